package org.chancery.exchange;

import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.chancery.relation.Grade;
import org.chancery.relation.Mark;
import org.chancery.relation.Particulars;
import org.chancery.relation.Source;
import org.chancery.time.OccurrenceDate;
import org.jspecify.annotations.Nullable;

/**
 * What a row's commands are written with: the identities of its records, and whether they insist on a change that nobody
 * recorded.
 *
 * @param ids the identity of each part of the row, from 0
 * @param anew whether the row had been recorded and undone before, so that ids it was given cannot be used again
 * @param implies why the records are kept although something unrecorded must have happened; null where they do not insist
 */
record Pen(IntFunction<UUID> ids, boolean anew, @Nullable String implies) {

    Particulars particulars(int part, OccurrenceDate occurred, Source source) {
        return particulars(part, occurred, source, Grade.REPORTED, null, null);
    }

    /** @param orderInDay only with a date of a single day */
    Particulars particulars(
            int part, OccurrenceDate occurred, Source source, @Nullable Integer orderInDay, @Nullable String note) {
        return particulars(part, occurred, orderInDay, source, Grade.REPORTED, null, note);
    }

    Particulars particulars(
            int part,
            OccurrenceDate occurred,
            Source source,
            Grade grade,
            @Nullable String place,
            @Nullable String note) {
        return particulars(part, occurred, null, source, grade, place, note);
    }

    private Particulars particulars(
            int part,
            OccurrenceDate occurred,
            @Nullable Integer orderInDay,
            Source source,
            Grade grade,
            @Nullable String place,
            @Nullable String note) {
        return new Particulars(
                ids.apply(part),
                occurred,
                orderInDay,
                place,
                List.of(),
                List.of(source),
                null,
                grade,
                Mark.CLEAR,
                note,
                implies,
                null);
    }
}
