package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.RelationEvent.*;
import org.chancery.time.DayRange;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.Test;

/** Where every order is weighed, and what is said where there are too many. */
class ExactnessTest {
    private static final ActorCode A = ActorCode.of("AAA");
    private static final ActorCode B = ActorCode.of("BBB");
    private static final Pair PAIR = Pair.of(A, B);
    private static final Mutual BOTH = new Mutual(List.of(A, B));
    private static final Directed WAY = new Directed(List.of(A), List.of(B));
    private static final FacetKey TIES = FacetKey.mutual(Facet.TIES, PAIR, null);
    private static final LocalDate RECORDED = LocalDate.of(2026, 1, 1);

    private int records;

    private Particulars on(String date) {
        return Particulars.of(new UUID(1, ++records), OccurrenceDate.parse(date), List.of());
    }

    private static Relation of(List<? extends Act> acts) {
        Relation relation = Relation.of(PAIR, List.of(Lifespan.ALWAYS), List.of(Lifespan.ALWAYS));
        for (Act act : acts) {
            relation = relation.evolve(Histories.recorded(relation.events() + 1, RECORDED, act));
        }
        return relation;
    }

    private Act sever(String date) {
        return new TiesSevered(BOTH, null, null, on(date));
    }

    private Act suspend(String date) {
        return new TiesSuspended(BOTH, null, on(date));
    }

    private Act restore(String date) {
        return new TiesRestored(BOTH, null, on(date));
    }

    private Act observe(Value value, String date) {
        return new StatusObserved(BOTH, Facet.TIES, null, value, null, on(date));
    }

    /** Acts whose windows all differ and all contain 1961-06. */
    private List<Act> kinds(int many) {
        List<Act> acts = new ArrayList<>();
        for (int i = 1; i <= many; i++) {
            String date = "[1961-05-%02d..1961-07-%02d]".formatted(i, i);
            acts.add(i % 2 == 0 ? restore(date) : sever(date));
        }
        return acts;
    }

    private static Answer on(Relation relation, String day) {
        return relation.answer(TIES, LocalDate.parse(day));
    }

    @Test
    void twelve_kinds_open_on_one_day_are_weighed_in_every_order() {
        Relation relation = of(kinds(12));
        assertThat(relation.fold(TIES).isExact()).isTrue();
        assertThat(relation.unrecordedChanges(TIES)).isZero();
        assertThat(on(relation, "1961-06-15").exact()).isTrue();
        assertThat(on(relation, "1961-06-15").possible())
                .containsExactly(Value.NOT_RECORDED, Value.ESTABLISHED, Value.SEVERED);
        assertThat(on(relation, "1961-07-13").possible()).containsExactly(Value.ESTABLISHED, Value.SEVERED);
    }

    @Test
    void thirteen_kinds_are_answered_with_every_value_they_can_give_and_the_one_before() {
        List<Act> acts = kinds(13);
        acts.addFirst(suspend("1950-01-01"));
        acts.add(restore("1970-01-01"));
        Relation relation = of(acts);
        assertThat(relation.fold(TIES).isExact()).isFalse();
        Answer answer = on(relation, "1961-06-15");
        assertThat(answer.exact()).isFalse();
        assertThat(answer.certainty()).isEqualTo(Certainty.POSSIBLE);
        assertThat(answer.possible()).containsExactly(Value.ESTABLISHED, Value.SUSPENDED, Value.SEVERED);
        assertThat(answer.values().getFirst().records()).hasSize(6);
        assertThat(on(relation, "1961-05-01").exact()).isFalse();
        assertThat(on(relation, "1961-04-30").exact()).isTrue();
        assertThat(on(relation, "1961-04-30").possible()).containsExactly(Value.SUSPENDED);
        assertThat(on(relation, "1970-01-01").possible()).containsExactly(Value.ESTABLISHED);
        assertThat(on(relation, "1970-01-01").certainty()).isEqualTo(Certainty.DEFINITE);
        assertThat(relation.unrecordedChanges(TIES)).isZero();
    }

    @Test
    void after_too_many_kinds_everything_they_can_leave_stays_possible_even_where_the_next_act_accepts_less() {
        List<Act> acts = kinds(13);
        acts.add(restore("1970-01-01"));
        Answer answer = on(of(acts), "1965-01-01");
        assertThat(answer.certainty()).isEqualTo(Certainty.POSSIBLE);
        assertThat(answer.possible()).containsExactly(Value.ESTABLISHED, Value.SEVERED);
    }

    @Test
    void only_the_days_that_the_crowded_windows_cover_are_inexact() {
        for (int many = 12; many <= 13; many++) {
            List<Act> acts = kinds(many);
            acts.add(sever("[1961-04-01..1961-05-01]"));
            acts.add(sever("[1961-07-13..1961-09-30]"));
            acts.add(restore("[1961-09-01..1961-10-10]"));
            acts.add(suspend("[1961-10-15..1961-11-15]"));
            Relation relation = of(acts);
            List<LocalDate> inexact = LocalDate.of(1961, 3, 1)
                    .datesUntil(LocalDate.of(1962, 1, 1))
                    .filter(day -> !relation.answer(TIES, day).exact())
                    .toList();
            assertThat(inexact)
                    .isEqualTo(
                            many == 12
                                    ? List.of()
                                    : LocalDate.of(1961, 5, 1)
                                            .datesUntil(LocalDate.of(1961, 7, 14))
                                            .toList());
            assertThat(relation.fold(TIES).isExact()).isEqualTo(many == 12);
            assertThat(on(relation, "1961-03-31").possible()).containsExactly(Value.NOT_RECORDED);
            assertThat(on(relation, "1961-04-15").possible()).contains(Value.NOT_RECORDED, Value.SEVERED);
            assertThat(on(relation, "1961-11-15").possible()).containsExactly(Value.SUSPENDED);
            assertThat(on(relation, "1961-12-31").certainty()).isEqualTo(Certainty.DEFINITE);
        }
    }

    @Test
    void amid_a_crowd_every_value_is_possible_that_is_possible_where_all_orders_are_weighed() {
        Relation exact = of(kinds(12));
        List<Act> acts = kinds(12);
        acts.add(sever("[1961-05-20..1961-06-20]"));
        Relation crowded = of(acts);
        LocalDate.of(1961, 5, 1).datesUntil(LocalDate.of(1961, 7, 13)).forEach(day -> {
            assertThat(crowded.answer(TIES, day).possible())
                    .containsAll(exact.answer(TIES, day).possible());
            assertThat(crowded.answer(TIES, day).certainty()).isEqualTo(Certainty.POSSIBLE);
        });
    }

    @Test
    void a_single_value_that_was_not_weighed_exactly_is_not_called_definite() {
        List<Act> acts = new ArrayList<>();
        for (int i = 1; i <= 13; i++) {
            acts.add(new DemandRaised(WAY, Key.of("k"), on("[1961-05-%02d..1961-07-%02d]".formatted(i, i))));
        }
        acts.addFirst(new DemandRaised(WAY, Key.of("k"), on("1960")));
        FacetKey key = FacetKey.directed(Facet.DEMANDS, A, B, Key.of("k"));
        Answer answer = of(acts).answer(key, LocalDate.of(1961, 6, 15));
        assertThat(answer.possible()).containsExactly(Value.RAISED);
        assertThat(answer.certainty()).isEqualTo(Certainty.POSSIBLE);
        assertThat(answer.values().getFirst().definiteFrom()).isNull();
    }

    @Test
    void one_more_kind_on_another_day_leaves_both_crowds_exact() {
        List<Act> acts = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            acts.add(sever("[1961-05-0%d..1961-06-0%d]".formatted(i, i)));
            acts.add(restore("[1961-07-0%d..1961-08-0%d]".formatted(i, i)));
        }
        Relation relation = of(acts);
        assertThat(relation.fold(TIES).isExact()).isTrue();
        assertThat(relation.unrecordedChanges(TIES)).isEqualTo(16);
    }

    @Test
    void a_thousand_records_of_one_kind_are_counted_together() {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            acts.add(sever("1961"));
        }
        acts.add(restore("1961"));
        Relation relation = of(acts);
        assertThat(relation.fold(TIES).isExact()).isTrue();
        assertThat(relation.unrecordedChanges(TIES)).isEqualTo(998);
        assertThat(on(relation, "1961-06-15").possible())
                .containsExactly(Value.NOT_RECORDED, Value.ESTABLISHED, Value.SUSPENDED, Value.SEVERED);
        assertThat(on(relation, "1962-01-01").values().getLast().records()).hasSize(1_000);
    }

    @Test
    void removing_the_thirteenth_kind_makes_the_answer_exact_again() {
        List<Act> acts = kinds(13);
        Relation crowded = of(acts);
        assertThat(on(crowded, "1961-06-15").exact()).isFalse();
        Relation relieved = crowded.evolve(Histories.recorded(
                99, RECORDED, new RecordRetracted(acts.getLast().particulars().recordId(), "not so")));
        assertThat(on(relieved, "1961-06-15").exact()).isTrue();
        assertThat(relieved.fold(TIES).isExact()).isTrue();
        assertThat(on(relieved, "1961-06-15")).isEqualTo(on(of(acts.subList(0, 12)), "1961-06-15"));
    }

    @Test
    void two_lasting_observations_that_differ_need_a_change_on_every_day_they_share() {
        List<Act> acts = new ArrayList<>();
        acts.add(observe(Value.ESTABLISHED, "1961-01-01/1961-03-31"));
        acts.add(observe(Value.SEVERED, "1961-01-01/1961-03-31"));
        assertThat(of(acts).unrecordedChanges(TIES)).isEqualTo(90);
        acts.add(observe(Value.SUSPENDED, "1961-02-01/1961-02-10"));
        assertThat(of(acts).unrecordedChanges(TIES)).isEqualTo(100);
    }

    @Test
    void a_record_among_contradicting_observations_that_agrees_with_one_of_them_needs_no_further_change() {
        List<Act> acts = new ArrayList<>();
        acts.add(observe(Value.ESTABLISHED, "1961-01-01/1961-03-31"));
        acts.add(observe(Value.SEVERED, "1961-01-01/1961-03-31"));
        for (int day = 10; day < 20; day++) {
            acts.add(observe(Value.SEVERED, "1961-02-" + day));
            assertThat(of(acts).unrecordedChanges(TIES)).isEqualTo(90);
        }
    }

    @Test
    void a_lone_episode_somewhere_in_a_year_can_have_been_under_way_on_any_day_of_it() {
        FacetKey force = FacetKey.directed(Facet.FORCE, A, B, Key.of("raid"));
        Relation relation = of(List.of(new ForceUsed(WAY, Key.of("raid"), null, on("1961"))));
        assertThat(relation.timeline(force, new DayRange(null, null)))
                .extracting(stretch ->
                        stretch.days().from() + " " + stretch.answer().possible())
                .containsExactly(
                        "null [NOT_RECORDED]",
                        "1961-01-01 [NOT_RECORDED, ACTIVE]",
                        "1961-01-02 [NOT_RECORDED, ACTIVE, ENDED]",
                        "1961-12-31 [ACTIVE, ENDED]",
                        "1962-01-01 [ENDED]");
    }

    @Test
    void a_crowd_in_one_position_of_a_dispute_is_told_as_inexact_of_that_position() {
        List<Act> acts = kinds(13);
        UUID last = acts.getLast().particulars().recordId();
        UUID other = new UUID(1, 99);
        acts.add(new TiesSevered(
                BOTH, null, null, Particulars.of(other, OccurrenceDate.parse("1950-01-01"), List.of())));
        Relation relation = of(acts);
        Relation without = relation.evolve(Histories.recorded(
                99, RECORDED, new RecordDisputed(new UUID(2, 1), last, "somebody", "doubt", List.of(), List.of(), "")));
        Relation instead = relation.evolve(Histories.recorded(
                99,
                RECORDED,
                new RecordDisputed(new UUID(2, 1), other, "somebody", "doubt", List.of(last), List.of(), "")));
        long within = LocalDate.parse("1961-06-15").toEpochDay();
        long before = LocalDate.parse("1961-04-30").toEpochDay();
        assertThat(relation.fold(TIES).inexact(within)).isEqualTo(3);
        assertThat(without.fold(TIES).inexact(within)).isEqualTo(1);
        assertThat(instead.fold(TIES).inexact(within)).isEqualTo(2);
        for (Relation each : List.of(relation, without, instead)) {
            assertThat(each.fold(TIES).inexact(before)).isZero();
            assertThat(each.fold(TIES).isExact()).isFalse();
            assertThat(on(each, "1961-06-15").exact()).isFalse();
            assertThat(on(each, "1961-04-30").exact()).isTrue();
        }
    }
}
