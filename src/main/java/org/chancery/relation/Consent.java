package org.chancery.relation;

/** On what ground foreign forces are in a country. */
public enum Consent {
    BY_CONSENT(Value.BY_CONSENT),
    WITHOUT_CONSENT(Value.WITHOUT_CONSENT),
    PEACEKEEPING(Value.PEACEKEEPING);

    private final Value value;

    Consent(Value value) {
        this.value = value;
    }

    Value value() {
        return value;
    }
}
