package org.chancery.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.chancery.relation.Headline;
import org.chancery.relation.Headlined;
import org.chancery.relation.Pair;
import org.chancery.standing.Scrubbing;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * How the headline of a relation went through time.
 *
 * @param pair the relation
 * @param points from which day on it was what, ascending; the first has no day
 */
record Course(Pair pair, List<Scrubbing.Point> points) {

    static Course of(Scrubbing.Line line) {
        return new Course(line.relation(), line.points());
    }

    /** One change of the headline. */
    record Turn(Pair pair, LocalDate day, Headline before, Headline after) {}

    Headline on(LocalDate day) {
        int at = at(day);
        return at < 0 ? Headlined.SILENCE : points.get(at).headline();
    }

    /** The day since which the headline has been what it is on a day; null where it was so always. */
    @Nullable
    LocalDate since(LocalDate day) {
        int at = at(day);
        return at < 0 || points.get(at).from() == Window.UNBOUNDED_PAST
                ? null
                : LocalDate.ofEpochDay(points.get(at).from());
    }

    private int at(LocalDate day) {
        long wanted = day.toEpochDay();
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).from() <= wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Every change, oldest first. */
    List<Turn> turns() {
        return IntStream.range(0, points.size())
                .filter(at -> points.get(at).from() != Window.UNBOUNDED_PAST)
                .mapToObj(at -> new Turn(
                        pair,
                        LocalDate.ofEpochDay(points.get(at).from()),
                        at == 0 ? Headlined.SILENCE : points.get(at - 1).headline(),
                        points.get(at).headline()))
                .toList();
    }
}
