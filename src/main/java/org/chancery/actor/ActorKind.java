package org.chancery.actor;

/** What sort of party an actor is. */
public enum ActorKind {
    /** A state, living or former; recognition by others is a facet of relations, not part of this. */
    STATE,
    /** An organisation whose members are actors, such as an alliance or a union of states. */
    ORGANISATION,
    /** A non-state armed or political group. */
    GROUP,
    /** A territory that deals with others in its own name without being a state. */
    TERRITORY
}
