package org.chancery.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.OccurrenceDate.Once;
import org.chancery.time.UnreadableDate;
import org.chancery.time.Window;

/** The dates of foreign files: what they say, and no more. */
final class Days {

    private static final Pattern DIGITS = Pattern.compile("\\d{8}");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern PLAIN = Pattern.compile("\\d{4}(-\\d{2}){0,2}");

    private Days() {}

    /** The day of eight digits, {@code 20240515}; empty for anything else. */
    static Optional<LocalDate> digits(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(text, 0, 4, 10),
                    Integer.parseInt(text, 4, 6, 10),
                    Integer.parseInt(text, 6, 8, 10)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A year, a month or a day with hyphens between; empty for anything else, two-digit years among it. */
    static Optional<Once> plain(String text) {
        return PLAIN.matcher(text).matches() ? once(text) : Optional.empty();
    }

    /** A year of four digits; empty for anything else. */
    static Optional<Once> year(String text) {
        return YEAR.matcher(text).matches() ? once(text) : Optional.empty();
    }

    private static Optional<Once> once(String text) {
        try {
            return OccurrenceDate.parse(text) instanceof Once once ? Optional.of(once) : Optional.empty();
        } catch (UnreadableDate e) {
            return Optional.empty();
        }
    }

    /** Once, on some day from the first to the last, both included. */
    static Once within(LocalDate first, LocalDate last) {
        return Once.within(Window.of(first, last));
    }
}
