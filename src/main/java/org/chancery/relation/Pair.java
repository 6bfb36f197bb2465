package org.chancery.relation;

import org.chancery.actor.ActorCode;

/**
 * A relation's identity: two different actors without order, written with their codes sorted ({@code SYR-TUR}).
 *
 * @param first the code that sorts first
 * @param second the other code
 */
public record Pair(ActorCode first, ActorCode second) implements Comparable<Pair> {

    public Pair {
        if (first.compareTo(second) >= 0) {
            throw new IllegalArgumentException(
                    "a pair is two different actors, sorted: found " + first + " and " + second);
        }
    }

    /** The pair of two actors, in either order; the same actor twice is refused. */
    public static Pair of(ActorCode one, ActorCode other) {
        return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    /** Reads {@code SYR-TUR} or {@code TUR-SYR}; throws IllegalArgumentException with the expected form otherwise. */
    public static Pair parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0 || text.indexOf('-', dash + 1) >= 0) {
            throw new IllegalArgumentException("a relation is two actor codes joined by a hyphen, such as SYR-TUR");
        }
        return of(ActorCode.of(text.substring(0, dash)), ActorCode.of(text.substring(dash + 1)));
    }

    /** Whether the actor is one of the two. */
    public boolean has(ActorCode actor) {
        return first.equals(actor) || second.equals(actor);
    }

    /** The other of the two actors; throws IllegalArgumentException for a stranger. */
    public ActorCode other(ActorCode actor) {
        if (!has(actor)) {
            throw new IllegalArgumentException(actor + " is not a party of " + this);
        }
        return first.equals(actor) ? second : first;
    }

    @Override
    public int compareTo(Pair that) {
        int byFirst = first.compareTo(that.first);
        return byFirst != 0 ? byFirst : second.compareTo(that.second);
    }

    @Override
    public String toString() {
        return first + "-" + second;
    }
}
