package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.chancery.SharedData;
import org.junit.jupiter.api.Test;

/** What every row of the published files comes to; a change of a number is a change of meaning. */
class WholeFilesTest {

    private final Map<String, Integer> reasons = new TreeMap<>();

    @Test
    void every_panel_of_cow_dipl_is_two_observations() {
        assertThat(account(new CowDipl(), "data/cow-dipl/diprep_nextSym.csv"))
                .isEqualTo(new Account(46_365, 46_365, 92_730, 0, 0, 0, 0, "9135aa0cce39be1c"));
    }

    @Test
    void every_interaction_of_two_countries_in_gdelt_is_recorded() {
        assertThat(account(new Gdelt2(), "data/gdelt2/events.tsv.gz"))
                .isEqualTo(new Account(489_056, 94_524, 94_524, 64, 0, 394_468, 2_253, "8bf89e7b93fe0fc3"));
        assertThat(reasons)
                .containsEntry("nothing: no country is coded for either actor", 111_671)
                .containsEntry("nothing: no country is coded for actor 1", 94_905)
                .containsEntry("nothing: no country is coded for actor 2", 147_240)
                .containsEntry("nothing: both actors are of one country", 29_989)
                .containsEntry("nothing: an actor is a region, not a country: EUR", 5_118)
                .containsEntry("review: no actor in the books for MAC; register it and import again", 26);
    }

    @Test
    void the_tabs_of_icews_are_read() {
        assertThat(account(new Icews(), "data/icews-sample/events.2018.sample.tab"))
                .isEqualTo(new Account(3_705, 1_739, 1_739, 2, 0, 1_964, 45, "cd72b40208a75a11"));
    }

    @Test
    void the_commas_of_icews_are_read() {
        assertThat(account(new Icews(), "data/icews-sample/icews_sample.csv"))
                .isEqualTo(new Account(4_993, 2_303, 2_303, 2, 0, 2_688, 57, "9b5545622331820d"));
        assertThat(reasons)
                .containsEntry("review: no actor in the books for \"Western Sahara\"; register it and import again", 2);
    }

    @Test
    void all_alliances_but_one_of_a_state_with_itself_are_agreements() {
        assertThat(account(new Alliances(), "data/alliances/alliances.csv"))
                .isEqualTo(new Account(414, 413, 727, 0, 1, 0, 5, "f8f2de71a3fce9fc"));
    }

    @Test
    void heads_of_missions_are_appointed_presented_and_left() {
        assertThat(account(new UsChiefs(), "data/us-chiefs/chiefs.csv"))
                .isEqualTo(new Account(5_740, 5_205, 14_829, 142, 0, 393, 172, "cc0ee676076015aa"));
    }

    @Test
    void trips_and_visits_are_meetings_where_somebody_was_met() {
        assertThat(account(new UsTravel(), "data/us-leader-travel/trips.csv"))
                .isEqualTo(new Account(4_271, 2_845, 2_845, 1_094, 0, 332, 0, "465d3cfe491303c4"));
        assertThat(account(new UsTravel(), "data/us-leader-travel/visits.csv"))
                .isEqualTo(new Account(3_264, 2_191, 2_191, 1_072, 0, 1, 0, "39d495585b970e58"));
    }

    @Test
    void plain_headings_of_recognition_are_acts_and_the_others_are_left_for_review() {
        assertThat(account(new UsRecognition(), "data/us-recognition/timeline.csv"))
                .isEqualTo(new Account(1_215, 752, 862, 461, 0, 2, 138, "bd1b7c1fd3e1caac"));
    }

    private Account account(Format format, String file) {
        return Account.of(format, SharedData.require(file), reasons);
    }
}
