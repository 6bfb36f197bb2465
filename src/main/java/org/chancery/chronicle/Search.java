package org.chancery.chronicle;

import java.time.LocalDate;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Grade;
import org.jspecify.annotations.Nullable;

/**
 * Which records are wanted; null means any.
 *
 * @param text words that must each begin a word of it; those in quotation marks must stand in it together. Case and accents
 *     make no difference
 * @param type the written name of the event
 * @param actor a party of it, whatever its role
 * @param from the first day: it can have happened on that day or later
 * @param to the last day: it can have happened on that day or earlier
 * @param grade its grade
 */
public record Search(
        @Nullable String text,
        @Nullable String type,
        @Nullable ActorCode actor,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Grade grade) {

    /** Every record. */
    public static final Search ALL = new Search(null, null, null, null, null, null);
}
