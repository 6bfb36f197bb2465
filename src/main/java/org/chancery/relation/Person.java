package org.chancery.relation;

import org.chancery.actor.ActorCode;
import org.jspecify.annotations.Nullable;

/**
 * A person on a record, as named there; people are not actors.
 *
 * @param name the name as the source gives it
 * @param office the office held, such as President
 * @param actor whom the person acted for
 */
public record Person(
        String name, @Nullable String office, @Nullable ActorCode actor) {}
