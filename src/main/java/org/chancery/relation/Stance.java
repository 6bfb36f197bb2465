package org.chancery.relation;

/** The attitude a public statement takes. */
public enum Stance {
    SUPPORTIVE,
    WILLING,
    NEUTRAL,
    CRITICAL,
    CONDEMNING,
    THREATENING
}
