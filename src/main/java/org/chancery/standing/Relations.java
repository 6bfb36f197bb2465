package org.chancery.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chancery.relation.Headline;
import org.chancery.relation.Pair;
import org.chancery.relation.Value;
import org.jspecify.annotations.Nullable;

/**
 * One page of the relations on record.
 *
 * @param asOf the day
 * @param knownAt the last instant whose entries count
 * @param position the last position known then
 * @param actorTable the version of the table of actors
 * @param rules the version of the rules
 * @param total how many relations there are in all pages
 * @param headlines how many have each headline, whichever was asked for
 * @param values how many hold each value of the facet asked for, whichever was; empty where no facet was
 * @param items the relations, sorted
 * @param next after which relation the next page begins; null where there is none
 */
public record Relations(
        LocalDate asOf,
        Instant knownAt,
        long position,
        String actorTable,
        String rules,
        int total,
        Map<Headline.Word, Count> headlines,
        Map<Value, Count> values,
        List<Listed> items,
        @Nullable Pair next) {}
