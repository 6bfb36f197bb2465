package org.chancery.relation;

import java.util.UUID;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * What one record says on one facet key.
 *
 * @param record the record; null where a rule stands alone, such as the end of a life span
 * @param window the days on one of which it applies
 * @param effect value before, value after
 * @param rule the rule by which it is inferred; null where the act itself says it
 */
public record Touch(
        @Nullable UUID record,
        Window window,
        Effect effect,
        @Nullable String rule) {
    static Touch of(Move move) {
        return new Touch(move.id().record(), new Window(move.earliest(), move.latest()), move.effect(), move.rule());
    }
}
