package org.chancery.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import org.chancery.actor.Actors;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.chancery.relation.Rewriting;

/**
 * Folds events in the order of positions, all relations side by side, and says what each event made of its relation.
 *
 * <p>The relations it needs next are kept, bounded by the number of events they stand for; the others are folded again from
 * their streams when their turn comes. For one thread.
 */
final class Folding {

    private final EventTable table;
    private final ActorBook book;
    private final Folds folds;
    private final Cache<Pair, Relation> latest;
    private Actors actors;

    /**
     * @param after the position after which the first event comes
     * @param eventsKept how many events the relations kept may stand for together
     */
    Folding(EventTable table, ActorBook book, Folds folds, long after, long eventsKept) {
        this.table = table;
        this.book = book;
        this.folds = folds;
        this.latest = Caffeine.newBuilder()
                .maximumWeight(eventsKept)
                .weigher((Pair pair, Relation relation) ->
                        Math.toIntExact(Math.min(Integer.MAX_VALUE, relation.events() + 16)))
                .executor(Runnable::run)
                .build();
        this.actors = book.after(after);
    }

    /** Forgets what was folded; the next event is the one after a position. */
    void startAfter(long position) {
        latest.invalidateAll();
        actors = book.after(position);
    }

    /** The events that come next, in order. */
    List<Step> fold(List<LedgerEvent> events) {
        List<Step> steps = new ArrayList<>(events.size());
        for (LedgerEvent event : events) {
            steps.add(new Step(
                    event,
                    switch (event.stream()) {
                        case StreamId.OfRelation(Pair pair) -> List.of(rewriting(pair, event));
                        case StreamId.OfActor _ -> turned(event);
                    }));
        }
        return steps;
    }

    private Rewriting rewriting(Pair pair, LedgerEvent event) {
        Rewriting rewriting = Rewriting.by(before(pair, event.position()), event.recorded());
        latest.put(pair, rewriting.after());
        return rewriting;
    }

    private Relation before(Pair pair, long position) {
        Relation kept = latest.getIfPresent(pair);
        return kept == null ? folds.at(ActorBook.origin(pair, actors), position - 1) : kept;
    }

    private List<Rewriting> turned(LedgerEvent event) {
        List<Rewriting> rewritings = new ArrayList<>();
        for (Turn turn : Turn.among(List.of(event), actors)) {
            for (Pair pair : relations(turn)) {
                Folds.Origin origin = ActorBook.origin(pair, turn.after());
                if (!origin.equals(ActorBook.origin(pair, actors))) {
                    Relation before = before(pair, event.position());
                    Relation after = folds.at(origin, event.position() - 1);
                    latest.put(pair, after);
                    rewritings.add(Rewriting.between(before, after));
                }
            }
        }
        actors = book.after(event.position());
        return rewritings;
    }

    /** The relations on record before a turn whose actors it concerns. */
    private List<Pair> relations(Turn turn) {
        return table.relations(turn.event().position() - 1).stream()
                .filter(turn::concerns)
                .toList();
    }
}
