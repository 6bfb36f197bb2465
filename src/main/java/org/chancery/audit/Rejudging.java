package org.chancery.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.chancery.actor.Actors;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.Step;
import org.chancery.narration.RefusalNarration;
import org.chancery.relation.ActorRules;
import org.chancery.relation.Effects;
import org.chancery.relation.Hindsight;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Refusal;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.ActorEvent;
import org.chancery.relation.Rewriting;
import org.jspecify.annotations.Nullable;

/**
 * Asks the rules of today about recorded history, relation by relation.
 *
 * <p>Commands given together were judged together, and the ledger does not say which were: neighbours in a stream that were
 * recorded by the same name with the same request may have been. An act is reported only where no run of such neighbours
 * makes up for it.
 */
final class Rejudging {

    private static final int MOST_TOGETHER = 1_000;

    private final TreeMap<Long, Actors> actors = new TreeMap<>();
    private final BiConsumer<LedgerEvent, String> objections;

    private @Nullable Pair pair;
    private final Deque<Neighbour> neighbours = new ArrayDeque<>();
    private final List<Suspicion> suspicions = new ArrayList<>();

    /** A step that may have been judged together with the next. */
    private record Neighbour(Recorded<RelationEvent> recorded, Relation before, Relation after) {}

    /** An act that needs a change, as long as others may make up for it. */
    private record Suspicion(LedgerEvent event, Hindsight.Growth growth, int mostBefore) {}

    /**
     * @param states the actors before any event
     * @param ofActors the events of actors, in order
     * @param objections told of an event, and why it would be refused
     */
    Rejudging(Actors states, List<LedgerEvent> ofActors, BiConsumer<LedgerEvent, String> objections) {
        this.objections = objections;
        actors.put(0L, states);
        for (LedgerEvent event : ofActors) {
            if (event.event() instanceof ActorEvent actorEvent) {
                actors.put(
                        event.position(), ActorRules.evolve(actors.lastEntry().getValue(), actorEvent));
            }
        }
    }

    /** Asks about the events of actors themselves. */
    void actors(List<LedgerEvent> ofActors) {
        for (LedgerEvent event : ofActors) {
            if (event.event() instanceof ActorEvent actorEvent) {
                Actors before = Objects.requireNonNull(actors.lowerEntry(event.position()))
                        .getValue();
                object(event, Hindsight.refusals(before, event.recorded().of(actorEvent)));
            }
        }
    }

    /** Takes a step of a relation; those of one relation follow each other. */
    void take(Pair relation, Step step) {
        if (!relation.equals(pair)) {
            end();
            pair = relation;
        }
        LedgerEvent event = step.event();
        Rewriting rewriting = step.rewritings().getFirst();
        if (event.event() instanceof ActorEvent) {
            return;
        }
        Recorded<RelationEvent> recorded = event.recorded();
        if (!neighbours.isEmpty() && !together(neighbours.getLast().recorded, recorded)) {
            end();
        }
        neighbours.addLast(new Neighbour(recorded, rewriting.before(), rewriting.after()));
        if (neighbours.size() > MOST_TOGETHER) {
            neighbours.removeFirst();
        }
        absolve(rewriting.after(), recorded);
        for (Hindsight.Growth growth : Hindsight.growths(rewriting, recorded)) {
            suspect(event, growth);
        }
        List<Refusal> refusals = Hindsight.refusals(rewriting.before(), recorded, actorsAt(recorded));
        if (!refusals.isEmpty()) {
            object(event, refusals);
        }
    }

    /** Actors may have been registered together with what speaks of them, a few positions later. */
    private Actors actorsAt(Recorded<RelationEvent> recorded) {
        Actors now = actorsAt(recorded.position());
        Actors soon = actorsAt(recorded.position() + MOST_TOGETHER);
        return soon == now ? now : later(recorded, now, soon);
    }

    private Actors actorsAt(long position) {
        Map.Entry<Long, Actors> at = actors.floorEntry(position);
        return (at == null ? actors.firstEntry() : at).getValue();
    }

    private static Actors later(Recorded<RelationEvent> recorded, Actors now, Actors soon) {
        boolean known = !(recorded.event() instanceof RelationEvent.Act act)
                || Effects.actors(act).stream()
                        .allMatch(actor -> now.find(actor).isPresent());
        return known ? now : soon;
    }

    private static boolean together(Recorded<RelationEvent> one, Recorded<RelationEvent> next) {
        return one.recordedBy().equals(next.recordedBy()) && Objects.equals(one.requestId(), next.requestId());
    }

    private void suspect(LedgerEvent event, Hindsight.Growth growth) {
        int most = growth.before();
        for (Neighbour neighbour : neighbours) {
            most = Math.max(most, neighbour.before.unrecordedChanges(growth.key()));
            if (Hindsight.insists(neighbour.after, neighbour.recorded, growth.key())) {
                return;
            }
        }
        if (growth.after() > most) {
            suspicions.add(new Suspicion(event, growth, most));
        }
    }

    private void absolve(Relation after, Recorded<RelationEvent> recorded) {
        for (Iterator<Suspicion> left = suspicions.iterator(); left.hasNext(); ) {
            Suspicion suspicion = left.next();
            boolean near = recorded.position() - suspicion.event.position() <= MOST_TOGETHER;
            if (near
                    && (Hindsight.insists(after, recorded, suspicion.growth.key())
                            || after.unrecordedChanges(suspicion.growth.key()) <= suspicion.mostBefore)) {
                left.remove();
            } else if (!near) {
                left.remove();
                object(suspicion);
            }
        }
    }

    /** Nothing more of this relation, or by the same request, comes. */
    void end() {
        suspicions.forEach(this::object);
        suspicions.clear();
        neighbours.clear();
    }

    private void object(Suspicion suspicion) {
        Hindsight.Growth growth = suspicion.growth;
        objections.accept(
                suspicion.event,
                "needs-unrecorded-change: " + growth.key().facet() + " "
                        + growth.key().by() + " "
                        + growth.key().toward()
                        + (growth.key().key() == null
                                ? ""
                                : " " + growth.key().key().text())
                        + " makes sense only with " + growth.after()
                        + (growth.after() == 1 ? " change" : " changes") + " that nobody recorded, and needed "
                        + growth.before() + " before");
    }

    private void object(LedgerEvent event, List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            objections.accept(
                    event,
                    refusals.stream()
                            .map(refusal -> refusal.rule() + ": " + RefusalNarration.sentence(refusal))
                            .collect(Collectors.joining(" ")));
        }
    }
}
