package org.chancery.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "Türkiye, turkiye",
        "São Tomé & Príncipe, sao tome and principe",
        "'Gambia, The', gambia",
        "The Gambia, gambia",
        "The, the",
        "Łódź, lodz",
        "St. Kitts, saint kitts",
        "East, east",
        "Weißrußland, weissrussland",
        "???, ''",
    })
    void names_lose_what_a_reader_would_overlook(String name, String plain) {
        assertThat(Spelling.plain(name)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "syria, syria, 3, 0",
        "sirya, syria, 3, 2",
        "untied, united, 3, 1",
        "iran, iraq, 3, 1",
        "chad, china, 3, 3",
        "chad, china, 1, 2",
        "a, abcdef, 2, 3",
        "'', ab, 2, 2",
    })
    void the_distance_is_the_fewest_strokes_up_to_a_limit(String one, String other, int most, int distance) {
        assertThat(Spelling.distance(one, other, most)).isEqualTo(distance);
        assertThat(Spelling.distance(other, one, most)).isEqualTo(distance);
    }
}
