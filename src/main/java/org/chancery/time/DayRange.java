package org.chancery.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days from one day until before another: the first is in the range, the second is not. Either side can be open.
 *
 * <p>A range holds at least one day, so that a stretch of a timeline cannot be empty.
 *
 * @param from first day of the range, or null if it reaches back without limit
 * @param to first day after the range, or null if it reaches forward without limit
 */
public record DayRange(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** The range of all days. */
    public static final DayRange ALWAYS = new DayRange(null, null);

    /** @throws IllegalArgumentException if the range would be empty or inverted */
    public DayRange {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("a range from " + from + " until before " + to + " holds no day");
        }
    }

    /** The range of exactly one day. */
    public static DayRange day(LocalDate day) {
        return new DayRange(day, day.plusDays(1));
    }

    /** The last day in the range, or null if it reaches forward without limit. */
    public @Nullable LocalDate lastDay() {
        return to == null ? null : to.minusDays(1);
    }

    /** Whether the day lies in the range. */
    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    /** The range as {@code [2011-01-01, 2012-01-01)}, with {@code ..} for an open side. */
    @Override
    public String toString() {
        return (from == null ? "(.." : "[" + from) + ", " + (to == null ? ".." : to.toString()) + ")";
    }
}
