package org.chancery.relation;

import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.chancery.relation.Headline.Word;
import org.junit.jupiter.api.Test;

/** Recognition, and ties established, restored, suspended, severed and lapsed. */
class TiesTest {

    @Test
    void ties_are_established_after_none_ever_or_after_a_lapse() {
        follows("establish-ties SYR-TUR", "TIES SYR-TUR", "NEVER, LAPSED → ESTABLISHED");
    }

    @Test
    void severed_suspended_and_lapsed_ties_are_restored() {
        follows("restore-ties SYR-TUR", "TIES SYR-TUR", "SEVERED, SUSPENDED, LAPSED → ESTABLISHED");
    }

    @Test
    void only_established_ties_are_suspended() {
        follows("suspend-ties SYR-TUR", "TIES SYR-TUR", "ESTABLISHED → SUSPENDED");
    }

    @Test
    void established_and_suspended_ties_are_severed() {
        follows("sever-ties SYR-TUR", "TIES SYR-TUR", "ESTABLISHED, SUSPENDED → SEVERED");
    }

    @Test
    void whatever_they_were_ties_lapse_with_a_party() {
        follows("end-existence SYR-TUR", "TIES SYR-TUR", "all → LAPSED");
    }

    @Test
    void establishing_ties_is_recorded_once_in_the_relation() {
        given().when("establish-ties SYR-TUR 1944-03-20")
                .then("ties-established SYR-TUR")
                .answers("1944-03-19", "TIES SYR-TUR", "NOT_RECORDED")
                .answers("1944-03-20", "TIES SYR-TUR", "ESTABLISHED")
                .headline("1944-03-20", "SYR-TUR", Word.NORMAL);
    }

    @Test
    void establishing_ties_among_five_is_recorded_in_every_relation_of_two() {
        given().when("establish-ties SYR-TUR-IRQ 1950")
                .then("ties-established IRQ-SYR IRQ-TUR SYR-TUR")
                .answers("1950-12-31", "TIES IRQ-TUR", "ESTABLISHED");
    }

    @Test
    void establishing_ties_implies_full_recognition_both_ways() {
        given("establish-ties SYR-TUR 1944-03-20")
                .answers("1944-03-20", "RECOGNITION SYR→TUR \"state\"", "FULL (recognition-by-ties)")
                .answers("1944-03-20", "RECOGNITION TUR→SYR \"state\"", "FULL (recognition-by-ties)");
    }

    @Test
    void ties_do_not_weaken_a_recognition_already_full() {
        given("recognize-state TUR>SYR form=FULL 1944-01-01", "establish-ties SYR-TUR 1944-03-20")
                .answers("1944-03-20", "RECOGNITION TUR→SYR \"state\"", "FULL");
    }

    @Test
    void a_level_given_with_ties_holds_both_ways() {
        given("establish-ties SYR-TUR level=MINISTER 1944-03-20")
                .answers("1944-03-20", "MISSION_LEVEL SYR→TUR", "MINISTER")
                .answers("1944-03-20", "MISSION_LEVEL TUR→SYR", "MINISTER");
    }

    @Test
    void severing_closes_missions_both_ways_and_leaves_consulates_agreements_and_sanctions() {
        given(
                        "establish-ties SYR-TUR level=AMBASSADOR 1971-01-01",
                        "open-mission TUR>SYR 1971-01-01",
                        "present-credentials TUR>SYR person='A' class=AMBASSADOR 1971-01-02",
                        "open-consulate TUR>SYR city=Aleppo 1971-01-01",
                        "bring-agreement-into-force SYR-TUR title='Adana Agreement' 1971-01-01",
                        "impose-sanctions TUR>SYR regime=arms 1971-01-01",
                        "sever-ties TUR>SYR 1971-06-01")
                .answers("1971-06-01", "MISSION_LEVEL TUR→SYR", "NONE")
                .answers("1971-06-01", "MISSION_LEVEL SYR→TUR", "NONE")
                .answers("1971-06-01", "MISSION_OPERATION TUR→SYR", "CLOSED")
                .answers("1971-06-01", "MISSION_OPERATION SYR→TUR", "CLOSED")
                .answers("1971-06-01", "HEAD_OF_MISSION TUR→SYR", "VACANT")
                .answers("1971-06-01", "CONSULATES TUR→SYR \"Aleppo\"", "OPEN")
                .answers("1971-06-01", "COMMITMENTS SYR-TUR \"Adana Agreement\"", "IN_FORCE")
                .answers("1971-06-01", "SANCTIONS TUR→SYR \"arms\"", "IMPOSED")
                .headline("1971-06-01", "SYR-TUR", Word.SEVERED);
    }

    @Test
    void the_initiator_is_the_acting_side_or_the_one_named() {
        given("sever-ties TUR>SYR 2011").tells("2012-01-01", "TIES SYR-TUR", "initiator", "TUR");
        given("sever-ties TUR,IRQ>SYR 2011").tells("2012-01-01", "TIES SYR-TUR", "initiator", "TUR");
        given("sever-ties SYR-TUR initiator=TUR reason='support of the opposition' 2011")
                .tells("2012-01-01", "TIES SYR-TUR", "initiator", "TUR");
        given("suspend-ties SYR>TUR cause='a coup' 2011").tells("2012-01-01", "TIES SYR-TUR", "initiator", "SYR");
    }

    @Test
    void five_sever_ties_with_one_and_not_with_each_other() {
        given().when("sever-ties SYR,IRQ>TUR 1971")
                .then("ties-severed IRQ-TUR SYR-TUR")
                .answers("1972-01-01", "TIES IRQ-TUR", "SEVERED")
                .answers("1972-01-01", "TIES IRQ-SYR", "NOT_RECORDED");
    }

    @Test
    void severing_twice_needs_an_unrecorded_change() {
        given("sever-ties TUR>SYR 1971-01-01")
                .when("sever-ties TUR>SYR 1980-01-01")
                .refusedBy("needs-unrecorded-change")
                .inTheWay("#1")
                .refused("TIES SYR-TUR is SEVERED after ties-severed #1 (on 1971-01-01), and the new ties-severed "
                        + "(on 1980-01-01) can follow only ESTABLISHED or SUSPENDED; that change would have to have "
                        + "happened after 1971-01-01 and not after 1980-01-01. Otherwise send what happened between "
                        + "and this sever-ties in one atomic batch, or say in impliesUnrecordedChange why it is to "
                        + "be recorded all the same.");
    }

    @Test
    void a_break_before_a_later_suspension_needs_an_unrecorded_change() {
        given("suspend-ties TUR>SYR 1980-01-01")
                .when("sever-ties TUR>SYR 1971-01-01")
                .refused("TIES SYR-TUR is SEVERED after the new ties-severed (on 1971-01-01), and ties-suspended "
                        + "#1 (on 1980-01-01) can follow only ESTABLISHED; that change would have to have happened "
                        + "after 1971-01-01 and not after 1980-01-01. Otherwise send what happened between and this "
                        + "sever-ties in one atomic batch, or say in impliesUnrecordedChange why it is to be "
                        + "recorded all the same.");
    }

    @Test
    void break_and_restoration_together_fit_before_a_later_suspension() {
        given("suspend-ties TUR>SYR 1980-01-01")
                .when("sever-ties TUR>SYR 1971-01-01", "restore-ties SYR-TUR 1973-01-01")
                .then("ties-severed SYR-TUR", "ties-restored SYR-TUR")
                .answers("1972-01-01", "TIES SYR-TUR", "SEVERED")
                .answers("1979-12-31", "TIES SYR-TUR", "ESTABLISHED")
                .answers("1980-01-01", "TIES SYR-TUR", "SUSPENDED");
    }

    @Test
    void insisting_records_it_all_the_same_and_the_days_between_are_implied() {
        given(
                        "sever-ties TUR>SYR 1971-01-01",
                        "sever-ties TUR>SYR impliesUnrecordedChange='restored in between' 1980-01-01")
                .answers("1975-01-01", "TIES SYR-TUR", "possibly ESTABLISHED (implied), SUSPENDED (implied), SEVERED")
                .answers("1980-01-01", "TIES SYR-TUR", "SEVERED");
    }

    @Test
    void insisting_where_nothing_is_missing_is_kept_and_does_no_harm() {
        given("establish-ties SYR-TUR 1944", "sever-ties TUR>SYR impliesUnrecordedChange='to be sure' 1971")
                .answers("1972-01-01", "TIES SYR-TUR", "SEVERED");
    }

    @Test
    void a_restoration_ends_every_protecting_power() {
        given(
                        "sever-ties TUR>SYR 1971-01-01",
                        "designate-protecting-power TUR>SYR protector=CHE 1971-02-01",
                        "designate-protecting-power SYR>TUR protector=FRA 1971-02-01",
                        "restore-ties SYR-TUR 1975-01-01")
                .answers(
                        "1975-01-01",
                        "PROTECTING_POWER TUR→SYR \"CHE\"",
                        "ENDED (protecting-power-ended-by-restoration)")
                .answers(
                        "1975-01-01",
                        "PROTECTING_POWER SYR→TUR \"FRA\"",
                        "ENDED (protecting-power-ended-by-restoration)");
    }

    @Test
    void a_restoration_names_no_protecting_power_that_was_never_on_record() {
        given("sever-ties TUR>SYR 1971", "restore-ties SYR-TUR government='of 1975' 1975")
                .then("ties-restored SYR-TUR");
    }

    @Test
    void a_lapse_ends_missions_and_the_relation() {
        given("establish-ties SYR-TUR level=AMBASSADOR 1971-01-01", "end-existence SYR-TUR 1980-01-01")
                .answers("1980-01-01", "MISSION_LEVEL SYR→TUR", "NONE")
                .headline("1980-01-01", "SYR-TUR", Word.ENDED);
    }

    @Test
    void ties_that_never_were_and_suspended_ones_have_their_own_headline() {
        given("observe-status SYR-TUR facet=TIES value=NEVER 1971")
                .headline("1972-01-01", "SYR-TUR", Word.NO_RELATIONS);
        given("suspend-ties SYR-TUR 1971").headline("1972-01-01", "SYR-TUR", Word.SUSPENDED);
    }
}
