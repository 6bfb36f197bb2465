package org.chancery.relation;

/** How a head of mission left the post in the ordinary course. */
public enum TenureEnd {
    TOUR_ENDED,
    DIED,
    PROMOTED,
    SUPERSEDED
}
