package org.chancery.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"US", "SYR", "VNM_S", "ABCDEFGHIJKL", "G20"})
    void is_two_to_twelve_capitals_digits_and_low_lines(String code) {
        assertThat(ActorCode.isWellFormed(code)).isTrue();
        assertThat(ActorCode.of(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S", "syr", "S-Y", "ABCDEFGHIJKLM", "SÄR", "SYR "})
    void refuses_anything_else(String code) {
        assertThat(ActorCode.isWellFormed(code)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActorCode.of(code))
                .withMessageStartingWith("\"" + code + "\" is not an actor code");
    }

    @Test
    void is_ordered_by_its_letters() {
        assertThat(ActorCode.of("SYR")).isLessThan(ActorCode.of("TUR"));
    }
}
