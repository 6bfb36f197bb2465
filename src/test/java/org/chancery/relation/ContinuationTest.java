package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.relation.RelationEvent.RelationContinued;
import org.chancery.relation.RelationEvent.SuccessionRecorded;
import org.chancery.relation.RelationEvent.TiesLapsed;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.Test;

/** What goes on of a relation when one actor continues another. */
class ContinuationTest {
    private static final ActorCode SUN = ActorCode.of("SUN");
    private static final ActorCode RUS = ActorCode.of("RUS");
    private static final UUID OWN = Books.id(99);

    private final Books books = Books.on("2026-11-23");

    private void given(String... commands) {
        for (String command : commands) {
            assertThat(books.record(List.of(books.read(command)))).isInstanceOf(Decision.Accepted.class);
        }
    }

    private static SuccessionRecorded succession(String occurred, Actor.Successor.Kind kind) {
        return new SuccessionRecorded(
                SUN,
                List.of(RUS),
                kind,
                Particulars.of(
                        Books.id(98),
                        OccurrenceDate.parse(occurred),
                        List.of(new Source("Alma-Ata Declaration", null, null, null, null, null, null))));
    }

    private RelationContinued continued(String pair, String occurred) {
        SuccessionRecorded succession = succession(occurred, Actor.Successor.Kind.CONTINUATION);
        LocalDate eve = Continuation.eve(succession, Actors.states().find(SUN).orElseThrow());
        return Continuation.continued(succession, books.relation(pair), eve, RUS, OWN);
    }

    private static Relation goingOn(RelationContinued continued, String pair) {
        Pair of = Pair.parse(pair);
        Actors states = Actors.states();
        return Relation.of(
                        of,
                        states.find(of.first()).orElseThrow().lifespans(),
                        states.find(of.second()).orElseThrow().lifespans())
                .evolve(new Recorded<>(1, Instant.parse("2026-11-23T00:00:00Z"), "analyst", null, continued));
    }

    private static String answer(Relation relation, String key, String day) {
        return Books.words(relation.answer(Books.key(key), LocalDate.parse(day)));
    }

    @Test
    void what_stood_with_the_soviet_union_goes_on_with_russia() {
        given("""
                {"command":"establish-ties","between":["SUN","USA"],"level":"AMBASSADOR","occurred":"1933-11-16","unsourced":"test"}""", """
                {"command":"raise-demand","by":"USA","toward":"SUN","demand":"payment of the debts of 1917","occurred":"1933","unsourced":"test"}""");
        Relation relation = goingOn(continued("SUN-USA", "1991-12-26"), "RUS-USA");
        assertThat(answer(relation, "TIES RUS-USA", "1991-12-25")).isEqualTo("LAPSED (life-span-ended)");
        assertThat(answer(relation, "TIES RUS-USA", "1995-01-01")).isEqualTo("ESTABLISHED (succession)");
        assertThat(answer(relation, "MISSION_LEVEL USA→RUS", "1995-01-01")).isEqualTo("AMBASSADOR (succession)");
        assertThat(answer(relation, "RECOGNITION RUS→USA \"state\"", "1995-01-01"))
                .isEqualTo("FULL (succession)");
        assertThat(answer(relation, "DEMANDS USA→RUS \"payment of the debts of 1917\"", "1995-01-01"))
                .isEqualTo("RAISED (succession)");
        Answer.Possible ties = relation.answer(Books.key("TIES RUS-USA"), LocalDate.parse("1995-01-01"))
                .values()
                .getFirst();
        assertThat(ties.details()).containsEntry("continues", "SUN");
        assertThat(ties.records()).containsExactly(OWN);
    }

    @Test
    void ties_carried_over_can_be_established_anew_suspended_or_broken_off() {
        given("""
                {"command":"establish-ties","between":["SUN","USA"],"occurred":"1933-11-16","unsourced":"test"}""");
        Relation carried = goingOn(continued("SUN-USA", "1991-12-26"), "RUS-USA");
        for (String act : List.of("establish-ties", "suspend-ties", "sever-ties")) {
            RelationCommand command = books.read("{\"command\":\"" + act
                    + "\",\"between\":[\"RUS\",\"USA\"],\"occurred\":\"1991-12-31\",\"unsourced\":\"test\"}");
            assertThat(RelationRules.decide(
                            Map.of(carried.pair(), carried),
                            Actors.states(),
                            List.of(command),
                            LocalDate.parse("2026-11-23")))
                    .as(act)
                    .isInstanceOf(Decision.Accepted.class);
        }
    }

    @Test
    void what_was_only_possible_goes_on_as_possible() {
        given("""
                {"command":"observe-status","facet":"TIES","between":["SUN","SYR"],"value":"ESTABLISHED","occurred":"1990-01-01","unsourced":"test"}""", """
                {"command":"sever-ties","between":["SUN","SYR"],"occurred":"[1991-06..1992-06]","unsourced":"test"}""");
        Relation relation = goingOn(continued("SUN-SYR", "1991-12-26"), "RUS-SYR");
        assertThat(answer(relation, "TIES RUS-SYR", "1995-01-01"))
                .isEqualTo("possibly ESTABLISHED (succession), SEVERED (succession)");
        assertThat(relation.unrecordedChanges(Books.key("TIES RUS-SYR"))).isZero();
    }

    @Test
    void a_succession_dated_after_the_end_takes_what_held_on_the_last_day() {
        given("""
                {"command":"establish-ties","between":["SUN","USA"],"occurred":"1933-11-16","unsourced":"test"}""");
        assertThat(Continuation.eve(
                        succession("1992-01", Actor.Successor.Kind.CONTINUATION),
                        Actors.states().find(SUN).orElseThrow()))
                .isEqualTo(LocalDate.parse("1991-12-25"));
        assertThat(answer(goingOn(continued("SUN-USA", "1992-01"), "RUS-USA"), "TIES RUS-USA", "1995-01-01"))
                .isEqualTo("ESTABLISHED (succession)");
    }

    @Test
    void what_goes_on_is_not_corrected_where_it_goes_on() {
        given("""
                {"command":"establish-ties","between":["SUN","USA"],"occurred":"1933-11-16","unsourced":"test"}""");
        Relation relation = goingOn(continued("SUN-USA", "1991-12-26"), "RUS-USA");
        RelationCommand.Act content = (RelationCommand.Act) books.read("""
                {"command":"establish-ties","between":["RUS","USA"],"occurred":"1991-12-26","unsourced":"test"}""");
        assertThat(RelationRules.decide(
                        relation,
                        new RelationCommand.CorrectRecord(OWN, "misread", content),
                        Actors.states(),
                        LocalDate.parse("2026-11-23")))
                .isEqualTo(new Decision.Refused(
                        Map.of(0, List.of(new Refusal.FollowsFromASuccession(OWN, Books.id(98), SUN)))));
    }

    @Test
    void silence_does_not_go_on() {
        assertThat(continued("SUN-URY", "1991-12-26").carried()).isEmpty();
    }

    @Test
    void an_actor_outlives_only_a_secession_from_it() {
        assertThat(Continuation.ends(succession("1991-12-26", Actor.Successor.Kind.CONTINUATION)))
                .isTrue();
        assertThat(Continuation.ends(succession("1991-12-26", Actor.Successor.Kind.DISSOLUTION)))
                .isTrue();
        assertThat(Continuation.ends(succession("1991-12-26", Actor.Successor.Kind.MERGER)))
                .isTrue();
        assertThat(Continuation.ends(succession("1991-12-26", Actor.Successor.Kind.SECESSION)))
                .isFalse();
    }

    @Test
    void the_lapse_has_the_date_and_the_evidence_of_the_succession() {
        SuccessionRecorded succession = succession("1991-12-26", Actor.Successor.Kind.DISSOLUTION);
        TiesLapsed lapsed = Continuation.lapsed(succession, Pair.parse("SUN-USA"), OWN);
        assertThat(lapsed.particulars().recordId()).isEqualTo(OWN);
        assertThat(lapsed.particulars().occurred()).isEqualTo(OccurrenceDate.parse("1991-12-26"));
        assertThat(lapsed.particulars().sources())
                .isEqualTo(succession.particulars().sources());
    }
}
