package org.chancery.standing;

/** Whether what was asked for is so. */
public enum Match {
    /** It cannot be. */
    NOT,
    /** It can be. */
    POSSIBLE,
    /** It is, for certain. */
    CERTAIN;

    Match and(Match other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Match or(Match other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
