package org.chancery.web;

import java.time.Instant;
import java.util.List;
import org.chancery.actor.Actors;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.standing.Status;
import org.chancery.standing.Timeline;
import org.chancery.time.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * All that a page about a relation is made of: answers, never worked out by the page itself.
 *
 * @param pair the relation
 * @param when the two clocks of the question
 * @param knownAt the knowledge time the reader asked for; null for now
 * @param now the ledger's clock
 * @param actors the actors, as known then
 * @param status what held
 * @param timeline how it changed
 * @param records every record of the relation, as known then
 * @param ignored how many entries about the relation were recorded since
 */
record Material(
        Pair pair,
        AsOf when,
        @Nullable Instant knownAt,
        Instant now,
        Actors actors,
        Status status,
        Timeline timeline,
        List<Held> records,
        long ignored) {}
