package org.chancery.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final LocalDate MAY_1 = LocalDate.of(2011, 5, 1);
    private static final LocalDate MAY_31 = LocalDate.of(2011, 5, 31);
    private static final Window MAY = Window.of(MAY_1, MAY_31);
    private static final Window UNTIL_MAY = Window.of(null, MAY_31);
    private static final Window SINCE_MAY = Window.of(MAY_1, null);

    @Test
    void days_are_counted_from_1970() {
        assertThat(Window.day(LocalDate.of(1970, 1, 1))).isEqualTo(new Window(0, 0));
        assertThat(Window.of(LocalDate.of(1969, 12, 31), LocalDate.of(1970, 1, 2)))
                .isEqualTo(new Window(-1, 1));
    }

    @Test
    void both_ends_belong_to_the_window() {
        assertThat(MAY.contains(MAY_1.minusDays(1))).isFalse();
        assertThat(MAY.contains(MAY_1)).isTrue();
        assertThat(MAY.contains(MAY_31)).isTrue();
        assertThat(MAY.contains(MAY_31.plusDays(1))).isFalse();
        assertThat(MAY.contains(MAY_1.toEpochDay() - 1)).isFalse();
        assertThat(MAY.contains(MAY_1.toEpochDay())).isTrue();
        assertThat(MAY.contains(MAY_31.toEpochDay())).isTrue();
        assertThat(MAY.contains(MAY_31.toEpochDay() + 1)).isFalse();
    }

    @Test
    void an_open_side_is_no_date() {
        assertThat(UNTIL_MAY.earliest()).isNull();
        assertThat(UNTIL_MAY.latest()).isEqualTo(MAY_31);
        assertThat(UNTIL_MAY.earliestDay()).isEqualTo(Window.UNBOUNDED_PAST);
        assertThat(SINCE_MAY.earliest()).isEqualTo(MAY_1);
        assertThat(SINCE_MAY.latest()).isNull();
        assertThat(SINCE_MAY.latestDay()).isEqualTo(Window.UNBOUNDED_FUTURE);
    }

    @Test
    void an_open_side_contains_every_day_on_it() {
        assertThat(UNTIL_MAY.contains(LocalDate.MIN)).isTrue();
        assertThat(UNTIL_MAY.contains(MAY_31.plusDays(1))).isFalse();
        assertThat(SINCE_MAY.contains(LocalDate.MAX)).isTrue();
        assertThat(SINCE_MAY.contains(MAY_1.minusDays(1))).isFalse();
    }

    @Test
    void an_inverted_window_cannot_be_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.of(MAY_31, MAY_1))
                .withMessage("a window that begins on 2011-05-31 cannot end on 2011-05-01, which is before it");
    }

    @Test
    void a_bound_is_a_day_or_open() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(Window.UNBOUNDED_PAST + 1, 0))
                .withMessageContaining("earliest day -9223372036854775807 is not a day between");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(0, Window.UNBOUNDED_FUTURE - 1))
                .withMessageContaining("latest day 9223372036854775806 is not a day between");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(Window.UNBOUNDED_FUTURE, Window.UNBOUNDED_FUTURE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(Window.UNBOUNDED_PAST, Window.UNBOUNDED_PAST));
        assertThat(Window.of(LocalDate.MIN, LocalDate.MAX).earliest()).isEqualTo(LocalDate.MIN);
        assertThat(Window.of(LocalDate.MIN, LocalDate.MAX).latest()).isEqualTo(LocalDate.MAX);
    }

    @Test
    void only_one_day_is_a_single_day() {
        assertThat(Window.day(MAY_1).isSingleDay()).isTrue();
        assertThat(Window.of(MAY_1, MAY_1.plusDays(1)).isSingleDay()).isFalse();
        assertThat(Window.of(null, null).isSingleDay()).isFalse();
    }

    @Test
    void windows_that_share_a_day_overlap() {
        assertThat(MAY.overlaps(Window.day(MAY_31))).isTrue();
        assertThat(Window.day(MAY_31).overlaps(MAY)).isTrue();
        assertThat(MAY.overlaps(Window.day(MAY_1))).isTrue();
        assertThat(MAY.overlaps(Window.day(MAY_31.plusDays(1)))).isFalse();
        assertThat(Window.day(MAY_31.plusDays(1)).overlaps(MAY)).isFalse();
        assertThat(UNTIL_MAY.overlaps(SINCE_MAY)).isTrue();
    }

    @Test
    void what_is_recorded_has_happened_by_that_day() {
        LocalDate mid = LocalDate.of(2011, 5, 15);
        assertThat(MAY.notAfter(mid)).isEqualTo(Window.of(MAY_1, mid));
        assertThat(SINCE_MAY.notAfter(mid)).isEqualTo(Window.of(MAY_1, mid));
        assertThat(MAY.notAfter(MAY_31.plusYears(1))).isEqualTo(MAY);
        assertThat(MAY.notAfter(MAY_1)).isEqualTo(Window.day(MAY_1));
        assertThat(UNTIL_MAY.notAfter(LocalDate.of(1800, 1, 1))).isEqualTo(Window.of(null, LocalDate.of(1800, 1, 1)));
    }

    @Test
    void what_begins_later_cannot_have_happened_by_that_day() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAY.notAfter(MAY_1.minusDays(1)))
                .withMessage("the window 2011-05-01..2011-05-31 begins after 2011-04-30");
    }

    @Test
    void moving_a_window_keeps_its_length_and_its_open_sides() {
        assertThat(MAY.plusDays(1)).isEqualTo(Window.of(MAY_1.plusDays(1), MAY_31.plusDays(1)));
        assertThat(MAY.plusDays(-1)).isEqualTo(Window.of(MAY_1.minusDays(1), MAY_31.minusDays(1)));
        assertThat(UNTIL_MAY.plusDays(1)).isEqualTo(Window.of(null, MAY_31.plusDays(1)));
        assertThat(SINCE_MAY.plusDays(1)).isEqualTo(Window.of(MAY_1.plusDays(1), null));
        assertThatThrownBy(() -> MAY.plusDays(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_window_is_shown_by_its_days() {
        assertThat(Window.day(MAY_1)).hasToString("2011-05-01");
        assertThat(MAY).hasToString("2011-05-01..2011-05-31");
        assertThat(UNTIL_MAY).hasToString("..2011-05-31");
        assertThat(SINCE_MAY).hasToString("2011-05-01..");
        assertThat(Window.of(null, null)).hasToString("..");
    }
}
