package org.chancery.relation;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why a value stands: the moves that can have given it, and the latest ones that can have found it and left it as it was.
 */
final class Basis {
    private static final Move[] NONE = {};
    static final Basis EMPTY = new Basis(NONE, NONE);

    private final Move[] givers;
    private final Move[] confirming;

    private Basis(Move[] givers, Move[] confirming) {
        this.givers = givers;
        this.confirming = confirming;
    }

    static Basis givenBy(Move[] moves) {
        return new Basis(moves, NONE);
    }

    Basis confirmedBy(Move[] moves) {
        return new Basis(givers, moves);
    }

    Basis or(Basis other) {
        if (other.givers.length == 0) {
            return this;
        }
        return givers.length == 0 ? other : new Basis(union(givers, other.givers), union(confirming, other.confirming));
    }

    /** The moves that can have given the value, then those that confirmed it, without repetition. */
    Set<Move> moves() {
        Set<Move> moves = new TreeSet<>(Arrays.asList(givers));
        moves.addAll(Arrays.asList(confirming));
        return moves;
    }

    private static Move[] union(Move[] some, Move[] others) {
        if (others.length == 0 || Arrays.equals(some, others)) {
            return some;
        }
        if (some.length == 0) {
            return others;
        }
        TreeSet<Move> all = new TreeSet<>(Arrays.asList(some));
        return all.addAll(Arrays.asList(others)) ? all.toArray(Move[]::new) : some;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Basis that
                && Arrays.equals(givers, that.givers)
                && Arrays.equals(confirming, that.confirming);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(givers) + Arrays.hashCode(confirming);
    }
}
