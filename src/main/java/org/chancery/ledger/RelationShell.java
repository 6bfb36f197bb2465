package org.chancery.ledger;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;

/**
 * What Axon holds still while a relation is decided about: its identity and the fold of what is stored.
 *
 * <p>What is being recorded has no position and no time yet, so it is folded only after it is stored.
 */
final class RelationShell {

    @AggregateIdentifier
    private final String stream;

    private final Folds.Origin origin;
    private Relation relation;

    RelationShell(String stream, Folds.Origin origin, Relation relation) {
        this.stream = stream;
        this.origin = origin;
        this.relation = relation;
    }

    @EventSourcingHandler
    void on(RelationEvent event, DomainEventMessage<?> message) {
        if (message instanceof StoredMessage stored) {
            relation = relation.evolve(stored.recorded());
        }
    }

    String stream() {
        return stream;
    }

    Folds.Origin origin() {
        return origin;
    }

    Relation relation() {
        return relation;
    }
}
