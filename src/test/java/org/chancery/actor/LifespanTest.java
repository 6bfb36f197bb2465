package org.chancery.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifespanTest {

    @ParameterizedTest
    @CsvSource({
        "2015-10-10/.., 2015-10-10/..",
        "2015-10-10/, 2015-10-10/..",
        "../1990-10-02, ../1990-10-02",
        "../.., ../..",
        "1949-10-07/1990-10-02, 1949-10-07/1990-10-02",
        "1720/.., 1720-01-01/..",
        "../1861, ../1861-12-31",
        "1919-02/1920-02, 1919-02-01/1920-02-29",
        "-0660-02-11/.., -0660-02-11/..",
    })
    void is_read_as_widely_as_it_is_written(String written, String read) {
        assertThat(Lifespan.parse(written)).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1949", "1949-10-07/1990-10-02/..", "once/..", "1949-13/..", "1949-02-30/..", "49/50"})
    void refuses_what_is_not_two_dates_with_a_slash_between(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lifespan.parse(written))
                .withMessageContaining("\"" + written + "\"");
    }

    @Test
    void cannot_end_before_it_begins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lifespan.parse("1990/1949"))
                .withMessage("a life span cannot end on 1949-12-31, before it begins on 1990-01-01");
    }

    @Test
    void includes_its_first_and_its_last_day() {
        Lifespan span = Lifespan.parse("1949-10-07/1990-10-02");
        assertThat(List.of("1949-10-06", "1949-10-07", "1990-10-02", "1990-10-03"))
                .extracting(day -> span.contains(LocalDate.parse(day)))
                .containsExactly(false, true, true, false);
        assertThat(Lifespan.ALWAYS.contains(LocalDate.MIN)).isTrue();
    }

    @Test
    void overlaps_days_without_a_limit() {
        Lifespan span = Lifespan.parse("1949-10-07/1990-10-02");
        LocalDate first = LocalDate.of(1949, 10, 7);
        LocalDate last = LocalDate.of(1990, 10, 2);
        assertThat(span.overlaps(null, null)).isTrue();
        assertThat(span.overlaps(null, first)).isTrue();
        assertThat(span.overlaps(null, first.minusDays(1))).isFalse();
        assertThat(span.overlaps(last, null)).isTrue();
        assertThat(span.overlaps(last.plusDays(1), null)).isFalse();
    }

    @Test
    void common_days_are_those_in_a_span_of_both() {
        List<Lifespan> some = List.of(Lifespan.parse("../1938-03-13"), Lifespan.parse("1945-04-27/.."));
        List<Lifespan> others = List.of(Lifespan.parse("1922-12-30/1991-12-25"));
        assertThat(Lifespan.common(some, others))
                .containsExactly(Lifespan.parse("1922-12-30/1938-03-13"), Lifespan.parse("1945-04-27/1991-12-25"));
        assertThat(Lifespan.common(some, List.of(Lifespan.parse("1939/1944")))).isEmpty();
    }
}
