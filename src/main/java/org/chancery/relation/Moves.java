package org.chancery.relation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.chancery.relation.FacetChange.Occasion;
import org.chancery.time.OccurrenceDate.End;
import org.chancery.time.OccurrenceDate.Lasting;
import org.chancery.time.OccurrenceDate.Once;
import org.chancery.time.Window;

/** Puts the changes of one record on the calendar. */
final class Moves {
    private static final long NEVER_HELD_FROM = 1;
    private static final long NEVER_HELD_THROUGH = 0;

    private final Particulars particulars;
    private final LocalDate recordedOn;

    private Moves(Particulars particulars, LocalDate recordedOn) {
        this.particulars = particulars;
        this.recordedOn = recordedOn;
    }

    /**
     * The moves that the changes of one record make on one facet key.
     *
     * @param record the record
     * @param particulars its date and rank
     * @param changes its changes on the key, a start before its end
     * @param scale the scale of the facet
     * @param recordedOn the day the record was first held; no window reaches beyond it
     */
    static List<Move> of(
            UUID record, Particulars particulars, List<FacetChange> changes, Scale scale, LocalDate recordedOn) {
        return new Moves(particulars, recordedOn).of(record, changes, scale);
    }

    private List<Move> of(UUID record, List<FacetChange> changes, Scale scale) {
        List<Move> moves = new ArrayList<>();
        int part = 0;
        for (FacetChange change : changes) {
            Move.Id id = new Move.Id(record, Integer.toString(part++));
            if (change.occasion() == Occasion.END && !moves.isEmpty()) {
                end(moves, change, id, scale);
            } else {
                moves.add(start(change, id, scale));
            }
        }
        return moves;
    }

    /** Windows end no later than the day the record was first held. */
    private Window begins() {
        return particulars.occurred().begins().notAfter(recordedOn);
    }

    private Move start(FacetChange change, Move.Id id, Scale scale) {
        Window window = begins();
        long latest = window.latestDay();
        long heldFrom = NEVER_HELD_FROM;
        long heldThrough = NEVER_HELD_THROUGH;
        if (change.occasion() == Occasion.THROUGHOUT && particulars.occurred() instanceof Lasting lasting) {
            if (lasting.end() instanceof End.Until) {
                Window last = lasts(lasting);
                latest = Math.min(latest, last.latestDay());
                heldFrom = latest;
                heldThrough = last.earliestDay();
            } else if (lasting.end() instanceof End.Ongoing) {
                heldFrom = latest;
                heldThrough = recordedOn.toEpochDay();
            }
        }
        int order = particulars.orderInDay() == null ? Move.UNRANKED : particulars.orderInDay();
        return new Move(
                id,
                window.earliestDay(),
                latest,
                order,
                change.effect(),
                Transition.of(change.effect(), scale),
                null,
                heldFrom,
                heldThrough,
                change.rule(),
                change.details());
    }

    private Window lasts(Lasting lasting) {
        return lasting.end() instanceof End.Until(Once last) ? last.window().notAfter(recordedOn) : begins();
    }

    /** Adds the end as a move of its own, or, where its days meet those of the start, as the tail of the start. */
    private void end(List<Move> moves, FacetChange change, Move.Id id, Scale scale) {
        Move start = moves.getLast();
        boolean nextDay = particulars.occurred() instanceof Once;
        long earliest = start.earliest();
        long latest = start.latest();
        if (particulars.occurred() instanceof Lasting lasting) {
            Window last = lasts(lasting);
            earliest = last.earliestDay();
            latest = last.latestDay();
        }
        long from = earliest == Window.UNBOUNDED_PAST ? earliest : earliest + 1;
        long through = latest + 1;
        Transition transition = Transition.of(change.effect(), scale);
        if (from > start.latest()) {
            moves.add(new Move(
                    id,
                    from,
                    through,
                    Move.UNRANKED,
                    change.effect(),
                    transition,
                    null,
                    NEVER_HELD_FROM,
                    NEVER_HELD_THROUGH,
                    change.rule(),
                    new TreeMap<>()));
            return;
        }
        long afterStart = start.earliest() == Window.UNBOUNDED_PAST ? from : start.earliest() + 1;
        moves.removeLast();
        moves.add(new Move(
                start.id(),
                start.earliest(),
                Math.min(start.latest(), through - 1),
                start.order(),
                start.effect(),
                start.transition(),
                new Move.Tail(Math.max(from, afterStart), through, nextDay, transition),
                NEVER_HELD_FROM,
                NEVER_HELD_THROUGH,
                start.rule(),
                start.details()));
    }

    /** A move that stands on one day by a rule of its own. */
    static Move byRule(String rule, String part, LocalDate day, Effect effect, Scale scale) {
        return new Move(
                new Move.Id(null, rule + " " + part),
                day.toEpochDay(),
                day.toEpochDay(),
                Move.UNRANKED,
                effect,
                Transition.of(effect, scale),
                null,
                NEVER_HELD_FROM,
                NEVER_HELD_THROUGH,
                rule,
                new TreeMap<>());
    }
}
