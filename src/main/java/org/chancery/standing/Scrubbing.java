package org.chancery.standing;

import java.util.List;
import org.chancery.relation.Headline;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Every day on which a headline changes, relation by relation.
 *
 * @param relations those of a page, sorted
 * @param next after which relation the next page begins; null where there is none
 */
public record Scrubbing(List<Line> relations, @Nullable Pair next) {

    /**
     * One relation.
     *
     * @param relation the two actors
     * @param points by day, at least one
     */
    public record Line(Pair relation, List<Point> points) {}

    /**
     * From a day on the headline is this.
     *
     * @param from the day, counted from 1970-01-01; {@link org.chancery.time.Window#UNBOUNDED_PAST} for the first point
     */
    public record Point(long from, Headline headline) {}
}
