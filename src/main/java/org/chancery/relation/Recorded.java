package org.chancery.relation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Something the ledger holds, with the ledger's own clock and place.
 *
 * @param position place in the whole ledger, from 1, without gaps
 * @param recordedAt when the ledger learned of it, UTC, microseconds; strictly increases with position
 * @param recordedBy who recorded it
 * @param requestId the request it came with
 * @param event what was recorded
 */
public record Recorded<E>(
        long position,
        Instant recordedAt,
        String recordedBy,
        @Nullable String requestId,
        E event) {

    /** What the request id of everything begins with that follows from a succession; the id of its record comes after. */
    public static final String SUCCEEDED = "succession ";

    /** The same entry, holding the event given. */
    public <F extends E> Recorded<F> of(F same) {
        return new Recorded<>(position, recordedAt, recordedBy, requestId, same);
    }

    /** The UTC day on which it was recorded. */
    public LocalDate recordedOn() {
        return recordedAt.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
