package org.chancery.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AsOfTest {

    private static final LocalDate DAY = LocalDate.of(2024, 7, 25);
    private static final Instant KNOWN = Instant.parse("2026-01-02T03:04:05.000006Z");

    @Test
    void what_was_recorded_by_that_instant_is_known_and_nothing_later() {
        AsOf question = new AsOf(DAY, KNOWN);
        assertThat(question.knows(KNOWN.minusNanos(1000))).isTrue();
        assertThat(question.knows(KNOWN)).isTrue();
        assertThat(question.knows(KNOWN.plusNanos(1000))).isFalse();
    }

    @Test
    void a_question_has_both_clocks() {
        assertThatNullPointerException().isThrownBy(() -> new AsOf(null, KNOWN)).withMessage("asOf");
        assertThatNullPointerException().isThrownBy(() -> new AsOf(DAY, null)).withMessage("knownAt");
    }
}
