package org.chancery.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    /** A run of what happened to one relation, in order; the relation's last run says so. */
    public record Run(Pair relation, List<Step> steps, boolean isLast) {}

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

    private static List<LedgerEvent> decoded(List<Scan.Row> rows) {
        List<LedgerEvent> events = new ArrayList<>(rows.size());
        for (Scan.Row row : rows) {
            events.add(LedgerEvent.of(row.entry(), Payloads.read(row.entry())));
        }
        return events;
    }

    /**
     * Every relation's history up to a position, one relation after the other in the order of their codes, with what each
     * event made of the relation.
     */
    public Passage<List<Run>> byRelation(long upTo) {
        List<LedgerEvent> ofActors = new ArrayList<>();
        for (Entry entry : table.ofActors(0, upTo)) {
            ofActors.add(LedgerEvent.of(entry, Payloads.read(entry)));
        }
        ByRelation fold = new ByRelation(upTo, book.after(0), Turn.among(ofActors, book.after(0)));
        return Ahead.of("fold", Ahead.of("decode", Ahead.of("read", scan.byStream()), Replay::decoded), fold::runs);
    }

    /** Folds one relation after the other. */
    private final class ByRelation {
        private final long upTo;
        private final Actors states;
        private final List<Turn> turns;
        private @Nullable Pair pair;
        private @Nullable Relation relation;
        private List<Turn> ahead = List.of();
        private List<Step> steps = new ArrayList<>();

        ByRelation(long upTo, Actors states, List<Turn> turns) {
            this.upTo = upTo;
            this.states = states;
            this.turns = turns;
        }

        /** The runs a page of events comes to; an empty page is the last. */
        List<Run> runs(List<LedgerEvent> page) {
            List<Run> runs = new ArrayList<>();
            for (LedgerEvent event : page) {
                if (event.position() <= upTo && event.stream() instanceof StreamId.OfRelation(Pair next)) {
                    if (!next.equals(pair)) {
                        end(runs);
                        begin(next);
                    }
                    step(event);
                }
            }
            if (page.isEmpty()) {
                end(runs);
            } else if (pair != null && !steps.isEmpty()) {
                runs.add(new Run(pair, steps, false));
                steps = new ArrayList<>();
            }
            return runs;
        }

        private void begin(Pair next) {
            pair = next;
            relation = empty(next, states);
            ahead = new ArrayList<>(
                    turns.stream().filter(turn -> turn.concerns(next)).toList());
        }

        private void end(List<Run> runs) {
            if (pair != null) {
                turnsBefore(Long.MAX_VALUE);
                runs.add(new Run(pair, steps, true));
                steps = new ArrayList<>();
                pair = null;
            }
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
