package org.chancery.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The one way to write a JSON value: the JSON Canonicalization Scheme of RFC 8785.
 *
 * <p>Members are sorted by the UTF-16 code units of their names, there is no white space, strings escape only what must
 * be escaped, and numbers are written as ECMAScript writes a double. Equal values therefore have equal bytes in UTF-8.
 */
public final class CanonicalJson {

    private static final MathContext ONE_DIGIT = new MathContext(1);
    private static final String ESCAPED = "\"\\\b\t\n\f\r";
    private static final String ESCAPES = "\"\\btnfr";

    private CanonicalJson() {}

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException for a number that is no finite double, an integer beyond 2^53, or a value that is
     *     not JSON
     */
    public static String write(JsonNode value) {
        StringBuilder text = new StringBuilder(256);
        append(text, value);
        return text.toString();
    }

    private static void append(StringBuilder text, JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> appendObject(text, value);
            case ARRAY -> {
                char separator = '[';
                for (JsonNode element : value.values()) {
                    text.append(separator);
                    append(text, element);
                    separator = ',';
                }
                text.append(separator == '[' ? "[]" : "]");
            }
            case STRING -> appendString(text, value.stringValue());
            case NUMBER -> appendNumber(text, value);
            case BOOLEAN -> text.append(value.booleanValue());
            case NULL -> text.append("null");
            case BINARY, MISSING, POJO ->
                throw new IllegalArgumentException("not a JSON value: " + value.getNodeType());
        }
    }

    private static void appendObject(StringBuilder text, JsonNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        members.sort(Map.Entry.comparingByKey());
        char separator = '{';
        for (Map.Entry<String, JsonNode> member : members) {
            text.append(separator);
            appendString(text, member.getKey());
            text.append(':');
            append(text, member.getValue());
            separator = ',';
        }
        text.append(separator == '{' ? "{}" : "}");
    }

    /** Appends a string in quotes, escaped as RFC 8785 3.2.2.2 says; an unpaired surrogate is refused. */
    static void appendString(StringBuilder text, String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            int escaped = ESCAPED.indexOf(c);
            if (escaped >= 0) {
                text.append('\\').append(ESCAPES.charAt(escaped));
            } else if (c < 0x20) {
                text.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else if (!Character.isSurrogate(c)) {
                text.append(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < string.length()
                    && Character.isLowSurrogate(string.charAt(i + 1))) {
                text.append(c).append(string.charAt(++i));
            } else {
                throw new IllegalArgumentException("half of a character at index " + i + " of a text");
            }
        }
        text.append('"');
    }

    private static void appendNumber(StringBuilder text, JsonNode number) {
        if (number.isIntegralNumber() && number.canConvertToLong() && Math.abs(number.longValue()) <= 1L << 53) {
            text.append(number.longValue());
            return;
        }
        double value = number.doubleValue();
        if (number.isIntegralNumber() || !Double.isFinite(value)) {
            throw new IllegalArgumentException("not a number that every reader of JSON keeps: " + number);
        }
        text.append(ecmaScript(value));
    }

    /** ECMAScript Number::toString, section 6.1.6.1.20: the shortest digits, an exponent below 1e-6 and from 1e21 on. */
    private static String ecmaScript(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        BigDecimal shorter = shortest.round(ONE_DIGIT);
        if (shorter.doubleValue() == Math.abs(value)) {
            shortest = shorter.stripTrailingZeros(); // Java always writes two digits, so 4.9E-324
        }
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        StringBuilder text = new StringBuilder(value < 0 ? "-" : "");
        if (point >= digits.length() && point <= 21) {
            text.append(digits).repeat('0', point - digits.length());
        } else if (point > 0 && point <= 21) {
            text.append(digits, 0, point).append('.').append(digits, point, digits.length());
        } else if (point > -6 && point <= 0) {
            text.append("0.").repeat('0', -point).append(digits);
        } else {
            text.append(digits.charAt(0));
            if (digits.length() > 1) {
                text.append('.').append(digits, 1, digits.length());
            }
            int exponent = point - 1;
            text.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent));
        }
        return text.toString();
    }
}
