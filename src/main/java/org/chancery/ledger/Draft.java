package org.chancery.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Entry} before the ledger has given it a place and a time.
 *
 * @param salt hides who recorded it in the leaf; by chance, so that nobody finds the name by trying names
 */
record Draft(
        UUID eventId,
        String stream,
        long sequence,
        String name,
        int revision,
        String recordedBy,
        @Nullable String requestId,
        @Nullable UUID recordId,
        String payload,
        UUID salt) {

    Draft(
            UUID eventId,
            String stream,
            long sequence,
            String name,
            int revision,
            String recordedBy,
            @Nullable String requestId,
            @Nullable UUID recordId,
            String payload) {
        this(eventId, stream, sequence, name, revision, recordedBy, requestId, recordId, payload, UUID.randomUUID());
    }

    Entry at(long position, Instant recordedAt) {
        return new Entry(
                position,
                eventId,
                stream,
                sequence,
                name,
                revision,
                recordedAt,
                recordedBy,
                requestId,
                recordId,
                payload,
                salt);
    }
}
