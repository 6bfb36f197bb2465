package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import org.chancery.relation.Headline.Word;
import org.junit.jupiter.api.Test;

/** Agreements from signature to termination. */
class AgreementsTest {

    private static final String KEY = "COMMITMENTS SYR-TUR \"Adana Agreement\"";
    private static final String OF = "-agreement SYR-TUR title='Adana Agreement'";

    @Test
    void an_agreement_is_signed_anew_or_after_its_end() {
        follows("sign" + OF, KEY, "TERMINATED, SIGNED → SIGNED");
    }

    @Test
    void only_a_signed_agreement_is_ratified() {
        follows("ratify" + OF, KEY, "SIGNED → RATIFIED");
    }

    @Test
    void a_signed_ratified_or_suspended_agreement_enters_into_force() {
        follows(
                "bring-agreement-into-force SYR-TUR title='Adana Agreement'",
                KEY,
                "SIGNED, RATIFIED, SUSPENDED → IN_FORCE");
    }

    @Test
    void a_ratified_agreement_or_one_in_force_is_suspended_and_any_living_one_denounced() {
        follows("suspend-agreement TUR>SYR title='Adana Agreement'", KEY, "RATIFIED, IN_FORCE → SUSPENDED");
        follows("denounce-agreement TUR>SYR title='Adana Agreement'", KEY, "all but TERMINATED → TERMINATED");
    }

    @Test
    void the_second_ratification_is_recorded_by_insisting() {
        given("sign" + OF + " 1971", "ratify-agreement SYR>TUR title='Adana Agreement' 1972")
                .when("ratify-agreement TUR>SYR title='Adana Agreement' 1973")
                .refused("COMMITMENTS SYR-TUR \"Adana Agreement\" is RATIFIED after agreement-ratified #2 (between "
                        + "1972-01-01 and 1972-12-31), and the new agreement-ratified (between 1973-01-01 and "
                        + "1973-12-31) can follow only SIGNED; that change would have to have happened after "
                        + "1972-01-01 and not after 1973-12-31. Otherwise send what happened between and this "
                        + "ratify-agreement in one atomic batch, or say in impliesUnrecordedChange why it is to be "
                        + "recorded all the same.");
        given("sign" + OF + " 1971", "ratify-agreement SYR>TUR title='Adana Agreement' 1972")
                .when(
                        "ratify-agreement TUR>SYR title='Adana Agreement' impliesUnrecordedChange='each side ratified' 1973")
                .then("agreement-ratified SYR-TUR")
                .answers("1973-12-31", KEY, "RATIFIED");
    }

    @Test
    void a_defence_commitment_in_force_makes_allies() {
        given(
                        "establish-ties SYR-TUR 1944",
                        "bring-agreement-into-force SYR-TUR title='Pact' kind=DEFENCE registration='UNTS 1' 1950")
                .headline("1951-01-01", "SYR-TUR", Word.ALLIED);
        given("establish-ties SYR-TUR 1944", "bring-agreement-into-force SYR-TUR title='Pact' kind=CONSULTATION 1950")
                .headline("1951-01-01", "SYR-TUR", Word.NORMAL);
    }

    @Test
    void an_agreement_of_three_commits_every_two() {
        given().when("sign-agreement SYR-TUR-IRQ title='Saadabad' 1971")
                .then("agreement-signed IRQ-SYR IRQ-TUR SYR-TUR");
    }

    @Test
    void the_kinds_of_an_agreement_are_those_its_records_state_as_long_as_they_stand() {
        Story story = given("sign-agreement SYR-TUR title=Pact kind=CONSULTATION 1950");
        FacetKey pact = Books.key("COMMITMENTS SYR-TUR \"Pact\"");
        assertThat(story.books().relation("SYR-TUR").kinds(pact)).containsExactly("CONSULTATION");
        story.when("bring-agreement-into-force SYR-TUR title=Pact kind=DEFENCE 1951");
        assertThat(story.books().relation("SYR-TUR").kinds(pact)).containsExactly("CONSULTATION", "DEFENCE");
        story.when("retract-record record=#1 reason='not so'");
        assertThat(story.books().relation("SYR-TUR").kinds(pact)).containsExactly("DEFENCE");
    }
}
