package org.chancery.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A database that keeps what was so on which days, and since when that was known. It is told the true days, knows neither
 * windows nor contradictions, and says no reasons.
 */
interface Peer extends AutoCloseable {

    /** From a day on a thing is in a state, known from an instant on; days of a thing and instants never go back. */
    void put(String thing, String state, LocalDate from, Instant known) throws Exception;

    /** Returns when everything put can be asked for. */
    void flush() throws Exception;

    /** The state of a thing on a day, as known at an instant; null where nothing was known. */
    @Nullable
    String state(String thing, LocalDate day, Instant known) throws Exception;

    /** The states of all things on a day, as known at an instant: how many there are. */
    int all(LocalDate day, Instant known) throws Exception;
}
