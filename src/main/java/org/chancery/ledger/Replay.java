package org.chancery.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.chancery.actor.Actors;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.Rewriting;
import org.jspecify.annotations.Nullable;

/**
 * History read again from its rows, in stages that work side by side: one thread reads, one decodes, one folds, and who
 * walks takes what comes out.
 *
 * <p>Positions are those of events that may be shown. Memory stays bounded whatever the length of the history.
 */
public final class Replay {

    private static final byte[] NOT_READ = {};

    private final Scan scan;
    private final EventTable table;
    private final ActorBook book;
    private final Folds folds;
    private final long eventsKept;

    /** @param eventsKept how many events the folds that a walk keeps may stand for together */
    Replay(DataSource dataSource, EventTable table, ActorBook book, Folds folds, long eventsKept) {
        this.scan = new Scan(dataSource);
        this.table = table;
        this.book = book;
        this.folds = folds;
        this.eventsKept = eventsKept;
    }

    /**
     * A run of what happened to one relation, in order; the relation's last run says so.
     *
     * @param unread what could not be read, or not be folded; from the first of them on the relation is not folded
     * @param odd what an audit found saying two things
     * @param isLast whether nothing more happened to it
     */
    public record Run(Pair relation, List<Step> steps, List<Unread> unread, List<Odd> odd, boolean isLast) {}

    /** A row whose columns say other than its payload. */
    public record Odd(StoredEvent row, List<StoredEvent.Disagreement> disagreements) {}

    /** A row that an audit could not read or fold, and why. */
    public record Unread(StoredEvent row, StoredEvent.Unreadable why) {}

    /** Every event after a position up to another, in order, some thousands at a time. */
    public Passage<List<LedgerEvent>> events(long after, long upTo) {
        return Ahead.of("decode", Ahead.of("read", scan.inOrder(after, upTo)), Replay::decoded);
    }

    /** The same, each with what it made of the relations it bears on. */
    public Passage<List<Step>> steps(long after, long upTo) {
        return Ahead.of("fold", events(after, upTo), folding(after)::fold);
    }

    Folding folding(long after) {
        return new Folding(table, book, folds, after, eventsKept);
    }

    private static List<LedgerEvent> decoded(List<StoredEvent> rows) {
        List<LedgerEvent> events = new ArrayList<>(rows.size());
        for (StoredEvent row : rows) {
            events.add(LedgerEvent.of(row.entry(), Payloads.read(row.entry())));
        }
        return events;
    }

    /** Every row after a position up to another, in order, just as it stands, with its leaf worked out. */
    public Passage<List<StoredEvent>> rows(long after, long upTo) {
        return Ahead.of("hash", Ahead.of("read", scan.inOrder(after, upTo)), Replay::hashed);
    }

    /** Every row of one relation's stream up to a position, in its order, just as it stands, with its leaf worked out. */
    public Passage<List<StoredEvent>> rows(Pair relation, long upTo) {
        return Ahead.of(
                "hash",
                Ahead.of("read", scan.stream(new StreamId.OfRelation(relation).name())),
                rows -> hashed(
                        rows.stream().filter(row -> row.position() <= upTo).toList()));
    }

    private static List<StoredEvent> hashed(List<StoredEvent> rows) {
        rows.forEach(StoredEvent::rightLeaf);
        return rows;
    }

    /** The actors after every event up to a position, as the ledger holds them. */
    public Actors actors(long upTo) {
        return book.after(upTo);
    }

    /** The rows of actors up to a position, as the ledger finds them; their leaves are not read. */
    public List<StoredEvent> ofActors(long upTo) {
        return table.ofActors(0, upTo).stream()
                .map(entry -> new StoredEvent(entry, NOT_READ))
                .toList();
    }

    /** Every stream the ledger has a row of, by its name, with where that row says it begins. */
    public SortedMap<String, Long> streams() {
        return table.streams();
    }

    /**
     * Every relation's history up to a position, one relation after the other in the order of their codes, with what each
     * event made of the relation.
     *
     * @throws RuntimeException while it is walked, where an event cannot be read
     */
    public Passage<List<Run>> byRelation(long upTo) {
        List<LedgerEvent> ofActors = new ArrayList<>();
        for (Entry entry : table.ofActors(0, upTo)) {
            ofActors.add(LedgerEvent.of(entry, Payloads.read(entry)));
        }
        return runs(scan.byStream(), new ByRelation(upTo, ofActors, true));
    }

    /**
     * The same for an audit: what cannot be read, or not be folded, is told and ends the folding of its relation.
     *
     * @param ofActors the events of actors up to the position, in order
     * @param only the one relation wanted; null for all
     */
    public Passage<List<Run>> histories(long upTo, List<LedgerEvent> ofActors, @Nullable Pair only) {
        return runs(
                only == null ? scan.byStream() : scan.stream(new StreamId.OfRelation(only).name()),
                new ByRelation(upTo, ofActors, false));
    }

    private static Passage<List<Run>> runs(Passage<List<StoredEvent>> rows, ByRelation fold) {
        return Ahead.of(
                "fold", Ahead.of("decode", Ahead.of("read", rows), page -> readings(page, fold.strict)), fold::runs);
    }

    /** A row of a relation's stream, and what it says. */
    private record Read(StoredEvent row, StoredEvent.Content content, List<StoredEvent.Disagreement> disagreements) {
        @Nullable
        StreamId stream() {
            return content instanceof StoredEvent.Told(LedgerEvent event) ? event.stream() : row.stream();
        }
    }

    private static List<Read> readings(List<StoredEvent> rows, boolean strict) {
        List<Read> readings = new ArrayList<>(rows.size());
        for (StoredEvent row : rows) {
            StoredEvent.Content content = row.content();
            readings.add(new Read(
                    row,
                    content,
                    !strict && content instanceof StoredEvent.Told(LedgerEvent event)
                            ? row.disagreements(event.event())
                            : List.of()));
        }
        return readings;
    }

    /** Folds one relation after the other. */
    private final class ByRelation {
        private final long upTo;
        private final Actors states;
        private final List<Turn> turns;
        private final boolean strict;
        private @Nullable Pair pair;
        private @Nullable Relation relation;
        private List<Turn> ahead = List.of();
        private List<Step> steps = new ArrayList<>();
        private List<Unread> unread = new ArrayList<>();
        private List<Odd> odd = new ArrayList<>();
        private boolean broken;

        ByRelation(long upTo, List<LedgerEvent> ofActors, boolean strict) {
            this.upTo = upTo;
            this.states = book.after(0);
            this.turns = Turn.among(ofActors, states);
            this.strict = strict;
        }

        /** The runs a page of rows comes to; an empty page is the last. */
        List<Run> runs(List<Read> page) {
            List<Run> runs = new ArrayList<>();
            for (Read read : page) {
                if (isThere(read.row) && read.stream() instanceof StreamId.OfRelation(Pair next)) {
                    if (!next.equals(pair)) {
                        end(runs);
                        begin(next);
                    }
                    take(read);
                }
            }
            if (page.isEmpty()) {
                end(runs);
            } else if (pair != null && !(steps.isEmpty() && unread.isEmpty() && odd.isEmpty())) {
                hand(runs, pair, false);
            }
            return runs;
        }

        /** What stands before the first position was never recorded. */
        private boolean isThere(StoredEvent row) {
            return row.position() > 0 && row.position() <= upTo;
        }

        private void hand(List<Run> runs, Pair of, boolean last) {
            runs.add(new Run(of, steps, unread, odd, last));
            steps = new ArrayList<>();
            unread = new ArrayList<>();
            odd = new ArrayList<>();
        }

        private void begin(Pair next) {
            pair = next;
            broken = false;
            relation = empty(next, states);
            ahead = new ArrayList<>(
                    turns.stream().filter(turn -> turn.concerns(next)).toList());
        }

        private void end(List<Run> runs) {
            if (pair != null) {
                if (!broken) {
                    turnsBefore(Long.MAX_VALUE);
                }
                hand(runs, pair, true);
                pair = null;
            }
        }

        private void take(Read read) {
            if (!read.disagreements.isEmpty()) {
                odd.add(new Odd(read.row, read.disagreements));
            }
            switch (read.content) {
                case StoredEvent.Unreadable why -> stop(read.row, why, null);
                case StoredEvent.Told(LedgerEvent event) -> {
                    if (!broken) {
                        try {
                            step(event);
                        } catch (RuntimeException e) {
                            stop(
                                    read.row,
                                    new StoredEvent.Unreadable(
                                            "payload", String.valueOf(e), "an event that can be folded"),
                                    e);
                        }
                    }
                }
            }
        }

        private void stop(StoredEvent row, StoredEvent.Unreadable why, @Nullable RuntimeException cause) {
            if (strict) {
                throw new IllegalStateException(
                        "the event at position " + row.position() + " cannot be taken: found " + why.found()
                                + " in its " + why.column() + ", expected " + why.expected(),
                        cause);
            }
            broken = true;
            unread.add(new Unread(row, why));
        }

        private void step(LedgerEvent event) {
            turnsBefore(event.position());
            Rewriting rewriting = Rewriting.by(Objects.requireNonNull(relation), event.recorded());
            relation = rewriting.after();
            steps.add(new Step(event, List.of(rewriting)));
        }

        private void turnsBefore(long position) {
            while (!ahead.isEmpty() && ahead.getFirst().event().position() < position) {
                Turn turn = ahead.removeFirst();
                Relation before = Objects.requireNonNull(relation);
                Relation after = folded(Objects.requireNonNull(pair), turn);
                if (before.events() > 0) {
                    Rewriting rewriting = Rewriting.between(before, after);
                    if (!rewriting.isNothing()) {
                        steps.add(new Step(turn.event(), List.of(rewriting)));
                    }
                }
                relation = after;
            }
        }

        private Relation folded(Pair of, Turn turn) {
            Relation folded = empty(of, turn.after());
            String stream = new StreamId.OfRelation(of).name();
            List<Entry> page;
            do {
                page = table.stream(stream, folded.events(), turn.event().position(), EventTable.PAGE);
                for (Recorded<RelationEvent> recorded : Payloads.readAll(page)) {
                    folded = folded.evolve(recorded);
                }
            } while (page.size() == EventTable.PAGE);
            return folded;
        }

        private static Relation empty(Pair pair, Actors actors) {
            Folds.Origin origin = ActorBook.origin(pair, actors);
            return Relation.of(pair, origin.first(), origin.second());
        }
    }
}
