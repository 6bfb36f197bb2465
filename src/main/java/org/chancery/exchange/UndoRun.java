package org.chancery.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.chancery.actor.Actors;
import org.chancery.exchange.ImportBook.Effect;
import org.chancery.exchange.ImportBook.Listed;
import org.chancery.exchange.ImportBook.Progress;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.Reply;
import org.chancery.ledger.StreamId;
import org.chancery.narration.RefusalNarration;
import org.chancery.relation.Change;
import org.chancery.relation.Decision;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Refusal;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationCommand.RetractRecord;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationRules;

/**
 * The undoing of an import at work: every record that it made is retracted, found by the request it came with in the part
 * of the ledger written since it began. Nothing is removed; what was known before stays known. A trial decides the same and
 * retracts nothing.
 */
final class UndoRun {

    private static final int PAGE = 5_000;
    private static final int TOGETHER = 500;

    private final Import job;
    private final Import undone;
    private final Ledger ledger;
    private final ImportBook book;
    private final BooleanSupplier stopped;
    private final LongConsumer at;
    private final Retracting retracting;
    private final String reason;
    private Progress progress = new Progress();

    UndoRun(Import job, Import undone, Ledger ledger, ImportBook book, BooleanSupplier stopped, LongConsumer at) {
        this.job = job;
        this.undone = undone;
        this.ledger = ledger;
        this.book = book;
        this.stopped = stopped;
        this.at = at;
        this.retracting = job.dryRun()
                ? new Trial(ledger)
                : commands -> ledger.record(commands, new Ledger.Recorder(job.startedBy(), job.requestId()));
        this.reason = "import " + undone.id() + " (" + undone.name() + ") was undone";
    }

    /** Where retractions go: into the ledger, or into a trial. */
    @FunctionalInterface
    private interface Retracting {
        Reply retract(List<RetractRecord> commands);
    }

    /** Decides each retraction after the ones before, on relations of its own; some are kept, and then it begins again. */
    private static final class Trial implements Retracting {

        private static final int MOST_RELATIONS = 20_000;

        private final Ledger ledger;
        private final Actors actors;
        private final Instant now;
        private final Map<Pair, Relation> relations = new HashMap<>();

        private Trial(Ledger ledger) {
            this.ledger = ledger;
            this.actors = ledger.actors();
            this.now = ledger.now();
        }

        @Override
        public Reply retract(List<RetractRecord> commands) {
            if (relations.size() > MOST_RELATIONS) {
                relations.clear();
            }
            Map<Pair, Relation> stand = new TreeMap<>();
            for (RetractRecord command : commands) {
                for (LedgerEvent event : ledger.eventsOfRecord(command.record())) {
                    if (event.stream() instanceof StreamId.OfRelation(Pair pair)) {
                        stand.put(pair, relations.computeIfAbsent(pair, ledger::relation));
                    }
                }
            }
            LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
            return switch (RelationRules.decide(stand, actors, commands, today)) {
                case Decision.Refused refused -> new Reply.Refused(refused);
                case Decision.Accepted accepted -> accepted(accepted);
            };
        }

        private Reply accepted(Decision.Accepted accepted) {
            List<Reply.Entered> entries = new ArrayList<>();
            for (Decision.Outcome outcome : accepted.outcomes()) {
                if (!(outcome instanceof Decision.Recording recording)) {
                    throw new IllegalStateException("a retraction is not repeated");
                }
                Recorded<RelationEvent> recorded =
                        new Recorded<>(Long.MAX_VALUE, now, "trial", null, recording.event());
                recording.relations().forEach(pair -> relations.computeIfPresent(pair, (p, r) -> r.evolve(recorded)));
                entries.add(new Reply.Entered(
                        null, recording.relations(), recording.event(), List.of(), recording.hints(), false));
            }
            return new Reply.Accepted(entries, accepted.delta());
        }
    }

    /** Goes on where it stands; {@code done} is the position of the ledger it has looked at. */
    boolean run(long upTo) {
        Long first = undone.firstPosition();
        long position = Math.max(first == null ? 0 : first, job.done());
        progress.done = position;
        while (position < upTo) {
            List<LedgerEvent> page = ledger.events(position, PAGE);
            if (page.isEmpty()) {
                break;
            }
            retract(page.stream().filter(event -> event.position() <= upTo).toList());
            position = Math.min(upTo, page.getLast().position());
            progress.done = position;
            book.write(job.id(), "", progress);
            at.accept(position);
            progress = new Progress();
            progress.done = position;
            if (stopped.getAsBoolean()) {
                return false;
            }
        }
        if (!job.dryRun()) {
            book.undone(undone.id());
        }
        return true;
    }

    private void retract(List<LedgerEvent> events) {
        Set<UUID> records = new LinkedHashSet<>();
        for (LedgerEvent event : events) {
            if (undone.recorded(event.recorded())) {
                if (event.event() instanceof RelationEvent.Act act) {
                    records.add(act.particulars().recordId());
                } else {
                    progress.counts = progress.counts.plus(Counts.of(Outcome.REFUSED, false, false, 0));
                    progress.listed.add(new Listed(
                            event.position(),
                            Outcome.REFUSED,
                            "what was said of an actor or of another record is not taken back by an undo",
                            true));
                }
            }
        }
        List<UUID> all = List.copyOf(records);
        for (int from = 0; from < all.size(); from += TOGETHER) {
            together(all.subList(from, Math.min(all.size(), from + TOGETHER)));
        }
    }

    private void together(List<UUID> records) {
        List<RetractRecord> commands =
                records.stream().map(id -> new RetractRecord(id, reason)).toList();
        if (retracting.retract(commands) instanceof Reply.Accepted accepted) {
            count(accepted, records.size());
            return;
        }
        for (RetractRecord command : commands) {
            alone(command);
        }
    }

    private void alone(RetractRecord command) {
        switch (retracting.retract(List.of(command))) {
            case Reply.Accepted accepted -> count(accepted, 1);
            case Reply.Refused refused -> {
                boolean already = refused.decision().all().stream()
                        .allMatch(refusal -> refusal instanceof Refusal.AlreadyRetracted);
                boolean ours = already && isOurs(command.record());
                progress.counts = progress.counts.plus(Counts.of(
                        ours ? Outcome.RECORDED : already ? Outcome.SEEN : Outcome.REFUSED,
                        false,
                        false,
                        ours ? 1 : 0));
                if (!already) {
                    list(command, RefusalNarration.sentences(refused.decision()));
                }
            }
            case Reply.Overtaken _ -> {
                progress.counts = progress.counts.plus(Counts.of(Outcome.REFUSED, false, false, 0));
                list(command, "others recorded on the same relation again and again; undo once more");
            }
        }
    }

    private void list(RetractRecord command, String why) {
        progress.listed.add(new Listed(
                ledger.eventsOfRecord(command.record()).getFirst().position(),
                Outcome.REFUSED,
                "record " + command.record() + ": " + why,
                true));
    }

    /** Whether this undoing retracted it, before it was interrupted. */
    private boolean isOurs(UUID record) {
        return ledger.eventsOfRecord(record).stream()
                .anyMatch(event ->
                        event.event() instanceof RelationEvent.RecordRetracted && job.recorded(event.recorded()));
    }

    private void count(Reply.Accepted accepted, int records) {
        for (int i = 0; i < records; i++) {
            progress.counts = progress.counts.plus(Counts.of(Outcome.RECORDED, false, false, 1));
        }
        for (Reply.Entered entered : accepted.entries()) {
            for (Pair pair : entered.relations()) {
                progress.effects.merge(pair.toString(), new Effect(1, 0), Effect::plus);
            }
        }
        accepted.delta().stream()
                .map(Change::key)
                .distinct()
                .forEach(key -> progress.effects.merge(
                        Pair.of(key.by(), key.toward()).toString(), new Effect(0, 1), Effect::plus));
    }
}
