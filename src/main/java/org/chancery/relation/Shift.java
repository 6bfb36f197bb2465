package org.chancery.relation;

import static org.chancery.relation.Value.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In what way one answer of a facet key differs from another.
 *
 * <p>A shift is told by how much there is of the thing itself, never by whether that is good: sanctions that are imposed
 * open as a mission does, and sanctions that are lifted break off as ties do. Values between which there is no more and no
 * less, such as two ways in which a demand ends, only change. A shift is told only where every value that can hold before
 * and every value that can hold after agree on it.
 */
public enum Shift {
    /** What did not stand stands, in whole or in part: ties established, a mission opened, sanctions imposed. */
    OPENED,
    /** What stood no longer stands: ties severed, a mission closed, sanctions lifted. */
    BROKEN,
    /** More of it stands than before. */
    UPGRADED,
    /** Less of it stands than before, and something still does. */
    DOWNGRADED,
    /** It is another value, neither more nor less, or it is not certain in which direction. */
    CHANGED,
    /** It was the same for everybody, and is contested. */
    CONTESTED,
    /** It was contested, and is no longer. */
    SETTLED,
    /** Some of what could hold cannot hold any more. */
    MORE_CERTAIN,
    /** What held can still hold, and something else as well. */
    LESS_CERTAIN,
    /** The same can hold, for another reason: by a rule or an unrecorded change instead of a record, or told by others. */
    OTHER_GROUNDS,
    /** The books were silent, and are not. */
    FIRST_RECORDED,
    /** The books were not silent, and are. */
    NO_LONGER_RECORDED,
    /** A record on which the difference rests is dated otherwise than it was. Goes along with one of the others. */
    DATE_MOVED;

    private static final int UNRANKED = -1;

    /** In what way the second of two answers about the same key differs from the first. Never {@link #DATE_MOVED}. */
    public static Shift between(Answer was, Answer is) {
        boolean disputed = was.certainty() == Certainty.CONTESTED;
        if (disputed != (is.certainty() == Certainty.CONTESTED)) {
            return disputed ? SETTLED : CONTESTED;
        }
        Set<Value> before = shown(was);
        Set<Value> after = shown(is);
        Set<Value> silence = EnumSet.of(NOT_RECORDED);
        if (before.equals(after)) {
            return OTHER_GROUNDS;
        }
        if (before.equals(silence)) {
            return FIRST_RECORDED;
        }
        if (after.equals(silence)) {
            return NO_LONGER_RECORDED;
        }
        if (before.containsAll(after)) {
            return MORE_CERTAIN;
        }
        if (after.containsAll(before)) {
            return LESS_CERTAIN;
        }
        return moved(was.key().facet(), before, after);
    }

    private static Set<Value> shown(Answer answer) {
        Set<Value> shown = EnumSet.noneOf(Value.class);
        answer.possible().forEach(value -> shown.add(value.shown()));
        return shown;
    }

    private static Shift moved(Facet facet, Set<Value> before, Set<Value> after) {
        Reach was = Reach.of(facet, before);
        Reach is = Reach.of(facet, after);
        if (was == null || is == null) {
            return CHANGED;
        }
        if (is.least > was.most) {
            return was.most == 0 ? OPENED : UPGRADED;
        }
        if (is.most < was.least) {
            return is.most == 0 ? BROKEN : DOWNGRADED;
        }
        return CHANGED;
    }

    /** Between which steps a set of values lies; 0 is the step on which nothing stands. */
    private record Reach(int least, int most) {

        /** Null where one of the values is on no step. */
        static @Nullable Reach of(Facet facet, Set<Value> values) {
            List<Set<Value>> steps = steps(facet);
            int least = steps.size();
            int most = 0;
            for (Value value : values) {
                int step = step(steps, value);
                if (step == UNRANKED) {
                    return null;
                }
                least = Math.min(least, step);
                most = Math.max(most, step);
            }
            return new Reach(least, most);
        }

        private static int step(List<Set<Value>> steps, Value value) {
            for (int step = 0; step < steps.size(); step++) {
                if (steps.get(step).contains(value)) {
                    return step;
                }
            }
            return UNRANKED;
        }
    }

    /** The values of a facet by how much of it stands, from nothing; on one step those of which none is more. */
    private static List<Set<Value>> steps(Facet facet) {
        return switch (facet) {
            case RECOGNITION -> List.of(Set.of(NONE, WITHDRAWN), Set.of(DE_FACTO), Set.of(FULL));
            case TIES -> List.of(Set.of(NEVER, SEVERED, LAPSED), Set.of(SUSPENDED), Set.of(ESTABLISHED));
            case MISSION_LEVEL ->
                List.of(Set.of(NONE), Set.of(INTERESTS_SECTION), Set.of(CHARGE), Set.of(MINISTER), Set.of(AMBASSADOR));
            case MISSION_OPERATION -> List.of(Set.of(CLOSED), Set.of(SUSPENDED), Set.of(OPEN));
            case HEAD_OF_MISSION -> List.of(Set.of(VACANT, EXPELLED), Set.of(RECALLED, AD_INTERIM), Set.of(IN_POST));
            case CONSULATES -> List.of(Set.of(CLOSED), Set.of(OPEN));
            case PROTECTING_POWER, FORCE -> List.of(Set.of(ENDED), Set.of(ACTIVE));
            case HOSTILITY -> List.of(Set.of(NONE), Set.of(ARMISTICE), Set.of(CEASEFIRE), Set.of(WAR));
            case DEPLOYMENT -> List.of(Set.of(NONE), Set.of(BY_CONSENT, WITHOUT_CONSENT, PEACEKEEPING));
            case SUPPORT -> List.of(Set.of(ENDED), Set.of(GIVEN));
            case COMMITMENTS ->
                List.of(Set.of(TERMINATED), Set.of(SIGNED, SUSPENDED), Set.of(RATIFIED), Set.of(IN_FORCE));
            case SANCTIONS -> List.of(Set.of(LIFTED), Set.of(THREATENED, SUSPENDED), Set.of(EASED), Set.of(IMPOSED));
            case BORDER -> List.of(Set.of(CLOSED), Set.of(RESTRICTED), Set.of(OPEN));
            case TALKS -> List.of(Set.of(CONCLUDED, BROKEN_OFF), Set.of(PROPOSED), Set.of(STALLED), Set.of(UNDER_WAY));
            case MEDIATION -> List.of(Set.of(ENDED), Set.of(OFFERED), Set.of(STALLED), Set.of(UNDER_WAY));
            case MEDIATION_ANSWER -> List.of(Set.of(REJECTED, WITHDRAWN), Set.of(ACCEPTED));
            case DEMANDS -> List.of(Set.of(MET, DROPPED, REJECTED), Set.of(RAISED));
            case POLICY -> List.of(Set.of(RENOUNCED), Set.of(ADOPTED));
        };
    }
}
