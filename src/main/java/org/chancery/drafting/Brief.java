package org.chancery.drafting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A text to draft from.
 *
 * @param text the text, as it was pasted; at most {@link #LONGEST} characters
 * @param title what it is cited as, or null if that is still to be said
 * @param published the day it was published, from which its own dates are understood, or null if that is to be worked
 *     out from the text
 * @param today the day on which it is read: nothing it tells lies later
 */
public record Brief(
        String text, @Nullable String title, @Nullable LocalDate published, LocalDate today) {

    /** The longest text that is read, in characters. */
    public static final int LONGEST = 200_000;

    /** @throws IllegalArgumentException if the text is longer than {@link #LONGEST} */
    public Brief {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("The text has " + text.length() + " characters. At most " + LONGEST
                    + " are read at once: paste it in parts.");
        }
    }
}
