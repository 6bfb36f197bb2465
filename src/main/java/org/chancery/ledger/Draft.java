package org.chancery.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An {@link Entry} before the ledger has given it a place and a time. */
record Draft(
        UUID eventId,
        String stream,
        long sequence,
        String name,
        int revision,
        String recordedBy,
        @Nullable String requestId,
        @Nullable UUID recordId,
        String payload) {

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
                payload);
    }
}
