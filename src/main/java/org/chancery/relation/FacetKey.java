package org.chancery.relation;

import org.chancery.actor.ActorCode;
import org.jspecify.annotations.Nullable;

/**
 * What is answered on its own: a facet of one side toward the other (or of both), and its key where it has one.
 *
 * @param facet the facet
 * @param by the side it belongs to; of a mutual facet the code that sorts first
 * @param toward the other side
 * @param key which one of several; null where the facet has no key
 */
public record FacetKey(
        Facet facet,
        ActorCode by,
        ActorCode toward,
        @Nullable Key key) implements Comparable<FacetKey> {

    public FacetKey {
        if (key == null ? facet.needsKey() : !facet.keyed()) {
            throw new IllegalArgumentException(
                    facet + (facet.keyed() ? " needs a key: the " + facet.keyedBy() : " has no key"));
        }
        if (!facet.directed() && by.compareTo(toward) > 0) {
            throw new IllegalArgumentException(facet + " is mutual: the codes are sorted");
        }
    }

    /** The key of a directed facet. */
    public static FacetKey directed(Facet facet, ActorCode by, ActorCode toward, @Nullable Key key) {
        return new FacetKey(facet, by, toward, key);
    }

    /** The key of a mutual facet of a pair. */
    public static FacetKey mutual(Facet facet, Pair pair, @Nullable Key key) {
        return new FacetKey(facet, pair.first(), pair.second(), key);
    }

    /** The relation it belongs to. */
    public Pair pair() {
        return Pair.of(by, toward);
    }

    @Override
    public int compareTo(FacetKey that) {
        int order = facet.compareTo(that.facet);
        order = order != 0 ? order : by.compareTo(that.by);
        order = order != 0 ? order : toward.compareTo(that.toward);
        if (order != 0 || key == null || that.key == null) {
            return order != 0 ? order : Boolean.compare(key != null, that.key != null);
        }
        return key.compareTo(that.key);
    }

    /** Such as {@code TIES SYR-TUR} or {@code SANCTIONS USA→CUB "embargo"}. */
    @Override
    public String toString() {
        return facet + " " + by + (facet.directed() ? "→" : "-") + toward + (key == null ? "" : " \"" + key + "\"");
    }
}
