package org.chancery.form;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The known word that a mistyped one most likely meant. */
final class Nearest {

    private static final int LONGEST = 60;

    private Nearest() {}

    /** The known word fewest letters away, or null if none is close; letters and hyphens of any case count alike. */
    static @Nullable String of(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return null;
        }
        String folded = folded(written);
        String nearest = null;
        int fewest = Math.max(1, folded.length() / 3) + 1;
        for (String word : known) {
            int distance = distance(folded, folded(word));
            if (distance < fewest) {
                fewest = distance;
                nearest = word;
            }
        }
        return nearest;
    }

    /** The advice to write the nearest known word, or the other advice where none is close. */
    static String advice(String written, Collection<String> known, String otherwise) {
        String nearest = of(written, known);
        return nearest == null ? otherwise : "did you mean " + nearest + "?";
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        int[] current = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[other.length()];
    }
}
