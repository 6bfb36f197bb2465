package org.chancery.narration;

import java.time.LocalDate;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.jspecify.annotations.Nullable;

/** What actors are called. */
@FunctionalInterface
public interface Names {

    /**
     * The actor's name on a day, without an article; its code where nothing better is known.
     *
     * @param day the day, or null for the name shown where no day is asked for
     */
    String on(ActorCode actor, @Nullable LocalDate day);

    /** The actor's name on a day as it stands inside a sentence: {@code the United States}, {@code Syria}. */
    default String inSentence(ActorCode actor, @Nullable LocalDate day) {
        return English.withArticle(on(actor, day));
    }

    /** The names that a table of actors has. */
    static Names of(Actors actors) {
        return (code, day) -> actors.find(code)
                .map(actor -> day == null ? actor.name() : actor.nameOn(day))
                .orElse(code.value());
    }
}
