package org.chancery.chronicle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;

/**
 * A measure of reported events: the weights of the acts on record, each halved for every 90 days since it happened. It
 * never decides a facet.
 *
 * <p>tone(D) = Σ w · mean over the days d of the act's window, d ≤ D, of 2<sup>−(D−d)/90</sup>; days after D count as
 * zero in the mean. What lasted counts from its start.
 *
 * @param relation the relation
 * @param asOf the day D
 * @param knownAt the last instant whose entries count
 * @param value the sum; 0 where nothing weighs
 * @param records how many records weigh
 * @param leftOut how many records have a weight and can have happened any time before
 * @param weights the records that weigh most, by the size of what is left of their weight
 */
public record Tone(
        Pair relation, LocalDate asOf, Instant knownAt, double value, int records, int leftOut, List<Weight> weights) {

    /** After so many days half of a weight is left. */
    public static final int HALF_LIFE_DAYS = 90;

    /**
     * What one record adds.
     *
     * @param record the record
     * @param code its CAMEO code; null where it came with a weight of its own
     * @param weight its weight on the day it happened
     * @param left what is left of it
     */
    public record Weight(Held record, @Nullable String code, double weight, double left) {}
}
