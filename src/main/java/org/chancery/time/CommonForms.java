package org.chancery.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.time.NearestForm.Explanation;
import org.chancery.time.NearestForm.Rule;
import org.chancery.time.OccurrenceDate.Once;
import org.jspecify.annotations.Nullable;

/** The ways people and other programs write dates that are not accepted, and what each most likely means. */
final class CommonForms {

    static final List<Rule> RULES = List.of(
            CommonForms::threeNumbers,
            CommonForms::monthAndYear,
            CommonForms::yearAndMonth,
            CommonForms::digitsOnly,
            CommonForms::week,
            CommonForms::dayOfYear,
            CommonForms::quarter,
            CommonForms::endInWords,
            CommonForms::monthInWords,
            CommonForms::seasonInWords,
            CommonForms::decade,
            CommonForms::century,
            CommonForms::era,
            CommonForms::hedge,
            CommonForms::twoSides,
            CommonForms::oneSide);

    private static final Pattern THREE_NUMBERS = Pattern.compile(
            "(?<first>[0-9]{1,4}) ?(?<mark>[-./ ]) ?(?<second>[0-9]{1,2}) ?\\k<mark> ?(?<third>[0-9]{1,4})");
    private static final Pattern MONTH_YEAR = Pattern.compile("(?<month>[0-9]{1,2})[-./ ](?<year>[0-9]{4})");
    private static final Pattern YEAR_MONTH = Pattern.compile("(?<year>[0-9]{4})(?<mark>[-./ ])(?<month>[0-9]{1,2})");
    private static final Pattern DIGITS_ONLY = Pattern.compile("(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})?");
    private static final Pattern WEEK = Pattern.compile("(?<year>[0-9]{4})-?W(?<week>[0-9]{2})(?:-?(?<day>[1-7]))?");
    private static final Pattern DAY_OF_YEAR = Pattern.compile("(?<year>[0-9]{4})-(?<day>[0-9]{3})");
    private static final Pattern QUARTER =
            Pattern.compile("(?<year>[0-9]{4})[- ]?q(?<quarter>[1-4])|q(?<quarter2>[1-4])[- /]?(?<year2>[0-9]{4})");
    private static final Pattern END_IN_WORDS = Pattern.compile("(?:from |since )?(?<start>.*)"
            + "(?:/|(?: ?- ?| to | until | till ))(?<end>open|now|today|present|ongoing|unknown)");
    private static final Pattern SEASON =
            Pattern.compile("(?<season>spring|summer|autumn|fall|winter),?(?: of)? (?<year>[0-9]{4})");
    private static final Pattern DECADE = Pattern.compile("(?:the )?(?<decade>[0-9]{3})0'?s");
    private static final Pattern CENTURY = Pattern.compile("(?:the )?(?<number>[0-9]{1,2})(?:st|nd|rd|th) century");
    private static final Pattern ERA =
            Pattern.compile("(?:(?:ad|ce) ?(?<after>[0-9]{1,4})|(?<year>[0-9]{1,4}) ?(?<era>ad|ce|bce?))");
    private static final Pattern HEDGE = Pattern.compile(
            "(?:(?<approximate>circa|ca?\\.?|about|around|approx\\.?|approximately)|probably|possibly|perhaps|maybe)"
                    + "(?: |(?=[0-9]))(?<date>.+)");
    private static final Pattern ONE_SIDE = Pattern.compile(
            "(?<side>not before|not after|no later than|before|after|since|from|until|till|by) (?<date>.+)");
    private static final Pattern TWO_SIDES = Pattern.compile("(?:(?:from|between|either) )?"
            + "(?:(?<year>[0-9]{4})--?(?<lastYear>[0-9]{4})"
            + "|(?<first>[^/]*[0-9]{4}[^/]*?) (?:--?|to|and|or|until|till) (?<last>[^/]*[0-9]{4}[^/]*))");
    private static final Pattern WORDS = Pattern.compile("[^a-z0-9]+");
    private static final Set<String> FILLING = Set.of(
            "of",
            "the",
            "in",
            "on",
            "mon",
            "tue",
            "wed",
            "thu",
            "fri",
            "sat",
            "sun",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday");

    private CommonForms() {}

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String date(String year, String month, String day) {
        return year + "-" + twoDigits(month) + "-" + twoDigits(day);
    }

    private static String twoDigits(String number) {
        return number.length() < 2 ? "0" + number : number;
    }

    private static @Nullable Explanation threeNumbers(String text, int steps) {
        Matcher numbers = THREE_NUMBERS.matcher(text);
        if (!numbers.matches() || text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return null;
        }
        String first = numbers.group("first");
        String second = numbers.group("second");
        String third = numbers.group("third");
        String expected = "year-month-day with two digits for the month and the day";
        if (first.length() == 4 && third.length() <= 2) {
            return Explanation.of(
                    "another way to write a day", expected, NearestForm.nearest(date(first, second, third), steps));
        }
        if (third.length() != 4 || first.length() > 2) {
            return Explanation.of("a year without its four digits", expected, null);
        }
        String dayFirst = date(third, second, first);
        String monthFirst = date(third, first, second);
        boolean oneOrder = numbers.group("mark").equals(".");
        if (Edtf.read(dayFirst) == null) {
            return Explanation.of(
                    "the year last",
                    expected,
                    !oneOrder && Edtf.read(monthFirst) != null ? monthFirst : NearestForm.nearest(dayFirst, steps));
        }
        boolean twoReadings = !oneOrder && Edtf.read(monthFirst) != null && !monthFirst.equals(dayFirst);
        return new Explanation(
                "the year last",
                expected,
                dayFirst,
                twoReadings
                        ? "write " + dayFirst + " if the day comes first, " + monthFirst + " if the month does"
                        : null);
    }

    private static @Nullable Explanation monthAndYear(String text, int steps) {
        Matcher numbers = MONTH_YEAR.matcher(text);
        return numbers.matches()
                ? Explanation.of(
                        "the year last",
                        "year-month with two digits for the month",
                        NearestForm.nearest(numbers.group("year") + "-" + twoDigits(numbers.group("month")), steps))
                : null;
    }

    private static @Nullable Explanation yearAndMonth(String text, int steps) {
        Matcher numbers = YEAR_MONTH.matcher(text);
        if (!numbers.matches()) {
            return null;
        }
        String year = numbers.group("year");
        String second = numbers.group("month");
        boolean hyphen = numbers.group("mark").equals("-");
        String month = year + "-" + twoDigits(second);
        boolean isMonth = Edtf.read(month) != null;
        int next = Integer.parseInt(year) + 1;
        int number = Integer.parseInt(second);
        boolean taken = hyphen && (isMonth || Season.isNumbered(number));
        if (second.length() == 2 && next % 100 == number && next <= Edtf.LAST_YEAR && !taken) {
            String years = "%s/%04d".formatted(year, next);
            String between = "[%s..%04d]".formatted(year, next);
            return new Explanation(
                    "a shortened year",
                    "both years in four digits",
                    isMonth ? month : between,
                    "write " + between + " if it happened once somewhere between, " + years + " if it lasted"
                            + (isMonth ? ", " + month + " if it is a month" : ""));
        }
        return hyphen && second.length() == 2
                ? null
                : Explanation.of(
                        "another way to write a month",
                        "year-month with two digits for the month",
                        NearestForm.nearest(month, steps));
    }

    private static @Nullable Explanation digitsOnly(String text, int steps) {
        Matcher digits = DIGITS_ONLY.matcher(text);
        if (!digits.matches()) {
            return null;
        }
        String month = digits.group("year") + "-" + digits.group("month");
        String day = digits.group("day");
        return Explanation.of(
                "digits without hyphens",
                "hyphens between year, month and day",
                NearestForm.nearest(day == null ? month : month + "-" + day, steps));
    }

    private static @Nullable Explanation week(String text, int steps) {
        Matcher written = WEEK.matcher(text);
        if (!written.matches()) {
            return null;
        }
        int year = Integer.parseInt(written.group("year"));
        int number = Integer.parseInt(written.group("week"));
        LocalDate inFirstWeek = LocalDate.of(year, 1, 4);
        String nearest = null;
        if (number >= 1
                && number
                        <= IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                .rangeRefinedBy(inFirstWeek)
                                .getMaximum()) {
            LocalDate monday = inFirstWeek.plusWeeks(number - 1L).with(DayOfWeek.MONDAY);
            String day = written.group("day");
            LocalDate first = day == null ? monday : monday.plusDays(Integer.parseInt(day) - 1L);
            nearest = NearestForm.written(first, day == null ? monday.plusDays(6) : first);
        }
        return Explanation.of("a week of the year", "days", nearest);
    }

    private static @Nullable Explanation dayOfYear(String text, int steps) {
        Matcher written = DAY_OF_YEAR.matcher(text);
        if (!written.matches()) {
            return null;
        }
        Year year = Year.parse(written.group("year"));
        int day = Integer.parseInt(written.group("day"));
        return Explanation.of(
                "a day counted through the year",
                "year-month-day",
                day >= 1 && day <= year.length() ? year.atDay(day).toString() : written.group("year"));
    }

    private static @Nullable Explanation quarter(String text, int steps) {
        Matcher written = QUARTER.matcher(lower(text));
        if (!written.matches()) {
            return null;
        }
        boolean yearFirst = written.group("year") != null;
        int quarter = Integer.parseInt(written.group(yearFirst ? "quarter" : "quarter2"));
        return Season.quarter(quarter).explain(Integer.parseInt(written.group(yearFirst ? "year" : "year2")));
    }

    private static @Nullable Explanation endInWords(String text, int steps) {
        Matcher written = END_IN_WORDS.matcher(lower(text));
        if (!written.matches()) {
            return null;
        }
        String start = NearestForm.nearest(text.substring(written.start("start"), written.end("start")), steps);
        String end = written.group("end").equals("unknown") ? "/" : "/..";
        return Explanation.of(
                "the word \"" + written.group("end") + "\" for the end",
                "/.. for what still goes on, / for an end nobody knows",
                start != null && Edtf.once(start) != null ? start + end : null);
    }

    private static @Nullable Explanation monthInWords(String text, int steps) {
        String written = ofMonthInWords(text);
        return written == null
                ? null
                : Explanation.of(
                        "a month in words",
                        "a month in two digits, after the year",
                        NearestForm.nearest(written, steps));
    }

    /** The year, month and day of a text with its month in words, in the accepted order; null where it is another text. */
    static @Nullable String ofMonthInWords(String text) {
        String month = null;
        String year = null;
        String day = null;
        for (String word : WORDS.split(lower(text), -1)) {
            String number = word.replaceFirst("^([0-9]+)(?:st|nd|rd|th)$", "$1");
            Month named = monthNamed(word);
            if (named != null && month == null) {
                month = Integer.toString(named.getValue());
            } else if (number.matches("[0-9]{4}") && year == null) {
                year = number;
            } else if (number.matches("[0-9]{1,2}") && day == null) {
                day = number;
            } else if (!FILLING.contains(word)) {
                return null;
            }
        }
        if (month == null || year == null) {
            return null;
        }
        return day == null ? year + "-" + twoDigits(month) : date(year, month, day);
    }

    private static @Nullable Month monthNamed(String word) {
        String name = word.equals("sept") ? "sep" : word;
        for (Month month : Month.values()) {
            if (name.length() >= 3 && lower(month.name()).startsWith(name)) {
                return month;
            }
        }
        return null;
    }

    private static @Nullable Explanation seasonInWords(String text, int steps) {
        Matcher written = SEASON.matcher(lower(text));
        return written.matches()
                ? Season.named(written.group("season")).explain(Integer.parseInt(written.group("year")))
                : null;
    }

    private static @Nullable Explanation decade(String text, int steps) {
        Matcher written = DECADE.matcher(lower(text));
        return written.matches()
                ? Explanation.of(
                        "a decade in words", "X for each digit that is not known", written.group("decade") + "X")
                : null;
    }

    private static @Nullable Explanation century(String text, int steps) {
        Matcher written = CENTURY.matcher(lower(text));
        if (!written.matches()) {
            return null;
        }
        int number = Integer.parseInt(written.group("number"));
        return Explanation.of(
                "a century in words",
                "X for each digit that is not known",
                number == 0 ? null : "%02dXX".formatted(number - 1));
    }

    private static @Nullable Explanation era(String text, int steps) {
        Matcher written = ERA.matcher(lower(text));
        if (!written.matches()) {
            return null;
        }
        String era = written.group("era");
        int year = Integer.parseInt(written.group(era == null ? "after" : "year"));
        boolean before = era != null && era.startsWith("b");
        int astronomical = before ? year - 1 : year;
        return Explanation.of(
                "the name of an era",
                "a year in four digits, 0000 for 1 BC, -0001 for 2 BC",
                year == 0 ? null : (before && year > 1 ? "-" : "") + "%04d".formatted(astronomical));
    }

    private static @Nullable Explanation hedge(String text, int steps) {
        Matcher written = HEDGE.matcher(lower(text));
        if (!written.matches()) {
            return null;
        }
        boolean approximate = written.group("approximate") != null;
        return Explanation.of(
                "doubt in words",
                "~ after a date that is approximate, ? after one that is uncertain",
                NearestForm.flagged(
                        NearestForm.nearest(text.substring(written.start("date")), steps),
                        Qualifier.of(!approximate, approximate)));
    }

    private static @Nullable Explanation oneSide(String text, int steps) {
        Matcher written = ONE_SIDE.matcher(lower(text));
        if (!written.matches()) {
            return null;
        }
        String date = NearestForm.nearest(text.substring(written.start("date")), steps);
        Once once = date == null ? null : Edtf.once(date);
        if (once == null) {
            return null;
        }
        LocalDate earliest = once.window().earliest();
        LocalDate latest = once.window().latest();
        String nearest = switch (written.group("side")) {
            case "before" -> earliest == null ? null : NearestForm.written(null, earliest.minusDays(1));
            case "after" -> latest == null ? null : NearestForm.written(latest.plusDays(1), null);
            case "since", "from", "not before" -> NearestForm.written(earliest, null);
            default -> NearestForm.written(null, latest);
        };
        boolean open = nearest != null && written.group("side").matches("since|from");
        return new Explanation(
                "one side in words",
                "[..latest] or [earliest..]",
                nearest,
                open
                        ? "write " + nearest + " if it happened once since then, " + date + "/.. if it still goes on"
                        : null);
    }

    private static @Nullable Explanation twoSides(String text, int steps) {
        Matcher written = TWO_SIDES.matcher(lower(text));
        if (!written.matches()) {
            return null;
        }
        boolean years = written.group("year") != null;
        String first = text.substring(written.start(years ? "year" : "first"), written.end(years ? "year" : "first"));
        String last = text.substring(written.start(years ? "lastYear" : "last"));
        String between = NearestForm.between(first + ".." + last, steps);
        if (between == null) {
            return null;
        }
        String lasting = NearestForm.lasting(first, last, steps);
        return new Explanation(
                "two dates",
                "[earliest..latest], or start/end for what lasted",
                between,
                lasting == null
                        ? null
                        : "write " + between + " if it happened once somewhere between, " + lasting + " if it lasted");
    }
}
