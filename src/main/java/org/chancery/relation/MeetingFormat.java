package org.chancery.relation;

/** The setting of a meeting. */
public enum MeetingFormat {
    BILATERAL,
    THIRD_PARTY,
    ON_THE_MARGINS,
    MULTILATERAL
}
