package org.chancery.exchange;

import org.jspecify.annotations.Nullable;

/** Text of foreign files as the books take it: one line, nothing that does not print, no longer than its field. */
final class Text {

    private static final int LONGEST_ADDRESS = 2_000;

    private Text() {}

    /** The text in one line; null where nothing is left of it. Cut after {@code longest} characters, with a mark. */
    static @Nullable String line(String text, int longest) {
        StringBuilder line = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                space = !line.isEmpty();
            } else if (!turnsDirection(c) && Character.getType(c) != Character.SURROGATE) {
                if (space) {
                    line.append(' ');
                    space = false;
                }
                line.appendCodePoint(c);
            }
        }
        if (line.isEmpty()) {
            return null;
        }
        String whole = line.toString();
        return whole.codePointCount(0, whole.length()) <= longest
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** The text if it is an address of the web; else null. */
    static @Nullable String address(String text) {
        boolean address = (text.startsWith("https://") || text.startsWith("http://"))
                && text.length() <= LONGEST_ADDRESS
                && text.chars().noneMatch(c -> c <= ' ' || c == 0x7F || turnsDirection(c));
        return address ? text : null;
    }

    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
