package org.chancery.relation;

/** What a sanctions regime restricts. */
public enum SanctionKind {
    TRADE,
    FINANCIAL,
    TRAVEL,
    ARMS,
    DIPLOMATIC,
    OTHER
}
