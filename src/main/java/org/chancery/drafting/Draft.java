package org.chancery.drafting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A command as it could be recorded, for a person to accept, change or discard.
 *
 * @param command the name of the command, such as {@code sever-ties}
 * @param body its body as far as the text gives it: texts, numbers, lists and maps, as in JSON
 * @param sentence where the text says so
 * @param trigger the words that made it this command
 * @param confidence how directly the text says it
 * @param reasons why it was read so, a phrase each
 * @param missing the fields that the command needs and the text does not give
 */
public record Draft(
        String command,
        SequencedMap<String, Object> body,
        Span sentence,
        Span trigger,
        Confidence confidence,
        List<String> reasons,
        List<String> missing) {

    public Draft {
        body = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(body));
        reasons = List.copyOf(reasons);
        missing = List.copyOf(missing);
    }

    /** How directly a text says what a draft holds. */
    public enum Confidence {
        /** The sentence itself names parties, act and date. */
        STATED,
        /** One of them was taken from the sentences before it. */
        INFERRED,
        /** More than one was, or something is missing. */
        DOUBTFUL
    }
}
