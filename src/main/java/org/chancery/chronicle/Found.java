package org.chancery.chronicle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of records.
 *
 * @param position the ledger position the list was made at
 * @param records the records, in order
 * @param next where the next page begins, after this place; null where there is none
 */
public record Found(
        long position, List<Chronicled> records, @Nullable Place next) {}
