package org.chancery.relation;

import java.util.List;

/** What knots in a row do together, so that somebody who goes back over a long history can pass them at once. */
final class Passage {
    private final long earliest;
    private final Standing standing;
    private final long gap;
    private final Standing after;
    private final int givers;
    private final int[] given;
    private final int confirming;
    private final int[] confirmed;

    /**
     * @param earliest the first day of the first of them
     * @param standing what holds on each of their days up to the last gap
     * @param gap the first day after the last of them
     * @param after what holds from there on until the next knot, which may begin on that very day
     * @param givers numbers of the values after them that some of their moves can have given
     * @param given for each value after them, the values before them whose givers can have given it
     * @param confirming numbers of the values after them that some of their moves can have confirmed
     * @param confirmed for each value after them, the values before them whose latest confirmation can be its own
     */
    private Passage(
            long earliest,
            Standing standing,
            long gap,
            Standing after,
            int givers,
            int[] given,
            int confirming,
            int[] confirmed) {
        this.earliest = earliest;
        this.standing = standing;
        this.gap = gap;
        this.after = after;
        this.givers = givers;
        this.given = given;
        this.confirming = confirming;
        this.confirmed = confirmed;
    }

    /**
     * What holds all the time.
     *
     * @param always values that can hold on each day, as bits of the numbers by which they are shown
     * @param only values that are the only one, for certain, on each day
     */
    record Standing(int always, int only) {
        private static final Standing ANYTHING = new Standing(~0, ~0);

        static Standing of(Scale scale, Reading reading) {
            int shown = reading.shown(scale);
            return new Standing(shown, reading.exact() && Integer.bitCount(shown) == 1 ? shown : 0);
        }

        Standing and(Standing other) {
            return new Standing(always & other.always, only & other.only);
        }
    }

    /** What holds on each of their days and on those after them until a later knot begins. */
    Standing until(long next) {
        return gap < next ? standing.and(after) : standing;
    }

    static Ordered.Summing<Knot, Passage> summing(Scale scale) {
        return new Ordered.Summing<>() {
            @Override
            public Passage of(Knot knot) {
                return Passage.of(scale, knot);
            }

            @Override
            public Passage join(Passage earlier, Passage later) {
                return earlier.then(later);
            }
        };
    }

    private static Passage of(Scale scale, Knot knot) {
        Standing standing = Standing.ANYTHING;
        List<Reading> readings = knot.readings();
        for (Reading reading : readings.subList(0, readings.size() - 1)) {
            standing = standing.and(Standing.of(scale, reading));
        }
        List<Basis> bases = knot.bases();
        int givers = 0;
        int confirming = 0;
        int[] given = new int[bases.size()];
        int[] confirmed = new int[bases.size()];
        for (int number = 0; number < bases.size(); number++) {
            givers |= bases.get(number).hasGivers() ? 1 << number : 0;
            confirming |= bases.get(number).hasConfirming() ? 1 << number : 0;
            given[number] = bases.get(number).given();
            confirmed[number] = bases.get(number).confirmed();
        }
        Reading last = readings.getLast();
        return new Passage(
                knot.earliest(), standing, last.from(), Standing.of(scale, last), givers, given, confirming, confirmed);
    }

    private Passage then(Passage later) {
        int n = given.length;
        int laterGivers = later.givers;
        int laterConfirming = later.confirming;
        int[] givenThrough = new int[n];
        int[] confirmedThrough = new int[n];
        for (int number = 0; number < n; number++) {
            laterGivers |= (later.given[number] & givers) != 0 ? 1 << number : 0;
            laterConfirming |= (later.confirmed[number] & confirming) != 0 ? 1 << number : 0;
            givenThrough[number] = through(given, later.given[number]);
            confirmedThrough[number] = through(confirmed, later.confirmed[number]);
        }
        return new Passage(
                earliest,
                until(later.earliest).and(later.standing),
                later.gap,
                later.after,
                laterGivers,
                givenThrough,
                laterConfirming,
                confirmedThrough);
    }

    /** The first day of the first of them. */
    long earliest() {
        return earliest;
    }

    /** Whether some of their moves can have given or confirmed one of the values after them. */
    boolean bearsOn(int givenAfter, int confirmedAfter) {
        return (givers & givenAfter) != 0 || (confirming & confirmedAfter) != 0;
    }

    /** The values before them whose givers can have given one of those after them. */
    int given(int givenAfter) {
        return through(given, givenAfter);
    }

    /** The values before them whose latest confirmation can be that of one of those after them. */
    int confirmed(int confirmedAfter) {
        return through(confirmed, confirmedAfter);
    }

    private static int through(int[] before, int after) {
        int found = 0;
        for (int number = 0; number < before.length; number++) {
            if ((after & 1 << number) != 0) {
                found |= before[number];
            }
        }
        return found;
    }
}
