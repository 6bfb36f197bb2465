package org.chancery.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.relation.ActorRules;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationEvent.ActorEvent;

/**
 * An event of an actor after which some actors lived on other days than was known before, so that their relations are
 * folded from another beginning.
 *
 * @param event the event
 * @param after all actors, as known from it on
 * @param changed the actors whose life spans are others
 */
record Turn(LedgerEvent event, Actors after, Set<ActorCode> changed) {

    /** The turns among some events of actors, in their order. */
    static List<Turn> among(List<LedgerEvent> events, Actors before) {
        List<Turn> turns = new ArrayList<>();
        Actors actors = before;
        for (LedgerEvent event : events) {
            if (event.event() instanceof ActorEvent actorEvent) {
                Actors next = ActorRules.evolve(actors, actorEvent);
                Set<ActorCode> changed = changed(actors, next);
                if (!changed.isEmpty()) {
                    turns.add(new Turn(event, next, changed));
                }
                actors = next;
            }
        }
        return turns;
    }

    private static Set<ActorCode> changed(Actors before, Actors after) {
        Map<ActorCode, List<Lifespan>> spans = new HashMap<>();
        before.all().forEach(actor -> spans.put(actor.code(), actor.lifespans()));
        Set<ActorCode> changed = new TreeSet<>();
        for (Actor actor : after.all()) {
            if (!actor.lifespans().equals(spans.getOrDefault(actor.code(), List.of(Lifespan.ALWAYS)))) {
                changed.add(actor.code());
            }
        }
        return changed;
    }

    boolean concerns(Pair pair) {
        return changed.contains(pair.first()) || changed.contains(pair.second());
    }
}
