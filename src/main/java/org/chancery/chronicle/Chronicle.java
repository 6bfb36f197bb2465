package org.chancery.chronicle;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.chancery.ledger.Following;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Effects;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.CallHeld;
import org.chancery.relation.RelationEvent.MeetingHeld;
import org.chancery.relation.RelationEvent.StatementMade;
import org.chancery.time.AsOf;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/** What was recorded: by relation, by id, by search; the contact log and the tone of a relation. */
public final class Chronicle implements AutoCloseable {

    private static final int WEIGHTS_SHOWN = 20;
    private static final Comparator<Held> DISPLAY = Comparator.comparingLong(
                    (Held held) -> held.begins().earliestDay())
            .thenComparingLong(held -> held.begins().latestDay())
            .thenComparingLong(held -> held.history().getFirst().position());

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Records records;
    private final RecordIndex index;
    private final Following following;

    private Chronicle(Ledger ledger, Records records, RecordIndex index) {
        this.ledger = ledger;
        this.records = records;
        this.index = index;
        this.following = ledger.keepUpToDate(index);
    }

    /**
     * Reads from a ledger, and keeps an index of its records in a folder.
     *
     * @throws java.io.UncheckedIOException if the folder cannot be read or written
     */
    public static Chronicle of(Ledger ledger, Path folder) {
        Records records = new Records(ledger);
        return new Chronicle(ledger, records, RecordIndex.in(folder, records));
    }

    /** Reads from a ledger, and keeps an index of its records in memory. */
    public static Chronicle inMemory(Ledger ledger) {
        Records records = new Records(ledger);
        return new Chronicle(ledger, records, RecordIndex.inMemory(records));
    }

    /**
     * Every record a relation ever held, as known at an instant, by window and position: retracted ones too, and those that
     * were corrected to other actors.
     */
    public List<Chronicled> records(Pair pair, Instant knownAt) {
        return ledger.relation(pair, knownAt).records().stream()
                .sorted(DISPLAY)
                .map(Chronicled::of)
                .toList();
    }

    /** One record with all its versions; by the id of a dispute the record it disputes. */
    public Optional<Chronicled> record(UUID id) {
        return Optional.ofNullable(records.record(id));
    }

    /** The contact log of a relation as known at an instant: meetings, calls and statements that count, by window. */
    public List<Chronicled> contacts(Pair pair, Instant knownAt) {
        return records(pair, knownAt).stream()
                .filter(record ->
                        !record.retracted() && record.relations().contains(pair) && isContact(record.content()))
                .toList();
    }

    private static boolean isContact(RelationEvent event) {
        return event instanceof MeetingHeld || event instanceof CallHeld || event instanceof StatementMade;
    }

    /**
     * A page of all records wanted, by window and position. Retracted ones are among them.
     *
     * @param after the place after which the page begins; null for the first
     * @param limit how many at most
     */
    public Found search(Search search, @Nullable Place after, int limit) {
        awaitIndex();
        return found(index.search(search, after, limit));
    }

    /**
     * The last of all records wanted by window and position, latest first. Retracted ones are among them.
     *
     * @param position the position at which they are wanted
     * @param limit how many at most
     * @return empty where that is not what they are now, as far as the index knows
     */
    public Optional<List<Chronicled>> latest(Search search, long position, int limit) {
        if (ledger.head().position() != position) {
            return Optional.empty();
        }
        following.await(position, PATIENCE);
        RecordIndex.Page page = index.latest(search, limit);
        List<Chronicled> found = records(page);
        return page.position() == position && ledger.head().position() == position
                ? Optional.of(found)
                : Optional.empty();
    }

    /**
     * The last records of an actor as they were known at an instant, latest first. Retracted ones are among them.
     *
     * @param relations the relations of the actor
     * @param by the last day: each can have happened on that day or earlier
     * @param limit how many at most
     */
    public List<Chronicled> latest(Collection<Pair> relations, LocalDate by, Instant knownAt, int limit) {
        Set<Pair> all = Set.copyOf(relations);
        TreeMap<Place, Held> last = new TreeMap<>();
        for (Pair pair : all) {
            for (Held held : ledger.relation(pair, knownAt).records()) {
                Place place = Place.of(held);
                if (place.earliest() <= by.toEpochDay()
                        && (last.size() < limit || place.compareTo(last.firstKey()) > 0)
                        && pair.equals(firstOf(held, all))) {
                    last.put(place, held);
                    if (last.size() > limit) {
                        last.pollFirstEntry();
                    }
                }
            }
        }
        return last.descendingMap().values().stream().map(Chronicled::of).toList();
    }

    /** The first of some relations for which a record counts, if any: there it is told of, once. */
    private static @Nullable Pair firstOf(Held held, Set<Pair> relations) {
        return Effects.relations(held.act()).stream()
                .filter(relations::contains)
                .findFirst()
                .orElse(null);
    }

    /**
     * A page of what is new: the records wanted that were made, corrected, retracted, disputed or given a source after a
     * position, in the order of the last of these.
     *
     * <p>Each record stands in it once, as it is now, at the place of what was said about it last. What is said between two
     * pages moves its record to a later one: read to the end, the feed leaves nothing out.
     *
     * @param since a ledger position
     * @param limit how many at most
     */
    public Changed changed(Search search, long since, int limit) {
        awaitIndex();
        RecordIndex.Page page = index.changed(search, since, limit);
        return new Changed(page.position(), records(page), page.next() == null ? null : page.changed());
    }

    /** What was recorded before the question is in the answer, unless very much was; its position says how far it goes. */
    private void awaitIndex() {
        following.await(ledger.head().position(), PATIENCE);
    }

    private Found found(RecordIndex.Page page) {
        return new Found(page.position(), records(page), page.next());
    }

    private List<Chronicled> records(RecordIndex.Page page) {
        List<Chronicled> found = new ArrayList<>();
        for (UUID id : page.ids()) {
            record(id).ifPresent(found::add);
        }
        return found;
    }

    /** Up to where the index of the records has taken history. */
    public long indexedUpTo() {
        return following.position();
    }

    /** Why the index does not follow the ledger; null while it does. */
    public @Nullable Throwable failure() {
        return following.failure();
    }

    /** Stops following the ledger and keeps the index as it is. */
    @Override
    public void close() {
        following.close();
        index.close();
    }

    /** The tone of a relation at the end of a day, as known at an instant; machine codings weigh too. */
    public Tone tone(Pair pair, AsOf when) {
        double value = 0;
        int leftOut = 0;
        List<Tone.Weight> weights = new ArrayList<>();
        long day = when.asOf().toEpochDay();
        for (Held held : ledger.relation(pair, when.knownAt()).records()) {
            Double weight = held.retracted() || !Effects.relations(held.act()).contains(pair)
                    ? null
                    : Goldstein.weight(held.act());
            Window window = held.begins();
            if (weight == null || window.earliestDay() > day) {
                continue;
            }
            if (window.earliestDay() == Window.UNBOUNDED_PAST) {
                leftOut++;
                continue;
            }
            double left = weight * left(window, day);
            value += left;
            weights.add(new Tone.Weight(held, Goldstein.code(held.act()), weight, left));
        }
        weights.sort(Comparator.comparingDouble((Tone.Weight one) -> -Math.abs(one.left()))
                .thenComparing(Tone.Weight::record, DISPLAY));
        return new Tone(
                pair,
                when.asOf(),
                when.knownAt(),
                value,
                weights.size(),
                leftOut,
                List.copyOf(weights.subList(0, Math.min(WEIGHTS_SHOWN, weights.size()))));
    }

    /** The mean over the window of what is left on a day: a geometric series. */
    static double left(Window window, long day) {
        double daily = Math.pow(2, -1.0 / Tone.HALF_LIFE_DAYS);
        long youngest = day - Math.min(window.latestDay(), day);
        long oldest = day - window.earliestDay();
        double sum = (Math.pow(daily, (double) youngest) - Math.pow(daily, oldest + 1.0)) / (1 - daily);
        return sum / (window.latestDay() - window.earliestDay() + 1);
    }
}
