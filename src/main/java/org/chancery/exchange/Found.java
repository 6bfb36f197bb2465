package org.chancery.exchange;

/** What was found in a file, fit to be shown in a sentence. */
final class Found {

    private static final int LONGEST = 60;

    private Found() {}

    /** The text in quotes, cut short, what does not print as its code point. */
    static String text(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append("<U+%04X>".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "…\"" : "\"")
                .toString();
    }
}
