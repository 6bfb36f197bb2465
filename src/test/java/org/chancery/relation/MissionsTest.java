package org.chancery.relation;

import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.chancery.relation.Headline.Word;
import org.junit.jupiter.api.Test;

/** The level of a mission and whether it works. */
class MissionsTest {

    @Test
    void a_level_is_raised_from_any_lower_one() {
        follows(
                "raise-mission-level TUR>SYR level=MINISTER",
                "MISSION_LEVEL TUR→SYR",
                "NONE, INTERESTS_SECTION, CHARGE, OTHER → MINISTER");
        follows(
                "raise-mission-level TUR>SYR level=AMBASSADOR",
                "MISSION_LEVEL TUR→SYR",
                "NONE, INTERESTS_SECTION, CHARGE, MINISTER, OTHER → AMBASSADOR");
    }

    @Test
    void a_level_is_lowered_from_any_higher_one() {
        follows(
                "lower-mission-level TUR>SYR level=CHARGE",
                "MISSION_LEVEL TUR→SYR",
                "MINISTER, AMBASSADOR, OTHER → CHARGE");
    }

    @Test
    void the_level_of_one_side_says_nothing_of_the_other() {
        given("raise-mission-level TUR>SYR level=AMBASSADOR resident=true 1971")
                .then("mission-level-raised SYR-TUR")
                .tells("1972-01-01", "MISSION_LEVEL TUR→SYR", "resident", "true")
                .answers("1972-01-01", "MISSION_LEVEL SYR→TUR", "NOT_RECORDED");
    }

    @Test
    void nothing_is_raised_to_none_or_lowered_to_the_highest() {
        given().when("raise-mission-level TUR>SYR level=NONE 1971")
                .refused("No level is lower than NONE, so that no mission is raised to it; found "
                        + "raise-mission-level. Record a mission that came to an end with lower-mission-level or "
                        + "close-mission.");
        given().when("lower-mission-level TUR>SYR level=AMBASSADOR 1971")
                .refused("No level is higher than AMBASSADOR, so that no mission is lowered to it; found "
                        + "lower-mission-level. Record a mission that rose with raise-mission-level.");
    }

    @Test
    void a_mission_opens_after_it_was_closed_or_suspended() {
        follows("open-mission TUR>SYR", "MISSION_OPERATION TUR→SYR", "CLOSED, SUSPENDED → OPEN");
    }

    @Test
    void only_an_open_mission_suspends_its_work() {
        follows("suspend-mission TUR>SYR", "MISSION_OPERATION TUR→SYR", "OPEN → SUSPENDED");
    }

    @Test
    void an_open_or_suspended_mission_closes() {
        follows("close-mission TUR>SYR reason='war'", "MISSION_OPERATION TUR→SYR", "OPEN, SUSPENDED → CLOSED");
    }

    @Test
    void a_mission_opens_at_a_level_where_one_is_given_whatever_it_was_before() {
        given(
                        "raise-mission-level TUR>SYR level=AMBASSADOR 1971",
                        "open-mission TUR>SYR city=Damascus level=CHARGE 1972-01-01")
                .answers("1972-01-01", "MISSION_LEVEL TUR→SYR", "CHARGE")
                .tells("1972-01-01", "MISSION_OPERATION TUR→SYR", "city", "Damascus");
    }

    @Test
    void closing_twice_needs_an_unrecorded_change() {
        given("close-mission TUR>SYR 1971-01-01")
                .when("close-mission TUR>SYR 1972-01-01")
                .refused("MISSION_OPERATION TUR→SYR is CLOSED after mission-closed #1 (on 1971-01-01), and the new "
                        + "mission-closed (on 1972-01-01) can follow only OPEN or SUSPENDED; that change would have "
                        + "to have happened after 1971-01-01 and not after 1972-01-01. Otherwise send what happened "
                        + "between and this close-mission in one atomic batch, or say in impliesUnrecordedChange "
                        + "why it is to be recorded all the same.");
    }

    @Test
    void a_suspended_mission_strains_a_relation() {
        given("establish-ties SYR-TUR 1944", "suspend-mission TUR>SYR reason='security' 1971-01-01")
                .headline("1971-01-01", "SYR-TUR", Word.STRAINED);
    }
}
