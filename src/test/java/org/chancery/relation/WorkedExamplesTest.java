package org.chancery.relation;

import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** The examples of docs/explanation/worlds.md. */
class WorkedExamplesTest {

    @Test
    void one_imprecise_record() {
        given("sever-ties SYR-TUR 2011")
                .answers("2010-12-31", "TIES SYR-TUR", "NOT_RECORDED")
                .answers("2011-06-30", "TIES SYR-TUR", "possibly NOT_RECORDED, SEVERED")
                .answers("2011-12-31", "TIES SYR-TUR", "SEVERED");
    }

    @Test
    void two_records_overlap() {
        given("establish-ties SYR-TUR 1996", "suspend-ties SYR-TUR [1996-06..2000]")
                .answers("2001-01-01", "TIES SYR-TUR", "SUSPENDED");
    }

    @Test
    void something_is_missing() {
        given("sever-ties SYR-TUR 1961-01-05", "suspend-ties SYR-TUR impliesUnrecordedChange='restored' 1980-01-05")
                .answers("1970-01-01", "TIES SYR-TUR", "possibly ESTABLISHED (implied), SEVERED")
                .answers("1980-01-05", "TIES SYR-TUR", "SUSPENDED");
    }

    @Test
    void two_observations_differ() {
        given(
                        "observe-status TUR>SYR facet=MISSION_LEVEL value=AMBASSADOR 1990-12-31",
                        "observe-status TUR>SYR facet=MISSION_LEVEL value=CHARGE 1995-12-31")
                .answers("1993-01-01", "MISSION_LEVEL TUR→SYR", "possibly CHARGE (implied), AMBASSADOR")
                .answers("1995-12-31", "MISSION_LEVEL TUR→SYR", "CHARGE");
    }

    @Test
    void the_embassy_that_worked_on() {
        given(
                        "sever-ties SYR-TUR 2011",
                        "observe-status SYR-TUR facet=TIES value=ESTABLISHED 2012-03-26",
                        "dispute-record record=#1 disputedBy=desk grounds='the embassy worked on' instead=#2")
                .answers("2010-12-31", "TIES SYR-TUR", "NOT_RECORDED")
                .answers("2012-06-01", "TIES SYR-TUR", "contested: recorded SEVERED; disputed ESTABLISHED");
    }
}
