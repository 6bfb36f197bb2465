package org.chancery.relation;

import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** Consulates, city by city. */
class ConsulatesTest {

    @Test
    void a_consulate_opens_after_it_was_closed() {
        follows("open-consulate TUR>SYR city=Aleppo", "CONSULATES TUR→SYR \"Aleppo\"", "CLOSED → OPEN");
    }

    @Test
    void only_an_open_consulate_closes() {
        follows("close-consulate TUR>SYR city=Aleppo", "CONSULATES TUR→SYR \"Aleppo\"", "OPEN → CLOSED");
    }

    @Test
    void every_city_is_a_key_of_its_own_however_it_is_spaced_and_cased() {
        given("open-consulate TUR>SYR city=Aleppo 1971", "close-consulate TUR>SYR city=' ALEPPO ' 1975")
                .answers("1976-01-01", "CONSULATES TUR→SYR \"Aleppo\"", "CLOSED")
                .answers("1976-01-01", "CONSULATES TUR→SYR \"Latakia\"", "NOT_RECORDED");
    }

    @Test
    void a_city_spelled_nearly_the_same_gets_a_hint() {
        given("open-consulate TUR>SYR city=Aleppo 1971")
                .when("close-consulate TUR>SYR city=Alepo 1975")
                .hints("SimilarKey[key=CONSULATES TUR→SYR \"Alepo\", onRecord=Aleppo]");
    }

    @Test
    void consulates_survive_a_break_of_ties() {
        given("open-consulate TUR>SYR city=Aleppo 1971", "sever-ties TUR>SYR 1972")
                .answers("1973-01-01", "CONSULATES TUR→SYR \"Aleppo\"", "OPEN");
    }

    @Test
    void opening_twice_needs_an_unrecorded_change() {
        given("open-consulate TUR>SYR city=Aleppo 1971")
                .when("open-consulate TUR>SYR city=aleppo 1975")
                .refused("CONSULATES TUR→SYR \"aleppo\" is OPEN after consulate-opened #1 (between 1971-01-01 and "
                        + "1971-12-31), and the new consulate-opened (between 1975-01-01 and 1975-12-31) can follow "
                        + "only CLOSED; that change would have to have happened after 1971-01-01 and not after "
                        + "1975-12-31. Otherwise send what happened between and this open-consulate in one atomic "
                        + "batch, or say in impliesUnrecordedChange why it is to be recorded all the same.");
    }
}
