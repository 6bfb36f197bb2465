package org.chancery.standing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.StreamId;
import org.chancery.relation.Answer;
import org.chancery.relation.Certainty;
import org.chancery.relation.Facet;
import org.chancery.relation.Grade;
import org.chancery.relation.Headline;
import org.chancery.relation.Headlined;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.chancery.relation.Rewriting;
import org.chancery.relation.Shift;
import org.chancery.relation.Value;
import org.chancery.standing.Overview.Readings;
import org.chancery.standing.Overview.Run;
import org.chancery.standing.Overviews.Entry;
import org.chancery.time.AsOf;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * Answers about every relation at once, each as it would be answered by itself.
 *
 * <p>What the rows of the projection say is kept in memory in columns, for every day and every position. Where the rows lag
 * behind what is asked they are waited for, shortly; relations of which something was recorded that they still do not have
 * are answered from their records, as all are while there are no rows.
 */
public final class Worldwide {

    private static final Duration SOON = Duration.ofMillis(150);
    private static final int EVENTS_READ_TOGETHER = 1_000;
    /** So many relations are folded for a list rather than the whole of history read for their coverage. */
    private static final int FEW = 200;

    /** A tally of more events is made only when somebody needs it: it takes some hundred bytes for each. */
    private static final long MOST_READ_AHEAD = 500_000;

    private final Ledger ledger;
    private final Standing standing;
    private final @Nullable StandingRows rows;
    private final Tally tally;
    private volatile @Nullable Ancestry ancestry;

    /** Answers from a ledger alone. */
    public Worldwide(Ledger ledger, Standing standing) {
        this(ledger, standing, null);
    }

    /** Answers from rows as far as they reach. */
    Worldwide(Ledger ledger, Standing standing, @Nullable StandingRows rows) {
        this.ledger = ledger;
        this.standing = standing;
        this.rows = rows;
        this.tally = new Tally(ledger);
    }

    /**
     * Reads ahead what the first question about the world would have to read: the runs of all headlines, and the tally of all
     * records where they are not too many to be worth it.
     */
    void readAhead() {
        StandingRows from = rows;
        Serving serving = from == null ? null : from.serving();
        if (from != null && serving != null) {
            from.overview(serving, null);
            if (serving.position() <= MOST_READ_AHEAD) {
                tally.follow(serving.position());
            }
        }
    }

    // The state of the world

    /**
     * The relations on record with their headlines, a page at a time.
     *
     * @param after the relation after which to begin; null for the first page
     * @param limit how many at most
     */
    public Relations relations(AsOf when, WorldQuestion question, @Nullable Pair after, int limit) {
        Books books = books(when.knownAt(), question.minimum(), question.facet());
        long day = when.asOf().toEpochDay();
        IdentityHashMap<Headline, Spoken> spoken = new IdentityHashMap<>();
        @Nullable ValueCounts values = question.facet() == null ? null : new ValueCounts(question.facet());
        Readings readings = new Readings();
        int wanted = question.facet() == null || question.value() == null
                ? -1
                : Filler.bit(question.facet(), question.value());
        List<Found> page = new ArrayList<>();
        int total = 0;
        boolean more = false;
        for (Entry placed : books.placed) {
            if (!question.circle().has(placed.pair()) || books.isUnknown(placed)) {
                continue;
            }
            Headline headline = books.headline(placed, when.asOf());
            Spoken same = spoken.get(headline);
            if (same == null) {
                same = new Spoken(match(headline, question.headline()));
                spoken.put(headline, same);
            }
            Match byFacet = Match.CERTAIN;
            if (values != null) {
                readings.clear();
                books.readings(placed, question, day, readings);
                byFacet = wanted < 0 ? readings.isRecorded() : readings.match(wanted);
                values.count(readings, same.asked);
            }
            same.count(byFacet);
            Match match = same.asked.and(byFacet);
            if (match != Match.NOT) {
                total++;
                if (after == null || placed.pair().compareTo(after) > 0) {
                    if (page.size() < limit) {
                        page.add(new Found(placed, headline, match));
                    } else {
                        more = true;
                    }
                }
            }
        }
        Actors actors = ledger.actors(books.position);
        Ancestry families = ancestry(actors);
        boolean counting = page.size() > FEW || tally.isNear(books.position);
        if (counting) {
            tally.follow(books.position);
        }
        List<Listed> items = new ArrayList<>();
        for (Found found : page) {
            Pair pair = found.placed.pair();
            items.add(new Listed(
                    pair,
                    found.headline,
                    found.match,
                    counting
                            ? tally.coverage(pair, books.position, question.minimum())
                            : standing.coverage(books.relation(pair)),
                    families.successors(pair, when.asOf()),
                    families.predecessors(pair, when.asOf())));
        }
        return new Relations(
                when.asOf(),
                when.knownAt(),
                books.position,
                actors.version(),
                Standing.RULES,
                total,
                counted(spoken),
                values == null ? new EnumMap<>(Value.class) : values.counted(),
                items,
                more ? items.getLast().relation() : null);
    }

    private record Found(Entry placed, Headline headline, Match match) {}

    /** A headline, as it was met: whether it is asked for, and how many have it that are asked for by their facet. */
    private static final class Spoken {
        private final Match asked;
        private int certain;
        private int possible;

        Spoken(Match asked) {
            this.asked = asked;
        }

        void count(Match byFacet) {
            switch (byFacet) {
                case NOT -> {}
                case POSSIBLE -> possible++;
                case CERTAIN -> certain++;
            }
        }
    }

    private static Map<Headline.Word, Count> counted(IdentityHashMap<Headline, Spoken> spoken) {
        Map<Headline.Word, Count> counted = new EnumMap<>(Headline.Word.class);
        spoken.forEach((headline, met) -> {
            boolean counts = met.certain + met.possible > 0;
            for (Headline.Word word : counts ? headline.values() : List.<Headline.Word>of()) {
                Match match = match(headline, word);
                counted.put(
                        word,
                        counted.getOrDefault(word, Count.NONE)
                                .with(match, met.certain)
                                .with(match.and(Match.POSSIBLE), met.possible));
            }
        });
        return counted;
    }

    /** How many relations hold each value of a facet. */
    private static final class ValueCounts {
        private final List<Value> all;
        private final int[] bits;
        private final int[] certain;
        private final int[] possible;

        ValueCounts(Facet facet) {
            all = new ArrayList<>(facet.scale());
            if (!all.contains(Value.NOT_RECORDED)) {
                all.addFirst(Value.NOT_RECORDED);
            }
            bits = all.stream().mapToInt(value -> Filler.bit(facet, value)).toArray();
            certain = new int[bits.length];
            possible = new int[bits.length];
        }

        /** @param byHeadline whether the relation is asked for by its headline */
        void count(Readings readings, Match byHeadline) {
            for (int i = 0; i < bits.length; i++) {
                switch (readings.match(bits[i]).and(byHeadline)) {
                    case NOT -> {}
                    case POSSIBLE -> possible[i]++;
                    case CERTAIN -> certain[i]++;
                }
            }
        }

        Map<Value, Count> counted() {
            Map<Value, Count> counts = new EnumMap<>(Value.class);
            for (int i = 0; i < bits.length; i++) {
                if (certain[i] + possible[i] > 0) {
                    counts.put(
                            all.get(i),
                            Count.NONE.with(Match.CERTAIN, certain[i]).with(Match.POSSIBLE, possible[i]));
                }
            }
            return counts;
        }
    }

    private static Match match(Headline headline, Headline.@Nullable Word wanted) {
        if (wanted == null) {
            return Match.CERTAIN;
        }
        return !headline.values().contains(wanted)
                ? Match.NOT
                : headline.certainty() == Certainty.DEFINITE ? Match.CERTAIN : Match.POSSIBLE;
    }

    // Change over time

    /**
     * On which days headlines change, a page at a time.
     *
     * @param after the relation after which to begin; null for the first page
     * @param limit how many relations at most
     */
    public Scrubbing changes(Instant knownAt, Circle circle, @Nullable Pair after, int limit) {
        Books books = books(knownAt, Grade.REPORTED, null);
        List<Scrubbing.Line> lines = new ArrayList<>();
        Pair next = null;
        for (Entry placed : books.placed) {
            boolean wanted =
                    circle.has(placed.pair()) && (after == null || placed.pair().compareTo(after) > 0);
            if (wanted && !books.isUnknown(placed)) {
                if (lines.size() == limit) {
                    next = lines.getLast().relation();
                    break;
                }
                lines.add(new Scrubbing.Line(placed.pair(), points(books.runs(placed))));
            }
        }
        return new Scrubbing(lines, next);
    }

    private static List<Scrubbing.Point> points(List<Run> runs) {
        List<Scrubbing.Point> points = new ArrayList<>();
        long day = Window.UNBOUNDED_PAST;
        for (Run run : runs) {
            if (run.from() > day || (points.isEmpty() && run.from() != Window.UNBOUNDED_PAST)) {
                points.add(new Scrubbing.Point(day, Headlined.SILENCE));
            }
            points.add(new Scrubbing.Point(run.from(), run.headline()));
            day = run.until();
        }
        if (day != Window.UNBOUNDED_FUTURE) {
            points.add(new Scrubbing.Point(day, Headlined.SILENCE));
        }
        return points;
    }

    /**
     * Where two questions are answered differently, over the relations on record or some of them, a page at a time.
     *
     * <p>Only relations that can differ are folded: something was recorded between the two instants, of them or of their
     * actors, or a record or the end of a life lies near the days between.
     *
     * @param shift in what way an answer differs; null for every way
     * @param after the relation after which to begin; null for the first page
     * @param limit how many differing relations at most
     */
    public Comparison compare(
            AsOf left, AsOf right, Circle circle, @Nullable Shift shift, @Nullable Pair after, int limit) {
        long one = standing.position(left.knownAt());
        long other = standing.position(right.knownAt());
        tally.follow(Math.max(one, other));
        List<Comparison.Relation> differing = new ArrayList<>();
        Pair next = null;
        int compared = 0;
        Actors actors = ledger.actors(left.knownAt());
        for (Pair pair : tally.relations(Math.max(one, other))) {
            if (!circle.has(pair)) {
                continue;
            }
            compared++;
            boolean wanted = next == null
                    && (after == null || pair.compareTo(after) > 0)
                    && (turns(actors, pair, left.asOf(), right.asOf())
                            || tally.canDiffer(
                                    pair,
                                    left.asOf().toEpochDay(),
                                    one,
                                    right.asOf().toEpochDay(),
                                    other));
            Comparison.Relation difference = wanted ? standing.difference(pair, left, right, shift) : null;
            if (difference != null) {
                if (differing.size() == limit) {
                    next = differing.getLast().relation();
                } else {
                    differing.add(difference);
                }
            }
        }
        return new Comparison(
                left,
                one,
                right,
                other,
                ledger.actors(Math.max(one, other)).version(),
                Standing.RULES,
                compared,
                differing,
                next);
    }

    /** Whether a life begins or ends near the days between. */
    private static boolean turns(Actors actors, Pair pair, LocalDate one, LocalDate other) {
        LocalDate from = one.isBefore(other) ? one : other;
        LocalDate to = one.isBefore(other) ? other : one;
        for (ActorCode code : List.of(pair.first(), pair.second())) {
            List<Lifespan> lifespans = actors.find(code).map(Actor::lifespans).orElse(List.of());
            for (Lifespan span : lifespans) {
                if (isNear(span.from(), from, to) || isNear(span.to(), from, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNear(@Nullable LocalDate day, LocalDate from, LocalDate to) {
        return day != null
                && day.toEpochDay() >= from.toEpochDay() - 2
                && day.toEpochDay() <= to.toEpochDay() + 2
                && !from.equals(to);
    }

    // What there is on record

    /**
     * How many records there are of each month.
     *
     * @param from the first month; null for the first of which there are records
     * @param to the last month; null for the last of which there are
     * @throws Density.SpanTooLong where records can lie in more months than are counted
     */
    public Density density(
            Instant knownAt, Circle circle, Grade minimum, @Nullable YearMonth from, @Nullable YearMonth to) {
        long position = standing.position(knownAt);
        tally.follow(position);
        return tally.density(circle::has, position, minimum, from, to);
    }

    /**
     * Which relations have records of what happened in a span of days, a page at a time.
     *
     * @param from the first day; null without limit
     * @param to the last day; null without limit
     */
    public Covered coverage(
            Instant knownAt,
            Circle circle,
            Grade minimum,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Pair after,
            int limit) {
        long position = standing.position(knownAt);
        tally.follow(position);
        List<Covered.Relation> page = new ArrayList<>();
        int total = 0;
        boolean more = false;
        for (Pair pair : tally.relations(position)) {
            Covered.Relation covered = circle.has(pair)
                    ? tally.covered(
                            pair,
                            position,
                            minimum,
                            from == null ? Window.UNBOUNDED_PAST : from.toEpochDay(),
                            to == null ? Window.UNBOUNDED_FUTURE : to.toEpochDay())
                    : null;
            if (covered != null) {
                total++;
                if (after == null || pair.compareTo(after) > 0) {
                    if (page.size() < limit) {
                        page.add(covered);
                    } else {
                        more = true;
                    }
                }
            }
        }
        return new Covered(page, total, more ? page.getLast().relation() : null);
    }

    // What the books held

    /** The number of a relation that is on no shelf: nothing is told of it but by its fold. */
    private static final int NOWHERE = 0;

    private Books books(Instant knownAt, Grade minimum, @Nullable Facet facet) {
        long position = standing.position(knownAt);
        StandingRows from = rows;
        while (from != null) {
            Serving serving = from.reaching(position, SOON);
            if (serving == null) {
                break;
            }
            Overview headlines = from.overview(serving, null);
            Overview readings = facet == null ? headlines : from.overview(serving, facet);
            if (headlines != null && readings != null) {
                return placed(serving, new Books(knownAt, position, minimum, headlines, readings));
            }
        }
        Books books = new Books(knownAt, position, minimum, null, null);
        books.placed = ledger.relations().stream()
                .map(pair -> new Entry(pair, NOWHERE, Long.MAX_VALUE))
                .toArray(Entry[]::new);
        return books;
    }

    /** Places all relations, and notes those that the rows cannot tell of. */
    private Books placed(Serving serving, Books books) {
        Set<Pair> late = new HashSet<>();
        Set<ActorCode> told = new HashSet<>();
        recordedSince(serving.position(), books.position, late, told);
        boolean usual = books.minimum == Grade.REPORTED;
        if (!usual) {
            tally.follow(books.position);
        }
        books.known = Math.min(books.position, serving.position());
        books.placed = serving.overviews().sorted(serving.relations());
        if (usual && late.isEmpty() && told.isEmpty()) {
            return books;
        }
        Set<Pair> entered = new HashSet<>(late);
        for (Entry entry : books.placed) {
            Pair pair = entry.pair();
            if (entry.first() <= books.known) {
                entered.remove(pair);
                if (late.contains(pair)
                        || told.contains(pair.first())
                        || told.contains(pair.second())
                        || (!usual && tally.depends(pair, books.position, books.minimum))) {
                    books.folded.add(pair);
                }
            }
        }
        if (!entered.isEmpty()) {
            List<Entry> all = new ArrayList<>(List.of(books.placed));
            all.removeIf(entry -> entered.contains(entry.pair()));
            entered.forEach(pair -> all.add(new Entry(pair, NOWHERE, Long.MAX_VALUE)));
            all.sort((one, other) -> one.pair().compareTo(other.pair()));
            books.placed = all.toArray(Entry[]::new);
        }
        return books;
    }

    /** Of which relations and of which actors something was recorded after one position and up to another. */
    private void recordedSince(long after, long upTo, Set<Pair> relations, Set<ActorCode> actors) {
        long read = after;
        while (read < upTo) {
            List<LedgerEvent> events = ledger.events(read, (int) Math.min(EVENTS_READ_TOGETHER, upTo - read));
            for (LedgerEvent event : events) {
                switch (event.stream()) {
                    case StreamId.OfRelation(Pair pair) -> relations.add(pair);
                    case StreamId.OfActor(ActorCode actor) -> actors.add(actor);
                }
            }
            read = events.isEmpty() ? upTo : events.getLast().position();
        }
    }

    /** What the books held of all relations at a position. */
    private final class Books {
        private final Instant knownAt;
        private final long position;
        private final Grade minimum;
        private final @Nullable Overview headlines;
        private final @Nullable Overview readings;
        private final Map<Pair, Relation> folds = new HashMap<>();
        /** Those of which the rows do not say everything. */
        private final Set<Pair> folded = new HashSet<>();

        /** All relations, sorted; of some of them nothing was known by then. */
        private Entry[] placed = {};
        /** The position up to which the rows tell. */
        private long known;

        Books(
                Instant knownAt,
                long position,
                Grade minimum,
                @Nullable Overview headlines,
                @Nullable Overview readings) {
            this.knownAt = knownAt;
            this.position = position;
            this.minimum = minimum;
            this.headlines = headlines;
            this.readings = readings;
        }

        Relation relation(Pair pair) {
            return folds.computeIfAbsent(
                    pair, each -> ledger.relation(each, knownAt).counting(minimum));
        }

        private boolean isFolded(Entry each) {
            return each.id() == NOWHERE || (!folded.isEmpty() && folded.contains(each.pair()));
        }

        /** Whether nothing was known of it by then. */
        boolean isUnknown(Entry each) {
            return isFolded(each) ? relation(each.pair()).events() == 0 : each.first() > known;
        }

        Headline headline(Entry each, LocalDate asOf) {
            if (isFolded(each)) {
                return Headline.of(relation(each.pair()), asOf);
            }
            Headline said = Objects.requireNonNull(headlines).headline(each.id(), asOf.toEpochDay(), position);
            return said == null ? Headlined.SILENCE : said;
        }

        List<Run> runs(Entry each) {
            if (!isFolded(each)) {
                return Objects.requireNonNull(headlines).runs(each.id(), position);
            }
            Relation nothing = Relation.of(each.pair(), List.of(Lifespan.ALWAYS), List.of(Lifespan.ALWAYS));
            return Rewriting.between(nothing, relation(each.pair())).come().stream()
                    .map(run -> new Run(run.from(), run.until(), run.headline()))
                    .sorted((one, other) -> Long.compare(one.from(), other.from()))
                    .toList();
        }

        /** What the keys asked about hold on a day. */
        void readings(Entry each, WorldQuestion question, long day, Readings into) {
            if (isFolded(each)) {
                for (Answer answer : relation(each.pair()).answers(LocalDate.ofEpochDay(day))) {
                    if (question.aspect().concerns(answer.key())) {
                        into.add(answer);
                    }
                }
            } else {
                Objects.requireNonNull(readings)
                        .readings(each.id(), each.pair(), question.aspect(), day, position, into);
            }
        }
    }

    // Former states

    private Ancestry ancestry(Actors actors) {
        Ancestry known = ancestry;
        if (known == null || known.actors != actors) {
            known = new Ancestry(actors);
            ancestry = known;
        }
        return known;
    }

    /** Who took whose place, found from both ends. */
    private static final class Ancestry {
        private final Actors actors;
        private final Map<ActorCode, List<Succession>> bySuccessor = new TreeMap<>();
        private final Map<ActorCode, List<Succession>> byFormer = new TreeMap<>();

        Ancestry(Actors actors) {
            this.actors = actors;
            for (Actor actor : actors.all()) {
                for (Actor.Successor each : actor.successors()) {
                    Succession succession = new Succession(actor.code(), each.code(), each.kind(), each.day());
                    byFormer.computeIfAbsent(actor.code(), same -> new ArrayList<>())
                            .add(succession);
                    bySuccessor
                            .computeIfAbsent(each.code(), same -> new ArrayList<>())
                            .add(succession);
                }
            }
        }

        List<Succession> successors(Pair pair, LocalDate asOf) {
            return by(byFormer, pair, asOf);
        }

        List<Succession> predecessors(Pair pair, LocalDate asOf) {
            return by(bySuccessor, pair, asOf);
        }

        /** Only of those who are no more: who lost a part and lives on is no former state. */
        private List<Succession> by(Map<ActorCode, List<Succession>> families, Pair pair, LocalDate asOf) {
            List<Succession> found = new ArrayList<>();
            for (ActorCode code : List.of(pair.first(), pair.second())) {
                for (Succession each : families.getOrDefault(code, List.of())) {
                    boolean lives = actors.find(each.former())
                            .map(former -> former.livesOn(asOf))
                            .orElse(true);
                    if (!lives && !each.day().isAfter(asOf)) {
                        found.add(each);
                    }
                }
            }
            return found;
        }
    }
}
