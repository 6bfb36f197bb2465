package org.chancery.relation;

import java.util.Arrays;

/**
 * What is known between two knots: of each value, the fewest unrecorded changes.
 *
 * <p>A frontier from the past counts the changes that led to the value; one from the future counts the changes still to
 * come and says which values the next act would imply. Costs are counted from the least of them.
 */
final class Frontier {
    static final int IMPOSSIBLE = Integer.MAX_VALUE / 4;

    private static final int[] NOTHING = {};

    private final int[] costs;
    private final int[] implied;

    private Frontier(int[] costs, int[] implied) {
        this.costs = costs;
        this.implied = implied;
    }

    /** After every record, of so many values: nothing to come. */
    static Frontier end(int size) {
        return new Frontier(new int[size], new int[size]);
    }

    /** From the past: one value and no other. */
    static Frontier only(int size, int number) {
        int[] costs = new int[size];
        Arrays.fill(costs, IMPOSSIBLE);
        costs[number] = 0;
        return new Frontier(costs, NOTHING);
    }

    /** From the past; the costs are reduced by their least, see {@link #least(int[])}. */
    static Frontier past(int[] costs) {
        return new Frontier(reduced(costs), NOTHING);
    }

    /** From the future; the costs are reduced by their least. */
    static Frontier future(int[] costs, int[] implied) {
        return new Frontier(reduced(costs), implied);
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

    int implied(int number) {
        return implied[number];
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || (other instanceof Frontier that
                        && Arrays.equals(costs, that.costs)
                        && Arrays.equals(implied, that.implied));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(costs);
    }
}
