package org.chancery.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.time.OccurrenceDate.Once;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of other people's tables: what their numbers say, in the orders they can be read. */
class LooseDateTest {

    private static @Nullable Once once(@Nullable String text) {
        return text == null ? null : (Once) OccurrenceDate.parse(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1967-06-05, 1967-06-05",
        "1967/6/5, 1967-06-05",
        "1967.06.05, 1967-06-05",
        "19670605, 1967-06-05",
        "5 June 1967, 1967-06-05",
        "'June 5th, 1967', 1967-06-05",
        "5-Jun-1967, 1967-06-05",
        "June 1967, 1967-06",
        "1967/6, 1967-06",
        "06/1967, 1967-06",
        "1967-06-05T00:00:00Z, 1967-06-05",
        "1967-06-05 00:00:00.000, 1967-06-05",
        "' 1967-06-05 ', 1967-06-05"
    })
    void a_date_that_reads_one_way_is_what_it_says(String text, String date) {
        assertThat(LooseDate.of(text)).isEqualTo(new LooseDate.Plain((Once) OccurrenceDate.parse(date)));
    }

    @ParameterizedTest
    @CsvSource({
        "03/04/1967, 1967-04-03, 1967-03-04",
        "3-4-1967, 1967-04-03, 1967-03-04",
        "25/04/1967, 1967-04-25,",
        "04/25/1967,, 1967-04-25",
        "03.04.1967, 1967-04-03,",
        "03/04/1967 00:00, 1967-04-03, 1967-03-04"
    })
    void a_date_that_ends_with_its_year_has_the_readings_that_exist(
            String text, @Nullable String dayFirst, @Nullable String monthFirst) {
        assertThat(LooseDate.of(text)).isEqualTo(new LooseDate.YearLast(once(dayFirst), once(monthFirst)));
    }

    @Test
    void the_same_number_twice_is_one_reading() {
        assertThat(LooseDate.of("04/04/1967"))
                .isInstanceOfSatisfying(
                        LooseDate.YearLast.class,
                        date -> assertThat(date.only()).isEqualTo(once("1967-04-04")));
        assertThat(LooseDate.of("03/04/1967"))
                .isInstanceOfSatisfying(
                        LooseDate.YearLast.class,
                        date -> assertThat(date.only()).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1967",
                "1905/06",
                "03/04/67",
                "31/02/1967",
                "1967-02-30",
                "31 June 1967",
                "1967-06-05 14:30",
                "13/1967",
                "before June 1967",
                "640",
                "=cmd()",
                "1967-06-05/1967-06-10"
            })
    void nothing_is_made_of_what_would_have_to_be_changed_or_guessed(String text) {
        assertThat(LooseDate.of(text)).isNull();
    }
}
