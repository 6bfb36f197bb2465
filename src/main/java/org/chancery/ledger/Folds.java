package org.chancery.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;

/**
 * The folds of relations, kept so that only what came since must be read.
 *
 * <p>What is kept decides nothing: every answer reads the tail of the stream from the database first. Beside the latest
 * version of a relation some earlier ones stay, a fixed number of events apart, so that the past is near too; they share
 * their structure with the latest. What is kept at all is bounded by the number of events it stands for, and a garbage
 * collection takes none of it away.
 */
final class Folds {

    private static final int MILESTONE_EVERY = 256;

    private final EventTable table;
    private final Cache<Origin, Kept> kept;

    /** @param events how many events the kept folds may stand for together */
    Folds(EventTable table, long events) {
        this.table = table;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(events)
                .weigher((Origin origin, Kept value) ->
                        Math.toIntExact(Math.min(Integer.MAX_VALUE, value.latest.events() + 16)))
                .executor(Runnable::run)
                .build();
    }

    /** A relation before its first event: the two actors, and the days on which each of them lived. */
    record Origin(Pair pair, List<Lifespan> first, List<Lifespan> second) {}

    /** The latest version kept, or read where none is; there may be more by now. */
    Relation keptOrRead(Origin origin, long upTo) {
        Kept found = kept.getIfPresent(origin);
        return found == null || found.latest.position() > upTo ? at(origin, upTo) : found.latest;
    }

    /** The version after every event up to a position. */
    Relation at(Origin origin, long upTo) {
        return caughtUp(origin, nearest(origin, version -> version.position() <= upTo), entry -> true, upTo);
    }

    /** The version after every event recorded at an instant or before, none beyond a position. */
    Relation asKnown(Origin origin, Instant knownAt, long upTo) {
        keptOrRead(origin, upTo);
        Relation near = nearest(origin, version -> version.position() <= upTo && knownBy(version, knownAt));
        return caughtUp(origin, near, entry -> !entry.recordedAt().isAfter(knownAt), upTo);
    }

    private static boolean knownBy(Relation version, Instant knownAt) {
        Instant recordedAt = version.recordedAt();
        return recordedAt == null || !recordedAt.isAfter(knownAt);
    }

    /** Keeps a version that somebody folded on from a kept one of the same origin. */
    void keep(Origin origin, Relation version) {
        keep(origin, List.of(version));
    }

    private static Relation beginning(Origin origin) {
        return Relation.of(origin.pair(), origin.first(), origin.second());
    }

    private Relation nearest(Origin origin, Predicate<Relation> soonEnough) {
        Kept found = kept.getIfPresent(origin);
        if (found == null) {
            return beginning(origin);
        }
        if (soonEnough.test(found.latest)) {
            return found.latest;
        }
        for (Relation milestone : found.milestones.reversed()) {
            if (soonEnough.test(milestone)) {
                return milestone;
            }
        }
        return beginning(origin);
    }

    private Relation caughtUp(Origin origin, Relation from, Predicate<Entry> counts, long upTo) {
        String stream = new StreamId.OfRelation(origin.pair()).name();
        Relation version = from;
        List<Relation> passed = new ArrayList<>();
        List<Entry> page;
        do {
            page = table.stream(stream, version.events(), upTo, EventTable.PAGE);
            for (Recorded<RelationEvent> recorded :
                    Payloads.readAll(page.stream().takeWhile(counts).toList())) {
                version = version.evolve(recorded);
                if (version.events() % MILESTONE_EVERY == 0) {
                    passed.add(version);
                }
            }
        } while (page.size() == EventTable.PAGE && counts.test(page.getLast()));
        if (version.events() > from.events()) {
            passed.add(version);
            keep(origin, passed);
        }
        return version;
    }

    private void keep(Origin origin, List<Relation> versions) {
        kept.asMap().compute(origin, (same, before) -> {
            Kept after = before == null ? new Kept(beginning(origin), List.of()) : before;
            for (Relation version : versions) {
                after = after.with(version);
            }
            return after;
        });
    }

    private record Kept(Relation latest, List<Relation> milestones) {

        private Kept with(Relation version) {
            Relation last = version.events() > latest.events() ? version : latest;
            boolean milestone = version.events() % MILESTONE_EVERY == 0
                    && (milestones.isEmpty()
                            || version.events() > milestones.getLast().events());
            if (!milestone) {
                return last == latest ? this : new Kept(last, milestones);
            }
            List<Relation> more = new ArrayList<>(milestones);
            more.add(version);
            return new Kept(last, List.copyOf(more));
        }
    }
}
