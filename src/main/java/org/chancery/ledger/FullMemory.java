package org.chancery.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Hands on what somebody caught who goes on after a failure, where a full memory is behind it: to the handler of what a
 * thread does not catch. Nobody can go on then, for the embedded database closes itself, and wraps the error in its own.
 */
public final class FullMemory {

    private FullMemory() {}

    /** Whether a full memory is the failure or one of its causes. */
    public static boolean isBehind(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    /** Lets the thread's handler see a failure as if nobody had caught it, where a full memory is behind it. */
    public static void handOn(@Nullable Throwable failure) {
        if (failure != null && isBehind(failure)) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
    }
}
