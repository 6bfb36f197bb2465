package org.chancery.audit;

/** Something offered as evidence that proves nothing: it cannot be read, or it does not hold. The message says why. */
public final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Broken(String message) {
        super(message, null, false, false);
    }

    /** What was found and what was expected; never null. */
    public String why() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
