package org.chancery.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field of a JSON form.
 *
 * @param name its name in JSON
 * @param type what it holds, in words
 * @param presence whether it must be there
 * @param bounds how large or long it may be, in words; null where nothing needs saying
 * @param values the words it is one of; empty where it is not one of a few
 * @param meaning what it says, in words
 * @param example a value it can have
 */
public record Field(
        String name,
        String type,
        Presence presence,
        @Nullable String bounds,
        List<String> values,
        String meaning,
        JsonNode example) {

    public Field {
        values = List.copyOf(values);
    }

    /** Whether the reader must find it. */
    public boolean required() {
        return presence == Presence.REQUIRED;
    }

    /** Whether a field must be there. */
    public enum Presence {
        REQUIRED,
        OPTIONAL,
        /** There, unless the field (or fields) that can stand in its place are. */
        EITHER,
        /** Made where it is not given. */
        MADE,
        /** Taken as a stated default where it is not given. */
        DEFAULTED
    }
}
