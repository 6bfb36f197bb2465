package org.chancery.relation;

import java.util.Arrays;

/**
 * What is known between two knots: of each value, the fewest unrecorded changes.
 *
 * <p>A frontier from the past counts the changes that led to the value and says why it stands; one from the future counts
 * the changes still to come and says which values the next act would imply. Costs are counted from the least of them.
 */
final class Frontier {
    static final int IMPOSSIBLE = Integer.MAX_VALUE / 4;

    private final int[] costs;
    private final Basis[] bases;
    private final int[] implied;

    private Frontier(int[] costs, Basis[] bases, int[] implied) {
        this.costs = costs;
        this.bases = bases;
        this.implied = implied;
    }

    /** Before any record: NOT_RECORDED. */
    static Frontier beginning(Scale scale) {
        int[] costs = new int[scale.size()];
        Arrays.fill(costs, 1, costs.length, IMPOSSIBLE);
        Basis[] bases = new Basis[scale.size()];
        Arrays.fill(bases, Basis.EMPTY);
        return new Frontier(costs, bases, new int[0]);
    }

    /** After every record: nothing to come. */
    static Frontier end(Scale scale) {
        return new Frontier(new int[scale.size()], new Basis[0], new int[scale.size()]);
    }

    /** From the past; the costs are reduced by their least, see {@link #least(int[])}. */
    static Frontier past(int[] costs, Basis[] bases) {
        for (int number = 0; number < costs.length; number++) {
            if (costs[number] >= IMPOSSIBLE) {
                bases[number] = Basis.EMPTY;
            }
        }
        return new Frontier(reduced(costs), bases, new int[0]);
    }

    /** From the future; the costs are reduced by their least. */
    static Frontier future(int[] costs, int[] implied) {
        return new Frontier(reduced(costs), new Basis[0], implied);
    }

    static int least(int[] costs) {
        int least = IMPOSSIBLE;
        for (int cost : costs) {
            least = Math.min(least, cost);
        }
        return least;
    }

    private static int[] reduced(int[] costs) {
        int least = least(costs);
        int[] reduced = new int[costs.length];
        for (int number = 0; number < costs.length; number++) {
            reduced[number] = costs[number] >= IMPOSSIBLE ? IMPOSSIBLE : costs[number] - least;
        }
        return reduced;
    }

    int cost(int number) {
        return costs[number];
    }

    Basis basis(int number) {
        return bases[number];
    }

    int implied(int number) {
        return implied[number];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frontier that
                && Arrays.equals(costs, that.costs)
                && Arrays.equals(implied, that.implied)
                && Arrays.equals(bases, that.bases);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(costs);
    }
}
