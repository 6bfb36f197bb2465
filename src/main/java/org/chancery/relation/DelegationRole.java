package org.chancery.relation;

/** What a delegation was at a meeting. Facets and pairs count principals; the others meet each principal. */
public enum DelegationRole {
    PRINCIPAL,
    HOST,
    MEDIATOR,
    OBSERVER
}
