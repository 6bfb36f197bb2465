package org.chancery.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.Passage;
import org.chancery.ledger.Replay;
import org.chancery.ledger.Step;
import org.chancery.ledger.StoredEvent;
import org.chancery.ledger.StreamId;
import org.chancery.relation.ActorRules;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationEvent.ActorEvent;
import org.chancery.standing.Collation;
import org.chancery.standing.Rebuilds;
import org.jspecify.annotations.Nullable;

/**
 * One audit at work. Two walks through history side by side: one in the order of positions, which hashes every row and
 * rebuilds the tree; one relation by relation, which folds, asks the rules, and compares the kept answers.
 *
 * <p>Whatever is found is told and the walk goes on; memory holds one relation and the names of the streams.
 */
final class AuditPass {

    private static final int LOOKED_UP = 200;
    private static final int LEAST_BETWEEN = 5;

    private final Ledger ledger;
    private final Replay replay;
    private final Rebuilds rebuilds;
    private final List<KeptRoot> kept;
    private final @Nullable Pair only;
    private final long upTo;
    private final long seed;
    private final Consumer<Finding> findings;
    private final BooleanSupplier stopped;
    private final Map<Finding.Kind, Long> kinds = new EnumMap<>(Finding.Kind.class);
    private final AtomicLong hashed = new AtomicLong();
    private final AtomicLong folded = new AtomicLong();

    private long size;
    private @Nullable String root;
    private volatile @Nullable Instant reached;
    private @Nullable Instant head;
    private long compared;

    /**
     * @param kept what was said of the log before
     * @param scope what to read; its position is that up to which it reads
     * @param findings told of everything found, by one thread at a time
     * @param stopped whether to stop
     */
    AuditPass(
            Ledger ledger,
            Rebuilds rebuilds,
            List<KeptRoot> kept,
            Scope scope,
            long seed,
            Consumer<Finding> findings,
            BooleanSupplier stopped) {
        this.ledger = ledger;
        this.replay = ledger.replay();
        this.rebuilds = rebuilds;
        this.kept = kept.stream()
                .sorted((one, other) -> Long.compare(one.size(), other.size()))
                .toList();
        this.only = scope.relation();
        this.upTo = scope.upTo() == null ? ledger.head().position() : scope.upTo();
        this.seed = seed;
        this.findings = findings;
        this.stopped = stopped;
    }

    /** How many events it has dealt with, of as many as the position up to which it reads. */
    long done() {
        return only == null ? (hashed.get() + folded.get()) / 2 : Math.min(upTo, hashed.get() + folded.get());
    }

    /** When the last event that was hashed was recorded; null where there is none yet. */
    @Nullable
    Instant reached() {
        return reached;
    }

    /** Reads everything; null where it was stopped. */
    Audit.@Nullable Outcome run() {
        long begun = System.nanoTime();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread log = Thread.ofPlatform().daemon().name("audit-log").start(() -> {
            try {
                readLog(() -> stopped.getAsBoolean() || failure.get() != null);
            } catch (RuntimeException | Error e) {
                failure.set(e);
            }
        });
        Collation collation;
        try {
            collation = readHistories(() -> stopped.getAsBoolean() || failure.get() != null);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            throw e;
        } finally {
            join(log);
        }
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
        return stopped.getAsBoolean()
                ? null
                : new Audit.Outcome(
                        size,
                        root,
                        head,
                        compared,
                        collation.relationsCompared(),
                        collation.rowsCompared(),
                        collation.answersCompared(),
                        collation.upTo(),
                        Duration.ofNanos(System.nanoTime() - begun),
                        new EnumMap<>(kinds));
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // The log

    private void readLog(BooleanSupplier stop) {
        Walk log = new Walk();
        try (Passage<List<StoredEvent>> passage =
                only == null ? replay.rows(Long.MIN_VALUE, upTo) : replay.rows(only, upTo)) {
            while (!stop.getAsBoolean() && passage.hasNext()) {
                List<StoredEvent> rows = passage.next();
                rows.forEach(log::take);
                hashed.addAndGet(rows.size());
                reached = log.last;
            }
        }
        if (!stop.getAsBoolean()) {
            log.end();
        }
    }

    /** What is known of a stream up to a row. */
    private static final class Stream {
        private final long first;
        private long next;

        Stream(long first) {
            this.first = first;
        }
    }

    /** What is known of the log up to a row. */
    private final class Walk {
        private final MerkleTree tree = new MerkleTree();
        private final List<KeptRoot> believed =
                kept.stream().filter(one -> one.root() != null).toList();
        private final Map<String, Stream> streams = new HashMap<>();
        private final List<Long> ofActors = new ArrayList<>();
        private final boolean whole = only == null;
        private Actors actors = replay.actors(0);
        private boolean actorsReadable = true;
        private int checkpoint;
        private long expected = 1;
        private @Nullable Instant last;
        private long rows;
        private long erased;

        Walk() {
            if (whole) {
                for (KeptRoot one : kept) {
                    if (one.root() == null) {
                        tell(
                                Finding.Kind.CHECKPOINT_DIFFERS,
                                null,
                                null,
                                null,
                                "a checkpoint that cannot be believed, kept " + one.where(),
                                "a checkpoint signed with the key of the log");
                    }
                }
                long unchecked =
                        believed.stream().filter(one -> !one.isChecked()).count();
                if (unchecked > 0) {
                    tell(
                            Finding.Kind.NOT_COMPARED,
                            null,
                            null,
                            null,
                            "checkpoints whose signatures were not checked: " + unchecked
                                    + ", for the key of the log cannot be read",
                            "the key of the log, to check them with");
                }
                compareCheckpoints();
            }
        }

        void take(StoredEvent row) {
            if (row.position() < 1) {
                tell(
                        Finding.Kind.POSITION_STRANGE,
                        row,
                        row.entry().name() + " at place " + row.entry().sequence() + " of " + row.entry().stream(),
                        "nothing before position 1");
                return;
            }
            rows++;
            if (whole) {
                if (row.position() != expected) {
                    missing(row.position() - 1);
                }
                expected = row.position() + 1;
            }
            erased += row.isNameErased() ? 1 : 0;
            leaf(row);
            time(row);
            sequence(row);
            if (whole) {
                tree.add(row.rightLeaf().length == Hash.LENGTH ? Hash.of(row.rightLeaf()) : Hash.OF_NOTHING);
                compareCheckpoints();
                if (!(row.stream() instanceof StreamId.OfRelation)) {
                    ofActor(row);
                }
            }
        }

        private void missing(long upToPosition) {
            tell(
                    Finding.Kind.POSITION_MISSING,
                    expected,
                    null,
                    null,
                    "no event",
                    expected == upToPosition
                            ? "the event at position " + expected
                            : "the events at positions " + expected + " to " + upToPosition);
        }

        private void leaf(StoredEvent row) {
            if (!row.isSound()) {
                tell(
                        Finding.Kind.LEAF_DIFFERS,
                        row,
                        "the leaf " + hex(row.leaf()) + " stored with the row",
                        row.rightLeaf().length == 0
                                ? "columns that can be hashed"
                                : "the leaf " + hex(row.rightLeaf()) + " of its columns");
            }
        }

        private void time(StoredEvent row) {
            Instant before = last;
            if (before != null && !row.entry().recordedAt().isAfter(before)) {
                tell(
                        Finding.Kind.TIME_GOES_BACK,
                        row,
                        "recorded at " + row.entry().recordedAt(),
                        "later than " + before + ", when the one before it was");
            }
            last = row.entry().recordedAt();
        }

        private void sequence(StoredEvent row) {
            Stream stream = streams.computeIfAbsent(row.entry().stream(), name -> new Stream(row.position()));
            if (row.entry().sequence() != stream.next) {
                tell(
                        Finding.Kind.SEQUENCE_BROKEN,
                        row,
                        "place " + row.entry().sequence() + " in " + row.entry().stream(),
                        "place " + stream.next);
            }
            stream.next = row.entry().sequence() + 1;
        }

        private void ofActor(StoredEvent row) {
            ofActors.add(row.position());
            switch (row.content()) {
                case StoredEvent.Unreadable why -> {
                    actorsReadable = false;
                    unreadable(row, why);
                }
                case StoredEvent.Told(LedgerEvent event) -> {
                    row.disagreements(event.event()).forEach(disagreement -> disagrees(row, disagreement));
                    if (event.event() instanceof ActorEvent actorEvent) {
                        actors = ActorRules.evolve(actors, actorEvent);
                    }
                }
            }
        }

        private void compareCheckpoints() {
            while (checkpoint < believed.size() && believed.get(checkpoint).size() <= tree.size()) {
                KeptRoot one = believed.get(checkpoint);
                if (one.size() == tree.size()) {
                    compared++;
                    Hash found = tree.root();
                    Hash expected = one.root();
                    if (expected != null && !found.equals(expected)) {
                        tell(
                                Finding.Kind.CHECKPOINT_DIFFERS,
                                one.size(),
                                null,
                                null,
                                "the root " + found.hex() + " of the first " + one.size() + " events",
                                "the root " + expected.hex() + " of the checkpoint kept " + one.where());
                    }
                }
                checkpoint++;
            }
        }

        void end() {
            size = rows;
            head = last;
            if (erased > 0) {
                tell(
                        Finding.Kind.NAME_ERASED,
                        null,
                        null,
                        null,
                        "a hash in the place of who recorded it, in " + erased + " of " + rows + " events",
                        "a name, or a hash where the name was erased");
            }
            if (!whole) {
                return;
            }
            root = tree.root().hex();
            if (expected <= upTo) {
                missing(upTo);
            }
            shorter();
            lookups();
            actors();
        }

        /**
         * What is shorter is the ledger, wherever this walk ends: it may end before the end, and more may be recorded
         * and signed while it goes. So the end is looked at last, after whatever speaks of it.
         */
        private void shorter() {
            long taken = rebuilds.position();
            long there = Math.max(upTo, ledger.head().position());
            for (KeptRoot longer : believed.subList(checkpoint, believed.size())) {
                if (longer.size() > there) {
                    shorter(
                            there,
                            "at least " + longer.size() + ", as many as the checkpoint kept " + longer.where()
                                    + " speaks of");
                }
            }
            if (taken > there) {
                shorter(there, taken + ", as many as the kept answers have taken");
            }
        }

        private void shorter(long there, String expected) {
            tell(Finding.Kind.LEDGER_SHORTER, there, null, null, there + " events", expected);
        }

        /** The tables by which events are found say the same as the events. */
        private void lookups() {
            List<Long> listed =
                    replay.ofActors(upTo).stream().map(StoredEvent::position).toList();
            differ("actor_event", ofActors, listed);
            Map<String, Long> known = replay.streams();
            new TreeMap<>(streams).forEach((name, stream) -> {
                Long first = known.get(name);
                if (first == null) {
                    stream(name, stream.first, "no row in the table stream", "a row, for there are events");
                } else if (first != stream.first) {
                    stream(
                            name,
                            stream.first,
                            "position " + first + " as its first in the table stream",
                            "position " + stream.first + ", where its first event stands");
                }
            });
            known.forEach((name, first) -> {
                if (first <= upTo && !streams.containsKey(name)) {
                    stream(name, first, "a row in the table stream", "none, for there are no events");
                }
            });
        }

        private void stream(String name, long position, String found, String expected) {
            tell(Finding.Kind.LOOKUP_DIFFERS, position, null, name, found, expected);
        }

        private void differ(String table, List<Long> there, List<Long> listed) {
            Set<Long> missing = new TreeSet<>(there);
            listed.forEach(missing::remove);
            Set<Long> strange = new TreeSet<>(listed);
            there.forEach(strange::remove);
            missing.forEach(position -> tell(
                    Finding.Kind.LOOKUP_DIFFERS,
                    position,
                    null,
                    table,
                    "no row",
                    "a row, for an actor's event stands there"));
            strange.forEach(position -> tell(
                    Finding.Kind.LOOKUP_DIFFERS,
                    position,
                    null,
                    table,
                    "a row",
                    "none, for no actor's event stands there"));
        }

        private void actors() {
            if (!actorsReadable) {
                return;
            }
            try {
                Actors known = replay.actors(upTo);
                if (!new HashSet<>(known.all()).equals(new HashSet<>(actors.all()))) {
                    Set<Object> wrong = new HashSet<>(known.all());
                    wrong.removeAll(actors.all());
                    Set<Object> right = new HashSet<>(actors.all());
                    right.removeAll(known.all());
                    tell(Finding.Kind.ACTORS_DIFFER, null, null, null, wrong.toString(), right.toString());
                }
            } catch (RuntimeException e) {
                tell(Finding.Kind.ACTORS_DIFFER, null, null, null, "no actors: " + e, "those of history");
            }
        }
    }

    // The histories

    private Collation readHistories(BooleanSupplier stop) {
        List<LedgerEvent> ofActors = new ArrayList<>();
        for (StoredEvent row : replay.ofActors(upTo)) {
            if (row.content() instanceof StoredEvent.Told(LedgerEvent event) && event.event() instanceof ActorEvent) {
                ofActors.add(event);
            }
        }
        Rejudging rejudging = new Rejudging(replay.actors(0), ofActors, this::object);
        Collation collation = rebuilds.collation(upTo, upTo, seed, this::differs);
        SplittableRandom random = new SplittableRandom(~seed);
        long between = Math.max(LEAST_BETWEEN, upTo / LOOKED_UP);
        try (Passage<List<Replay.Run>> passage = replay.histories(upTo, ofActors, only)) {
            while (!stop.getAsBoolean() && passage.hasNext()) {
                for (Replay.Run run : passage.next()) {
                    run.unread().forEach(unread -> unreadable(unread.row(), unread.why()));
                    run.odd().forEach(odd -> odd.disagreements().forEach(each -> disagrees(odd.row(), each)));
                    for (Step step : run.steps()) {
                        rejudging.take(run.relation(), step);
                        if (random.nextLong(between) == 0) {
                            lookUp(step.event());
                        }
                    }
                    collation.take(run);
                    folded.addAndGet(run.steps().size() + run.unread().size());
                }
            }
        }
        if (!stop.getAsBoolean()) {
            rejudging.end();
            if (only == null) {
                rejudging.actors(ofActors);
            }
            collation.finish(only == null);
            if (collation.upTo() < 0) {
                tell(
                        Finding.Kind.NOT_COMPARED,
                        null,
                        null,
                        null,
                        "kept answers that follow other rules, or are being made anew",
                        "kept answers that follow " + rebuilds.rules());
            } else if (collation.upTo() < upTo) {
                tell(
                        Finding.Kind.ROW_MISSING,
                        collation.upTo(),
                        null,
                        null,
                        "kept answers that have taken history up to position " + collation.upTo()
                                + (rebuilds.failure() == null ? "" : " and cannot go on: " + rebuilds.failure()),
                        "kept answers up to position " + upTo);
            }
            folded.set(upTo);
        }
        return collation;
    }

    /** An event of a record is found by the record. */
    private void lookUp(LedgerEvent event) {
        UUID record = event.record();
        if (record == null || event.event() instanceof ActorEvent) {
            return;
        }
        try {
            boolean found =
                    ledger.eventsOfRecord(record).stream().anyMatch(each -> each.position() == event.position());
            if (!found) {
                tell(
                        Finding.Kind.LOOKUP_DIFFERS,
                        event.position(),
                        record,
                        event.stream().name(),
                        "nothing by which the event is found among those of its record",
                        "a row in the table record or amendment");
            }
        } catch (RuntimeException e) {
            tell(
                    Finding.Kind.LOOKUP_DIFFERS,
                    event.position(),
                    record,
                    event.stream().name(),
                    "no answer: " + e,
                    "the events of the record");
        }
    }

    // Telling

    private void differs(Collation.Difference difference) {
        tell(
                switch (difference.kind()) {
                    case ROW_DIFFERS -> Finding.Kind.ROW_DIFFERS;
                    case ROW_MISSING -> Finding.Kind.ROW_MISSING;
                    case ROW_EXTRA -> Finding.Kind.ROW_EXTRA;
                    case ANSWER_DIFFERS -> Finding.Kind.ANSWER_DIFFERS;
                },
                difference.position(),
                null,
                difference.relation(),
                difference.found(),
                difference.expected());
    }

    private void object(LedgerEvent event, String why) {
        tell(
                Finding.Kind.WOULD_BE_REFUSED,
                event.position(),
                event.record(),
                relation(event.stream()),
                why,
                "an event that the rules of today accept");
    }

    private void unreadable(StoredEvent row, StoredEvent.Unreadable why) {
        tell(Finding.Kind.EVENT_UNREADABLE, row, why.column() + " " + why.found(), why.expected());
    }

    private void disagrees(StoredEvent row, StoredEvent.Disagreement disagreement) {
        tell(
                Finding.Kind.COLUMN_DIFFERS,
                row,
                disagreement.column() + " " + disagreement.found(),
                disagreement.expected());
    }

    private void tell(Finding.Kind kind, StoredEvent row, String found, String expected) {
        StreamId stream = row.stream();
        tell(
                kind,
                row.position(),
                row.entry().recordId(),
                stream == null ? row.entry().stream() : relation(stream),
                found,
                expected);
    }

    private static String relation(StreamId stream) {
        return switch (stream) {
            case StreamId.OfRelation(Pair pair) -> pair.toString();
            case StreamId.OfActor actor -> actor.name();
        };
    }

    private synchronized void tell(
            Finding.Kind kind,
            @Nullable Long position,
            @Nullable UUID record,
            @Nullable String relation,
            String found,
            String expected) {
        kinds.merge(kind, 1L, Long::sum);
        findings.accept(new Finding(kind, position, record, relation, found, expected));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
