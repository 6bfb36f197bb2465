package org.chancery.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.relation.Pair;
import org.chancery.relation.Shift;
import org.chancery.standing.Comparison;
import org.jspecify.annotations.Nullable;

/** The drawn world in which only those actors stand out of whose relations something is answered differently. */
final class CompareMap {

    private static final Set<Shift> RISES = EnumSet.of(Shift.OPENED, Shift.UPGRADED);
    private static final Set<Shift> FALLS = EnumSet.of(Shift.BROKEN, Shift.DOWNGRADED);
    private static final Set<Shift> DOUBTS = EnumSet.of(Shift.CONTESTED, Shift.LESS_CERTAIN);

    private final @Nullable ActorCode middle;
    private final PageWords words;
    private final Function<Pair, String> row;
    private final Function<ActorCode, String> alone;
    private final Map<ActorCode, List<Comparison.Relation>> differing = new TreeMap<>();

    /** In which direction things went, all in all. */
    enum Direction {
        MORE("▲"),
        LESS("▼"),
        BOTH("↕"),
        DOUBT("?"),
        OTHER("•");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }

        /** What is written on a shape. */
        String sign() {
            return sign;
        }

        /** The name of the style class. */
        String css() {
            return "c-" + this;
        }

        static Direction of(Collection<Shift> shifts) {
            boolean more = shifts.stream().anyMatch(RISES::contains);
            boolean less = shifts.stream().anyMatch(FALLS::contains);
            if (more || less) {
                return more && less ? BOTH : more ? MORE : LESS;
            }
            return shifts.stream().anyMatch(DOUBTS::contains) ? DOUBT : OTHER;
        }
    }

    /**
     * @param middle the actor whose relations alone are compared; null for all
     * @param row where the row of a relation stands
     * @param alone where the relations of an actor alone are compared
     */
    private CompareMap(
            @Nullable ActorCode middle,
            PageWords words,
            Function<Pair, String> row,
            Function<ActorCode, String> alone,
            Collection<Comparison.Relation> relations) {
        this.middle = middle;
        this.words = words;
        this.row = row;
        this.alone = alone;
        for (Comparison.Relation relation : relations) {
            for (ActorCode side :
                    List.of(relation.relation().first(), relation.relation().second())) {
                differing.computeIfAbsent(side, same -> new ArrayList<>()).add(relation);
            }
        }
    }

    static WorldMap of(
            Collection<Comparison.Relation> relations,
            @Nullable ActorCode middle,
            Actors actors,
            PageWords words,
            Function<Pair, String> row,
            Function<ActorCode, String> alone) {
        CompareMap map = new CompareMap(middle, words, row, alone, relations);
        return WorldMap.drawn(actors, words.day(), words, map::look, map.differing.keySet(), "", "");
    }

    private WorldMap.Look look(ActorCode actor) {
        String name = words.name(actor);
        if (actor.equals(middle)) {
            return new WorldMap.Look("focus", null, words.say("compare.map.middle", name), null);
        }
        List<Comparison.Relation> own = differing.getOrDefault(actor, List.of());
        if (own.isEmpty()) {
            return new WorldMap.Look("unmoved", null, words.say("compare.map.same", name), null);
        }
        Map<Shift, Integer> counts = counts(own);
        Direction direction = Direction.of(counts.keySet());
        return new WorldMap.Look(
                direction.css(),
                direction.sign(),
                words.say(
                        "compare.map.differs", name, words.counted("compare.map.relations", own.size()), told(counts)),
                own.size() == 1 ? row.apply(own.getFirst().relation()) : alone.apply(actor));
    }

    private String told(Map<Shift, Integer> counts) {
        List<String> told = new ArrayList<>();
        counts.forEach((shift, count) -> told.add(PageWords.small(words.say("shift." + shift)) + " " + count));
        return told.isEmpty() ? words.say("compare.map.headline") : String.join(", ", told);
    }

    /** How many answers differ in each way. */
    static Map<Shift, Integer> counts(Collection<Comparison.Relation> relations) {
        Map<Shift, Integer> counts = new EnumMap<>(Shift.class);
        for (Comparison.Relation relation : relations) {
            for (Comparison.Difference difference : relation.differences()) {
                difference.shifts().forEach(shift -> counts.merge(shift, 1, Integer::sum));
            }
        }
        return counts;
    }
}
