package org.chancery.exchange;

/** A file that is not what it was said to be: what was found, what was expected, and what to do. Nothing of it is recorded. */
public final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String found;
    private final String expected;
    private final String toDo;

    UnreadableFile(String found, String expected, String toDo) {
        super("Found " + found + ", expected " + expected + ". " + toDo, null, false, false);
        this.found = found;
        this.expected = expected;
        this.toDo = toDo;
    }

    /** What was found, and where. */
    public String found() {
        return found;
    }

    /** What was expected there. */
    public String expected() {
        return expected;
    }

    /** What to do about it. */
    public String toDo() {
        return toDo;
    }
}
