package org.chancery.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chancery.relation.Move.Tail;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * Weighs every world of one knot: every choice of a day for each move, and of an order within each day, keeping only those
 * that need the fewest unrecorded changes.
 *
 * <p>It visits only the days on which something can become different: the first day of each window and the next, the last
 * and the next, and a few neighbours of these where an end has to follow its start or an observation lasted. On each of them the state is which of the open
 * moves have happened and the value they left; moves with the same window and effect are counted together. A pass from the
 * past gives the fewest changes that lead to a state, a pass from the future the fewest still to come; a state belongs to
 * a best world when both add up to the least. Days in between answer as the visited day before them.
 *
 * <p>Exact up to {@value #MOST_KINDS} kinds of moves open on one day. Beyond, it answers on the days their windows cover with
 * every value they can leave and the values before, and weighs the days before and after apart: what follows is no help in
 * choosing among values that were not weighed.
 */
final class Sweep implements Worlds {
    static final int MOST_KINDS = 12;
    private static final int MOST_STATES = 1 << 22;
    private static final int TURNS = 4;
    private static final int IMPOSSIBLE = Frontier.IMPOSSIBLE;

    /** The number of NOT_RECORDED, which nothing confirms. */
    private static final int SILENCE = 0;

    private static final int BEGUN_TODAY = 1;
    private static final int BEGUN = 2;
    private static final int ENDED = 3;

    private final Scale scale;
    private final int n;
    private final List<Move> moves;
    private final Day[] days;
    private List<Crowd> crowds;
    private final boolean hasNeighbours;
    private final int repeated;

    /** Moves that cannot be told apart: same window, same effect. A move with a tail stands alone. */
    private static final class Kind {
        final Move[] moves;
        final long earliest;
        final long latest;
        final int order;
        final Transition transition;
        final @Nullable Tail tail;
        final int most;

        Kind(List<Move> moves, long earliest, long latest, int most) {
            Move first = moves.getFirst();
            this.moves = moves.toArray(Move[]::new);
            this.earliest = earliest;
            this.latest = latest;
            this.order = first.order();
            this.transition = first.transition();
            this.tail = earliest == first.earliest() && latest == first.latest() ? first.tail() : null;
            this.most = tail == null ? most : ENDED;
        }

        long closes() {
            return tail == null ? latest : tail.latest();
        }
    }

    /** A visited day: the kinds open on it, and how a state counts them in one number. */
    private static final class Day {
        final long day;
        /** Whether nothing begins on it: it stands for days left out. */
        final boolean quiet;

        final boolean nextIsTomorrow;
        /** The crowd that was on the days before it; null where there was none. */
        final @Nullable Crowd crowd;

        final Kind[] open;
        final int[] base;
        final int size;
        /** For each kind open on the day before, its place here; -1 where it has closed. */
        final int[] fromBefore;

        Day(long day, boolean quiet, boolean nextIsTomorrow, Kind[] open, @Nullable Day before, @Nullable Crowd crowd) {
            this.crowd = crowd;
            this.day = day;
            this.quiet = quiet;
            this.nextIsTomorrow = nextIsTomorrow;
            this.open = open;
            this.base = new int[open.length];
            long states = 1;
            for (int slot = 0; slot < open.length; slot++) {
                base[slot] = (int) Math.min(states, MOST_STATES);
                states = Math.min(states * (open[slot].most + 1L), MOST_STATES + 1L);
            }
            this.size = (int) states;
            this.fromBefore = new int[before == null ? 0 : before.open.length];
            Arrays.fill(fromBefore, -1);
            if (before != null) {
                for (int was = 0; was < before.open.length; was++) {
                    fromBefore[was] = Arrays.asList(open).indexOf(before.open[was]);
                }
            }
        }

        int count(int state, int slot) {
            return state / base[slot] % (open[slot].most + 1);
        }

        /** The state here that continues a state at the end of the day before. */
        int continuing(Day before, int state) {
            int continued = 0;
            for (int was = 0; was < before.open.length; was++) {
                if (fromBefore[was] >= 0) {
                    continued += before.count(state, was) * base[fromBefore[was]];
                }
            }
            return continued;
        }

        /** Whether it can begin like this where nothing is known of the days before. */
        boolean canFollowACrowd(int state) {
            for (int slot = 0; slot < open.length; slot++) {
                int count = count(state, slot);
                if ((count > 0 && open[slot].earliest == day) || (open[slot].tail != null && count == BEGUN_TODAY)) {
                    return false;
                }
            }
            return true;
        }

        /** The state after the day is over; -1 where the day cannot end like this. */
        int atEnd(int state) {
            int ended = state;
            for (int slot = 0; slot < open.length; slot++) {
                Kind kind = open[slot];
                int count = count(state, slot);
                if (kind.tail == null) {
                    if (day == kind.latest && count < kind.most) {
                        return -1;
                    }
                } else if ((day >= kind.latest && count == 0)
                        || (day == kind.tail.latest() && count != ENDED)
                        || (kind.tail.nextDay() && count == BEGUN)) {
                    return -1;
                } else if (count == BEGUN_TODAY) {
                    ended += base[slot];
                }
            }
            return ended;
        }

        /** The state after one more move of the kind in a slot; -1 where it cannot happen now. */
        int afterOneMore(int state, int slot) {
            Kind kind = open[slot];
            int count = count(state, slot);
            if (quiet && !mayHappenQuietly(kind, count)) {
                return -1;
            }
            if (kind.tail == null) {
                return count < kind.most && isDue(state, kind) ? state + base[slot] : -1;
            }
            if (count == 0) {
                boolean canEnd = !kind.tail.nextDay() || nextIsTomorrow;
                return day <= kind.latest && canEnd && isDue(state, kind) ? state + base[slot] : -1;
            }
            return count == BEGUN && day >= kind.tail.earliest() ? state + base[slot] : -1;
        }

        private boolean mayHappenQuietly(Kind kind, int count) {
            return kind.tail == null
                    ? kind.earliest == day && kind.latest == day
                    : kind.tail.nextDay() && count == BEGUN;
        }

        /** Whether every move of the day with a lower rank has happened. */
        private boolean isDue(int state, Kind kind) {
            if (kind.order != Move.UNRANKED) {
                for (int slot = 0; slot < open.length; slot++) {
                    Kind other = open[slot];
                    if (other.order != Move.UNRANKED && other.order < kind.order) {
                        int count = count(state, slot);
                        if (other.tail == null ? count < other.most : count == 0) {
                            return false;
                        }
                    }
                }
            }
            return true;
        }

        Transition transition(int state, int slot) {
            Kind kind = open[slot];
            return kind.tail != null && count(state, slot) == BEGUN ? kind.tail.transition() : kind.transition;
        }
    }

    Sweep(Scale scale, List<Move> moves) {
        this.scale = scale;
        this.n = scale.size();
        this.moves = moves;
        int neighbours = neighbours(moves);
        this.hasNeighbours = neighbours > 0;
        TreeSet<Long> busy = visited(moves, neighbours);
        TreeSet<Long> visited = new TreeSet<>(busy);
        this.repeated = addQuietDays(moves, visited);
        List<Kind> kinds = kinds(moves, visited);
        kinds.sort(Comparator.comparingLong(kind -> kind.earliest));
        this.crowds = crowds(kinds, visited);
        List<Day> weighed = new ArrayList<>();
        long states = 0;
        Iterator<Crowd> ahead = crowds.iterator();
        Crowd crowd = ahead.hasNext() ? ahead.next() : null;
        Crowd passed = null;
        List<Kind> open = new ArrayList<>();
        int next = 0;
        for (long day : visited) {
            open.removeIf(kind -> kind.closes() < day);
            while (next < kinds.size() && kinds.get(next).earliest <= day) {
                open.add(kinds.get(next++));
            }
            while (crowd != null && day > crowd.latest) {
                passed = crowd;
                crowd = ahead.hasNext() ? ahead.next() : null;
            }
            if ((crowd == null || day < crowd.earliest) && states <= MOST_STATES) {
                Day before = weighed.isEmpty() || passed != null ? null : weighed.getLast();
                Day added = new Day(
                        day, !busy.contains(day), visited.contains(day + 1), open.toArray(Kind[]::new), before, passed);
                passed = null;
                weighed.add(added);
                states += (long) added.size * n;
            }
        }
        if (states > MOST_STATES) {
            this.crowds = List.of(new Crowd(moves.getFirst().earliest(), extent(), moves));
            weighed.clear();
        }
        this.days = weighed.toArray(Day[]::new);
    }

    /** The windows of the kinds that are too many on one day, and the moves that have a say on the days they cover. */
    private record Crowd(long earliest, long latest, List<Move> moves) {}

    private static List<Crowd> crowds(List<Kind> sorted, TreeSet<Long> visited) {
        TreeMap<Long, Long> covered = new TreeMap<>();
        List<Kind> open = new ArrayList<>();
        int next = 0;
        for (long day : visited) {
            open.removeIf(kind -> kind.closes() < day);
            while (next < sorted.size() && sorted.get(next).earliest <= day) {
                open.add(sorted.get(next++));
            }
            if (open.size() > MOST_KINDS) {
                long from = Long.MAX_VALUE;
                long through = Long.MIN_VALUE;
                for (Kind kind : open) {
                    from = Math.min(from, kind.earliest);
                    through = Math.max(through, kind.closes());
                }
                covered.merge(from, through, Math::max);
            }
        }
        List<Crowd> crowds = new ArrayList<>();
        long from = 0;
        long through = Long.MIN_VALUE;
        for (Map.Entry<Long, Long> window : covered.entrySet()) {
            if (through != Long.MIN_VALUE && window.getKey() > through + 1) {
                crowds.add(crowd(from, through, sorted));
                through = Long.MIN_VALUE;
            }
            from = through == Long.MIN_VALUE ? window.getKey() : from;
            through = Math.max(through, window.getValue());
        }
        if (through != Long.MIN_VALUE) {
            crowds.add(crowd(from, through, sorted));
        }
        return crowds;
    }

    private static Crowd crowd(long from, long through, List<Kind> kinds) {
        Set<Move> moves = new TreeSet<>();
        for (Kind kind : kinds) {
            if (kind.earliest <= through && kind.closes() >= from) {
                moves.addAll(Arrays.asList(kind.moves));
            }
        }
        return new Crowd(from, through, List.copyOf(moves));
    }

    /** The unrecorded changes of days that are not visited, because two lasting observations contradict each other. */
    @Override
    public int repeated() {
        return isExact() ? repeated : 0;
    }

    @Override
    public boolean isExact() {
        return crowds.isEmpty();
    }

    private static TreeSet<Long> visited(List<Move> moves, int neighbours) {
        TreeSet<Long> days = new TreeSet<>();
        long last = Long.MIN_VALUE;
        for (Move move : moves) {
            last = Math.max(last, move.extent());
        }
        for (Move move : moves) {
            bound(move.earliest(), neighbours, days);
            bound(move.latest(), neighbours, days);
            if (move.tail() != null) {
                bound(move.tail().earliest(), neighbours, days);
                bound(move.tail().latest(), neighbours, days);
            }
            if (move.isHeld()) {
                bound(move.heldFrom(), neighbours, days);
                bound(move.heldThrough(), neighbours, days);
            }
        }
        long first = moves.getFirst().earliest();
        if (first == Window.UNBOUNDED_PAST) {
            first = days.first() - 2;
            days.add(first);
            days.add(first + 1);
        }
        return new TreeSet<>(days.subSet(first, true, last, true));
    }

    /**
     * A day on which something can become different, the next, and neighbours on both sides; of these one more after it, so
     * that what begins on the last but one can be followed by something on the next day.
     */
    private static void bound(long day, int neighbours, Set<Long> days) {
        if (day != Window.UNBOUNDED_PAST) {
            long through = day + 1 + (neighbours == 0 ? 0 : neighbours + 1);
            for (long near = day - neighbours; near <= through; near++) {
                days.add(near);
            }
        }
    }

    /** How many days around a bound differ from those farther away. */
    private static int neighbours(List<Move> moves) {
        int tails = Math.min(tailsAtOnce(moves), MOST_KINDS);
        return tails > 0 ? 2 * tails + 1 : moves.stream().anyMatch(Move::isHeld) ? 1 : 0;
    }

    /** How many moves whose end has to follow their start are open on one day, at most. */
    private static int tailsAtOnce(List<Move> moves) {
        TreeMap<Long, Integer> steps = new TreeMap<>();
        for (Move move : moves) {
            if (move.tail() != null) {
                steps.merge(move.earliest(), 1, Integer::sum);
                steps.merge(move.tail().latest() + 1, -1, Integer::sum);
            }
        }
        int open = 0;
        int most = 0;
        for (int step : steps.values()) {
            open += step;
            most = Math.max(most, open);
        }
        return most;
    }

    /**
     * Adds, where visited days leave others out, days on which nothing begins: one, if an episode of one day may have to end
     * there or an observation held; where lasting observations contradict each other, as many as it takes for the turns of
     * their values to repeat. Returns the changes needed on the days still left out.
     */
    private static int addQuietDays(List<Move> moves, TreeSet<Long> visited) {
        List<Move> waiting = new ArrayList<>();
        for (Move move : moves) {
            if (move.isHeld() || move.isOfOneDay()) {
                waiting.add(move);
            }
        }
        if (waiting.isEmpty()) {
            return 0;
        }
        waiting.sort(Comparator.comparingLong(Sweep::quietFrom));
        List<Move> holding = new ArrayList<>();
        List<Long> quiet = new ArrayList<>();
        int next = 0;
        long repeated = 0;
        long before = visited.first();
        for (long day : visited) {
            long first = before + 1;
            long left = day - first;
            if (left > 0) {
                while (next < waiting.size() && quietFrom(waiting.get(next)) <= first) {
                    holding.add(waiting.get(next++));
                }
                holding.removeIf(move -> move.extent() < first);
                long values = holding.stream()
                        .filter(Move::isHeld)
                        .map(Move::transition)
                        .distinct()
                        .count();
                long turns = values == 0 ? 0 : values == 1 ? 1 : left <= TURNS ? left : TURNS - 1 + left % 2;
                repeated += (left - turns) * Math.max(0, values - 1);
                if (turns == 0 && !holding.isEmpty()) {
                    turns = 1;
                }
                for (long turn = 0; turn < turns; turn++) {
                    quiet.add(first + turn);
                }
            }
            before = day;
        }
        visited.addAll(quiet);
        return (int) Math.min(repeated, IMPOSSIBLE / 2);
    }

    private static long quietFrom(Move move) {
        return move.isHeld() ? move.heldFrom() : move.earliest();
    }

    private static List<Kind> kinds(List<Move> moves, TreeSet<Long> visited) {
        record Sort(long earliest, long latest, int order, Transition transition, boolean held) {}
        List<Kind> kinds = new ArrayList<>();
        Map<Sort, List<Move>> alike = new LinkedHashMap<>();
        for (Move move : moves) {
            if (move.tail() != null) {
                kinds.add(new Kind(List.of(move), move.earliest(), move.latest(), ENDED));
                continue;
            }
            alike.computeIfAbsent(
                            new Sort(move.earliest(), move.latest(), move.order(), move.transition(), false),
                            sort -> new ArrayList<>())
                    .add(move);
            if (move.isHeld()) {
                for (long day : visited.subSet(move.heldFrom(), true, move.heldThrough(), true)) {
                    boolean seenAnyway = day == move.earliest() && day == move.latest();
                    if (!seenAnyway) {
                        alike.computeIfAbsent(
                                        new Sort(day, day, Move.UNRANKED, move.transition(), true),
                                        sort -> new ArrayList<>())
                                .add(move);
                    }
                }
            }
        }
        alike.forEach(
                (sort, group) -> kinds.add(new Kind(group, sort.earliest, sort.latest, sort.held ? 1 : group.size())));
        return kinds;
    }

    @Override
    public int[] costsAfter(Frontier before) {
        return new Past(before).costs;
    }

    @Override
    public List<Basis> basesAfter(Frontier before) {
        return Arrays.asList(new Past(before).bases);
    }

    @Override
    public Frontier future(Frontier after) {
        if (days.length == 0 || days[0].crowd != null) {
            return scale.end();
        }
        Future future = new Future(after);
        return Frontier.future(Arrays.copyOf(future.startCosts[0], n), Arrays.copyOf(future.startImplied[0], n));
    }

    @Override
    public List<Reading> readings(Frontier before, Frontier after) {
        Past past = new Past(before);
        Future future = new Future(after);
        List<Reading> readings = new ArrayList<>();
        boolean unbounded = moves.getFirst().earliest() == Window.UNBOUNDED_PAST;
        int least = 0;
        for (int t = 0; t < days.length; t++) {
            Day day = days[t];
            if (t == 0 || day.crowd != null) {
                least = least(past, future, t);
            }
            if (day.crowd != null) {
                readings.add(past.amid(day.crowd));
            }
            if ((unbounded && t == 0 && day.crowd == null) || !isAnswered(t)) {
                continue;
            }
            int values = 0;
            int implied = 0;
            Basis[] bases = new Basis[n];
            Arrays.fill(bases, Basis.EMPTY);
            for (int state = 0; state < day.size; state++) {
                int ended = day.atEnd(state);
                for (int number = 0; number < n; number++) {
                    int at = state * n + number;
                    if (past.endCosts[t][at] + future.endCosts[t][at] == least) {
                        values |= 1 << number;
                        bases[number] = bases[number].or(past.endBases[t][at]);
                    }
                    if (ended >= 0 && past.startCosts[t][at] + future.endCosts[t][ended * n + number] == least) {
                        implied |= future.endImplied[t][ended * n + number];
                    }
                }
            }
            boolean first = readings.isEmpty();
            readings.add(new Reading(
                    first && unbounded ? Window.UNBOUNDED_PAST : day.day,
                    values,
                    implied & ~values,
                    Arrays.asList(bases),
                    true));
        }
        Crowd last = lastCrowd();
        if (last != null) {
            readings.add(past.amid(last));
        }
        readings.add(gap(past, last == null ? after : scale.end()));
        return readings;
    }

    /** The crowd after the last day that is weighed; null where there is none. */
    private @Nullable Crowd lastCrowd() {
        Crowd last = crowds.isEmpty() ? null : crowds.getLast();
        return last != null && (days.length == 0 || days[days.length - 1].day < last.latest) ? last : null;
    }

    /**
     * Whether a visited day is answered as it was weighed. Quiet days are not, nor is the day before some left out: all
     * these answer as the day before them.
     */
    private boolean isAnswered(int t) {
        boolean lastBeforeSomeLeftOut = t > 0
                && days[t].crowd == null
                && days[t - 1].day == days[t].day - 1
                && t + 1 < days.length
                && days[t + 1].crowd == null
                && (days[t + 1].quiet || days[t + 1].day > days[t].day + 1);
        return !days[t].quiet && !(hasNeighbours && lastBeforeSomeLeftOut);
    }

    /** What holds after the knot, until the next. */
    private Reading gap(Past past, Frontier after) {
        int least = IMPOSSIBLE;
        for (int number = 0; number < n; number++) {
            least = Math.min(least, past.costs[number] + after.cost(number));
        }
        int values = 0;
        int implied = 0;
        Basis[] bases = new Basis[n];
        Arrays.fill(bases, Basis.EMPTY);
        for (int number = 0; number < n; number++) {
            if (past.costs[number] + after.cost(number) == least) {
                values |= 1 << number;
                implied |= after.implied(number);
                bases[number] = past.bases[number];
            }
        }
        return new Reading(extent() + 1, values, implied & ~values, Arrays.asList(bases), true);
    }

    private long extent() {
        long last = Long.MIN_VALUE;
        for (Move move : moves) {
            last = Math.max(last, move.extent());
        }
        return last;
    }

    /** The fewest changes of a world, from the day given up to the next crowd, with those before it. */
    private static int least(Past past, Future future, int t) {
        int least = IMPOSSIBLE;
        for (int at = 0; at < past.startCosts[t].length; at++) {
            least = Math.min(least, past.startCosts[t][at] + future.startCosts[t][at]);
        }
        return least;
    }

    // Too many kinds at once

    /** Every value that moves can leave, given the values they can find first. */
    private static int left(List<Move> moves, int found) {
        int left = 0;
        for (int reached = -1; reached != left; ) {
            reached = left;
            for (Move move : moves) {
                left |= move.transition().leaves(found | left);
                left |= move.tail() == null ? 0 : move.tail().transition().leaves(found | left);
            }
        }
        return left;
    }

    private static Move[] leaving(List<Move> moves, int number) {
        return moves.stream()
                .filter(move -> (move.transition().leaves(~0) & 1 << number) != 0
                        || (move.tail() != null && (move.tail().transition().leaves(~0) & 1 << number) != 0))
                .toArray(Move[]::new);
    }

    /** The pass from the past: of each state the fewest changes that lead to it, and why its value stands. */
    private final class Past {
        final int[][] startCosts = new int[days.length][];
        final int[][] endCosts = new int[days.length][];
        final Basis[][] endBases = new Basis[days.length][];

        /** Of each value the fewest changes up to the last day passed so far; in the end, after the knot. */
        int[] costs = new int[n];
        /** Why each value stands then. */
        Basis[] bases = new Basis[n];

        /** What is said on the days of each crowd. */
        private final IdentityHashMap<Crowd, Reading> amid = new IdentityHashMap<>();

        Past(Frontier before) {
            for (int number = 0; number < n; number++) {
                costs[number] = before.cost(number);
                bases[number] = costs[number] < IMPOSSIBLE ? Basis.asBefore(number) : Basis.EMPTY;
            }
            for (int t = 0; t < days.length; t++) {
                Day day = days[t];
                int[] reached = impossible(day.size * n);
                Basis[] why = new Basis[day.size * n];
                Arrays.fill(why, Basis.EMPTY);
                if (day.crowd != null) {
                    pass(day.crowd);
                    for (int state = 0; state < day.size; state++) {
                        if (day.canFollowACrowd(state)) {
                            System.arraycopy(costs, 0, reached, state * n, n);
                            System.arraycopy(bases, 0, why, state * n, n);
                        }
                    }
                } else if (t == 0) {
                    System.arraycopy(costs, 0, reached, 0, n);
                    System.arraycopy(bases, 0, why, 0, n);
                } else {
                    for (int state = 0; state < days[t - 1].size; state++) {
                        int continued = day.continuing(days[t - 1], state);
                        for (int number = 0; number < n; number++) {
                            int at = state * n + number;
                            improve(reached, why, continued * n + number, endCosts[t - 1][at], endBases[t - 1][at]);
                        }
                    }
                }
                startCosts[t] = reached.clone();
                happen(day, reached, why);
                end(t, reached, why);
                boolean last = t + 1 == days.length;
                if (last && lastCrowd() == null) {
                    int full = (day.size - 1) * n;
                    costs = Arrays.copyOfRange(endCosts[t], full, full + n);
                    bases = Arrays.copyOfRange(endBases[t], full, full + n);
                } else if (last || days[t + 1].crowd != null) {
                    anyState(t);
                }
            }
            Crowd crowd = lastCrowd();
            if (crowd != null) {
                pass(crowd);
            }
        }

        /** What stands before a crowd, whichever of the open moves have happened. */
        private void anyState(int t) {
            costs = impossible(n);
            Arrays.fill(bases, Basis.EMPTY);
            for (int at = 0; at < endCosts[t].length; at++) {
                improve(costs, bases, at % n, endCosts[t][at], endBases[t][at]);
            }
        }

        /** Of a crowd is known what it can find and what it can leave, and no more. */
        private void pass(Crowd crowd) {
            int least = Frontier.least(costs);
            int found = 0;
            for (int number = 0; number < n; number++) {
                found |= costs[number] == least ? 1 << number : 0;
            }
            int left = left(crowd.moves, found);
            Basis[] within = new Basis[n];
            int[] after = impossible(n);
            for (int number = 0; number < n; number++) {
                boolean canLeave = (left & 1 << number) != 0;
                Basis leaving = canLeave ? Basis.givenBy(leaving(crowd.moves, number)) : Basis.EMPTY;
                within[number] = (found & 1 << number) != 0 ? bases[number].or(leaving) : leaving;
                after[number] = canLeave ? least : IMPOSSIBLE;
                bases[number] = leaving;
            }
            costs = after;
            amid.put(crowd, new Reading(crowd.earliest, found | left, 0, Arrays.asList(within), false));
        }

        Reading amid(Crowd crowd) {
            Reading reading = amid.get(crowd);
            if (reading == null) {
                throw new IllegalStateException("a crowd that was not passed");
            }
            return reading;
        }

        private void happen(Day day, int[] costs, Basis[] bases) {
            for (int state = 0; state < day.size; state++) {
                for (int slot = 0; slot < day.open.length; slot++) {
                    int next = day.afterOneMore(state, slot);
                    if (next >= 0) {
                        Transition transition = day.transition(state, slot);
                        Move[] by = day.open[slot].moves;
                        for (int number = 0; number < n; number++) {
                            int at = state * n + number;
                            if (costs[at] < IMPOSSIBLE) {
                                boolean accepted = transition.accepts(number);
                                int left = transition.after(number);
                                Basis basis = !accepted || left != number
                                        ? Basis.givenBy(by)
                                        : number == SILENCE ? bases[at] : bases[at].confirmedBy(by);
                                improve(costs, bases, next * n + left, costs[at] + (accepted ? 0 : 1), basis);
                            }
                        }
                    }
                }
            }
        }

        private void end(int t, int[] costs, Basis[] bases) {
            Day day = days[t];
            endCosts[t] = impossible(day.size * n);
            endBases[t] = new Basis[day.size * n];
            Arrays.fill(endBases[t], Basis.EMPTY);
            for (int state = 0; state < day.size; state++) {
                int ended = day.atEnd(state);
                if (ended >= 0) {
                    for (int number = 0; number < n; number++) {
                        int at = state * n + number;
                        improve(endCosts[t], endBases[t], ended * n + number, costs[at], bases[at]);
                    }
                }
            }
        }

        private static void improve(int[] costs, Basis[] bases, int at, int cost, Basis basis) {
            if (cost < costs[at]) {
                costs[at] = cost;
                bases[at] = basis;
            } else if (cost == costs[at] && cost < IMPOSSIBLE) {
                bases[at] = bases[at].or(basis);
            }
        }
    }

    /** The pass from the future: of each state the fewest changes to come, and the values the next act would imply. */
    private final class Future {
        final int[][] startCosts = new int[days.length][];
        final int[][] startImplied = new int[days.length][];
        final int[][] endCosts = new int[days.length][];
        final int[][] endImplied = new int[days.length][];

        Future(Frontier after) {
            for (int t = days.length - 1; t >= 0; t--) {
                Day day = days[t];
                endCosts[t] = impossible(day.size * n);
                endImplied[t] = new int[day.size * n];
                for (int state = 0; state < day.size; state++) {
                    boolean last = t == days.length - 1;
                    if (last ? lastCrowd() != null : days[t + 1].crowd != null) {
                        Arrays.fill(endCosts[t], 0);
                    } else if (last) {
                        if (state == day.size - 1) {
                            for (int number = 0; number < n; number++) {
                                endCosts[t][state * n + number] = after.cost(number);
                                endImplied[t][state * n + number] = after.implied(number);
                            }
                        }
                    } else {
                        int continued = days[t + 1].continuing(day, state);
                        for (int number = 0; number < n; number++) {
                            endCosts[t][state * n + number] = startCosts[t + 1][continued * n + number];
                            endImplied[t][state * n + number] = startImplied[t + 1][continued * n + number];
                        }
                    }
                }
                happen(t);
            }
        }

        private void happen(int t) {
            Day day = days[t];
            int[] costs = impossible(day.size * n);
            int[] implied = new int[day.size * n];
            for (int state = day.size - 1; state >= 0; state--) {
                int ended = day.atEnd(state);
                for (int number = 0; number < n; number++) {
                    int at = state * n + number;
                    if (ended >= 0) {
                        costs[at] = endCosts[t][ended * n + number];
                        implied[at] = endImplied[t][ended * n + number];
                    }
                    for (int slot = 0; slot < day.open.length; slot++) {
                        int next = day.afterOneMore(state, slot);
                        if (next >= 0) {
                            Transition transition = day.transition(state, slot);
                            boolean accepted = transition.accepts(number);
                            int cost = costs[next * n + transition.after(number)] + (accepted ? 0 : 1);
                            int implies = accepted ? 0 : transition.implied();
                            if (cost < costs[at]) {
                                costs[at] = cost;
                                implied[at] = implies;
                            } else if (cost == costs[at]) {
                                implied[at] |= implies;
                            }
                        }
                    }
                }
            }
            startCosts[t] = costs;
            startImplied[t] = implied;
        }
    }

    /** Acts are placed as early and changes as late as it allows. */
    @Override
    public List<Step> bestWorld(Frontier before, Frontier after) {
        List<Step> steps = new ArrayList<>();
        if (!isExact()) {
            return steps;
        }
        Future future = new Future(after);
        int least = IMPOSSIBLE;
        for (int any = 0; any < n; any++) {
            least = Math.min(least, before.cost(any) + future.startCosts[0][any]);
        }
        int number = 0;
        while (before.cost(number) + future.startCosts[0][number] != least) {
            number++;
        }
        int state = 0;
        for (int t = 0; t < days.length; t++) {
            Day day = days[t];
            for (int slot = next(t, state, number, future); slot >= 0; slot = next(t, state, number, future)) {
                Transition transition = day.transition(state, slot);
                Kind kind = day.open[slot];
                int which = kind.tail == null ? Math.min(day.count(state, slot), kind.moves.length - 1) : 0;
                int left = transition.after(number);
                boolean needsChange = !transition.accepts(number);
                steps.add(new Step(kind.moves[which], scale.value(number), needsChange, scale.value(left), day.day));
                state = day.afterOneMore(state, slot);
                number = left;
            }
            state = t + 1 < days.length ? days[t + 1].continuing(day, day.atEnd(state)) : state;
        }
        return steps;
    }

    /** The slot of the next act of a best world on a visited day; -1 where the day ends. */
    private int next(int t, int state, int number, Future future) {
        Day day = days[t];
        int left = future.startCosts[t][state * n + number];
        int changing = -1;
        for (int slot = 0; slot < day.open.length; slot++) {
            int next = day.afterOneMore(state, slot);
            if (next >= 0) {
                Transition transition = day.transition(state, slot);
                int rest = future.startCosts[t][next * n + transition.after(number)];
                if (transition.accepts(number) && rest == left) {
                    return slot;
                }
                if (!transition.accepts(number) && rest + 1 == left) {
                    changing = slot;
                }
            }
        }
        int ended = day.atEnd(state);
        return ended >= 0 && future.endCosts[t][ended * n + number] == left ? -1 : changing;
    }

    private static int[] impossible(int size) {
        int[] costs = new int[size];
        Arrays.fill(costs, IMPOSSIBLE);
        return costs;
    }
}
