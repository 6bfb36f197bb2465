package org.chancery.form;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How much text a field takes, and of what sort. Text that passes is kept exactly as written. */
enum Wording {
    /** One line. */
    LINE(2_000, false),
    /** The name of a person or an actor. */
    NAME(300, false),
    /** The name of one thing among several of its facet. */
    KEY(200, false),
    /** The address of a page. */
    ADDRESS(2_000, false),
    /** A sentence or two, which may run over several lines. */
    REASON(2_000, true),
    /** As much as one wants to say. */
    PROSE(10_000, true);

    private final int longest;
    private final boolean lines;

    Wording(int longest, boolean lines) {
        this.longest = longest;
        this.lines = lines;
    }

    /** The most characters (code points) it takes. */
    int longest() {
        return longest;
    }

    /** Whether it may have several lines. */
    boolean lines() {
        return lines;
    }

    String bounds() {
        return "1 to %,d characters".formatted(longest) + (lines ? ", may have several lines" : "");
    }

    /** The text, or null after noting what is wrong with it. */
    @Nullable
    String read(JsonNode node, Path path, Reading reading) {
        if (!node.isString()) {
            reading.problem(path, node, "text", node.isNumber() || node.isBoolean() ? "put it in quotes" : "");
            return null;
        }
        String text = node.stringValue();
        return !reading.strict() || isFine(text, path, reading) ? text : null;
    }

    private boolean isFine(String text, Path path, Reading reading) {
        if (text.isBlank()) {
            reading.problem(
                    path,
                    Found.text(text),
                    "at least one visible character",
                    "leave the field out if there is nothing to say");
            return false;
        }
        if (text.length() > longest && text.codePointCount(0, text.length()) > longest) {
            reading.problem(
                    path,
                    "%,d characters".formatted(text.codePointCount(0, text.length())),
                    "no more than %,d".formatted(longest),
                    "shorten it");
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                continue;
            }
            if (Character.isISOControl(c) && !(lines && isLineBreakOrTab(text, i))) {
                String what = c == '\n' || c == '\r' ? "a line break" : c == '\t' ? "a tab" : "a control character";
                reading.problem(
                        path,
                        what + " (" + Found.codePoint(c) + ") as character " + (text.codePointCount(0, i) + 1),
                        lines ? "text without control characters but line breaks and tabs" : "one line of text",
                        "take it out");
                return false;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                reading.problem(
                        path,
                        "half of a character (" + Found.codePoint(c) + ")",
                        "whole characters",
                        "write a character beyond U+FFFF with both of its surrogates, or as it is");
                return false;
            }
            if (!lines && turnsDirection(c)) {
                reading.problem(
                        path,
                        "a character that turns the direction of writing (" + Found.codePoint(c) + ")",
                        "text that reads the same everywhere it is shown",
                        "take it out; right-to-left letters need none");
                return false;
            }
        }
        return this != ADDRESS || isAddress(text, path, reading);
    }

    private static boolean isAddress(String text, Path path, Reading reading) {
        boolean address =
                (text.regionMatches(true, 0, "https://", 0, 8) || text.regionMatches(true, 0, "http://", 0, 7))
                        && text.indexOf(' ') < 0;
        if (!address) {
            reading.problem(
                    path,
                    Found.text(text),
                    "an address that begins with https:// or http:// and has no spaces",
                    "put anything else into the title or the publisher");
        }
        return address;
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
