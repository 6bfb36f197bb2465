package org.chancery.relation;

import java.util.List;
import org.chancery.actor.ActorCode;

/** Who did it to whom, or with whom. */
public sealed interface Parties {

    /**
     * One side acts on the other.
     *
     * @param by the acting side: the sender of a mission, the host that expels, the side that demands
     * @param toward the other side
     */
    record Directed(List<ActorCode> by, List<ActorCode> toward) implements Parties {
        public Directed {
            by = List.copyOf(by);
            toward = List.copyOf(toward);
        }
    }

    /**
     * The parties act together.
     *
     * @param between two or more actors
     */
    record Mutual(List<ActorCode> between) implements Parties {
        public Mutual {
            between = List.copyOf(between);
        }
    }
}
