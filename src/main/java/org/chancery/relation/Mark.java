package org.chancery.relation;

/** Who may read a record, after the Traffic Light Protocol 2.0. */
public enum Mark {
    @Named("TLP:CLEAR")
    CLEAR,
    @Named("TLP:GREEN")
    GREEN,
    @Named("TLP:AMBER")
    AMBER,
    @Named("TLP:RED")
    RED
}
