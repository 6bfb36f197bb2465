package org.chancery.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on one of which something happened, from an earliest to a latest day, both inclusive.
 *
 * <p>Days are counted from 1970-01-01, as {@link LocalDate#toEpochDay()} counts them. An open side is
 * {@link #UNBOUNDED_PAST} or {@link #UNBOUNDED_FUTURE}; as a date it is null. A window never ends before it begins.
 *
 * @param earliestDay first day it can have happened, as an epoch day, or {@link #UNBOUNDED_PAST}
 * @param latestDay last day it can have happened, as an epoch day, or {@link #UNBOUNDED_FUTURE}
 */
public record Window(long earliestDay, long latestDay) {

    /** The earliest day of a window that reaches back without limit. */
    public static final long UNBOUNDED_PAST = Long.MIN_VALUE;

    /** The latest day of a window that reaches forward without limit. */
    public static final long UNBOUNDED_FUTURE = Long.MAX_VALUE;

    private static final long FIRST_DAY = LocalDate.MIN.toEpochDay();
    private static final long LAST_DAY = LocalDate.MAX.toEpochDay();

    /** @throws IllegalArgumentException if the window is inverted, or a side is neither a day nor open */
    public Window {
        if (earliestDay != UNBOUNDED_PAST && !isDay(earliestDay)) {
            throw new IllegalArgumentException(
                    "earliest day " + earliestDay + " is not a day between " + FIRST_DAY + " and " + LAST_DAY);
        }
        if (latestDay != UNBOUNDED_FUTURE && !isDay(latestDay)) {
            throw new IllegalArgumentException(
                    "latest day " + latestDay + " is not a day between " + FIRST_DAY + " and " + LAST_DAY);
        }
        if (latestDay < earliestDay) {
            throw new IllegalArgumentException("a window that begins on " + LocalDate.ofEpochDay(earliestDay)
                    + " cannot end on " + LocalDate.ofEpochDay(latestDay) + ", which is before it");
        }
    }

    /**
     * The window from one day to another, both inclusive; null leaves that side open.
     *
     * @throws IllegalArgumentException if it would be inverted
     */
    public static Window of(@Nullable LocalDate earliest, @Nullable LocalDate latest) {
        return new Window(
                earliest == null ? UNBOUNDED_PAST : earliest.toEpochDay(),
                latest == null ? UNBOUNDED_FUTURE : latest.toEpochDay());
    }

    /** The window of exactly one day. */
    public static Window day(LocalDate day) {
        return new Window(day.toEpochDay(), day.toEpochDay());
    }

    /** The first day it can have happened, or null if that side is open. */
    public @Nullable LocalDate earliest() {
        return earliestDay == UNBOUNDED_PAST ? null : LocalDate.ofEpochDay(earliestDay);
    }

    /** The last day it can have happened, or null if that side is open. */
    public @Nullable LocalDate latest() {
        return latestDay == UNBOUNDED_FUTURE ? null : LocalDate.ofEpochDay(latestDay);
    }

    /** Whether there is only one day on which it can have happened. */
    public boolean isSingleDay() {
        return earliestDay == latestDay;
    }

    /** Whether it can have happened on this day. */
    public boolean contains(LocalDate day) {
        return contains(day.toEpochDay());
    }

    /** Whether it can have happened on this epoch day. */
    public boolean contains(long epochDay) {
        return earliestDay <= epochDay && epochDay <= latestDay;
    }

    /** Whether the two windows have a day in common. */
    public boolean overlaps(Window other) {
        return earliestDay <= other.latestDay && other.earliestDay <= latestDay;
    }

    /**
     * This window, ending no later than the given day: what is recorded has happened by the day it was recorded.
     *
     * @throws IllegalArgumentException if the window begins after that day
     */
    public Window notAfter(LocalDate day) {
        long cap = day.toEpochDay();
        if (earliestDay > cap) {
            throw new IllegalArgumentException("the window " + this + " begins after " + day);
        }
        return new Window(earliestDay, Math.min(latestDay, cap));
    }

    /** This window moved by a number of days, backwards if negative; an open side stays open. */
    public Window plusDays(long days) {
        return new Window(
                earliestDay == UNBOUNDED_PAST ? UNBOUNDED_PAST : Math.addExact(earliestDay, days),
                latestDay == UNBOUNDED_FUTURE ? UNBOUNDED_FUTURE : Math.addExact(latestDay, days));
    }

    /** The day, or the two days with {@code ..} between them; an open side is left out. */
    @Override
    public String toString() {
        return isSingleDay() ? String.valueOf(earliest()) : side(earliest()) + ".." + side(latest());
    }

    private static String side(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static boolean isDay(long epochDay) {
        return FIRST_DAY <= epochDay && epochDay <= LAST_DAY;
    }
}
