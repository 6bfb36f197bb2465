package org.chancery.relation;

/** How sure an answer is: one value, several, or two positions that differ. */
public enum Certainty {
    DEFINITE,
    POSSIBLE,
    CONTESTED
}
