package org.chancery.relation;

import static org.chancery.relation.Value.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One independent aspect of a relation's state. A facet is directed (of one side toward the other) or mutual, and may be
 * kept apart by a key: one demand, one sanctions regime, one agreement. NOT_RECORDED is the start of every facet.
 */
public enum Facet {
    RECOGNITION(true, "what is recognised", NONE, DE_FACTO, FULL, WITHDRAWN),
    TIES(false, null, NEVER, ESTABLISHED, SUSPENDED, SEVERED, LAPSED),
    MISSION_LEVEL(true, null, NONE, INTERESTS_SECTION, CHARGE, MINISTER, AMBASSADOR, OTHER),
    MISSION_OPERATION(true, null, OPEN, SUSPENDED, CLOSED),
    HEAD_OF_MISSION(true, null, IN_POST, AD_INTERIM, RECALLED, EXPELLED, VACANT),
    CONSULATES(true, "city", OPEN, CLOSED),
    PROTECTING_POWER(true, "protector", ACTIVE, ENDED),
    HOSTILITY(false, null, NONE, WAR, CEASEFIRE, ARMISTICE),
    FORCE(true, "episode", ACTIVE, ENDED),
    DEPLOYMENT(true, "operation", NONE, BY_CONSENT, WITHOUT_CONSENT, PEACEKEEPING),
    SUPPORT(true, "kind and programme", GIVEN, ENDED),
    COMMITMENTS(false, "agreement", SIGNED, RATIFIED, IN_FORCE, SUSPENDED, TERMINATED),
    SANCTIONS(true, "regime", THREATENED, IMPOSED, EASED, SUSPENDED, LIFTED),
    BORDER(false, "kind", OPEN, RESTRICTED, CLOSED),
    TALKS(false, "subject", PROPOSED, UNDER_WAY, STALLED, CONCLUDED, BROKEN_OFF),
    MEDIATION(false, "third party and subject", OFFERED, UNDER_WAY, STALLED, ENDED),
    MEDIATION_ANSWER(true, "third party and subject", ACCEPTED, REJECTED, WITHDRAWN),
    DEMANDS(true, "demand", RAISED, MET, DROPPED, REJECTED),
    POLICY(true, "policy", ADOPTED, RENOUNCED);

    private final boolean directed;
    private final @Nullable String keyedBy;
    private final List<Value> values;

    Facet(boolean directed, @Nullable String keyedBy, Value... values) {
        this.directed = directed;
        this.keyedBy = keyedBy;
        this.values = List.of(values);
    }

    /** Whether it belongs to one side toward the other, rather than to both together. */
    public boolean directed() {
        return directed;
    }

    /** Whether several are kept apart by a key. */
    public boolean keyed() {
        return keyedBy != null;
    }

    /** Whether a key must be named: a deployment may be of no named operation. */
    public boolean needsKey() {
        return keyed() && this != DEPLOYMENT;
    }

    /** What the key names; null where the facet has none. */
    public @Nullable String keyedBy() {
        return keyedBy;
    }

    /** Every value the fold can hold for it: NOT_RECORDED, those people see, and those kept apart though shown alike. */
    Set<Value> held() {
        EnumSet<Value> held = EnumSet.of(NOT_RECORDED);
        held.addAll(values);
        if (this == RECOGNITION) {
            held.add(FULL_INFERRED);
        }
        if (this == TIES) {
            held.add(ESTABLISHED_INFERRED);
        }
        if (this == FORCE) {
            held.addAll(EnumSet.of(ACTIVE_THREAT, ACTIVE_DISPLAY, ACTIVE_USE));
        }
        return held;
    }

    /** The values people see beside NOT_RECORDED, in their order. */
    public List<Value> scale() {
        return values;
    }
}
