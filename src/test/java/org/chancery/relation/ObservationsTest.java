package org.chancery.relation;

import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** What was seen to be so, without the act that led there. */
class ObservationsTest {

    @Test
    void an_observation_holds_from_the_day_it_was_made() {
        given().when("observe-status TUR>SYR facet=MISSION_LEVEL value=AMBASSADOR dataset='cow-dipl 2006.1' 1995-12-31")
                .then("status-observed SYR-TUR")
                .answers("1995-12-30", "MISSION_LEVEL TUR→SYR", "NOT_RECORDED")
                .answers("1995-12-31", "MISSION_LEVEL TUR→SYR", "AMBASSADOR");
    }

    @Test
    void an_observation_that_does_not_fit_is_never_refused_and_leaves_the_days_between_to_both() {
        given("observe-status TUR>SYR facet=MISSION_LEVEL value=AMBASSADOR 1990-12-31")
                .when("observe-status TUR>SYR facet=MISSION_LEVEL value=CHARGE 1995-12-31")
                .then("status-observed SYR-TUR")
                .answers("1993-01-01", "MISSION_LEVEL TUR→SYR", "possibly CHARGE (implied), AMBASSADOR")
                .answers("1995-12-31", "MISSION_LEVEL TUR→SYR", "CHARGE");
    }

    @Test
    void an_observation_that_lasted_held_from_its_latest_start_to_its_earliest_end() {
        given("observe-status SYR-TUR facet=TIES value=ESTABLISHED 1971-01/1973-12", "sever-ties TUR>SYR 1973-12-15")
                .answers("1971-01-30", "TIES SYR-TUR", "possibly NOT_RECORDED, ESTABLISHED")
                .answers("1971-01-31", "TIES SYR-TUR", "ESTABLISHED")
                .answers("1973-12-01", "TIES SYR-TUR", "ESTABLISHED")
                .answers("1973-12-15", "TIES SYR-TUR", "SEVERED");
    }

    @Test
    void a_facet_without_a_key_takes_none_and_one_with_a_key_needs_it() {
        given().when("observe-status SYR-TUR facet=TIES key=all value=SEVERED 1971")
                .refused("TIES has no key; found \"all\". Leave key out.");
        given().when("observe-status SYR-TUR facet=TALKS value=STALLED 1971")
                .refused("TALKS is kept apart by subject; found no key. Name the subject in key.");
        given().when("observe-status TUR>SYR facet=RECOGNITION value=FULL 1971")
                .answers("1972-01-01", "RECOGNITION TUR→SYR \"state\"", "FULL");
        given().when("observe-status TUR>SYR facet=DEPLOYMENT value=PEACEKEEPING 1971")
                .answers("1972-01-01", "DEPLOYMENT TUR→SYR", "PEACEKEEPING");
    }

    @Test
    void a_facet_is_observed_to_have_one_of_its_values() {
        given().when("observe-status SYR-TUR facet=TIES value=OPEN 1971")
                .refused("OPEN is not a value of TIES. Expected NEVER, ESTABLISHED, SUSPENDED, SEVERED or LAPSED.");
        RelationCommand.ObserveStatus seen = (RelationCommand.ObserveStatus)
                given().books().read(Line.json("observe-status SYR-TUR facet=TIES value=SEVERED 1971"));
        given().when(new RelationCommand.ObserveStatus(
                        seen.parties(), seen.facet(), null, Value.NOT_RECORDED, null, seen.particulars()))
                .refused("NOT_RECORDED cannot be observed; it says that the books are silent. Expected NEVER, "
                        + "ESTABLISHED, SUSPENDED, SEVERED or LAPSED.");
    }

    @Test
    void a_directed_facet_is_somebodys() {
        given().when("observe-status SYR-TUR facet=MISSION_LEVEL value=CHARGE 1971")
                .refused("MISSION_LEVEL is one side's toward the other; found between. Name the side whose it is "
                        + "in by, and the other in toward.");
    }

    @Test
    void a_mutual_facet_may_be_observed_from_one_side() {
        given().when("observe-status TUR>SYR facet=TIES value=SEVERED 1971")
                .answers("1972-01-01", "TIES SYR-TUR", "SEVERED");
    }

    @Test
    void full_recognition_observed_after_ties_needs_no_change() {
        given("establish-ties SYR-TUR 1944", "observe-status TUR>SYR facet=RECOGNITION value=FULL 1950")
                .answers("1951-01-01", "RECOGNITION TUR→SYR \"state\"", "FULL");
    }

    @Test
    void never_is_observed_only_after_silence_or_never() {
        given(
                        "observe-status SYR-TUR facet=TIES value=NEVER 1971",
                        "observe-status SYR-TUR facet=TIES value=NEVER 1980")
                .answers("1975-01-01", "TIES SYR-TUR", "NEVER");
    }
}
