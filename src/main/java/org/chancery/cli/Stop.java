package org.chancery.cli;

/** A word cannot go on: what to tell the person, and how the word ends. */
final class Stop extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Ending ending;

    Stop(Ending ending, String talk) {
        super(talk, null, false, false);
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }

    /** What to tell the person; never null. */
    String talk() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
