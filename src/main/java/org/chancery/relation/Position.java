package org.chancery.relation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
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
    private final Ordered.Summing<Knot, Passage> summing;

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
        this.summing = Passage.summing(scale);
    }

    static Position of(Scale scale, Collection<Move> moves) {
        List<Move> sorted = new ArrayList<>(moves);
        sorted.sort(null);
        List<Knot> knots = new ArrayList<>();
        Frontier past = scale.beginning();
        int changes = 0;
        int inexact = 0;
        for (List<Move> meeting : meeting(sorted)) {
            Knot knot = Knot.of(scale, meeting, past);
            past = knot.past();
            changes += knot.changes();
            inexact += knot.isExact() ? 0 : 1;
            knots.add(knot);
        }
        Frontier future = scale.end();
        for (int at = knots.size() - 1; at >= 0; at--) {
            Knot complete = knots.get(at).followedBy(future);
            future = complete.future();
            knots.set(at, complete);
        }
        return new Position(scale, Ordered.of(knots, Knot::earliest), changes, inexact, Affected.NOTHING);
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
        return knot.on(day);
    }

    /** The first day after the one given on which a new reading begins; unbounded future where there is none. */
    long nextAfter(long day) {
        Knot knot = knots.floor(day);
        Knot next = knots.higher(day);
        if (knot != null) {
            List<Reading> readings = knot.readings();
            int following = knot.indexOn(day) + 1;
            if (following < readings.size()) {
                long from = readings.get(following).from();
                return next == null ? from : Math.min(from, next.earliest());
            }
        }
        return next == null ? Window.UNBOUNDED_FUTURE : next.earliest();
    }

    /**
     * The first day from which on a value can hold up to the day given, on which it can; unbounded where it always could.
     *
     * @param number the number by which the value is shown
     */
    long heldSince(int number, long day) {
        return since(day, new Run(1 << number, false));
    }

    /** The first day from which on a value is the only one up to the day given, on which it is. */
    long onlySince(int number, long day) {
        return since(day, new Run(1 << number, true));
    }

    private long since(long day, Run run) {
        Knot knot = knots.floor(day);
        if (knot == null) {
            return Window.UNBOUNDED_PAST;
        }
        if (run.passes(knot.readings(), knot.indexOn(day))
                && knots.walkDown(knot.earliest(), summing, run)
                && run.holds(SILENCE_BEFORE)) {
            return Window.UNBOUNDED_PAST;
        }
        return run.since;
    }

    /** Goes back over readings for as long as a value holds. */
    private final class Run implements Ordered.Walk<Knot, Passage> {
        private final int bit;
        private final boolean only;
        private long since = Window.UNBOUNDED_FUTURE;

        Run(int bit, boolean only) {
            this.bit = bit;
            this.only = only;
        }

        private boolean holds(Reading reading) {
            int shown = reading.shown(scale);
            return only ? shown == bit && reading.exact() : (shown & bit) != 0;
        }

        private boolean passes(List<Reading> readings, int last) {
            for (int at = last; at >= 0; at--) {
                Reading reading = readings.get(at);
                if (reading.from() < since) {
                    if (!holds(reading)) {
                        return false;
                    }
                    since = reading.from();
                }
            }
            return true;
        }

        @Override
        public boolean passes(Knot knot) {
            return passes(knot.readings(), knot.readings().size() - 1);
        }

        @Override
        public boolean passesAll(Passage together) {
            Passage.Standing standing = together.until(since);
            boolean holds = ((only ? standing.only() : standing.always()) & bit) != 0;
            since = holds ? together.earliest() : since;
            return holds;
        }
    }

    /**
     * Shows the moves on which values of a reading rest: those that can have given them, and the latest that confirmed
     * them.
     *
     * @param day the day of the reading
     * @param numbers the values, as bits of their numbers
     * @param seen is shown each move, some more than once; says whether to go on
     */
    void basis(long day, Reading reading, int numbers, Predicate<Move> seen) {
        Trace trace = new Trace(numbers, numbers, seen);
        Knot knot = knots.floor(day);
        if (knot != null && trace.follow(reading.bases())) {
            knots.walkDown(knot.earliest(), summing, trace);
        }
    }

    /** What gave and what confirmed each value of the reading on a day, value by value. */
    List<List<Move>> reasons(long day) {
        Reading reading = on(day);
        Knot knot = knots.floor(day);
        List<List<Move>> reasons = new ArrayList<>();
        for (int number = 0; number < scale.size(); number++) {
            int bit = reading.values() & 1 << number;
            for (boolean giving : new boolean[] {true, false}) {
                TreeSet<Move> moves = new TreeSet<>();
                Trace trace = new Trace(giving ? bit : 0, giving ? 0 : bit, move -> {
                    moves.add(move);
                    return true;
                });
                if (bit != 0 && knot != null && trace.follow(reading.bases())) {
                    knots.walkDown(knot.earliest(), summing, trace);
                }
                reasons.add(List.copyOf(moves));
            }
        }
        return reasons;
    }

    /** Follows values back to the moves that gave and confirmed them. */
    private static final class Trace implements Ordered.Walk<Knot, Passage> {
        private final Predicate<Move> seen;
        private int given;
        private int confirmed;

        Trace(int given, int confirmed, Predicate<Move> seen) {
            this.given = given;
            this.confirmed = confirmed;
            this.seen = seen;
        }

        boolean follow(List<Basis> bases) {
            int givenBefore = 0;
            int confirmedBefore = 0;
            for (int number = 0; number < bases.size(); number++) {
                if ((given & 1 << number) != 0) {
                    if (!bases.get(number).allGivers(seen)) {
                        return false;
                    }
                    givenBefore |= bases.get(number).given();
                }
                if ((confirmed & 1 << number) != 0) {
                    if (!bases.get(number).allConfirming(seen)) {
                        return false;
                    }
                    confirmedBefore |= bases.get(number).confirmed();
                }
            }
            given = givenBefore;
            confirmed = confirmedBefore;
            return (given | confirmed) != 0;
        }

        @Override
        public boolean passes(Knot knot) {
            return follow(knot.bases());
        }

        @Override
        public boolean passesAll(Passage together) {
            if (together.bearsOn(given, confirmed)) {
                return false;
            }
            given = together.given(given);
            confirmed = together.confirmed(confirmed);
            return true;
        }
    }

    /** The acts of one best world in their order, on and around the affected days, and those next to them. */
    List<Worlds.Step> bestWorldWhereAffected() {
        List<Worlds.Step> steps = new ArrayList<>();
        Knot knot = knots.lower(affected.from);
        knot = knot == null ? knots.first() : knot;
        boolean within = true;
        Frontier left = null;
        while (knot != null && within) {
            within = knot.earliest() < affected.until;
            List<Worlds.Step> world = knot.bestWorld(left);
            steps.addAll(world);
            left = world.isEmpty()
                    ? null
                    : Frontier.only(scale.size(), scale.number(world.getLast().left()));
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
                Frontier before = lower == null ? scale.beginning() : lower.past();
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
                Frontier after = higher == null ? scale.end() : higher.future();
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
            while (next != null && handsRulesOn(next)) {
                next = tree.higher(next.earliest());
            }
            next = next == null ? null : tree.higher(next.earliest());
            return new Affected(touched.first(), next == null ? Window.UNBOUNDED_FUTURE : next.earliest());
        }

        /** Whether a value can stand after a knot by a rule from before it. */
        private static boolean handsRulesOn(Knot knot) {
            for (Basis basis : knot.bases()) {
                if (basis.given() != 0
                        && basis.allGivers(move -> move.rule() != null)
                        && basis.allConfirming(move -> move.rule() != null)) {
                    return true;
                }
            }
            return false;
        }
    }
}
