package org.chancery.chronicle;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.actor.Lifespan;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.StreamId;
import org.chancery.relation.Grade;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.Act;
import org.jspecify.annotations.Nullable;

/** Single records, put together from the events that speak of them and from no others. */
final class Records {

    private final Ledger ledger;

    Records(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A record with all its versions, by the id of a dispute the record it disputes; null where there is none. */
    @Nullable
    Chronicled record(UUID id) {
        List<LedgerEvent> events = ledger.eventsOfRecord(id);
        if (events.isEmpty()) {
            return null;
        }
        LedgerEvent first = events.getFirst();
        if (first.event() instanceof RelationEvent.RecordDisputed disputed
                && disputed.disputeId().equals(id)) {
            return record(disputed.record());
        }
        return switch (first.stream()) {
            case StreamId.OfRelation(Pair pair) -> ofRelation(id, events, first.stream(), pair);
            case StreamId.OfActor actor -> ofActor(id, events, actor);
        };
    }

    /** Of the relations that hold a record, the one that held it first tells its whole history. */
    private static @Nullable Chronicled ofRelation(UUID id, List<LedgerEvent> events, StreamId stream, Pair pair) {
        List<Lifespan> always = List.of(Lifespan.ALWAYS);
        Relation relation = Relation.of(pair, always, always);
        for (LedgerEvent event : events) {
            if (event.stream().equals(stream)) {
                relation = relation.evolve(event.recorded());
            }
        }
        Held held = relation.record(id);
        return held == null ? null : Chronicled.of(held);
    }

    private static Chronicled ofActor(UUID id, List<LedgerEvent> events, StreamId.OfActor actor) {
        List<Recorded<? extends RelationEvent>> history = new ArrayList<>();
        for (LedgerEvent event : events) {
            if (event.stream().equals(actor)) {
                history.add(event.recorded());
            }
        }
        return new Chronicled(id, history.getFirst().event(), Grade.REPORTED, false, false, new TreeSet<>(), history);
    }

    /** What a record is found by. */
    String words(Act act) {
        return Words.of(act, ledger.actors());
    }
}
