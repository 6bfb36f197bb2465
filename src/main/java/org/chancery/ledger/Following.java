package org.chancery.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A projection being kept up to date: one thread hands it everything recorded, in the order of positions, as soon as it can
 * be read.
 *
 * <p>What cannot be taken is never skipped. It is tried again, after longer and longer pauses, and until it is taken the
 * failure can be asked for.
 */
public final class Following implements AutoCloseable {

    private static final long LONG_WAY = 2L * Scan.PAGE;
    private static final long SHORTEST_PAUSE = Duration.ofMillis(200).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(1).toNanos();
    private static final long OTHERS_MAY_APPEND = Duration.ofSeconds(1).toNanos();

    private final Projection projection;
    private final Replay replay;
    private final EventTable table;
    private final Folding folding;
    private final LongSupplier head;
    private final Thread thread;
    private final Object progress = new Object();

    private volatile boolean closed;
    private volatile boolean news;
    private volatile long position;
    private volatile @Nullable Throwable failure;

    Following(Projection projection, Replay replay, EventTable table, LongSupplier head) {
        this.projection = projection;
        this.replay = replay;
        this.table = table;
        this.folding = replay.folding(0);
        this.head = head;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("following-" + projection.name())
                .unstarted(this::follow);
    }

    Following start() {
        thread.start();
        return this;
    }

    /** The projection that is kept up to date. */
    public Projection projection() {
        return projection;
    }

    /** The last position taken. */
    public long position() {
        return position;
    }

    /** Why it does not get on; null while it does. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** There is something new to read. */
    void wake() {
        news = true;
        LockSupport.unpark(thread);
    }

    /**
     * Waits until a position is taken.
     *
     * @return whether it was taken in time
     */
    public boolean await(long wanted, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        synchronized (progress) {
            while (position < wanted) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0 || closed) {
                    return false;
                }
                try {
                    progress.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }

    /** Stops after what is being taken. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        synchronized (progress) {
            progress.notifyAll();
        }
        if (Thread.currentThread() != thread) {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void follow() {
        long pause = SHORTEST_PAUSE;
        boolean lost = true;
        while (!closed) {
            try {
                news = false;
                if (lost) {
                    reached(projection.position());
                    folding.startAfter(position);
                    lost = false;
                }
                long upTo = head.getAsLong();
                advance(upTo);
                failure = null;
                pause = SHORTEST_PAUSE;
                if (!news && !closed && position >= upTo) {
                    LockSupport.parkNanos(this, OTHERS_MAY_APPEND);
                }
            } catch (RuntimeException | Error e) {
                FullMemory.handOn(e);
                failure = e;
                lost = true;
                rest(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            }
        }
    }

    private void rest(long nanos) {
        long until = System.nanoTime() + nanos;
        while (!closed && System.nanoTime() < until) {
            LockSupport.parkNanos(this, until - System.nanoTime());
        }
    }

    private void advance(long upTo) {
        if (upTo - position > LONG_WAY) {
            try (Passage<List<LedgerEvent>> passage = replay.events(position, upTo)) {
                boolean going = true;
                while (going && !closed && passage.hasNext()) {
                    going = take(passage.next());
                }
            }
        } else if (upTo > position) {
            take(events(upTo));
        }
    }

    private List<LedgerEvent> events(long upTo) {
        return table.page(position, upTo, Scan.PAGE).stream()
                .map(entry -> LedgerEvent.of(entry, Payloads.read(entry)))
                .toList();
    }

    /** Says whether history goes on from here as it was read. */
    private boolean take(List<LedgerEvent> events) {
        if (events.isEmpty()) {
            return true;
        }
        long upTo = events.getLast().position();
        List<Step> steps = projection.asksWhatBecame()
                ? folding.fold(events)
                : events.stream().map(event -> new Step(event, List.of())).toList();
        long stands = projection.take(steps, position, upTo);
        if (stands != upTo) {
            folding.startAfter(stands);
        }
        reached(stands);
        return stands == upTo;
    }

    private void reached(long taken) {
        synchronized (progress) {
            position = taken;
            progress.notifyAll();
        }
    }
}
