package org.chancery.ledger;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.chancery.relation.RelationEvent;

/** What Axon holds still while an actor is decided about: its identity only, for all actors are folded together. */
final class ActorShell {

    @AggregateIdentifier
    private final String stream;

    ActorShell(String stream) {
        this.stream = stream;
    }

    @EventSourcingHandler
    void on(RelationEvent event) {}

    String stream() {
        return stream;
    }
}
