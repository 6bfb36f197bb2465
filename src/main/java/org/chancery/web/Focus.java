package org.chancery.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Pair;
import org.chancery.standing.Circle;

/**
 * From where the world is seen: from one actor, from a group of them, or from nowhere, when what moves is shown.
 *
 * @param actors the actors; empty for nowhere
 */
record Focus(List<ActorCode> actors) {

    static final Focus NOWHERE = new Focus(List.of());
    static final int MOST = 40;
    private static final String WORLD = "world";

    boolean isNowhere() {
        return actors.isEmpty();
    }

    boolean isGroup() {
        return actors.size() > 1;
    }

    boolean has(ActorCode actor) {
        return actors.contains(actor);
    }

    /** The relations that are seen. */
    Circle circle() {
        return isNowhere() ? Circle.WORLD : new Circle(Set.copyOf(actors), Set.of());
    }

    /** The side of a relation that is looked at; its first side where both are looked from, or none is. */
    ActorCode counterpart(Pair pair) {
        return has(pair.first()) && !has(pair.second()) ? pair.second() : pair.first();
    }

    /** How it is written in an address. */
    String text() {
        return isNowhere() ? WORLD : codes();
    }

    /** The codes, with commas between them. */
    String codes() {
        return actors.stream().map(ActorCode::value).collect(Collectors.joining(","));
    }

    static boolean isNowhere(String text) {
        return text.equalsIgnoreCase(WORLD);
    }
}
