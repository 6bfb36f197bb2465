package org.chancery.relation;

import java.util.List;
import org.chancery.actor.ActorCode;
import org.jspecify.annotations.Nullable;

/**
 * One value that a facet key could have when an actor ended, and that goes on with the actor that continues it. Where
 * several were possible there is one of each for the same key.
 *
 * @param facet the facet
 * @param by the side it belongs to, in the codes of the relation that goes on; null where the facet is mutual
 * @param key which one of several; null where the facet has no key
 * @param value the value; null where it was possible that nothing was
 * @param details what else was known of it
 */
public record Carried(
        Facet facet,
        @Nullable ActorCode by,
        @Nullable Key key,
        @Nullable Value value,
        List<Detail> details) {

    public Carried {
        details = List.copyOf(details);
    }

    /**
     * A further word about a value: its initiator, its person, its kind.
     *
     * @param name what it is
     * @param text what it says
     */
    public record Detail(String name, String text) {}

    /** The facet key it belongs to in the relation that goes on. */
    FacetKey in(Pair pair) {
        return by == null ? FacetKey.mutual(facet, pair, key) : FacetKey.directed(facet, by, pair.other(by), key);
    }
}
