package org.chancery.standing;

import java.time.LocalDate;
import java.util.List;

/**
 * The reasons for one or more answers about a relation.
 *
 * @param basis what they were worked out from
 * @param asOf the day
 * @param reasons one for each facet key asked about
 * @param evidence the records named
 */
public record Explained(Basis basis, LocalDate asOf, List<Why> reasons, Evidence evidence) {}
