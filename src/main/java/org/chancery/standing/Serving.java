package org.chancery.standing;

import java.util.Map;
import org.chancery.relation.Pair;

/**
 * The shelf that answers, as far as this process knows.
 *
 * @param shelf which one
 * @param position up to where it has taken history
 * @param filling tells apart what stood on the shelf before and after it was filled anew
 * @param relations the relations on it; those that entered later than {@code position} may be among them
 * @param overviews what was asked about all of them at once
 */
record Serving(Shelf shelf, long position, long filling, Map<Pair, Filler.Placed> relations, Overviews overviews) {}
