package org.chancery.relation;

import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** Talks, subject by subject. */
class TalksTest {

    @Test
    void talks_are_proposed_at_any_time_but_proposing_stops_none() {
        follows("propose-talks SYR-TUR subject=water", "TALKS SYR-TUR \"water\"", "all → PROPOSED; UNDER_WAY keeps");
    }

    @Test
    void talks_open_unless_they_are_under_way() {
        follows("open-talks SYR-TUR subject=water", "TALKS SYR-TUR \"water\"", "all but UNDER_WAY → UNDER_WAY");
    }

    @Test
    void only_talks_under_way_stall() {
        follows("stall-talks SYR-TUR subject=water", "TALKS SYR-TUR \"water\"", "UNDER_WAY → STALLED");
    }

    @Test
    void stalled_and_broken_off_talks_resume() {
        follows("resume-talks SYR-TUR subject=water", "TALKS SYR-TUR \"water\"", "STALLED, BROKEN_OFF → UNDER_WAY");
    }

    @Test
    void talks_under_way_or_stalled_are_concluded_or_broken_off() {
        follows(
                "conclude-talks SYR-TUR subject=water outcome='a treaty'",
                "TALKS SYR-TUR \"water\"",
                "UNDER_WAY, STALLED → CONCLUDED");
        follows("break-off-talks SYR-TUR subject=water", "TALKS SYR-TUR \"water\"", "UNDER_WAY, STALLED → BROKEN_OFF");
    }

    @Test
    void third_parties_are_told_with_their_role_and_meet_both_sides() {
        given().when("open-talks SYR-TUR subject=normalisation thirdParty=RUS,IRN role=MEDIATION 2022-12")
                .then("talks-opened IRN-SYR IRN-TUR RUS-SYR RUS-TUR SYR-TUR")
                .tells("2023-01-01", "TALKS SYR-TUR \"normalisation\"", "thirdParty", "IRN, RUS")
                .tells("2023-01-01", "TALKS SYR-TUR \"normalisation\"", "role", "MEDIATION");
    }

    @Test
    void the_demand_they_stall_over_is_told() {
        given("stall-talks SYR-TUR subject=normalisation overDemand=withdrawal 2023")
                .tells("2024-01-01", "TALKS SYR-TUR \"normalisation\"", "overDemand", "withdrawal");
    }

    @Test
    void resuming_talks_under_way_needs_an_unrecorded_change() {
        given("open-talks SYR-TUR subject=water 1971")
                .when("resume-talks SYR-TUR subject=water 1975")
                .refused("TALKS SYR-TUR \"water\" is UNDER_WAY after talks-opened #1 (between 1971-01-01 and "
                        + "1971-12-31), and the new talks-resumed (between 1975-01-01 and 1975-12-31) can follow "
                        + "only STALLED or BROKEN_OFF; that change would have to have happened after 1971-01-01 and "
                        + "not after 1975-12-31. Otherwise send what happened between and this resume-talks in one "
                        + "atomic batch, or say in impliesUnrecordedChange why it is to be recorded all the same.");
    }
}
