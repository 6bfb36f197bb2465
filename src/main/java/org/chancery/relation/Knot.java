package org.chancery.relation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves whose days meet, so that their order is open: a stretch of history that has to be weighed as a whole. Between two
 * knots nothing is open.
 *
 * <p>A knot never changes, and knows what led up to it and what follows only as two {@link Frontier frontiers}.
 */
final class Knot {
    private final Scale scale;
    private final List<Move> moves;
    private final long earliest;
    private final long latest;
    private final Frontier before;
    private final Frontier past;
    private final int changes;
    private final boolean exact;
    private final Frontier after;
    private final Frontier future;
    private @Nullable List<Reading> readings;

    /**
     * What holds from a day on until the next reading.
     *
     * @param from the first day; may be unbounded
     * @param values numbers of the values that some best world has, as bits
     * @param implied numbers of the values that only an unrecorded change explains, as bits
     * @param bases why each value stands, by number
     * @param exact whether every order was weighed
     */
    record Reading(long from, int values, int implied, List<Basis> bases, boolean exact) {}

    private Knot(
            Scale scale,
            List<Move> moves,
            long earliest,
            long latest,
            Frontier before,
            Frontier past,
            int changes,
            boolean exact,
            Frontier after,
            Frontier future) {
        this.scale = scale;
        this.moves = moves;
        this.earliest = earliest;
        this.latest = latest;
        this.before = before;
        this.past = past;
        this.changes = changes;
        this.exact = exact;
        this.after = after;
        this.future = future;
    }

    /** A knot of sorted moves, weighed from the past; {@link #followedBy} completes it. */
    static Knot of(Scale scale, List<Move> moves, Frontier before) {
        long latest = Long.MIN_VALUE;
        for (Move move : moves) {
            latest = Math.max(latest, move.extent());
        }
        Sweep sweep = new Sweep(scale, moves);
        int[] costs = new int[scale.size()];
        Basis[] bases = new Basis[scale.size()];
        sweep.forward(before, costs, bases);
        Frontier nothing = Frontier.end(scale);
        return new Knot(
                scale,
                moves,
                moves.getFirst().earliest(),
                latest,
                before,
                Frontier.past(costs, bases),
                Frontier.least(costs) + sweep.repeated(),
                sweep.isExact(),
                nothing,
                nothing);
    }

    /** The same moves after another past. */
    Knot precededBy(Frontier other) {
        Knot anew = of(scale, moves, other);
        return new Knot(scale, moves, earliest, latest, other, anew.past, anew.changes, exact, after, future);
    }

    /** The same moves before another future. */
    Knot followedBy(Frontier other) {
        return new Knot(
                scale,
                moves,
                earliest,
                latest,
                before,
                past,
                changes,
                exact,
                other,
                new Sweep(scale, moves).backward(other));
    }

    List<Move> moves() {
        return moves;
    }

    long earliest() {
        return earliest;
    }

    long latest() {
        return latest;
    }

    Frontier before() {
        return before;
    }

    /** What it leaves, seen from the past. */
    Frontier past() {
        return past;
    }

    /** The unrecorded changes it adds to the least of those before it. */
    int changes() {
        return changes;
    }

    boolean isExact() {
        return exact;
    }

    Frontier after() {
        return after;
    }

    /** What comes, seen from before it. */
    Frontier future() {
        return future;
    }

    /** What holds on its days and on those after it until the next knot; at least one, ascending. */
    List<Reading> readings() {
        List<Reading> known = readings;
        if (known == null) {
            known = List.copyOf(new Sweep(scale, moves).readings(before, after));
            readings = known;
        }
        return known;
    }

    /** The acts of one best world in their order, from the least costly value before them. */
    List<Sweep.Step> bestWorld() {
        return new Sweep(scale, moves).bestWorld(before, after);
    }
}
