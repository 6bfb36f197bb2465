package org.chancery.web;

import java.time.Instant;
import java.util.List;
import org.chancery.actor.Actors;
import org.chancery.relation.Headline;
import org.chancery.standing.Relations;
import org.chancery.time.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * All that a page about the world is made of.
 *
 * @param question the clocks as the reader wrote them
 * @param when both clocks, filled in
 * @param now the ledger's clock
 * @param actors the actors, as known then
 * @param focus from where the world is seen
 * @param status the headline looked for; null for all
 * @param courses how each relation seen went through time
 * @param relations a page of the relations with their headlines and what the books hold of each
 */
record WorldMaterial(
        PageQuestion question,
        AsOf when,
        Instant now,
        Actors actors,
        Focus focus,
        Headline.@Nullable Word status,
        List<Course> courses,
        Relations relations) {}
