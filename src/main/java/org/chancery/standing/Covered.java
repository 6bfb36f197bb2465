package org.chancery.standing;

import java.util.List;
import java.util.Map;
import org.chancery.relation.Grade;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Which relations have records in a span of days.
 *
 * @param relations those of a page, sorted
 * @param total how many there are in all
 * @param next after which relation the next page begins; null where there is none
 */
public record Covered(
        List<Relation> relations, int total, @Nullable Pair next) {

    /**
     * A relation that has records in the span.
     *
     * @param relation the two actors
     * @param coverage what the books hold of it, whenever it happened
     * @param within how many records lie in the span
     * @param grades how many of each grade can lie in it
     */
    public record Relation(Pair relation, Coverage coverage, Count within, Map<Grade, Integer> grades) {}
}
