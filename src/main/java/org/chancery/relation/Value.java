package org.chancery.relation;

import org.jspecify.annotations.Nullable;

/**
 * A value a facet can have. Several facets share a word; {@link Facet#scale()} says which words belong to which.
 *
 * <p>A few values are kept apart inside the fold although they are shown alike, because an act tells them apart: a
 * recognition that was only inferred, and the kind of an episode of force. {@link #shown()} is the word people see.
 */
public enum Value {
    /** The books are silent. Not NONE and not NEVER. */
    NOT_RECORDED,
    NONE,
    DE_FACTO,
    FULL,
    WITHDRAWN,
    NEVER,
    ESTABLISHED,
    SUSPENDED,
    SEVERED,
    LAPSED,
    INTERESTS_SECTION,
    CHARGE,
    MINISTER,
    AMBASSADOR,
    OTHER,
    OPEN,
    CLOSED,
    IN_POST,
    AD_INTERIM,
    RECALLED,
    EXPELLED,
    VACANT,
    ACTIVE,
    ENDED,
    WAR,
    CEASEFIRE,
    ARMISTICE,
    BY_CONSENT,
    WITHOUT_CONSENT,
    PEACEKEEPING,
    GIVEN,
    SIGNED,
    RATIFIED,
    IN_FORCE,
    TERMINATED,
    THREATENED,
    IMPOSED,
    EASED,
    LIFTED,
    RESTRICTED,
    PROPOSED,
    UNDER_WAY,
    STALLED,
    CONCLUDED,
    BROKEN_OFF,
    OFFERED,
    ACCEPTED,
    REJECTED,
    RAISED,
    MET,
    DROPPED,
    ADOPTED,
    RENOUNCED,
    /** FULL, known only because ties were established. */
    FULL_INFERRED(FULL),
    /** ESTABLISHED, carried over from an actor that is continued; they can be established anew. */
    ESTABLISHED_INFERRED(ESTABLISHED),
    /** ACTIVE, of which no more than a threat is known. */
    ACTIVE_THREAT(ACTIVE),
    /** ACTIVE, with a display of force. */
    ACTIVE_DISPLAY(ACTIVE),
    /** ACTIVE, with a use of force. */
    ACTIVE_USE(ACTIVE);

    private final @Nullable Value shown;

    Value() {
        this.shown = null;
    }

    Value(Value shown) {
        this.shown = shown;
    }

    /** The word people see for this value. */
    public Value shown() {
        return shown == null ? this : shown;
    }
}
