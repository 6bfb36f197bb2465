package org.chancery.standing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.chancery.ledger.Following;
import org.chancery.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the projection of what held: follows the ledger, and makes the rows anew when somebody asks for it or the rules have
 * changed since they were made.
 *
 * <p>One rebuild runs at a time. Old answers are given until the new rows are complete. A rebuild that was under way when
 * the program ended begins anew with it.
 */
public final class Rebuilds implements AutoCloseable {

    /** So many events are followed one by one rather than rebuilt when a projection begins. */
    private static final long WORTH_REBUILDING = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    private static final int LISTED = 50;
    private static final int PATIENCE_SECONDS = 30;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final StandingRows rows;
    private final List<RebuildRun> runs = new ArrayList<>();
    private @Nullable Thread thread;
    private volatile @Nullable Following following;

    Rebuilds(Ledger ledger, StandingRows rows) {
        this.ledger = ledger;
        this.rows = rows;
    }

    /** Begins to keep the rows up to date; to be called once. */
    void begin() {
        StandingRows.Stand answering = rows.answering();
        if (answering.rules().isEmpty() && ledger.head().position() < WORTH_REBUILDING) {
            rows.begin();
        }
        UUID interrupted = rows.beside().rebuild();
        if (rows.followsTheRules()) {
            follow();
        }
        if (interrupted != null || !rows.followsTheRules()) {
            start(interrupted == null ? ledger.newId() : interrupted);
        }
    }

    private synchronized void follow() {
        if (following == null) {
            following = ledger.keepUpToDate(rows);
        }
    }

    /** Begins a rebuild, or gives the one that is under way. */
    public synchronized Rebuild start() {
        return runs.isEmpty() || runs.getLast().stands().state().isOver()
                ? start(ledger.newId())
                : runs.getLast().stands();
    }

    private synchronized Rebuild start(UUID id) {
        RebuildRun run = new RebuildRun(ledger, rows, id);
        runs.add(run);
        if (runs.size() > LISTED) {
            runs.removeFirst();
        }
        Thread next = Thread.ofPlatform()
                .daemon()
                .name("rebuild-" + StandingRows.NAME)
                .unstarted(() -> {
                    run.run();
                    if (run.stands().state() == Rebuild.State.FAILED) {
                        LOG.error(
                                "the rows of {} were not made anew; the old ones stand",
                                StandingRows.NAME,
                                run.failure());
                    }
                    if (run.stands().state() == Rebuild.State.DONE) {
                        follow();
                    }
                });
        thread = next;
        next.start();
        return run.stands();
    }

    /** The rebuilds since the program was started, the latest first; at most {@value #LISTED}. */
    public synchronized List<Rebuild> all() {
        return runs.reversed().stream().map(RebuildRun::stands).toList();
    }

    /** A rebuild; empty where the program has not begun one of that id since it was started. */
    public synchronized Optional<Rebuild> find(UUID id) {
        return runs.stream()
                .filter(run -> run.id().equals(id))
                .map(RebuildRun::stands)
                .findFirst();
    }

    /**
     * Waits until a rebuild is over, at most so long.
     *
     * @return how it stands then; empty where there is none of that id
     */
    public Optional<Rebuild> await(UUID id, Duration most) throws InterruptedException {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null) {
            running.join(most);
        }
        return find(id);
    }

    /**
     * Gives a rebuild up; the old rows go on answering.
     *
     * @return whether it was under way
     */
    public synchronized boolean cancel(UUID id) {
        for (RebuildRun run : runs) {
            if (run.id().equals(id) && !run.stands().state().isOver()) {
                run.cancel();
                return true;
            }
        }
        return false;
    }

    /**
     * Begins to compare the kept answers with history; waits a while for them to reach the position.
     *
     * @param upTo the position up to which history will be given
     * @param events about how many events that is
     * @param seed what decides on which days and for which times answers are compared
     */
    public Collation collation(long upTo, long events, long seed, Consumer<Collation.Difference> differences) {
        Following now = following;
        for (int second = 0;
                now != null && now.failure() == null && second < PATIENCE_SECONDS && !now.await(upTo, A_SECOND);
                second++) {
            now = following;
        }
        return new Collation(rows, upTo, events, seed, differences);
    }

    /** The version of everything the kept answers depend on beside the events. */
    public String rules() {
        return rows.rules();
    }

    /** Up to where the rows have taken history; -1 while they do not answer, because they are made for the first time or anew. */
    public long position() {
        Serving serving = rows.serving();
        return serving == null ? -1 : serving.position();
    }

    /** Why the rows do not follow the ledger; null while they do, and while they are being made for that. */
    public @Nullable Throwable failure() {
        Following now = following;
        if (now != null) {
            return now.failure();
        }
        RebuildRun last;
        synchronized (this) {
            last = runs.isEmpty() ? null : runs.getLast();
        }
        return last == null ? null : ended(last);
    }

    /** Why there are no rows by these rules after a rebuild; null where there are, or there still will be. */
    private static @Nullable Throwable ended(RebuildRun run) {
        Rebuild stands = run.stands();
        return switch (stands.state()) {
            case QUEUED, RUNNING, DONE -> null;
            case FAILED ->
                new IllegalStateException(
                        "the rows are of other rules, and the rebuild that was to make them anew failed: "
                                + stands.message() + "; start another",
                        run.failure());
            case CANCELLED ->
                new IllegalStateException(
                        "the rows are of other rules, and the rebuild that was to make them anew was cancelled;"
                                + " start another");
        };
    }

    /** Stops following and rebuilding. */
    @Override
    public void close() {
        Following now = following;
        if (now != null) {
            now.close();
        }
        Thread running;
        synchronized (this) {
            runs.forEach(RebuildRun::stop);
            running = thread;
        }
        boolean interrupted = false;
        while (running != null && running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        Following begun = following;
        if (begun != null && begun != now) {
            begun.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
