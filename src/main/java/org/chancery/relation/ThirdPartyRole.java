package org.chancery.relation;

/** What a third party does between two sides, from lending a room to answering for the outcome. */
public enum ThirdPartyRole {
    GOOD_OFFICES,
    FACILITATION,
    MEDIATION,
    CONCILIATION,
    GUARANTOR
}
