package org.chancery.ledger;

import java.util.List;

/**
 * Something worked out from history and kept: rows of answers, an index. It can be thrown away and made again.
 *
 * <p>It remembers itself up to where it has taken history, together with what it made of it, so that nothing is ever taken
 * twice or left out.
 */
public interface Projection {

    /** What people call it: one word. */
    String name();

    /** The last position taken; 0 before any. */
    long position();

    /**
     * Whether it wants to know what events make of relations. Where not, its steps bring the events alone, and cost a small
     * part.
     */
    default boolean asksWhatBecame() {
        return true;
    }

    /**
     * Takes what the ledger recorded next: all of it or, by throwing, nothing.
     *
     * @param steps every event after {@code after} up to {@code upTo}, in order
     * @return the position it stands at, which is another than {@code upTo} where somebody else had taken history further;
     *     then nothing of these steps was taken
     */
    long take(List<Step> steps, long after, long upTo);
}
