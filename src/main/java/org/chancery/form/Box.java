package org.chancery.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing to fill in on a {@link Sheet}.
 *
 * @param name its name among its neighbours; empty where it is all that a row holds
 * @param kind how it is filled in
 * @param presence whether it must be
 * @param longest the most characters (code points) it takes; 0 where that is not what limits it
 * @param values the words it is one of, or may be several of; empty where it is not one of a few
 * @param parts what a row, or the part, consists of; empty for all other kinds
 * @param fewest how many rows there must be
 * @param most how many rows there may be
 * @param meaning what it says, in words
 * @param example what can stand in it, as JSON
 */
public record Box(
        String name,
        Kind kind,
        Field.Presence presence,
        int longest,
        List<String> values,
        List<Box> parts,
        int fewest,
        int most,
        String meaning,
        JsonNode example) {

    public Box {
        values = List.copyOf(values);
        parts = List.copyOf(parts);
    }

    /** How a box is filled in. */
    public enum Kind {
        /** One line of text. */
        LINE,
        /** Text that may run over several lines. */
        PROSE,
        /** Several texts, one a line. */
        LIST,
        /** A date. */
        DATE,
        /** An actor that is known. */
        ACTOR,
        /** The code of an actor that is not known yet. */
        NEW_CODE,
        /** One of a few words. */
        CHOICE,
        /** Any of a few words. */
        CHOICES,
        /** Yes, no, or not stated. */
        TRUTH,
        /** A whole number. */
        WHOLE,
        /** A number. */
        DECIMAL,
        /** The identity of a record or of a dispute. */
        ID,
        /** Several rows of the same parts. */
        ROWS,
        /** Parts that belong together. */
        PART
    }

    /** Whether it must be filled in. */
    public boolean required() {
        return presence == Field.Presence.REQUIRED;
    }

    /** The part of that name; null where it has none. */
    public @Nullable Box part(String wanted) {
        return parts.stream()
                .filter(part -> part.name().equals(wanted))
                .findFirst()
                .orElse(null);
    }
}
