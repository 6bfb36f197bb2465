package org.chancery.drafting;

import org.chancery.actor.ActorCode;
import org.jspecify.annotations.Nullable;

/**
 * An actor as a sentence speaks of it.
 *
 * @param span where
 * @param actor who
 * @param form in which form
 * @param person the person who stands for it, or null
 * @param inferred whether it was taken from the sentences before, as for "both sides"
 */
record Party(
        Span span, ActorCode actor, Form form, @Nullable Spokesman person, boolean inferred) {

    /** In which form an actor is spoken of. */
    enum Form {
        /** As one that acts: a name, a government, a person. */
        ACTOR,
        /** As what something else belongs to: "Turkish" in "Turkish troops crossed". */
        ADJECTIVE,
        /** As where something happens: "in Moscow". */
        PLACE
    }

    /**
     * Somebody who acts for an actor.
     *
     * @param name the name, or null where only the office is given
     * @param office the office as the text gives it, or null
     * @param level a word of the levels of a meeting, or null
     */
    record Spokesman(
            @Nullable String name,
            @Nullable String office,
            @Nullable String level) {}
}
