package org.chancery.relation;

import org.chancery.time.OccurrenceDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a record comes from. Reliability of the source and credibility of the information are the two values of the
 * Admiralty code and are never merged.
 *
 * @param title what is cited
 * @param publisher who published it
 * @param url where it was found; never fetched by this program
 * @param published when it was published
 * @param reliability A (completely reliable) to F (cannot be judged)
 * @param credibility 1 (confirmed by other sources) to 6 (cannot be judged)
 * @param quote the words relied on
 */
public record Source(
        String title,
        @Nullable String publisher,
        @Nullable String url,
        @Nullable OccurrenceDate published,
        @Nullable Reliability reliability,
        @Nullable Credibility credibility,
        @Nullable String quote) {}
