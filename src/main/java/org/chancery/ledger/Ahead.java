package org.chancery.ledger;

import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stage that works ahead of the next one on a thread of its own, as far as a small queue allows.
 *
 * <p>Its thread is never interrupted: an interrupt inside a read of H2's file would close the database.
 */
final class Ahead<T> implements Passage<T> {

    private static final int PREPARED = 3;
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Passage<? extends T> source;
    private final BlockingQueue<Item<T>> queue = new ArrayBlockingQueue<>(PREPARED);
    private final Thread thread;
    private volatile boolean closed;
    private final LongAdder worked = new LongAdder();
    private @Nullable Item<T> next;

    /** A value; or the end, with what went wrong where something did. */
    private record Item<T>(@Nullable T value, @Nullable Throwable failure) {}

    private Ahead(String name, Passage<? extends T> source) {
        this.source = source;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("replay-" + name + "-" + NUMBER.incrementAndGet())
                .unstarted(this::work);
    }

    /** Walks a source ahead. */
    static <T> Ahead<T> of(String name, Passage<? extends T> source) {
        Ahead<T> ahead = new Ahead<>(name, source);
        ahead.thread.start();
        return ahead;
    }

    /** Works on what another stage gives. */
    static <S, T> Ahead<T> of(String name, Passage<? extends S> source, Function<? super S, ? extends T> work) {
        return of(name, new Passage<T>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public T next() {
                return work.apply(source.next());
            }

            @Override
            public void close() {
                source.close();
            }
        });
    }

    private void work() {
        Item<T> end = new Item<>(null, null);
        try {
            while (!closed && source.hasNext()) {
                long begun = System.nanoTime();
                T value = source.next();
                worked.add(System.nanoTime() - begun);
                put(new Item<>(value, null));
            }
        } catch (RuntimeException | Error e) {
            end = new Item<>(null, e);
        }
        put(end);
    }

    private void put(Item<T> item) {
        boolean interrupted = false;
        boolean placed = false;
        while (!placed && !closed) {
            try {
                placed = queue.offer(item, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Item<T> take() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Item<T> item = queue.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                    if (item != null || closed) {
                        return item == null ? new Item<>(null, null) : item;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean hasNext() {
        Item<T> item = next == null ? take() : next;
        next = item;
        switch (item.failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
        return item.value != null;
    }

    @Override
    public T next() {
        if (!hasNext() || next == null || next.value == null) {
            throw new NoSuchElementException();
        }
        T value = next.value;
        next = null;
        return value;
    }

    @Override
    public void close() {
        closed = true;
        source.close();
    }

    /** How long it worked itself, not counting what it waited for others. */
    long workedNanos() {
        return worked.sum();
    }
}
