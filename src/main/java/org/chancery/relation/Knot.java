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
    private final Worlds worlds;
    private final List<Move> moves;
    private final long earliest;
    private final long latest;
    private final Frontier before;
    private final Frontier past;
    private final int changes;
    private final Frontier after;
    private final Frontier future;
    private @Nullable List<Basis> bases;
    private @Nullable List<Reading> readings;

    private Knot(
            Worlds worlds,
            List<Move> moves,
            long earliest,
            long latest,
            Frontier before,
            Frontier past,
            int changes,
            Frontier after,
            Frontier future) {
        this.worlds = worlds;
        this.moves = moves;
        this.earliest = earliest;
        this.latest = latest;
        this.before = before;
        this.past = past;
        this.changes = changes;
        this.after = after;
        this.future = future;
    }

    /** A knot of sorted moves, weighed from the past; {@link #followedBy} completes it. */
    static Knot of(Scale scale, List<Move> moves, Frontier before) {
        long latest = Long.MIN_VALUE;
        for (Move move : moves) {
            latest = Math.max(latest, move.extent());
        }
        Worlds worlds = Lone.is(moves) ? new Lone(scale, moves.getFirst()) : new Sweep(scale, moves);
        int[] costs = worlds.costsAfter(before);
        return new Knot(
                worlds,
                moves,
                moves.getFirst().earliest(),
                latest,
                before,
                Frontier.past(costs),
                Frontier.least(costs) + worlds.repeated(),
                scale.end(),
                scale.end());
    }

    /** The same moves after another past. */
    Knot precededBy(Frontier other) {
        int[] costs = worlds.costsAfter(other);
        return new Knot(
                worlds,
                moves,
                earliest,
                latest,
                other,
                Frontier.past(costs),
                Frontier.least(costs) + worlds.repeated(),
                after,
                future);
    }

    /** The same moves before another future. */
    Knot followedBy(Frontier other) {
        return new Knot(worlds, moves, earliest, latest, before, past, changes, other, worlds.future(other));
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
        return worlds.isExact();
    }

    Frontier after() {
        return after;
    }

    /** What comes, seen from before it. */
    Frontier future() {
        return future;
    }

    /** Why each value stands after it. */
    List<Basis> bases() {
        if (worlds instanceof Lone) {
            return worlds.basesAfter(before);
        }
        List<Basis> known = bases;
        if (known == null) {
            known = worlds.basesAfter(before);
            bases = known;
        }
        return known;
    }

    /** What holds on its days and on those after it until the next knot; at least one, ascending. */
    List<Reading> readings() {
        if (worlds instanceof Lone) {
            return worlds.readings(before, after);
        }
        List<Reading> known = readings;
        if (known == null) {
            known = List.copyOf(worlds.readings(before, after));
            readings = known;
        }
        return known;
    }

    /** The reading of a day, which is one of its own or after it. */
    Reading on(long day) {
        return readings().get(indexOn(day));
    }

    /** The place among its readings of the one of a day. */
    int indexOn(long day) {
        List<Reading> all = readings();
        int low = 0;
        int high = all.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (all.get(middle).from() <= day) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The acts of one best world in their order, from what was left before them; from the least costly where that is null. */
    List<Worlds.Step> bestWorld(@Nullable Frontier left) {
        return worlds.bestWorld(left == null ? before : left, after);
    }
}
