package org.chancery.chronicle;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.chancery.relation.Effects;
import org.chancery.relation.Grade;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;
import org.chancery.time.Window;

/**
 * A record with everything that was ever said about it.
 *
 * @param id the record
 * @param content what it says now
 * @param grade its present grade
 * @param retracted whether it no longer counts
 * @param disputed whether a dispute over it is open
 * @param relations the relations its present content lands in; empty for what happened to one actor
 * @param history what was recorded about it, in order; the first made it
 */
public record Chronicled(
        UUID id,
        RelationEvent content,
        Grade grade,
        boolean retracted,
        boolean disputed,
        SortedSet<Pair> relations,
        List<Recorded<? extends RelationEvent>> history) {

    /** A record as a relation holds it. */
    public static Chronicled of(Held held) {
        return new Chronicled(
                held.id(),
                held.act(),
                held.grade(),
                held.retracted(),
                !held.openDisputes().isEmpty(),
                Effects.relations(held.act()),
                held.history());
    }

    /** The days on one of which it began, none after the day it was first recorded; any day for what is no act. */
    Window begins() {
        if (!(content instanceof RelationEvent.Act act)) {
            return new Window(Window.UNBOUNDED_PAST, Window.UNBOUNDED_FUTURE);
        }
        return act.particulars().occurred().begins().notAfter(recordedOn());
    }

    private LocalDate recordedOn() {
        Recorded<? extends RelationEvent> first = history.getFirst();
        return first.event() instanceof RelationEvent.RecordCorrected brought && brought.provenance() != null
                ? brought.provenance().recordedOn()
                : first.recordedOn();
    }

    /** The ledger position at which it was first recorded. */
    public long position() {
        return history.getFirst().position();
    }

    /** The ledger position at which something was last said about it. */
    public long changedAt() {
        return history.getLast().position();
    }
}
