package org.chancery.relation;

import java.util.List;

/**
 * The worlds of one knot: every choice of a day for each of its moves, and of an order within each day; of these the ones
 * that need the fewest unrecorded changes.
 */
sealed interface Worlds permits Lone, Sweep {

    /** One act of a best world: what it finds, whether something unrecorded must have come before it, what it leaves. */
    record Step(Move move, Value found, boolean needsChange, Value left, long day) {}

    /** Of each value the fewest changes that leave it after the knot. */
    int[] costsAfter(Frontier before);

    /** Why each value stands after the knot. */
    List<Basis> basesAfter(Frontier before);

    /** What comes, seen from before the knot. */
    Frontier future(Frontier after);

    /** What holds on the days of the knot and after it; at least one, ascending. */
    List<Reading> readings(Frontier before, Frontier after);

    /** The acts of one best world in their order, from the least costly value before them; none where not exact. */
    List<Step> bestWorld(Frontier before, Frontier after);

    /** The unrecorded changes of days that no pass counts. */
    int repeated();

    /** Whether every order was weighed. */
    boolean isExact();
}
