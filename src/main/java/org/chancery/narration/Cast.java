package org.chancery.narration;

import java.time.LocalDate;
import java.util.List;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Person;
import org.jspecify.annotations.Nullable;

/**
 * The actors of a sentence, called by the names they had on its day.
 *
 * @param names what actors are called
 * @param day the day, or null for the names shown where no day is asked for
 */
record Cast(Names names, @Nullable LocalDate day) {

    String name(ActorCode actor) {
        return English.withArticle(names.on(actor, day));
    }

    String all(List<ActorCode> actors) {
        return English.and(actors.stream().map(this::name).toList());
    }

    /** {@code its} of one, {@code their} of several. */
    static String its(List<ActorCode> actors) {
        return actors.size() == 1 ? "its" : "their";
    }

    static String person(Person person) {
        return person.office() == null ? person.name() : person.name() + ", " + person.office();
    }
}
