package org.chancery.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayRangeTest {

    private static final LocalDate MAY = LocalDate.of(2011, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2011, 6, 1);
    private static final DayRange IN_MAY = new DayRange(MAY, JUNE);
    private static final DayRange BEFORE_JUNE = new DayRange(null, JUNE);
    private static final DayRange FROM_JUNE = new DayRange(JUNE, null);

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
        assertThat(DayRange.ALWAYS).isEqualTo(new DayRange(null, null));
        assertThat(DayRange.ALWAYS.contains(MAY)).isTrue();
    }

    @Test
    void a_range_holds_at_least_a_day() {
        assertThat(DayRange.day(MAY)).isEqualTo(new DayRange(MAY, MAY.plusDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DayRange(MAY, MAY))
                .withMessage("a range from 2011-05-01 until before 2011-05-01 holds no day");
        assertThatIllegalArgumentException().isThrownBy(() -> new DayRange(JUNE, MAY));
    }

    @Test
    void a_range_is_shown_half_open() {
        assertThat(IN_MAY).hasToString("[2011-05-01, 2011-06-01)");
        assertThat(BEFORE_JUNE).hasToString("(.., 2011-06-01)");
        assertThat(FROM_JUNE).hasToString("[2011-06-01, ..)");
        assertThat(DayRange.ALWAYS).hasToString("(.., ..)");
    }
}
