package org.chancery.actor;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One uninterrupted stretch of days on which an actor lived, both ends included.
 *
 * @param from the first day, or null where it is open: the actor lived before any day worth naming
 * @param to the last day, or null where it is open: the actor lives, or its end is not known
 */
public record Lifespan(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** The stretch without ends. */
    public static final Lifespan ALWAYS = new Lifespan(null, null);

    private static final Pattern DATE = Pattern.compile("(-?\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

    /** @throws IllegalArgumentException if the last day is before the first */
    public Lifespan {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a life span cannot end on " + to + ", before it begins on " + from);
        }
    }

    /**
     * The life span written as two dates with a slash between, each a day, a month, a year, {@code ..} (open) or empty
     * (not known, read as open): {@code 2015-10-10/..}, {@code ../1990-10-02}, {@code 1720/1861-03}. A month or a year
     * is read as widely as it can be: from its first day, to its last.
     *
     * @throws IllegalArgumentException if the text is not of that form, or ends before it begins
     */
    public static Lifespan parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || text.indexOf('/', slash + 1) >= 0) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a life span; write two dates with a slash between, such as 2015-10-10/..");
        }
        return new Lifespan(
                date(text.substring(0, slash).strip(), false, text),
                date(text.substring(slash + 1).strip(), true, text));
    }

    /** Whether the actor lived on that day by this span. */
    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /**
     * Whether this span shares a day with the days from {@code earliest} to {@code latest}, both included.
     *
     * @param earliest null for no limit
     * @param latest null for no limit
     */
    public boolean overlaps(@Nullable LocalDate earliest, @Nullable LocalDate latest) {
        return (from == null || latest == null || !latest.isBefore(from))
                && (to == null || earliest == null || !earliest.isAfter(to));
    }

    /** The days that lie in a span of both lists, earliest first; empty if the two never lived together. */
    public static List<Lifespan> common(List<Lifespan> some, List<Lifespan> others) {
        List<Lifespan> shared = new ArrayList<>();
        for (Lifespan one : some) {
            for (Lifespan other : others) {
                if (one.overlaps(other.from, other.to)) {
                    shared.add(new Lifespan(later(one.from, other.from), earlier(one.to, other.to)));
                }
            }
        }
        shared.sort(Comparator.comparing(Lifespan::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        return List.copyOf(shared);
    }

    /** The span in the form that {@link #parse} reads, with {@code ..} for an open side. */
    public String text() {
        return (from == null ? ".." : from.toString()) + "/" + (to == null ? ".." : to.toString());
    }

    @Override
    public String toString() {
        return text();
    }

    static @Nullable LocalDate date(String text, boolean last, String whole) {
        if (text.isEmpty() || text.equals("..")) {
            return null;
        }
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" in \"" + whole
                    + "\" is not a date; write a day, a month, a year or .., such as 1990-10-02, 1990-10 or 1990");
        }
        try {
            int year = Integer.parseInt(parts.group(1));
            if (parts.group(3) != null) {
                return LocalDate.of(year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
            }
            if (parts.group(2) != null) {
                YearMonth month = YearMonth.of(year, Integer.parseInt(parts.group(2)));
                return last ? month.atEndOfMonth() : month.atDay(1);
            }
            return last
                    ? Year.of(year).atMonth(12).atEndOfMonth()
                    : Year.of(year).atDay(1);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" in \"" + whole + "\" is not a day of the calendar", e);
        }
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null ? b : b == null || a.isAfter(b) ? a : b;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null ? b : b == null || a.isBefore(b) ? a : b;
    }
}
