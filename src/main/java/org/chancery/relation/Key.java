package org.chancery.relation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The text that names one thing among several of its facet: a policy, a demand, a subject of talks, a sanctions regime,
 * an agreement, a city.
 *
 * <p>Two keys are equal when they read the same after Unicode NFC, trimming, single spaces and case folding; the spelling
 * given is kept for display.
 */
public final class Key implements Comparable<Key> {
    /** Sorts before every key there is. */
    static final Key LEAST = new Key("");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final String text;
    private final String folded;

    private Key(String text) {
        this.text = isPlain(text)
                ? text
                : SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC).strip())
                        .replaceAll(" ");
        this.folded = this.text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Whether it is of visible ASCII characters with single spaces between them: most are, and nothing is to be done. */
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    /** A key of the given spelling; blank text is refused. */
    public static Key of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a key needs at least one visible character");
        }
        return new Key(text);
    }

    /** The spelling given, with single spaces. */
    public String text() {
        return text;
    }

    /** The form by which keys are compared. */
    public String folded() {
        return folded;
    }

    /** Whether another key differs so little that one may be a slip for the other: two characters, or one in a short word. */
    boolean isCloseTo(Key that) {
        int most = Math.min(folded.length(), that.folded.length()) < 5 ? 1 : 2;
        return Math.abs(folded.length() - that.folded.length()) <= most && distance(folded, that.folded) <= most;
    }

    /** The edit distance of Levenshtein. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }

    @Override
    public int compareTo(Key that) {
        return folded.compareTo(that.folded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key that && folded.equals(that.folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
