package org.chancery.chronicle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what is new.
 *
 * @param position the ledger position the list was made at; a reader who has read all pages goes on after it
 * @param records the records, in the order in which something was last said about them when the list was made
 * @param next the position after which the next page begins; null where there is none
 */
public record Changed(
        long position, List<Chronicled> records, @Nullable Long next) {}
