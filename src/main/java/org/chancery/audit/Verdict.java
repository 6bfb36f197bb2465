package org.chancery.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking evidence.
 *
 * @param holds whether everything that was checked holds
 * @param facts what was found, by name, in the order in which it was
 * @param conclusion one sentence
 * @param position the first position that breaks, from 1; null where all holds or what breaks has no position
 */
public record Verdict(
        boolean holds,
        SequencedMap<String, String> facts,
        String conclusion,
        @Nullable Long position) {

    public Verdict {
        facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
    }
}
