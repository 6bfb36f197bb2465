/**
 * Dates as the record writes them: imprecise dates with their windows of days, half-open ranges of days, and the two
 * clocks of a question. Proleptic Gregorian, whole days, no time zones. Nothing here reads a clock.
 */
@NullMarked
package org.chancery.time;

import org.jspecify.annotations.NullMarked;
