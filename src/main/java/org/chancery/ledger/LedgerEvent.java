package org.chancery.ledger;

import java.util.UUID;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;
import org.jspecify.annotations.Nullable;

/**
 * One event of the ledger, with the stream it belongs to.
 *
 * @param stream whose history it is part of
 * @param sequence its place in that history, from 0
 * @param recorded what was recorded, where and when
 */
public record LedgerEvent(StreamId stream, long sequence, Recorded<RelationEvent> recorded) {

    static LedgerEvent of(Entry entry, Recorded<RelationEvent> recorded) {
        return new LedgerEvent(StreamId.parse(entry.stream()), entry.sequence(), recorded);
    }

    /** Its place in the whole ledger, from 1. */
    public long position() {
        return recorded.position();
    }

    /** What happened. */
    public RelationEvent event() {
        return recorded.event();
    }

    /** The record it makes or speaks of; null where it registers an actor. */
    public @Nullable UUID record() {
        return Ledger.about(recorded.event());
    }
}
