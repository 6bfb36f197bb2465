package org.chancery.web;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chancery.relation.Answer;
import org.chancery.relation.Certainty;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Held;
import org.chancery.relation.Stretch;
import org.chancery.relation.Value;
import org.chancery.time.DayRange;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of a relation as lanes of bands on one scale of days, ready to be drawn. Places along the scale are
 * percentages of its length, so that the drawing fits any width; places across are pixels of a lane {@value #HEIGHT} high.
 *
 * <p>Solid is definite, hatched is possible, dotted is possible only by an unrecorded change, two halves are the two
 * positions of a dispute, and where nothing is drawn nothing is recorded.
 *
 * @param firstDay the first day of the scale
 * @param days its length in days
 * @param ticks marks of the scale
 * @param asOf where the day asked about lies; null where it lies outside the scale
 * @param asOfSide on which side of the line its label stands: "start" or "end"
 * @param lanes one for each facet key with something on record, then one for the contacts
 * @param left how many lanes more there are, which are not drawn
 */
record TimelinePicture(
        LocalDate firstDay,
        long days,
        List<Tick> ticks,
        @Nullable String asOf,
        String asOfSide,
        List<Lane> lanes,
        int left) {

    static final int HEIGHT = 34;
    static final int MOST_LANES = 48;
    private static final int TOP = 4;
    private static final int DEEP = 26;
    private static final int MOST_TICKS = 9;
    private static final double NARROWEST = 0.15;
    private static final int MANY = 150;

    /**
     * A mark of the scale.
     *
     * @param at where
     * @param label what it says
     * @param minor whether its label is left out where there is little room
     */
    record Tick(String at, String label, boolean minor) {}

    /**
     * One row of the drawing.
     *
     * @param target the row of the table it belongs to
     * @param name the facet
     * @param sides between whom; null where it belongs to both
     * @param which the key; null where there is none
     * @param summary what the lane shows, for those who do not see it
     * @param bands what is drawn
     */
    record Lane(
            String target,
            String name,
            @Nullable String sides,
            @Nullable String which,
            String summary,
            List<Band> bands) {}

    /**
     * One rectangle of a lane.
     *
     * @param x where it begins
     * @param width how long it is
     * @param y where it begins across
     * @param height how deep it is
     * @param middle where its word stands across
     * @param tone the colour family
     * @param pattern "solid", "hatched", "dotted", "empty" or "busy"
     * @param word the value, where there is room for it; else null
     * @param tight whether the word needs a wide page
     * @param title the whole story in words
     */
    record Band(
            String x,
            String width,
            int y,
            int height,
            int middle,
            String tone,
            String pattern,
            @Nullable String word,
            boolean tight,
            String title) {

        /** The paint of its inside: a pattern of the page, or null for the plain colour. */
        public @Nullable String paint() {
            return pattern.equals("hatched") || pattern.equals("dotted") ? "url(#" + pattern + "-" + tone + ")" : null;
        }
    }

    /**
     * Draws.
     *
     * @param timeline the stretches of every facet key, ascending
     * @param contacts the meetings, calls and statements
     * @param asOf the day asked about
     * @param present the day on which the books are read
     * @param targets the row of the table of a facet key
     * @return null where nothing is on record that could be drawn
     */
    static @Nullable TimelinePicture of(
            SortedMap<FacetKey, List<Stretch>> timeline,
            List<Held> contacts,
            LocalDate asOf,
            LocalDate present,
            SortedMap<FacetKey, String> targets,
            PageWords words) {
        TreeSet<LocalDate> days = new TreeSet<>();
        timeline.values().stream().flatMap(List::stream).forEach(stretch -> {
            Stream.of(stretch.days().from(), stretch.days().to()).forEach(day -> {
                if (day != null) {
                    days.add(day);
                }
            });
        });
        contacts.forEach(held -> {
            Window window = held.act().particulars().occurred().begins();
            LocalDate earliest = window.earliest();
            LocalDate latest = window.latest();
            if (earliest != null) {
                days.add(earliest);
            }
            if (latest != null) {
                days.add(latest);
            }
        });
        if (days.isEmpty()) {
            return null;
        }
        Scale scale = Scale.over(days.first(), days.last(), asOf, present);
        Drawing drawing = new Drawing(scale, words);
        List<Lane> lanes = new ArrayList<>();
        timeline.forEach((key, stretches) -> {
            if (stretches.stream().anyMatch(stretch -> !silent(stretch.answer()))) {
                lanes.add(drawing.lane(key, stretches, targets.getOrDefault(key, "state")));
            }
        });
        if (!contacts.isEmpty()) {
            lanes.add(drawing.contacts(contacts));
        }
        int left = Math.max(0, lanes.size() - MOST_LANES);
        return new TimelinePicture(
                scale.first,
                scale.days,
                scale.ticks(),
                scale.holds(asOf) ? percent(scale.middle(asOf)) : null,
                scale.middle(asOf) > 50 ? "end" : "start",
                List.copyOf(lanes.subList(0, lanes.size() - left)),
                left);
    }

    static boolean silent(Answer answer) {
        return answer.certainty() == Certainty.DEFINITE && answer.possible().equals(List.of(Value.NOT_RECORDED));
    }

    private static String percent(double place) {
        return String.format(Locale.ROOT, "%.3f%%", place);
    }

    /** Days along the drawing. */
    private record Scale(LocalDate first, long days) {

        static Scale over(LocalDate from, LocalDate to, LocalDate asOf, LocalDate present) {
            LocalDate begin = from;
            LocalDate end = to.isBefore(present) ? present : to;
            long span = Math.max(365, end.toEpochDay() - begin.toEpochDay());
            if (asOf.isBefore(begin) && begin.toEpochDay() - asOf.toEpochDay() <= span / 2) {
                begin = asOf;
            }
            if (asOf.isAfter(end) && asOf.toEpochDay() - end.toEpochDay() <= span / 2) {
                end = asOf;
            }
            long room = Math.max(20, (end.toEpochDay() - begin.toEpochDay()) / 40);
            LocalDate first = begin.minusDays(room);
            return new Scale(first, end.toEpochDay() + room - first.toEpochDay());
        }

        boolean holds(LocalDate day) {
            return !day.isBefore(first) && day.toEpochDay() < first.toEpochDay() + days;
        }

        /** Where the day begins, from 0 to 100. */
        double at(@Nullable LocalDate day, double otherwise) {
            return day == null
                    ? otherwise
                    : Math.clamp(100.0 * (day.toEpochDay() - first.toEpochDay()) / days, 0.0, 100.0);
        }

        double middle(LocalDate day) {
            return at(day, 0) + 50.0 / days;
        }

        List<Tick> ticks() {
            List<Tick> ticks = new ArrayList<>();
            LocalDate last = first.plusDays(days);
            int months = step();
            YearMonth month = YearMonth.from(first);
            month = month.minusMonths(Math.floorMod(month.getYear() * 12L + month.getMonthValue() - 1, months));
            int count = 0;
            for (LocalDate day = month.atDay(1); day.isBefore(last); day = day.plusMonths(months)) {
                if (!day.isBefore(first)) {
                    String label = months % 12 == 0
                            ? String.valueOf(day.getYear())
                            : String.format(Locale.ROOT, "%d-%02d", day.getYear(), day.getMonthValue());
                    ticks.add(new Tick(percent(at(day, 0)), label, count++ % 2 == 1));
                }
            }
            return List.copyOf(ticks);
        }

        private int step() {
            long months =
                    Math.max(1, Period.between(first, first.plusDays(days)).toTotalMonths());
            for (int step : new int[] {1, 2, 3, 6, 12, 24, 60, 120, 240, 300, 600, 1_200, 2_400, 6_000}) {
                if (months / step <= MOST_TICKS) {
                    return step;
                }
            }
            return 12_000;
        }
    }

    /** Draws lanes on a scale. */
    private record Drawing(Scale scale, PageWords words) {

        Lane lane(FacetKey key, List<Stretch> stretches, String target) {
            List<Band> bands = new ArrayList<>();
            List<String> summary = new ArrayList<>();
            boolean coarse = stretches.size() > MANY;
            double busyFrom = -1;
            int busy = 0;
            for (Stretch stretch : stretches) {
                double x = scale.at(stretch.days().from(), 0);
                double end = scale.at(stretch.days().to(), 100);
                if (coarse && end - x < NARROWEST) {
                    busyFrom = busy++ == 0 ? x : busyFrom;
                    if (end - busyFrom >= NARROWEST) {
                        bands.add(crowd(busyFrom, end, busy));
                        busy = 0;
                    }
                } else {
                    if (busy > 0) {
                        bands.add(crowd(busyFrom, x, busy));
                        busy = 0;
                    }
                    bands(key, stretch, x, end, bands);
                }
                if (!silent(stretch.answer()) && summary.size() < 12) {
                    summary.add(title(key, stretch));
                }
            }
            if (busy > 0) {
                bands.add(crowd(busyFrom, 100, busy));
            }
            return new Lane(
                    target,
                    words.facet(key.facet()),
                    words.sides(key),
                    words.which(key),
                    String.join("; ", summary),
                    List.copyOf(bands));
        }

        private Band crowd(double from, double to, int changes) {
            return new Band(
                    percent(from),
                    percent(Math.max(to - from, NARROWEST)),
                    TOP,
                    DEEP,
                    TOP + DEEP / 2,
                    Tone.STATED.css(),
                    "busy",
                    null,
                    false,
                    words.say("timeline.crowd", changes));
        }

        private void bands(FacetKey key, Stretch stretch, double x, double end, List<Band> bands) {
            Answer answer = stretch.answer();
            if (silent(answer)) {
                return;
            }
            String title = title(key, stretch);
            if (answer.certainty() == Certainty.CONTESTED && !answer.positions().isEmpty()) {
                int deep = DEEP / answer.positions().size() - 1;
                int y = TOP;
                for (Answer.Side side : answer.positions()) {
                    stripes(key, answer, side.values(), x, end, y, deep, title, bands);
                    y += deep + 2;
                }
            } else {
                stripes(key, answer, answer.possible(), x, end, TOP, DEEP, title, bands);
            }
        }

        /** Each value has its share of the depth; a word stands where a single value has room for it. */
        private void stripes(
                FacetKey key,
                Answer answer,
                List<Value> values,
                double x,
                double end,
                int top,
                int deep,
                String title,
                List<Band> bands) {
            double width = Math.max(end - x, NARROWEST);
            int each = Math.max(2, deep / values.size());
            int y = top;
            List<Value> recorded =
                    values.stream().filter(value -> value != Value.NOT_RECORDED).toList();
            for (Value value : values) {
                boolean implied =
                        answer.values().stream().anyMatch(possible -> possible.value() == value && possible.implied());
                boolean sure = values.size() == 1 && answer.certainty() != Certainty.POSSIBLE && answer.exact();
                String pattern =
                        value == Value.NOT_RECORDED ? "empty" : sure ? "solid" : implied ? "dotted" : "hatched";
                String word = words.value(key.facet(), value);
                double need = word.length() * 0.62 + 1;
                boolean told = value != Value.NOT_RECORDED && recorded.size() == 1 && width > need;
                bands.add(new Band(
                        percent(x),
                        percent(width),
                        y,
                        each - (values.size() > 1 ? 1 : 0),
                        told && !sure ? top + deep / 2 : y + each / 2,
                        Tone.of(key.facet(), value).css(),
                        pattern,
                        told ? word : null,
                        width < need * 3.2,
                        title));
                y += each;
            }
        }

        private String title(FacetKey key, Stretch stretch) {
            return words.say(
                    "timeline.title",
                    words.facet(key.facet()),
                    holds(key, stretch.answer()),
                    days(words, stretch.days()));
        }

        private String holds(FacetKey key, Answer answer) {
            return inWords(words, key, answer);
        }

        Lane contacts(List<Held> contacts) {
            List<Band> bands = new ArrayList<>();
            double drawn = -1;
            for (Held held : contacts) {
                Window window = held.act().particulars().occurred().begins();
                LocalDate latest = window.latest();
                double x = scale.at(window.earliest(), 0);
                double end = scale.at(latest == null ? null : latest.plusDays(1), 100);
                if (contacts.size() > MANY && end - drawn < NARROWEST) {
                    continue;
                }
                drawn = x;
                boolean sure = window.isSingleDay();
                String when = held.act().particulars().occurred().text();
                bands.add(new Band(
                        percent(x),
                        percent(Math.max(end - x, 0.35)),
                        sure ? TOP : TOP + 5,
                        sure ? DEEP : DEEP - 10,
                        TOP + DEEP / 2,
                        Tone.STATED.css(),
                        sure ? "solid" : "hatched",
                        null,
                        false,
                        words.say("timeline.contact", RecordEntry.kind(held.act(), words), when)));
            }
            return new Lane(
                    "contacts",
                    words.say("timeline.contacts"),
                    null,
                    null,
                    words.say("timeline.contacts.summary", contacts.size()),
                    List.copyOf(bands));
        }
    }

    /** The values of an answer, with how sure they are. */
    static String inWords(PageWords words, FacetKey key, Answer answer) {
        if (silent(answer)) {
            return words.say("value.NOT_RECORDED");
        }
        if (answer.certainty() == Certainty.CONTESTED && !answer.positions().isEmpty()) {
            return words.say(
                    "certainty.CONTESTED.sentence",
                    answer.positions().stream()
                            .map(side -> words.or(side.values().stream()
                                    .map(value -> words.value(key.facet(), value))
                                    .toList()))
                            .collect(joining(" " + words.say("word.against") + " ")));
        }
        List<String> values = answer.values().stream()
                .map(possible -> words.value(key.facet(), possible.value())
                        + (possible.implied() ? " (" + words.say("mark.implied") + ")" : ""))
                .toList();
        return words.say("certainty." + answer.certainty() + ".sentence", words.or(values));
    }

    /** The days of a stretch, its last day included. */
    static String days(PageWords words, DayRange days) {
        LocalDate from = days.from();
        LocalDate last = days.lastDay();
        if (from == null) {
            return last == null ? words.say("days.always") : words.say("days.until", words.day(last));
        }
        if (last == null) {
            return words.say("days.from", words.day(from));
        }
        return last.equals(from)
                ? words.say("days.one", words.day(from))
                : words.say("days.between", words.day(from), words.day(last));
    }
}
