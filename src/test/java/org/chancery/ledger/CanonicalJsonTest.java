package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

class CanonicalJsonTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void the_example_of_the_standard_comes_out_as_the_standard_says() {
        String given = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";
        assertThat(canonical(given))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void names_are_sorted_by_their_code_units() {
        String given = """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                 "\\u00f6": "Latin Small Letter O With Diaeresis"}""";
        assertThat(JSON.readTree(canonical(given)).propertyNames())
                .containsExactly("\r", "1", "\u0080", "ö", "€", "😀", "\ufb33");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "9007199254740992, 9007199254740992",
        "-7, -7",
        "1e21, 1e+21",
        "1e20, 100000000000000000000",
        "1e-6, 0.000001",
        "1e-7, 1e-7",
        "-1.5e300, -1.5e+300",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "295147905179352830000.0, 295147905179352830000",
        "12345.678, 12345.678"
    })
    void numbers_are_written_as_ecma_script_writes_them(String given, String written) {
        assertThat(canonical(given)).isEqualTo(written);
    }

    @Test
    void empty_things_are_short() {
        assertThat(canonical("{ \"a\" : [ ], \"b\" : { } }")).isEqualTo("{\"a\":[],\"b\":{}}");
    }

    @Test
    void what_readers_would_not_keep_is_refused() {
        assertThatThrownBy(() -> canonical("9007199254740993")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> canonical("1e400")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.write(StringNode.valueOf("half \ud83d of a face")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("half of a character at index 5 of a text");
    }

    private static String canonical(String json) {
        return CanonicalJson.write(JSON.readTree(json));
    }
}
