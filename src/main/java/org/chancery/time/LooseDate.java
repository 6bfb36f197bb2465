package org.chancery.time;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.time.OccurrenceDate.Once;
import org.jspecify.annotations.Nullable;

/**
 * A day or a month as tables of others write it, by what its own numbers say and nothing else: no number is changed, no
 * century added, no day moved into the month.
 */
public sealed interface LooseDate {

    /**
     * It can be read one way only, whatever the habits of its writer: the year stands first, or the month is in words.
     *
     * @param date what it says
     */
    record Plain(Once date) implements LooseDate {}

    /**
     * The year stands last, after two numbers. At least one reading is there; between dots the day always comes first.
     *
     * @param dayFirst what it says if the day comes first; null if there is no such day
     * @param monthFirst what it says if the month comes first; null if there is no such day
     */
    record YearLast(@Nullable Once dayFirst, @Nullable Once monthFirst) implements LooseDate {

        /** What it says in an order; null if there is no such day. */
        public @Nullable Once in(DayOrder order) {
            return order == DayOrder.DAY_FIRST ? dayFirst : monthFirst;
        }

        /** What it says if there is one way to read it only; else null. */
        public @Nullable Once only() {
            if (dayFirst == null || monthFirst == null) {
                return dayFirst == null ? monthFirst : dayFirst;
            }
            return dayFirst.equals(monthFirst) ? dayFirst : null;
        }
    }

    /** Three numbers with the same mark between them. */
    Pattern THREE_NUMBERS =
            Pattern.compile("(?<first>[0-9]{1,4})(?<mark>[-./ ])(?<second>[0-9]{1,2})\\k<mark>(?<third>[0-9]{1,4})");

    /** A year and a month, the year first or last. */
    Pattern TWO_NUMBERS =
            Pattern.compile("(?<year>[0-9]{4})[-./ ](?<month>[0-9]{1,2})|(?<first>[0-9]{1,2})[-./ ](?<last>[0-9]{4})");

    /** Eight digits. */
    Pattern DIGITS = Pattern.compile("(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})");

    /** The beginning of a day, as programs write it that keep times. */
    Pattern MIDNIGHT = Pattern.compile("(?<day>.*[0-9])[T ]0?0:00(?::00(?:\\.0+)?)?Z?");

    /** What a text says that is no accepted date itself; null where that is nothing, or not for certain. */
    static @Nullable LooseDate of(String text) {
        String written = text.strip();
        if (written.length() > OccurrenceDate.LONGEST_TEXT) {
            return null;
        }
        Matcher midnight = MIDNIGHT.matcher(written);
        if (midnight.matches()) {
            String day = midnight.group("day");
            Once accepted = once(day);
            return accepted == null ? of(day) : new Plain(accepted);
        }
        Matcher three = THREE_NUMBERS.matcher(written);
        if (three.matches()) {
            return threeNumbers(three.group("first"), three.group("second"), three.group("third"), three.group("mark"));
        }
        Matcher digits = DIGITS.matcher(written);
        if (digits.matches()) {
            return plain(date(digits.group("year"), digits.group("month"), digits.group("day")));
        }
        Matcher two = TWO_NUMBERS.matcher(written);
        if (two.matches()) {
            return two.group("year") == null
                    ? plain(month(two.group("last"), two.group("first")))
                    : isTwoYears(two.group("year"), two.group("month"))
                            ? null
                            : plain(month(two.group("year"), two.group("month")));
        }
        String inWords = CommonForms.ofMonthInWords(written);
        return inWords == null ? null : plain(inWords);
    }

    private static @Nullable LooseDate threeNumbers(String first, String second, String third, String mark) {
        if (first.length() == 4 && third.length() <= 2) {
            return plain(date(first, second, third));
        }
        if (third.length() != 4 || first.length() > 2) {
            return null;
        }
        Once dayFirst = once(date(third, second, first));
        Once monthFirst = mark.equals(".") ? null : once(date(third, first, second));
        return dayFirst == null && monthFirst == null ? null : new YearLast(dayFirst, monthFirst);
    }

    /** Whether it may be a year and the next one, as 1905/06. */
    private static boolean isTwoYears(String year, String month) {
        return month.length() == 2 && (Integer.parseInt(year) + 1) % 100 == Integer.parseInt(month);
    }

    private static @Nullable LooseDate plain(String accepted) {
        Once date = once(accepted);
        return date == null ? null : new Plain(date);
    }

    private static @Nullable Once once(String text) {
        return Edtf.read(text) instanceof Once once ? once : null;
    }

    private static String date(String year, String month, String day) {
        return month(year, month) + "-" + twoDigits(day);
    }

    private static String month(String year, String month) {
        return year + "-" + twoDigits(month);
    }

    private static String twoDigits(String number) {
        return number.length() < 2 ? "0" + number : number;
    }
}
