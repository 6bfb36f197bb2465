package org.chancery.standing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.chancery.ledger.FullMemory;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.Passage;
import org.chancery.ledger.Replay;
import org.chancery.ledger.Step;
import org.chancery.ledger.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * Fills the shelf that does not answer with all of history, relation by relation, then with what was recorded meanwhile,
 * and lets it answer.
 */
final class RebuildRun implements Runnable {

    /** Rows are written when so many wait. */
    private static final int ROWS_TOGETHER = 20_000;
    /** So near to the end the other shelf is kept still, so that nothing more comes. */
    private static final int NEAR = 1_000;

    private final Ledger ledger;
    private final StandingRows rows;
    private final UUID id;
    private final Instant askedAt;

    private volatile Rebuild.State state = Rebuild.State.QUEUED;
    private volatile @Nullable String message;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Instant endedAt;
    private final AtomicLong done = new AtomicLong();
    private volatile long total;
    private volatile long begunNanos;
    private volatile long endedNanos;
    private volatile boolean cancelled;
    private volatile boolean stopped;

    RebuildRun(Ledger ledger, StandingRows rows, UUID id) {
        this.ledger = ledger;
        this.rows = rows;
        this.id = id;
        this.askedAt = ledger.now();
    }

    UUID id() {
        return id;
    }

    Rebuild stands() {
        long begun = begunNanos;
        long ended = endedNanos == 0 ? System.nanoTime() : endedNanos;
        double seconds = begun == 0 ? 0 : (ended - begun) / 1e9;
        return new Rebuild(
                id,
                StandingRows.NAME,
                state,
                message,
                askedAt,
                endedAt,
                done.get(),
                total,
                seconds <= 0 ? 0 : done.get() / seconds);
    }

    /** Why it failed; null where it did not, or has not yet. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Gives it up; what it has put on the shelf is taken off. */
    void cancel() {
        cancelled = true;
    }

    /** Ends it without an outcome: the next start of the program begins it anew. */
    void stop() {
        stopped = true;
    }

    private boolean goesOn() {
        return !cancelled && !stopped;
    }

    @Override
    public void run() {
        begunNanos = System.nanoTime();
        state = Rebuild.State.RUNNING;
        try {
            if (rebuild()) {
                end(Rebuild.State.DONE, null);
            } else if (cancelled) {
                clear();
                end(Rebuild.State.CANCELLED, null);
            }
        } catch (SQLException | RuntimeException | Error e) {
            FullMemory.handOn(e);
            failure = e;
            if (!stopped) {
                end(Rebuild.State.FAILED, String.valueOf(e.getMessage()));
            }
        }
    }

    private void end(Rebuild.State how, @Nullable String why) {
        message = why;
        endedAt = ledger.now();
        endedNanos = System.nanoTime();
        state = how;
    }

    private void clear() throws SQLException {
        try (Connection connection = rows.dataSource().getConnection()) {
            rows.clear(connection, null);
        }
    }

    /** Returns whether the new rows answer; then giving it up came too late. */
    private boolean rebuild() throws SQLException {
        boolean answers = false;
        long upTo = ledger.head().position();
        total = upTo;
        try (Connection connection = rows.dataSource().getConnection()) {
            Filler into = rows.clear(connection, id);
            connection.setAutoCommit(false);
            try {
                byRelation(connection, into, upTo);
                long position = upTo;
                while (goesOn() && !answers) {
                    position = inOrder(connection, into, position, ledger.head().position());
                    answers = answers(connection, into, position);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return answers;
    }

    private void byRelation(Connection connection, Filler into, long upTo) throws SQLException {
        try (Passage<List<Replay.Run>> passage = ledger.replay().byRelation(upTo)) {
            while (goesOn() && passage.hasNext()) {
                for (Replay.Run run : passage.next()) {
                    take(connection, into, run);
                }
            }
        }
        if (goesOn()) {
            into.write(connection);
            StandingRows.reached(connection, into.shelf(), upTo);
            connection.commit();
            done.set(upTo);
        }
    }

    private void take(Connection connection, Filler into, Replay.Run run) throws SQLException {
        long taken = 0;
        for (Step step : run.steps()) {
            into.take(connection, step);
            LedgerEvent event = step.event();
            taken += event.stream() instanceof StreamId.OfRelation ? 1 : 0;
        }
        if (run.isLast() && into.rows() >= ROWS_TOGETHER) {
            into.write(connection);
            connection.commit();
        } else if (into.closedRows() >= ROWS_TOGETHER) {
            into.writeClosed(connection);
            connection.commit();
        }
        done.addAndGet(taken);
    }

    /** Lets the shelf answer if it is near enough to the end for that to take no time. */
    private boolean answers(Connection connection, Filler into, long position) {
        return goesOn()
                && ledger.head().position() - position <= NEAR
                && rows.answerFrom(into, position, upTo -> inOrder(connection, into, position, upTo));
    }

    /** Takes what was recorded since, in order, and returns up to where. */
    private long inOrder(Connection connection, Filler into, long after, long upTo) throws SQLException {
        if (upTo > after) {
            try (Passage<List<Step>> passage = ledger.replay().steps(after, upTo)) {
                long position = after;
                while (goesOn() && passage.hasNext()) {
                    List<Step> steps = passage.next();
                    if (!steps.isEmpty()) {
                        for (Step step : steps) {
                            into.take(connection, step);
                        }
                        into.write(connection);
                        position = steps.getLast().position();
                        StandingRows.reached(connection, into.shelf(), position);
                        connection.commit();
                        done.set(position);
                        total = Math.max(total, position);
                    }
                }
                return position;
            }
        }
        return after;
    }
}
