package org.chancery.relation;

/** Reliability of a source in the Admiralty code, from A (completely reliable) to F (cannot be judged). */
public enum Reliability {
    A,
    B,
    C,
    D,
    E,
    F
}
