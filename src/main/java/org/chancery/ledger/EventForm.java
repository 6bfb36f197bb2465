package org.chancery.ledger;

import org.chancery.relation.RelationEvent;

/** How events are written down; the ledger knows no more of their shape. */
interface EventForm {

    /** The chosen name the event is stored under. */
    String nameOf(RelationEvent event);

    /** The shape its payload is written in today, from 1. */
    int revisionOf(RelationEvent event);

    /** The event as canonical JSON. */
    String write(RelationEvent event);

    /**
     * The event written so.
     *
     * @param revision the shape it was written in; older shapes are read too
     * @throws IllegalArgumentException if there is no event of that name and revision, or the text is not one
     */
    RelationEvent read(String name, int revision, String payload);
}
