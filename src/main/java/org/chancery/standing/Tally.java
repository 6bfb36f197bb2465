package org.chancery.standing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.chancery.actor.ActorCode;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.Passage;
import org.chancery.ledger.StreamId;
import org.chancery.relation.Effects;
import org.chancery.relation.Grade;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationEvent.InteractionCoded;
import org.chancery.relation.RelationEvent.RecordCorrected;
import org.chancery.relation.RelationEvent.RecordRetracted;
import org.chancery.relation.RelationEvent.SourceAdded;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.OccurrenceDate.End;
import org.chancery.time.OccurrenceDate.Lasting;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * When every record can have happened and how far it counted, at every position, in memory: some hundred bytes for each
 * record. It reads history when it is first needed, and from then on what came since.
 */
final class Tally {

    private static final long LONG_WAY = 5_000;
    private static final Grade[] GRADES = Grade.values();

    private final Ledger ledger;
    private final Map<Pair, Book> books = new TreeMap<>();
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final List<LocalDate> recordedOn = new ArrayList<>();
    private final Map<ActorCode, List<Long>> actors = new HashMap<>();
    private volatile long position = -1;

    Tally(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A record as a relation held it from one position to another.
     *
     * @param record its number
     * @param first the position from which the relation held it
     * @param earliest the first day on which it can have begun
     * @param latest the last one
     * @param reach the last day on which it can have ended; of what went on, the day on which that was recorded
     * @param grade its grade then
     * @param added the highest grade an added source gave it
     * @param counts whether it counted for the relation: not retracted, not corrected to others
     * @param retracted whether it was retracted
     * @param moves whether it says anything of a facet
     * @param written its date, as it was written
     * @param from the position from which it was so
     */
    private record Version(
            int record,
            long first,
            long earliest,
            long latest,
            long reach,
            Grade grade,
            @Nullable Grade added,
            boolean counts,
            boolean retracted,
            boolean moves,
            String written,
            long from) {}

    /** What happened to one relation. */
    private static final class Book {
        private final List<Version> versions = new ArrayList<>();
        private long[] until = new long[2];
        private final Map<Integer, Integer> latest = new HashMap<>();
        private long[] positions = new long[2];
        private int events;

        void event(long at) {
            if (events == positions.length) {
                positions = Arrays.copyOf(positions, 2 * events);
            }
            positions[events++] = at;
        }

        void put(Version version) {
            Integer before = latest.put(version.record, versions.size());
            if (before != null) {
                until[before] = version.from;
            }
            if (versions.size() == until.length) {
                until = Arrays.copyOf(until, 2 * until.length);
            }
            until[versions.size()] = Long.MAX_VALUE;
            versions.add(version);
        }

        @Nullable
        Version latest(@Nullable Integer record) {
            Integer place = record == null ? null : latest.get(record);
            return place == null ? null : versions.get(place);
        }

        boolean holds(int place, long at, Grade minimum) {
            return versions.get(place).counts && stands(place, at, minimum);
        }

        /** Whether it is what was known of a record, whether or not that counts. */
        boolean stands(int place, long at, Grade minimum) {
            Version version = versions.get(place);
            return version.from <= at && until[place] > at && version.grade.compareTo(minimum) >= 0;
        }

        /** Whether anything was recorded after one position and up to another. */
        boolean hasEvents(long after, long upTo) {
            int place = Arrays.binarySearch(positions, 0, events, after + 1);
            int next = place < 0 ? -place - 1 : place;
            return next < events && positions[next] <= upTo;
        }
    }

    // Following

    /** Whether it has taken so much of history that the rest up to a position takes no time. */
    boolean isNear(long upTo) {
        return position >= 0 && upTo - position < LONG_WAY;
    }

    /** Takes history up to a position at least. */
    synchronized void follow(long upTo) {
        if (position >= upTo && position >= 0) {
            return;
        }
        long after = Math.max(0, position);
        if (upTo - after > LONG_WAY) {
            try (Passage<List<LedgerEvent>> passage = ledger.replay().events(after, upTo)) {
                while (passage.hasNext()) {
                    passage.next().forEach(this::take);
                }
            }
        } else {
            while (after < upTo) {
                List<LedgerEvent> events = ledger.events(after, (int) Math.min(1_000, upTo - after));
                events.forEach(this::take);
                after = events.isEmpty() ? upTo : events.getLast().position();
            }
        }
        position = upTo;
    }

    private void take(LedgerEvent event) {
        switch (event.stream()) {
            case StreamId.OfRelation(Pair pair) -> take(pair, event);
            case StreamId.OfActor(ActorCode actor) ->
                actors.computeIfAbsent(actor, each -> new ArrayList<>()).add(event.position());
        }
        position = event.position();
    }

    private void take(Pair pair, LedgerEvent event) {
        Book book = books.computeIfAbsent(pair, each -> new Book());
        book.event(event.position());
        switch (event.event()) {
            case Act act ->
                book.put(version(
                        pair, number(act.particulars().recordId(), event), act, event, event.position(), null, false));
            case RecordCorrected correction -> {
                int number = number(correction.record(), event);
                Version before = book.latest(number);
                book.put(version(
                        pair,
                        number,
                        correction.content(),
                        event,
                        before == null ? event.position() : before.first,
                        before == null ? brought(correction) : before.added,
                        before != null && before.retracted));
            }
            case RecordRetracted(var record, var _) -> {
                Version before = book.latest(numbers.get(record));
                if (before != null) {
                    book.put(changed(before, before.grade, before.added, true, event.position()));
                }
            }
            case SourceAdded(var record, var _, var grade) -> {
                Version before = book.latest(numbers.get(record));
                if (before != null && grade != null) {
                    book.put(changed(
                            before,
                            higher(before.grade, grade),
                            before.added == null ? grade : higher(before.added, grade),
                            before.retracted,
                            event.position()));
                }
            }
            case RelationEvent.RecordDisputed _, RelationEvent.DisputeResolved _, RelationEvent.ActorEvent _ -> {
                // Says nothing of when something happened, nor of whether it counts.
            }
        }
    }

    /** The highest grade that sources gave a record before it came here. */
    private static @Nullable Grade brought(RecordCorrected correction) {
        Grade highest = null;
        if (correction.provenance() != null) {
            for (SourceAdded source : correction.provenance().added()) {
                Grade grade = source.grade();
                if (grade != null) {
                    highest = highest == null ? grade : higher(highest, grade);
                }
            }
        }
        return highest;
    }

    /** The number of a record; the event that first speaks of it is the one that first recorded it. */
    private int number(UUID record, LedgerEvent event) {
        return numbers.computeIfAbsent(record, each -> {
            recordedOn.add(event.recorded().recordedOn());
            return numbers.size();
        });
    }

    private Version version(
            Pair pair, int number, Act act, LedgerEvent event, long first, @Nullable Grade added, boolean retracted) {
        OccurrenceDate occurred = act.particulars().occurred();
        Window begins = occurred.begins().notAfter(recordedOn.get(number));
        long reach = begins.latestDay();
        if (occurred instanceof Lasting lasting) {
            long end = lasting.end() instanceof End.Until(var last)
                    ? last.window().latestDay()
                    : event.recorded().recordedOn().toEpochDay();
            reach = Math.max(reach, end);
        }
        Grade stated = act instanceof InteractionCoded
                ? Grade.MACHINE
                : act.particulars().grade();
        return new Version(
                number,
                first,
                begins.earliestDay(),
                begins.latestDay(),
                reach,
                added == null ? stated : higher(stated, added),
                added,
                !retracted && Effects.relations(act).contains(pair),
                retracted,
                !Effects.of(act, pair).isEmpty(),
                occurred.text(),
                event.position());
    }

    private static Version changed(Version of, Grade grade, @Nullable Grade added, boolean retracted, long from) {
        return new Version(
                of.record,
                of.first,
                of.earliest,
                of.latest,
                of.reach,
                grade,
                added,
                of.counts && !retracted,
                retracted,
                of.moves,
                of.written,
                from);
    }

    private static Grade higher(Grade one, Grade other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    // Asking

    /** How much the books held of a relation at a position. */
    synchronized Coverage coverage(Pair pair, long at, Grade minimum) {
        Book book = books.get(pair);
        int records = 0;
        Version first = null;
        Version last = null;
        for (int place = 0; book != null && place < book.versions.size(); place++) {
            if (book.holds(place, at, minimum)) {
                Version version = book.versions.get(place);
                records++;
                first = first == null || compare(version, first) < 0 ? version : first;
                last = last == null || compare(version, last) > 0 ? version : last;
            }
        }
        return new Coverage(records, first == null ? null : first.written, last == null ? null : last.written);
    }

    /** The order in which records are shown. */
    private static int compare(Version one, Version other) {
        int byBegin = Long.compare(one.earliest, other.earliest);
        int byEnd = byBegin != 0 ? byBegin : Long.compare(one.latest, other.latest);
        return byEnd != 0 ? byEnd : Long.compare(one.first, other.first);
    }

    /** Whether a relation can be answered otherwise where another grade than the usual is needed to count. */
    synchronized boolean depends(Pair pair, long at, Grade minimum) {
        Book book = books.get(pair);
        boolean depends = false;
        Grade least = minimum.compareTo(Grade.REPORTED) < 0 ? minimum : Grade.REPORTED;
        Grade most = minimum.compareTo(Grade.REPORTED) > 0 ? minimum : Grade.REPORTED;
        for (int place = 0; book != null && !depends && place < book.versions.size(); place++) {
            depends = book.holds(place, at, least) && !book.holds(place, at, most);
        }
        return depends;
    }

    /**
     * Whether what a relation answers can differ between two days and two positions, as far as its records go: something was
     * recorded between the positions, or one of its records can have begun or ended near the days between.
     */
    synchronized boolean canDiffer(Pair pair, long day, long at, long otherDay, long otherAt) {
        Book book = books.get(pair);
        long after = Math.min(at, otherAt);
        long upTo = Math.max(at, otherAt);
        if (book == null || book.hasEvents(after, upTo) || isTold(pair, after, upTo)) {
            return true;
        }
        long from = Math.min(day, otherDay);
        long to = Math.max(day, otherDay);
        boolean can = false;
        for (int place = 0; from < to && !can && place < book.versions.size(); place++) {
            Version version = book.versions.get(place);
            can = version.moves
                    && !version.retracted
                    && book.stands(place, after, Grade.REPORTED)
                    && version.earliest <= to
                    && version.reach >= from - 3;
        }
        return can;
    }

    /** Whether something was recorded of one of the actors themselves. */
    private boolean isTold(Pair pair, long after, long upTo) {
        for (ActorCode actor : List.of(pair.first(), pair.second())) {
            for (long each : actors.getOrDefault(actor, List.of())) {
                if (each > after && each <= upTo) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * How the records of some relations lie in time, month by month, each record counted once. A span is worked out to where
     * records can lie: from the first of them, unless one can have happened any time before, to the last.
     *
     * @throws Density.SpanTooLong where that is more months than are counted
     */
    synchronized Density density(
            Predicate<Pair> wanted, long at, Grade minimum, @Nullable YearMonth from, @Nullable YearMonth to) {
        BitSet counted = new BitSet(numbers.size());
        List<Version> found = new ArrayList<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        boolean open = false;
        for (Map.Entry<Pair, Book> each : books.entrySet()) {
            Book book = each.getValue();
            for (int place = 0; wanted.test(each.getKey()) && place < book.versions.size(); place++) {
                Version version = book.versions.get(place);
                if (book.holds(place, at, minimum) && !counted.get(version.record)) {
                    counted.set(version.record);
                    found.add(version);
                    open |= version.earliest == Window.UNBOUNDED_PAST;
                    first = Math.min(
                            first, version.earliest == Window.UNBOUNDED_PAST ? version.latest : version.earliest);
                    last = Math.max(last, version.latest);
                }
            }
        }
        if (found.isEmpty()) {
            return new Density(0, List.of());
        }
        long end = to == null ? Density.month(last) : Math.min(Density.month(to), Density.month(last));
        long begin = from == null
                ? Density.month(first)
                : open ? Density.month(from) : Math.max(Density.month(from), Density.month(first));
        if (end < begin) {
            return new Density(found.size(), List.of());
        }
        if (end - begin >= Density.MOST_MONTHS) {
            throw new Density.SpanTooLong(Density.written(begin), Density.written(end));
        }
        int[] least = new int[(int) (end - begin + 1)];
        int[] steps = new int[least.length + 1];
        for (Version version : found) {
            long one = version.earliest == Window.UNBOUNDED_PAST ? begin : Density.month(version.earliest);
            long other = Density.month(version.latest);
            boolean bounded = version.earliest != Window.UNBOUNDED_PAST;
            if (one <= end && other >= begin) {
                steps[(int) (Math.max(one, begin) - begin)]++;
                steps[(int) (Math.min(other, end) - begin) + 1]--;
                if (bounded && one == other) {
                    least[(int) (one - begin)]++;
                }
            }
        }
        List<Density.Month> months = new ArrayList<>();
        int most = 0;
        for (int i = 0; i < least.length; i++) {
            most += steps[i];
            if (most > 0) {
                months.add(new Density.Month(Density.written(begin + i), least[i], most));
            }
        }
        return new Density(found.size(), List.copyOf(months));
    }

    /** How the records of a relation lie in a span of days; null where none can. */
    synchronized Covered.@Nullable Relation covered(Pair pair, long at, Grade minimum, long from, long to) {
        Book book = books.get(pair);
        int least = 0;
        int most = 0;
        int[] byGrade = new int[GRADES.length];
        for (int place = 0; book != null && place < book.versions.size(); place++) {
            Version version = book.versions.get(place);
            if (book.holds(place, at, minimum) && version.earliest <= to && version.latest >= from) {
                most++;
                least += version.earliest >= from && version.latest <= to ? 1 : 0;
                byGrade[Ordinal.of(version.grade)]++;
            }
        }
        if (most == 0) {
            return null;
        }
        Map<Grade, Integer> grades = new TreeMap<>();
        for (Grade grade : GRADES) {
            grades.put(grade, byGrade[Ordinal.of(grade)]);
        }
        return new Covered.Relation(pair, coverage(pair, at, minimum), new Count(least, most), grades);
    }

    /** Every relation of which anything was recorded by a position, sorted. */
    synchronized List<Pair> relations(long at) {
        List<Pair> pairs = new ArrayList<>();
        books.forEach((pair, book) -> {
            if (book.positions[0] <= at) {
                pairs.add(pair);
            }
        });
        return pairs;
    }
}
