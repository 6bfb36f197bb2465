package org.chancery.standing;

import org.jspecify.annotations.Nullable;

/**
 * How much the books hold of a relation, so that silence can be told from absence.
 *
 * @param records how many records count
 * @param first the date of the first of them as it was written; null where there is none
 * @param last the date of the last of them as it was written; null where there is none
 */
public record Coverage(
        int records, @Nullable String first, @Nullable String last) {}
