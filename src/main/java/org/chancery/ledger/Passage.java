package org.chancery.ledger;

import java.util.Iterator;

/**
 * A way through history, walked once, while what comes next is made ready on other threads. Whoever walks it closes it,
 * at the end or before.
 */
public interface Passage<T> extends Iterator<T>, AutoCloseable {

    /** Ends the walk. What was being made ready is dropped. */
    @Override
    void close();
}
