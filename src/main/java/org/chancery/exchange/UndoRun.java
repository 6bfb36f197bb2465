package org.chancery.exchange;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.chancery.exchange.ImportBook.Effect;
import org.chancery.exchange.ImportBook.Listed;
import org.chancery.exchange.ImportBook.Progress;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.Reply;
import org.chancery.narration.RefusalNarration;
import org.chancery.relation.Change;
import org.chancery.relation.Pair;
import org.chancery.relation.Refusal;
import org.chancery.relation.RelationCommand.RetractRecord;
import org.chancery.relation.RelationEvent;

/**
 * The undoing of an import at work: every record that it made is retracted, found by the request it came with in the part
 * of the ledger written since it began. Nothing is removed; what was known before stays known.
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
    private final Ledger.Recorder recorder;
    private final String reason;
    private Progress progress = new Progress();

    UndoRun(Import job, Import undone, Ledger ledger, ImportBook book, BooleanSupplier stopped, LongConsumer at) {
        this.job = job;
        this.undone = undone;
        this.ledger = ledger;
        this.book = book;
        this.stopped = stopped;
        this.at = at;
        this.recorder = new Ledger.Recorder(job.startedBy(), job.requestId());
        this.reason = "import " + undone.id() + " (" + undone.name() + ") was undone";
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
        book.undone(undone.id());
        return true;
    }

    private void retract(List<LedgerEvent> events) {
        Set<UUID> records = new LinkedHashSet<>();
        for (LedgerEvent event : events) {
            if (undone.requestId().equals(event.recorded().requestId())) {
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
        if (ledger.record(commands, recorder) instanceof Reply.Accepted accepted) {
            count(accepted, records.size());
            return;
        }
        for (RetractRecord command : commands) {
            alone(command);
        }
    }

    private void alone(RetractRecord command) {
        switch (ledger.record(List.of(command), recorder)) {
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
                .anyMatch(event -> event.event() instanceof RelationEvent.RecordRetracted
                        && job.requestId().equals(event.recorded().requestId()));
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
