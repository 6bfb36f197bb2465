package org.chancery.ledger;

import org.chancery.actor.ActorCode;
import org.chancery.relation.Pair;

/** Whose history an event belongs to: a relation's or an actor's. Each is complete in itself and has its own sequence. */
public sealed interface StreamId {

    /** The written form, which the ledger stores: {@code relation/SYR-TUR}, {@code actor/SDF}. */
    String name();

    /** The history of a relation. */
    record OfRelation(Pair pair) implements StreamId {
        static final String PREFIX = "relation/";

        @Override
        public String name() {
            return PREFIX + pair;
        }
    }

    /** The history of an actor itself: its registration, names, governments, successions. */
    record OfActor(ActorCode actor) implements StreamId {
        static final String PREFIX = "actor/";

        @Override
        public String name() {
            return PREFIX + actor;
        }
    }

    /** Reads the written form; throws IllegalArgumentException where it is neither. */
    static StreamId parse(String name) {
        if (name.startsWith(OfRelation.PREFIX)) {
            return new OfRelation(Pair.parse(name.substring(OfRelation.PREFIX.length())));
        }
        if (name.startsWith(OfActor.PREFIX)) {
            return new OfActor(ActorCode.of(name.substring(OfActor.PREFIX.length())));
        }
        throw new IllegalArgumentException("a stream is relation/ and a pair, or actor/ and a code, found " + name);
    }
}
