package org.chancery.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Grade;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.standing.Aspect;
import org.chancery.standing.Relations;
import org.chancery.standing.Standing;
import org.chancery.standing.WorldQuestion;
import org.chancery.standing.Worldwide;
import org.chancery.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Fetches the answers a page is made of. */
@Component
class Desk {

    private final Standing standing;
    private final Worldwide worldwide;
    private final Ledger ledger;
    private final MessageSource messages;

    Desk(Standing standing, Worldwide worldwide, Ledger ledger, MessageSource messages) {
        this.standing = standing;
        this.worldwide = worldwide;
        this.ledger = ledger;
        this.messages = messages;
    }

    /** The ledger's clock. */
    Instant now() {
        return ledger.now();
    }

    /** The words of a page, with the names of actors on the day it asks about. */
    PageWords words(PageQuestion question) {
        Actors actors = actors(question);
        return new PageWords(
                messages,
                PageWords.LANGUAGE,
                actors,
                question.asOf() == null ? now().atZone(ZoneOffset.UTC).toLocalDate() : question.asOf());
    }

    /** The words of a page that asks about today. */
    PageWords words() {
        return words(new PageQuestion(null, null, false));
    }

    /** The actors as known then. */
    Actors actors(PageQuestion question) {
        Instant knownAt = question.knownAt();
        return knownAt == null ? ledger.actors() : ledger.actors(knownAt);
    }

    /** Everything a page says about a relation. */
    Material material(Pair pair, PageQuestion question) {
        AsOf when = standing.when(question.asOf(), question.knownAt());
        List<Held> records = ledger.relation(pair, when.knownAt()).records();
        return new Material(
                pair,
                when,
                question.knownAt(),
                now(),
                actors(question),
                standing.status(pair, when, Grade.REPORTED),
                standing.timeline(pair, Aspect.ANY, null, null, when.knownAt(), Grade.REPORTED),
                records,
                question.knownAt() == null ? 0 : later(pair, when.knownAt()));
    }

    /** How many entries about a relation were recorded after an instant. */
    private long later(Pair pair, Instant knownAt) {
        return ledger.relation(pair).records().stream()
                .flatMap(held -> held.history().stream())
                .filter(entry -> entry.recordedAt().isAfter(knownAt))
                .map(Recorded::position)
                .distinct()
                .count();
    }

    /** The relations on record, a page at a time. */
    Relations relations(PageQuestion question, @Nullable Pair after, int limit) {
        AsOf when = standing.when(question.asOf(), question.knownAt());
        return worldwide.relations(when, WorldQuestion.EVERYTHING, after, limit);
    }
}
