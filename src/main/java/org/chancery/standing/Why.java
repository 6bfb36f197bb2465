package org.chancery.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.relation.Answer;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Held;
import org.chancery.relation.Touch;
import org.jspecify.annotations.Nullable;

/**
 * How an answer came about: every record that has a say on it, in order, and what would make it another.
 *
 * @param answer the answer
 * @param unrecordedChanges how many changes must have happened that nobody recorded, at the fewest
 * @param steps what has a say, by window
 * @param stepsLeftOut how many steps far from the day were left out; 0 unless there are very many
 * @param leftOut records that speak of the key and do not count
 * @param wouldChange what would make the answer another
 */
public record Why(
        Answer answer,
        int unrecordedChanges,
        List<Step> steps,
        int stepsLeftOut,
        List<LeftOut> leftOut,
        List<Otherwise> wouldChange) {

    /** The facet key. */
    public FacetKey key() {
        return answer.key();
    }

    /** Whether what a record says had come about by the end of the day asked about. */
    public enum Counts {
        SURELY,
        PERHAPS,
        NOT_YET
    }

    /**
     * What one record, or a rule, says on the key.
     *
     * @param record the record; null where a rule stands alone, such as the end of a life span
     * @param touch when it applies, and what it makes of the value it finds
     * @param counts whether it had come about by the day
     * @param basis whether the answer rests on it
     */
    public record Step(@Nullable Held record, Touch touch, Counts counts, boolean basis) {}

    /** A record that speaks of the key and does not count, and why not. */
    public record LeftOut(Held record, Reason reason) {
        /** Why a record does not count. */
        public enum Reason {
            RETRACTED,
            BELOW_GRADE,
            /** It was corrected to other actors, and speaks of another relation now. */
            MOVED
        }
    }

    /** Something that would make the answer another. */
    public sealed interface Otherwise {
        /** The answer there would be. */
        Answer answer();
    }

    /** Asking about a later day: the answer changes on this one. */
    public record Later(LocalDate from, Answer answer) implements Otherwise {}

    /** Asking about an earlier day: the answer was another up to this one. */
    public record Earlier(LocalDate until, Answer answer) implements Otherwise {}

    /** The retraction of a record. */
    public record Without(UUID record, Answer answer) implements Otherwise {}

    /** The end of a dispute. */
    public record Settled(UUID dispute, Answer answer) implements Otherwise {}
}
