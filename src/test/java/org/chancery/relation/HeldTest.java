package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.relation.RelationEvent.*;
import org.chancery.time.OccurrenceDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A record as a relation holds it, with everything that was ever said about it. */
class HeldTest {
    private static final UUID ID = new UUID(1, 1);
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate LATER = LocalDate.of(2021, 1, 1);
    private static final Source SOURCE = new Source("a source", null, null, null, null, null, null);

    private static Act act(Grade grade) {
        Particulars particulars = Particulars.of(ID, OccurrenceDate.parse("2019"), List.of(SOURCE));
        return new PeaceMade(new Parties.Mutual(List.of(Histories.A, Histories.B)), particulars.withGrade(grade));
    }

    private static Held held(Grade grade) {
        return Held.of(act(grade), Histories.recorded(1, FIRST, act(grade)));
    }

    private static Recorded<RelationEvent> added(@Nullable Grade grade) {
        return Histories.recorded(2, LATER, new SourceAdded(ID, SOURCE, grade));
    }

    private static Recorded<RelationEvent> corrected(Grade grade) {
        return Histories.recorded(3, LATER, new RecordCorrected(ID, "misread", act(grade)));
    }

    @Test
    void a_record_keeps_the_day_it_was_first_held_and_all_that_was_said_of_it() {
        Held held = held(Grade.REPORTED)
                .noted(added(null))
                .corrected(act(Grade.CONFIRMED), corrected(Grade.CONFIRMED))
                .retracted(Histories.recorded(4, LATER, new RecordRetracted(ID, "not so")));
        assertThat(held.id()).isEqualTo(ID);
        assertThat(held.recordedOn()).isEqualTo(FIRST);
        assertThat(held.retracted()).isTrue();
        assertThat(held.grade()).isEqualTo(Grade.CONFIRMED);
        assertThat(held.act()).isEqualTo(act(Grade.CONFIRMED));
        assertThat(held.first()).isEqualTo(act(Grade.REPORTED));
        assertThat(held.history()).extracting(Recorded::position).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_source_raises_the_grade_and_never_lowers_it() {
        assertThat(held(Grade.MACHINE)
                        .graded(Grade.REPORTED, added(Grade.REPORTED))
                        .grade())
                .isEqualTo(Grade.REPORTED);
        assertThat(held(Grade.CONFIRMED)
                        .graded(Grade.REPORTED, added(Grade.REPORTED))
                        .grade())
                .isEqualTo(Grade.CONFIRMED);
    }

    @Test
    void an_added_source_keeps_its_grade_through_a_correction_and_one_back() {
        Held raised = held(Grade.MACHINE).graded(Grade.REPORTED, added(Grade.REPORTED));
        Held there = raised.corrected(act(Grade.CONFIRMED), corrected(Grade.CONFIRMED));
        Held back = there.corrected(act(Grade.MACHINE), corrected(Grade.MACHINE));
        assertThat(there.grade()).isEqualTo(Grade.CONFIRMED);
        assertThat(back.grade()).isEqualTo(Grade.REPORTED);
    }

    @Test
    void a_correction_may_state_a_lower_grade_where_no_source_was_added() {
        assertThat(held(Grade.CONFIRMED)
                        .noted(added(null))
                        .corrected(act(Grade.REPORTED), corrected(Grade.REPORTED))
                        .grade())
                .isEqualTo(Grade.REPORTED);
    }

    @Test
    void a_machine_coding_is_of_grade_machine_whatever_it_says() {
        Particulars particulars = Particulars.of(ID, OccurrenceDate.parse("2019"), List.of(SOURCE));
        Parties.Directed way = new Parties.Directed(List.of(Histories.A), List.of(Histories.B));
        Act coded = new InteractionCoded(way, "CAMEO", "163", null, "1", particulars);
        assertThat(Held.of(coded, Histories.recorded(1, FIRST, coded)).grade()).isEqualTo(Grade.MACHINE);
    }

    @Test
    void a_record_that_came_to_a_relation_by_a_correction_begins_with_it() {
        Held held = Held.of(act(Grade.REPORTED), corrected(Grade.REPORTED));
        assertThat(held.first()).isEqualTo(act(Grade.REPORTED));
    }

    private static RecordDisputed dispute(int number, UUID record, List<UUID> instead) {
        return new RecordDisputed(new UUID(2, number), record, "somebody", "doubt", instead, List.of(), "test");
    }

    @Test
    void a_dispute_is_open_until_it_is_resolved_whatever_else_is_said() {
        Held held = held(Grade.REPORTED)
                .after(Histories.recorded(2, LATER, dispute(9, ID, List.of())))
                .after(Histories.recorded(3, LATER, dispute(4, ID, List.of())))
                .after(added(null));
        assertThat(held(Grade.REPORTED).openDisputes()).isEmpty();
        assertThat(held.openDisputes()).containsExactly(new UUID(2, 4), new UUID(2, 9));
        Held resolved = held.after(Histories.recorded(4, LATER, new DisputeResolved(new UUID(2, 9), ID, "so it was")));
        assertThat(resolved.openDisputes()).containsExactly(new UUID(2, 4));
    }

    @Test
    void what_holds_instead_of_a_disputed_record_is_not_itself_in_dispute() {
        UUID other = new UUID(1, 2);
        Held held = held(Grade.REPORTED).after(Histories.recorded(2, LATER, dispute(4, other, List.of(ID))));
        assertThat(held.openDisputes()).isEmpty();
    }

    @Test
    void a_record_that_a_correction_brought_has_the_past_it_brought_with_it() {
        SourceAdded source = new SourceAdded(ID, SOURCE, Grade.CONFIRMED);
        Provenance provenance = new Provenance(
                List.of(Histories.PAIR),
                FIRST.minusDays(3),
                List.of(source),
                List.of(dispute(4, ID, List.of()), dispute(5, new UUID(1, 2), List.of(ID))));
        Recorded<RelationEvent> brought =
                Histories.recorded(3, LATER, new RecordCorrected(ID, "elsewhere", act(Grade.REPORTED), provenance));
        Held held = Held.of(act(Grade.REPORTED), brought);
        assertThat(held)
                .isEqualTo(new Held(
                        ID, act(Grade.REPORTED), FIRST.minusDays(3), Grade.CONFIRMED, false, List.of(brought)));
        assertThat(held.provenance()).isEqualTo(provenance);
        assertThat(held.added()).containsExactly(source);
        assertThat(held.openDisputes()).containsExactly(new UUID(2, 4));
        assertThat(held(Grade.REPORTED).provenance()).isNull();
    }

    @Test
    void a_record_first_says_what_it_was_recorded_with() {
        Held held = held(Grade.REPORTED).after(corrected(Grade.CONFIRMED));
        assertThat(held.first()).isEqualTo(act(Grade.REPORTED));
        assertThat(held.act()).isEqualTo(act(Grade.CONFIRMED));
    }

    @Test
    void a_source_without_a_grade_leaves_the_grade_and_one_with_a_higher_raises_it() {
        assertThat(held(Grade.MACHINE).after(added(null)).grade()).isEqualTo(Grade.MACHINE);
        assertThat(held(Grade.MACHINE).after(added(Grade.CONFIRMED)).grade()).isEqualTo(Grade.CONFIRMED);
        assertThat(held(Grade.MACHINE).after(added(Grade.CONFIRMED)).added())
                .containsExactly(new SourceAdded(ID, SOURCE, Grade.CONFIRMED));
    }
}
