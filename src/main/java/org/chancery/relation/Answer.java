package org.chancery.relation;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one facet key was at the end of a day, with certainty and reasons.
 *
 * @param key what was asked
 * @param certainty DEFINITE, POSSIBLE or CONTESTED
 * @param values every value that can hold, in the order of the facet's scale, NOT_RECORDED first
 * @param positions where it is contested, what each side holds; else empty
 * @param disputes the open disputes that bear on the key, whether or not the sides differ on this day
 * @param exact whether the day is outside the windows of more than twelve kinds of records open at once; where it is not,
 *     {@code values} are all that those can leave and what stood before
 */
public record Answer(
        FacetKey key,
        Certainty certainty,
        List<Possible> values,
        List<Side> positions,
        List<UUID> disputes,
        boolean exact) {

    /**
     * A value that can hold, and why.
     *
     * @param value the value as people see it
     * @param implied whether only an unrecorded change explains it
     * @param rule the rule by which it is inferred; null where a record says it
     * @param earliest the first day of the current stretch on which it can hold; null where that is unbounded
     * @param definiteFrom the day from which it holds for certain, of a contested answer within the position that leaves no
     *     other value; null while it is only possible
     * @param records the records it rests on
     * @param details what else is known: initiator, person, kind
     */
    public record Possible(
            Value value,
            boolean implied,
            @Nullable String rule,
            @Nullable LocalDate earliest,
            @Nullable LocalDate definiteFrom,
            List<UUID> records,
            SortedMap<String, String> details) {}

    /**
     * One of two positions.
     *
     * @param name "recorded" holds all but the records named as alternatives, "disputed" all but the disputed ones
     * @param values the values it leaves possible
     * @param records the records they rest on
     */
    public record Side(String name, List<Value> values, List<UUID> records) {}

    /** The values alone, in order. */
    public List<Value> possible() {
        return values.stream().map(Possible::value).toList();
    }

    /** Whether the other answer says the same to a reader: same values, certainty and positions, whatever they rest on. */
    public boolean saysTheSameAs(Answer other) {
        return certainty == other.certainty
                && exact == other.exact
                && words(this).equals(words(other))
                && sides(this).equals(sides(other));
    }

    private static List<String> words(Answer answer) {
        return answer.values.stream()
                .map(possible -> possible.value
                        + (possible.implied ? " implied" : "")
                        + (possible.rule == null ? "" : " " + possible.rule))
                .toList();
    }

    private static List<List<Value>> sides(Answer answer) {
        return answer.positions.stream().map(Side::values).toList();
    }
}
