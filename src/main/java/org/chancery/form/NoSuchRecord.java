package org.chancery.form;

import java.util.UUID;

/** A correction of a record that is not held, and that does not say of what type its content is. */
public final class NoSuchRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID recordId;

    NoSuchRecord(UUID recordId) {
        super("no record " + recordId + " is held; correct-record needs the id of a record");
        this.recordId = recordId;
    }

    /** The id that names no record. */
    public UUID recordId() {
        return recordId;
    }
}
