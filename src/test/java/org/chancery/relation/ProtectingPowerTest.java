package org.chancery.relation;

import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** Third states in charge of one side's interests at the other. */
class ProtectingPowerTest {

    @Test
    void a_protecting_power_is_designated_after_an_earlier_charge_ended() {
        follows(
                "designate-protecting-power USA>SYR protector=ITA",
                "PROTECTING_POWER USA→SYR \"ITA\"",
                "ENDED → ACTIVE");
    }

    @Test
    void only_an_active_charge_ends() {
        follows("end-protecting-power USA>SYR protector=ITA", "PROTECTING_POWER USA→SYR \"ITA\"", "ACTIVE → ENDED");
    }

    @Test
    void the_protector_keeps_a_record_of_it_with_both() {
        given().when("designate-protecting-power USA>SYR protector=ITA 1967-08-01")
                .then("protecting-power-designated ITA-SYR ITA-USA SYR-USA")
                .answers("1967-08-01", "PROTECTING_POWER USA→SYR \"ITA\"", "ACTIVE")
                .answers("1967-08-01", "PROTECTING_POWER SYR→USA \"ITA\"", "NOT_RECORDED");
    }

    @Test
    void a_side_does_not_protect_itself() {
        given().when("designate-protecting-power USA>SYR protector=USA 1967-08-01")
                .refused("USA is named twice; an act is one between different actors. Name each actor once.");
    }

    @Test
    void ending_what_was_ended_needs_an_unrecorded_change() {
        given("end-protecting-power USA>SYR protector=ITA 1974")
                .when("end-protecting-power USA>SYR protector=ITA 1980")
                .refused("PROTECTING_POWER USA→SYR \"ITA\" is ENDED after protecting-power-ended #1 (between "
                        + "1974-01-01 and 1974-12-31), and the new protecting-power-ended (between 1980-01-01 and "
                        + "1980-12-31) can follow only ACTIVE; that change would have to have happened after "
                        + "1974-01-01 and not after 1980-12-31. Otherwise send what happened between and this "
                        + "end-protecting-power in one atomic batch, or say in impliesUnrecordedChange why it is to "
                        + "be recorded all the same.");
    }
}
