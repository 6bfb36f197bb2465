package org.chancery.form;

/**
 * One thing in a JSON text that cannot be read.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole text
 * @param found what stands there
 * @param expected what is accepted there
 * @param advice what to do; empty where the expectation says it all
 */
public record Problem(String pointer, String found, String expected, String advice) {

    /** The problem as one line. */
    public String sentence() {
        return (pointer.isEmpty() ? "" : pointer + ": ") + "found " + found + ", expected " + expected
                + (advice.isEmpty() ? "" : "; " + advice);
    }
}
