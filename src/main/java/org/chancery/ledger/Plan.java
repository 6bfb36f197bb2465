package org.chancery.ledger;

import java.util.List;
import java.util.UUID;
import org.chancery.relation.RelationEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a decision wants appended, in order, all or nothing; nothing where it is empty.
 *
 * @param steps the events, each with its stream
 * @param claims the identities taken
 * @param mentions which steps speak of a record held already
 * @param actorsUpTo the position up to which what is recorded of actors was looked at
 */
record Plan(List<Step> steps, List<Batch.Claim> claims, List<Batch.Mention> mentions, long actorsUpTo) {

    static final Plan NOTHING = new Plan(List.of(), List.of(), List.of(), 0);

    /**
     * One event for one stream.
     *
     * @param recordId the record it makes or speaks of
     * @param payload the event as it is stored
     */
    record Step(
            StreamId stream, RelationEvent event, @Nullable UUID recordId, String payload) {}
}
