package org.chancery.drafting;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * The dates of English prose, understood from the day on which it was published. A phrase becomes the days it leaves
 * open and nothing narrower: "in June" is a month, "early 2019" four months, "over the past weeks" from the month
 * before. What lacks a year lies before the day of publication; where that is not known, it is no date.
 */
final class DatePhrases {

    /** How a date bears on what is said with it. */
    enum Lead {
        /** On it. */
        ON,
        /** From it on. */
        SINCE,
        /** On it or before it. */
        BY,
        /** Before it. */
        BEFORE,
        /** After it. */
        AFTER
    }

    /** A date in a text: where, which days it leaves open, and how it bears on what is said with it. */
    record Phrase(Span span, Window window, Lead lead) {}

    private static final String MONTH =
            "(?<month>Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?"
                    + "|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
    private static final String WEEKDAY = "(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";
    private static final String YEAR = "(?<year>1[6-9]\\d\\d|20\\d\\d)";
    private static final String DAY = "(?<day>[0-3]?\\d)(?:st|nd|rd|th)?";
    private static final String PART = "(?<part>early|mid|late)";

    private static final Pattern ISO = Pattern.compile("\\b(?<year>\\d{4})-(?<number>\\d{2})-(?<day>\\d{2})\\b");
    private static final Pattern MONTH_DAY = Pattern.compile("\\b(?:" + WEEKDAY + ",?\\s+)?" + MONTH + "\\s+" + DAY
            + "(?:\\s?[-–]\\s?(?<last>[0-3]?\\d))?(?!\\d)(?:,?\\s+" + YEAR + "\\b)?");
    private static final Pattern DAY_MONTH = Pattern.compile("\\b(?:" + WEEKDAY + ",?\\s+)?(?:the\\s+)?" + DAY
            + "(?:\\s?[-–]\\s?(?<last>[0-3]?\\d))?\\s+(?:of\\s+)?" + MONTH + "\\b(?:,?\\s+" + YEAR + "\\b)?");
    private static final Pattern MONTH_YEAR =
            Pattern.compile("\\b(?:" + PART + "[-\\s])?" + MONTH + "(?:\\s+of)?,?\\s+" + YEAR + "\\b");
    private static final Pattern SEASON = Pattern.compile(
            "\\b(?:the\\s+)?(?<season>spring|summer|autumn|fall|winter)\\s+(?:of\\s+)?" + YEAR + "\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH_ONLY = Pattern.compile("\\b(?:(?i:in|since|until|by|during|last|this)\\s+(?:"
            + PART + "[-\\s])?|" + PART.replace("part", "only") + "[-\\s])" + MONTH + "\\b(?!\\s+\\d)");
    private static final Pattern DECADE = Pattern.compile("\\b(?:" + PART + "[-\\s])?(?<year>1[6-9]\\d0|20\\d0)s\\b");
    private static final Pattern YEAR_ONLY =
            Pattern.compile("\\b(?:(?i:in|since|by|until|before|after|from|during|of)\\s+(?:" + PART + "[-\\s])?|"
                    + PART.replace("part", "only") + "[-\\s]|\\()" + YEAR + "\\b(?!-\\d)");
    private static final Pattern YEARS = Pattern.compile(
            "\\b(?i:between|from)\\s+" + YEAR + "\\s*(?:and|to|until|[-–])\\s*(?<until>1[6-9]\\d\\d|20\\d\\d)\\b");
    private static final Pattern BARE_WEEKDAY =
            Pattern.compile("\\b(?i:on|last)\\s+" + WEEKDAY + "\\b(?!,?\\s+[A-Z]?[a-z]*\\s?\\d)");
    private static final Pattern RELATIVE = Pattern.compile(
            "\\b(?:(?<named>yesterday|today|(?<which>last|this)\\s+(?<unit>week|month|year))"
                    + "|(?:over|in|during|for)\\s+(?:the\\s+)?(?:past|last|recent)\\s+(?:few\\s+|several\\s+)?(?<past>days|weeks|months|years)"
                    + "|(?<past2>in\\s+recent\\s+(?:days|weeks|months|years))"
                    + "|(?<count>\\d{1,3}|a|two|three|four|five|six|ten)\\s+(?<ago>day|week|month|year)s?\\s+ago)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LEAD = Pattern.compile(
            "\\b(?<lead>since|until|till|by|before|after|following|from)\\s+(?:the\\s+|as\\s+early\\s+as\\s+)?$",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_LEAD = 40;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> COUNTS =
            Map.of("a", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "ten", 10);

    private final String text;
    private final @Nullable LocalDate published;
    private final @Nullable Window told;

    private DatePhrases(String text, @Nullable LocalDate published, @Nullable Window told) {
        this.text = text;
        this.published = published;
        this.told = told;
    }

    /**
     * The dates between two places of a text, in order, none overlapping another.
     *
     * @param published the day of publication, or null if it is not known
     * @param told the date told last in the same paragraph, after which a date without a year comes; or null
     */
    static List<Phrase> in(String text, Span where, @Nullable LocalDate published, @Nullable Window told) {
        return new DatePhrases(text, published, told).find(where);
    }

    /** The last day of the latest year that a text names, if that is past; else today. */
    static LocalDate latestYear(String text, LocalDate today) {
        return Pattern.compile("\\b" + YEAR)
                .matcher(text)
                .results()
                .map(found -> LocalDate.of(Integer.parseInt(found.group(1)), 12, 31))
                .filter(day -> day.isBefore(today))
                .max(Comparator.naturalOrder())
                .orElse(today);
    }

    /**
     * The day of publication, as far as the text itself tells it: the last of its full dates, or of those where a
     * weekday says the year; never after {@code today}.
     */
    static @Nullable LocalDate published(String text, LocalDate today) {
        int latestYear = Pattern.compile(YEAR)
                .matcher(text)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group()))
                .filter(year -> year <= today.getYear())
                .max()
                .orElse(today.getYear() - 20);
        List<LocalDate> days = new ArrayList<>();
        for (Pattern form : List.of(ISO, MONTH_DAY, DAY_MONTH)) {
            Matcher found = form.matcher(text);
            while (found.find()) {
                LocalDate day = found.group("year") != null
                        ? day(Integer.parseInt(found.group("year")), found)
                        : byWeekday(found, latestYear, today);
                if (day != null && !day.isAfter(today)) {
                    days.add(day);
                }
            }
        }
        return days.stream().max(Comparator.naturalOrder()).orElse(null);
    }

    private static @Nullable LocalDate byWeekday(Matcher found, int earliestYear, LocalDate today) {
        String weekday = found.group("weekday");
        if (weekday == null) {
            return null;
        }
        for (int year = today.getYear(); year >= earliestYear; year--) {
            LocalDate day = day(year, found);
            if (day != null
                    && !day.isAfter(today)
                    && day.getDayOfWeek() == DayOfWeek.valueOf(weekday.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        return null;
    }

    private static @Nullable LocalDate day(int year, Matcher found) {
        try {
            return LocalDate.of(year, month(found), Integer.parseInt(found.group("day")));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int month(Matcher found) {
        return found.pattern() == ISO
                ? Integer.parseInt(found.group("number"))
                : MONTHS.indexOf(found.group("month").substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private List<Phrase> find(Span where) {
        List<Phrase> found = new ArrayList<>();
        for (Pattern form : List.of(
                ISO,
                MONTH_DAY,
                DAY_MONTH,
                MONTH_YEAR,
                YEARS,
                SEASON,
                DECADE,
                MONTH_ONLY,
                YEAR_ONLY,
                BARE_WEEKDAY,
                RELATIVE)) {
            Matcher matcher = form.matcher(text).region(where.from(), where.to());
            while (matcher.find()) {
                Window window = window(form, matcher);
                Span span = trimmed(matcher);
                if (window != null
                        && found.stream().noneMatch(other -> other.span().overlaps(span))) {
                    found.add(new Phrase(span, window, lead(where, span)));
                }
            }
        }
        found.sort(Comparator.comparing(Phrase::span));
        return found;
    }

    /** The phrase without the preposition that was needed to tell it is a date. */
    private Span trimmed(Matcher matcher) {
        int from = matcher.start();
        Matcher preposition = Pattern.compile(
                        "^(?i:in|since|until|by|during|before|after|from|of|on|between|last)\\s+|^\\(")
                .matcher(matcher.group());
        return new Span(preposition.find() ? from + preposition.end() : from, matcher.end());
    }

    private Lead lead(Span where, Span span) {
        Matcher before = LEAD.matcher(text.substring(Math.max(where.from(), span.from() - LONGEST_LEAD), span.from()));
        if (!before.find()) {
            return Lead.ON;
        }
        return switch (before.group("lead").toLowerCase(Locale.ROOT)) {
            case "since", "from" -> Lead.SINCE;
            case "until", "till", "by" -> Lead.BY;
            case "before" -> Lead.BEFORE;
            case "after", "following" -> Lead.AFTER;
            case String other -> throw new IllegalStateException(other);
        };
    }

    private @Nullable Window window(Pattern form, Matcher found) {
        if (form == ISO || form == MONTH_DAY || form == DAY_MONTH) {
            return ofDays(found);
        }
        if (form == MONTH_YEAR) {
            return part(found.group("part"), YearMonth.of(year(found), month(found)));
        }
        if (form == MONTH_ONLY) {
            YearMonth month = latest(month(found));
            return month == null ? null : part(either(found), month);
        }
        if (form == SEASON) {
            return season(found.group("season").toLowerCase(Locale.ROOT), year(found));
        }
        if (form == DECADE) {
            int first = year(found);
            return thirds(found.group("part"), LocalDate.of(first, 1, 1), LocalDate.of(first + 9, 12, 31), 12 * 10);
        }
        if (form == YEARS) {
            int until = Integer.parseInt(found.group("until"));
            return until < year(found) ? null : Window.of(LocalDate.of(year(found), 1, 1), LocalDate.of(until, 12, 31));
        }
        if (form == YEAR_ONLY) {
            int year = year(found);
            return thirds(either(found), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), 12);
        }
        if (published == null) {
            return null;
        }
        return form == BARE_WEEKDAY
                ? Window.day(published.with(TemporalAdjusters.previousOrSame(
                        DayOfWeek.valueOf(found.group("weekday").toUpperCase(Locale.ROOT)))))
                : relative(found, published);
    }

    private static @Nullable String either(Matcher found) {
        return found.group("part") != null ? found.group("part") : found.group("only");
    }

    private @Nullable Window ofDays(Matcher found) {
        LocalDate first;
        if (found.group("year") != null) {
            first = day(year(found), found);
        } else {
            first = inTurn(found);
        }
        if (first == null) {
            return null;
        }
        String last = found.pattern() == ISO ? null : found.group("last");
        if (last == null) {
            return Window.day(first);
        }
        int until = Integer.parseInt(last);
        return until <= first.getDayOfMonth() || until > first.lengthOfMonth()
                ? Window.day(first)
                : Window.of(first, first.withDayOfMonth(until));
    }

    /** The day of a date without a year: the first such day after what was told before, or the last before publication. */
    private @Nullable LocalDate inTurn(Matcher found) {
        LocalDate after = told == null ? null : told.earliest();
        if (after != null && found.group("weekday") == null) {
            for (int year = after.getYear(); year <= after.getYear() + 1; year++) {
                LocalDate day = day(year, found);
                if (day != null && !day.isBefore(after) && (published == null || !day.isAfter(published))) {
                    return day;
                }
            }
        }
        return published == null ? null : latestDay(found, published);
    }

    private static @Nullable LocalDate latestDay(Matcher found, LocalDate published) {
        LocalDate weekday = byWeekday(found, published.getYear() - 12, published);
        if (weekday != null) {
            return weekday;
        }
        try {
            MonthDay day = MonthDay.of(month(found), Integer.parseInt(found.group("day")));
            for (int year = published.getYear(); year > published.getYear() - 8; year--) {
                if (day.isValidYear(year) && !day.atYear(year).isAfter(published)) {
                    return day.atYear(year);
                }
            }
            return null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable YearMonth latest(int month) {
        LocalDate after = told == null ? null : told.earliest();
        if (after != null) {
            YearMonth next = YearMonth.of(after.getYear(), month);
            next = next.isBefore(YearMonth.from(after)) ? next.plusYears(1) : next;
            if (published == null || !next.isAfter(YearMonth.from(published))) {
                return next;
            }
        }
        if (published == null) {
            return null;
        }
        YearMonth same = YearMonth.of(published.getYear(), month);
        return same.isAfter(YearMonth.from(published)) ? same.minusYears(1) : same;
    }

    private static int year(Matcher found) {
        return Integer.parseInt(found.group("year"));
    }

    private static Window part(@Nullable String part, YearMonth month) {
        int from = part == null || part.equals("early") ? 1 : part.equals("mid") ? 11 : 21;
        int to = part == null || part.equals("late") ? month.lengthOfMonth() : part.equals("early") ? 10 : 20;
        return Window.of(month.atDay(from), month.atDay(to));
    }

    /** The whole of a stretch of so many months, or its first, middle or last third. */
    private static Window thirds(@Nullable String part, LocalDate first, LocalDate last, int months) {
        if (part == null) {
            return Window.of(first, last);
        }
        int third = months / 3;
        int before = part.equals("early") ? 0 : part.equals("mid") ? third : 2 * third;
        LocalDate from = first.plusMonths(before);
        return Window.of(from, from.plusMonths(third).minusDays(1));
    }

    private static Window season(String name, int year) {
        YearMonth first = switch (name) {
            case "spring" -> YearMonth.of(year, 3);
            case "summer" -> YearMonth.of(year, 6);
            case "autumn", "fall" -> YearMonth.of(year, 9);
            case "winter" -> YearMonth.of(year - 1, 12);
            case String other -> throw new IllegalStateException(other);
        };
        // the winter of a year is said of the months at either end of it
        YearMonth last = name.equals("winter") ? YearMonth.of(year + 1, 2) : first.plusMonths(2);
        return Window.of(first.atDay(1), last.atEndOfMonth());
    }

    private static Window relative(Matcher found, LocalDate published) {
        String named = found.group("named");
        if (named != null && found.group("unit") == null) {
            return Window.day(named.equalsIgnoreCase("today") ? published : published.minusDays(1));
        }
        if (named != null) {
            boolean last = found.group("which").equalsIgnoreCase("last");
            return switch (found.group("unit").toLowerCase(Locale.ROOT)) {
                case "week" -> {
                    LocalDate monday = published
                            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                            .minusWeeks(last ? 1 : 0);
                    yield Window.of(monday, earlier(monday.plusDays(6), published));
                }
                case "month" -> {
                    YearMonth month = YearMonth.from(published).minusMonths(last ? 1 : 0);
                    yield Window.of(month.atDay(1), earlier(month.atEndOfMonth(), published));
                }
                default -> {
                    Year year = Year.of(published.getYear() - (last ? 1 : 0));
                    yield Window.of(year.atDay(1), earlier(year.atDay(year.length()), published));
                }
            };
        }
        String past = found.group("past") != null ? found.group("past") : found.group("past2");
        if (past != null) {
            String unit = past.substring(past.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
            LocalDate from = switch (unit) {
                case "days" -> published.minusDays(14);
                case "weeks" -> published.minusMonths(1).withDayOfMonth(1);
                case "months" -> published.minusMonths(12).withDayOfMonth(1);
                default -> LocalDate.of(published.getYear() - 10, 1, 1);
            };
            return Window.of(from, published);
        }
        String count = found.group("count").toLowerCase(Locale.ROOT);
        int many = COUNTS.containsKey(count) ? COUNTS.get(count) : Integer.parseInt(count);
        return switch (found.group("ago").toLowerCase(Locale.ROOT)) {
            case "day" -> Window.day(published.minusDays(many));
            case "week" ->
                Window.of(
                        published.minusWeeks(many).minusDays(3),
                        earlier(published.minusWeeks(many).plusDays(3), published));
            case "month" -> {
                YearMonth month = YearMonth.from(published).minusMonths(many);
                yield Window.of(month.atDay(1), month.atEndOfMonth());
            }
            default ->
                Window.of(
                        LocalDate.of(published.getYear() - many, 1, 1),
                        LocalDate.of(published.getYear() - many, 12, 31));
        };
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
