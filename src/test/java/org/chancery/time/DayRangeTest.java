package org.chancery.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayRangeTest {

    private static final LocalDate MAY = LocalDate.of(2011, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2011, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2011, 7, 1);
    private static final DayRange IN_MAY = DayRange.of(MAY, JUNE);
    private static final DayRange IN_JUNE = DayRange.of(JUNE, JULY);
    private static final DayRange MAY_AND_JUNE = DayRange.of(MAY, JULY);
    private static final DayRange BEFORE_JUNE = DayRange.endingBefore(JUNE);
    private static final DayRange FROM_JUNE = DayRange.startingOn(JUNE);

    @Test
    void the_first_day_is_in_the_range_and_the_second_is_not() {
        assertThat(IN_MAY.contains(MAY.minusDays(1))).isFalse();
        assertThat(IN_MAY.contains(MAY)).isTrue();
        assertThat(IN_MAY.contains(JUNE.minusDays(1))).isTrue();
        assertThat(IN_MAY.contains(JUNE)).isFalse();
        assertThat(IN_MAY.lastDay()).isEqualTo(LocalDate.of(2011, 5, 31));
    }

    @Test
    void an_open_side_reaches_without_limit() {
        assertThat(BEFORE_JUNE.contains(LocalDate.MIN)).isTrue();
        assertThat(BEFORE_JUNE.contains(JUNE)).isFalse();
        assertThat(FROM_JUNE.contains(LocalDate.MAX)).isTrue();
        assertThat(FROM_JUNE.contains(JUNE.minusDays(1))).isFalse();
        assertThat(FROM_JUNE.lastDay()).isNull();
        assertThat(DayRange.endingBefore(JUNE)).isEqualTo(new DayRange(null, JUNE));
        assertThat(DayRange.startingOn(JUNE)).isEqualTo(new DayRange(JUNE, null));
        assertThat(DayRange.ALWAYS).isEqualTo(new DayRange(null, null));
        assertThat(DayRange.ALWAYS.contains(MAY)).isTrue();
    }

    @Test
    void a_range_holds_at_least_a_day() {
        assertThat(DayRange.day(MAY)).isEqualTo(DayRange.of(MAY, MAY.plusDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DayRange.of(MAY, MAY))
                .withMessage("a range from 2011-05-01 until before 2011-05-01 holds no day");
        assertThatIllegalArgumentException().isThrownBy(() -> DayRange.of(JUNE, MAY));
    }

    @Test
    void a_range_lies_before_or_after_a_day_as_a_whole() {
        assertThat(IN_MAY.isBefore(JUNE)).isTrue();
        assertThat(IN_MAY.isBefore(JUNE.minusDays(1))).isFalse();
        assertThat(IN_MAY.isAfter(MAY.minusDays(1))).isTrue();
        assertThat(IN_MAY.isAfter(MAY)).isFalse();
        assertThat(FROM_JUNE.isBefore(LocalDate.MAX)).isFalse();
        assertThat(BEFORE_JUNE.isAfter(LocalDate.MIN)).isFalse();
    }

    @Test
    void a_range_lies_before_or_after_another_as_a_whole() {
        assertThat(IN_MAY.isBefore(IN_JUNE)).isTrue();
        assertThat(IN_JUNE.isBefore(IN_MAY)).isFalse();
        assertThat(IN_JUNE.isAfter(IN_MAY)).isTrue();
        assertThat(IN_MAY.isAfter(IN_JUNE)).isFalse();
        assertThat(IN_MAY.isBefore(MAY_AND_JUNE)).isFalse();
        assertThat(IN_JUNE.isAfter(MAY_AND_JUNE)).isFalse();
        assertThat(BEFORE_JUNE.isBefore(FROM_JUNE)).isTrue();
        assertThat(FROM_JUNE.isBefore(BEFORE_JUNE)).isFalse();
        assertThat(BEFORE_JUNE.isBefore(BEFORE_JUNE)).isFalse();
        assertThat(FROM_JUNE.isAfter(BEFORE_JUNE)).isTrue();
    }

    @Test
    void ranges_that_share_a_day_overlap() {
        assertThat(IN_MAY.overlaps(MAY_AND_JUNE)).isTrue();
        assertThat(MAY_AND_JUNE.overlaps(IN_JUNE)).isTrue();
        assertThat(IN_MAY.overlaps(IN_JUNE)).isFalse();
        assertThat(IN_JUNE.overlaps(IN_MAY)).isFalse();
        assertThat(DayRange.ALWAYS.overlaps(IN_MAY)).isTrue();
        assertThat(BEFORE_JUNE.overlaps(FROM_JUNE)).isFalse();
    }

    @Test
    void ranges_that_follow_each_other_without_a_gap_abut() {
        assertThat(IN_MAY.abuts(IN_JUNE)).isTrue();
        assertThat(IN_JUNE.abuts(IN_MAY)).isTrue();
        assertThat(BEFORE_JUNE.abuts(FROM_JUNE)).isTrue();
        assertThat(FROM_JUNE.abuts(BEFORE_JUNE)).isTrue();
        assertThat(IN_MAY.abuts(MAY_AND_JUNE)).isFalse();
        assertThat(IN_MAY.abuts(DayRange.of(JUNE.plusDays(1), JULY))).isFalse();
        assertThat(DayRange.ALWAYS.abuts(DayRange.ALWAYS)).isFalse();
    }

    @Test
    void a_range_encloses_those_it_has_every_day_of() {
        assertThat(MAY_AND_JUNE.encloses(IN_MAY)).isTrue();
        assertThat(MAY_AND_JUNE.encloses(IN_JUNE)).isTrue();
        assertThat(MAY_AND_JUNE.encloses(MAY_AND_JUNE)).isTrue();
        assertThat(IN_MAY.encloses(MAY_AND_JUNE)).isFalse();
        assertThat(IN_JUNE.encloses(MAY_AND_JUNE)).isFalse();
        assertThat(DayRange.ALWAYS.encloses(DayRange.ALWAYS)).isTrue();
        assertThat(DayRange.ALWAYS.encloses(IN_MAY)).isTrue();
        assertThat(MAY_AND_JUNE.encloses(BEFORE_JUNE)).isFalse();
        assertThat(MAY_AND_JUNE.encloses(FROM_JUNE)).isFalse();
        assertThat(BEFORE_JUNE.encloses(IN_MAY)).isTrue();
        assertThat(FROM_JUNE.encloses(IN_JUNE)).isTrue();
    }

    @Test
    void a_range_is_shown_half_open() {
        assertThat(IN_MAY).hasToString("[2011-05-01, 2011-06-01)");
        assertThat(BEFORE_JUNE).hasToString("(.., 2011-06-01)");
        assertThat(FROM_JUNE).hasToString("[2011-06-01, ..)");
        assertThat(DayRange.ALWAYS).hasToString("(.., ..)");
    }
}
