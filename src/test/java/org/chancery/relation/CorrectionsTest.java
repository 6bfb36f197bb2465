package org.chancery.relation;

import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** Records corrected and retracted; nothing is lost, and what was known stays known. */
class CorrectionsTest {

    @Test
    void a_corrected_record_counts_with_its_new_content() {
        given("sever-ties TUR>SYR 2011")
                .when("correct-record record=#1 reason='the month is known' content=(TUR>SYR 2011-11)")
                .then("record-corrected SYR-TUR")
                .answers("2011-10-31", "TIES SYR-TUR", "NOT_RECORDED")
                .answers("2011-11-30", "TIES SYR-TUR", "SEVERED");
    }

    @Test
    void with_new_parties_the_old_and_the_new_relation_get_the_correction() {
        given("sever-ties TUR>SYR 2011")
                .when("correct-record record=#1 reason='the other neighbour' content=(TUR>IRQ 2011)")
                .then("record-corrected IRQ-TUR SYR-TUR")
                .answers("2012-01-01", "TIES SYR-TUR", "NOT_RECORDED")
                .answers("2012-01-01", "TIES IRQ-TUR", "SEVERED");
    }

    @Test
    void in_the_new_relation_no_window_reaches_beyond_the_day_of_the_first_recording() {
        given("sever-ties TUR>SYR 2026-11")
                .on("2027-02-01")
                .when("correct-record record=#1 reason='the other neighbour' content=(TUR>IRQ 2026-11)")
                .answers("2026-11-22", "TIES IRQ-TUR", "possibly NOT_RECORDED, SEVERED")
                .answers("2026-11-23", "TIES IRQ-TUR", "SEVERED")
                .when("correct-record record=#1 reason='a later month' content=(TUR>IRQ 2026-12)")
                .refused("It begins on 2026-12-01, after 2026-11-23, the day of recording; recorded means "
                        + "happened. Record an announced meeting with plan-meeting, and anything else once it has "
                        + "happened.");
    }

    @Test
    void a_source_added_before_stands_in_the_new_relation_too() {
        given(
                        "sever-ties TUR>SYR grade=MACHINE 2011",
                        "add-source record=#1 source=(title=Gazette) grade=CONFIRMED",
                        "correct-record record=#1 reason='the other neighbour' content=(TUR>IRQ grade=MACHINE 2011)")
                .answers("2012-01-01", "TIES IRQ-TUR", "SEVERED")
                .when("correct-record record=#1 reason='the year' content=(TUR>IRQ grade=MACHINE 2010)")
                .answers("2011-01-01", "TIES IRQ-TUR", "SEVERED")
                .when("add-source record=#1 source=(title=Gazette) grade=REPORTED")
                .refusedBy("grade-only-rises");
    }

    @Test
    void what_is_said_of_it_later_lands_in_every_relation_that_held_it() {
        given("sever-ties TUR>SYR 2011", "correct-record record=#1 reason='the other neighbour' content=(TUR>IRQ 2011)")
                .when("add-source record=#1 source=(title=Gazette)")
                .then("source-added IRQ-TUR SYR-TUR")
                .when("dispute-record record=#1 disputeId=#9 disputedBy=desk grounds=x")
                .then("record-disputed IRQ-TUR SYR-TUR")
                .when("resolve-dispute dispute=#9 outcome='it stands'")
                .then("dispute-resolved IRQ-TUR SYR-TUR")
                .when("correct-record record=#1 reason='the first neighbour after all' content=(TUR>SYR 2011)")
                .then("record-corrected IRQ-TUR SYR-TUR")
                .answers("2012-01-01", "TIES IRQ-TUR", "NOT_RECORDED")
                .answers("2012-01-01", "TIES SYR-TUR", "SEVERED")
                .when("retract-record record=#1 reason='not so'")
                .then("record-retracted IRQ-TUR SYR-TUR");
    }

    @Test
    void the_first_content_sent_again_is_known_wherever_the_record_went() {
        given(
                        "sever-ties TUR>SYR recordId=#5 2011",
                        "correct-record record=#5 reason='the other neighbour' content=(TUR>IRQ 2011)")
                .when("sever-ties TUR>SYR recordId=#5 2011")
                .then("repeated #5");
    }

    @Test
    void what_was_known_before_it_moved_stays_known_in_both_relations() {
        Books books = given("sever-ties TUR>SYR 2011").books();
        java.time.Instant before = books.now();
        books.record(java.util.List.of(
                books.read(Line.json("correct-record record=#1 reason='the other neighbour' content=(TUR>IRQ 2011)"))));
        java.time.LocalDate day = java.time.LocalDate.parse("2012-01-01");
        org.assertj.core.api.Assertions.assertThat(
                        Books.words(books.relation("SYR-TUR", before).answer(Books.key("TIES SYR-TUR"), day)))
                .isEqualTo("SEVERED");
        org.assertj.core.api.Assertions.assertThat(
                        Books.words(books.relation("IRQ-TUR", before).answer(Books.key("TIES IRQ-TUR"), day)))
                .isEqualTo("NOT_RECORDED");
    }

    @Test
    void corrected_and_corrected_back_answers_as_before() {
        given(
                        "sever-ties TUR>SYR 2011",
                        "correct-record record=#1 reason='a' content=(TUR>SYR 2013)",
                        "correct-record record=#1 reason='b' content=(TUR>SYR 2011)")
                .answers("2011-06-30", "TIES SYR-TUR", "possibly NOT_RECORDED, SEVERED")
                .answers("2011-12-31", "TIES SYR-TUR", "SEVERED");
    }

    @Test
    void a_correction_is_never_refused_for_what_must_have_happened_between() {
        given("sever-ties TUR>SYR 1971", "restore-ties SYR-TUR 1973", "sever-ties TUR>SYR 1980")
                .when("correct-record record=#2 reason='later' content=(SYR-TUR 1985)")
                .then("record-corrected SYR-TUR");
    }

    @Test
    void a_correction_obeys_what_holds_for_every_record() {
        given("sever-ties TUR>SYR 2011")
                .when("correct-record record=#1 reason='x' content=(TUR>TUR 2011)")
                .refused("TUR is named twice; an act is one between different actors. Name each actor once.");
        given("sever-ties TUR>SYR 2011")
                .when("correct-record record=#1 reason='x' content=(TUR>SYR 2027)")
                .refused("It begins on 2027-01-01, after 2026-11-23, the day of recording; recorded means "
                        + "happened. Record an announced meeting with plan-meeting, and anything else once it has "
                        + "happened.");
    }

    @Test
    void the_type_and_the_id_of_a_record_stay() {
        Story severed = given("sever-ties TUR>SYR 2011");
        RelationCommand.Act other =
                (RelationCommand.Act) severed.books().read(Line.json("suspend-ties TUR>SYR recordId=#1 2011"));
        severed.when(new RelationCommand.CorrectRecord(Books.id(1), "x", other))
                .refused("Record #1 was made by sever-ties; found the content of suspend-ties. The type of a "
                        + "record stays: retract it, and record the other act.");
        RelationCommand.Act elsewhere =
                (RelationCommand.Act) severed.books().read(Line.json("sever-ties TUR>SYR recordId=#7 2011"));
        severed.when(new RelationCommand.CorrectRecord(Books.id(1), "x", elsewhere))
                .refused("The content has the id #7, expected #1, the id of the record it corrects. Leave recordId "
                        + "out of the content.");
    }

    @Test
    void a_retracted_record_no_longer_counts() {
        given("sever-ties TUR>SYR 2011")
                .when("retract-record record=#1 reason='not so'")
                .then("record-retracted SYR-TUR")
                .answers("2012-01-01", "TIES SYR-TUR", "NOT_RECORDED");
    }

    @Test
    void of_a_retracted_record_nothing_more_is_said() {
        String[] retracted = {"sever-ties TUR>SYR 2011", "retract-record record=#1 reason='not so'"};
        given(retracted)
                .when("retract-record record=#1 reason='again'")
                .refused("Record #1 was retracted and no longer counts; nothing more can be said of it. If the act "
                        + "is to count again, record it anew under another id.")
                .inTheWay("#1");
        given(retracted)
                .when("correct-record record=#1 reason='x' content=(TUR>SYR 2011)")
                .refusedBy("already-retracted");
        given(retracted).when("add-source record=#1 source=(title=Gazette)").refusedBy("already-retracted");
        given(retracted)
                .when("dispute-record record=#1 disputedBy=desk grounds=x")
                .refusedBy("already-retracted");
    }

    @Test
    void a_retraction_of_nothing_is_refused() {
        given().when("retract-record record=#9 reason='not so'").refused("There is no record #9. Check the id.");
    }

    @Test
    void what_was_known_before_a_correction_stays_known() {
        Books books = given("sever-ties TUR>SYR 2011").books();
        java.time.Instant before = books.now();
        books.record(java.util.List.of(books.read(Line.json("retract-record record=#1 reason='not so'"))));
        org.assertj.core.api.Assertions.assertThat(Books.words(books.relation("SYR-TUR", before)
                        .answer(Books.key("TIES SYR-TUR"), java.time.LocalDate.parse("2012-01-01"))))
                .isEqualTo("SEVERED");
    }

    @Test
    void the_same_record_sent_again_is_recorded_once() {
        given("sever-ties TUR>SYR recordId=#5 2011")
                .when("sever-ties TUR>SYR recordId=#5 2011")
                .then("repeated #5");
        given("sever-ties TUR>SYR recordId=#5 2011")
                .when("sever-ties TUR>SYR recordId=#5 2012")
                .refused("The id #5 is in use for something else. Choose another id for another record, or change "
                        + "what is held with correct-record.");
    }
}
