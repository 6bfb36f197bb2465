package org.chancery.relation;

import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** Interactions coded by machine: kept, counted for the tone, and moving nothing. */
class CodingsTest {

    @Test
    void a_coding_moves_nothing_and_keeps_its_code_as_text() {
        given().when("code-interaction SYR>TUR scheme=CAMEO code='010' weight=1.0 externalId='gdelt2/1' 2020-01-01")
                .then("interaction-coded SYR-TUR")
                .changes();
    }

    @Test
    void a_record_of_grade_machine_moves_nothing_and_is_in_nobodys_way() {
        given("sever-ties TUR>SYR grade=MACHINE 1971")
                .answers("1972-01-01", "TIES SYR-TUR", "NOT_RECORDED")
                .when("sever-ties TUR>SYR 1975")
                .then("ties-severed SYR-TUR")
                .answers("1976-01-01", "TIES SYR-TUR", "SEVERED");
    }

    @Test
    void a_record_of_grade_machine_is_never_refused_for_what_must_have_happened_between() {
        given("sever-ties TUR>SYR 1971")
                .when("sever-ties TUR>SYR grade=MACHINE 1975")
                .then("ties-severed SYR-TUR");
    }

    @Test
    void those_who_ask_for_machine_records_are_answered_from_them_too() {
        Relation relation =
                given("sever-ties TUR>SYR grade=MACHINE 1971").books().relation("SYR-TUR");
        org.assertj.core.api.Assertions.assertThat(Books.words(relation.counting(Grade.MACHINE)
                        .answer(Books.key("TIES SYR-TUR"), java.time.LocalDate.parse("1972-01-01"))))
                .isEqualTo("SEVERED");
    }
}
