package org.chancery.relation;

import java.util.List;

/**
 * What holds from a day on until the next reading.
 *
 * @param from the first day; may be unbounded
 * @param values numbers of the values that some best world has, as bits
 * @param implied numbers of the values that only an unrecorded change explains, as bits
 * @param bases why each value stands, by number
 * @param exact whether every order was weighed
 */
record Reading(long from, int values, int implied, List<Basis> bases, boolean exact) {

    /** Every value that can hold, as people see them: bits of the numbers by which they are shown. */
    int shown(Scale scale) {
        return scale.shownAs(values | implied);
    }

    /** Those of them that some record gives. */
    int given(Scale scale) {
        return scale.shownAs(values);
    }
}
