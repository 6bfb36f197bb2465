package org.chancery.cli;

import java.util.Locale;
import org.chancery.cli.Connection.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which facets a question is about. */
final class FacetOptions {

    @Option(names = "--facet", paramLabel = "FACET", description = "Only this facet, such as TIES.")
    private @Nullable String facet;

    @Option(names = "--by", paramLabel = "CODE", description = "Only the facets of this side toward the other.")
    private @Nullable String by;

    @Option(names = "--key", paramLabel = "TEXT", description = "Only this one of a facet that is kept apart by a key.")
    private @Nullable String key;

    Query on(Query query) {
        return query.with("facet", facet == null ? null : facet.toUpperCase(Locale.ROOT))
                .with("by", by)
                .with("key", key);
    }
}
