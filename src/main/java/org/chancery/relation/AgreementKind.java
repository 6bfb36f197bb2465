package org.chancery.relation;

/** What an agreement commits its parties to. */
public enum AgreementKind {
    DEFENCE,
    OFFENCE,
    NEUTRALITY,
    NON_AGGRESSION,
    CONSULTATION,
    OTHER
}
