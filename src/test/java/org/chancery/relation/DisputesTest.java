package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.relation.Story.given;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records somebody holds to be wrong: two positions side by side, until the dispute is resolved. */
class DisputesTest {

    @Test
    void a_disputed_record_is_answered_with_and_without_it() {
        given("establish-ties SYR-TUR 1944", "sever-ties TUR>SYR 2011")
                .when("dispute-record record=#2 disputeId=#9 disputedBy='Syrian desk' grounds='the embassy worked on'")
                .then("record-disputed SYR-TUR")
                .answers("2012-01-01", "TIES SYR-TUR", "contested: recorded SEVERED; disputed ESTABLISHED")
                .answers("2010-12-31", "TIES SYR-TUR", "ESTABLISHED");
    }

    @Test
    void what_is_named_instead_holds_only_if_the_disputed_record_does_not() {
        given(
                        "sever-ties TUR>SYR 2011",
                        "observe-status SYR-TUR facet=TIES value=ESTABLISHED 2012-03-26",
                        "dispute-record record=#1 disputedBy=desk grounds=x instead=#2")
                .answers("2012-06-01", "TIES SYR-TUR", "contested: recorded SEVERED; disputed ESTABLISHED");
    }

    @Test
    void a_dispute_over_what_changes_no_answer_contests_nothing() {
        given(
                        "sever-ties TUR>SYR 2011",
                        "hold-meeting delegations=SYR,TUR 2012",
                        "dispute-record record=#2 disputedBy=desk grounds=x")
                .answers("2012-12-31", "TIES SYR-TUR", "SEVERED");
    }

    @Test
    void a_resolved_dispute_contests_no_longer() {
        given("sever-ties TUR>SYR 2011", "dispute-record record=#1 disputeId=#9 disputedBy=desk grounds=x")
                .when("resolve-dispute dispute=#9 outcome='the break stands'")
                .then("dispute-resolved SYR-TUR")
                .answers("2012-01-01", "TIES SYR-TUR", "SEVERED");
    }

    @Test
    void a_dispute_goes_with_its_record_into_the_relation_it_is_corrected_into() {
        given("sever-ties TUR>SYR 2011", "dispute-record record=#1 disputeId=#9 disputedBy=desk grounds=x")
                .when("correct-record record=#1 reason='the other neighbour' content=(TUR>IRQ 2011)")
                .then("record-corrected IRQ-TUR SYR-TUR")
                .answers("2012-01-01", "TIES IRQ-TUR", "contested: recorded SEVERED; disputed NOT_RECORDED")
                .when("dispute-record record=#1 disputeId=#9 disputedBy=desk grounds=x")
                .then("repeated #9")
                .when("resolve-dispute dispute=#9 outcome='the break stands'")
                .then("dispute-resolved IRQ-TUR SYR-TUR")
                .answers("2012-01-01", "TIES IRQ-TUR", "SEVERED");
    }

    @Test
    void a_dispute_goes_with_what_it_names_instead() {
        given(
                        "sever-ties TUR>SYR 2011",
                        "sever-ties TUR>IRQ 2012",
                        "dispute-record record=#1 disputeId=#9 disputedBy=desk grounds=x instead=#2")
                .when("correct-record record=#2 reason='yet another neighbour' content=(TUR>IRN 2012)")
                .then("record-corrected IRN-TUR IRQ-TUR")
                .answers("2013-01-01", "TIES IRN-TUR", "contested: recorded NOT_RECORDED; disputed SEVERED")
                .when("resolve-dispute dispute=#9 outcome='both stand'")
                .then("dispute-resolved IRN-TUR IRQ-TUR SYR-TUR")
                .answers("2013-01-01", "TIES IRN-TUR", "SEVERED");
    }

    @Test
    void a_dispute_that_is_over_does_not_go_with_its_record() {
        given(
                        "sever-ties TUR>SYR 2011",
                        "dispute-record record=#1 disputeId=#9 disputedBy=desk grounds=x",
                        "resolve-dispute dispute=#9 outcome=y")
                .when("correct-record record=#1 reason='the other neighbour' content=(TUR>IRQ 2011)")
                .answers("2012-01-01", "TIES IRQ-TUR", "SEVERED");
    }

    @Test
    void a_dispute_is_resolved_once_and_only_if_there_is_one() {
        given(
                        "sever-ties TUR>SYR 2011",
                        "dispute-record record=#1 disputeId=#9 disputedBy=desk grounds=x",
                        "resolve-dispute dispute=#9 outcome=y")
                .when("resolve-dispute dispute=#9 outcome=z")
                .refused("Dispute #9 was resolved before. A new disagreement is a dispute of its own.");
        given().when("resolve-dispute dispute=#9 outcome=z").refused("There is no dispute #9. Check the id.");
    }

    @Test
    void a_record_is_no_alternative_to_itself_or_to_what_is_not_on_record() {
        given("sever-ties TUR>SYR 2011")
                .when("dispute-record record=#1 disputedBy=desk grounds=x instead=#1")
                .refused("Record #1 is named as the alternative to itself. Name in instead only records that hold "
                        + "if it does not.");
        given("sever-ties TUR>SYR 2011")
                .when("dispute-record record=#1 disputedBy=desk grounds=x instead=#8")
                .refused("There is no record #8. Check the id.");
    }

    @Test
    void the_same_dispute_sent_again_is_recorded_once() {
        String dispute = "dispute-record record=#1 disputeId=#9 disputedBy=desk grounds=";
        given("sever-ties TUR>SYR 2011", dispute + "x").when(dispute + "x").then("repeated #9");
        given("sever-ties TUR>SYR 2011", dispute + "x")
                .when(dispute + "y")
                .refused("The id #9 is in use for something else. Choose another id for another record, or change "
                        + "what is held with correct-record.");
    }

    @Test
    void with_the_dispute_a_record_that_did_not_fit_is_accepted() {
        given("sever-ties TUR>SYR 2011")
                .when("suspend-mission TUR>SYR recordId=#8 2012-03-26")
                .refusedBy("needs-unrecorded-change")
                .when(
                        "suspend-mission TUR>SYR recordId=#8 2012-03-26",
                        "dispute-record record=#1 disputeId=#9 disputedBy=desk grounds=x instead=#8")
                .then("mission-suspended SYR-TUR", "record-disputed SYR-TUR")
                .answers("2012-06-01", "MISSION_OPERATION TUR→SYR", "contested: recorded CLOSED; disputed SUSPENDED");
    }

    @Test
    void a_dispute_is_told_with_the_answers_of_the_keys_its_record_bears_on_and_with_no_others() {
        Story story = given(
                "establish-ties SYR-TUR 1944",
                "impose-sanctions TUR>SYR regime=embargo 1950",
                "dispute-record record=#1 disputeId=#9 disputedBy=desk grounds=x");
        Relation relation = story.books().relation("SYR-TUR");
        LocalDate day = LocalDate.of(1960, 1, 1);
        assertThat(relation.answer(Books.key("TIES SYR-TUR"), day).disputes()).containsExactly(Books.id(9));
        assertThat(relation.answer(Books.key("SANCTIONS TUR→SYR \"embargo\""), day)
                        .disputes())
                .isEmpty();
        assertThat(relation.answer(Books.key("HOSTILITY SYR-TUR"), day).disputes())
                .isEmpty();
    }

    @Test
    void each_side_of_a_dispute_names_the_records_it_rests_on() {
        Story story = given(
                "establish-ties SYR-TUR 1944",
                "sever-ties TUR>SYR 2011",
                "dispute-record record=#2 disputeId=#9 disputedBy=desk grounds=x");
        assertThat(story.books()
                        .relation("SYR-TUR")
                        .answer(Books.key("TIES SYR-TUR"), LocalDate.of(2012, 1, 1))
                        .positions())
                .containsExactly(
                        new Answer.Side("recorded", List.of(Value.SEVERED), List.of(Books.id(2))),
                        new Answer.Side("disputed", List.of(Value.ESTABLISHED), List.of(Books.id(1))));
    }

    @Test
    void what_makes_sense_of_an_act_is_looked_for_in_the_position_that_needs_least() {
        given(
                        "establish-ties SYR-TUR 1950",
                        "sever-ties TUR>SYR 1960",
                        "sever-ties TUR>SYR 1970 impliesUnrecordedChange='it was said twice'",
                        "dispute-record record=#2 disputedBy=desk grounds=x")
                .when("sever-ties TUR>SYR 1965")
                .refusedBy("needs-unrecorded-change")
                .inTheWay("#3");
    }
}
