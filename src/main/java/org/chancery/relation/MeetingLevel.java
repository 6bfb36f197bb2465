package org.chancery.relation;

/** The rank at which a meeting was held. */
public enum MeetingLevel {
    HEAD_OF_STATE,
    HEAD_OF_GOVERNMENT,
    FOREIGN_MINISTER,
    MINISTER,
    SENIOR_OFFICIAL,
    OFFICIAL,
    AMBASSADOR,
    ENVOY,
    OTHER
}
