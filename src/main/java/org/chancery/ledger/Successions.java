package org.chancery.ledger;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.relation.Continuation;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.RecordCorrected;
import org.chancery.relation.RelationEvent.RelationContinued;
import org.chancery.relation.RelationEvent.SuccessionRecorded;
import org.jspecify.annotations.Nullable;

/**
 * Carries recorded successions through: the relations of an actor that ended lapse, and go on with the actor that
 * continues it.
 *
 * <p>A few relations at a time, each whole. It can be stopped anywhere and begun again: the identity of what it records
 * comes from the succession and the relation, so nothing is done twice. Where something is recorded later of a relation
 * of the ended actor, what was carried over is corrected.
 */
final class Successions {

    private static final int CHUNK = 25;
    private static final int ATTEMPTS = 24;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
    private static final String REASON = "what held on the eve of the succession became known otherwise";

    private final Submissions submissions;
    private final GroupAppend append;
    private final ActorBook book;
    private final EventTable table;

    Successions(Submissions submissions, GroupAppend append, ActorBook book, EventTable table) {
        this.submissions = submissions;
        this.append = append;
        this.book = book;
        this.table = table;
    }

    /**
     * Carries one succession through, over every relation of the actor that is followed, and on to those who followed its
     * heirs.
     *
     * @throws LedgerUnavailable if the database failed; what is done stays done
     */
    void carryThrough(Recorded<SuccessionRecorded> succession) {
        ActorCode of = succession.event().of();
        follow(settleAll(
                succession,
                table.relations(append.readable()).stream()
                        .filter(pair -> pair.has(of))
                        .toList()));
    }

    /** Carries through what was begun and not finished, and what was recorded meanwhile. */
    void resume() {
        book.successions(append.head().position()).forEach(this::carryThrough);
    }

    /**
     * Carries over what was recorded of relations, where one of the two was followed by another: to its heir, from there to
     * the heir of that, and on to the end.
     *
     * <p>An heir may be followed by who came before it, as Russia, the Soviet Union and Russia again. Nothing is carried on
     * where nothing changed, and from one relation by one succession no more often than there are successions.
     */
    void follow(Collection<Pair> recorded) {
        List<Recorded<SuccessionRecorded>> successions =
                book.successions(append.known().ofActors());
        Set<Pair> changed = new TreeSet<>(recorded);
        for (int round = 0; round <= successions.size() && !changed.isEmpty(); round++) {
            Set<Pair> next = new TreeSet<>();
            for (Recorded<SuccessionRecorded> succession : successions) {
                next.addAll(settleAll(
                        succession,
                        changed.stream()
                                .filter(pair -> pair.has(succession.event().of()))
                                .toList()));
            }
            changed = next;
        }
    }

    /** The relations on which something was recorded for it. */
    private Set<Pair> settleAll(Recorded<SuccessionRecorded> succession, List<Pair> pairs) {
        Set<Pair> changed = new TreeSet<>();
        for (int from = 0; from < pairs.size(); from += CHUNK) {
            changed.addAll(settle(succession, pairs.subList(from, Math.min(pairs.size(), from + CHUNK))));
        }
        return changed;
    }

    private Set<Pair> settle(Recorded<SuccessionRecorded> succession, List<Pair> pairs) {
        @Nullable LostRace last = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Chunk chunk = new Chunk(succession.event(), pairs, append.head());
            try {
                Submission submission = new Submission(
                        chunk.streams(),
                        succession.recordedBy(),
                        Recorded.SUCCEEDED + succession.event().particulars().recordId(),
                        false,
                        chunk::plan);
                submissions.submit(submission);
                return recordedOn(submission.plan());
            } catch (LostRace lost) {
                last = lost;
                append.awaitGroup();
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS * attempt));
            }
        }
        throw new LedgerUnavailable(
                "others recorded on the relations of " + succession.event().of() + " again and again", last);
    }

    private static Set<Pair> recordedOn(Plan plan) {
        Set<Pair> pairs = new TreeSet<>();
        for (Plan.Step step : plan.steps()) {
            if (step.stream() instanceof StreamId.OfRelation(Pair pair)) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    /** A few relations of the ended actor, and those they go on as. */
    private final class Chunk {
        private final SuccessionRecorded succession;
        private final List<Pair> pairs;
        private final Database.Head head;
        private final List<Plan.Step> steps = new ArrayList<>();
        private final List<Batch.Claim> claims = new ArrayList<>();
        private final List<Batch.Mention> mentions = new ArrayList<>();

        private Chunk(SuccessionRecorded succession, List<Pair> pairs, Database.Head head) {
            this.succession = succession;
            this.pairs = pairs;
            this.head = head;
        }

        private SortedSet<String> streams() {
            SortedSet<String> streams = new TreeSet<>();
            for (Pair pair : pairs) {
                streams.add(new StreamId.OfRelation(pair).name());
                for (ActorCode heir : heirs(pair)) {
                    streams.add(new StreamId.OfRelation(goingOn(pair, heir)).name());
                }
            }
            return streams;
        }

        private List<ActorCode> heirs(Pair pair) {
            return succession.kind() == Actor.Successor.Kind.CONTINUATION
                    ? succession.by().stream().filter(heir -> !pair.has(heir)).toList()
                    : List.of();
        }

        private Pair goingOn(Pair pair, ActorCode heir) {
            return Pair.of(heir, pair.other(succession.of()));
        }

        private Plan plan(Map<Pair, Relation> relations) {
            Actors actors = book.at(head.position());
            LocalDate eve = actors.find(succession.of())
                    .map(actor -> Continuation.eve(succession, actor))
                    .orElse(null);
            for (Pair pair : pairs) {
                Relation ended = standing(relations, pair);
                if (!ended.records().isEmpty()) {
                    lapse(ended);
                    if (eve != null) {
                        for (ActorCode heir : heirs(pair)) {
                            carryOn(ended, eve, heir, standing(relations, goingOn(pair, heir)));
                        }
                    }
                }
            }
            return new Plan(steps, claims, mentions, head.position());
        }

        private static Relation standing(Map<Pair, Relation> relations, Pair pair) {
            Relation relation = relations.get(pair);
            if (relation == null) {
                throw new IllegalStateException(pair + " is asked for but not held");
            }
            return relation;
        }

        private void lapse(Relation ended) {
            UUID id = idOf("lapsed", ended.pair());
            if (Continuation.ends(succession) && ended.record(id) == null) {
                begin(ended.pair(), Continuation.lapsed(succession, ended.pair(), id), id);
            }
        }

        private void carryOn(Relation ended, LocalDate eve, ActorCode heir, Relation goingOn) {
            UUID id = idOf("continued", goingOn.pair());
            RelationContinued continued = Continuation.continued(succession, ended, eve, heir, id);
            Held held = goingOn.record(id);
            if (held == null && !continued.carried().isEmpty()) {
                begin(goingOn.pair(), continued, id);
            } else if (held != null && !held.retracted() && !held.act().equals(continued)) {
                mentions.add(new Batch.Mention(id, steps.size()));
                step(goingOn.pair(), new RecordCorrected(id, REASON, continued), id);
            }
        }

        private void begin(Pair pair, RelationEvent.Act act, UUID id) {
            claims.add(new Batch.Claim(id, steps.size(), steps.size()));
            step(pair, act, id);
        }

        private void step(Pair pair, RelationEvent event, UUID id) {
            steps.add(new Plan.Step(new StreamId.OfRelation(pair), event, id, Payloads.write(event)));
        }

        private UUID idOf(String what, Pair pair) {
            String name = succession.particulars().recordId() + " " + what + " " + pair;
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }
    }
}
