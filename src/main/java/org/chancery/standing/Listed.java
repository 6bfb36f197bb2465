package org.chancery.standing;

import org.chancery.relation.Headline;
import org.chancery.relation.Pair;

/**
 * A relation in a list.
 *
 * @param relation the two actors
 * @param headline one word for its state
 * @param coverage how much the books hold of it
 */
public record Listed(Pair relation, Headline headline, Coverage coverage) {}
