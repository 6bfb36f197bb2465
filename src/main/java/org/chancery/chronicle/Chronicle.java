package org.chancery.chronicle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.StreamId;
import org.chancery.relation.Effects;
import org.chancery.relation.Grade;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.CallHeld;
import org.chancery.relation.RelationEvent.MeetingHeld;
import org.chancery.relation.RelationEvent.StatementMade;
import org.chancery.time.AsOf;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/** What was recorded: by relation, by id, by search; the contact log and the tone of a relation. */
public final class Chronicle {

    private static final int WEIGHTS_SHOWN = 20;
    private static final Comparator<Held> DISPLAY = Comparator.comparingLong(
                    (Held held) -> window(held).earliestDay())
            .thenComparingLong(held -> window(held).latestDay())
            .thenComparingLong(held -> held.history().getFirst().position());

    private final Ledger ledger;
    private final Index index;

    /** Reads from a ledger. */
    public Chronicle(Ledger ledger) {
        this.ledger = ledger;
        this.index = new Index(ledger);
    }

    /** Every record of a relation as known at an instant, retracted ones too, by window and position. */
    public List<Chronicled> records(Pair pair, Instant knownAt) {
        return ledger.relation(pair, knownAt).records().stream()
                .filter(held -> Effects.relations(held.act()).contains(pair))
                .sorted(DISPLAY)
                .map(Chronicled::of)
                .toList();
    }

    /** One record with all its versions; by the id of a dispute the record it disputes. */
    public Optional<Chronicled> record(UUID id) {
        List<LedgerEvent> events = ledger.eventsOfRecord(id);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        LedgerEvent first = events.getFirst();
        if (first.event() instanceof RelationEvent.RecordDisputed disputed
                && disputed.disputeId().equals(id)) {
            return record(disputed.record());
        }
        return switch (first.stream()) {
            case StreamId.OfRelation(Pair pair) ->
                Optional.ofNullable(ledger.relation(pair).record(id)).map(Chronicled::of);
            case StreamId.OfActor actor -> Optional.of(ofActor(id, events, actor));
        };
    }

    private static Chronicled ofActor(UUID id, List<LedgerEvent> events, StreamId.OfActor actor) {
        List<Recorded<? extends RelationEvent>> history = new ArrayList<>();
        for (LedgerEvent event : events) {
            if (event.stream().equals(actor)) {
                history.add(event.recorded());
            }
        }
        return new Chronicled(id, history.getFirst().event(), Grade.REPORTED, false, new TreeSet<>(), history);
    }

    /** The contact log of a relation as known at an instant: meetings, calls and statements that count, by window. */
    public List<Chronicled> contacts(Pair pair, Instant knownAt) {
        return records(pair, knownAt).stream()
                .filter(record -> !record.retracted() && isContact(record.content()))
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
        return index.search(search, after, limit);
    }

    /**
     * A page of what is new: the records wanted that were made, corrected, retracted, disputed or given a source after a
     * position, in the order of the last of these.
     *
     * @param since a ledger position; the next page begins after the {@link Chronicled#changedAt} of the last
     * @param limit how many at most
     */
    public Found changed(Search search, long since, int limit) {
        return index.changed(search, since, limit);
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
            Window window = window(held);
            if (weight == null || window.earliestDay() > day) {
                continue;
            }
            if (window.earliestDay() == Window.UNBOUNDED_PAST || window.latestDay() == Window.UNBOUNDED_FUTURE) {
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

    private static Window window(Held held) {
        return held.act().particulars().occurred().begins();
    }
}
