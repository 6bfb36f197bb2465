package org.chancery.ledger;

import java.time.Instant;

/**
 * Where the ledger stands: the last event that is on disk. What is known now is what was known then.
 *
 * @param position its position, 0 before any
 * @param recordedAt when it was recorded; 1970-01-01 before any
 */
public record Head(long position, Instant recordedAt) {}
