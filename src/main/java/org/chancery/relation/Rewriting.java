package org.chancery.relation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chancery.relation.Position.Affected;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * What one event makes of what the books answer about a relation: the spans that no longer stand, and those that stand
 * instead.
 *
 * <p>Only days on which the event can make a difference are looked at. Applied one after the other from nothing, the
 * rewritings of a stream come to the spans of its fold.
 *
 * @param before the relation before the event
 * @param after the relation after it
 * @param keys the facet keys that are answered otherwise, sorted
 * @param gone the headlines that no longer stand
 * @param come the headlines that stand instead
 */
public record Rewriting(
        Relation before, Relation after, List<Rewritten> keys, List<Headlined> gone, List<Headlined> come) {

    /**
     * A facet key that is answered otherwise, came on record or went off it.
     *
     * @param key the key, spelled as it stands after the event
     * @param was whether it was on record before
     * @param is whether it is on record after
     * @param gone the spans that no longer stand, ascending
     * @param come the spans that stand instead, ascending
     */
    public record Rewritten(FacetKey key, boolean was, boolean is, List<Span> gone, List<Span> come) {}

    /** What an event of its stream makes of a relation. The first event also brings what the life spans say. */
    public static Rewriting by(Relation before, Recorded<? extends RelationEvent> recorded) {
        Relation after = before.evolve(recorded);
        if (after.weigh(before)) {
            after = before.evolve(recorded);
        }
        if (before.events() == 0) {
            return from(before, after);
        }
        Difference difference = new Difference(before, after);
        for (FacetKey key : after.touched()) {
            difference.of(key, before.onRecord(key), after.onRecord(key), false);
        }
        return difference.rewriting();
    }

    /** What stands of a relation of which nothing stood. */
    private static Rewriting from(Relation empty, Relation relation) {
        Difference difference = new Difference(empty, relation);
        for (KeyFold fold : relation.folds()) {
            difference.of(fold.key(), null, fold, true);
        }
        return difference.rewriting();
    }

    /** What it makes of a relation to fold the same stream from another beginning, such as other life spans. */
    public static Rewriting between(Relation before, Relation after) {
        Difference difference = new Difference(before, after);
        Set<FacetKey> keys = new TreeSet<>();
        before.folds().forEach(fold -> keys.add(fold.key()));
        after.folds().forEach(fold -> keys.add(fold.key()));
        for (FacetKey key : keys) {
            difference.of(key, before.onRecord(key), after.onRecord(key), true);
        }
        return difference.rewriting();
    }

    /** Whether everything is answered as before. */
    public boolean isNothing() {
        return keys.isEmpty() && gone.isEmpty() && come.isEmpty();
    }

    /** Gathers what differs, and on which days that can make another headline. */
    private static final class Difference {
        private final Relation before;
        private final Relation after;
        private final List<Rewritten> keys = new ArrayList<>();
        private long from = Window.UNBOUNDED_FUTURE;
        private long until = Window.UNBOUNDED_PAST;

        Difference(Relation before, Relation after) {
            this.before = before;
            this.after = after;
        }

        void of(FacetKey key, @Nullable KeyFold was, @Nullable KeyFold is, boolean everywhere) {
            if (was == null && is == null) {
                return;
            }
            Affected affected =
                    everywhere || was == null || is == null || !was.disputes().equals(is.disputes())
                            ? Affected.EVERYTHING
                            : is.affectedWithReasons(was);
            if (affected.isNothing()) {
                return;
            }
            List<Span> gone = was == null ? List.of() : Span.meeting(was, affected.from(), affected.until());
            List<Span> come = is == null ? List.of() : Span.meeting(is, affected.from(), affected.until());
            List<Span> left = without(gone, come);
            List<Span> entered = without(come, gone);
            if (!left.isEmpty() || !entered.isEmpty() || was == null || is == null) {
                FacetKey spelled = is == null ? key : is.key();
                keys.add(new Rewritten(spelled, was != null, is != null, left, entered));
            }
            boolean otherKinds = key.facet() == Facet.COMMITMENTS
                    && was != null
                    && is != null
                    && !before.kinds(key).equals(after.kinds(key));
            if (otherKinds) {
                weigh(Window.UNBOUNDED_PAST, Window.UNBOUNDED_FUTURE);
            }
            weigh(left, entered);
        }

        private static List<Span> without(List<Span> some, List<Span> others) {
            if (others.isEmpty()) {
                return some;
            }
            Set<Span> same = new HashSet<>(others);
            List<Span> rest = new ArrayList<>();
            for (Span span : some) {
                if (!same.contains(span)) {
                    rest.add(span);
                }
            }
            return rest;
        }

        /** Spans that came for others of the same days make no other headline where only the reasons are others. */
        private void weigh(List<Span> left, List<Span> entered) {
            Map<Long, Span> begin = new HashMap<>();
            left.forEach(span -> begin.put(span.from(), span));
            for (Span span : entered) {
                Span instead = begin.get(span.from());
                if (instead != null && instead.until() == span.until() && sayTheSame(instead, span)) {
                    begin.remove(span.from());
                } else {
                    weigh(span);
                }
            }
            begin.values().forEach(this::weigh);
        }

        private static boolean sayTheSame(Span one, Span other) {
            return one.answer().saysTheSameAs(other.answer())
                    && (one.answer().key().facet() != Facet.FORCE
                            || one.answer().values().equals(other.answer().values()));
        }

        private void weigh(Span span) {
            if (!Headlined.weighsNothing(span.answer())) {
                weigh(span.from(), span.until());
            }
        }

        private void weigh(long begin, long end) {
            from = Math.min(from, begin);
            until = Math.max(until, end);
        }

        Rewriting rewriting() {
            Headlined.Line was = before.events() == 0 ? Headlined.Line.NOTHING : before.headlines();
            if (from >= until) {
                after.headlines(was);
                return new Rewriting(before, after, List.copyOf(keys), List.of(), List.of());
            }
            Headlined.Line is = was.revised(after, from, until);
            after.headlines(is);
            return new Rewriting(before, after, List.copyOf(keys), is.gone(), is.come());
        }
    }
}
