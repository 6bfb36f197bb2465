package org.chancery.actor;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names are compared: without case, accents and punctuation, and with a measure of how far apart two are. */
final class Spelling {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ARTICLE = Pattern.compile("\\bthe (?=.)| the$");
    private static final Pattern SAINT = Pattern.compile("\\bst\\b");
    private static final String LETTERS = "øłđðıßæœþ";
    private static final String[] PLAIN = {"o", "l", "d", "d", "i", "ss", "ae", "oe", "th"};

    private Spelling() {}

    /** The text with nothing left in it that a reader would overlook. */
    static String plain(String text) {
        String folded = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < folded.length(); i++) {
            char letter = folded.charAt(i);
            int at = LETTERS.indexOf(letter);
            letters.append(at >= 0 ? PLAIN[at] : letter == '&' ? " and " : String.valueOf(letter));
        }
        String words = OTHER.matcher(letters).replaceAll(" ").strip();
        return SAINT.matcher(ARTICLE.matcher(words).replaceAll("")).replaceAll("saint");
    }

    /**
     * The fewest letters to insert, drop, change or swap with a neighbour to come from one text to the other, or
     * {@code most + 1} where it is more than {@code most}.
     */
    static int distance(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[][] fewest = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    fewest[i][j] = i + j;
                    continue;
                }
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                int least = Math.min(fewest[i - 1][j], fewest[i][j - 1]) + 1;
                least = Math.min(least, fewest[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    least = Math.min(least, fewest[i - 2][j - 2] + 1);
                }
                fewest[i][j] = least;
            }
        }
        return Math.min(fewest[one.length()][other.length()], most + 1);
    }
}
