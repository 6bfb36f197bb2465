package org.chancery.relation;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationEvent.Dealing;

/**
 * What an act is about in one relation, as far as that tells two acts of one type apart.
 *
 * @param keys the facet keys it touches, without an episode of force that has no name
 * @param way the way a directed act goes
 */
record Subject(Set<FacetKey> keys, Way way) {

    /** From which side an act goes to the other. */
    private enum Way {
        FROM_THE_FIRST,
        FROM_THE_SECOND,
        NEITHER
    }

    static Subject of(Act act, Pair pair) {
        String id = act.particulars().recordId().toString();
        Set<FacetKey> keys = new TreeSet<>();
        for (FacetChange change : Effects.of(act, pair)) {
            boolean unnamed = change.key() != null && change.key().text().equals(id);
            if (!change.everyKey() && !unnamed) {
                keys.add(change.facetKey());
            }
        }
        return new Subject(keys, way(act, pair));
    }

    private static Way way(Act act, Pair pair) {
        if (act instanceof Dealing dealing && dealing.parties() instanceof Parties.Directed(var by, var _)) {
            return by.contains(pair.first())
                    ? Way.FROM_THE_FIRST
                    : by.contains(pair.second()) ? Way.FROM_THE_SECOND : Way.NEITHER;
        }
        return Way.NEITHER;
    }

    /** Whether two acts of one type can be the same: they share a key, or one of them names none and they go the same way. */
    boolean canBeThatOf(Subject other) {
        boolean oneNamesNone = keys.isEmpty() || other.keys.isEmpty();
        return oneNamesNone ? way == other.way : !Collections.disjoint(keys, other.keys);
    }
}
