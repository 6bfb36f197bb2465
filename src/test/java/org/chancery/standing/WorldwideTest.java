package org.chancery.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.Passage;
import org.chancery.ledger.Reply;
import org.chancery.ledger.Said;
import org.chancery.ledger.Step;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Answer;
import org.chancery.relation.Certainty;
import org.chancery.relation.Facet;
import org.chancery.relation.Grade;
import org.chancery.relation.Headline;
import org.chancery.relation.Held;
import org.chancery.relation.Histories;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.chancery.relation.Value;
import org.chancery.time.AsOf;
import org.chancery.time.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asked about all at once, each relation is answered as it is by itself: on every day, at every position. */
@OnBothDatabases
class WorldwideTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final HikariDataSource database;

    WorldwideTest(TestDatabase database) {
        this.database = database.newLedger();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Ledger ledger() {
        return new Ledger(database, InstantSource.system(), Actors.states(), 10_000);
    }

    @Test
    void without_rows_every_relation_is_answered_as_by_itself() {
        World world = new World(database, 21, 8);
        world.record(world.left());
        try (Ledger ledger = ledger()) {
            Standing standing = new Standing(ledger);
            assertAnsweredAsByThemselves(world, standing, new Worldwide(ledger, standing), 6);
        }
    }

    @Test
    void from_rows_that_are_followed_while_questions_are_asked() {
        World world = new World(database, 22, 14);
        StandingRows rows = new StandingRows(database, "");
        long taken = rows.position();
        Overviews overviews = Objects.requireNonNull(rows.serving()).overviews();
        while (world.left() > 0) {
            world.record(1 + world.left() / 5);
            try (Ledger ledger = ledger()) {
                taken = take(ledger, rows, taken, world.head());
                assertThat(Objects.requireNonNull(rows.serving()).overviews()).isSameAs(overviews);
                Standing standing = new Standing(ledger);
                assertAnsweredAsByThemselves(world, standing, new Worldwide(ledger, standing, rows), 2);
            }
        }
    }

    private static long take(Ledger ledger, StandingRows rows, long after, long upTo) {
        long taken = after;
        try (Passage<List<Step>> passage = ledger.replay().steps(after, upTo)) {
            while (passage.hasNext()) {
                List<Step> steps = passage.next();
                if (!steps.isEmpty()) {
                    taken = rows.take(steps, taken, steps.getLast().position());
                }
            }
        }
        return taken;
    }

    @Test
    void from_rows_that_lag_what_was_recorded_since_is_answered_from_the_records() {
        World world = new World(database, 23, 12);
        StandingRows rows = new StandingRows(database, "");
        world.record(world.left() / 2);
        try (Ledger ledger = ledger()) {
            assertThat(ledger.keepUpToDate(rows).await(world.head(), SOON)).isTrue();
        }
        world.record(world.left() / 2);
        try (Ledger ledger = ledger()) {
            Standing standing = new Standing(ledger);
            Worldwide worldwide = new Worldwide(ledger, standing, rows);
            assertAnsweredAsByThemselves(world, standing, worldwide, 6);
        }
    }

    @Test
    void what_was_asked_for_is_at_hand_when_a_rebuild_is_over() throws Exception {
        World world = new World(database, 24, 12);
        world.record(world.left() / 2);
        StandingRows rows = new StandingRows(database, "the rules");
        try (Ledger ledger = ledger();
                Rebuilds rebuilds = new Rebuilds(ledger, rows)) {
            rebuilds.begin();
            Standing standing = new Standing(ledger);
            Worldwide worldwide = new Worldwide(ledger, standing, rows);
            assertAnsweredAsByThemselves(world, standing, worldwide, 2);
            rebuilds.await(rebuilds.start().id(), SOON);
            Serving serving = Objects.requireNonNull(rows.serving());
            assertThat(serving.shelf()).isEqualTo(Shelf.B);
            assertThat(Objects.requireNonNull(serving.overviews().get(null)).size())
                    .isPositive();
            assertAnsweredAsByThemselves(world, standing, worldwide, 4);
        }
        world.record(world.left());
        try (Ledger ledger = ledger()) {
            Standing standing = new Standing(ledger);
            Worldwide worldwide = new Worldwide(ledger, standing, rows);
            assertThat(ledger.keepUpToDate(rows).await(world.head(), SOON)).isTrue();
            assertAnsweredAsByThemselves(world, standing, worldwide, 6);
        }
    }

    @Test
    void who_recorded_something_finds_it_in_the_next_answer() throws Exception {
        StandingRows rows = new StandingRows(database, "the rules");
        try (Ledger ledger = ledger();
                Rebuilds rebuilds = new Rebuilds(ledger, rows)) {
            rebuilds.begin();
            Standing standing = new Standing(ledger);
            Worldwide worldwide = new Worldwide(ledger, standing, rows);
            CountDownLatch done = new CountDownLatch(1);
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread other = Thread.ofPlatform().start(() -> {
                while (done.getCount() > 0) {
                    try {
                        worldwide.relations(standing.when(null, null), WorldQuestion.EVERYTHING, null, 9);
                    } catch (RuntimeException | Error e) {
                        thrown.compareAndSet(null, e);
                        return;
                    }
                }
            });
            List<String> codes = List.of("FRA", "DEU", "ITA", "ESP", "PRT", "GBR", "SWE", "NOR");
            for (int i = 0; i < 40; i++) {
                String code = codes.get(i % codes.size());
                String act = i / codes.size() % 2 == 0 ? "sever-ties" : "restore-ties";
                Instant known = record(
                        ledger,
                        act,
                        "{'between':['USA','%s'],'occurred':'%s','unsourced':'a test','impliesUnrecordedChange':'a test'}"
                                .formatted(code, LocalDate.of(2001, 1, 1).plusDays(i)));
                WorldQuestion question =
                        new WorldQuestion(Circle.of(ActorCode.of(code)), Aspect.ANY, null, null, Grade.REPORTED);
                Relations answer = worldwide.relations(standing.when(null, known), question, null, 9);
                assertThat(answer.items())
                        .extracting(each -> each.headline().value())
                        .containsExactly(act.startsWith("sever") ? Headline.Word.SEVERED : Headline.Word.NORMAL);
            }
            done.countDown();
            other.join();
            assertThat(thrown).hasNullValue();
        }
    }

    @Test
    void what_lies_in_time_is_counted_however_far_the_span_reaches() {
        try (Ledger ledger = ledger()) {
            Standing standing = new Standing(ledger);
            Worldwide worldwide = new Worldwide(ledger, standing);
            Instant known =
                    record(ledger, "sever-ties", "{'between':['SYR','TUR'],'occurred':'2011-05','unsourced':'a test'}");
            Density density = new Density(1, List.of(new Density.Month(YearMonth.of(2011, 5), 1, 1)));
            YearMonth always = YearMonth.of(-9999, 1);
            YearMonth never = YearMonth.of(9999, 12);
            for (YearMonth from : Arrays.asList(null, always, YearMonth.of(1000, 1))) {
                for (YearMonth to : Arrays.asList(null, never, YearMonth.of(3011, 5))) {
                    assertThat(worldwide.density(known, Circle.WORLD, Grade.REPORTED, from, to))
                            .as("%s to %s", from, to)
                            .isEqualTo(density);
                }
            }
            assertThat(worldwide.density(known, Circle.WORLD, Grade.REPORTED, never, null))
                    .isEqualTo(new Density(1, List.of()));

            Instant open = record(
                    ledger, "sever-ties", "{'between':['FRA','TUR'],'occurred':'[..1961]','unsourced':'a test'}");
            assertThatThrownBy(() -> worldwide.density(open, Circle.WORLD, Grade.REPORTED, always, null))
                    .isInstanceOf(Density.SpanTooLong.class)
                    .hasMessage("from -9999-01 to 2011-05 are more than 12000 months");
            assertThat(worldwide.density(
                            open, Circle.WORLD, Grade.REPORTED, YearMonth.of(1961, 11), YearMonth.of(1962, 2)))
                    .isEqualTo(new Density(
                            2,
                            List.of(
                                    new Density.Month(YearMonth.of(1961, 11), 0, 1),
                                    new Density.Month(YearMonth.of(1961, 12), 0, 1))));
        }
    }

    @Test
    void what_is_recorded_has_happened_by_the_day_on_which_it_was_first_recorded() {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
        try (Ledger ledger = new Ledger(database, clock::get, Actors.states(), 10_000)) {
            Worldwide worldwide = new Worldwide(ledger, new Standing(ledger));
            UUID record = UUID.randomUUID();
            record(
                    ledger,
                    "sever-ties",
                    "{'recordId':'%s','between':['SYR','TUR'],'occurred':'2026','unsourced':'a test'}"
                            .formatted(record));
            clock.set(Instant.parse("2026-11-01T12:00:00Z"));
            Instant asWritten = ledger.now();
            clock.set(Instant.parse("2026-11-02T12:00:00Z"));
            Instant corrected = record(
                    ledger,
                    "correct-record",
                    "{'record':'%s','reason':'misread','content':{'between':['SYR','TUR'],'occurred':'[2026-02..2026]',"
                                    .formatted(record)
                            + "'unsourced':'a test'}}");

            assertThat(worldwide.density(asWritten, Circle.WORLD, Grade.REPORTED, null, YearMonth.of(2026, 11)))
                    .isEqualTo(new Density(
                            1,
                            List.of(
                                    new Density.Month(YearMonth.of(2026, 1), 0, 1),
                                    new Density.Month(YearMonth.of(2026, 2), 0, 1),
                                    new Density.Month(YearMonth.of(2026, 3), 0, 1))));
            assertThat(worldwide.density(corrected, Circle.WORLD, Grade.REPORTED, null, null))
                    .isEqualTo(new Density(
                            1,
                            List.of(
                                    new Density.Month(YearMonth.of(2026, 2), 0, 1),
                                    new Density.Month(YearMonth.of(2026, 3), 0, 1))));
            for (Instant known : List.of(asWritten, corrected)) {
                assertThat(worldwide.coverage(
                                known, Circle.WORLD, Grade.REPORTED, LocalDate.parse("2026-06-01"), null, null, 9))
                        .isEqualTo(new Covered(List.of(), 0, null));
            }
        }
    }

    @Test
    void a_window_that_is_open_ends_on_the_day_on_which_it_was_recorded() {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-01-15T12:00:00Z"));
        try (Ledger ledger = new Ledger(database, clock::get, Actors.states(), 10_000)) {
            Worldwide worldwide = new Worldwide(ledger, new Standing(ledger));
            record(ledger, "sever-ties", "{'between':['SYR','TUR'],'occurred':'[2025-11..]','unsourced':'a test'}");
            clock.set(Instant.parse("2026-11-01T12:00:00Z"));

            Density expected = new Density(
                    1,
                    List.of(
                            new Density.Month(YearMonth.of(2025, 11), 0, 1),
                            new Density.Month(YearMonth.of(2025, 12), 0, 1),
                            new Density.Month(YearMonth.of(2026, 1), 0, 1)));
            for (YearMonth to : Arrays.asList(null, YearMonth.of(2026, 11))) {
                assertThat(worldwide.density(ledger.now(), Circle.WORLD, Grade.REPORTED, null, to))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void a_headline_counts_for_certain_only_where_what_is_asked_for_is() {
        try (Ledger ledger = ledger()) {
            Standing standing = new Standing(ledger);
            Worldwide worldwide = new Worldwide(ledger, standing);
            Instant known = record(
                    ledger,
                    "deploy-forces",
                    "{'by':'RUS','toward':'SYR','consent':'BY_CONSENT','occurred':'2015-09','unsourced':'a test'}");
            WorldQuestion question = new WorldQuestion(
                    Circle.WORLD, Aspect.of(Facet.DEPLOYMENT), Value.BY_CONSENT, null, Grade.REPORTED);
            assertThat(worldwide
                            .relations(new AsOf(LocalDate.parse("2015-09-15"), known), question, null, 9)
                            .headlines())
                    .isEqualTo(Map.of(Headline.Word.NOT_RECORDED, new Count(0, 1)));
            assertThat(worldwide
                            .relations(new AsOf(LocalDate.parse("2015-09-30"), known), question, null, 9)
                            .headlines())
                    .isEqualTo(Map.of(Headline.Word.NOT_RECORDED, new Count(1, 1)));
        }
    }

    @Test
    void a_former_state_names_who_took_its_place_from_that_day_on() {
        try (Ledger ledger = ledger()) {
            Standing standing = new Standing(ledger);
            Worldwide worldwide = new Worldwide(ledger, standing);
            record(ledger, "sever-ties", "{'between':['DDR','ISR'],'occurred':'1973','unsourced':'a test'}");
            AsOf during = standing.when(LocalDate.parse("1980-01-01"), null);
            AsOf after = standing.when(LocalDate.parse("1995-01-01"), null);
            Listed then = worldwide
                    .relations(during, WorldQuestion.EVERYTHING, null, 9)
                    .items()
                    .getFirst();
            Listed now = worldwide
                    .relations(after, WorldQuestion.EVERYTHING, null, 9)
                    .items()
                    .getFirst();
            assertThat(then.headline().value()).isEqualTo(Headline.Word.SEVERED);
            assertThat(then.successors()).isEmpty();
            assertThat(now.headline().value()).isEqualTo(Headline.Word.ENDED);
            assertThat(now.successors())
                    .extracting(Succession::former, Succession::successor)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(ActorCode.of("DDR"), ActorCode.of("DEU")));
        }
    }

    private static Instant record(Ledger ledger, String name, String body) {
        Reply reply = ledger.record(List.of(Said.command(name, body)), new Ledger.Recorder("a test", null));
        assertThat(reply).isInstanceOf(Reply.Accepted.class);
        return ((Reply.Accepted) reply)
                .entries()
                .getFirst()
                .recorded()
                .getFirst()
                .recordedAt();
    }

    // The same, asked one by one

    private static void assertAnsweredAsByThemselves(
            World world, Standing standing, Worldwide worldwide, int questions) {
        for (int question = 0; question < questions; question++) {
            long position = question == 0 ? world.head() : world.position();
            Instant knownAt = world.knownAt(position);
            LocalDate day = world.day();
            Map<Pair, Relation> relations = new TreeMap<>();
            for (Pair pair : world.pairs) {
                Relation relation = world.relation(pair, position);
                if (relation.events() > 0) {
                    relations.put(pair, relation);
                }
            }
            AsOf when = new AsOf(day, knownAt);
            assertHeadlines(worldwide, when, relations);
            assertFacets(worldwide, when, relations);
            assertChanges(worldwide, knownAt, relations);
            assertCounted(worldwide, knownAt, relations);
            long other = world.position();
            AsOf elsewhere = new AsOf(world.day(), world.knownAt(other));
            assertCompared(known(world, Math.max(position, other)), standing, worldwide, when, elsewhere);
            assertCompared(known(world, position), standing, worldwide, when, new AsOf(world.day(), knownAt));
        }
    }

    private static List<Pair> known(World world, long position) {
        return world.pairs.stream()
                .filter(pair -> world.relation(pair, position).events() > 0)
                .toList();
    }

    private static void assertHeadlines(Worldwide worldwide, AsOf when, Map<Pair, Relation> relations) {
        for (Grade minimum : Grade.values()) {
            Map<Pair, List<Object>> expected = new TreeMap<>();
            Map<Headline.Word, Count> counts = new TreeMap<>();
            relations.forEach((pair, relation) -> {
                Relation counting = relation.counting(minimum);
                Headline headline = Headline.of(counting, when.asOf());
                expected.put(
                        pair,
                        List.of(
                                headline,
                                Register.of(counting, counting.minimum()).coverage()));
                count(counts, headline, Match.CERTAIN);
            });
            WorldQuestion all = new WorldQuestion(Circle.WORLD, Aspect.ANY, null, null, minimum);
            Relations whole = worldwide.relations(when, all, null, 1_000);
            assertThat(byPair(whole.items()))
                    .as("%s counting %s", when, minimum)
                    .isEqualTo(expected);
            assertThat(whole.total()).isEqualTo(expected.size());
            assertThat(whole.headlines()).isEqualTo(counts);
            List<Listed> paged = new ArrayList<>();
            Pair after = null;
            do {
                Relations page = worldwide.relations(when, all, after, 3);
                paged.addAll(page.items());
                after = page.next();
            } while (after != null);
            assertThat(paged).isEqualTo(whole.items());
        }
    }

    private static Map<Pair, List<Object>> byPair(List<Listed> items) {
        Map<Pair, List<Object>> byPair = new TreeMap<>();
        items.forEach(item -> byPair.put(item.relation(), List.of(item.headline(), item.coverage())));
        return byPair;
    }

    /** Counts a relation with a headline, asked for by something else for certain or possibly. */
    private static void count(Map<Headline.Word, Count> counts, Headline headline, Match asked) {
        boolean certain = headline.values().size() == 1 && asked == Match.CERTAIN;
        headline.values()
                .forEach(word -> counts.merge(
                        word,
                        new Count(certain ? 1 : 0, 1),
                        (one, more) -> new Count(one.least() + more.least(), one.most() + more.most())));
    }

    private static void assertFacets(Worldwide worldwide, AsOf when, Map<Pair, Relation> relations) {
        for (Facet facet : Facet.values()) {
            List<Value> values = new ArrayList<>(facet.scale());
            values.add(Value.NOT_RECORDED);
            Map<Value, Count> counts = null;
            Map<Value, Count> expectedCounts = new HashMap<>();
            for (Value value : values.stream().distinct().toList()) {
                Map<Pair, Match> expected = new TreeMap<>();
                relations.forEach((pair, relation) -> {
                    Match match = Match.NOT;
                    for (Answer answer : relation.answers(when.asOf())) {
                        if (answer.key().facet() == facet && answer.possible().contains(value)) {
                            boolean certain = answer.certainty() == Certainty.DEFINITE;
                            match = match.or(certain ? Match.CERTAIN : Match.POSSIBLE);
                        }
                    }
                    if (match != Match.NOT) {
                        expected.put(pair, match);
                    }
                });
                Relations answer = worldwide.relations(
                        when,
                        new WorldQuestion(Circle.WORLD, Aspect.of(facet), value, null, Grade.REPORTED),
                        null,
                        1_000);
                Map<Headline.Word, Count> headlines = new TreeMap<>();
                expected.forEach((pair, match) ->
                        count(headlines, Headline.of(Objects.requireNonNull(relations.get(pair)), when.asOf()), match));
                assertThat(answer.headlines())
                        .as("%s %s %s", facet, value, when)
                        .isEqualTo(headlines);
                Map<Pair, Match> found = new TreeMap<>();
                answer.items().forEach(item -> found.put(item.relation(), item.match()));
                assertThat(found).as("%s %s %s", facet, value, when).isEqualTo(expected);
                counts = answer.values();
                if (!expected.isEmpty()) {
                    expectedCounts.put(
                            value,
                            new Count(
                                    (int) expected.values().stream()
                                            .filter(match -> match == Match.CERTAIN)
                                            .count(),
                                    expected.size()));
                }
            }
            assertThat(counts).as("%s %s", facet, when).isEqualTo(expectedCounts);
        }
    }

    private static void assertChanges(Worldwide worldwide, Instant knownAt, Map<Pair, Relation> relations) {
        Scrubbing changes = worldwide.changes(knownAt, Circle.WORLD, null, 1_000);
        assertThat(changes.relations())
                .extracting(Scrubbing.Line::relation)
                .containsExactlyElementsOf(relations.keySet());
        for (Scrubbing.Line line : changes.relations()) {
            Relation relation = Objects.requireNonNull(relations.get(line.relation()));
            for (LocalDate day = Histories.FIRST.minusDays(5);
                    day.isBefore(Histories.FIRST.plusDays(40));
                    day = day.plusDays(1)) {
                Headline shown = null;
                for (Scrubbing.Point point : line.points()) {
                    shown = point.from() <= day.toEpochDay() ? point.headline() : shown;
                }
                assertThat(shown).as("%s on %s", line, day).isEqualTo(Headline.of(relation, day));
            }
            assertThat(line.points().getFirst().from()).isEqualTo(Window.UNBOUNDED_PAST);
        }
    }

    /** The months of all records, each looked at by itself, from the first that is bounded to the last. */
    private static List<Density.Month> months(List<Window> windows) {
        List<YearMonth> bounds = windows.stream()
                .flatMap(window -> Stream.of(window.earliest(), window.latest()))
                .filter(Objects::nonNull)
                .map(YearMonth::from)
                .sorted()
                .toList();
        List<Density.Month> months = new ArrayList<>();
        for (YearMonth month = bounds.isEmpty() ? null : bounds.getFirst();
                month != null && !month.isAfter(bounds.getLast());
                month = month.plusMonths(1)) {
            long first = month.atDay(1).toEpochDay();
            long last = month.atEndOfMonth().toEpochDay();
            int least = 0;
            int most = 0;
            for (Window window : windows) {
                most += window.earliestDay() <= last && window.latestDay() >= first ? 1 : 0;
                least += window.earliestDay() >= first && window.latestDay() <= last ? 1 : 0;
            }
            if (most > 0) {
                months.add(new Density.Month(month, least, most));
            }
        }
        return months;
    }

    private static void assertCounted(Worldwide worldwide, Instant knownAt, Map<Pair, Relation> relations) {
        Map<UUID, Held> counting = new HashMap<>();
        relations.forEach((pair, relation) -> {
            for (Held held : relation.records()) {
                if (Register.counts(held, relation.pair(), relation.minimum())) {
                    counting.put(held.id(), held);
                }
            }
        });
        Density density = worldwide.density(knownAt, Circle.WORLD, Grade.REPORTED, null, null);
        assertThat(density.records()).isEqualTo(counting.size());
        List<Window> windows = counting.values().stream().map(Held::begins).toList();
        assertThat(density.months()).isEqualTo(months(windows));
        assertThat(worldwide
                        .density(knownAt, Circle.WORLD, Grade.REPORTED, null, YearMonth.of(9999, 12))
                        .months())
                .containsAll(density.months());
        Covered covered = worldwide.coverage(knownAt, Circle.WORLD, Grade.REPORTED, null, null, null, 1_000);
        assertThat(covered.relations().stream()
                        .collect(Collectors.toMap(Covered.Relation::relation, Covered.Relation::coverage)))
                .isEqualTo(relations.entrySet().stream()
                        .filter(each ->
                                Register.of(each.getValue(), each.getValue().minimum())
                                                .coverage()
                                                .records()
                                        > 0)
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                each -> Register.of(
                                                each.getValue(), each.getValue().minimum())
                                        .coverage())));
    }

    private static void assertCompared(
            List<Pair> known, Standing standing, Worldwide worldwide, AsOf left, AsOf right) {
        List<Pair> expected = new ArrayList<>();
        for (Pair pair : known) {
            if (standing.difference(pair, left, right) != null) {
                expected.add(pair);
            }
        }
        List<Pair> found = new ArrayList<>();
        Pair after = null;
        do {
            Comparison page = worldwide.compare(left, right, Circle.WORLD, null, after, 2);
            page.relations().forEach(each -> found.add(each.relation()));
            after = page.next();
        } while (after != null);
        assertThat(found).as("%s and %s", left, right).isEqualTo(expected);
        Set<Pair> some = Set.copyOf(expected.stream().limit(1).toList());
        some.forEach(pair -> assertThat(worldwide
                        .compare(left, right, Circle.of(pair.first()), null, null, 9)
                        .relations())
                .extracting(Comparison.Relation::relation)
                .containsExactly(pair));
    }
}
