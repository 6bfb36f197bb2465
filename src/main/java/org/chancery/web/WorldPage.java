package org.chancery.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Certainty;
import org.chancery.relation.Headline;
import org.chancery.relation.Headlined;
import org.chancery.relation.Pair;
import org.chancery.standing.Count;
import org.chancery.standing.Listed;
import org.chancery.standing.Relations;
import org.jspecify.annotations.Nullable;

/**
 * The world on a day, ready to be written out.
 *
 * @param frame what stands around it
 * @param view which of the ways of showing it
 * @param views the ways there are
 * @param focus from where it is seen, as written in an address
 * @param focusNames the same in words; empty where it is seen from nowhere
 * @param status the headline looked for, as written; null for all
 * @param title what the page is called
 * @param lead the world in a sentence
 * @param silence what to say where nothing is recorded up to this day; null where something is
 * @param legend every headline with how many relations have it
 * @param map the drawn world; null where another way of showing it was chosen
 * @param matrix everybody with everybody; null where another way was chosen
 * @param network who is joined to whom; null where another way was chosen
 * @param rows the relations as a table; empty where another way was chosen
 * @param total how many relations the table has in all
 * @param more the address of the next part of the table; null where there is none
 * @param turns what changed in the twelve months up to the day
 * @param turnsLeft how much more changed
 * @param strip when how much changed; null where nothing ever did
 */
record WorldPage(
        Frame frame,
        String view,
        List<Way> views,
        String focus,
        List<Named> focusNames,
        @Nullable String status,
        String title,
        String lead,
        @Nullable String silence,
        List<Entry> legend,
        @Nullable WorldMap map,
        @Nullable WorldMatrix matrix,
        @Nullable WorldNetwork network,
        List<Row> rows,
        int total,
        @Nullable String more,
        List<Recent> turns,
        int turnsLeft,
        @Nullable Strip strip) {

    static final int MOST_ROWS = 250;
    private static final int MOST_TURNS = 10;

    /** One way of showing the world. */
    record Way(String name, String words, String address, boolean chosen) {}

    /** An actor as a page names it. */
    record Named(String code, String name, String address) {}

    /**
     * One headline of the legend.
     *
     * @param word its written name; UNCOVERED for what the books do not speak of at all
     * @param css its style classes
     * @param tone its colour family; null where it is no headline
     * @param letter the letter that stands for it on the map; empty for none
     * @param words what it is called
     * @param least how many have it for certain
     * @param most how many can have it
     * @param address the same page with only these, or with all again
     * @param chosen whether only these are shown
     */
    record Entry(
            String word,
            String css,
            @Nullable String tone,
            String letter,
            String words,
            int least,
            int most,
            @Nullable String address,
            boolean chosen) {}

    /**
     * A relation in the table.
     *
     * @param code its code
     * @param first the name of the one side
     * @param second the name of the other
     * @param headline the chip
     * @param since the day since which it has been so; null where it was so always
     * @param records how many records
     * @param from the date of the first, as written
     * @param to the date of the last, as written
     * @param address its page
     */
    record Row(
            String code,
            String first,
            String second,
            RelationPage.Chip headline,
            @Nullable String since,
            int records,
            @Nullable String from,
            @Nullable String to,
            String address) {}

    /**
     * Something that changed.
     *
     * @param dayWords the day in words
     * @param direction up, down, contested or noted
     * @param sign the arrow
     * @param directionWords what the arrow says
     * @param first the one side
     * @param second the other
     * @param before what it was
     * @param after what it became
     * @param reason the record behind it as a sentence; null where a rule or a life span is behind it
     * @param address the relation on that day
     */
    record Recent(
            String dayWords,
            String direction,
            String sign,
            String directionWords,
            String first,
            String second,
            String before,
            String after,
            @Nullable String reason,
            String address) {}

    /**
     * The band under the map.
     *
     * @param first the first day, counted from 1970-01-01
     * @param last the last day
     * @param day the day asked about
     * @param bars how much changed in each year
     * @param ticks years to be named
     */
    record Strip(long first, long last, long day, List<Bar> bars, List<Tick> ticks) {}

    /** How much changed in a year: in shares of the band. */
    record Bar(String x, String width, String y, String height) {}

    /** A year with its name. */
    record Tick(String x, String label, boolean minor) {}

    /** Why a headline changed. */
    @FunctionalInterface
    interface Reasons {
        @Nullable
        String of(Course.Turn turn);
    }

    /**
     * @param company who is set against each other; null where nobody is
     * @param after the relation after which the table begins; null where it begins with the first
     */
    static WorldPage of(
            WorldMaterial material,
            @Nullable Company company,
            String view,
            @Nullable Pair after,
            PageWords words,
            Reasons reasons) {
        return new Writer(material, company, view, after, words, reasons).write();
    }

    private static final class Writer {
        private final WorldMaterial material;
        private final @Nullable Company company;
        private final String view;
        private final @Nullable Pair after;
        private final PageWords words;
        private final Reasons reasons;
        private final LocalDate asOf;
        private final Focus focus;
        private final Address here;

        Writer(
                WorldMaterial material,
                @Nullable Company company,
                String view,
                @Nullable Pair after,
                PageWords words,
                Reasons reasons) {
            this.material = material;
            this.company = company;
            this.view = view;
            this.after = after;
            this.words = words;
            this.reasons = reasons;
            this.asOf = material.when().asOf();
            this.focus = material.focus();
            this.here = Address.of("/")
                    .with("focus", focus.text())
                    .with("view", view.equals(HomePages.MAP) ? null : view)
                    .with(
                            "status",
                            material.status() == null ? null : material.status().name());
        }

        WorldPage write() {
            TreeSet<LocalDate> days = new TreeSet<>();
            List<Course.Turn> turns = new ArrayList<>();
            for (Course course : material.courses()) {
                for (Course.Turn turn : course.turns()) {
                    days.add(turn.day());
                    turns.add(turn);
                }
            }
            List<Course.Turn> recent = turns.stream()
                    .filter(turn -> turn.day().isAfter(asOf.minusMonths(12))
                            && !turn.day().isAfter(asOf))
                    .sorted(Comparator.comparing(Course.Turn::day)
                            .reversed()
                            .thenComparing(turn -> words.name(focus.counterpart(turn.pair()))))
                    .toList();
            String title = title();
            Address json = Address.of("/api/relations");
            if (company != null) {
                json = json.with("actor", company.codes()).with("counterpart", company.codes());
            } else if (!focus.isNowhere()) {
                json = json.with("actor", focus.codes());
            }
            if (material.status() != null) {
                json = json.with("headline", material.status().name());
            }
            Frame frame = Frame.of(
                            here,
                            title,
                            material.question(),
                            material.when(),
                            material.now(),
                            days.lower(asOf),
                            days.higher(asOf),
                            json,
                            json.at("/api/relations.csv"),
                            material.relations().position(),
                            words)
                    .from(Objects.toString(after, null));
            boolean table = view.equals(HomePages.TABLE) || view.equals(HomePages.MAP);
            Pair next = material.relations().next();
            Relations listed = company == null ? material.relations() : company.relations();
            return new WorldPage(
                    frame,
                    view,
                    HomePages.VIEWS.stream().map(this::way).toList(),
                    focus.text(),
                    focus.actors().stream().map(this::named).toList(),
                    material.status() == null ? null : material.status().name(),
                    title,
                    lead(recent.size()),
                    silence(days),
                    legend(),
                    view.equals(HomePages.MAP) ? map(turns) : null,
                    company != null && view.equals(HomePages.MATRIX)
                            ? WorldMatrix.of(company, words, this::addressed)
                            : null,
                    company != null && view.equals(HomePages.NETWORK)
                            ? WorldNetwork.of(company, focus, json, words, this::addressed)
                            : null,
                    table || company != null
                            ? listed.items().stream().map(this::row).toList()
                            : List.of(),
                    listed.total(),
                    table && next != null
                            ? addressed(here.with("view", HomePages.TABLE).with("after", next.toString()))
                            : null,
                    recent.stream().limit(MOST_TURNS).map(this::recent).toList(),
                    Math.max(0, recent.size() - MOST_TURNS),
                    days.isEmpty() ? null : strip(turns, days));
        }

        private Way way(String name) {
            return new Way(
                    name,
                    words.say("view." + name),
                    addressed(here.with("view", name.equals(HomePages.MAP) ? null : name)),
                    name.equals(view));
        }

        /** An address with both clocks. */
        private String addressed(Address address) {
            return material.question().onto(address).toString();
        }

        private Named named(ActorCode code) {
            return new Named(code.value(), words.name(code), addressed(Address.of("/states/" + code)));
        }

        private String title() {
            if (focus.isNowhere()) {
                return words.say("world.title.nowhere");
            }
            return PageWords.capitalised(words.say(
                    "world.title",
                    words.and(focus.actors().stream()
                                    .limit(4)
                                    .map(words::called)
                                    .toList())
                            + (focus.actors().size() > 4
                                    ? " "
                                            + words.say(
                                                    "world.others",
                                                    focus.actors().size() - 4)
                                    : "")));
        }

        private String lead(int changes) {
            if (focus.isNowhere()) {
                return words.say("world.lead.nowhere", material.courses().size(), changes);
            }
            Map<Headline.Word, Integer> certain = new TreeMap<>();
            Map<Certainty, Integer> open = new EnumMap<>(Certainty.class);
            for (Course course : material.courses()) {
                Headline headline = course.on(asOf);
                if (headline.certainty() == Certainty.DEFINITE) {
                    certain.merge(headline.value(), 1, Integer::sum);
                } else {
                    open.merge(headline.certainty(), 1, Integer::sum);
                }
            }
            List<String> told = new ArrayList<>();
            certain.entrySet().stream()
                    .filter(entry -> entry.getKey() != Headline.Word.NOT_RECORDED)
                    .filter(entry -> entry.getKey() != Headline.Word.ENDED)
                    .sorted(Map.Entry.<Headline.Word, Integer>comparingByValue().reversed())
                    .forEach(entry -> told.add(words.say(
                            "world.count", entry.getValue(), words.say("headline." + entry.getKey() + ".clause"))));
            open.forEach((certainty, count) -> told.add(words.say("world.count." + certainty, count)));
            return told.isEmpty() ? words.say("world.lead.silent") : words.say("world.lead", words.and(told));
        }

        /** Records that move no headline, such as a recognition, can be older: nothing is said of them. */
        private @Nullable String silence(TreeSet<LocalDate> days) {
            boolean silent = material.courses().stream()
                    .allMatch(course -> course.on(asOf).equals(Headlined.SILENCE));
            return silent && !days.isEmpty() && asOf.isBefore(days.first())
                    ? words.say("world.silence", words.day(days.first()))
                    : null;
        }

        // The legend

        private List<Entry> legend() {
            List<Entry> legend = new ArrayList<>();
            for (Headline.Word word : Headline.Word.values()) {
                Count count = material.relations().headlines().getOrDefault(word, new Count(0, 0));
                boolean chosen = word == material.status();
                legend.add(new Entry(
                        word.name(),
                        WorldMap.css(word),
                        Tone.of(word).css(),
                        words.say("headline." + word + ".letter"),
                        words.headline(word),
                        count.least(),
                        count.most(),
                        addressed(here.with("status", chosen ? null : word.name())),
                        chosen));
            }
            if (!focus.isNowhere()) {
                int silent = uncovered().size();
                legend.add(new Entry(
                        "UNCOVERED",
                        "uncovered",
                        null,
                        "",
                        words.say("legend.uncovered"),
                        silent,
                        silent,
                        null,
                        false));
            }
            return legend;
        }

        /** Who lives on the day and is in no record with whom the world is seen from. */
        private List<Actor> uncovered() {
            Set<ActorCode> covered = new HashSet<>();
            material.courses().forEach(course -> covered.add(focus.counterpart(course.pair())));
            return material.actors().all().stream()
                    .filter(actor -> actor.livesOn(asOf) && !covered.contains(actor.code()) && !focus.has(actor.code()))
                    .toList();
        }

        // The map

        private WorldMap map(Collection<Course.Turn> turns) {
            return WorldMap.of(material, turns, words, this::addressed);
        }

        // The table

        private Row row(Listed listed) {
            Pair pair = listed.relation();
            boolean turned = focus.has(pair.second()) && !focus.has(pair.first());
            LocalDate since = course(pair) == null
                    ? null
                    : Objects.requireNonNull(course(pair)).since(asOf);
            return new Row(
                    pair.toString(),
                    words.name(turned ? pair.second() : pair.first()),
                    words.name(turned ? pair.first() : pair.second()),
                    RelationPage.Chip.of(listed.headline(), words),
                    since == null ? null : words.day(since),
                    listed.coverage().records(),
                    listed.coverage().first(),
                    listed.coverage().last(),
                    addressed(Address.of("/dyads/" + pair)));
        }

        private final Map<Pair, Course> byPair = new HashMap<>();

        private @Nullable Course course(Pair pair) {
            if (byPair.isEmpty()) {
                material.courses().forEach(course -> byPair.put(course.pair(), course));
            }
            return byPair.get(pair);
        }

        // What changed

        private Recent recent(Course.Turn turn) {
            Direction direction = Direction.of(turn);
            boolean turned =
                    focus.has(turn.pair().second()) && !focus.has(turn.pair().first());
            return new Recent(
                    words.day(turn.day()),
                    direction.css(),
                    direction.sign(),
                    words.say("turn." + direction.css()),
                    words.name(turned ? turn.pair().second() : turn.pair().first()),
                    words.name(turned ? turn.pair().first() : turn.pair().second()),
                    said(turn.before()),
                    said(turn.after()),
                    reasons.of(turn),
                    Address.of("/dyads/" + turn.pair())
                            .with("asOf", turn.day().toString())
                            .with("knownAt", material.question().known())
                            .toString());
        }

        private String said(Headline headline) {
            Function<Headline.Word, String> clause = word -> words.say("headline." + word + ".clause");
            return switch (headline.certainty()) {
                case DEFINITE -> clause.apply(headline.value());
                case POSSIBLE ->
                    words.say(
                            "certainty.POSSIBLE.sentence",
                            words.or(headline.values().stream().map(clause).toList()));
                case CONTESTED ->
                    words.say(
                            "certainty.CONTESTED.sentence",
                            words.or(headline.values().stream().map(clause).toList()));
            };
        }

        // The band of time

        private Strip strip(List<Course.Turn> turns, TreeSet<LocalDate> days) {
            LocalDate today = material.now().atZone(ZoneOffset.UTC).toLocalDate();
            LocalDate first = Stream.of(LocalDate.of(days.first().getYear(), 1, 1), asOf)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            LocalDate last = Stream.of(today, asOf, days.last())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            double span = Math.max(1, last.toEpochDay() - first.toEpochDay());
            Map<Integer, Integer> years = new TreeMap<>();
            turns.forEach(turn -> years.merge(turn.day().getYear(), 1, Integer::sum));
            int most = years.values().stream().mapToInt(Integer::intValue).max().orElse(1);
            List<Bar> bars = new ArrayList<>();
            years.forEach((year, count) -> {
                double x = (LocalDate.of(year, 1, 1).toEpochDay() - first.toEpochDay()) / span;
                double height = Math.sqrt(count) / Math.sqrt(most);
                bars.add(new Bar(share(x), share(Math.max(0.0015, 330 / span)), share(1 - height), share(height)));
            });
            int step = step(last.getYear() - first.getYear());
            List<Tick> ticks = new ArrayList<>();
            for (int year = Math.ceilDiv(first.getYear(), step) * step; year <= last.getYear(); year += step) {
                double x = (LocalDate.of(year, 1, 1).toEpochDay() - first.toEpochDay()) / span;
                if (x > 0.015 && x < 0.985) {
                    ticks.add(new Tick(share(x), String.valueOf(year), year % (step * 2) != 0));
                }
            }
            return new Strip(first.toEpochDay(), last.toEpochDay(), asOf.toEpochDay(), bars, ticks);
        }

        private static int step(int years) {
            return Stream.of(1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
                    .filter(step -> years / step <= 14)
                    .findFirst()
                    .orElse(1_000);
        }

        private static String share(double share) {
            return String.format(Locale.ROOT, "%.3f%%", share * 100);
        }
    }

    /** Which way a headline went. */
    private enum Direction {
        UP("↑"),
        DOWN("↓"),
        CONTESTED("≠"),
        NOTED("·");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        String css() {
            return switch (this) {
                case UP -> "up";
                case DOWN -> "down";
                case CONTESTED -> "contested";
                case NOTED -> "noted";
            };
        }

        static Direction of(Course.Turn turn) {
            if (turn.after().certainty() == Certainty.CONTESTED) {
                return CONTESTED;
            }
            int before = rank(turn.before().value());
            int after = rank(turn.after().value());
            return before == 0 || after == 0 || before == after ? NOTED : after > before ? UP : DOWN;
        }

        /** How near the two are; 0 where that cannot be said. */
        private static int rank(Headline.Word word) {
            return switch (word) {
                case ENDED, NOT_RECORDED -> 0;
                case WAR -> 1;
                case ARMED_CONFLICT -> 2;
                case SEVERED -> 3;
                case SUSPENDED -> 4;
                case NO_RELATIONS -> 5;
                case STRAINED -> 6;
                case NORMAL -> 7;
                case ALLIED -> 8;
            };
        }
    }
}
