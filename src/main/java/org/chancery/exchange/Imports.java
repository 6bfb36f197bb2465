package org.chancery.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.chancery.exchange.Import.Kind;
import org.chancery.exchange.Import.State;
import org.chancery.ledger.Head;
import org.chancery.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports as long work: each is a named batch with a report, which can be tried, watched, cancelled, resumed and undone.
 *
 * <p>One is at work at a time, in the order in which they were asked for. How far it is stands in the database, the file in
 * the data folder: one that was at work when the program died goes on by itself at the next start, and nothing is recorded
 * twice. Safe for use by many threads; one process at a time works on a database.
 */
public final class Imports implements AutoCloseable {

    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 100;

    /** The most rows of a report that are listed in one answer. */
    public static final int LARGEST_PAGE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final Set<State> WAITING = EnumSet.of(State.QUEUED);
    private static final Set<State> OPEN = EnumSet.of(State.QUEUED, State.RUNNING);
    private static final Set<State> STOPPED = EnumSet.of(State.FAILED, State.CANCELLED);
    private static final int MOST_REASONS = 100;
    private static final int LARGEST_LIST = 200;
    private static final int SAME_FILE = 10;
    private static final int LONGEST_FILE_NAME = 300;
    private static final long PATIENCE_SECONDS = 30;

    private final Ledger ledger;
    private final ImportBook book;
    private final Path folder;
    private final Object bell = new Object();
    private @Nullable Thread worker;
    private boolean closing;
    private volatile @Nullable Live live;
    private volatile @Nullable Lost lost;

    /**
     * @param ledger where imports record
     * @param database where they keep how far they are; its schema is up to date
     * @param folder where files are kept; made if it does not exist
     */
    public Imports(Ledger ledger, DataSource database, Path folder) {
        this.ledger = ledger;
        this.book = new ImportBook(database);
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for imports cannot be made", e);
        }
    }

    /** The job at work, as it is between two looks into the database. */
    private static final class Live {
        private final UUID id;
        private final long from;
        private final long since = System.nanoTime();
        private volatile long done;
        private volatile boolean cancelled;

        private Live(UUID id, long done) {
            this.id = id;
            this.from = done;
            this.done = done;
        }

        private double rate() {
            double seconds = (System.nanoTime() - since) / 1e9;
            return seconds <= 0 ? 0 : (done - from) / seconds;
        }
    }

    /** A job that failed when not even that could be written down. */
    private record Lost(UUID id, String message) {}

    /**
     * What somebody asks for.
     *
     * @param format the name of the format
     * @param name what to call it; null for the name of the file
     * @param fileName the name of the file
     * @param startedBy who asks
     * @param dryRun whether nothing is to be recorded
     * @param mapping what is said of the columns of somebody's own table
     */
    public record Asked(
            String format, @Nullable String name, String fileName, String startedBy, boolean dryRun, Mapping mapping) {

        /** With nothing said of columns. */
        public Asked(String format, @Nullable String name, String fileName, String startedBy, boolean dryRun) {
            this(format, name, fileName, startedBy, dryRun, Mapping.NONE);
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
                worker = Thread.ofPlatform().name("imports").daemon(true).start(this::work);
            }
        }
    }

    // Asking

    /** Where to put a file before it is given to {@link #add}; of the same file system as where it stays. */
    public Path folder() {
        return folder;
    }

    /**
     * Takes an import; it begins when those before it are over.
     *
     * @param file the file in {@link #folder}; it is moved from there and kept
     * @throws Mapping.Unfit if columns of a format are spoken of that has columns of its own, or actors nobody knows
     * @throws IllegalArgumentException if there is no such format, or the name is too long
     */
    public Import add(Asked asked, Path file) {
        check(asked.format, asked.mapping);
        if (Formats.named(asked.format).isEmpty()) {
            throw new IllegalArgumentException("there is no format " + Found.text(asked.format) + "; there are "
                    + String.join(", ", Formats.all().stream().map(Format::name).toList()));
        }
        String fileName = asked.fileName.isBlank() ? "file" : asked.fileName;
        String name = asked.name == null || asked.name.isBlank() ? fileName : asked.name.strip();
        if (asked.name != null && name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a name has at most " + LONGEST_NAME + " characters");
        }
        UUID id = ledger.newId();
        try {
            Files.move(file, file(id));
            Import job = job(
                    id,
                    Kind.IMPORT,
                    null,
                    asked.format,
                    name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                    asked.startedBy,
                    asked.dryRun,
                    fileName.length() > LONGEST_FILE_NAME ? fileName.substring(0, LONGEST_FILE_NAME) : fileName,
                    Files.size(file(id)),
                    asked.mapping);
            return add(job);
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be kept", e);
        }
    }

    private void check(String format, Mapping mapping) {
        if (!mapping.isNone() && !format.equals(MappedRecords.NAME)) {
            throw new Mapping.Unfit(
                    "options for " + Found.text(format),
                    "none; only the columns of " + MappedRecords.NAME + " can be others");
        }
        int length = mapping.json().toString().length();
        if (length > Mapping.LONGEST_TEXT) {
            throw new Mapping.Unfit("options of " + length + " characters", "at most " + Mapping.LONGEST_TEXT);
        }
        mapping.check(ledger.actors());
    }

    /**
     * What can be seen of the table of an import before its columns are known.
     *
     * @throws NotNow if it is no table of somebody's own, or is not kept
     * @throws UnreadableFile if its first rows cannot be read
     */
    public Sample sample(UUID id) {
        return Sample.of(
                file(table(id).id()),
                ledger.actors(),
                ledger.now().atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** Whether a sample can be taken: it is the table of an import of records, and its columns are not all ours. */
    public boolean isForeign(UUID id) {
        try {
            return sample(id).isForeign();
        } catch (NotNow | UnreadableFile e) {
            return false;
        }
    }

    private Import table(UUID id) {
        Import job = find(id).orElseThrow(() -> new IllegalArgumentException("there is no import " + id));
        if (job.kind() == Kind.UNDO || !job.format().equals(MappedRecords.NAME)) {
            throw new NotNow("Only the columns of a table of " + MappedRecords.NAME + " can be given a meaning.");
        }
        if (!Files.exists(file(id))) {
            throw new NotNow("The file is not kept any more; send it again.");
        }
        return job;
    }

    /**
     * Takes another trial of a table, which need not be sent again, by what is said of its columns now.
     *
     * @throws NotNow if it is no table of somebody's own, or is not kept
     * @throws Mapping.Unfit if it speaks of actors nobody knows
     */
    public Import attempt(UUID id, Mapping mapping, String startedBy) {
        Import tried = table(id);
        check(tried.format(), mapping);
        return again(tried, tried.name(), startedBy, true, mapping);
    }

    private Import again(Import tried, String name, String startedBy, boolean dryRun, Mapping mapping) {
        UUID id = ledger.newId();
        try {
            keepAlso(file(tried.id()), file(id));
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be kept", e);
        }
        return add(job(
                id,
                Kind.IMPORT,
                null,
                tried.format(),
                name,
                startedBy,
                dryRun,
                tried.fileName(),
                tried.fileBytes(),
                mapping));
    }

    /**
     * Takes the import of the file of a trial, which need not be sent again; rows on record by then are seen.
     *
     * @param name what to call it; null for the name of the trial
     * @throws NotNow if it is no trial of a file, or did not come to its end
     * @throws IllegalArgumentException if the name is too long
     */
    public Import record(UUID trial, @Nullable String name, String startedBy) {
        Import tried = find(trial).orElseThrow(() -> new IllegalArgumentException("there is no import " + trial));
        if (tried.kind() == Kind.UNDO || !tried.dryRun()) {
            throw new NotNow("Only what was tried can be imported so; this is no trial of a file.");
        }
        if (tried.state() != State.DONE) {
            throw new NotNow("The trial is " + tried.state() + "; only the file of one that is done can be imported.");
        }
        if (!Files.exists(file(trial))) {
            throw new NotNow("The file of the trial is not kept any more; send it again.");
        }
        String called = name == null || name.isBlank() ? tried.name() : name.strip();
        if (called.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a name has at most " + LONGEST_NAME + " characters");
        }
        return again(tried, called, startedBy, false, tried.mapping());
    }

    /** The same file under another name; a copy where the file system has no links. */
    private static void keepAlso(Path file, Path name) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, name);
        }
    }

    /** Takes the undoing of an import: its records are retracted as one batch. */
    public Import undo(UUID id, String startedBy) {
        return undo(id, startedBy, false);
    }

    /**
     * Takes the undoing of an import, or a trial of it that says what would be retracted and what that would change.
     *
     * @throws NotNow if it is at work, recorded nothing, or was undone before
     */
    public Import undo(UUID id, String startedBy, boolean dryRun) {
        Import undone = find(id).orElseThrow(() -> new IllegalArgumentException("there is no import " + id));
        if (undone.kind() == Kind.UNDO) {
            throw new NotNow("An undoing cannot be undone; import the file again.");
        }
        if (undone.dryRun()) {
            throw new NotNow("A trial recorded nothing; there is nothing to undo.");
        }
        if (!undone.state().isOver()) {
            throw new NotNow("The import is at work; cancel it first.");
        }
        if (undone.undoneBy() != null
                && find(undone.undoneBy())
                        .filter(one -> !STOPPED.contains(one.state()))
                        .isPresent()) {
            throw new NotNow("The import is undone by " + undone.undoneBy() + " already.");
        }
        return add(job(
                ledger.newId(),
                Kind.UNDO,
                id,
                undone.format(),
                undone.name(),
                startedBy,
                dryRun,
                undone.fileName(),
                undone.fileBytes(),
                Mapping.NONE));
    }

    /**
     * Lets one that failed or was cancelled go on where it stopped.
     *
     * @throws NotNow if it did not stop, or was undone meanwhile
     */
    public Import resume(UUID id) {
        Import job = find(id).orElseThrow(() -> new IllegalArgumentException("there is no import " + id));
        Lost failed = lost;
        if (failed != null && failed.id.equals(id)) {
            lost = null;
        } else if (!STOPPED.contains(job.state())) {
            throw new NotNow("It is " + job.state() + "; only one that failed or was cancelled can go on.");
        }
        if (job.undoneBy() != null) {
            throw new NotNow("It was undone; import the file again.");
        }
        book.move(id, EnumSet.of(State.FAILED, State.CANCELLED, State.RUNNING), State.QUEUED, null, null);
        ring();
        return find(id).orElse(job);
    }

    /** Stops it, now if it waits or else after the rows in hand. What is recorded stays recorded. False if it is over. */
    public boolean cancel(UUID id) {
        if (book.move(id, WAITING, State.CANCELLED, null, ledger.now())) {
            return true;
        }
        Live now = live;
        if (now != null && now.id.equals(id)) {
            now.cancelled = true;
            return true;
        }
        return false;
    }

    /** Waits until an import or undoing is over, or the time is; then as it stands. */
    public Import await(UUID id, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        synchronized (bell) {
            while (true) {
                Import job = find(id).orElseThrow(() -> new IllegalArgumentException("there is no import " + id));
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (job.state().isOver() || left <= 0) {
                    return job;
                }
                bell.wait(left);
            }
        }
    }

    private Import add(Import job) {
        book.add(job);
        ring();
        return job;
    }

    private Import job(
            UUID id,
            Kind kind,
            @Nullable UUID undoes,
            String format,
            String name,
            String startedBy,
            boolean dryRun,
            String fileName,
            long fileBytes,
            Mapping mapping) {
        return new Import(
                id,
                kind,
                undoes,
                null,
                format,
                name,
                startedBy,
                dryRun,
                fileName,
                fileBytes,
                null,
                State.QUEUED,
                null,
                ledger.now(),
                null,
                null,
                0,
                0,
                null,
                Counts.NONE,
                mapping);
    }

    private void ring() {
        synchronized (bell) {
            bell.notifyAll();
        }
    }

    // Reporting

    /** An import or an undoing, as it stands. */
    public Optional<Import> find(UUID id) {
        return book.find(id).map(this::asItIs);
    }

    /** The latest, newest first. */
    public List<Import> latest() {
        return book.latest(LARGEST_LIST).stream().map(this::asItIs).toList();
    }

    /** Imports that recorded the very same file before, or since, and were not undone; the latest first, at most ten. */
    public List<Import> ofTheSameFile(Import job) {
        return job.digest() == null || job.kind() == Kind.UNDO
                ? List.of()
                : book.ofFile(job.digest(), SAME_FILE).stream()
                        .filter(other -> !other.id().equals(job.id()))
                        .toList();
    }

    /** How many are to be done before this one. */
    public int ahead(Import job) {
        return job.state() == State.QUEUED ? book.ahead(job.id()) : 0;
    }

    private Import asItIs(Import job) {
        Live working = live;
        Lost gone = lost;
        Live now =
                working != null && working.id.equals(job.id()) && !job.state().isOver() ? working : null;
        Lost failed = gone != null && gone.id.equals(job.id()) ? gone : null;
        return new Import(
                job.id(),
                job.kind(),
                job.undoes(),
                job.undoneBy(),
                job.format(),
                job.name(),
                job.startedBy(),
                job.dryRun(),
                job.fileName(),
                job.fileBytes(),
                job.digest(),
                failed != null ? State.FAILED : job.state(),
                failed != null ? failed.message : job.message(),
                job.askedAt(),
                job.endedAt(),
                job.total(),
                now != null ? Math.max(job.done(), now.done) : job.done(),
                now != null ? now.rate() : 0,
                job.firstPosition(),
                job.rows(),
                job.mapping());
    }

    /** A row that is listed in a report. */
    public record ReportedRow(long row, Outcome outcome, String reason) {}

    /** What rows had in common, and how many. */
    public record CommonReason(Outcome outcome, String reason, long rows) {}

    /**
     * What an import did to a relation, or would do.
     *
     * @param relation its code
     * @param records how many records
     * @param changes how many times a record changed an answer of some days
     */
    public record ChangedRelation(String relation, long records, long changes) {}

    /**
     * The relations an import concerns.
     *
     * @param relations how many
     * @param changed how many of them are answered otherwise
     * @param biggest those changed most, the most first
     */
    public record Impact(long relations, long changed, List<ChangedRelation> biggest) {}

    /**
     * A name of which nobody can be sure whom it means.
     *
     * @param name the name
     * @param rows how many rows wait for it
     * @param from the first day on which it was looked for
     * @param to the last one
     */
    public record UnclearName(String name, long rows, LocalDate from, LocalDate to) {}

    /** Names that are known of nobody, or of several, those of the most rows first. */
    public List<UnclearName> unclear(UUID id, int most) {
        return book.names(id, Math.min(most, LARGEST_PAGE)).stream()
                .map(one -> new UnclearName(
                        one.name(), one.rows(), LocalDate.ofEpochDay(one.from()), LocalDate.ofEpochDay(one.to())))
                .toList();
    }

    /** How many such names there are. */
    public long unclear(UUID id) {
        return book.names(id);
    }

    /** Listed rows after a row, at most {@value #LARGEST_PAGE}. */
    public List<ReportedRow> listed(UUID id, long after, int most) {
        return book.listed(id, after, Math.min(most, LARGEST_PAGE)).stream()
                .map(one -> new ReportedRow(one.row(), one.outcome(), one.reason()))
                .toList();
    }

    /** Why rows were not simply recorded, the commonest reasons first. */
    public List<CommonReason> reasons(UUID id) {
        return book.reasons(id, MOST_REASONS).entrySet().stream()
                .map(one ->
                        new CommonReason(one.getKey().outcome(), one.getKey().why(), one.getValue()))
                .toList();
    }

    /** What it changes, by relation. */
    public Impact impact(UUID id, int most) {
        long[] relations = book.relations(id);
        return new Impact(
                relations[0],
                relations[1],
                book.effects(id, most).entrySet().stream()
                        .map(one -> new ChangedRelation(
                                one.getKey(),
                                one.getValue().records(),
                                one.getValue().changes()))
                        .toList());
    }

    /**
     * Writes the rows that were not recorded, as they were, with two columns more: what became of each, and why. What the
     * row itself says is read again from the kept file; what the ledger said of it was written down.
     *
     * @throws NotNow if the file is not kept, or was never read
     */
    public void writeUnrecorded(UUID id, OutputStream out) {
        Import job = find(id).orElseThrow(() -> new IllegalArgumentException("there is no import " + id));
        if (job.kind() == Kind.UNDO) {
            throw new NotNow("An undoing has no file.");
        }
        if (!Files.exists(file(id)) || job.total() == null) {
            throw new NotNow("The file was not read through; the report says why.");
        }
        new Unrecorded(format(job), file(id), ledger.actors(), after -> book.listed(id, after, LARGEST_PAGE))
                .write(out, job.done());
    }

    // Working

    private void work() {
        while (true) {
            Import job = null;
            try {
                job = book.next().orElse(null);
                Lost failed = lost;
                if (job == null || (failed != null && failed.id.equals(job.id()))) {
                    if (!await(job == null ? 0 : 1)) {
                        return;
                    }
                    continue;
                }
                work(job);
            } catch (RuntimeException e) {
                LOG.error("an import cannot go on", e);
                if (job != null) {
                    lost = new Lost(job.id(), unexpected(e));
                }
                if (!await(1)) {
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
    private boolean await(long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds == 0 ? PATIENCE_SECONDS : seconds);
        synchronized (bell) {
            try {
                while (!closing && (seconds > 0 || book.next().isEmpty())) {
                    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    if (left <= 0) {
                        break;
                    }
                    bell.wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            return !closing;
        }
    }

    private void work(Import job) {
        Live now = new Live(job.id(), job.done());
        live = now;
        try {
            if (!book.move(job.id(), OPEN, State.RUNNING, null, null)) {
                return;
            }
            boolean ended = job.kind() == Kind.UNDO ? undo(job, now) : record(job, now);
            if (ended) {
                book.move(job.id(), OPEN, State.DONE, null, ledger.now());
            } else if (now.cancelled) {
                book.move(
                        job.id(),
                        OPEN,
                        State.CANCELLED,
                        "Cancelled after " + now.done
                                + " rows. What is recorded stays: undo takes it back, resume goes on.",
                        ledger.now());
            }
        } catch (UnreadableFile e) {
            book.move(job.id(), OPEN, State.FAILED, e.getMessage(), ledger.now());
        } catch (RuntimeException e) {
            LOG.error("import {} failed", job.id(), e);
            failed(job, unexpected(e));
        } finally {
            live = null;
            ring();
        }
    }

    private void failed(Import job, String message) {
        try {
            book.move(job.id(), OPEN, State.FAILED, message, ledger.now());
        } catch (RuntimeException e) {
            LOG.error("not even the failure of import {} can be written down", job.id(), e);
            lost = new Lost(job.id(), message);
        }
    }

    private static String unexpected(RuntimeException e) {
        Throwable cause = e;
        for (Throwable next = e; next != null; next = next.getCause()) {
            cause = next;
        }
        return "It stopped because " + cause.getMessage()
                + ". What is recorded stays, and nothing is recorded twice: mend the cause, such as a full disk, and resume.";
    }

    private boolean record(Import asked, Live now) {
        Import job = asked;
        Format format = format(job);
        if (job.total() == null) {
            Head head = ledger.head();
            ImportRun.Checked checked = ImportRun.check(format, file(job.id()), () -> mustStop(now));
            if (mustStop(now)) {
                return false;
            }
            book.counted(job.id(), checked.digest(), checked.rows(), head.position());
            job = book.find(job.id()).orElseThrow();
        }
        return new ImportRun(job, format, file(job.id()), ledger, book, () -> mustStop(now), done -> now.done = done)
                .run();
    }

    private boolean undo(Import asked, Live now) {
        Import job = asked;
        Import undone =
                book.find(java.util.Objects.requireNonNull(job.undoes())).orElseThrow();
        if (job.total() == null) {
            long head = ledger.head().position();
            Long first = undone.firstPosition();
            book.counted(job.id(), String.valueOf(undone.digest()), head, first == null ? head : first);
            job = book.find(job.id()).orElseThrow();
        }
        Long upTo = job.total();
        return new UndoRun(job, undone, ledger, book, () -> mustStop(now), done -> now.done = done)
                .run(upTo == null ? 0 : upTo);
    }

    private boolean mustStop(Live now) {
        synchronized (bell) {
            return closing || now.cancelled;
        }
    }

    private static Format format(Import job) {
        if (!job.mapping().isNone()) {
            return new MappedRecords(job.mapping());
        }
        return Formats.named(job.format())
                .orElseThrow(() -> new IllegalStateException("the format " + job.format() + " is not known any more"));
    }

    private Path file(UUID id) {
        return folder.resolve(id + ".data");
    }

    /** Stops after the rows in hand; what is at work goes on at the next start. */
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
