package org.chancery.relation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a version of a facet key came from the one before it: enough to say in which moves two versions can differ, so that
 * one can be weighed from the other.
 *
 * <p>The versions of a key know of each other only through this. What it keeps of them decides nothing.
 */
final class Lineage {
    private final @Nullable Lineage before;
    private final List<Move.Id> concerned;
    private final int length;
    private final Weighed weighed;

    private Lineage(@Nullable Lineage before, List<Move.Id> concerned, Weighed weighed) {
        this.before = before;
        this.concerned = concerned;
        this.length = before == null ? 0 : before.length + 1;
        this.weighed = weighed;
    }

    /** The lineage of a key of which nothing is recorded. */
    static Lineage begun() {
        return new Lineage(null, List.of(), new Weighed());
    }

    /** The lineage of a version after this one. */
    Lineage then(Collection<Move> added, Collection<Move> removed) {
        List<Move.Id> ids = new ArrayList<>(added.size() + removed.size());
        removed.forEach(move -> ids.add(move.id()));
        added.forEach(move -> ids.add(move.id()));
        return new Lineage(this, List.copyOf(ids), weighed);
    }

    /** The moves in which two versions of one key can differ. */
    Set<Move.Id> between(Lineage other) {
        Set<Move.Id> ids = new TreeSet<>();
        Lineage one = this;
        Lineage two = other;
        while (one != two && one != null && two != null) {
            if (one.length >= two.length) {
                ids.addAll(one.concerned);
                one = one.before;
            } else {
                ids.addAll(two.concerned);
                two = two.before;
            }
        }
        return ids;
    }

    /** How many versions lie between two, on one line. */
    private int distance(Lineage other) {
        return Math.abs(length - other.length);
    }

    /** Remembers a version that was weighed. */
    void weighed(KeyFold fold) {
        weighed.add(fold);
    }

    /** The version weighed before that is nearest to this one, if it is near enough; else null. */
    @Nullable
    KeyFold nearestWeighed(int within) {
        KeyFold nearest = null;
        for (KeyFold fold : weighed.some) {
            if (distance(fold.lineage()) <= within
                    && (nearest == null || distance(fold.lineage()) < distance(nearest.lineage()))) {
                nearest = fold;
            }
        }
        return nearest;
    }

    /** Some versions that were weighed, spread over the length of the line. */
    private static final class Weighed {
        private static final int MOST = 32;

        private volatile List<KeyFold> some = List.of();

        synchronized void add(KeyFold fold) {
            List<KeyFold> more = new ArrayList<>(some);
            int place = 0;
            while (place < more.size() && more.get(place).lineage().length < fold.lineage().length) {
                place++;
            }
            more.add(place, fold);
            if (more.size() > MOST) {
                more.remove(mostCrowded(more));
            }
            some = List.copyOf(more);
        }

        /** The place of the one whose neighbours are nearest to each other. */
        private static int mostCrowded(List<KeyFold> folds) {
            int crowded = 1;
            int least = Integer.MAX_VALUE;
            for (int at = 1; at < folds.size() - 1; at++) {
                int apart =
                        folds.get(at + 1).lineage().distance(folds.get(at - 1).lineage());
                if (apart < least) {
                    least = apart;
                    crowded = at;
                }
            }
            return crowded;
        }
    }
}
