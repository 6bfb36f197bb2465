package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one word for people: the first rule that fires, its certainty, and its note. */
class HeadlineTest {
    private final Books books = Books.on("2026-11-23");

    private void given(String... commands) {
        for (String command : commands) {
            assertThat(books.record(List.of(books.read(command)))).isInstanceOf(Decision.Accepted.class);
        }
    }

    private static String act(String name, String rest) {
        return "{\"command\":\"" + name + "\",\"unsourced\":\"test\"," + rest + "}";
    }

    private static String between(String name, String occurred) {
        return act(name, "\"between\":[\"SYR\",\"TUR\"],\"occurred\":\"" + occurred + "\"");
    }

    private static String turkish(String name, String rest) {
        return act(name, "\"by\":\"TUR\",\"toward\":\"SYR\"," + rest);
    }

    private static String syrian(String name, String rest) {
        return act(name, "\"by\":\"SYR\",\"toward\":\"TUR\"," + rest);
    }

    private String on(String day) {
        Headline headline = Headline.of(books.relation("SYR-TUR"), LocalDate.parse(day));
        return headline.certainty() + " " + headline.values()
                + (headline.notes().isEmpty() ? "" : headline.notes());
    }

    @Test
    void nothing_on_record_is_said_to_be_so() {
        assertThat(on("2000-01-01")).isEqualTo("DEFINITE [NOT_RECORDED]");
    }

    @Test
    void ties_decide_where_nothing_graver_does() {
        given(between("establish-ties", "1946-03-08"), between("suspend-ties", "1957-09-01"));
        assertThat(on("1946-03-08")).isEqualTo("DEFINITE [NORMAL]");
        assertThat(on("1957-09-01")).isEqualTo("DEFINITE [SUSPENDED]");
        given(between("sever-ties", "1957-11"));
        assertThat(on("1957-11-15")).isEqualTo("POSSIBLE [SEVERED, SUSPENDED]");
        assertThat(on("1957-11-30")).isEqualTo("DEFINITE [SEVERED]");
    }

    @Test
    void ties_that_never_were_are_no_relations() {
        given(act(
                "observe-status",
                "\"facet\":\"TIES\",\"between\":[\"SYR\",\"TUR\"],\"value\":\"NEVER\",\"occurred\":\"1944-01-01\""));
        assertThat(on("1944-01-01")).isEqualTo("DEFINITE [NO_RELATIONS]");
    }

    @Test
    void war_comes_before_everything_but_the_end_of_a_party() {
        given(between("sever-ties", "1957-11-01"), turkish("declare-war", "\"occurred\":\"1958-01-01\""));
        assertThat(on("1958-01-01")).isEqualTo("DEFINITE [WAR]");
        given(between("end-existence", "1958-02-01"));
        assertThat(on("1958-02-01")).isEqualTo("DEFINITE [ENDED]");
    }

    @Test
    void the_use_of_force_is_an_armed_conflict_and_its_threat_a_strain() {
        given(
                between("establish-ties", "1946-03-08"),
                turkish("threaten-force", "\"episode\":\"shield\",\"occurred\":\"1998-09-16/1998-10-20\""));
        assertThat(on("1998-09-16")).isEqualTo("DEFINITE [STRAINED]");
        given(turkish("use-force", "\"episode\":\"strikes\",\"occurred\":\"1998-10-10\""));
        assertThat(on("1998-10-10")).isEqualTo("DEFINITE [ARMED_CONFLICT]");
        assertThat(on("1998-10-11")).isEqualTo("DEFINITE [STRAINED]");
        assertThat(on("1998-10-21")).isEqualTo("DEFINITE [NORMAL]");
    }

    @Test
    void an_episode_that_may_have_been_only_a_threat_is_perhaps_an_armed_conflict() {
        given(
                between("establish-ties", "1946-03-08"),
                turkish("threaten-force", "\"episode\":\"shield\",\"occurred\":\"1998-09-01/..\""),
                turkish("use-force", "\"episode\":\"shield\",\"occurred\":\"1998-10/..\""));
        assertThat(on("1998-09-30")).isEqualTo("DEFINITE [STRAINED]");
        assertThat(on("1998-10-15")).isEqualTo("POSSIBLE [ARMED_CONFLICT, STRAINED]");
        assertThat(on("1998-10-31")).isEqualTo("DEFINITE [ARMED_CONFLICT]");
    }

    @Test
    void a_recall_or_a_suspended_mission_is_a_strain() {
        given(
                between("establish-ties", "1946-03-08"),
                turkish(
                        "present-credentials",
                        "\"person\":\"N. N.\",\"class\":\"AMBASSADOR\",\"occurred\":\"2009-01-01\""),
                turkish("recall-ambassador", "\"occurred\":\"2011-06-01\""));
        assertThat(on("2011-06-01")).isEqualTo("DEFINITE [STRAINED]");
        given(turkish("return-ambassador", "\"occurred\":\"2011-07-01\""));
        assertThat(on("2011-07-01")).isEqualTo("DEFINITE [NORMAL]");
        given(turkish("suspend-mission", "\"occurred\":\"2012-03-26\""));
        assertThat(on("2012-03-26")).isEqualTo("DEFINITE [STRAINED]");
    }

    @Test
    void only_a_defence_commitment_in_force_makes_allies() {
        given(
                between("establish-ties", "1946-03-08"),
                act(
                        "bring-agreement-into-force",
                        "\"between\":[\"SYR\",\"TUR\"],\"title\":\"Trade\",\"kind\":\"OTHER\",\"occurred\":\"1950-01-01\""));
        assertThat(on("1950-01-01")).isEqualTo("DEFINITE [NORMAL]");
        given(act(
                "bring-agreement-into-force",
                "\"between\":[\"SYR\",\"TUR\"],\"title\":\"Pact\",\"kind\":\"DEFENCE\",\"occurred\":\"1951-01-01\""));
        assertThat(on("1951-01-01")).isEqualTo("DEFINITE [ALLIED]");
    }

    @Test
    void a_dispute_that_makes_a_difference_contests_the_headline() {
        given(between("establish-ties", "1946-03-08"), between("sever-ties", "2011-06-01"));
        assertThat(on("2012-01-01")).isEqualTo("DEFINITE [SEVERED]");
        given("{\"command\":\"dispute-record\",\"record\":\"" + Books.id(2)
                + "\",\"disputedBy\":\"desk\",\"grounds\":\"the embassy worked\",\"unsourced\":\"test\"}");
        assertThat(on("2012-01-01")).isEqualTo("CONTESTED [SEVERED, NORMAL]");
        assertThat(on("2011-05-31")).isEqualTo("DEFINITE [NORMAL]");
    }

    @Test
    void a_mission_open_at_charge_or_above_without_ties_is_noted() {
        String noted = "DEFINITE [SEVERED][mission-open-without-restoration]";
        given(
                between("sever-ties", "1957-11-01"),
                turkish("open-mission", "\"level\":\"CHARGE\",\"occurred\":\"1957-11-02\""));
        assertThat(on("1957-11-01")).isEqualTo("DEFINITE [SEVERED]");
        assertThat(on("1957-11-02")).isEqualTo(noted);
        given(between("restore-ties", "1961-10-01"));
        assertThat(on("1961-10-01")).isEqualTo("DEFINITE [NORMAL]");
    }

    @Test
    void a_mission_is_noted_only_where_one_side_is_surely_open_and_surely_at_charge_or_above() {
        given(
                between("sever-ties", "1957-11-01"),
                turkish("open-mission", "\"level\":\"INTERESTS_SECTION\",\"occurred\":\"1957-11-02\""),
                syrian("raise-mission-level", "\"level\":\"AMBASSADOR\",\"occurred\":\"1957-11-02\""));
        assertThat(on("1957-11-02")).isEqualTo("DEFINITE [SEVERED]");
        given(syrian("open-mission", "\"occurred\":\"1957-12\""));
        assertThat(on("1957-12-15")).isEqualTo("DEFINITE [SEVERED]");
        assertThat(on("1957-12-31")).isEqualTo("DEFINITE [SEVERED][mission-open-without-restoration]");
    }
}
