package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.relation.Story.follows;
import static org.chancery.relation.Story.given;

import java.time.LocalDate;
import java.util.List;
import org.chancery.time.DayRange;
import org.junit.jupiter.api.Test;

/** Recognition of a state or a government, given and withdrawn. */
class RecognitionTest {

    @Test
    void full_recognition_follows_none_a_withdrawal_and_recognition_de_facto() {
        follows(
                "recognize-state TUR>SYR form=FULL",
                "RECOGNITION TUR→SYR \"state\"",
                "NONE, WITHDRAWN, DE_FACTO → FULL");
    }

    @Test
    void recognition_de_facto_does_not_follow_full_recognition() {
        follows(
                "recognize-state TUR>SYR form=DE_FACTO",
                "RECOGNITION TUR→SYR \"state\"",
                "NONE, WITHDRAWN, DE_FACTO → DE_FACTO");
    }

    @Test
    void only_a_recognition_can_be_withdrawn() {
        follows("withdraw-recognition TUR>SYR", "RECOGNITION TUR→SYR \"state\"", "DE_FACTO, FULL → WITHDRAWN");
    }

    @Test
    void recognition_is_one_sided() {
        given("recognize-state TUR>SYR form=FULL 1944")
                .then("state-recognized SYR-TUR")
                .answers("1945-01-01", "RECOGNITION TUR→SYR \"state\"", "FULL")
                .answers("1945-01-01", "RECOGNITION SYR→TUR \"state\"", "NOT_RECORDED");
    }

    @Test
    void a_government_is_recognised_apart_from_its_state() {
        given(
                        "recognize-state TUR>SYR form=FULL 1944",
                        "recognize-state TUR>SYR object='National Coalition' form=FULL 2012-11-15",
                        "withdraw-recognition TUR>SYR object='national  coalition' 2013-01-01")
                .answers("2013-01-01", "RECOGNITION TUR→SYR \"National Coalition\"", "WITHDRAWN")
                .answers("2013-01-01", "RECOGNITION TUR→SYR \"state\"", "FULL");
    }

    @Test
    void what_ties_implied_can_be_stated_and_withdrawn() {
        given("establish-ties SYR-TUR 1944", "recognize-state TUR>SYR form=FULL 1950")
                .answers("1950-12-31", "RECOGNITION TUR→SYR \"state\"", "FULL");
        given("establish-ties SYR-TUR 1944", "withdraw-recognition TUR>SYR 1950")
                .answers("1950-12-31", "RECOGNITION TUR→SYR \"state\"", "WITHDRAWN");
    }

    @Test
    void withdrawing_twice_needs_an_unrecorded_change() {
        given("withdraw-recognition TUR>SYR 1971")
                .when("withdraw-recognition TUR>SYR 1980")
                .refused("RECOGNITION TUR→SYR \"state\" is WITHDRAWN after recognition-withdrawn #1 (between "
                        + "1971-01-01 and 1971-12-31), and the new recognition-withdrawn (between 1980-01-01 and "
                        + "1980-12-31) can follow only DE_FACTO or FULL; that change would have to have happened "
                        + "after 1971-01-01 and not after 1980-12-31. Otherwise send what happened between and this "
                        + "withdraw-recognition in one atomic batch, or say in impliesUnrecordedChange why it is to "
                        + "be recorded all the same.");
    }

    @Test
    void what_was_only_inferred_is_told_as_recorded_on_every_day_once_a_record_says_so() {
        Books books = given(
                        "establish-ties FRA-GBR 1950",
                        "end-existence FRA-GBR 1955",
                        "establish-ties FRA-GBR 1960",
                        "end-existence FRA-GBR 1965",
                        "establish-ties FRA-GBR 1970",
                        "end-existence FRA-GBR 1975",
                        "establish-ties FRA-GBR 1980")
                .books();
        FacetKey recognition = Books.key("RECOGNITION FRA→GBR \"state\"");
        Decision decision = books.record(List.of(books.read(Line.json("recognize-state FRA>GBR form=FULL 1949"))));
        Change last = ((Decision.Accepted) decision).delta().getLast();
        assertThat(last.key()).isEqualTo(recognition);
        assertThat(last.days()).isEqualTo(new DayRange(LocalDate.of(1950, 12, 31), null));
        assertThat(Books.words(last.before())).isEqualTo("FULL (recognition-by-ties)");
        assertThat(Books.words(last.after())).isEqualTo("FULL");
        assertThat(books.relation("FRA-GBR").timeline(recognition, DayRange.ALWAYS))
                .extracting(stretch -> Books.words(stretch.answer()))
                .containsExactly("NOT_RECORDED", "possibly NOT_RECORDED, FULL", "FULL");
    }
}
