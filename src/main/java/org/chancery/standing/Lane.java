package org.chancery.standing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one relation's headline, or of one of its keys, in columns; it never changes. Those that still stand are sorted
 * and share no day, so that what is known now takes a binary search; those that were closed are looked through.
 */
final class Lane {

    static final Lane[] NONE = {};

    private static final long[] NEVER = {};

    final int key;
    /** The key of a facet that has keys; null for any other lane. */
    final @Nullable FacetKey named;

    private final long[] onRecord;
    private final Columns standing;
    private final List<Columns> closed;
    private final long lastChange;

    private Lane(
            int key,
            @Nullable FacetKey named,
            long[] onRecord,
            Columns standing,
            List<Columns> closed,
            long lastChange) {
        this.key = key;
        this.named = named;
        this.onRecord = onRecord;
        this.standing = standing;
        this.closed = closed;
        this.lastChange = lastChange;
    }

    /** What is said on a day, as known at a position. */
    int said(int day, long position) {
        int run = standing.lastFrom(day);
        if (run >= 0 && standing.until[run] > day && standing.knownFrom[run] <= position) {
            return standing.said[run];
        }
        if (position < lastChange) {
            for (Columns each : closed) {
                for (int i = 0; i < each.size; i++) {
                    if (each.from[i] <= day
                            && each.until[i] > day
                            && each.knownFrom[i] <= position
                            && each.knownTo[i] > position) {
                        return each.said[i];
                    }
                }
            }
        }
        return Overview.SILENCE;
    }

    List<Overview.Run> runs(long position, Headline[] spoken) {
        List<Overview.Run> runs = new ArrayList<>();
        standing.collect(position, spoken, runs);
        if (position < lastChange) {
            closed.forEach(each -> each.collect(position, spoken, runs));
            runs.sort(Comparator.comparingLong(Overview.Run::from));
        }
        return runs;
    }

    boolean isOnRecord(long position) {
        for (int i = 0; i < onRecord.length; i += 2) {
            if (onRecord[i] <= position && onRecord[i + 1] > position) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return standing.size + closed.stream().mapToInt(each -> each.size).sum();
    }

    /** A lane being made, from nothing or from another. */
    static final class Making {
        private @Nullable FacetKey named;
        private long[] onRecord = NEVER;
        private Columns before = new Columns();
        private List<Columns> closedBefore = List.of();
        private long lastChange;
        private final Columns come = new Columns();
        private final Columns gone = new Columns();
        private final Map<Integer, Long> closings = new HashMap<>();

        Making() {}

        Making(Lane lane) {
            this.named = lane.named;
            this.onRecord = lane.onRecord;
            this.before = lane.standing;
            this.closedBefore = lane.closed;
            this.lastChange = lane.lastChange;
        }

        void onRecord(FacetKey key, long from, long to) {
            named = key;
            long[] more = Arrays.copyOf(onRecord, onRecord.length + 2);
            more[onRecord.length] = from;
            more[onRecord.length + 1] = to;
            onRecord = more;
        }

        void offRecord(long position) {
            onRecord = onRecord.clone();
            for (int i = 1; i < onRecord.length; i += 2) {
                if (onRecord[i] == Long.MAX_VALUE) {
                    onRecord[i] = position;
                }
            }
        }

        /** A run that stood holds no longer. */
        void close(int from, long knownTo) {
            closings.put(from, knownTo);
        }

        void add(int from, int until, long knownFrom, long knownTo, int said) {
            (knownTo == Long.MAX_VALUE ? come : gone).add(from, until, knownFrom, knownTo, said);
            changed(knownFrom, knownTo);
        }

        private void changed(long knownFrom, long knownTo) {
            lastChange = Math.max(lastChange, knownTo == Long.MAX_VALUE ? knownFrom : knownTo);
        }

        Lane made(int key) {
            Columns standing = before;
            if (!closings.isEmpty()) {
                standing = new Columns();
                for (int i = 0; i < before.size; i++) {
                    Long knownTo = closings.remove(before.from[i]);
                    if (knownTo == null) {
                        standing.add(before, i, Long.MAX_VALUE);
                    } else {
                        gone.add(before, i, knownTo);
                        changed(before.knownFrom[i], knownTo);
                    }
                }
                if (!closings.isEmpty()) {
                    throw new IllegalStateException("runs were closed that did not stand");
                }
            }
            return new Lane(key, named, onRecord, standing.merged(come.sorted()), closed(), lastChange);
        }

        /** Few blocks, each at least twice as long as the next, so that none is copied often. */
        private List<Columns> closed() {
            if (gone.size == 0) {
                return closedBefore;
            }
            List<Columns> blocks = new ArrayList<>(closedBefore);
            blocks.add(gone);
            while (blocks.size() > 1 && blocks.getLast().size * 2 > blocks.get(blocks.size() - 2).size) {
                Columns last = blocks.removeLast();
                Columns joined = new Columns();
                joined.addAll(blocks.removeLast());
                joined.addAll(last);
                blocks.add(joined);
            }
            return List.copyOf(blocks);
        }
    }

    /** Runs, one in each place of all columns. */
    private static final class Columns {
        private int[] from = new int[1];
        private int[] until = new int[1];
        private int[] said = new int[1];
        private long[] knownFrom = new long[1];
        private long[] knownTo = new long[1];
        private int size;

        void add(int begin, int end, long known, long knownUntil, int what) {
            if (size == from.length) {
                room(size + (size >> 1) + 1);
            }
            from[size] = begin;
            until[size] = end;
            knownFrom[size] = known;
            knownTo[size] = knownUntil;
            said[size++] = what;
        }

        void add(Columns of, int place, long knownUntil) {
            add(of.from[place], of.until[place], of.knownFrom[place], knownUntil, of.said[place]);
        }

        void addAll(Columns others) {
            room(size + others.size);
            System.arraycopy(others.from, 0, from, size, others.size);
            System.arraycopy(others.until, 0, until, size, others.size);
            System.arraycopy(others.said, 0, said, size, others.size);
            System.arraycopy(others.knownFrom, 0, knownFrom, size, others.size);
            System.arraycopy(others.knownTo, 0, knownTo, size, others.size);
            size += others.size;
        }

        private void room(int wanted) {
            int more = Math.max(1, wanted);
            from = Arrays.copyOf(from, more);
            until = Arrays.copyOf(until, more);
            said = Arrays.copyOf(said, more);
            knownFrom = Arrays.copyOf(knownFrom, more);
            knownTo = Arrays.copyOf(knownTo, more);
        }

        /** The last run that begins by a day; -1 where none does. */
        int lastFrom(int day) {
            int low = 0;
            int high = size - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (from[middle] <= day) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return high;
        }

        Columns sorted() {
            boolean ascending = true;
            for (int i = 1; i < size; i++) {
                ascending &= from[i - 1] <= from[i];
            }
            if (ascending) {
                return this;
            }
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                places.add(i);
            }
            places.sort(Comparator.comparingInt(place -> from[place]));
            Columns sorted = new Columns();
            places.forEach(place -> sorted.add(this, place, knownTo[place]));
            return sorted;
        }

        /** These and others, both sorted. */
        Columns merged(Columns others) {
            if (others.size == 0) {
                return this;
            }
            if (size == 0) {
                return others;
            }
            Columns merged = new Columns();
            merged.room(size + others.size);
            int other = 0;
            for (int i = 0; i < size; i++) {
                while (other < others.size && others.from[other] < from[i]) {
                    merged.add(others, other++, Long.MAX_VALUE);
                }
                merged.add(this, i, Long.MAX_VALUE);
            }
            while (other < others.size) {
                merged.add(others, other++, Long.MAX_VALUE);
            }
            return merged;
        }

        void collect(long position, Headline[] spoken, List<Overview.Run> into) {
            for (int i = 0; i < size; i++) {
                if (knownFrom[i] <= position && knownTo[i] > position) {
                    into.add(new Overview.Run(
                            from[i] == Integer.MIN_VALUE ? Window.UNBOUNDED_PAST : from[i],
                            until[i] == Integer.MAX_VALUE ? Window.UNBOUNDED_FUTURE : until[i],
                            spoken[said[i]]));
                }
            }
        }
    }
}
