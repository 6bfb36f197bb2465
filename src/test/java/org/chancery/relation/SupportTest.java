package org.chancery.relation;

import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** Support, by kind and programme, for the other side or for a group inside it. */
class SupportTest {

    @Test
    void support_is_given_whatever_was_before() {
        follows("provide-support RUS>SYR kind=MILITARY", "SUPPORT RUS→SYR \"MILITARY\"", "all → GIVEN");
    }

    @Test
    void only_support_that_is_given_ends() {
        follows("end-support RUS>SYR kind=MILITARY", "SUPPORT RUS→SYR \"MILITARY\"", "GIVEN → ENDED");
    }

    @Test
    void kinds_and_programmes_are_apart() {
        given(
                        "provide-support USA>SYR kind=MILITARY programme='train and equip' 2014",
                        "provide-support USA>SYR kind=HUMANITARIAN 2012")
                .answers("2015-01-01", "SUPPORT USA→SYR \"MILITARY / train and equip\"", "GIVEN")
                .answers("2015-01-01", "SUPPORT USA→SYR \"HUMANITARIAN\"", "GIVEN")
                .answers("2015-01-01", "SUPPORT USA→SYR \"MILITARY\"", "NOT_RECORDED");
    }

    @Test
    void support_for_a_group_moves_only_toward_the_group_and_is_evidence_for_the_country() {
        given("register-actor code=SDF kind=GROUP name='Syrian Democratic Forces' lifespan=2015-10-10/..")
                .when("provide-support USA>SYR kind=MILITARY beneficiary=SDF 2015-10-12")
                .then("support-provided SDF-USA SYR-USA")
                .answers("2016-01-01", "SUPPORT USA→SDF \"MILITARY\"", "GIVEN")
                .answers("2016-01-01", "SUPPORT USA→SYR \"MILITARY\"", "NOT_RECORDED");
    }

    @Test
    void support_that_lasted_ends_the_day_after() {
        given("provide-support RUS>SYR kind=POLITICAL 2011/2015-09-30")
                .answers("2015-09-30", "SUPPORT RUS→SYR \"POLITICAL\"", "GIVEN")
                .answers("2015-10-01", "SUPPORT RUS→SYR \"POLITICAL\"", "ENDED");
    }

    @Test
    void ending_support_twice_needs_an_unrecorded_change() {
        given("end-support RUS>SYR kind=ECONOMIC 1991")
                .when("end-support RUS>SYR kind=ECONOMIC 1995")
                .refused("SUPPORT RUS→SYR \"ECONOMIC\" is ENDED after support-ended #1 (between 1991-01-01 and "
                        + "1991-12-31), and the new support-ended (between 1995-01-01 and 1995-12-31) can follow "
                        + "only GIVEN; that change would have to have happened after 1991-01-01 and not after "
                        + "1995-12-31. Otherwise send what happened between and this end-support in one atomic "
                        + "batch, or say in impliesUnrecordedChange why it is to be recorded all the same.");
    }
}
