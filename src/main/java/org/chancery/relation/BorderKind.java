package org.chancery.relation;

/** Which border. */
public enum BorderKind {
    LAND,
    AIR,
    SEA
}
