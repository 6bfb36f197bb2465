package org.chancery.relation;

import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one record (or one rule of its own) says on one facet key: on which days it can have happened, and what it leaves.
 *
 * <p>Days are epoch days; {@code earliest} may be unbounded, {@code latest} never is, since recorded means happened.
 *
 * @param id the record and the part of it, unique within the key
 * @param earliest the first day it can have happened
 * @param latest the last day it can have happened
 * @param order rank within its day; {@link #UNRANKED} where none was stated
 * @param effect what it leaves
 * @param transition the same, on numbered values
 * @param tail its end, where that cannot be placed apart from its start; else null
 * @param heldFrom first day on which an observation surely held; above {@code heldThrough} where there is none
 * @param heldThrough last day on which it surely held
 * @param rule the rule by which it is inferred; null where the act itself says it
 * @param details what else is known of the value it leaves
 */
record Move(
        Id id,
        long earliest,
        long latest,
        int order,
        Effect effect,
        Transition transition,
        @Nullable Tail tail,
        long heldFrom,
        long heldThrough,
        @Nullable String rule,
        SortedMap<String, String> details)
        implements Comparable<Move> {

    /** The rank of what may come at any place in its day. */
    static final int UNRANKED = Integer.MIN_VALUE;

    /**
     * Which part of which record; a rule that stands alone, such as the end of a life span, has no record.
     *
     * @param record the record, or null
     * @param part tells the parts of one record, or of one rule, apart
     */
    record Id(@Nullable UUID record, String part) implements Comparable<Id> {

        /** Those of no record come first. */
        @Override
        public int compareTo(Id that) {
            UUID one = record;
            UUID other = that.record;
            int order =
                    one == null || other == null ? Boolean.compare(one != null, other != null) : one.compareTo(other);
            return order != 0 ? order : part.compareTo(that.part);
        }
    }

    /**
     * The end of what lasted, where its days meet those of the start.
     *
     * @param earliest first day of the end
     * @param latest last day of the end
     * @param nextDay whether it is exactly the day after the start, rather than any later day
     * @param transition what the end leaves
     */
    record Tail(long earliest, long latest, boolean nextDay, Transition transition) {}

    /** The last day this move has a say in. */
    long extent() {
        long last = tail == null ? latest : tail.latest;
        return isHeld() ? Math.max(last, heldThrough) : last;
    }

    /** Whether it is an episode that ended on the day after it began. */
    boolean isOfOneDay() {
        return tail != null && tail.nextDay;
    }

    boolean isHeld() {
        return heldFrom <= heldThrough;
    }

    /** By window, then by identity: the order of recording plays no part. */
    @Override
    public int compareTo(Move that) {
        int byStart = Long.compare(earliest, that.earliest);
        if (byStart != 0) {
            return byStart;
        }
        int byEnd = Long.compare(latest, that.latest);
        return byEnd != 0 ? byEnd : id.compareTo(that.id);
    }
}
