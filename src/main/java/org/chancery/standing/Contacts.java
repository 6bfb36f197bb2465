package org.chancery.standing;

import java.util.List;
import org.chancery.relation.Certainty;
import org.chancery.relation.Held;
import org.jspecify.annotations.Nullable;

/**
 * The meetings of a relation, seen from the end of a day. What lasted counts from its start.
 *
 * @param last the last meeting
 * @param least how many there were at least in the twelve months up to that day, (D − 12 months, D]
 * @param most how many there were at most
 */
public record Contacts(Last last, int least, int most) {

    /**
     * The last meeting.
     *
     * @param certainty DEFINITE where there is one candidate that surely happened; null where no meeting is on record
     * @param orNone whether there may have been none
     * @param candidates every meeting that can have been the last, in display order
     */
    public record Last(@Nullable Certainty certainty, boolean orNone, List<Held> candidates) {}
}
