package org.chancery.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The two clocks of a question: the day in the world it asks about, and the instant up to which the books are read.
 *
 * @param asOf the day asked about; the answer is the one at the end of that day
 * @param knownAt the last instant whose entries count, itself included; a later entry is as if it were never made
 */
public record AsOf(LocalDate asOf, Instant knownAt) {

    public AsOf {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(knownAt, "knownAt");
    }

    /** Whether an entry recorded at this instant counts for the question. */
    public boolean knows(Instant recordedAt) {
        return !recordedAt.isAfter(knownAt);
    }
}
