package org.chancery.standing;

import java.util.Set;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Pair;

/**
 * Which relations are asked about, by their actors.
 *
 * @param actors the relation must have one of them; empty for any
 * @param counterparts one of these must be its other side; empty for any
 */
public record Circle(Set<ActorCode> actors, Set<ActorCode> counterparts) {

    /** All relations. */
    public static final Circle WORLD = new Circle(Set.of(), Set.of());

    /** Those of one actor. */
    public static Circle of(ActorCode actor) {
        return new Circle(Set.of(actor), Set.of());
    }

    /** Whether a relation is asked about. */
    public boolean has(Pair pair) {
        return isAsked(pair.first(), pair.second()) || isAsked(pair.second(), pair.first());
    }

    private boolean isAsked(ActorCode one, ActorCode other) {
        return (actors.isEmpty() || actors.contains(one)) && (counterparts.isEmpty() || counterparts.contains(other));
    }
}
