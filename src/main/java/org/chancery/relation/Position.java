package org.chancery.relation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chancery.relation.Knot.Reading;
import org.chancery.time.Window;

/**
 * One reading of the history of a facet key: a set of moves, weighed. Where nothing is disputed there is one position;
 * else there are two.
 *
 * <p>It never changes. Adding and removing moves weighs anew only the knots they meet, and those after and before them as
 * far as that makes a difference.
 */
final class Position {
    private static final Reading SILENCE_BEFORE = new Reading(Window.UNBOUNDED_PAST, 1, 0, List.of(), true);

    private final Scale scale;
    private final Ordered<Long, Knot> knots;
    private final int changes;
    private final int inexact;
    private final Affected affected;

    /**
     * The days on which a position can answer otherwise than the one it was made from.
     *
     * @param from the first, may be unbounded
     * @param until the day after the last, may be unbounded; equal to {@code from} where there are none
     */
    record Affected(long from, long until) {
        static final Affected NOTHING = new Affected(0, 0);
        static final Affected EVERYTHING = new Affected(Window.UNBOUNDED_PAST, Window.UNBOUNDED_FUTURE);

        boolean isNothing() {
            return from == until;
        }

        Affected and(Affected other) {
            if (isNothing() || other.isNothing()) {
                return isNothing() ? other : this;
            }
            return new Affected(Math.min(from, other.from), Math.max(until, other.until));
        }
    }

    private Position(Scale scale, Ordered<Long, Knot> knots, int changes, int inexact, Affected affected) {
        this.scale = scale;
        this.knots = knots;
        this.changes = changes;
        this.inexact = inexact;
        this.affected = affected;
    }

    static Position of(Scale scale, Collection<Move> moves) {
        List<Knot> forward = new ArrayList<>();
        Frontier past = Frontier.beginning(scale);
        int changes = 0;
        int inexact = 0;
        for (List<Move> meeting : meeting(new TreeSet<>(moves))) {
            Knot knot = Knot.of(scale, meeting, past);
            past = knot.past();
            changes += knot.changes();
            inexact += knot.isExact() ? 0 : 1;
            forward.add(knot);
        }
        Frontier future = Frontier.end(scale);
        TreeMap<Long, Knot> knots = new TreeMap<>();
        for (Knot knot : forward.reversed()) {
            Knot complete = knot.followedBy(future);
            future = complete.future();
            knots.put(complete.earliest(), complete);
        }
        return new Position(scale, Ordered.of(knots), changes, inexact, Affected.NOTHING);
    }

    /** Sorted moves, divided where no window reaches from one to the next. */
    private static List<List<Move>> meeting(Collection<Move> sorted) {
        List<List<Move>> groups = new ArrayList<>();
        List<Move> group = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (Move move : sorted) {
            if (!group.isEmpty() && move.earliest() > last) {
                groups.add(List.copyOf(group));
                group.clear();
            }
            group.add(move);
            last = group.size() == 1 ? move.extent() : Math.max(last, move.extent());
        }
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group));
        }
        return groups;
    }

    /** The position with some moves more and some fewer; {@link #affected()} says where it can answer otherwise. */
    Position with(Collection<Move> added, Collection<Move> removed) {
        return added.isEmpty() && removed.isEmpty()
                ? new Position(scale, knots, changes, inexact, Affected.NOTHING)
                : new Revision().apply(added, removed);
    }

    /** The unrecorded changes of a best world, over the whole history. */
    int changes() {
        return changes;
    }

    /** Whether every order was weighed, everywhere. */
    boolean isExact() {
        return inexact == 0;
    }

    /** Where this position can answer otherwise than the one it was made from. */
    Affected affected() {
        return affected;
    }

    /** What holds on a day. */
    Reading on(long day) {
        Knot knot = knots.floor(day);
        if (knot == null) {
            return SILENCE_BEFORE;
        }
        List<Reading> readings = knot.readings();
        int low = 0;
        int high = readings.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (readings.get(middle).from() <= day) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return readings.get(low);
    }

    /** The first day after the one given on which a new reading begins; unbounded future where there is none. */
    long nextAfter(long day) {
        Knot knot = knots.floor(day);
        if (knot != null) {
            for (Reading reading : knot.readings()) {
                if (reading.from() > day) {
                    Knot next = knots.higher(day);
                    return next == null ? reading.from() : Math.min(reading.from(), next.earliest());
                }
            }
        }
        Knot next = knots.higher(day);
        return next == null ? Window.UNBOUNDED_FUTURE : next.earliest();
    }

    /** The acts of one best world in their order, on and around the affected days. */
    List<Sweep.Step> bestWorldWhereAffected() {
        List<Sweep.Step> steps = new ArrayList<>();
        Knot knot = knots.floor(affected.from);
        knot = knot == null ? knots.first() : knot;
        while (knot != null && knot.earliest() < affected.until) {
            steps.addAll(knot.bestWorld());
            knot = knots.higher(knot.earliest());
        }
        return steps;
    }

    /** Works out a changed position. */
    private final class Revision {
        private Ordered<Long, Knot> tree = knots;
        private int total = changes;
        private int wide = inexact;
        private final TreeSet<Long> touched = new TreeSet<>();

        Position apply(Collection<Move> added, Collection<Move> removed) {
            TreeMap<Move.Id, Move> pool = new TreeMap<>();
            TreeMap<Long, Knot> met = new TreeMap<>();
            for (Move move : removed) {
                meet(move, met);
            }
            for (Move move : added) {
                meet(move, met);
            }
            for (Knot knot : met.values()) {
                knot.moves().forEach(move -> pool.put(move.id(), move));
                take(knot);
            }
            removed.forEach(move -> pool.remove(move.id()));
            added.forEach(move -> pool.put(move.id(), move));
            TreeMap<Long, List<Move>> groups = new TreeMap<>();
            for (List<Move> group : meeting(new TreeSet<>(pool.values()))) {
                groups.put(group.getFirst().earliest(), group);
            }
            TreeSet<Long> anew = new TreeSet<>(groups.keySet());
            forward(met, groups);
            backward(met, anew);
            return new Position(scale, tree, total, wide, span(met));
        }

        private void meet(Move move, TreeMap<Long, Knot> met) {
            Knot knot = knots.floor(move.extent());
            while (knot != null && knot.latest() >= move.earliest()) {
                met.put(knot.earliest(), knot);
                knot = knots.lower(knot.earliest());
            }
        }

        private void take(Knot knot) {
            tree = tree.remove(knot.earliest());
            total -= knot.changes();
            wide -= knot.isExact() ? 0 : 1;
        }

        private void put(Knot knot) {
            tree = tree.put(knot.earliest(), knot);
            total += knot.changes();
            wide += knot.isExact() ? 0 : 1;
            touched.add(knot.earliest());
        }

        private void replace(Knot old, Knot knot) {
            total -= old.changes();
            wide -= old.isExact() ? 0 : 1;
            put(knot);
        }

        private void forward(TreeMap<Long, Knot> met, TreeMap<Long, List<Move>> groups) {
            TreeSet<Long> waiting = new TreeSet<>(groups.keySet());
            for (Long gone : met.keySet()) {
                wait(waiting, gone);
            }
            while (!waiting.isEmpty()) {
                Long at = waiting.removeFirst();
                Knot lower = tree.lower(at);
                Frontier before = lower == null ? Frontier.beginning(scale) : lower.past();
                List<Move> group = groups.remove(at);
                if (group != null) {
                    put(Knot.of(scale, group, before));
                    wait(waiting, at);
                } else {
                    Knot knot = tree.get(at);
                    if (knot != null && !knot.before().equals(before)) {
                        replace(knot, knot.precededBy(before));
                        wait(waiting, at);
                    }
                }
            }
        }

        private void wait(TreeSet<Long> waiting, Long after) {
            Knot next = tree.higher(after);
            if (next != null) {
                waiting.add(next.earliest());
            }
        }

        private void backward(TreeMap<Long, Knot> met, TreeSet<Long> anew) {
            TreeSet<Long> waiting = new TreeSet<>(anew);
            for (Long gone : met.keySet()) {
                waitBefore(waiting, gone);
            }
            while (!waiting.isEmpty()) {
                Long at = waiting.removeLast();
                Knot knot = tree.get(at);
                Knot higher = tree.higher(at);
                Frontier after = higher == null ? Frontier.end(scale) : higher.future();
                if (knot != null && (anew.contains(at) || !knot.after().equals(after))) {
                    replace(knot, knot.followedBy(after));
                    waitBefore(waiting, at);
                }
            }
        }

        private void waitBefore(TreeSet<Long> waiting, Long before) {
            Knot previous = tree.lower(before);
            if (previous != null) {
                waiting.add(previous.earliest());
            }
        }

        private Affected span(TreeMap<Long, Knot> met) {
            touched.addAll(met.keySet());
            Knot next = tree.higher(touched.last());
            return new Affected(touched.first(), next == null ? Window.UNBOUNDED_FUTURE : next.earliest());
        }
    }
}
