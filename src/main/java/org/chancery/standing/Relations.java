package org.chancery.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;

/**
 * One page of the relations on record.
 *
 * @param asOf the day
 * @param knownAt the last instant whose entries count
 * @param position the last position known then
 * @param actorTable the version of the table of actors
 * @param rules the version of the rules
 * @param items the relations, sorted
 * @param next after which relation the next page begins; null where there is none
 */
public record Relations(
        LocalDate asOf,
        Instant knownAt,
        long position,
        String actorTable,
        String rules,
        List<Listed> items,
        @Nullable Pair next) {}
