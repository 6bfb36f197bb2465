package org.chancery.standing;

import java.util.Objects;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Key;
import org.jspecify.annotations.Nullable;

/**
 * Which facet keys a question is about; null means any.
 *
 * @param facet the facet
 * @param by the side it belongs to
 * @param key which one of several
 */
public record Aspect(
        @Nullable Facet facet,
        @Nullable ActorCode by,
        @Nullable Key key) {

    /** Every facet key. */
    public static final Aspect ANY = new Aspect(null, null, null);

    /** Every key of a facet. */
    public static Aspect of(Facet facet) {
        return new Aspect(facet, null, null);
    }

    /** Exactly this key. */
    public static Aspect of(FacetKey key) {
        return new Aspect(key.facet(), key.facet().directed() ? key.by() : null, key.key());
    }

    /** Whether a facet key is asked about. */
    public boolean concerns(FacetKey candidate) {
        return (facet == null || facet == candidate.facet())
                && (by == null || (candidate.facet().directed() && by.equals(candidate.by())))
                && (key == null || Objects.equals(key, candidate.key()));
    }
}
