package org.chancery.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The two clocks of a question. */
final class ClockOptions {

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "The day asked about, at its end; today where none is given.")
    private @Nullable String asOf;

    @Option(
            names = "--known-at",
            paramLabel = "INSTANT",
            description = "As the books stood then, in UTC; everything known now where none is given.")
    private @Nullable String knownAt;

    Connection.Query query() {
        return new Connection.Query().with("asOf", asOf).with("knownAt", knownAt);
    }
}
