package org.chancery.relation;

import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.chancery.relation.Headline.Word;
import org.junit.jupiter.api.Test;

/** War, ceasefire, armistice and peace. */
class HostilityTest {

    @Test
    void war_is_declared_unless_there_is_war() {
        follows("declare-war TUR>SYR", "HOSTILITY SYR-TUR", "all but WAR → WAR");
    }

    @Test
    void ceasefire_and_armistice_follow_anything_and_peace_anything_but_peace() {
        follows("agree-ceasefire SYR-TUR", "HOSTILITY SYR-TUR", "all → CEASEFIRE");
        follows("agree-armistice SYR-TUR", "HOSTILITY SYR-TUR", "all → ARMISTICE");
        follows("make-peace SYR-TUR", "HOSTILITY SYR-TUR", "all but NONE → NONE");
    }

    @Test
    void who_declared_war_is_told_and_war_heads_the_relation() {
        given("declare-war SYR>ISR 1971-05-15")
                .tells("1972-01-01", "HOSTILITY ISR-SYR", "initiator", "SYR")
                .headline("1972-01-01", "ISR-SYR", Word.WAR);
    }

    @Test
    void ceasefire_armistice_and_peace_end_every_episode_of_force_both_ways() {
        for (String end :
                java.util.List.of("agree-ceasefire:ceasefire", "agree-armistice:armistice", "make-peace:peace")) {
            String command = end.substring(0, end.indexOf(':'));
            String rule = "ENDED (force-ended-by-" + end.substring(end.indexOf(':') + 1) + ")";
            given(
                            "use-force SYR>ISR episode=Golan 1971-10-06/..",
                            "use-force ISR>SYR episode=Damascus 1971-10-08/..",
                            command + " ISR-SYR 1971-10-24")
                    .answers("1971-10-23", "FORCE SYR→ISR \"Golan\"", "ACTIVE")
                    .answers("1971-10-24", "FORCE SYR→ISR \"Golan\"", rule)
                    .answers("1971-10-24", "FORCE ISR→SYR \"Damascus\"", rule);
        }
    }

    @Test
    void peace_twice_and_war_upon_war_need_an_unrecorded_change() {
        given("make-peace SYR-TUR 1971")
                .when("make-peace SYR-TUR 1975")
                .refused("HOSTILITY SYR-TUR is NONE after peace-made #1 (between 1971-01-01 and 1971-12-31), and "
                        + "the new peace-made (between 1975-01-01 and 1975-12-31) can follow only WAR, CEASEFIRE or "
                        + "ARMISTICE; that change would have to have happened after 1971-01-01 and not after "
                        + "1975-12-31. Otherwise send what happened between and this make-peace in one atomic "
                        + "batch, or say in impliesUnrecordedChange why it is to be recorded all the same.");
        given("declare-war SYR-TUR 1971")
                .when("declare-war TUR>SYR 1975")
                .refused("HOSTILITY SYR-TUR is WAR after war-declared #1 (between 1971-01-01 and 1971-12-31), and "
                        + "the new war-declared (between 1975-01-01 and 1975-12-31) can follow only NONE, CEASEFIRE "
                        + "or ARMISTICE; that change would have to have happened after 1971-01-01 and not after "
                        + "1975-12-31. Otherwise send what happened between and this declare-war in one atomic "
                        + "batch, or say in impliesUnrecordedChange why it is to be recorded all the same.");
    }
}
