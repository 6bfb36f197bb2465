package org.chancery.relation;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Why a value stands on some day of a knot, or after it: the moves of the knot that can have given it, the latest ones of
 * the knot that can have found it and left it as it was, and the values before the knot of which it can be the rest.
 *
 * <p>What gave those values before is not repeated here; {@link Position} follows it back where somebody asks.
 */
final class Basis {
    private static final Move[] NONE = {};
    static final Basis EMPTY = new Basis(NONE, NONE, 0, 0);

    private final Move[] givers;
    private final Move[] confirming;
    private final int given;
    private final int confirmed;

    private Basis(Move[] givers, Move[] confirming, int given, int confirmed) {
        this.givers = givers;
        this.confirming = confirming;
        this.given = given;
        this.confirmed = confirmed;
    }

    static Basis givenBy(Move[] moves) {
        return new Basis(moves, NONE, 0, 0);
    }

    /** The value stands as it did before the knot. */
    static Basis asBefore(int number) {
        return new Basis(NONE, NONE, 1 << number, 1 << number);
    }

    Basis confirmedBy(Move[] moves) {
        return new Basis(givers, moves, given, 0);
    }

    Basis or(Basis other) {
        if (other == EMPTY || other == this) {
            return this;
        }
        return this == EMPTY
                ? other
                : new Basis(
                        union(givers, other.givers),
                        union(confirming, other.confirming),
                        given | other.given,
                        confirmed | other.confirmed);
    }

    /** Numbers of the values before the knot whose givers gave this one, as bits. */
    int given() {
        return given;
    }

    /** Numbers of the values before the knot whose latest confirmation is that of this one, as bits. */
    int confirmed() {
        return confirmed;
    }

    boolean hasGivers() {
        return givers.length > 0;
    }

    boolean hasConfirming() {
        return confirming.length > 0;
    }

    /** Shows the moves that gave it for as long as the one who looks goes on; says whether that was to the end. */
    boolean allGivers(Predicate<Move> seen) {
        return all(givers, seen);
    }

    /** Shows the latest moves that confirmed it, likewise. */
    boolean allConfirming(Predicate<Move> seen) {
        return all(confirming, seen);
    }

    private static boolean all(Move[] moves, Predicate<Move> seen) {
        for (Move move : moves) {
            if (!seen.test(move)) {
                return false;
            }
        }
        return true;
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
}
