package org.chancery.standing;

import org.chancery.relation.Facet;
import org.chancery.relation.Grade;
import org.chancery.relation.Headline;
import org.chancery.relation.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which relations are wanted.
 *
 * @param circle by their actors
 * @param aspect by a facet key that must be able to hold the value; {@link Aspect#ANY} for any
 * @param value the value; null for anything recorded. Only with a facet
 * @param headline by a headline they must possibly have; null for any
 * @param minimum the grade a record needs in order to count
 */
public record WorldQuestion(
        Circle circle, Aspect aspect, @Nullable Value value, Headline.@Nullable Word headline, Grade minimum) {

    /** Every relation on record. */
    public static final WorldQuestion EVERYTHING =
            new WorldQuestion(Circle.WORLD, Aspect.ANY, null, null, Grade.REPORTED);

    /** @throws IllegalArgumentException if a value, a side or a key is given without a facet */
    public WorldQuestion {
        if (aspect.facet() == null && (value != null || !aspect.equals(Aspect.ANY))) {
            throw new IllegalArgumentException("a value, a side or a key is one of a facet");
        }
    }

    @Nullable
    Facet facet() {
        return aspect.facet();
    }
}
