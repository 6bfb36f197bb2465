package org.chancery.relation;

import java.util.List;
import java.util.UUID;
import org.chancery.time.OccurrenceDate;
import org.jspecify.annotations.Nullable;

/**
 * What every record carries beside its own fields: identity, date, place, people, evidence and handling.
 *
 * @param recordId the record's identity, chosen by the caller or made for it
 * @param occurred when it happened in the world
 * @param orderInDay rank among the acts of one day; only with a date of a single day, equal ranks mean any order
 * @param place where
 * @param people persons named
 * @param sources the evidence; empty only where {@code unsourced} says why
 * @param unsourced why there is no source
 * @param grade how well it is supported
 * @param mark who may read it
 * @param note free words
 * @param impliesUnrecordedChange why the recorder insists although something must have happened between
 * @param overrideLifespan why the recorder insists although an actor did not exist on any day of the date
 */
public record Particulars(
        UUID recordId,
        OccurrenceDate occurred,
        @Nullable Integer orderInDay,
        @Nullable String place,
        List<Person> people,
        List<Source> sources,
        @Nullable String unsourced,
        Grade grade,
        Mark mark,
        @Nullable String note,
        @Nullable String impliesUnrecordedChange,
        @Nullable String overrideLifespan) {

    public Particulars {
        people = List.copyOf(people);
        sources = List.copyOf(sources);
    }

    /** Particulars with nothing but identity, date and evidence; grade REPORTED, mark TLP:CLEAR. */
    public static Particulars of(UUID recordId, OccurrenceDate occurred, List<Source> sources) {
        return new Particulars(
                recordId, occurred, null, null, List.of(), sources, null, Grade.REPORTED, Mark.CLEAR, null, null, null);
    }

    /** The same with another grade. */
    public Particulars withGrade(Grade other) {
        return new Particulars(
                recordId,
                occurred,
                orderInDay,
                place,
                people,
                sources,
                unsourced,
                other,
                mark,
                note,
                impliesUnrecordedChange,
                overrideLifespan);
    }
}
