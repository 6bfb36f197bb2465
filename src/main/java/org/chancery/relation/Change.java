package org.chancery.relation;

import org.chancery.time.DayRange;

/**
 * A difference between two states of the books: what a facet key was held to be on some days, and what it is held to be.
 *
 * @param days the days
 * @param before the answer before
 * @param after the answer after
 */
public record Change(DayRange days, Answer before, Answer after) {
    /** The facet key. */
    public FacetKey key() {
        return after.key();
    }
}
