package org.chancery.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days from one day until before another: the first is in the range, the second is not. Either side can be open.
 *
 * <p>A range holds at least one day, so that a stretch of a timeline cannot be empty. Ranges that follow each other
 * without a gap {@linkplain #abuts abut}.
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

    /** The range of the days from the first until before the second. */
    public static DayRange of(LocalDate from, LocalDate to) {
        return new DayRange(from, to);
    }

    /** The range of exactly one day. */
    public static DayRange day(LocalDate day) {
        return new DayRange(day, day.plusDays(1));
    }

    /** The range of this day and all later ones. */
    public static DayRange startingOn(LocalDate from) {
        return new DayRange(from, null);
    }

    /** The range of all days before this one. */
    public static DayRange endingBefore(LocalDate to) {
        return new DayRange(null, to);
    }

    /** The last day in the range, or null if it reaches forward without limit. */
    public @Nullable LocalDate lastDay() {
        return to == null ? null : to.minusDays(1);
    }

    /** Whether the day lies in the range. */
    public boolean contains(LocalDate day) {
        return !isAfter(day) && !isBefore(day);
    }

    /** Whether every day of the other range lies in this one. */
    public boolean encloses(DayRange other) {
        return (from == null || (other.from != null && !other.from.isBefore(from)))
                && (to == null || (other.to != null && !other.to.isAfter(to)));
    }

    /** Whether the two ranges have a day in common. */
    public boolean overlaps(DayRange other) {
        return !isBefore(other) && !isAfter(other);
    }

    /** Whether one range ends on the day before the other begins: no gap and no day in common. */
    public boolean abuts(DayRange other) {
        return (to != null && to.equals(other.from)) || (from != null && from.equals(other.to));
    }

    /** Whether the whole range lies before the day. */
    public boolean isBefore(LocalDate day) {
        return to != null && !to.isAfter(day);
    }

    /** Whether the whole range lies after the day. */
    public boolean isAfter(LocalDate day) {
        return from != null && from.isAfter(day);
    }

    /** Whether the whole range lies before the other one. */
    public boolean isBefore(DayRange other) {
        return other.from != null && isBefore(other.from);
    }

    /** Whether the whole range lies after the other one. */
    public boolean isAfter(DayRange other) {
        return other.isBefore(this);
    }

    /** The range as {@code [2011-01-01, 2012-01-01)}, with {@code ..} for an open side. */
    @Override
    public String toString() {
        return (from == null ? "(.." : "[" + from) + ", " + (to == null ? ".." : to.toString()) + ")";
    }
}
