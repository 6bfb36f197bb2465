package org.chancery.relation;

import org.chancery.time.DayRange;

/**
 * A maximal run of days on which a facet key has the same answer.
 *
 * @param days the days, half-open
 * @param answer what holds on each of them, as on the first
 */
public record Stretch(DayRange days, Answer answer) {}
