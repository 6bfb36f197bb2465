package org.chancery.standing;

import java.time.LocalDate;
import java.util.List;
import org.chancery.relation.Answer;
import org.chancery.relation.Headline;

/**
 * Everything that is answered about a relation at the end of a day, as known at an instant.
 *
 * @param basis what it was worked out from
 * @param asOf the day
 * @param headline one word for people
 * @param facets every facet without a key, both ways where directed, and the keys on record
 * @param contacts its meetings
 * @param coverage how much the books hold
 * @param evidence the records the facets rest on
 */
public record Status(
        Basis basis,
        LocalDate asOf,
        Headline headline,
        List<Answer> facets,
        Contacts contacts,
        Coverage coverage,
        Evidence evidence) {}
