package org.chancery.chronicle;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.relation.Held;
import org.chancery.time.Window;

/**
 * Where a record stands in a list: by the begin of its window, its end, and its position. It outlives the request, so that
 * a reader can go on from there.
 */
public record Place(long earliest, long latest, long position) implements Comparable<Place> {

    private static final Pattern WRITTEN = Pattern.compile("(-?\\d{1,19})_(-?\\d{1,19})_(\\d{1,18})");
    private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::earliest)
            .thenComparingLong(Place::latest)
            .thenComparingLong(Place::position);

    static Place of(Held held) {
        Window window = held.begins();
        return new Place(
                window.earliestDay(),
                window.latestDay(),
                held.history().getFirst().position());
    }

    static Place of(Chronicled record) {
        Window window = record.begins();
        return new Place(window.earliestDay(), window.latestDay(), record.position());
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static Place parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a place in a list of records");
        }
        return new Place(
                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    @Override
    public int compareTo(Place that) {
        return ORDER.compare(this, that);
    }

    @Override
    public String toString() {
        return earliest + "_" + latest + "_" + position;
    }
}
