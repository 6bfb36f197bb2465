package org.chancery.form;

import org.jspecify.annotations.Nullable;

/**
 * Why a text that a person wrote is not taken.
 *
 * @param found what is there, for people
 * @param expected what may be there
 * @param advice what to do about it
 */
public record TextFlaw(String found, String expected, String advice) {

    /**
     * The first thing the matter with a text; null where it is fine as it stands.
     *
     * @param longest the most characters (code points) it may have
     * @param lines whether it may have line breaks and tabs
     */
    public static @Nullable TextFlaw in(String text, int longest, boolean lines) {
        if (text.isBlank()) {
            return new TextFlaw(
                    Found.text(text),
                    "at least one visible character",
                    "leave the field out if there is nothing to say");
        }
        if (text.length() > longest && text.codePointCount(0, text.length()) > longest) {
            return new TextFlaw(
                    "%,d characters".formatted(text.codePointCount(0, text.length())),
                    "no more than %,d".formatted(longest),
                    "shorten it");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            TextFlaw flaw = in(text, i, c, lines);
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }

    private static @Nullable TextFlaw in(String text, int index, char c, boolean lines) {
        if (Character.isISOControl(c) && !(lines && isLineBreakOrTab(text, index))) {
            String what = c == '\n' || c == '\r' ? "a line break" : c == '\t' ? "a tab" : "a control character";
            return new TextFlaw(
                    what + " (" + Found.codePoint(c) + ") as character " + (text.codePointCount(0, index) + 1),
                    lines ? "text without control characters but line breaks and tabs" : "one line of text",
                    "take it out");
        }
        if (Character.isSurrogate(c)) {
            return new TextFlaw(
                    "half of a character (" + Found.codePoint(c) + ")",
                    "whole characters",
                    "write a character beyond U+FFFF with both of its surrogates, or as it is");
        }
        return !lines && turnsDirection(c)
                ? new TextFlaw(
                        "a character that turns the direction of writing (" + Found.codePoint(c) + ")",
                        "text that reads the same everywhere it is shown",
                        "take it out; right-to-left letters need none")
                : null;
    }

    /** A line break is a line feed, or a carriage return right before one. */
    private static boolean isLineBreakOrTab(String text, int index) {
        char c = text.charAt(index);
        return c == '\n' || c == '\t' || (c == '\r' && index + 1 < text.length() && text.charAt(index + 1) == '\n');
    }

    private static boolean turnsDirection(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
