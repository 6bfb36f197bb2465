package org.chancery.relation;

/** How a government came about. */
public enum GovernmentChange {
    ELECTION,
    COUP,
    REVOLUTION,
    COLLAPSE,
    CONTESTED
}
