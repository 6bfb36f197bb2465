package org.chancery.exchange;

import java.time.Instant;
import java.util.UUID;
import org.chancery.ledger.Entry;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * An import, or the undoing of one, as it stands.
 *
 * @param id its id; the request id of everything it recorded is {@code import:} and this
 * @param kind import or undo
 * @param undoes the import that is undone; null for an import
 * @param undoneBy what undid it, or is about to; null where nothing does
 * @param format the name of its format
 * @param name what somebody called it
 * @param startedBy who asked for it
 * @param dryRun whether it records nothing and only says what it would
 * @param fileName the name the file had
 * @param fileBytes its size
 * @param digest SHA-256 of the file as it was sent, in hexadecimal digits; null until it was read through once
 * @param state how it stands
 * @param message why it failed and what to do; null where all is well
 * @param askedAt when it was asked for
 * @param endedAt when it ended; null before
 * @param total the rows (of an undo the records) there are; null until they were counted
 * @param done how many are done with
 * @param ratePerSecond how many a second, of late; 0 while it does not run
 * @param firstPosition the position of the ledger when it began; null before
 * @param rows what became of the rows
 * @param mapping what was said of the columns of somebody's own table; {@link Mapping#NONE} where nothing was
 */
public record Import(
        UUID id,
        Kind kind,
        @Nullable UUID undoes,
        @Nullable UUID undoneBy,
        String format,
        String name,
        String startedBy,
        boolean dryRun,
        String fileName,
        long fileBytes,
        @Nullable String digest,
        State state,
        @Nullable String message,
        Instant askedAt,
        @Nullable Instant endedAt,
        @Nullable Long total,
        long done,
        double ratePerSecond,
        @Nullable Long firstPosition,
        Counts rows,
        Mapping mapping) {

    /** What it is. */
    public enum Kind {
        IMPORT,
        UNDO
    }

    /** How it stands. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /** Whether nothing more will happen unless somebody asks for it. */
        public boolean isOver() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /** The request id of what it records. */
    public String requestId() {
        return Ledger.IMPORTED + id;
    }

    /** Whether it recorded that: it came with its request, from who asked for it, or from a name that was let go since. */
    boolean recorded(Recorded<?> entry) {
        return requestId().equals(entry.requestId())
                && (startedBy.equals(entry.recordedBy()) || entry.recordedBy().startsWith(Entry.HIDDEN));
    }

    /** How many seconds are left, at the rate of late; null where that cannot be told. */
    public @Nullable Long secondsLeft() {
        return total == null || ratePerSecond <= 0 ? null : Math.round((total - done) / ratePerSecond);
    }
}
