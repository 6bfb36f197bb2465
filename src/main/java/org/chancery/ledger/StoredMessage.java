package org.chancery.ledger;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;

/** A stored event on its way back into an aggregate, with what the ledger knows of it. */
final class StoredMessage extends GenericDomainEventMessage<RelationEvent> {

    private static final long serialVersionUID = 1L;

    private final transient Recorded<RelationEvent> recorded;

    StoredMessage(String type, Entry entry, Recorded<RelationEvent> recorded) {
        super(
                type,
                entry.stream(),
                entry.sequence(),
                recorded.event(),
                MetaData.emptyInstance(),
                entry.eventId().toString(),
                entry.recordedAt());
        this.recorded = recorded;
    }

    Recorded<RelationEvent> recorded() {
        return recorded;
    }
}
