package org.chancery.relation;

import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** Sanctions, regime by regime. */
class SanctionsTest {

    private static final String KEY = "SANCTIONS USA→CUB \"embargo\"";
    private static final String OF = "-sanctions USA>CUB regime=embargo";

    @Test
    void a_threat_follows_lifted_sanctions_and_stops_none_that_stand() {
        follows("threaten" + OF, KEY, "LIFTED → THREATENED; THREATENED, IMPOSED, EASED, SUSPENDED keep");
    }

    @Test
    void sanctions_are_imposed_whatever_was_before() {
        follows("impose" + OF + " kinds=TRADE,ARMS", KEY, "all → IMPOSED");
    }

    @Test
    void standing_sanctions_are_eased_suspended_and_lifted() {
        follows("ease" + OF, KEY, "IMPOSED, SUSPENDED → EASED");
        follows("suspend" + OF, KEY, "IMPOSED, EASED → SUSPENDED");
        follows("lift" + OF, KEY, "IMPOSED, EASED, SUSPENDED → LIFTED");
    }

    @Test
    void sanctions_that_lasted_are_lifted_the_day_after() {
        given("impose" + OF + " kinds=TRADE 1962-02-07/1970-03-01")
                .answers("1970-03-01", KEY, "IMPOSED")
                .answers("1970-03-02", KEY, "LIFTED")
                .tells("1965-01-01", KEY, "kinds", "TRADE");
    }

    @Test
    void sanctions_whose_end_is_not_known_say_so() {
        given("impose" + OF + " 1962-02-07/")
                .answers("2024-01-01", KEY, "IMPOSED")
                .tells("2024-01-01", KEY, "endUnknown", "true");
        given("impose" + OF + " 1962-02-07/..").answers("2024-01-01", KEY, "IMPOSED");
    }

    @Test
    void lifting_sanctions_that_were_only_threatened_needs_an_unrecorded_change() {
        given("threaten" + OF + " 1961")
                .when("lift" + OF + " 1970")
                .refused("SANCTIONS USA→CUB \"embargo\" is THREATENED after sanctions-threatened #1 (between "
                        + "1961-01-01 and 1961-12-31), and the new sanctions-lifted (between 1970-01-01 and "
                        + "1970-12-31) can follow only IMPOSED, EASED or SUSPENDED; that change would have to have "
                        + "happened after 1961-01-01 and not after 1970-12-31. Otherwise send what happened between "
                        + "and this lift-sanctions in one atomic batch, or say in impliesUnrecordedChange why it is "
                        + "to be recorded all the same.");
    }

    @Test
    void only_imposing_lasts() {
        given().when("ease" + OF + " 1962/1970")
                .refused("Found the interval \"1962/1970\", which says that it lasted; ease-sanctions happens "
                        + "once. Write [1962..1970] if it happened once somewhere between.");
        given().when("lift" + OF + " 1962/..")
                .refused("Found the interval \"1962/..\", which says that it lasted; lift-sanctions happens once. "
                        + "Write one date, or [earliest..latest], if it happened once somewhere between.");
    }

    @Test
    void two_against_one_is_a_regime_of_each() {
        given("impose-sanctions USA,CAN>CUB regime=embargo 1962")
                .then("sanctions-imposed CAN-CUB CUB-USA")
                .answers("1963-01-01", "SANCTIONS CAN→CUB \"embargo\"", "IMPOSED");
    }
}
