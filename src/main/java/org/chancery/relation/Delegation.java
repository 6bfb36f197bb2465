package org.chancery.relation;

import java.util.List;
import org.chancery.actor.ActorCode;

/**
 * One actor's part in a meeting or call.
 *
 * @param actor who is represented
 * @param role PRINCIPAL, or what else it was there
 * @param people who represented it
 */
public record Delegation(ActorCode actor, DelegationRole role, List<Person> people) {
    public Delegation {
        people = List.copyOf(people);
    }
}
