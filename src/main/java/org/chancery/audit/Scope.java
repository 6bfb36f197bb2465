package org.chancery.audit;

import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;

/**
 * How much of history an audit reads.
 *
 * @param relation the one relation wanted; null for everything
 * @param upTo the last position; null for all there is when it begins
 */
public record Scope(@Nullable Pair relation, @Nullable Long upTo) {

    /** Everything there is. */
    public static final Scope ALL = new Scope(null, null);

    /** @throws IllegalArgumentException for a negative position */
    public Scope {
        if (upTo != null && upTo < 0) {
            throw new IllegalArgumentException("a position is counted from 1, found " + upTo);
        }
    }
}
