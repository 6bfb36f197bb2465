package org.chancery.relation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

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

    /**
     * The runs of a relation, and how they differ from those of the relation before.
     *
     * @param runs all of them, by first day; silent ones are left out
     * @param gone those that no longer stand
     * @param come those that stand instead
     */
    record Line(Ordered<Long, Headlined> runs, List<Headlined> gone, List<Headlined> come) {
        static final Line NOTHING = new Line(Ordered.empty(), List.of(), List.of());

        /** The runs of a relation from nothing. */
        static Line of(Relation relation) {
            return NOTHING.revised(relation, Window.UNBOUNDED_PAST, Window.UNBOUNDED_FUTURE);
        }

        /** The runs of another relation that differs on some days at most. */
        Line revised(Relation relation, long from, long until) {
            List<Headlined> met = new ArrayList<>();
            Headlined before = runs.lower(from);
            if (before != null && before.until >= from) {
                met.add(before);
            }
            for (Headlined run : runs.valuesFrom(from)) {
                if (run.from > until) {
                    break;
                }
                met.add(run);
            }
            List<Headlined> pieces = new ArrayList<>();
            if (!met.isEmpty() && met.getFirst().from < from) {
                pieces.add(new Headlined(met.getFirst().from, from, met.getFirst().headline));
            }
            pieces.addAll(within(relation, from, until));
            if (!met.isEmpty() && met.getLast().until > until) {
                pieces.add(new Headlined(until, met.getLast().until, met.getLast().headline));
            }
            List<Headlined> come = joined(pieces);
            List<Headlined> gone = new ArrayList<>(met);
            gone.removeAll(come);
            come.removeAll(met);
            Ordered<Long, Headlined> now = runs;
            for (Headlined run : gone) {
                now = now.remove(run.from);
            }
            for (Headlined run : come) {
                now = now.put(run.from, run);
            }
            return new Line(now, gone, come);
        }

        private static List<Headlined> joined(List<Headlined> pieces) {
            List<Headlined> joined = new ArrayList<>();
            for (Headlined piece : pieces) {
                Headlined last = joined.isEmpty() ? null : joined.getLast();
                if (last != null && last.until == piece.from && last.headline.equals(piece.headline)) {
                    joined.set(joined.size() - 1, new Headlined(last.from, piece.until, last.headline));
                } else {
                    joined.add(piece);
                }
            }
            return joined;
        }

        /** The headlines within a range of days, cut to it; silent ones are left out. */
        private static List<Headlined> within(Relation relation, long from, long until) {
            TreeMap<Long, List<Said>> news = new TreeMap<>();
            news.put(from, new ArrayList<>());
            int keys = 0;
            for (KeyFold fold : weighty(relation)) {
                for (long day = from; day < until; day = fold.nextAfter(day)) {
                    news.computeIfAbsent(day, same -> new ArrayList<>()).add(new Said(keys, fold.weighing(day)));
                }
                keys++;
            }
            @Nullable Answer[] standing = new Answer[keys];
            List<Headlined> runs = new ArrayList<>();
            for (Map.Entry<Long, List<Said>> each : news.entrySet()) {
                each.getValue().forEach(said -> standing[said.key] = said.answer);
                Long next = news.higherKey(each.getKey());
                Headline headline = headline(relation, standing);
                if (!headline.equals(SILENCE)) {
                    runs.add(new Headlined(each.getKey(), next == null ? until : next, headline));
                }
            }
            return runs;
        }

        /** What a key says from a day on; null where it weighs nothing. */
        private record Said(int key, @Nullable Answer answer) {}

        private static List<KeyFold> weighty(Relation relation) {
            List<KeyFold> weighty = new ArrayList<>();
            for (KeyFold fold : relation.folds()) {
                if (!weights(fold.key().facet()).isEmpty() || !fold.isExact()) {
                    weighty.add(fold);
                }
            }
            return weighty;
        }

        private static Headline headline(Relation relation, @Nullable Answer[] standing) {
            List<Answer> answers = new ArrayList<>();
            boolean ties = false;
            for (Answer answer : standing) {
                if (answer != null) {
                    answers.add(answer);
                    ties |= answer.key().facet() == Facet.TIES;
                }
            }
            if (answers.isEmpty()) {
                return SILENCE;
            }
            if (!ties) {
                answers.add(Span.silence(FacetKey.mutual(Facet.TIES, relation.pair(), null)));
            }
            return Headline.of(relation, answers);
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
    static Set<Value> weights(Facet facet) {
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
