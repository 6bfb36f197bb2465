package org.chancery.relation;

/** The form of a recognition: of the fact only, or in full. */
public enum Recognition {
    DE_FACTO(Value.DE_FACTO),
    FULL(Value.FULL);

    private final Value value;

    Recognition(Value value) {
        this.value = value;
    }

    Value value() {
        return value;
    }
}
