package org.chancery.relation;

/** What support consists of. */
public enum SupportKind {
    POLITICAL,
    ECONOMIC,
    MILITARY,
    HUMANITARIAN
}
