package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two keys are one, and when they are suspiciously alike. */
class KeyTest {

    @Test
    void keys_are_compared_by_what_they_read_and_shown_as_they_were_written() {
        Key key = Key.of("  Adana   Agreement ");
        assertThat(key).isEqualTo(Key.of("ADANA agreement")).hasToString("Adana Agreement");
        assertThat(key.folded()).isEqualTo("adana agreement");
        Set<Key> one = new HashSet<>(List.of(key));
        one.add(Key.of("adana AGREEMENT"));
        assertThat(one).containsExactly(key);
        assertThat(Key.of("Caf\u00e9")).isEqualTo(Key.of("cafe\u0301"));
        assertThatIllegalArgumentException().isThrownBy(() -> Key.of(" "));
    }

    @Test
    void keys_are_sorted_by_what_they_read() {
        assertThat(List.of(Key.of("b"), Key.of("A"), Key.of("C")).stream().sorted())
                .containsExactly(Key.of("a"), Key.of("B"), Key.of("c"));
    }

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource({
        "embargo, embargo, true",
        "embargo, embrgo, true",
        "embargo, embargoes, true",
        "embargo, embagro, true",
        "embargo, exxargx, false",
        "embargo, embargoists, false",
        "embargo, mbarg, true",
        "sanctions, xanctionx, true",
        "sanctions, xanctixnx, false",
        "land, lant, true",
        "land, lxnt, false",
        "land, lands, true",
        "land, landed, false",
        "lands, lxnts, true",
        "trade, tr, false",
        "a, b, true",
        "a, bc, false"
    })
    void keys_are_close_within_two_characters_or_one_in_a_short_word(String one, String other, boolean close) {
        assertThat(Key.of(one).isCloseTo(Key.of(other))).isEqualTo(close);
        assertThat(Key.of(other).isCloseTo(Key.of(one))).isEqualTo(close);
    }
}
