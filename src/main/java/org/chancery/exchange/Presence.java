package org.chancery.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.chancery.time.DayRange;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/** Stretches of days that are put together where they meet, so that none shares a day with another. */
final class Presence {

    private final NavigableMap<Long, Long> untils = new TreeMap<>();

    /**
     * Adds days, counted from 1970-01-01.
     *
     * @param from the first; {@link Window#UNBOUNDED_PAST} where there is none
     * @param until the day after the last; {@link Window#UNBOUNDED_FUTURE} where there is none
     */
    void add(long from, long until) {
        if (from >= until) {
            return;
        }
        long first = from;
        long end = until;
        Map.Entry<Long, Long> met = untils.floorEntry(until);
        while (met != null && met.getValue() >= first) {
            untils.remove(met.getKey());
            first = Math.min(first, met.getKey());
            end = Math.max(end, met.getValue());
            met = untils.floorEntry(end);
        }
        untils.put(first, end);
    }

    /** The stretches, the earliest first. */
    List<DayRange> stretches() {
        return untils.entrySet().stream()
                .map(each -> new DayRange(day(each.getKey()), day(each.getValue())))
                .toList();
    }

    private static @Nullable LocalDate day(long day) {
        return day == Window.UNBOUNDED_PAST || day == Window.UNBOUNDED_FUTURE ? null : LocalDate.ofEpochDay(day);
    }
}
