package org.chancery.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import org.jspecify.annotations.Nullable;

/**
 * The folds of relations, kept so that only what came since must be read.
 *
 * <p>What is kept decides nothing: every answer reads the tail of the stream from the database first, unless it was read up
 * to that very position before. Beside the latest version of a relation earlier ones stay, so that the past is near too:
 * one every so many events, and a bounded number between them where the past was asked for. They share their structure with
 * the latest, which also holds every event it was folded from: a past version is folded from those, and nothing is read.
 * What is kept at all is bounded by the number of events it stands for, and a garbage collection takes none of it away.
 */
final class Folds {

    private static final int MILESTONE_EVERY = 32;
    private static final int MOST_STEPS = 4_096;
    /** So many events of a stream are as near as memory: every version that was asked for is kept. */
    private static final int FEW = 4_096;

    private final EventTable table;
    private final Cache<Origin, Kept> kept;
    private final ConcurrentMap<Origin, CompletableFuture<Relation>> beginnings = new ConcurrentHashMap<>();
    private final Semaphore longWays = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** @param events how many events the kept folds may stand for together */
    Folds(EventTable table, long events) {
        this.table = table;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(events)
                .weigher((Origin origin, Kept value) -> Math.toIntExact(
                        Math.min(Integer.MAX_VALUE, value.latest.events() + 2L * value.steps.size() + 16)))
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
        Relation near = keptAt(origin, upTo);
        return near == null ? caughtUp(origin, upTo) : near;
    }

    /** The same where nothing has to be read; null otherwise. */
    private @Nullable Relation keptAt(Origin origin, long upTo) {
        Kept found = kept.getIfPresent(origin);
        if (found == null) {
            return null;
        }
        if (found.latest.position() > upTo) {
            return found.at(origin, upTo);
        }
        return found.readTo >= upTo ? found.latest : null;
    }

    /** The version after every event recorded at an instant or before, none beyond a position. */
    Relation asKnown(Origin origin, Instant knownAt, long upTo) {
        Kept found = kept.getIfPresent(origin);
        if (found != null && !knownBy(found.latest, knownAt)) {
            return past(origin, found, knownAt);
        }
        Relation latest = at(origin, upTo);
        if (knownBy(latest, knownAt)) {
            return latest;
        }
        Kept now = kept.getIfPresent(origin);
        return past(origin, now == null ? Kept.nothing(origin).with(latest) : now, knownAt);
    }

    /** The same where it takes no more than a few reads and steps; null otherwise. */
    @Nullable
    Relation remembered(Origin origin, Instant knownAt, long upTo) {
        Kept found = kept.getIfPresent(origin);
        boolean near = found != null && (knownBy(found.latest, knownAt) || found.latest.events() <= FEW);
        return near ? asKnown(origin, knownAt, upTo) : null;
    }

    private Relation past(Origin origin, Kept versions, Instant knownAt) {
        Relation next = versions.next(knownAt);
        return stepped(
                origin, versions.nearest(origin, knownAt), knownBy(next, knownAt) ? versions.latest : next, knownAt);
    }

    private static boolean knownBy(Relation version, Instant knownAt) {
        Instant recordedAt = version.recordedAt();
        return recordedAt == null || !recordedAt.isAfter(knownAt);
    }

    /** Keeps a version that somebody folded on from a kept one of the same origin. */
    void keep(Origin origin, Relation version) {
        keep(origin, List.of(version), version.position());
    }

    private static Relation beginning(Origin origin) {
        return Relation.of(origin.pair(), origin.first(), origin.second());
    }

    /** What came since is read by each who asks; the whole of a relation by one, and waited for by the others. */
    private Relation caughtUp(Origin origin, long upTo) {
        Kept found = kept.getIfPresent(origin);
        if (found != null && found.latest.events() > 0) {
            return goneOn(origin, found.latest, upTo);
        }
        CompletableFuture<Relation> own = new CompletableFuture<>();
        CompletableFuture<Relation> others = beginnings.putIfAbsent(origin, own);
        if (others != null) {
            return goneOn(origin, awaited(others), upTo);
        }
        try {
            Relation near = keptAt(origin, upTo);
            Relation version = near == null ? read(origin, beginning(origin), upTo) : near;
            own.complete(version);
            return version;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            beginnings.remove(origin, own);
        }
    }

    private static Relation awaited(CompletableFuture<Relation> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
        }
    }

    private Relation goneOn(Origin origin, Relation version, long upTo) {
        Relation near = keptAt(origin, upTo);
        if (near != null) {
            return near;
        }
        return version.position() > upTo
                ? folded(beginning(origin), version, recorded -> recorded.position() <= upTo)
                : version.position() == upTo ? version : read(origin, version, upTo);
    }

    private Relation read(Origin origin, Relation from, long upTo) {
        String stream = new StreamId.OfRelation(origin.pair()).name();
        Relation version = from;
        List<Relation> passed = new ArrayList<>();
        List<Entry> page = table.stream(stream, from.events(), upTo, EventTable.PAGE);
        if (from.events() == 0 && page.size() == EventTable.PAGE) {
            version = whole(from, stream, page, upTo);
        } else {
            while (!page.isEmpty()) {
                for (Recorded<RelationEvent> recorded : Payloads.readAll(page)) {
                    version = version.evolve(recorded);
                    if (version.events() % MILESTONE_EVERY == 0) {
                        passed.add(version);
                    }
                }
                page = page.size() < EventTable.PAGE
                        ? List.of()
                        : table.stream(stream, version.events(), upTo, EventTable.PAGE);
            }
        }
        passed.add(version);
        keep(origin, passed, upTo == Long.MAX_VALUE ? version.position() : upTo);
        return version;
    }

    /**
     * A long stream from its first page on: one thread reads, others decode, and what came so far is gathered meanwhile. No
     * more of them at once than there are processors, for each takes memory.
     */
    private Relation whole(Relation from, String stream, List<Entry> first, long upTo) {
        Passage<List<Entry>> read = new Passage<>() {
            private long sequence;
            private boolean atEnd;

            @Override
            public boolean hasNext() {
                return !atEnd;
            }

            @Override
            public List<Entry> next() {
                List<Entry> page = sequence == 0 ? first : table.stream(stream, sequence, upTo, EventTable.PAGE);
                sequence += page.size();
                atEnd = page.size() < EventTable.PAGE;
                return page;
            }

            @Override
            public void close() {
                atEnd = true;
            }
        };
        longWays.acquireUninterruptibly();
        try (Passage<List<Recorded<RelationEvent>>> decoded =
                Ahead.of("decode", Ahead.of("read", read), Payloads::readAll)) {
            Relation.Growing growing = from.growing();
            while (decoded.hasNext()) {
                decoded.next().forEach(growing::take);
            }
            return growing.grown();
        } finally {
            longWays.release();
        }
    }

    /** A past version, folded from a near one by what a later one holds, and kept. */
    private Relation stepped(Origin origin, Relation near, Relation later, Instant knownAt) {
        Relation past = folded(near, later, recorded -> !recorded.recordedAt().isAfter(knownAt));
        if (past != near) {
            kept.asMap().computeIfPresent(origin, (same, found) -> found.stepping(past));
        }
        return past;
    }

    private static Relation folded(Relation near, Relation later, Predicate<Recorded<?>> soonEnough) {
        Relation version = near;
        for (Recorded<? extends RelationEvent> recorded : later.recordedAfter(near)) {
            if (!soonEnough.test(recorded)) {
                break;
            }
            version = version.evolve(recorded);
        }
        return version;
    }

    private void keep(Origin origin, List<Relation> versions, long readTo) {
        kept.asMap().compute(origin, (same, before) -> {
            Kept after = before == null ? Kept.nothing(origin) : before;
            for (Relation version : versions) {
                after = after.with(version);
            }
            return after.readTo(versions.getLast(), readTo);
        });
    }

    /**
     * @param latest the latest version
     * @param readTo the position up to which the latest is known to hold every event of its stream
     * @param milestones versions at least {@value #MILESTONE_EVERY} events apart, ascending
     * @param steps other past versions, by when their last event was recorded; changes in place
     */
    private record Kept(
            Relation latest, long readTo, List<Relation> milestones, NavigableMap<Instant, Relation> steps) {

        static Kept nothing(Origin origin) {
            return new Kept(beginning(origin), 0, List.of(), new ConcurrentSkipListMap<>());
        }

        /** The version after every event up to a position, which the latest has passed. */
        private Relation at(Origin origin, long upTo) {
            int many = milestones(version -> version.position() <= upTo);
            return folded(before(origin, many), after(many), recorded -> recorded.position() <= upTo);
        }

        private Relation before(Origin origin, int milestone) {
            return milestone == 0 ? beginning(origin) : milestones.get(milestone - 1);
        }

        private Relation after(int milestone) {
            return milestone < milestones.size() ? milestones.get(milestone) : latest;
        }

        /** How many of the milestones are soon enough. */
        private int milestones(Predicate<Relation> soonEnough) {
            int low = 0;
            int high = milestones.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (soonEnough.test(milestones.get(middle))) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** The last version kept in which nothing was recorded later. */
        private Relation nearest(Origin origin, Instant knownAt) {
            Relation milestone = before(origin, milestones(version -> knownBy(version, knownAt)));
            Map.Entry<Instant, Relation> step = steps.floorEntry(knownAt);
            return step == null || step.getValue().events() < milestone.events() ? milestone : step.getValue();
        }

        /** The first version kept in which something was recorded later; the latest where there is none. */
        private Relation next(Instant knownAt) {
            Relation milestone = after(milestones(version -> knownBy(version, knownAt)));
            Map.Entry<Instant, Relation> step = steps.higherEntry(knownAt);
            return step == null || step.getValue().events() > milestone.events() ? milestone : step.getValue();
        }

        private Kept with(Relation version) {
            Relation last = version.events() > latest.events() ? version : latest;
            long since = milestones.isEmpty() ? 0 : milestones.getLast().events();
            boolean milestone = version.events() >= since + MILESTONE_EVERY;
            if (!milestone) {
                return last == latest ? this : new Kept(last, readTo, milestones, steps);
            }
            List<Relation> more = new ArrayList<>(milestones);
            more.add(version);
            return new Kept(last, readTo, List.copyOf(more), steps);
        }

        private Kept readTo(Relation version, long position) {
            boolean further = version.events() == latest.events() && position > readTo;
            return further ? new Kept(latest, position, milestones, steps) : this;
        }

        private Kept stepping(Relation past) {
            if (steps.size() > MOST_STEPS) {
                steps.clear();
            }
            Instant recordedAt = past.recordedAt();
            if (recordedAt != null) {
                steps.put(recordedAt, past);
            }
            return this;
        }
    }
}
