package org.chancery.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each event was recorded, in memory as far as somebody asked: the times of {@value #BLOCK} positions in a row are read
 * together, and kept, for they never change.
 */
final class Moments {

    private static final int BLOCK = 1_024;
    private static final int BLOCKS_KEPT = 6_000;

    private final EventTable table;
    private final Map<Long, Long> firsts = new ConcurrentHashMap<>();
    private final Cache<Long, long[]> blocks = Caffeine.newBuilder()
            .maximumSize(BLOCKS_KEPT)
            .executor(Runnable::run)
            .build();

    Moments(EventTable table) {
        this.table = table;
    }

    /**
     * The last position recorded by a time.
     *
     * @param micros the time in microseconds since 1970
     * @param last the last position there is, or any at or after the one looked for
     * @return 0 where nothing was recorded by then
     */
    long lastBy(long micros, long last) {
        if (last == 0 || first(0) > micros) {
            return 0;
        }
        long low = 0;
        long high = (last - 1) / BLOCK;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (first(middle) <= micros) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Math.min(last, low * BLOCK + count(block(low, last), micros));
    }

    /** How many of these times are no later than one. */
    private static int count(long[] times, long micros) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long first(long block) {
        return firsts.computeIfAbsent(block, each -> table.recordedAfter(each * BLOCK));
    }

    /** Only a block that is full stays as it is. */
    private long[] block(long number, long last) {
        long[] known = blocks.getIfPresent(number);
        if (known == null) {
            known = table.recordedAt(number * BLOCK, Math.min(last, (number + 1) * BLOCK));
            if (known.length == BLOCK) {
                blocks.put(number, known);
            }
        }
        return known;
    }
}
