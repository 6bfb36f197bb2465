package org.chancery.time;

import org.jspecify.annotations.Nullable;

/**
 * The refusal of a text that is not an {@linkplain OccurrenceDate accepted date}: what was found, what was expected,
 * and the nearest form that is accepted.
 *
 * <p>The message repeats at most {@value #LONGEST_ECHO} characters of the text, and shows characters that do not
 * print, or that turn the direction of writing, by their code point.
 */
public final class UnreadableDate extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_ECHO = 100;
    private static final int SHORT_ECHO = 24;
    private static final String EXAMPLES = "write a date such as 2024-07-24, 2024-07, 2024 or [2011..2012]";

    private final String found;
    private final String expected;
    private final @Nullable String nearest;
    private final boolean inverted;

    UnreadableDate(
            String text,
            String found,
            String expected,
            @Nullable String nearest,
            @Nullable String advice,
            boolean inverted) {
        super(shown(text) + ": found " + found + ", expected " + expected + "; "
                + (advice != null ? advice : nearest != null ? "write " + nearest : EXAMPLES));
        this.found = found;
        this.expected = expected;
        this.nearest = nearest;
        this.inverted = inverted;
    }

    /** What stands in the text that is not accepted, in words. */
    public String found() {
        return found;
    }

    /** What is accepted in its place, in words. */
    public String expected() {
        return expected;
    }

    /** The accepted text closest to what was written, or null if nothing in the text can be taken for a date. */
    public @Nullable String nearest() {
        return nearest;
    }

    /** Whether both dates in it can be read, and the later one stands first. */
    public boolean isInverted() {
        return inverted;
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        int end = text.length() <= LONGEST_ECHO ? text.length() : SHORT_ECHO;
        text.substring(0, end)
                .codePoints()
                .forEach(c -> shown.append(prints(c) ? Character.toString(c) : "<%s>".formatted(codePoint(c))));
        return shown.append(end < text.length() ? "…\"" : "\"").toString();
    }

    static String codePoint(int codePoint) {
        return "U+%04X".formatted(codePoint);
    }

    private static boolean prints(int codePoint) {
        return (codePoint >= ' ' && codePoint <= '~')
                || (Character.isLetter(codePoint)
                        && Character.getDirectionality(codePoint) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
    }
}
