package org.chancery.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.time.OccurrenceDate.End;
import org.chancery.time.OccurrenceDate.Lasting;
import org.chancery.time.OccurrenceDate.Once;
import org.jspecify.annotations.Nullable;

/** The accepted subset of EDTF: reads exactly what is accepted, and says nothing about the rest. */
final class Edtf {

    private static final Pattern DATE = Pattern.compile("(?<sign>-?)"
            + "(?<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX|XXXX)"
            + "(?:-(?<month>[0-9]{2}|XX)(?:-(?<day>[0-9]{2}|XX))?)?"
            + "(?<qualifier>[?~%]?)");
    private static final String PLAIN_DATE = "-?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?";
    private static final Pattern PLAIN = Pattern.compile(PLAIN_DATE);
    private static final Pattern BETWEEN =
            Pattern.compile("\\[(?<earliest>" + PLAIN_DATE + ")?\\.\\.(?<latest>" + PLAIN_DATE + ")?]");

    static final int LAST_YEAR = 9999;

    private Edtf() {}

    /** One date with its flag, as read. */
    record Single(Window window, Qualifier qualifier) {}

    /** The date the text says, or null if it is not accepted. */
    static @Nullable OccurrenceDate read(String text) {
        int solidus = text.indexOf('/');
        if (solidus < 0) {
            return once(text);
        }
        Once start = once(text.substring(0, solidus));
        End end = end(text.substring(solidus + 1));
        if (start == null || end == null || Lasting.inverted(start, end)) {
            return null;
        }
        return new Lasting(text, start, end);
    }

    static @Nullable Once once(String text) {
        Single single = single(text);
        return single == null ? null : new Once(text, single.window(), single.qualifier());
    }

    static @Nullable End end(String text) {
        if (text.isEmpty()) {
            return new End.Unknown();
        }
        if (text.equals("..")) {
            return new End.Ongoing();
        }
        Once last = once(text);
        return last == null ? null : new End.Until(last);
    }

    static @Nullable Single single(String text) {
        if (text.startsWith("[")) {
            Window window = between(text);
            return window == null ? null : new Single(window, Qualifier.NONE);
        }
        if (isWrittenAsDay(text)) {
            return day(text);
        }
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return null;
        }
        Window window = window(date.group("sign"), date.group("year"), date.group("month"), date.group("day"));
        return window == null ? null : new Single(window, Qualifier.ofMark(date.group("qualifier")));
    }

    /** Whether it has the form of one day and nothing else, as nearly all dates have. */
    private static boolean isWrittenAsDay(String text) {
        if (text.length() != "YYYY-MM-DD".length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((i == 4 || i == 7) ? c != '-' : (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Single day(String text) {
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(text, 0, 4, 10),
                    Integer.parseInt(text, 5, 7, 10),
                    Integer.parseInt(text, 8, 10, 10));
            return new Single(Window.day(day), Qualifier.NONE);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** Whether the text is a day, a month or a year without flag and without X. */
    static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && single(text) != null;
    }

    private static @Nullable Window between(String text) {
        Matcher between = BETWEEN.matcher(text);
        if (!between.matches() || (between.group("earliest") == null && between.group("latest") == null)) {
            return null;
        }
        long earliest = Window.UNBOUNDED_PAST;
        if (between.group("earliest") != null) {
            Single side = single(between.group("earliest"));
            if (side == null) {
                return null;
            }
            earliest = side.window().earliestDay();
        }
        long latest = Window.UNBOUNDED_FUTURE;
        if (between.group("latest") != null) {
            Single side = single(between.group("latest"));
            if (side == null) {
                return null;
            }
            latest = side.window().latestDay();
        }
        return latest < earliest ? null : new Window(earliest, latest);
    }

    private static @Nullable Window window(String sign, String year, @Nullable String month, @Nullable String day) {
        boolean open = year.endsWith("X");
        if ((open && isWritten(month)) || ("XX".equals(month) && isWritten(day))) {
            return null;
        }
        int least = Integer.parseInt(year.replace('X', '0'));
        int most = Integer.parseInt(year.replace('X', '9'));
        if (sign.equals("-")) {
            if (most == 0) {
                return null;
            }
            int nearest = -Math.max(least, 1);
            least = -most;
            most = nearest;
        }
        if (!isWritten(month)) {
            return Window.of(LocalDate.of(least, 1, 1), LocalDate.of(most, 12, 31));
        }
        try {
            YearMonth written = YearMonth.of(least, Integer.parseInt(month));
            return isWritten(day)
                    ? Window.day(written.atDay(Integer.parseInt(day)))
                    : Window.of(written.atDay(1), written.atEndOfMonth());
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static boolean isWritten(@Nullable String part) {
        return part != null && !part.equals("XX");
    }

    /** The text that says exactly this window: in years if its bounds are those of years, else in months, else in days. */
    static String write(Window window) {
        LocalDate earliest = writable(window.earliest());
        LocalDate latest = writable(window.latest());
        if (earliest == null && latest == null) {
            throw new IllegalArgumentException("a window open on both sides cannot be written");
        }
        boolean months = (earliest == null || earliest.getDayOfMonth() == 1)
                && (latest == null || latest.getDayOfMonth() == latest.lengthOfMonth());
        boolean years = months
                && (earliest == null || earliest.getMonth() == Month.JANUARY)
                && (latest == null || latest.getMonth() == Month.DECEMBER);
        int left = years ? "-MM-DD".length() : months ? "-DD".length() : 0;
        String first = withoutEnd(earliest, left);
        String last = withoutEnd(latest, left);
        return first.equals(last) ? first : "[" + first + ".." + last + "]";
    }

    private static String withoutEnd(@Nullable LocalDate day, int left) {
        String text = day == null ? "" : day.toString();
        return text.substring(0, Math.max(text.length() - left, 0));
    }

    private static @Nullable LocalDate writable(@Nullable LocalDate day) {
        if (day != null && Math.abs(day.getYear()) > LAST_YEAR) {
            throw new IllegalArgumentException("the year of " + day + " is not between -9999 and 9999");
        }
        return day;
    }
}
