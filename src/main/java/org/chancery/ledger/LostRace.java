package org.chancery.ledger;

/** Somebody else appended first to the same stream, or under the same identity; nothing was stored. */
final class LostRace extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostRace(String message) {
        super(message);
    }

    LostRace(Throwable cause) {
        super("another command was recorded first", cause);
    }
}
