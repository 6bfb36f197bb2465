package org.chancery.relation;

import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** Stated policies and demands, each by its own words. */
class PoliciesAndDemandsTest {

    @Test
    void a_policy_is_adopted_anew_after_it_was_renounced_and_stays_if_adopted_again() {
        follows(
                "adopt-policy TUR>SYR policy='remove Assad'",
                "POLICY TUR→SYR \"remove Assad\"",
                "RENOUNCED → ADOPTED; ADOPTED keeps");
    }

    @Test
    void only_an_adopted_policy_is_renounced() {
        follows(
                "renounce-policy TUR>SYR policy='remove Assad'",
                "POLICY TUR→SYR \"remove Assad\"",
                "ADOPTED → RENOUNCED");
    }

    @Test
    void a_demand_is_raised_whatever_became_of_it_before() {
        follows("raise-demand SYR>TUR demand=withdrawal", "DEMANDS SYR→TUR \"withdrawal\"", "all → RAISED");
    }

    @Test
    void a_raised_or_rejected_demand_is_met_dropped_or_rejected() {
        follows("meet-demand SYR>TUR demand=withdrawal", "DEMANDS SYR→TUR \"withdrawal\"", "RAISED, REJECTED → MET");
        follows(
                "drop-demand SYR>TUR demand=withdrawal",
                "DEMANDS SYR→TUR \"withdrawal\"",
                "RAISED, REJECTED → DROPPED");
        follows(
                "reject-demand SYR>TUR demand=withdrawal",
                "DEMANDS SYR→TUR \"withdrawal\"",
                "RAISED, REJECTED → REJECTED");
    }

    @Test
    void a_demand_stays_with_the_side_that_raised_it() {
        given("raise-demand SYR>TUR demand=withdrawal 2022", "reject-demand SYR>TUR demand=Withdrawal 2023")
                .answers("2024-01-01", "DEMANDS SYR→TUR \"withdrawal\"", "REJECTED")
                .answers("2024-01-01", "DEMANDS TUR→SYR \"withdrawal\"", "NOT_RECORDED");
    }

    @Test
    void meeting_a_demand_that_was_dropped_needs_an_unrecorded_change() {
        given("drop-demand SYR>TUR demand=withdrawal 2022")
                .when("meet-demand SYR>TUR demand=withdrawal 2023")
                .refused("DEMANDS SYR→TUR \"withdrawal\" is DROPPED after demand-dropped #1 (between 2022-01-01 "
                        + "and 2022-12-31), and the new demand-met (between 2023-01-01 and 2023-12-31) can follow "
                        + "only RAISED or REJECTED; that change would have to have happened after 2022-01-01 and "
                        + "not after 2023-12-31. Otherwise send what happened between and this meet-demand in one "
                        + "atomic batch, or say in impliesUnrecordedChange why it is to be recorded all the same.");
    }

    @Test
    void renouncing_a_policy_twice_needs_an_unrecorded_change() {
        given("renounce-policy TUR>SYR policy='remove Assad' 2022")
                .when("renounce-policy TUR>SYR policy='remove  assad' 2023")
                .refused("POLICY TUR→SYR \"remove assad\" is RENOUNCED after policy-renounced #1 (between "
                        + "2022-01-01 and 2022-12-31), and the new policy-renounced (between 2023-01-01 and "
                        + "2023-12-31) can follow only ADOPTED; that change would have to have happened after "
                        + "2022-01-01 and not after 2023-12-31. Otherwise send what happened between and this "
                        + "renounce-policy in one atomic batch, or say in impliesUnrecordedChange why it is to be "
                        + "recorded all the same.");
    }
}
