package org.chancery.audit;

import java.util.Base64;

/** Base 64 of RFC 4648 section 4, in the one spelling each run of bytes has. */
final class Base64Text {

    private Base64Text() {}

    static String write(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws Broken for anything that {@link #write} would not have written */
    static byte[] read(String text, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (write(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new Broken(what + " is not base 64: " + shown(text));
    }

    /** The beginning of a text, in quotes, with what does not print left out. */
    static String shown(String text) {
        String cut = text.codePointCount(0, text.length()) > 60
                ? text.substring(0, text.offsetByCodePoints(0, 60)) + "…"
                : text;
        return "\"" + cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "?") + "\"";
    }
}
