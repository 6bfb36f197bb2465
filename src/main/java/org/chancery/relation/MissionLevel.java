package org.chancery.relation;

/** The level of a diplomatic mission, from none to ambassador; OTHER stands outside the order. */
public enum MissionLevel {
    NONE(Value.NONE),
    INTERESTS_SECTION(Value.INTERESTS_SECTION),
    CHARGE(Value.CHARGE),
    MINISTER(Value.MINISTER),
    AMBASSADOR(Value.AMBASSADOR),
    OTHER(Value.OTHER);

    private final Value value;

    MissionLevel(Value value) {
        this.value = value;
    }

    Value value() {
        return value;
    }
}
