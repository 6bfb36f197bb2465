package org.chancery.relation;

import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.chancery.relation.Headline.Word;
import org.junit.jupiter.api.Test;

/** Who heads a mission, and how the post falls vacant. */
class HeadOfMissionTest {

    @Test
    void credentials_put_a_head_of_mission_in_post_whatever_was_before() {
        follows("present-credentials TUR>SYR person='A' class=AMBASSADOR", "HEAD_OF_MISSION TUR→SYR", "all → IN_POST");
    }

    @Test
    void credentials_give_the_level_of_their_class() {
        given("present-credentials TUR>SYR person='A. B.' class=MINISTER resident=false 1971")
                .answers("1972-01-01", "MISSION_LEVEL TUR→SYR", "MINISTER")
                .tells("1972-01-01", "HEAD_OF_MISSION TUR→SYR", "person", "A. B.");
    }

    @Test
    void an_appointment_moves_nothing_until_credentials_are_presented() {
        given("appoint-ambassador TUR>SYR person='A' class=AMBASSADOR 1971")
                .then("ambassador-appointed SYR-TUR")
                .answers("1972-01-01", "HEAD_OF_MISSION TUR→SYR", "NOT_RECORDED")
                .answers("1972-01-01", "MISSION_LEVEL TUR→SYR", "NOT_RECORDED");
    }

    @Test
    void a_charge_ad_interim_and_the_end_of_a_tenure_follow_anything() {
        follows("appoint-charge-ad-interim TUR>SYR person='A'", "HEAD_OF_MISSION TUR→SYR", "all → AD_INTERIM");
        follows("end-tenure TUR>SYR how=TOUR_ENDED", "HEAD_OF_MISSION TUR→SYR", "all → VACANT");
    }

    @Test
    void the_end_of_a_tenure_leaves_the_level() {
        given(
                        "present-credentials TUR>SYR person='A' class=AMBASSADOR 1971",
                        "end-tenure TUR>SYR person='A' how=DIED 1972-01-01")
                .answers("1972-01-01", "MISSION_LEVEL TUR→SYR", "AMBASSADOR");
    }

    @Test
    void a_head_of_mission_in_post_or_ad_interim_is_recalled() {
        follows("recall-ambassador TUR>SYR", "HEAD_OF_MISSION TUR→SYR", "IN_POST, AD_INTERIM → RECALLED");
    }

    @Test
    void a_recalled_or_expelled_head_of_mission_returns() {
        follows("return-ambassador TUR>SYR person='A'", "HEAD_OF_MISSION TUR→SYR", "RECALLED, EXPELLED → IN_POST");
    }

    @Test
    void a_recall_for_consultations_moves_the_head_alone_and_strains() {
        given(
                        "establish-ties SYR-TUR level=AMBASSADOR 1970",
                        "open-mission TUR>SYR 1970",
                        "present-credentials TUR>SYR person='A' class=AMBASSADOR 1971-01-01",
                        "recall-ambassador TUR>SYR person='A' 1972-01-01")
                .answers("1972-01-01", "MISSION_LEVEL TUR→SYR", "AMBASSADOR")
                .answers("1972-01-01", "MISSION_OPERATION TUR→SYR", "OPEN")
                .answers("1972-01-01", "TIES SYR-TUR", "ESTABLISHED")
                .headline("1972-01-01", "SYR-TUR", Word.STRAINED);
    }

    @Test
    void a_withdrawn_ambassador_leaves_a_charge_or_the_level_given() {
        follows("withdraw-ambassador TUR>SYR", "HEAD_OF_MISSION TUR→SYR", "IN_POST, RECALLED, AD_INTERIM → VACANT");
        given("withdraw-ambassador TUR>SYR 1971").answers("1972-01-01", "MISSION_LEVEL TUR→SYR", "CHARGE");
        given("withdraw-ambassador TUR>SYR level=INTERESTS_SECTION 1971")
                .answers("1972-01-01", "MISSION_LEVEL TUR→SYR", "INTERESTS_SECTION");
    }

    @Test
    void the_host_expels_the_senders_head_of_mission() {
        follows(
                "expel-diplomats SYR>TUR headOfMission=true",
                "HEAD_OF_MISSION TUR→SYR",
                "IN_POST, AD_INTERIM, RECALLED → EXPELLED");
    }

    @Test
    void the_expulsion_of_others_moves_nothing() {
        given(
                        "present-credentials TUR>SYR person='A' class=AMBASSADOR 1971",
                        "expel-diplomats SYR>TUR count=3 names='B','C' headOfMission=false 1972-01-01")
                .answers("1972-01-01", "HEAD_OF_MISSION TUR→SYR", "IN_POST");
    }

    @Test
    void a_summons_moves_nothing() {
        given("summon-ambassador SYR>TUR reason='a statement' 1971")
                .then("ambassador-summoned SYR-TUR")
                .answers("1972-01-01", "HEAD_OF_MISSION TUR→SYR", "NOT_RECORDED");
    }

    @Test
    void recalling_from_a_vacant_post_needs_an_unrecorded_change() {
        given("end-tenure TUR>SYR how=PROMOTED 1971-01-01")
                .when("recall-ambassador TUR>SYR 1971-06-01")
                .refused("HEAD_OF_MISSION TUR→SYR is VACANT after tenure-ended #1 (on 1971-01-01), and the new "
                        + "ambassador-recalled (on 1971-06-01) can follow only IN_POST or AD_INTERIM; that change "
                        + "would have to have happened after 1971-01-01 and not after 1971-06-01. Otherwise send "
                        + "what happened between and this recall-ambassador in one atomic batch, or say in "
                        + "impliesUnrecordedChange why it is to be recorded all the same.");
    }
}
