package org.chancery.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Appends batches, many at a time: whoever finds nobody writing becomes the leader and writes everything that waits in
 * one transaction, forces it to disk and wakes the others.
 *
 * <p>The leader gives positions and times, so positions have no gaps, follow the order of commits, and time strictly
 * increases with them: it is the clock, or the last time plus a microsecond, whichever is later. As long as no other
 * process appends it asks the database nothing: it goes on from what it stored last, and the keys refuse a position that
 * somebody else has taken. A batch that cannot be
 * stored does not take the others of its group along: the group is rolled back and each is written alone.
 */
final class GroupAppend {

    /** So many events at most are written in one transaction, unless one batch alone has more. */
    private static final int LARGEST_GROUP = 2_000;

    private final DataSource dataSource;
    private final Database database;
    private final InstantSource clock;
    /** Held while a group is written; guards {@link #settled}. */
    private final Object writing = new Object();

    private long settled = Long.MIN_VALUE;
    /** Whether nobody else has been seen to append since the last group; guarded by {@link #writing}. */
    private boolean alone = true;

    private volatile Database.Head forced;

    private final Deque<Waiting> queue = new ArrayDeque<>();
    private boolean led;
    private volatile Runnable announcement = () -> {};

    GroupAppend(DataSource dataSource, Database database, InstantSource clock) {
        this.dataSource = dataSource;
        this.database = database;
        this.clock = clock;
        this.forced = standing();
    }

    private Database.Head standing() {
        try (Connection connection = dataSource.getConnection()) {
            database.force(connection);
            return database.head(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger cannot be read", e);
        }
    }

    /** What to do, quickly, each time a group was stored and can be read. */
    void announceBy(Runnable other) {
        announcement = other;
    }

    /** The last event that may be shown: everything up to it is on disk. */
    Database.Head head() {
        return database.committedIsForced() ? standing() : forced;
    }

    /** The last event this process knows of; others may have stored more. */
    Database.Head known() {
        return forced;
    }

    /** The last position that may be shown, or no limit where whatever can be seen may be. */
    long readable() {
        return database.committedIsForced() ? Long.MAX_VALUE : forced.position();
    }

    /** Returns when whatever was being written is stored, and readable, or is not. */
    void awaitGroup() {
        synchronized (writing) {
            settled = Math.max(settled, forced.recordedAt());
        }
    }

    /**
     * Makes sure that nothing is ever stored with that time or an earlier one that cannot be read by now. Waits for a
     * group that is being written.
     */
    void settle(Instant knownAt) {
        long micros = Entry.micros(knownAt);
        if (micros > forced.recordedAt()) {
            synchronized (writing) {
                settled = Math.max(settled, micros);
            }
        }
    }

    /**
     * Stores a batch and returns its entries once they are on disk.
     *
     * @throws LostRace if an identity or a place in a stream is taken; nothing of the batch is stored
     * @throws LedgerUnavailable if the database failed
     */
    List<Entry> append(Batch batch) {
        Waiting mine = new Waiting(batch);
        boolean leading;
        synchronized (queue) {
            queue.add(mine);
            leading = !led;
            led = true;
        }
        if (leading || mine.awaitTurn()) {
            lead();
        }
        return mine.result();
    }

    /** Writes one group, the leader's own batch first in it, and hands the lead to the next that waits. */
    private void lead() {
        List<Waiting> group = new ArrayList<>();
        synchronized (queue) {
            int events = 0;
            Waiting next = queue.peek();
            while (next != null
                    && (group.isEmpty() || events + next.batch.drafts().size() <= LARGEST_GROUP)) {
                group.add(queue.remove());
                events += next.batch.drafts().size();
                next = queue.peek();
            }
        }
        try {
            writeTogetherOrAlone(group);
        } finally {
            Waiting successor;
            synchronized (queue) {
                successor = queue.peek();
                led = successor != null;
            }
            if (successor != null) {
                successor.takeTheLead();
            }
            group.forEach(Waiting::wake);
        }
    }

    private void writeTogetherOrAlone(List<Waiting> group) {
        try {
            write(group);
        } catch (LedgerUnavailable committed) {
            group.forEach(waiting -> waiting.failure = committed);
        } catch (SQLException | RuntimeException together) {
            if (group.size() == 1) {
                group.getFirst().failure = failure(together);
                return;
            }
            for (Waiting waiting : group) {
                try {
                    write(List.of(waiting));
                } catch (SQLException | RuntimeException alone) {
                    waiting.failure = failure(alone);
                }
            }
        }
    }

    private void write(List<Waiting> group) throws SQLException {
        synchronized (writing) {
            if (alone) {
                try {
                    place(group, true);
                    return;
                } catch (SQLException e) {
                    if (!isTaken(e)) {
                        throw e;
                    }
                }
            }
            place(group, false);
        }
    }

    /**
     * Gives places and times, stores and forces.
     *
     * @param asKnown whether to go on from what this process stored last; the keys refuse that where another has appended.
     *     Otherwise the lock is taken first and then read where the ledger stands.
     */
    private void place(List<Waiting> group, boolean asKnown) throws SQLException {
        alone = false;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            Map<Waiting, List<Entry>> placed = new LinkedHashMap<>();
            Database.Head head;
            try {
                head = asKnown ? forced : stand(connection);
                alone = head.position() == forced.position();
                Rows rows = new Rows();
                for (Waiting waiting : group) {
                    if (head.ofActors() > waiting.batch.actorsUpTo()) {
                        waiting.failure = new LostRace("something was recorded of an actor meanwhile");
                    } else {
                        List<Entry> entries = entries(waiting.batch, head);
                        placed.put(waiting, entries);
                        rows.add(waiting.batch, entries);
                        head = head.after(entries);
                    }
                }
                if (placed.isEmpty()) {
                    connection.rollback();
                    return;
                }
                database.commit(connection, rows, !asKnown);
            } catch (SQLException | RuntimeException e) {
                alone = false;
                rollBack(connection, e);
                throw e;
            }
            try {
                database.force(connection);
            } catch (SQLException e) {
                alone = false;
                throw new LedgerUnavailable("the database took the events but could not force them to disk", e);
            }
            forced = head;
            placed.forEach((waiting, entries) -> waiting.entries = entries);
            announcement.run();
        }
    }

    private Database.Head stand(Connection connection) throws SQLException {
        Database.Head head = database.lock(connection);
        forceWhatWasLeft(connection, head);
        return head;
    }

    private List<Entry> entries(Batch batch, Database.Head head) {
        long last = head.position();
        long time = Math.max(head.recordedAt(), settled);
        List<Entry> entries = new ArrayList<>(batch.drafts().size());
        for (Draft draft : batch.drafts()) {
            time = Math.max(Entry.micros(clock.instant()), time + 1);
            entries.add(draft.at(++last, Entry.instant(time)));
        }
        return entries;
    }

    /** After a disk has failed and recovered, what was committed meanwhile can be forced, and shown. */
    private void forceWhatWasLeft(Connection connection, Database.Head head) throws SQLException {
        if (!database.committedIsForced() && head.position() > forced.position()) {
            database.force(connection);
            forced = head;
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Integrity violations (class 23), serialization failures and deadlocks (class 40) mean another was first. */
    private static boolean isTaken(SQLException e) {
        return e.getSQLState() != null
                && (e.getSQLState().startsWith("23") || e.getSQLState().startsWith("40"));
    }

    private static RuntimeException failure(Exception e) {
        if (e instanceof SQLException sql && isTaken(sql)) {
            return new LostRace(sql);
        }
        return e instanceof LedgerUnavailable unavailable
                ? unavailable
                : new LedgerUnavailable("the database could not store the events", e);
    }

    /** One batch, the thread that waits for it, and in the end its entries or why there are none. */
    private static final class Waiting {
        private final Batch batch;
        private final Thread thread = Thread.currentThread();
        private volatile boolean woken;
        private volatile boolean leader;
        private @Nullable List<Entry> entries;
        private @Nullable RuntimeException failure;

        private Waiting(Batch batch) {
            this.batch = batch;
        }

        /** Waits until the batch is dealt with (false) or it is this one's turn to lead (true). */
        private boolean awaitTurn() {
            boolean interrupted = false;
            while (!woken && !leader) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                thread.interrupt();
            }
            return !woken;
        }

        private void takeTheLead() {
            leader = true;
            LockSupport.unpark(thread);
        }

        private void wake() {
            woken = true;
            LockSupport.unpark(thread);
        }

        private List<Entry> result() {
            if (failure != null) {
                throw failure;
            }
            if (entries == null) {
                throw new IllegalStateException("a batch was woken before it was written");
            }
            return entries;
        }
    }
}
