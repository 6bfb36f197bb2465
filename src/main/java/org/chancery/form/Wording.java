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
        TextFlaw flaw = TextFlaw.in(text, longest, lines);
        if (flaw != null) {
            reading.problem(path, flaw.found(), flaw.expected(), flaw.advice());
            return false;
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
}
