package org.chancery.relation;

/** The class of a head of mission: ambassador, minister, or chargé d'affaires accredited as such. */
public enum RepresentativeClass {
    AMBASSADOR(Value.AMBASSADOR),
    MINISTER(Value.MINISTER),
    CHARGE(Value.CHARGE);

    private final Value level;

    RepresentativeClass(Value level) {
        this.level = level;
    }

    Value level() {
        return level;
    }
}
