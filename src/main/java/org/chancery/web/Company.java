package org.chancery.web;

import java.util.List;
import java.util.stream.Collectors;
import org.chancery.actor.ActorCode;
import org.chancery.standing.Relations;

/**
 * Some actors and every relation on record among them.
 *
 * @param actors the actors, the ones the world is seen from first
 * @param left how many more there are that would belong to it
 * @param relations the relations among them
 */
record Company(List<ActorCode> actors, int left, Relations relations) {

    /** The codes, with commas between them. */
    String codes() {
        return actors.stream().map(ActorCode::value).collect(Collectors.joining(","));
    }
}
