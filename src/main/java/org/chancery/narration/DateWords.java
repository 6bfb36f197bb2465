package org.chancery.narration;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.chancery.actor.Lifespan;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.OccurrenceDate.End;
import org.chancery.time.OccurrenceDate.Lasting;
import org.chancery.time.OccurrenceDate.Once;
import org.chancery.time.Qualifier;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/** Dates in words, no more precise than they were written. */
final class DateWords {

    private static final int DECADE = 10;

    private DateWords() {}

    /** When it happened, as it stands in a sentence: {@code on 24 July 2024}, {@code sometime in 2011}. */
    static String when(OccurrenceDate date) {
        return switch (date) {
            case Once once -> once(once);
            case Lasting(var _, var start, var end) ->
                "from " + noun(start)
                        + switch (end) {
                            case End.Until(var last) -> " to " + noun(last);
                            case End.Ongoing _ -> ", still going on";
                            case End.Unknown _ -> ", end unknown";
                        };
        };
    }

    /** The same at the end of a clause: after a comma, unless it is a plain day. */
    static String closing(OccurrenceDate date) {
        boolean plain = date instanceof Once once && once.window().isSingleDay() && once.qualifier() == Qualifier.NONE;
        return (plain ? " " : ", ") + when(date);
    }

    /** The date as a thing: {@code 24 July 2024}, {@code about March 2023 (approximate)}. */
    static String noun(OccurrenceDate date) {
        return switch (date) {
            case Once once -> about(once.qualifier()) + span(once, "a day ") + flag(once.qualifier());
            case Lasting lasting -> when(lasting);
        };
    }

    private static String once(Once once) {
        Window window = once.window();
        Qualifier qualifier = once.qualifier();
        if (qualifier == Qualifier.APPROXIMATE || qualifier == Qualifier.BOTH) {
            return noun(once);
        }
        if (window.isSingleDay()) {
            return "on " + noun(once);
        }
        String span = span(once, "");
        boolean open = window.earliest() == null || window.latest() == null;
        return (open || span.startsWith("between ") ? "" : "sometime in ") + span + flag(qualifier);
    }

    private static boolean isBetween(Once once) {
        return once.text().startsWith("[");
    }

    /** The window in words, with the bounds as precise as they were written. */
    private static String span(Once once, String some) {
        int dots = once.text().indexOf("..");
        String earliest = isBetween(once) ? once.text().substring(1, dots) : "";
        String latest =
                isBetween(once) ? once.text().substring(dots + 2, once.text().length() - 1) : "";
        return earliest.isEmpty() || latest.isEmpty() || once.window().isSingleDay()
                ? span(once.window(), some)
                : some + "between " + bound(earliest) + " and " + bound(latest);
    }

    private static String bound(String written) {
        return span(OccurrenceDate.parse(written).begins(), "");
    }

    private static String about(Qualifier qualifier) {
        return switch (qualifier) {
            case APPROXIMATE, BOTH -> "about ";
            case NONE, UNCERTAIN -> "";
        };
    }

    private static String flag(Qualifier qualifier) {
        return switch (qualifier) {
            case NONE -> "";
            case UNCERTAIN -> " (uncertain)";
            case APPROXIMATE -> " (approximate)";
            case BOTH -> " (uncertain and approximate)";
        };
    }

    /** The window in words; {@code some} stands before a span that has no word of its own. */
    static String span(Window window, String some) {
        LocalDate earliest = window.earliest();
        LocalDate latest = window.latest();
        if (earliest == null || latest == null) {
            return latest != null
                    ? side(last(latest)) + " or before"
                    : earliest != null ? side(first(earliest)) + " or after" : "at any time";
        }
        if (window.isSingleDay()) {
            return day(earliest);
        }
        if (isMonth(window)) {
            return month(earliest);
        }
        if (isDecade(window)) {
            return "the " + earliest.getYear() + "s";
        }
        if (beginsYear(earliest) && endsYear(latest) && earliest.getYear() == latest.getYear()) {
            return year(earliest);
        }
        return some + "between " + first(earliest) + " and " + last(latest);
    }

    private static String side(String bound) {
        return (Character.isDigit(bound.charAt(0)) && bound.indexOf(' ') > 0 && !bound.endsWith(" BC") ? "on " : "in ")
                + bound;
    }

    private static boolean isMonth(Window window) {
        LocalDate earliest = window.earliest();
        return earliest != null
                && earliest.getDayOfMonth() == 1
                && earliest.withDayOfMonth(earliest.lengthOfMonth()).equals(window.latest());
    }

    private static boolean isDecade(Window window) {
        LocalDate earliest = window.earliest();
        LocalDate latest = window.latest();
        return earliest != null
                && latest != null
                && earliest.getYear() >= 1_000
                && earliest.getYear() % DECADE == 0
                && latest.getYear() == earliest.getYear() + DECADE - 1
                && beginsYear(earliest)
                && endsYear(latest);
    }

    private static String first(LocalDate earliest) {
        return beginsYear(earliest) ? year(earliest) : earliest.getDayOfMonth() == 1 ? month(earliest) : day(earliest);
    }

    private static String last(LocalDate latest) {
        return endsYear(latest)
                ? year(latest)
                : latest.getDayOfMonth() == latest.lengthOfMonth() ? month(latest) : day(latest);
    }

    private static boolean beginsYear(LocalDate day) {
        return day.getDayOfYear() == 1;
    }

    private static boolean endsYear(LocalDate day) {
        return day.getDayOfYear() == day.lengthOfYear();
    }

    /** {@code 24 July 2024}. */
    static String day(LocalDate day) {
        return day.getDayOfMonth() + " " + month(day);
    }

    private static String month(LocalDate day) {
        Month month = day.getMonth();
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + year(day);
    }

    /** The year; the year 0 of the calendar is 1 BC. */
    private static String year(LocalDate day) {
        return day.getYear() > 0 ? String.valueOf(day.getYear()) : (1 - day.getYear()) + " BC";
    }

    /** The days on which an actor lived: {@code from 10 October 2015 on}, {@code until 2 October 1990}. */
    static String span(Lifespan lived) {
        LocalDate from = lived.from();
        LocalDate to = lived.to();
        if (from == null) {
            return to == null ? "at all times" : "until " + day(to);
        }
        return "from " + day(from) + (to == null ? " on" : " to " + day(to));
    }

    /** The day by whose names an act is told: the last on which it can have begun, as far as that is known. */
    static @Nullable LocalDate naming(OccurrenceDate date) {
        LocalDate latest = date.begins().latest();
        return latest == null ? date.begins().earliest() : latest;
    }
}
