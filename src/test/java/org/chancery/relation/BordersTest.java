package org.chancery.relation;

import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** Borders, by land, air and sea. */
class BordersTest {

    @Test
    void a_border_closes_and_is_restricted_whatever_it_was() {
        follows("close-border TUR>SYR kind=LAND", "BORDER SYR-TUR \"LAND\"", "all → CLOSED");
        follows("restrict-border SYR-TUR kind=LAND", "BORDER SYR-TUR \"LAND\"", "all → RESTRICTED");
    }

    @Test
    void only_a_closed_or_restricted_border_opens() {
        follows("open-border SYR-TUR kind=LAND", "BORDER SYR-TUR \"LAND\"", "CLOSED, RESTRICTED → OPEN");
    }

    @Test
    void who_closed_it_is_told() {
        given("close-border TUR>SYR kind=AIR 2012-10-14")
                .then("border-closed SYR-TUR")
                .tells("2013-01-01", "BORDER SYR-TUR \"AIR\"", "initiator", "TUR")
                .answers("2013-01-01", "BORDER SYR-TUR \"LAND\"", "NOT_RECORDED");
    }

    @Test
    void a_closure_that_lasted_ends_with_an_open_border() {
        given("close-border TUR>SYR kind=SEA 2012-10-14/2012-11-30")
                .answers("2012-11-30", "BORDER SYR-TUR \"SEA\"", "CLOSED")
                .answers("2012-12-01", "BORDER SYR-TUR \"SEA\"", "OPEN");
    }

    @Test
    void opening_an_open_border_needs_an_unrecorded_change() {
        given("open-border SYR-TUR kind=LAND 1971")
                .when("open-border SYR-TUR kind=LAND 1975")
                .refused("BORDER SYR-TUR \"LAND\" is OPEN after border-opened #1 (between 1971-01-01 and "
                        + "1971-12-31), and the new border-opened (between 1975-01-01 and 1975-12-31) can follow "
                        + "only RESTRICTED or CLOSED; that change would have to have happened after 1971-01-01 and "
                        + "not after 1975-12-31. Otherwise send what happened between and this open-border in one "
                        + "atomic batch, or say in impliesUnrecordedChange why it is to be recorded all the same.");
    }
}
