package org.chancery.standing;

import java.util.ArrayList;
import java.util.List;
import org.chancery.relation.Certainty;
import org.chancery.relation.Headline;
import org.chancery.relation.Headline.Word;
import org.jspecify.annotations.Nullable;

/** Headlines as the rows of the projection hold them. */
final class Headlines {

    private static final Word[] WORDS = Word.values();
    private static final Certainty[] CERTAINTIES = Certainty.values();
    private static final String COMMA = ",";

    private Headlines() {}

    /** The set of words that can hold, bit 0 for the gravest. */
    static int words(Headline headline) {
        int words = 0;
        for (Word word : headline.values()) {
            words |= 1 << Ordinal.of(word);
        }
        return words;
    }

    /** The notes with commas between them; null where there is none. */
    static @Nullable String notes(Headline headline) {
        return headline.notes().isEmpty() ? null : String.join(COMMA, headline.notes());
    }

    static Headline of(int certainty, int words, @Nullable String notes) {
        List<Word> values = new ArrayList<>();
        for (Word word : WORDS) {
            if ((words & 1 << Ordinal.of(word)) != 0) {
                values.add(word);
            }
        }
        return new Headline(
                values.getFirst(),
                CERTAINTIES[certainty],
                List.copyOf(values),
                notes == null ? List.of() : List.of(notes.split(COMMA, -1)));
    }
}
