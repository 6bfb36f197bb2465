package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Histories.History;
import org.chancery.relation.RelationEvent.*;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.Window;
import org.junit.jupiter.api.Test;

/** The runs of days on which a relation has one headline, worked out at once and event by event. */
class HeadlinedTest {
    private static final Parties.Mutual BOTH = new Parties.Mutual(List.of(Histories.A, Histories.B));
    private static final Parties.Directed WAY = new Parties.Directed(List.of(Histories.A), List.of(Histories.B));
    private static final LocalDate RECORDED = LocalDate.of(9999, 12, 31);

    private Relation relation = Relation.of(Histories.PAIR, List.of(Lifespan.ALWAYS), List.of(Lifespan.ALWAYS));
    private int records;

    private static UUID id(int record) {
        return new UUID(1, record);
    }

    private Particulars on(String date) {
        return Particulars.of(id(++records), OccurrenceDate.parse(date), List.of());
    }

    private void record(RelationEvent event) {
        relation = Rewriting.by(relation, Histories.recorded(relation.events() + 1, RECORDED, event))
                .after();
    }

    private void dispute(int record) {
        record(new RecordDisputed(new UUID(2, record), id(record), "somebody", "doubt", List.of(), List.of(), "test"));
    }

    private List<String> runs() {
        return words(relation);
    }

    private static List<String> words(Relation relation) {
        List<String> words = new ArrayList<>();
        for (Headlined run : relation.headlines().runs().values()) {
            String from = run.from() == Window.UNBOUNDED_PAST
                    ? ".."
                    : LocalDate.ofEpochDay(run.from()).toString();
            String until = run.until() == Window.UNBOUNDED_FUTURE
                    ? ".."
                    : LocalDate.ofEpochDay(run.until()).toString();
            words.add(from + "/" + until + " " + run.headline().certainty() + " "
                    + run.headline().values());
        }
        return words;
    }

    private static List<Headlined> atOnce(Relation relation) {
        List<Headlined> runs = new ArrayList<>();
        Headlined.Line.of(relation).runs().values().forEach(runs::add);
        return runs;
    }

    @Test
    void event_by_event_they_come_to_what_they_are_at_once_and_say_what_the_headline_of_each_day_says() {
        int several = 0;
        for (long seed = 0; seed < 150; seed++) {
            History history = Histories.next(seed);
            Relation told = history.empty();
            for (Recorded<RelationEvent> recorded : history.stream()) {
                told = Rewriting.by(told, recorded).after();
                List<Headlined> runs = new ArrayList<>();
                told.headlines().runs().values().forEach(runs::add);
                assertThat(runs).as("seed %d%n%s", seed, history).isEqualTo(atOnce(told));
                several += runs.size() > 2 ? 1 : 0;
            }
            for (LocalDate day = history.from(); !day.isAfter(history.through()); day = day.plusDays(1)) {
                Headlined run = told.headlines().runs().floor(day.toEpochDay());
                boolean within = run != null && run.until() > day.toEpochDay();
                assertThat(within ? run.headline() : Headlined.SILENCE)
                        .as("seed %d on %s%n%s", seed, day, history)
                        .isEqualTo(Headline.of(told, day));
            }
        }
        assertThat(several).as("lines of several runs").isGreaterThan(10);
    }

    @Test
    void a_run_lasts_as_long_as_the_headline_does_whatever_else_is_recorded() {
        record(new TiesEstablished(BOTH, null, null, on("0001-01-01")));
        record(new StatusObserved(BOTH, Facet.TIES, null, Value.ESTABLISHED, null, on("1950-01-01")));
        record(new SanctionsImposed(WAY, Key.of("embargo"), List.of(), on("1960-01-01")));
        assertThat(runs()).containsExactly("0001-01-01/.. DEFINITE [NORMAL]");
        record(new TiesSevered(BOTH, null, null, on("9999-12-31")));
        assertThat(runs())
                .containsExactly("0001-01-01/9999-12-31 DEFINITE [NORMAL]", "9999-12-31/.. DEFINITE [SEVERED]");
    }

    @Test
    void runs_that_come_to_say_the_same_are_one_and_what_comes_between_divides_it_again() {
        record(new TiesEstablished(BOTH, null, null, on("1950-01-01")));
        record(new TiesSuspended(BOTH, null, on("1960-01-01")));
        record(new TiesRestored(BOTH, null, on("1960-01-02")));
        List<String> divided = runs();
        record(new RecordRetracted(id(2), "not so"));
        assertThat(runs().getFirst()).startsWith("1950-01-01/");
        record(new RecordRetracted(id(3), "not so"));
        assertThat(runs()).containsExactly("1950-01-01/.. DEFINITE [NORMAL]");
        record(new TiesSuspended(BOTH, null, on("1960-01-01")));
        record(new TiesRestored(BOTH, null, on("1960-01-02")));
        assertThat(runs()).isEqualTo(divided);
    }

    @Test
    void a_war_of_which_one_side_doubts_is_told_as_contested_and_the_days_around_it_are_not() {
        record(new WarDeclared(BOTH, on("1950-01-01")));
        record(new PeaceMade(BOTH, on("1951-01-01")));
        List<String> undisputed = runs();
        dispute(1);
        List<Headlined> contested = atOnce(relation);
        assertThat(contested).hasSize(1);
        assertThat(contested.getFirst().from())
                .isEqualTo(LocalDate.parse("1950-01-01").toEpochDay());
        assertThat(contested.getFirst().until())
                .isEqualTo(LocalDate.parse("1951-01-01").toEpochDay());
        assertThat(contested.getFirst().headline()).isEqualTo(Headline.of(relation, LocalDate.parse("1950-06-01")));
        assertThat(contested.getFirst().headline().certainty()).isEqualTo(Certainty.CONTESTED);
        assertThat(words(relation)).isNotEqualTo(undisputed);
        record(new DisputeResolved(new UUID(2, 1), id(1), "so it was"));
        assertThat(runs()).isEqualTo(undisputed);
    }

    @Test
    void a_headline_of_force_rests_on_the_records_that_tell_of_it() {
        record(new ForceUsed(WAY, Key.of("Spring"), null, on("1950-01-01")));
        record(new ForceUsed(WAY, Key.of("Shield"), null, on("1960-01-01/1960-02-01")));
        for (String day : List.of("1949-12-31", "1950-01-01", "1950-01-02", "1960-01-15", "1960-02-02", "1970-01-01")) {
            Headlined run =
                    relation.headlines().runs().floor(LocalDate.parse(day).toEpochDay());
            boolean within = run != null && run.until() > LocalDate.parse(day).toEpochDay();
            assertThat(within ? run.headline() : Headlined.SILENCE)
                    .as(day)
                    .isEqualTo(Headline.of(relation, LocalDate.parse(day)));
        }
        assertThat(runs()).isNotEmpty();
    }

    @Test
    void what_makes_no_headline_makes_no_run() {
        record(new SanctionsImposed(WAY, Key.of("embargo"), List.of(), on("1960-01-01")));
        record(new StatementMade(WAY, Stance.WILLING, null, on("1961-01-01")));
        assertThat(runs()).isEmpty();
    }
}
