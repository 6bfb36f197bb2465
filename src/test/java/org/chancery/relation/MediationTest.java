package org.chancery.relation;

import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** The services of third parties, and the answers of the sides. */
class MediationTest {

    private static final String KEY = "MEDIATION SYR-TUR \"RUS / normalisation\"";
    private static final String OF = "-mediation SYR-TUR thirdParty=RUS role=MEDIATION subject=normalisation";
    private static final String ANSWER = "MEDIATION_ANSWER SYR→TUR \"RUS / normalisation\"";

    @Test
    void services_are_offered_at_any_time_but_an_offer_stops_none() {
        follows("offer" + OF, KEY, "all → OFFERED; UNDER_WAY keeps");
    }

    @Test
    void offered_and_stalled_services_start() {
        follows("start" + OF, KEY, "OFFERED, STALLED → UNDER_WAY");
    }

    @Test
    void only_services_under_way_stall_and_any_but_ended_ones_end() {
        follows("stall" + OF, KEY, "UNDER_WAY → STALLED");
        follows("end" + OF, KEY, "all but ENDED → ENDED");
    }

    @Test
    void a_side_accepts_or_rejects_whatever_it_answered_before() {
        follows("accept-mediation SYR>TUR thirdParty=RUS subject=normalisation", ANSWER, "all → ACCEPTED");
        follows("reject-mediation SYR>TUR thirdParty=RUS subject=normalisation", ANSWER, "all → REJECTED");
    }

    @Test
    void only_what_was_accepted_is_withdrawn_from() {
        follows("withdraw-from-mediation SYR>TUR thirdParty=RUS subject=normalisation", ANSWER, "ACCEPTED → WITHDRAWN");
    }

    @Test
    void every_third_party_and_subject_is_apart() {
        given(
                        "start" + OF + " 2022-12",
                        "offer-mediation SYR-TUR thirdParty=IRN role=GOOD_OFFICES subject=normalisation 2023")
                .then("mediation-offered IRN-SYR IRN-TUR SYR-TUR")
                .answers("2024-01-01", KEY, "UNDER_WAY")
                .answers("2024-01-01", "MEDIATION SYR-TUR \"IRN / normalisation\"", "OFFERED");
    }

    @Test
    void withdrawing_from_what_was_rejected_needs_an_unrecorded_change() {
        given("reject-mediation SYR>TUR thirdParty=RUS subject=normalisation 2022")
                .when("withdraw-from-mediation SYR>TUR thirdParty=RUS subject=normalisation 2023")
                .refused("MEDIATION_ANSWER SYR→TUR \"RUS / normalisation\" is REJECTED after mediation-rejected #1 "
                        + "(between 2022-01-01 and 2022-12-31), and the new mediation-withdrawn-from (between "
                        + "2023-01-01 and 2023-12-31) can follow only ACCEPTED; that change would have to have "
                        + "happened after 2022-01-01 and not after 2023-12-31. Otherwise send what happened between "
                        + "and this withdraw-from-mediation in one atomic batch, or say in impliesUnrecordedChange "
                        + "why it is to be recorded all the same.");
    }

    @Test
    void starting_again_what_ended_needs_a_new_offer() {
        given("end" + OF + " 2022")
                .when("start" + OF + " 2023")
                .refused("MEDIATION SYR-TUR \"RUS / normalisation\" is ENDED after mediation-ended #1 (between "
                        + "2022-01-01 and 2022-12-31), and the new mediation-started (between 2023-01-01 and "
                        + "2023-12-31) can follow only OFFERED or STALLED; that change would have to have happened "
                        + "after 2022-01-01 and not after 2023-12-31. Otherwise send what happened between and this "
                        + "start-mediation in one atomic batch, or say in impliesUnrecordedChange why it is to be "
                        + "recorded all the same.");
        given("end" + OF + " 2022", "offer" + OF + " 2023")
                .when("start" + OF + " 2024")
                .then("mediation-started RUS-SYR RUS-TUR SYR-TUR");
    }
}
