package org.chancery.drafting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was made of a brief.
 *
 * @param published the day from which its dates were understood, or null if neither given nor to be worked out
 * @param publishedGiven whether that day was given with the brief; otherwise it is a guess to be confirmed
 * @param marks what was recognised, in the order of the text, none overlapping another
 * @param drafts the drafts, in the order of the text
 */
public record Drafted(@Nullable LocalDate published, boolean publishedGiven, List<Mark> marks, List<Draft> drafts) {

    public Drafted {
        marks = List.copyOf(marks);
        drafts = List.copyOf(drafts);
    }

    /**
     * A stretch of the text that means something.
     *
     * @param meaning a code for an actor, an EDTF date for a date, the name of a command for an act
     */
    public record Mark(Span span, Kind kind, String meaning) {

        /** What a stretch stands for. */
        public enum Kind {
            /** A party: a name, a people, a seat of government, or a person who acts for it. */
            ACTOR,
            /** When. */
            DATE,
            /** The words that made a draft. */
            ACT
        }
    }
}
