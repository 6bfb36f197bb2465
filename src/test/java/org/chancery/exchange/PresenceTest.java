package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.chancery.time.DayRange;
import org.chancery.time.Window;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private final Presence days = new Presence();

    private static LocalDate day(long day) {
        return LocalDate.ofEpochDay(day);
    }

    @Test
    void stretches_that_meet_or_share_days_are_one() {
        days.add(10, 20);
        days.add(30, 40);
        days.add(20, 25);
        days.add(35, 50);
        assertThat(days.stretches()).containsExactly(new DayRange(day(10), day(25)), new DayRange(day(30), day(50)));
        days.add(0, 60);
        assertThat(days.stretches()).containsExactly(new DayRange(day(0), day(60)));
    }

    @Test
    void stretches_with_a_day_between_them_stay_apart() {
        days.add(10, 20);
        days.add(21, 30);
        days.add(5, 9);
        assertThat(days.stretches())
                .containsExactly(
                        new DayRange(day(5), day(9)), new DayRange(day(10), day(20)), new DayRange(day(21), day(30)));
    }

    @Test
    void a_stretch_within_another_adds_nothing_and_open_ends_stay_open() {
        days.add(Window.UNBOUNDED_PAST, 20);
        days.add(3, 4);
        days.add(40, Window.UNBOUNDED_FUTURE);
        days.add(50, 60);
        assertThat(days.stretches()).containsExactly(new DayRange(null, day(20)), new DayRange(day(40), null));
        days.add(20, 40);
        assertThat(days.stretches()).containsExactly(DayRange.ALWAYS);
    }
}
