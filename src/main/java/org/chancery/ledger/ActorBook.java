package org.chancery.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.relation.ActorRules;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.ActorEvent;
import org.chancery.relation.RelationEvent.SuccessionRecorded;

/** All actors: the table of states that comes with the program, and what the ledger has recorded of actors since. */
final class ActorBook {

    private static final int PASTS_KEPT = 32;

    private final EventTable table;
    private final Actors states;
    private final Cache<Integer, Actors> pasts =
            Caffeine.newBuilder().maximumSize(PASTS_KEPT).build();
    private Book book;

    ActorBook(EventTable table, Actors states) {
        this.table = table;
        this.states = states;
        this.book = new Book(0, List.of(), List.of(), states);
    }

    /** Everything recorded of actors up to a position, and what it comes to. */
    private record Book(
            long readTo,
            List<Recorded<RelationEvent>> events,
            List<Recorded<SuccessionRecorded>> successions,
            Actors actors) {}

    /** The actors after every event up to a position, which is no earlier than one asked for before. */
    Actors at(long position) {
        return readTo(position).actors;
    }

    /** Every succession recorded up to a position, which is no earlier than one asked for before, in order. */
    List<Recorded<SuccessionRecorded>> successions(long position) {
        return readTo(position).successions;
    }

    /** The actors as they were read last. */
    synchronized Actors latest() {
        return book.actors;
    }

    /** The actors as far as they were known at an instant. */
    Actors asKnown(Instant knownAt, long position) {
        Book now = readTo(position);
        int known = now.events.size();
        while (known > 0 && now.events.get(known - 1).recordedAt().isAfter(knownAt)) {
            known--;
        }
        if (known == now.events.size()) {
            return now.actors;
        }
        List<Recorded<RelationEvent>> first = now.events.subList(0, known);
        return pasts.get(known, count -> fold(states, first));
    }

    /** The actors after every event up to a position that was read before, however long ago. */
    Actors after(long position) {
        Book now = readTo(position);
        int known = now.events.size();
        while (known > 0 && now.events.get(known - 1).position() > position) {
            known--;
        }
        List<Recorded<RelationEvent>> first = now.events.subList(0, known);
        return known == now.events.size() ? now.actors : pasts.get(known, count -> fold(states, first));
    }

    /** Where the fold of a relation starts among these actors. */
    static Folds.Origin origin(Pair pair, Actors actors) {
        return new Folds.Origin(pair, lifespans(pair.first(), actors), lifespans(pair.second(), actors));
    }

    private static List<Lifespan> lifespans(ActorCode code, Actors actors) {
        return actors.find(code).map(Actor::lifespans).orElse(List.of(Lifespan.ALWAYS));
    }

    private synchronized Book readTo(long position) {
        if (position > book.readTo) {
            List<Recorded<RelationEvent>> more = Payloads.readAll(table.ofActors(book.readTo, position));
            if (more.isEmpty()) {
                book = new Book(position, book.events, book.successions, book.actors);
            } else {
                List<Recorded<RelationEvent>> events = new ArrayList<>(book.events);
                events.addAll(more);
                book = new Book(position, List.copyOf(events), successionsAmong(events), fold(book.actors, more));
            }
        }
        return book;
    }

    private static List<Recorded<SuccessionRecorded>> successionsAmong(List<Recorded<RelationEvent>> events) {
        List<Recorded<SuccessionRecorded>> successions = new ArrayList<>();
        for (Recorded<RelationEvent> recorded : events) {
            if (recorded.event() instanceof SuccessionRecorded succession) {
                successions.add(recorded.of(succession));
            }
        }
        return List.copyOf(successions);
    }

    private static Actors fold(Actors from, List<Recorded<RelationEvent>> events) {
        Actors actors = from;
        for (Recorded<RelationEvent> recorded : events) {
            if (recorded.event() instanceof ActorEvent event) {
                actors = ActorRules.evolve(actors, event);
            }
        }
        return actors;
    }
}
