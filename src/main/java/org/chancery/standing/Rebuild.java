package org.chancery.standing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild of a projection, as it stands: all of history is read again and new rows are put beside the old ones, which
 * answer until the new ones are complete.
 *
 * @param id its id
 * @param projection what is rebuilt
 * @param state how it stands
 * @param message why it failed; null where all is well
 * @param askedAt when it was asked for
 * @param endedAt when it ended; null before
 * @param done how many events it has taken
 * @param total how many there were when it began; more can come while it runs
 * @param ratePerSecond how many events a second since it began; 0 before
 */
public record Rebuild(
        UUID id,
        String projection,
        State state,
        @Nullable String message,
        Instant askedAt,
        @Nullable Instant endedAt,
        long done,
        long total,
        double ratePerSecond) {

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

    /** How many seconds are left at this rate; null where that cannot be told. */
    public @Nullable Long secondsLeft() {
        return state.isOver() || ratePerSecond <= 0 ? null : Math.round(Math.max(0, total - done) / ratePerSecond);
    }
}
