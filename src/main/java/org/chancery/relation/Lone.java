package org.chancery.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chancery.time.Window;

/**
 * The worlds of a move that meets no other: it happens on some day of its window, and nothing else does. Most knots are
 * such, so their few sums are done without a {@link Sweep}, which says the same of them.
 */
final class Lone implements Worlds {
    private static final int SILENCE = 0;

    private final Scale scale;
    private final Move move;

    Lone(Scale scale, Move move) {
        this.scale = scale;
        this.move = move;
    }

    /** Whether moves are one that has no tail and did not last. */
    static boolean is(List<Move> moves) {
        return moves.size() == 1
                && moves.getFirst().tail() == null
                && !moves.getFirst().isHeld();
    }

    private int changes(int found) {
        return move.transition().accepts(found) ? 0 : 1;
    }

    @Override
    public int[] costsAfter(Frontier before) {
        int[] costs = new int[scale.size()];
        Arrays.fill(costs, Frontier.IMPOSSIBLE);
        for (int found = 0; found < costs.length; found++) {
            int left = move.transition().after(found);
            if (before.cost(found) < Frontier.IMPOSSIBLE) {
                costs[left] = Math.min(costs[left], before.cost(found) + changes(found));
            }
        }
        return costs;
    }

    @Override
    public List<Basis> basesAfter(Frontier before) {
        Basis[] bases = new Basis[scale.size()];
        Arrays.fill(bases, Basis.EMPTY);
        int[] costs = costsAfter(before);
        Move[] by = {move};
        for (int found = 0; found < costs.length; found++) {
            int left = move.transition().after(found);
            if (before.cost(found) < Frontier.IMPOSSIBLE && before.cost(found) + changes(found) == costs[left]) {
                bases[left] = bases[left].or(left(found, by));
            }
        }
        return Arrays.asList(bases);
    }

    /** Why the value stands that the move leaves where it found one. */
    private Basis left(int found, Move[] by) {
        if (!move.transition().accepts(found) || move.transition().after(found) != found) {
            return Basis.givenBy(by);
        }
        Basis before = Basis.asBefore(found);
        return found == SILENCE ? before : before.confirmedBy(by);
    }

    @Override
    public Frontier future(Frontier after) {
        int[] costs = new int[scale.size()];
        int[] implied = new int[scale.size()];
        for (int found = 0; found < costs.length; found++) {
            costs[found] = changes(found) + after.cost(move.transition().after(found));
            implied[found] = changes(found) == 0 ? 0 : move.transition().implied();
        }
        return Frontier.future(costs, implied);
    }

    @Override
    public List<Reading> readings(Frontier before, Frontier after) {
        int n = scale.size();
        int least = least(before, after);
        int found = 0;
        int left = 0;
        int impliedBefore = 0;
        int impliedAfter = 0;
        Basis[] open = new Basis[n];
        Basis[] done = new Basis[n];
        Arrays.fill(open, Basis.EMPTY);
        Arrays.fill(done, Basis.EMPTY);
        Move[] by = {move};
        for (int number = 0; number < n; number++) {
            int next = move.transition().after(number);
            if (before.cost(number) + changes(number) + after.cost(next) == least) {
                found |= 1 << number;
                left |= 1 << next;
                open[number] = open[number].or(Basis.asBefore(number));
                done[next] = done[next].or(left(number, by));
                impliedBefore |= changes(number) == 0 ? 0 : move.transition().implied();
                impliedAfter |= after.implied(next);
            }
        }
        List<Reading> readings = new ArrayList<>(4);
        long first = move.earliest();
        long last = move.latest();
        if (first < last) {
            for (int number = 0; number < n; number++) {
                open[number] = open[number].or(done[number]);
            }
            int either = found | left;
            boolean unbounded = first == Window.UNBOUNDED_PAST;
            if (!unbounded) {
                readings.add(new Reading(first, either, impliedBefore & ~either, Arrays.asList(open), true));
            }
            if (unbounded || first + 1 < last) {
                int implied = (impliedBefore | impliedAfter) & ~either;
                readings.add(new Reading(unbounded ? first : first + 1, either, implied, Arrays.asList(open), true));
            }
            readings.add(new Reading(last, left, impliedAfter & ~left, Arrays.asList(done), true));
        } else {
            readings.add(new Reading(last, left, 0, Arrays.asList(done), true));
        }
        readings.add(new Reading(last + 1, left, impliedAfter & ~left, Arrays.asList(done), true));
        return readings;
    }

    private int least(Frontier before, Frontier after) {
        int least = Frontier.IMPOSSIBLE;
        for (int found = 0; found < scale.size(); found++) {
            least = Math.min(
                    least,
                    before.cost(found)
                            + changes(found)
                            + after.cost(move.transition().after(found)));
        }
        return least;
    }

    @Override
    public List<Step> bestWorld(Frontier before, Frontier after) {
        int least = least(before, after);
        int found = 0;
        while (before.cost(found)
                        + changes(found)
                        + after.cost(move.transition().after(found))
                != least) {
            found++;
        }
        long day = move.earliest() == Window.UNBOUNDED_PAST ? move.latest() : move.earliest();
        Value left = scale.value(move.transition().after(found));
        return List.of(new Step(move, scale.value(found), changes(found) > 0, left, day));
    }

    @Override
    public int repeated() {
        return 0;
    }

    @Override
    public boolean isExact() {
        return true;
    }
}
