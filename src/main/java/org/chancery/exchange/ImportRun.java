package org.chancery.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.chancery.exchange.ImportBook.Effect;
import org.chancery.exchange.ImportBook.Entry;
import org.chancery.exchange.ImportBook.Listed;
import org.chancery.exchange.ImportBook.Name;
import org.chancery.exchange.ImportBook.Progress;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerUnavailable;
import org.chancery.ledger.Reply;
import org.chancery.narration.RefusalNarration;
import org.chancery.relation.Change;
import org.chancery.relation.Pair;
import org.chancery.relation.Refusal;
import org.chancery.relation.RelationCommand;

/**
 * One import at work. The file is read through once before anything is recorded, so that one that cannot be read to its end
 * leaves nothing behind; then rows are recorded in portions, each written down before the next. What was recorded but not
 * yet written down when the program died is recognised by its ids.
 */
final class ImportRun {

    private static final int PORTION_OF_ROWS = 20_000;
    private static final int PORTION_OF_SAYINGS = 1_000;
    private static final int MOST_LISTED = 1_000;
    private static final int MOST_REASONS = 200;
    private static final String OTHER_REASONS = "other reasons";
    private static final int BUFFER = 1 << 16;

    private final Import job;
    private final Format format;
    private final Path file;
    private final Ledger ledger;
    private final ImportBook book;
    private final BooleanSupplier stopped;
    private final LongConsumer at;
    private final Books books;
    private final String implies;
    private final Deque<Sent> unanswered = new ArrayDeque<>();
    private final List<Sent> again = new ArrayList<>();
    private final Set<String> reasonsUsed = new LinkedHashSet<>();
    private Progress progress = new Progress();
    private long listed;

    /**
     * @param stopped asked between portions: whether to stop here
     * @param at told how many rows are done with
     */
    ImportRun(
            Import job,
            Format format,
            Path file,
            Ledger ledger,
            ImportBook book,
            BooleanSupplier stopped,
            LongConsumer at) {
        this.job = job;
        this.format = format;
        this.file = file;
        this.ledger = ledger;
        this.book = book;
        this.stopped = stopped;
        this.at = at;
        this.implies =
                "as import " + job.id() + " (" + job.name() + ") has it; the file does not say what happened before";
        this.books = job.dryRun()
                ? Books.trial(ledger, this::answered)
                : Books.of(ledger, new Ledger.Recorder(job.startedBy(), job.requestId()), this::answered);
    }

    /** A row that says something, until it is known what became of it. */
    private static final class Pending {
        private final Row row;
        private final Reading.Says says;
        private final String digest;
        private String key = "";
        private int generation;
        private boolean isKnown;
        private int parts;
        private int recorded;
        private boolean implied;
        private final List<String> refusals = new ArrayList<>();
        private boolean reused;

        private Pending(Row row, Reading.Says says) {
            this.row = row;
            this.says = says;
            this.digest = Naming.digest(says.content());
        }
    }

    /** A command on its way. */
    private record Sent(Pending pending, int part, boolean insists) {}

    /**
     * Counts and checks the rows of a file.
     *
     * @return its digest and how many rows it has
     * @throws UnreadableFile if it cannot be read to its end
     */
    static Checked check(Format format, Path file, BooleanSupplier stopped) {
        long rows = 0;
        try (Rows all = Rows.open(file, format.layouts())) {
            while (all.hasNext()) {
                all.next();
                if (++rows % PORTION_OF_ROWS == 0 && stopped.getAsBoolean()) {
                    break;
                }
            }
        }
        return new Checked(digest(file), rows);
    }

    /** A file that can be read to its end. */
    record Checked(String digest, long rows) {}

    static String digest(Path file) {
        MessageDigest sha = Naming.sha256();
        try (InputStream in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), sha)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /**
     * Records what is not done yet.
     *
     * @return whether it came to the end; not if it was stopped
     * @throws LedgerUnavailable if the ledger cannot go on
     */
    boolean run() {
        listed = book.listed(job.id());
        progress.done = job.done();
        Format.Reader reader = format.reader(ledger.actors());
        try (Rows rows = Rows.open(file, format.layouts())) {
            List<Pending> sayings = new ArrayList<>();
            long read = 0;
            while (rows.hasNext()) {
                Row row = rows.next();
                if (row.number() <= job.done()) {
                    continue;
                }
                Reading reading = reading(row, reader);
                if (reading instanceof Reading.Says says) {
                    sayings.add(new Pending(row, says));
                } else {
                    listed(row, reading);
                }
                read++;
                progress.done = row.number();
                if (sayings.size() >= PORTION_OF_SAYINGS || read % PORTION_OF_ROWS == 0) {
                    record(sayings);
                    sayings.clear();
                    write();
                    if (stopped.getAsBoolean()) {
                        return false;
                    }
                }
            }
            record(sayings);
            write();
        }
        if (job.dryRun()) {
            book.forget(job.id());
        }
        return true;
    }

    /** What a row is; one with a cell too many or too few cannot be read. */
    static Reading reading(Row row, Format.Reader reader) {
        int expected = row.header().names().size();
        return row.cells().size() == expected
                ? reader.read(row)
                : new Reading.Refused("found " + row.cells().size() + " cells, expected " + expected);
    }

    /** A trial keeps what it saw to itself. */
    private String source() {
        return job.dryRun() ? "trial " + job.id() : format.name();
    }

    private void write() {
        book.write(job.id(), source(), progress);
        at.accept(progress.done);
        Progress next = new Progress();
        next.done = progress.done;
        progress = next;
    }

    // Portions

    private void record(List<Pending> sayings) {
        identify(sayings);
        for (Pending pending : sayings) {
            if (pending.isKnown) {
                close(pending);
            } else {
                send(pending);
            }
        }
        settle();
        for (Pending pending : sayings) {
            if (!pending.isKnown) {
                close(pending);
            }
        }
    }

    private void settle() {
        books.flush();
        while (!again.isEmpty()) {
            List<Sent> insisting = List.copyOf(again);
            again.clear();
            for (Sent sent : insisting) {
                send(sent.pending, sent.part, true);
            }
            books.flush();
        }
    }

    /** Finds out which rows are on record already, and under which ids the others go there. */
    private void identify(List<Pending> sayings) {
        Set<String> nameless = new LinkedHashSet<>();
        sayings.stream().filter(one -> one.says.id().isEmpty()).forEach(one -> nameless.add(one.digest));
        Map<String, Long> equals = new HashMap<>(book.equals(job.id(), nameless));
        for (Pending one : sayings) {
            if (one.says.id().isEmpty()) {
                long before = equals.getOrDefault(one.digest, 0L);
                one.key = Naming.key(one.digest, before);
                equals.put(one.digest, before + 1);
                progress.equals.put(one.digest, before + 1);
            } else {
                one.key = Naming.key(one.says.id());
            }
        }
        List<String> keys = sayings.stream().map(one -> one.key).distinct().toList();
        Map<String, Entry> known = new HashMap<>(book.known(format.name(), keys));
        if (job.dryRun()) {
            known.putAll(book.known(source(), keys));
        }
        Set<String> inThisPortion = new LinkedHashSet<>();
        for (Pending one : sayings) {
            Entry entry = known.get(one.key);
            if (entry != null && (entry.live() || inThisPortion.contains(one.key))) {
                one.isKnown = true;
                one.reused = !entry.digest().equals(one.digest);
            } else {
                one.generation = entry == null ? 0 : entry.generation();
                known.put(one.key, new Entry(one.key, one.digest, one.generation, true));
                inThisPortion.add(one.key);
            }
        }
    }

    private void send(Pending pending) {
        pending.parts = commands(pending, false).size();
        for (int part = 0; part < pending.parts; part++) {
            send(pending, part, false);
        }
    }

    private void send(Pending pending, int part, boolean insists) {
        unanswered.add(new Sent(pending, part, insists));
        books.record(commands(pending, insists).get(part));
    }

    private List<RelationCommand> commands(Pending pending, boolean insists) {
        return pending.says
                .telling()
                .commands(new Pen(
                        part -> Naming.id(
                                format.name(),
                                pending.key,
                                pending.says.date(),
                                pending.digest,
                                pending.generation,
                                part),
                        pending.generation > 0,
                        insists ? implies : null));
    }

    private void answered(Reply reply) {
        Sent sent = unanswered.remove();
        Pending pending = sent.pending;
        switch (reply) {
            case Reply.Accepted accepted -> {
                Reply.Entered entered = accepted.entries().getFirst();
                boolean ours =
                        !entered.repeated() || entered.recorded().stream().anyMatch(job::recorded);
                if (ours) {
                    pending.recorded++;
                    pending.implied |= sent.insists;
                    effects(entered, accepted.delta());
                }
            }
            case Reply.Refused refused -> refused(sent, refused.decision().all());
            case Reply.Overtaken _ ->
                pending.refusals.add("others recorded on the same relation again and again; import the file once more");
        }
    }

    private void refused(Sent sent, List<Refusal> refusals) {
        boolean mayInsist = refusals.stream()
                .allMatch(refusal ->
                        refusal instanceof Refusal.NeedsUnrecordedChange || refusal instanceof Refusal.OtherContent);
        if (mayInsist && !sent.insists) {
            again.add(new Sent(sent.pending, sent.part, true));
            return;
        }
        sent.pending.reused |= refusals.stream().anyMatch(refusal -> refusal instanceof Refusal.OtherContent);
        sent.pending.refusals.add(RefusalNarration.sentences(refusals));
    }

    private void effects(Reply.Entered entered, List<Change> delta) {
        for (Pair pair : entered.relations()) {
            long changes = delta.stream()
                    .map(Change::key)
                    .distinct()
                    .filter(key -> Pair.of(key.by(), key.toward()).equals(pair))
                    .count();
            progress.effects.merge(pair.toString(), new Effect(1, changes), Effect::plus);
        }
    }

    /** Says what became of a row. */
    private void close(Pending pending) {
        Reading.Says says = pending.says;
        if (pending.isKnown) {
            if (pending.reused) {
                list(
                        pending,
                        Outcome.REUSED,
                        "the id " + Found.text(says.id()) + " was used for another content before");
            } else {
                progress.counts = progress.counts.plus(Counts.of(Outcome.SEEN, false, false, 0));
            }
            return;
        }
        String refusals = String.join(" ", pending.refusals);
        if (pending.recorded > 0) {
            progress.counts = progress.counts.plus(
                    Counts.of(Outcome.RECORDED, pending.implied, says.look() != null, pending.recorded));
            progress.entries.put(pending.key, new Entry(pending.key, pending.digest, pending.generation, true));
            progress.rowsOf.put(pending.key, pending.row.number());
            if (!refusals.isEmpty()) {
                mark(pending.row, Outcome.RECORDED, "only in part: " + refusals);
            } else if (pending.implied) {
                mark(
                        pending.row,
                        Outcome.IMPLIED,
                        "something unrecorded must have happened between it and what is on record");
            } else if (says.look() != null) {
                mark(pending.row, Outcome.LOOK, says.look());
            }
        } else if (refusals.isEmpty()) {
            progress.counts = progress.counts.plus(Counts.of(Outcome.SEEN, false, false, 0));
        } else {
            list(pending, pending.reused ? Outcome.REUSED : Outcome.REFUSED, refusals);
        }
    }

    private void list(Pending pending, Outcome outcome, String why) {
        progress.counts = progress.counts.plus(Counts.of(outcome, false, false, 0));
        mark(pending.row, outcome, why);
    }

    /** What the ledger says of a row is kept for every row: it cannot be found out again from the file. */
    private void mark(Row row, Outcome outcome, String why) {
        progress.listed.add(new Listed(row.number(), outcome, why, true));
        listed++;
        count(outcome, why);
    }

    private void listed(Row row, Reading reading) {
        Outcome outcome = outcome(reading);
        String why = why(reading);
        progress.counts = progress.counts.plus(Counts.of(outcome, false, false, 0));
        count(outcome, why);
        if (reading instanceof Reading.Refused(var _, var strangers)) {
            new LinkedHashSet<>(strangers)
                    .forEach(one -> progress.names.merge(
                            one.name(),
                            new Name(
                                    one.name(),
                                    1,
                                    one.from().toEpochDay(),
                                    one.to().toEpochDay()),
                            Name::plus));
        }
        if (outcome != Outcome.NOTHING && listed < MOST_LISTED) {
            progress.listed.add(new Listed(row.number(), outcome, why, false));
            listed++;
        }
    }

    private void count(Outcome outcome, String why) {
        boolean isKnown = reasonsUsed.contains(why);
        String reason = isKnown || reasonsUsed.size() < MOST_REASONS ? why : OTHER_REASONS;
        reasonsUsed.add(reason);
        progress.reasons.merge(ImportBook.reason(outcome, reason), 1L, Long::sum);
    }

    static Outcome outcome(Reading reading) {
        return switch (reading) {
            case Reading.Says _ -> Outcome.RECORDED;
            case Reading.Review _ -> Outcome.REVIEW;
            case Reading.Refused _ -> Outcome.REFUSED;
            case Reading.Nothing _ -> Outcome.NOTHING;
        };
    }

    /** Why a row is not recorded; empty where it says something. */
    static String why(Reading reading) {
        return switch (reading) {
            case Reading.Says _ -> "";
            case Reading.Review(String why) -> why;
            case Reading.Refused(String why, var _) -> why;
            case Reading.Nothing(String why) -> why;
        };
    }
}
