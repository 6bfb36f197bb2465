package org.chancery.time;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chancery.time.OccurrenceDate.Once;
import org.jspecify.annotations.Nullable;

/**
 * Why a text is not an accepted date, and the accepted form closest to it: the rules of this class and of
 * {@link CommonForms} are tried in order, the first that knows the text explains it.
 */
final class NearestForm {

    /** How often a rule may hand a simpler text on to the rules; every rule makes it simpler. */
    private static final int STEPS = 6;

    private static final String FLAGS = "[?~%]";
    private static final Pattern TIME = Pattern.compile(
            "(?<day>-?[0-9]{4}-?[0-9]{2}-?[0-9]{2})(?:[Tt][0-9][^/]*| [0-9]{1,2}:[^/]*|[Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern SEASON =
            Pattern.compile("(?<year>-?[0-9]{4})-(?<season>2[1-9]|3[0-9]|4[01])" + FLAGS + "?");
    private static final Pattern LETTER_YEAR = Pattern.compile("Y(?<sign>-?)(?<digits>[0-9]+)(?<exponent>E[0-9]+)?.*");
    private static final Pattern SIGNIFICANT = Pattern.compile("(?<year>-?[0-9]{4})S(?<digits>[0-9]+)");
    private static final Pattern LONG_YEAR = Pattern.compile("[+-]?(?<digits>[0-9]{5,})");
    private static final Pattern SHORT_YEAR =
            Pattern.compile("(?<sign>-?)(?<digits>[0-9]{1,3})(?<flag>" + FLAGS + "?)");
    private static final Pattern LOOSE_MASK =
            Pattern.compile("-?[0-9XxUu]{4}(?:-[0-9XxUu]{2}(?:-[0-9XxUu]{2})?)?" + FLAGS + "?");
    private static final Pattern MASK = Pattern.compile(
            "(?<sign>-?)(?<year>[0-9X]{4})(?:-(?<month>[0-9X]{2})(?:-(?<day>[0-9X]{2}))?)?" + FLAGS + "?");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<year>-?[0-9]{4})-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2}))?(?<flag>" + FLAGS + "?)");
    private static final Pattern SET_PARTS = Pattern.compile(" *(?:[,;]|\\.{2,}) *");
    private static final Pattern LONE_YEAR = Pattern.compile("(?<![0-9])[0-9]{4}(?![0-9])");

    private static final Set<String> NO_START = Set.of("", "..", "open", "unknown");

    private static final List<Rule> WHAT_NO_DATE_HAS = List.of(
            NearestForm::tooLong,
            NearestForm::nothing,
            NearestForm::blanksAround,
            NearestForm::foreignCharacter,
            NearestForm::timeOfDay);
    private static final List<Rule> OTHER_EDTF = List.of(
            NearestForm::solidus,
            NearestForm::brackets,
            NearestForm::season,
            NearestForm::letterYear,
            NearestForm::significantDigits,
            NearestForm::longYear,
            NearestForm::minusZero,
            NearestForm::plusSign,
            NearestForm::shortYear,
            NearestForm::looseMask,
            NearestForm::mask,
            NearestForm::noSuchMonthOrDay,
            NearestForm::misplacedFlag,
            NearestForm::blanksInside);
    private static final List<Rule> RULES = Stream.of(WHAT_NO_DATE_HAS, CommonForms.RULES, OTHER_EDTF)
            .flatMap(List::stream)
            .toList();

    private NearestForm() {}

    /** One way to misunderstand a date: knows the text and explains it, or does not and answers null. */
    @FunctionalInterface
    interface Rule {
        @Nullable
        Explanation explain(String text, int steps);
    }

    /**
     * What a refusal says.
     *
     * @param nearest an accepted text, or null
     * @param advice what to write, where it is more than the nearest form, or null
     */
    record Explanation(
            String found,
            String expected,
            @Nullable String nearest,
            @Nullable String advice,
            boolean inverted) {

        Explanation(String found, String expected, @Nullable String nearest, @Nullable String advice) {
            this(found, expected, nearest, advice, false);
        }

        static Explanation of(String found, String expected, @Nullable String nearest) {
            return new Explanation(found, expected, nearest, null);
        }

        /** Of dates that can be read and stand the wrong way round. */
        static Explanation inverted(String found, String expected, @Nullable String nearest) {
            return new Explanation(found, expected, nearest, null, true);
        }
    }

    static UnreadableDate refuse(String text) {
        Explanation explanation = explain(text, STEPS);
        return new UnreadableDate(
                text,
                explanation.found(),
                explanation.expected(),
                explanation.nearest(),
                explanation.advice(),
                explanation.inverted());
    }

    static Explanation explain(String text, int steps) {
        for (Rule rule : RULES) {
            Explanation explanation = rule.explain(text, steps);
            if (explanation != null) {
                return explanation;
            }
        }
        return somethingElse(text);
    }

    /** The text itself if it is accepted, else the form nearest to it, else null. */
    static @Nullable String nearest(String text, int steps) {
        if (Edtf.read(text) != null) {
            return text;
        }
        return steps == 0 ? null : explain(text, steps - 1).nearest();
    }

    /** The text that says the days from one to the other, null for an open side; null if there is no such text. */
    static @Nullable String written(@Nullable LocalDate earliest, @Nullable LocalDate latest) {
        return isWritable(earliest) && isWritable(latest) && (earliest != null || latest != null)
                ? Edtf.write(Window.of(earliest, latest))
                : null;
    }

    private static boolean isWritable(@Nullable LocalDate day) {
        return day == null || Math.abs(day.getYear()) <= Edtf.LAST_YEAR;
    }

    private static @Nullable Explanation tooLong(String text, int steps) {
        return text.length() <= OccurrenceDate.LONGEST_TEXT
                ? null
                : Explanation.of(
                        "a text of " + text.length() + " characters",
                        "a date of at most " + OccurrenceDate.LONGEST_TEXT,
                        null);
    }

    private static @Nullable Explanation nothing(String text, int steps) {
        return text.isBlank() ? Explanation.of("nothing", "a date", null) : null;
    }

    private static @Nullable Explanation blanksAround(String text, int steps) {
        String stripped = text.strip();
        return stripped.equals(text)
                ? null
                : Explanation.of("a blank around the date", "the date alone", nearest(stripped, steps));
    }

    private static @Nullable Explanation foreignCharacter(String text, int steps) {
        int at = 0;
        while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) <= '~') {
            at++;
        }
        if (at == text.length()) {
            return null;
        }
        int character = text.codePointAt(at);
        String name = Character.getName(character);
        return Explanation.of(
                UnreadableDate.codePoint(character) + (name == null ? "" : " " + name) + " at character "
                        + (text.codePointCount(0, at) + 1),
                "ASCII digits, hyphens and marks only",
                nearest(asciiOf(text), steps));
    }

    private static String asciiOf(String text) {
        StringBuilder ascii = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach(c -> {
            if (Character.digit(c, 10) >= 0) {
                ascii.append((char) ('0' + Character.digit(c, 10)));
            } else if (c == '\u2212' || Character.getType(c) == Character.DASH_PUNCTUATION) {
                ascii.append('-');
            } else if (c == '\u2044' || c == '\u2215') {
                ascii.append('/');
            } else if (Character.isSpaceChar(c)) {
                ascii.append(' ');
            } else if (c >= ' ' && c <= '~') {
                ascii.appendCodePoint(c);
            }
        });
        return ascii.toString();
    }

    private static @Nullable Explanation timeOfDay(String text, int steps) {
        Matcher time = TIME.matcher(text);
        return time.matches()
                ? Explanation.of(
                        "a time of day or a zone", "a whole day, month or year", nearest(time.group("day"), steps))
                : null;
    }

    private static @Nullable Explanation solidus(String text, int steps) {
        int first = text.indexOf('/');
        if (first < 0) {
            return null;
        }
        String start = text.substring(0, first);
        String end = text.substring(text.lastIndexOf('/') + 1);
        if (first != text.lastIndexOf('/')) {
            return Explanation.of(
                    "more than one /", "at most one, between the start and the end", lasting(start, end, steps));
        }
        if (NO_START.contains(start.strip())) {
            return withoutStart(end, steps);
        }
        if (Edtf.once(start) == null) {
            Explanation why = explain(start, steps);
            return Explanation.of(why.found() + " before the /", why.expected(), lasting(start, end, steps));
        }
        if (Edtf.end(end) == null) {
            Explanation why = explain(end, steps);
            return Explanation.of(why.found() + " after the /", why.expected(), lasting(start, end, steps));
        }
        return Explanation.inverted("an end before the start", "the earlier date first", lasting(end, start, steps));
    }

    private static Explanation withoutStart(String end, int steps) {
        String last = nearest(end, steps);
        Once once = last == null ? null : Edtf.once(last);
        String start = once == null ? null : written(null, once.window().latest());
        return Explanation.of(
                "no start before the /",
                "the days on one of which it began",
                start == null ? null : start + "/" + last);
    }

    /** What lasted from one text to another, each as near as can be, or null. */
    static @Nullable String lasting(String start, String end, int steps) {
        String from = nearest(start, steps);
        String to = Edtf.end(end) != null ? end : nearest(end, steps);
        String lasting = from + "/" + to;
        return from != null && to != null && Edtf.read(lasting) != null ? lasting : null;
    }

    private static @Nullable Explanation brackets(String text, int steps) {
        int opening = text.charAt(0);
        int closing = text.charAt(text.length() - 1);
        boolean opened = opening == '[' || opening == '{';
        boolean closed = closing == ']' || closing == '}';
        if (opened && text.matches(".*[]}]" + FLAGS)) {
            return Explanation.of(
                    "a flag after the bracket",
                    "no flag, for the brackets say how far the date is open",
                    nearest(text.substring(0, text.length() - 1), steps));
        }
        if (!opened && !closed) {
            String nearest = SET_PARTS.matcher(text).find() ? between(text, steps) : null;
            return nearest == null
                    ? null
                    : Explanation.of("several dates without brackets", "[earliest..latest]", nearest);
        }
        String inside = text.substring(opened ? 1 : 0, Math.max(text.length() - (closed ? 1 : 0), opened ? 1 : 0));
        String nearest = between(inside, steps);
        if (!opened || !closed || closing != opening + 2) {
            return Explanation.of("brackets that do not match", "one [ before and one ] after", nearest);
        }
        if (opening == '{') {
            return new Explanation(
                    "a set of several dates",
                    "one date for one act",
                    nearest,
                    nearest == null
                            ? null
                            : "write " + nearest
                                    + " if it happened once somewhere between, or one record for each date");
        }
        String[] parts = SET_PARTS.split(inside.strip(), -1);
        if (nearest == null) {
            return unreadable(parts, steps);
        }
        if (parts.length > 2 || inside.indexOf(',') >= 0 || inside.indexOf(';') >= 0) {
            return Explanation.of("a list in brackets", "the earliest and the latest with .. between", nearest);
        }
        if (!inside.contains("..")) {
            return Explanation.of("brackets around one date", "the date alone", nearest);
        }
        for (String part : parts) {
            if (!part.isEmpty() && Edtf.once(part) == null) {
                Explanation why = explain(part, steps);
                return Explanation.of(why.found() + " in the brackets", why.expected(), nearest);
            }
            if (!part.isEmpty() && !Edtf.isPlain(part)) {
                return Explanation.of(part + " in the brackets", "a plain day, month or year on each side", nearest);
            }
        }
        return inside.indexOf(' ') >= 0 || inside.contains("...")
                ? Explanation.of("something other than two dots between", "[earliest..latest]", nearest)
                : Explanation.inverted("a later date before an earlier one", "[earliest..latest]", nearest);
    }

    private static Explanation unreadable(String[] parts, int steps) {
        for (String part : parts) {
            if (!part.isEmpty() && nearest(part, steps) == null) {
                Explanation why = explain(part, steps);
                return Explanation.of(why.found() + " in the brackets", why.expected(), null);
            }
        }
        return Explanation.of("brackets open on both sides", "[earliest..latest], or one of the two", null);
    }

    /** The brackets that span all dates between these, or null if one of them is no date or there is none. */
    static @Nullable String between(String inside, int steps) {
        List<Once> dates = new ArrayList<>();
        for (String part : SET_PARTS.split(inside.strip(), -1)) {
            String nearest = part.isEmpty() ? null : nearest(part, steps);
            Once date = nearest == null ? null : Edtf.once(nearest);
            if (date != null) {
                dates.add(date);
            } else if (!part.isEmpty()) {
                return null;
            }
        }
        if (dates.isEmpty()) {
            return null;
        }
        Once first = Collections.min(
                dates, Comparator.comparingLong(date -> date.window().earliestDay()));
        Once last = Collections.max(
                dates, Comparator.comparingLong(date -> date.window().latestDay()));
        boolean twoInOrder = dates.size() == 2
                && dates.getFirst().window().earliestDay()
                        <= dates.getLast().window().latestDay();
        if (twoInOrder) {
            first = dates.getFirst();
            last = dates.getLast();
        }
        boolean openPast = inside.strip().startsWith("..");
        boolean openFuture = inside.strip().endsWith("..");
        if (openPast && openFuture) {
            return null;
        }
        if (!openPast && !openFuture && first.equals(last)) {
            return first.text();
        }
        String asWritten = "[" + (openPast ? "" : first.text()) + ".." + (openFuture ? "" : last.text()) + "]";
        if (Edtf.single(asWritten) != null) {
            return asWritten;
        }
        return written(
                openPast ? null : first.window().earliest(),
                openFuture ? null : last.window().latest());
    }

    private static @Nullable Explanation season(String text, int steps) {
        Matcher season = SEASON.matcher(text);
        if (!season.matches()) {
            return null;
        }
        int number = Integer.parseInt(season.group("season"));
        int year = Integer.parseInt(season.group("year"));
        Explanation asSeason = Season.of(number).explain(year);
        String years = "[%04d..%04d]".formatted(year, year + 1);
        return (year + 1) % 100 != number
                ? asSeason
                : new Explanation(
                        asSeason.found(),
                        asSeason.expected(),
                        asSeason.nearest(),
                        "write " + asSeason.nearest() + " for the season, " + years + " for one of the two years");
    }

    private static @Nullable Explanation letterYear(String text, int steps) {
        Matcher year = LETTER_YEAR.matcher(text);
        return year.matches()
                ? Explanation.of(
                        "a year written with Y",
                        "a year from -9999 to 9999 in four digits",
                        clamped(
                                year.group("sign"),
                                year.group("digits") + (year.group("exponent") == null ? "" : "0000")))
                : null;
    }

    private static @Nullable Explanation significantDigits(String text, int steps) {
        Matcher year = SIGNIFICANT.matcher(text);
        if (!year.matches()) {
            return null;
        }
        String digits = year.group("year");
        int open = year.group("digits").length() > 1 ? 0 : Math.max(4 - Integer.parseInt(year.group("digits")), 0);
        return Explanation.of(
                "a number of significant digits",
                "X for each digit that is not known",
                nearest(digits.substring(0, digits.length() - open) + "X".repeat(open), steps));
    }

    private static @Nullable Explanation longYear(String text, int steps) {
        Matcher year = LONG_YEAR.matcher(text);
        return year.matches()
                ? Explanation.of(
                        "a year of " + year.group("digits").length() + " digits",
                        "a year from -9999 to 9999 in four digits",
                        null)
                : null;
    }

    private static String clamped(String sign, String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        String year = significant.length() > 4 ? "9999" : "0".repeat(4 - significant.length()) + significant;
        return (sign.equals("-") && !year.equals("0000") ? "-" : "") + year;
    }

    private static @Nullable Explanation minusZero(String text, int steps) {
        return text.startsWith("-0000")
                ? Explanation.of("a year -0000", "0000 for the year before 0001", nearest(text.substring(1), steps))
                : null;
    }

    private static @Nullable Explanation plusSign(String text, int steps) {
        return text.startsWith("+")
                ? Explanation.of("a plus sign", "a year without it", nearest(text.substring(1), steps))
                : null;
    }

    private static @Nullable Explanation shortYear(String text, int steps) {
        Matcher year = SHORT_YEAR.matcher(text);
        if (!year.matches()) {
            return null;
        }
        String digits = year.group("digits");
        return switch (digits.length()) {
            case 1 -> Explanation.of("one digit", "a year in four digits", null);
            case 2 ->
                Explanation.of(
                        "a century in two digits",
                        "X for each digit that is not known",
                        year.group("sign") + digits + "XX" + year.group("flag"));
            default ->
                Explanation.of(
                        "a decade in three digits",
                        "X for each digit that is not known",
                        year.group("sign") + digits + "X" + year.group("flag"));
        };
    }

    private static @Nullable Explanation looseMask(String text, int steps) {
        return LOOSE_MASK.matcher(text).matches() && text.matches(".*[xUu].*")
                ? Explanation.of(
                        "another letter than X",
                        "X for each digit that is not known",
                        nearest(text.toUpperCase(Locale.ROOT).replace('U', 'X'), steps))
                : null;
    }

    private static @Nullable Explanation mask(String text, int steps) {
        Matcher mask = MASK.matcher(text);
        if (text.indexOf('X') < 0 || !mask.matches()) {
            return null;
        }
        List<Integer> years = numbers(mask.group("year"), 0, Edtf.LAST_YEAR);
        if (mask.group("sign").equals("-")) {
            years = years.reversed().stream().map(year -> -year).toList();
        }
        String month = mask.group("month") == null ? "XX" : mask.group("month");
        String day = mask.group("day") == null ? "XX" : mask.group("day");
        LocalDate earliest = outermost(years, month, day, UnaryOperator.identity());
        LocalDate latest = outermost(years, month, day, List::reversed);
        return earliest == null || latest == null
                ? Explanation.of("digits that fit no day", "a day that exists", nearest(withoutLastPart(text), steps))
                : Explanation.of(
                        "an X before a written digit", "X for the last digits only", written(earliest, latest));
    }

    /** The first day, in this order of years, months and days, that fits the digits. */
    private static @Nullable LocalDate outermost(
            List<Integer> years, String monthMask, String dayMask, UnaryOperator<List<Integer>> order) {
        for (int year : order.apply(years)) {
            for (int month : order.apply(numbers(monthMask, 1, 12))) {
                int length = YearMonth.of(year, month).lengthOfMonth();
                for (int day : order.apply(numbers(dayMask, 1, length))) {
                    return LocalDate.of(year, month, day);
                }
            }
        }
        return null;
    }

    /** The numbers in these bounds that fit the digits, in ascending order. */
    private static List<Integer> numbers(String mask, int least, int most) {
        IntStream fitting = IntStream.of(0);
        for (int i = 0; i < mask.length(); i++) {
            char digit = mask.charAt(i);
            int from = digit == 'X' ? 0 : digit - '0';
            int to = digit == 'X' ? 9 : digit - '0';
            fitting = fitting.flatMap(head -> IntStream.rangeClosed(from, to).map(last -> head * 10 + last));
        }
        return fitting.filter(number -> number >= least && number <= most)
                .boxed()
                .toList();
    }

    private static String withoutLastPart(String text) {
        return text.substring(0, text.lastIndexOf('-'));
    }

    private static @Nullable Explanation noSuchMonthOrDay(String text, int steps) {
        Matcher date = NUMBERS.matcher(text);
        if (!date.matches()) {
            return null;
        }
        String year = date.group("year");
        String flag = date.group("flag");
        int month = Integer.parseInt(date.group("month"));
        if (month < 1 || month > 12) {
            String swapped = year + "-" + date.group("day") + "-" + date.group("month") + flag;
            return Explanation.of(
                    "month " + date.group("month"),
                    "a month from 01 to 12",
                    Edtf.read(swapped) != null ? swapped : year + flag);
        }
        YearMonth wanted = YearMonth.of(Integer.parseInt(year), month);
        if (date.group("day").equals("00")) {
            return Explanation.of("day 00", "a day from 01, or the month alone", withoutLastPart(text) + flag);
        }
        LocalDate last = wanted.atEndOfMonth();
        return Explanation.of(
                "day " + date.group("day") + " of " + wanted.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        + " " + year,
                "a day from 01 to " + last.getDayOfMonth() + ", the last day of that month",
                last + flag);
    }

    private static @Nullable Explanation misplacedFlag(String text, int steps) {
        String bare = text.replaceAll(FLAGS, "");
        if (bare.isEmpty() || bare.equals(text)) {
            return null;
        }
        boolean uncertain = text.indexOf('?') >= 0 || text.indexOf('%') >= 0;
        boolean approximate = text.indexOf('~') >= 0 || text.indexOf('%') >= 0;
        Qualifier flag = Qualifier.of(uncertain, approximate);
        return Explanation.of(
                "flags inside the date or more than one", "one flag at the end", flagged(nearest(bare, steps), flag));
    }

    /** The date with this flag if it can have one, the date alone if not. */
    static @Nullable String flagged(@Nullable String date, Qualifier flag) {
        return date != null && Edtf.read(date + flag.mark()) != null ? date + flag.mark() : date;
    }

    private static @Nullable Explanation blanksInside(String text, int steps) {
        String compact = text.replace(" ", "");
        return !compact.equals(text) && Edtf.read(compact) != null
                ? Explanation.of("a blank inside the date", "a date without blanks", compact)
                : null;
    }

    private static Explanation somethingElse(String text) {
        List<String> years =
                LONE_YEAR.matcher(text).results().map(MatchResult::group).toList();
        return Explanation.of(
                "a text that is no date",
                "digits in the order year, month, day with hyphens between",
                years.size() == 1 ? years.getFirst() : null);
    }
}
