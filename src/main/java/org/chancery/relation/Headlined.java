package org.chancery.relation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chancery.time.Window;

/**
 * A run of days on which a relation has the very same headline.
 *
 * @param from the first day, counted from 1970-01-01; {@link Window#UNBOUNDED_PAST} where there is none
 * @param until the day after the last; {@link Window#UNBOUNDED_FUTURE} where there is none
 * @param headline the headline on each of them
 */
public record Headlined(long from, long until, Headline headline) {

    /** The headline where nothing weighs in: what stands wherever there is no such run. */
    public static final Headline SILENCE = new Headline(
            Headline.Word.NOT_RECORDED, Certainty.DEFINITE, List.of(Headline.Word.NOT_RECORDED), List.of());

    private static final Set<Value> TIES = EnumSet.copyOf(Facet.TIES.scale());
    private static final Set<Value> HOSTILITY = EnumSet.of(Value.WAR);
    private static final Set<Value> FORCE = EnumSet.of(Value.ACTIVE);
    private static final Set<Value> HEADS = EnumSet.of(Value.RECALLED, Value.EXPELLED);
    private static final Set<Value> OPERATIONS = EnumSet.of(Value.OPEN, Value.SUSPENDED);
    private static final Set<Value> LEVELS = EnumSet.of(Value.CHARGE, Value.MINISTER, Value.AMBASSADOR);
    private static final Set<Value> COMMITMENTS = EnumSet.of(Value.IN_FORCE);
    private static final Set<Value> NOTHING = EnumSet.noneOf(Value.class);

    /** The headline of a relation, which can be worked out for any day from the keys that weigh in. */
    static final class Line {
        private final Relation relation;
        private final List<KeyFold> weighty = new ArrayList<>();

        Line(Relation relation) {
            this.relation = relation;
            for (KeyFold fold : relation.folds()) {
                if (!weights(fold.key().facet()).isEmpty() || !fold.isExact()) {
                    weighty.add(fold);
                }
            }
            FacetKey ties = FacetKey.mutual(Facet.TIES, relation.pair(), null);
            if (relation.onRecord(ties) == null) {
                weighty.add(KeyFold.of(ties));
            }
        }

        Headline on(long day) {
            List<Answer> answers = new ArrayList<>(weighty.size());
            for (KeyFold fold : weighty) {
                Answer answer = fold.answerAlone(day);
                if (answer.key().facet() == Facet.TIES || !weighsNothing(answer)) {
                    answers.add(answer);
                }
            }
            return Headline.of(relation, answers);
        }

        private long nextAfter(long day) {
            long next = Window.UNBOUNDED_FUTURE;
            for (KeyFold fold : weighty) {
                next = Math.min(next, fold.nextAfter(day));
            }
            return next;
        }

        private long beginOf(long day) {
            long begin = Window.UNBOUNDED_PAST;
            for (KeyFold fold : weighty) {
                begin = Math.max(begin, fold.beginOf(day));
            }
            return begin;
        }

        /** The runs that meet a range of days or touch it, each at its full length, ascending; silent ones are left out. */
        List<Headlined> meeting(long from, long until) {
            List<Headlined> runs = new ArrayList<>();
            long next = begin(from == Window.UNBOUNDED_PAST ? from : from - 1);
            Headline following = on(next);
            do {
                long begin = next;
                Headline headline = following;
                do {
                    next = nextAfter(next);
                    following = next == Window.UNBOUNDED_FUTURE ? SILENCE : on(next);
                } while (next != Window.UNBOUNDED_FUTURE && following.equals(headline));
                if (!headline.equals(SILENCE)) {
                    runs.add(new Headlined(begin, next, headline));
                }
            } while (next != Window.UNBOUNDED_FUTURE && next <= until);
            return runs;
        }

        private long begin(long day) {
            Headline headline = on(day);
            long begin = beginOf(day);
            while (begin != Window.UNBOUNDED_PAST && on(begin - 1).equals(headline)) {
                begin = beginOf(begin - 1);
            }
            return begin;
        }
    }

    /** Whether the headline would be the same if the key were silent. */
    static boolean weighsNothing(Answer answer) {
        if (!answer.exact()) {
            return false;
        }
        Set<Value> weights = weights(answer.key().facet());
        for (Answer.Possible possible : answer.values()) {
            if (weights.contains(possible.value())) {
                return false;
            }
        }
        return true;
    }

    /** The values by which a facet can make a headline other than silence does. */
    private static Set<Value> weights(Facet facet) {
        return switch (facet) {
            case TIES -> TIES;
            case HOSTILITY -> HOSTILITY;
            case FORCE -> FORCE;
            case HEAD_OF_MISSION -> HEADS;
            case MISSION_OPERATION -> OPERATIONS;
            case MISSION_LEVEL -> LEVELS;
            case COMMITMENTS -> COMMITMENTS;
            case RECOGNITION,
                    CONSULATES,
                    PROTECTING_POWER,
                    DEPLOYMENT,
                    SUPPORT,
                    SANCTIONS,
                    BORDER,
                    TALKS,
                    MEDIATION,
                    MEDIATION_ANSWER,
                    DEMANDS,
                    POLICY -> NOTHING;
        };
    }
}
