package org.chancery.standing;

import java.util.List;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Stretch;

/**
 * The history of a relation's facets, as known at an instant.
 *
 * @param basis what it was worked out from
 * @param lines one for each facet key
 * @param evidence the records it rests on
 */
public record Timeline(Basis basis, List<Line> lines, Evidence evidence) {

    /**
     * The history of one facet key.
     *
     * @param key the key
     * @param stretches maximal runs of days with the same answer, ascending and without gaps
     */
    public record Line(FacetKey key, List<Stretch> stretches) {}
}
