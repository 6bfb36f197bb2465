package org.chancery.audit;

/**
 * The log signs no checkpoint, because it would contradict what was signed before, or cannot. The message says what was
 * found, what was expected and what to do. Everything but signing goes on.
 */
public final class NotSigned extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    NotSigned(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Why not. */
    public enum Reason {
        /** Checkpoints were signed, and the key is not there. */
        KEY_MISSING,
        /** Others than its owner may read or write the key. */
        KEY_OPEN_TO_OTHERS,
        /** The file of the key holds no key. */
        KEY_UNREADABLE,
        /** What was signed before was signed with another key. */
        KEY_REPLACED,
        /** Checkpoints were signed, and the last one is not in the data folder. */
        CHECKPOINT_MISSING,
        /** The file of the last checkpoint holds none. */
        CHECKPOINT_UNREADABLE,
        /** The ledger has fewer events than the last checkpoint says: an old backup, perhaps. */
        SHORTER,
        /** The ledger's events are not those the last checkpoint was signed over. */
        DIFFERENT,
        /** An event is missing in the middle, or its leaf is none. */
        GAP,
        /** The data folder cannot be written. */
        FOLDER
    }

    /** Why not, in a word. */
    public Reason reason() {
        return reason;
    }

    /** What was found, what was expected and what to do; never null. */
    public String why() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
