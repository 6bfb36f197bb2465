package org.chancery.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.chancery.audit.Audit.Acknowledged;
import org.chancery.audit.Audit.Outcome;
import org.chancery.audit.Audit.State;
import org.chancery.form.TextFlaw;
import org.chancery.ledger.FullMemory;
import org.chancery.ledger.Ledger;
import org.chancery.standing.Rebuilds;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audits as long work: asked for, watched, cancelled, reported, acknowledged.
 *
 * <p>One is at work at a time, in the order in which they were asked for. One that was at work when the program stopped
 * begins anew with it, under the same id, with the same seed and up to the same position. Safe for use by many threads; one
 * process at a time works on a database.
 */
public final class Audits implements AutoCloseable {

    /** The longest name of who acknowledges, in characters. */
    public static final int LONGEST_NAME = 200;

    /** The longest remark, in characters. */
    public static final int LONGEST_REMARK = 1_000;

    /** The greatest seed. */
    public static final long GREATEST_SEED = (1L << 53) - 1;

    /** The most findings that are listed in one answer. */
    public static final int LARGEST_PAGE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Audits.class);
    private static final Set<State> WAITING = EnumSet.of(State.QUEUED);
    private static final Set<State> OPEN = EnumSet.of(State.QUEUED, State.RUNNING);
    private static final Set<State> STOPPED = EnumSet.of(State.FAILED, State.CANCELLED);
    private static final int LARGEST_LIST = 200;
    private static final int WRITTEN_TOGETHER = 500;
    private static final long PATIENCE_SECONDS = 30;

    private final Ledger ledger;
    private final Rebuilds rebuilds;
    private final Supplier<List<KeptRoot>> kept;
    private final AuditBook book;
    private final String program;
    private final Object bell = new Object();
    private @Nullable Thread worker;
    private boolean closing;
    private volatile @Nullable Live live;

    /**
     * @param ledger what is audited
     * @param rebuilds the kept answers that are compared
     * @param kept what was said of the log before
     * @param database where audits are kept; its schema is up to date
     * @param program the version of the program
     */
    Audits(Ledger ledger, Rebuilds rebuilds, Supplier<List<KeptRoot>> kept, DataSource database, String program) {
        this.ledger = ledger;
        this.rebuilds = rebuilds;
        this.kept = kept;
        this.book = new AuditBook(database);
        this.program = program;
    }

    /** The audit at work, as it is between two looks into the database. */
    private static final class Live {
        private final UUID id;
        private final long since = System.nanoTime();
        private volatile @Nullable AuditPass pass;
        private volatile boolean cancelled;

        private Live(UUID id) {
            this.id = id;
        }
    }

    /** It cannot be done as things stand. */
    public static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotNow(String message) {
            super(message, null, false, false);
        }
    }

    /** Begins to work, on what was at work when the program stopped first. */
    public void start() {
        synchronized (bell) {
            if (worker == null && !closing) {
                worker = Thread.ofPlatform().name("audits").daemon(true).start(this::work);
            }
        }
    }

    // Asking

    /**
     * Takes an audit; it begins when those before it are over.
     *
     * @param seed what decides on which days and for which times answers are compared; null for any
     * @throws IllegalArgumentException for a position that is not there yet, or a seed that is none
     */
    public Audit add(Scope scope, @Nullable Long seed, String askedBy) {
        UUID id = ledger.newId();
        if (seed != null && (seed < 0 || seed > GREATEST_SEED)) {
            throw new IllegalArgumentException("a seed is from 0 to " + GREATEST_SEED + ", found " + seed);
        }
        long head = ledger.head().position();
        if (scope.upTo() != null && scope.upTo() > head) {
            throw new IllegalArgumentException("the ledger has come to position " + head + ", found " + scope.upTo());
        }
        Audit audit = new Audit(
                id,
                scope,
                seed == null ? id.getLeastSignificantBits() & GREATEST_SEED : seed,
                askedBy,
                State.QUEUED,
                null,
                ledger.now(),
                null,
                0,
                scope.upTo(),
                0,
                rebuilds.rules(),
                program,
                null,
                0,
                0,
                null);
        book.add(audit);
        ring();
        return audit;
    }

    /**
     * Lets one that failed or was cancelled begin again.
     *
     * @throws NotNow if it did not stop
     */
    public Audit resume(UUID id) {
        if (!book.move(id, STOPPED, State.QUEUED, null, null)) {
            Audit audit = find(id).orElseThrow(() -> unknown(id));
            throw new NotNow("It is " + audit.state() + "; only one that failed or was cancelled can begin again.");
        }
        ring();
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** Stops it. False if it is over. */
    public boolean cancel(UUID id) {
        if (book.move(id, WAITING, State.CANCELLED, null, ledger.now())) {
            ring();
            return true;
        }
        Live now = live;
        if (now != null && now.id.equals(id)) {
            now.cancelled = true;
            return true;
        }
        return false;
    }

    /**
     * Says by name that somebody knows of the findings of an audit.
     *
     * @throws IllegalArgumentException if something is the matter with the name or the remark
     * @throws NotNow if the audit is not over, has no findings, or they were acknowledged before
     */
    public Audit acknowledge(UUID id, String by, @Nullable String remark) {
        String name = by.strip();
        refuse("the name", flawInName(by));
        String said = remark == null || remark.isBlank() ? null : remark;
        refuse("the remark", remark == null ? null : flawInRemark(remark));
        Audit audit = find(id).orElseThrow(() -> unknown(id));
        if (!audit.state().isOver()) {
            throw new NotNow("It is " + audit.state() + "; wait until it is over.");
        }
        if (audit.findings() == 0) {
            throw new NotNow("It found nothing that has to be acknowledged.");
        }
        if (!book.acknowledge(id, new Acknowledged(name, ledger.now(), said))) {
            Acknowledged before = find(id).orElse(audit).acknowledged();
            throw new NotNow("Its findings were acknowledged before"
                    + (before == null ? "." : ", by " + before.by() + " at " + before.at() + "."));
        }
        return find(id).orElse(audit);
    }

    /** What is the matter with the name of who acknowledges; null where it can be taken. Space around it is left out. */
    public static @Nullable TextFlaw flawInName(String by) {
        return flaw(by.strip(), LONGEST_NAME, false);
    }

    /** What is the matter with a remark; null where it can be taken. A blank one is none. */
    public static @Nullable TextFlaw flawInRemark(String remark) {
        return remark.isBlank() ? null : flaw(remark, LONGEST_REMARK, true);
    }

    /** A column holds so many chars, and a character beyond U+FFFF is two. */
    private static @Nullable TextFlaw flaw(String text, int longest, boolean lines) {
        return text.length() > longest
                ? new TextFlaw(
                        "%,d characters".formatted(text.length()), "no more than %,d".formatted(longest), "shorten it")
                : TextFlaw.in(text, longest, lines);
    }

    private static void refuse(String what, @Nullable TextFlaw flaw) {
        if (flaw != null) {
            throw new IllegalArgumentException(
                    what + " cannot be taken: found " + flaw.found() + ", expected " + flaw.expected());
        }
    }

    private static IllegalArgumentException unknown(UUID id) {
        return new IllegalArgumentException("there is no audit " + id);
    }

    private void ring() {
        synchronized (bell) {
            bell.notifyAll();
        }
    }

    // Reporting

    /** An audit, as it stands. */
    public Optional<Audit> find(UUID id) {
        return book.find(id).map(this::asItIs);
    }

    /** The latest, newest first. */
    public List<Audit> latest() {
        return book.latest(LARGEST_LIST).stream().map(this::asItIs).toList();
    }

    /** The latest whose findings nobody has acknowledged. */
    public Optional<Audit> open() {
        return book.open();
    }

    /** The latest that read all relations, up to whatever position, and came to its end. */
    public Optional<Audit> lastWhole() {
        return book.lastWhole();
    }

    /** How many findings nobody has acknowledged, of all audits that are over. */
    public long unacknowledged() {
        return book.unacknowledged();
    }

    /** How many that are not over were asked for before it, and come before it. */
    public int ahead(Audit audit) {
        return audit.state() == State.QUEUED ? book.ahead(audit.id()) : 0;
    }

    /** When what it reads just now was recorded; null where it is not at work, or has read nothing yet. */
    public @Nullable Instant reached(Audit audit) {
        AuditPass pass = passOf(audit.id());
        return pass == null ? null : pass.reached();
    }

    /** Whether it was told to stop, and has not stopped yet. */
    public boolean isStopping(Audit audit) {
        Live now = live;
        return now != null && now.id.equals(audit.id()) && now.cancelled;
    }

    private @Nullable AuditPass passOf(UUID id) {
        Live now = live;
        return now == null || !now.id.equals(id) ? null : now.pass;
    }

    /** A finding, with its number in its audit. */
    public record Listed(long number, Finding finding) {}

    /** Findings after a number, in the order in which they were found, at most {@value #LARGEST_PAGE}. */
    public List<Listed> findings(UUID id, long after, int most) {
        return book.findings(id, after, Math.min(most, LARGEST_PAGE));
    }

    /** Waits until an audit is over, or the time is; then as it stands. */
    public Audit await(UUID id, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        synchronized (bell) {
            while (true) {
                Audit audit = find(id).orElseThrow(() -> unknown(id));
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (audit.state().isOver() || left <= 0 || closing) {
                    return audit;
                }
                bell.wait(left);
            }
        }
    }

    private Audit asItIs(Audit audit) {
        Live now = live;
        AuditPass pass = passOf(audit.id());
        if (now == null || pass == null || audit.state().isOver()) {
            return audit;
        }
        double seconds = (System.nanoTime() - now.since) / 1e9;
        return new Audit(
                audit.id(),
                audit.scope(),
                audit.seed(),
                audit.askedBy(),
                audit.state(),
                audit.message(),
                audit.askedAt(),
                audit.endedAt(),
                pass.done(),
                audit.total(),
                seconds <= 0 ? 0 : pass.done() / seconds,
                audit.rules(),
                audit.program(),
                audit.outcome(),
                audit.findings(),
                audit.notes(),
                audit.acknowledged());
    }

    // Working

    private void work() {
        while (true) {
            try {
                Optional<Audit> next = book.next();
                if (next.isPresent()) {
                    work(next.get());
                } else if (!rest(PATIENCE_SECONDS)) {
                    return;
                }
            } catch (RuntimeException e) {
                LOG.error("audits cannot go on", e);
                if (!rest(1)) {
                    return;
                }
            }
            synchronized (bell) {
                if (closing) {
                    return;
                }
            }
        }
    }

    /** Waits until there is something to do, or for a while; false when it is time to close. */
    private boolean rest(long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        synchronized (bell) {
            try {
                long left = seconds * 1_000;
                while (!closing
                        && left > 0
                        && (seconds < PATIENCE_SECONDS || book.next().isEmpty())) {
                    bell.wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            return !closing;
        }
    }

    private void work(Audit audit) {
        Live now = new Live(audit.id());
        live = now;
        Pen pen = new Pen(audit.id());
        try {
            Long asked = audit.scope().upTo();
            long upTo = asked == null ? ledger.head().position() : asked;
            if (!book.begin(audit.id(), upTo, rebuilds.rules(), program)) {
                return;
            }
            AuditPass pass = new AuditPass(
                    ledger,
                    rebuilds,
                    kept.get(),
                    new Scope(audit.scope().relation(), upTo),
                    audit.seed(),
                    pen::write,
                    () -> mustStop(now));
            now.pass = pass;
            Outcome outcome = pass.run();
            pen.flush();
            if (outcome != null) {
                book.outcome(audit.id(), outcome);
                book.move(audit.id(), OPEN, State.DONE, null, ledger.now());
            } else if (now.cancelled) {
                book.done(audit.id(), pass.done());
                book.move(
                        audit.id(),
                        OPEN,
                        State.CANCELLED,
                        "Cancelled after " + pass.done() + " events; what was found until then stands.",
                        ledger.now());
            }
        } catch (RuntimeException | Error e) {
            FullMemory.handOn(e);
            LOG.error("audit {} failed", audit.id(), e);
            failed(audit, pen, e);
        } finally {
            live = null;
            ring();
        }
    }

    private void failed(Audit audit, Pen pen, Throwable failure) {
        try {
            pen.flush();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        Instant now = ledger.now();
        book.move(
                audit.id(),
                OPEN,
                State.FAILED,
                "It stopped because " + (cause.getMessage() == null ? cause.toString() : cause.getMessage())
                        + ". What was found until then stands; nothing more was looked at.",
                now);
    }

    private boolean mustStop(Live now) {
        synchronized (bell) {
            return closing || now.cancelled;
        }
    }

    /** Writes findings down, some hundreds at a time. */
    private final class Pen {
        private final UUID audit;
        private final List<Finding> waiting = new ArrayList<>();
        private long written;

        Pen(UUID audit) {
            this.audit = audit;
        }

        synchronized void write(Finding finding) {
            waiting.add(finding);
            if (waiting.size() >= WRITTEN_TOGETHER) {
                flush();
            }
        }

        synchronized void flush() {
            if (!waiting.isEmpty()) {
                book.write(audit, written + 1, waiting);
                written += waiting.size();
                waiting.clear();
            }
        }
    }

    /** Stops; what is at work begins anew at the next start. */
    @Override
    public void close() {
        Thread now;
        synchronized (bell) {
            closing = true;
            now = worker;
            bell.notifyAll();
        }
        if (now != null) {
            try {
                now.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
