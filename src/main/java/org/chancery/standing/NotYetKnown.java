package org.chancery.standing;

import java.time.Instant;

/** A question asks what will be known at an instant that has not come. */
public final class NotYetKnown extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param knownAt the instant asked about
     * @param now the latest instant a question may ask about
     */
    public NotYetKnown(Instant knownAt, Instant now) {
        super("knownAt is " + knownAt + ", and it is only " + now
                + "; what will be known then is not settled, so leave it out or ask about an instant that has passed");
    }
}
