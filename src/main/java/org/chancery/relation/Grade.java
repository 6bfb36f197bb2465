package org.chancery.relation;

/** How well a record is supported, as stated by its recorder and never computed. MACHINE records move no facet unless asked for. */
public enum Grade {
    MACHINE,
    REPORTED,
    CONFIRMED
}
