package org.chancery.standing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.relation.Pair;
import org.chancery.relation.Span;
import org.chancery.standing.Changes.Closing;
import org.chancery.standing.Changes.Row;
import org.jspecify.annotations.Nullable;

/** The overviews of one shelf that somebody has asked for, kept as its rows are. */
final class Overviews {

    private final Map<Facet, Overview> facets = new ConcurrentHashMap<>();
    private final List<Runnable> news = new ArrayList<>();
    private volatile @Nullable Overview headlines;
    private volatile Entry[] sorted = {};

    /** A relation on the shelf with its number there and the position of its first event. */
    record Entry(Pair pair, int id, long first) {}

    /** The overview of a facet, or of headlines where that is null; null where nobody has asked for it yet. */
    @Nullable
    Overview get(@Nullable Facet facet) {
        return facet == null ? headlines : facets.get(facet);
    }

    void put(@Nullable Facet facet, Overview overview) {
        if (facet == null) {
            headlines = overview;
        } else {
            facets.put(facet, overview);
        }
    }

    /** The facets there are overviews of. */
    List<Facet> facets() {
        return List.copyOf(facets.keySet());
    }

    /** The relations sorted; others look on while they grow. */
    Entry[] sorted(Map<Pair, Filler.Placed> relations) {
        Entry[] now = sorted;
        if (now.length < relations.size()) {
            now = relations.entrySet().stream()
                    .map(each -> new Entry(
                            each.getKey(), each.getValue().id(), each.getValue().first()))
                    .toArray(Entry[]::new);
            Arrays.sort(now, (one, other) -> one.pair.compareTo(other.pair));
            sorted = now;
        }
        return now;
    }

    /** What is being written; it is heard once that is certain. */
    void write(
            List<Closing> keysClosed,
            List<Row<FacetKey>> keys,
            List<Closing> readingsClosed,
            List<Row<Span>> readings,
            List<Closing> headlinesClosed,
            List<Row<Headline>> spoken) {
        Overview ofHeadlines = headlines;
        if (ofHeadlines != null) {
            news.add(() -> ofHeadlines.takeHeadlines(headlinesClosed, spoken));
        }
        for (Overview each : facets.values()) {
            news.add(() -> each.takeReadings(keysClosed, keys, readingsClosed, readings));
        }
    }

    /** What was written is certain. */
    void heard() {
        news.forEach(Runnable::run);
        news.clear();
    }
}
