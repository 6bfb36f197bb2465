package org.chancery.ledger;

import java.util.List;
import org.chancery.relation.Rewriting;

/**
 * One event, with what it made of the relations it bears on.
 *
 * @param event the event
 * @param rewritings one for each relation folded on by it: one for an event of a relation; for an event of an actor, those
 *     whose life spans it changed
 */
public record Step(LedgerEvent event, List<Rewriting> rewritings) {

    /** The position of the event. */
    public long position() {
        return event.position();
    }
}
