package org.chancery.ledger;

import java.util.List;
import java.util.UUID;

/**
 * What one submission appends, all or nothing.
 *
 * @param drafts its events in order, at least one
 * @param claims the identities it takes, each at most once in the whole ledger
 * @param mentions which of its events speak of a record
 * @param actorsUpTo the position up to which it was decided on what is recorded of actors
 */
record Batch(List<Draft> drafts, List<Claim> claims, List<Mention> mentions, long actorsUpTo) {

    /** An identity taken by the drafts {@code first} to {@code last}. */
    record Claim(UUID recordId, int first, int last) {}

    /** The draft at {@code index} speaks of a record. */
    record Mention(UUID recordId, int index) {}
}
