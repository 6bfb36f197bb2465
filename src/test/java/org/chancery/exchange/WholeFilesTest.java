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

    private Account account(Format format, String file) {
        return Account.of(format, SharedData.require(file), reasons);
    }
}
