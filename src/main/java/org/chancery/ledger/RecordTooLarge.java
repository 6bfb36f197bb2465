package org.chancery.ledger;

/** An event longer than an entry of the ledger may be; nothing was recorded, and nothing will be until it is shorter. */
public final class RecordTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How many characters an event may have as it is stored, in canonical JSON. */
    static final int MOST = 1_000_000;

    RecordTooLarge(int found) {
        super("Found an event of %,d characters as the ledger writes it, expected at most %,d.".formatted(found, MOST));
    }
}
