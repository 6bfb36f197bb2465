package org.chancery.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;

/**
 * An audit, as it stands.
 *
 * @param id its id
 * @param scope how much of history it reads; its position is known once it has begun
 * @param seed what decides on which days and for which times answers are compared
 * @param askedBy who asked for it
 * @param state how it stands
 * @param message why it failed; null where all is well
 * @param askedAt when it was asked for
 * @param endedAt when it ended; null before
 * @param done how many events it has dealt with
 * @param total how many there are; null before it began
 * @param ratePerSecond how many events a second
 * @param rules the version of everything answers depend on beside the events
 * @param program the version of the program
 * @param outcome what it came to; null before it is done
 * @param findings how many findings, notes left out
 * @param notes how many notes
 * @param acknowledged who knows of the findings; null while nobody has said so
 */
public record Audit(
        UUID id,
        Scope scope,
        long seed,
        String askedBy,
        State state,
        @Nullable String message,
        Instant askedAt,
        @Nullable Instant endedAt,
        long done,
        @Nullable Long total,
        double ratePerSecond,
        String rules,
        String program,
        @Nullable Outcome outcome,
        long findings,
        long notes,
        @Nullable Acknowledged acknowledged) {

    /** How it stands. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** Whether nothing more will happen. */
        public boolean isOver() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /**
     * What an audit came to.
     *
     * @param size how many events were read
     * @param root the root of the tree of all of them, in hexadecimal; null for a part of the ledger
     * @param head when the last of them was recorded; null where there is none
     * @param checkpoints how many checkpoints were compared
     * @param relations how many relations were compared
     * @param rows how many rows of kept answers were compared
     * @param answers how many answers were compared on days and for times drawn at random
     * @param comparedUpTo up to which position kept answers were compared; -1 where they were not
     * @param took how long it took
     * @param kinds how often what was found
     */
    public record Outcome(
            long size,
            @Nullable String root,
            @Nullable Instant head,
            long checkpoints,
            long relations,
            long rows,
            long answers,
            long comparedUpTo,
            Duration took,
            Map<Finding.Kind, Long> kinds) {}

    /**
     * Somebody who knows of the findings.
     *
     * @param by the name
     * @param at when it was said
     * @param remark what was said
     */
    public record Acknowledged(
            String by, Instant at, @Nullable String remark) {}

    /** Whether there are findings that nobody has acknowledged. */
    public boolean isOpen() {
        return findings > 0 && acknowledged == null;
    }

    /** How many seconds are left at this rate; null where that cannot be told. */
    public @Nullable Long secondsLeft() {
        return state.isOver() || ratePerSecond <= 0 || total == null
                ? null
                : Math.round(Math.max(0, total - done) / ratePerSecond);
    }

    /** The command line that repeats it. */
    public String commandLine() {
        Pair relation = scope.relation();
        return "chancery audit" + (relation == null ? "" : " --relation " + relation)
                + (scope.upTo() == null ? "" : " --up-to " + scope.upTo()) + " --seed " + seed;
    }
}
