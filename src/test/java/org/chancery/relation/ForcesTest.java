package org.chancery.relation;

import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.chancery.relation.Headline.Word;
import org.junit.jupiter.api.Test;

/** Forces deployed and withdrawn, and force threatened, displayed and used. */
class ForcesTest {

    @Test
    void forces_are_deployed_whatever_was_before_and_withdrawn_while_they_are_there() {
        follows("deploy-forces RUS>SYR consent=BY_CONSENT", "DEPLOYMENT RUS→SYR", "all → BY_CONSENT");
        follows(
                "deploy-forces TUR>SYR consent=WITHOUT_CONSENT operation='Euphrates Shield'",
                "DEPLOYMENT TUR→SYR \"Euphrates Shield\"",
                "all → WITHOUT_CONSENT");
        follows("withdraw-forces RUS>SYR", "DEPLOYMENT RUS→SYR", "all but NONE → NONE");
    }

    @Test
    void an_operation_of_its_own_name_is_apart_from_forces_of_none() {
        given(
                        "deploy-forces TUR>SYR consent=WITHOUT_CONSENT operation='Euphrates Shield' against=SDF 2016-08-24/2017-03-29")
                .answers("2017-03-29", "DEPLOYMENT TUR→SYR \"Euphrates Shield\"", "WITHOUT_CONSENT")
                .answers("2017-03-30", "DEPLOYMENT TUR→SYR \"Euphrates Shield\"", "NONE")
                .answers("2017-03-29", "DEPLOYMENT TUR→SYR", "NOT_RECORDED");
    }

    @Test
    void an_intervention_by_consent_is_neither_force_nor_hostility() {
        given("deploy-forces RUS>SYR consent=BY_CONSENT purpose='support of the government' 2015-09-30")
                .answers("2016-01-01", "HOSTILITY RUS-SYR", "NOT_RECORDED")
                .headline("2016-01-01", "RUS-SYR", Word.NOT_RECORDED);
    }

    @Test
    void acts_of_force_begin_an_episode_or_go_on_with_it() {
        follows("threaten-force TUR>SYR episode=crisis", "FORCE TUR→SYR \"crisis\"", "ENDED → ACTIVE; ACTIVE keeps");
        follows(
                "display-force TUR>SYR episode=crisis means=manoeuvres",
                "FORCE TUR→SYR \"crisis\"",
                "ENDED → ACTIVE; ACTIVE keeps");
        follows("use-force TUR>SYR episode=crisis", "FORCE TUR→SYR \"crisis\"", "ENDED → ACTIVE; ACTIVE keeps");
    }

    @Test
    void an_act_of_one_date_is_an_episode_of_that_day() {
        given("use-force TUR>SYR means='air strike' 2020-02-28")
                .answers("2020-02-28", "FORCE TUR→SYR \"" + Books.id(1) + "\"", "ACTIVE")
                .answers("2020-02-29", "FORCE TUR→SYR \"" + Books.id(1) + "\"", "ENDED")
                .headline("2020-02-28", "SYR-TUR", Word.ARMED_CONFLICT)
                .headline("2020-02-29", "SYR-TUR", Word.NOT_RECORDED);
    }

    @Test
    void an_episode_that_lasts_is_active_throughout() {
        given("use-force TUR>SYR episode='Spring Shield' 2020-02-27/2020-03-05")
                .answers("2020-03-05", "FORCE TUR→SYR \"Spring Shield\"", "ACTIVE")
                .answers("2020-03-06", "FORCE TUR→SYR \"Spring Shield\"", "ENDED");
    }

    @Test
    void a_threat_strains_and_a_use_is_armed_conflict() {
        given("establish-ties SYR-TUR 1944", "threaten-force TUR>SYR episode=crisis 1998-09-16/1998-10-20")
                .headline("1998-10-01", "SYR-TUR", Word.STRAINED);
        given(
                        "establish-ties SYR-TUR 1944",
                        "threaten-force TUR>SYR episode=crisis 1998-09-16/..",
                        "use-force TUR>SYR episode=crisis 1998-10-01/..")
                .headline("1998-09-30", "SYR-TUR", Word.STRAINED)
                .headline("1998-10-01", "SYR-TUR", Word.ARMED_CONFLICT);
    }

    @Test
    void withdrawing_forces_that_are_gone_needs_an_unrecorded_change() {
        given().when("withdraw-forces RUS>SYR 1971").refusedBy("outside-life-span");
        given("withdraw-forces SUN>SYR 1971")
                .when("withdraw-forces SUN>SYR 1975")
                .refused("DEPLOYMENT SUN→SYR is NONE after forces-withdrawn #1 (between 1971-01-01 and "
                        + "1971-12-31), and the new forces-withdrawn (between 1975-01-01 and 1975-12-31) can follow "
                        + "only BY_CONSENT, WITHOUT_CONSENT or PEACEKEEPING; that change would have to have "
                        + "happened after 1971-01-01 and not after 1975-12-31. Otherwise send what happened between "
                        + "and this withdraw-forces in one atomic batch, or say in impliesUnrecordedChange why it "
                        + "is to be recorded all the same.");
    }
}
