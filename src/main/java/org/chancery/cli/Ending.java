package org.chancery.cli;

/** How a word ended, as the number the shell sees. */
enum Ending {
    /** Done, and the answer is not "no". */
    DONE(0),
    /** The answer is "no": what was asked for was refused. */
    NO(1),
    /** The word was used wrongly: an unknown option, an unreadable date, an unknown actor. */
    WRONG_USE(2),
    /** The server cannot be reached, or did not answer. */
    CANNOT_REACH(3);

    private final int code;

    Ending(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
