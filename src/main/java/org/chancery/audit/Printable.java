package org.chancery.audit;

/** Text as it may stand in a database, on a page and in a document, whatever somebody wrote into a column. */
final class Printable {

    private static final char INSTEAD = '\uFFFD';

    private Printable() {}

    /** The text, with U+FFFD in place of each character that no XML 1.0 document has: section 2.2 of the recommendation. */
    static String of(String text) {
        StringBuilder printable = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (!isPrintable(c)) {
                printable = printable == null ? new StringBuilder(text) : printable;
                printable.setCharAt(i, INSTEAD);
            }
        }
        return printable == null ? text : printable.toString();
    }

    private static boolean isPrintable(char c) {
        return c >= ' '
                ? !Character.isSurrogate(c) && c != '\uFFFE' && c != '\uFFFF'
                : c == '\t' || c == '\n' || c == '\r';
    }

    /** The same, cut between two characters where it has more chars than so many; it ends with an ellipsis then. */
    static String shortened(String text, int longest) {
        String printable = of(text);
        if (printable.length() <= longest) {
            return printable;
        }
        int end = longest - 1;
        return printable.substring(0, Character.isHighSurrogate(printable.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
