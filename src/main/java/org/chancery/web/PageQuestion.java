package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The two clocks as a reader wrote them into the address of a page.
 *
 * @param asOf the day; null for today
 * @param knownAt the instant; null for now
 * @param untidy whether the address should be written otherwise: a part is empty, or the knowledge time is a day and not an instant
 */
record PageQuestion(@Nullable LocalDate asOf, @Nullable Instant knownAt, boolean untidy) {

    /** Today, with what is known now. */
    static final PageQuestion NOW = new PageQuestion(null, null, false);

    private static final Pattern DAY = Pattern.compile("-?\\d{4}-\\d{2}-\\d{2}");
    private static final int LONGEST_SHOWN = 80;

    /**
     * Reads the clocks.
     *
     * @param more names of parameters the page takes beside the clocks
     * @throws Unanswerable with status 400 if one cannot be read, or there are others
     */
    static PageQuestion of(HttpServletRequest request, Instant now, Set<String> more, PageWords words) {
        List<String> names = new ArrayList<>(List.of("asOf", "knownAt"));
        more.stream().sorted().forEach(names::add);
        List<Unanswerable.Problem> problems = others(request, names, words);
        boolean untidy = isEmpty(request, "asOf") || isEmpty(request, "knownAt");
        PageQuestion read = read(written(request, "asOf"), written(request, "knownAt"), now, words, problems);
        return new PageQuestion(read.asOf, read.knownAt, untidy || read.untidy);
    }

    /**
     * Makes sure that a page that is read by no clock is asked for nothing it does not take.
     *
     * @param names the names of the parameters it takes
     * @throws Unanswerable with status 400 if there are others
     */
    static void only(HttpServletRequest request, List<String> names, PageWords words) {
        List<Unanswerable.Problem> problems = others(request, names, words);
        if (!problems.isEmpty()) {
            throw new Unanswerable(HttpStatus.BAD_REQUEST, problems);
        }
    }

    private static List<Unanswerable.Problem> others(HttpServletRequest request, List<String> names, PageWords words) {
        List<Unanswerable.Problem> problems = new ArrayList<>();
        for (String name : request.getParameterMap().keySet()) {
            if (!names.contains(name)) {
                problems.add(new Unanswerable.Problem(
                        words.say("wrong.parameter", shortened(name)),
                        names.isEmpty()
                                ? words.say("wrong.parameter.none")
                                : words.say("wrong.parameter.expected", words.and(names)),
                        List.of()));
            }
        }
        return problems;
    }

    /**
     * The relation after which a page of a list begins; null for the first page.
     *
     * @throws Unanswerable with status 400 if it cannot be read
     */
    static @Nullable Pair after(HttpServletRequest request, PageWords words) {
        String after = written(request, "after");
        try {
            return after == null ? null : Pair.parse(after);
        } catch (IllegalArgumentException e) {
            throw Unanswerable.bad(
                    words.say("wrong.pair", shortened(String.valueOf(after))), words.say("wrong.pair.expected"));
        }
    }

    /**
     * Reads the clocks from two texts, each of which may be empty.
     *
     * @throws Unanswerable with status 400 if one cannot be read
     */
    static PageQuestion read(String day, String instant, Instant now, PageWords words) {
        return read(
                day.isBlank() ? null : day.strip(),
                instant.isBlank() ? null : instant.strip(),
                now,
                words,
                new ArrayList<>());
    }

    private static PageQuestion read(
            @Nullable String day,
            @Nullable String instant,
            Instant now,
            PageWords words,
            List<Unanswerable.Problem> problems) {
        LocalDate asOf = null;
        Instant knownAt = null;
        boolean untidy = false;
        if (day != null) {
            asOf = day(day);
            if (asOf == null) {
                problems.add(new Unanswerable.Problem(
                        words.say("wrong.asOf", shortened(day)), words.say("wrong.asOf.expected"), List.of()));
            }
        }
        if (instant != null) {
            LocalDate wholeDay = wholeDay(instant);
            untidy |= wholeDay != null;
            knownAt = wholeDay == null ? instant(instant) : endOf(wholeDay, now);
            if (knownAt == null && wholeDay == null) {
                problems.add(new Unanswerable.Problem(
                        words.say("wrong.knownAt", shortened(instant)),
                        words.say("wrong.knownAt.expected"),
                        List.of()));
            } else if (knownAt != null && knownAt.isAfter(now)) {
                problems.add(new Unanswerable.Problem(
                        words.say("wrong.knownAt.future", shortened(instant)),
                        words.say("wrong.knownAt.future.expected"),
                        List.of()));
            }
        }
        if (!problems.isEmpty()) {
            throw new Unanswerable(HttpStatus.BAD_REQUEST, problems);
        }
        return new PageQuestion(asOf, knownAt, untidy);
    }

    private static boolean isEmpty(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text != null && text.isBlank();
    }

    /** What a reader wrote, without its ends; null where there is nothing. */
    static @Nullable String written(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A text as it can be shown in a sentence. */
    static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /** An address with these clocks. */
    String address(String path) {
        return onto(Address.of(path)).toString();
    }

    /** The same address with these clocks. */
    Address onto(Address address) {
        return address.with("asOf", Objects.toString(asOf, null)).with("knownAt", known());
    }

    /** The instant, as it is written in addresses; null for now. */
    @Nullable
    String known() {
        return Objects.toString(knownAt, null);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return DAY.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A day for which a knowledge time can stand; null where it is none, or lies before the year 1. */
    private static @Nullable LocalDate wholeDay(String text) {
        LocalDate day = day(text);
        return day == null || day.getYear() < 1 ? null : day;
    }

    private static @Nullable Instant instant(String text) {
        try {
            // A plus sign in an address that nobody encoded arrives as a space.
            OffsetDateTime read = OffsetDateTime.parse(text.replace(' ', '+'));
            return read.getYear() >= 1 && read.getYear() <= 9999 ? read.toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The last microsecond of a day; null, which is now, for the day that has not ended; a later day stays later. */
    private static @Nullable Instant endOf(LocalDate day, Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return day.equals(today)
                ? null
                : day.atTime(LocalTime.of(23, 59, 59, 999_999_000)).toInstant(ZoneOffset.UTC);
    }
}
