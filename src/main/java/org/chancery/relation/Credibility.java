package org.chancery.relation;

/**
 * Credibility of the information in the Admiralty code.
 *
 * @param value 1 (confirmed by other sources) to 6 (cannot be judged)
 */
public record Credibility(int value) {
    public Credibility {
        if (value < 1 || value > 6) {
            throw new IllegalArgumentException("credibility is a whole number from 1 to 6, found " + value);
        }
    }
}
