package org.chancery.standing;

import java.util.List;
import org.chancery.relation.Headline;
import org.chancery.relation.Pair;

/**
 * A relation in a list.
 *
 * @param relation the two actors
 * @param headline one word for its state
 * @param match whether what was asked for is certain of it, or possible; CERTAIN where nothing was asked for
 * @param coverage how much the books hold of it
 * @param successors who had taken the place of one of the two by then
 * @param predecessors whose place one of the two had taken by then
 */
public record Listed(
        Pair relation,
        Headline headline,
        Match match,
        Coverage coverage,
        List<Succession> successors,
        List<Succession> predecessors) {}
