package org.chancery.relation;

import static org.chancery.relation.Story.given;

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
}
