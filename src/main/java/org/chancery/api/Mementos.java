package org.chancery.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SortedSet;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;

/**
 * The status of a relation as an original with mementos, RFC 7089: its datetime is the knowledge clock, and the resource is
 * its own timegate, which answers with the memento itself and says where that is (pattern 1.2).
 *
 * <p>Datetimes have whole seconds there; {@code knownAt} is exact. A memento is what the original said then, so where the
 * question names no day it is of the day of its datetime.
 */
final class Mementos {

    static final String TYPE = "application/link-format";

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Mementos() {}

    /**
     * A question about the status of a relation, without the knowledge clock.
     *
     * @param pair the relation
     * @param asOf the day as it was asked for; null where none was
     * @param minGrade the grade as it was asked for; null where none was
     */
    record Original(
            Pair pair, @Nullable LocalDate asOf, @Nullable String minGrade) {

        private String query(@Nullable LocalDate day, @Nullable Instant knownAt) {
            StringBuilder query = new StringBuilder();
            if (day != null) {
                query.append("&asOf=").append(day);
            }
            if (knownAt != null) {
                query.append("&knownAt=").append(knownAt);
            }
            if (minGrade != null) {
                query.append("&minGrade=").append(minGrade);
            }
            return query.isEmpty() ? "" : "?" + query.substring(1);
        }

        private String path() {
            return "/api/relations/" + pair;
        }

        /** Where it is. */
        String address() {
            return path() + query(asOf, null);
        }

        private String map() {
            return path() + "/timemap" + query(asOf, null);
        }

        /** Where what it said at an instant is, for ever. */
        String memento(Instant knownAt) {
            return path() + query(dayAt(knownAt), knownAt);
        }

        /** The day it was asked about at an instant. */
        LocalDate dayAt(Instant knownAt) {
            return asOf == null ? knownAt.atZone(ZoneOffset.UTC).toLocalDate() : asOf;
        }
    }

    /**
     * The instant an asker wants; null where none is wanted. One that has not come means the present, and a second in which
     * something was recorded means all of it, so that each datetime of a time map leads to its memento.
     *
     * @param instants when something was recorded
     * @throws Problem if the header cannot be read
     */
    static @Nullable Instant wanted(@Nullable String acceptDatetime, Instant now, SortedSet<Instant> instants) {
        if (acceptDatetime == null) {
            return null;
        }
        try {
            Instant wanted = ZonedDateTime.parse(acceptDatetime, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            SortedSet<Instant> within = instants.subSet(wanted, wanted.plus(1, ChronoUnit.SECONDS));
            Instant exact = within.isEmpty() ? wanted : within.last();
            return exact.isAfter(now) ? now : exact;
        } catch (DateTimeException e) {
            throw Asked.bad(
                    "Accept-Datetime", Asked.shown(acceptDatetime), "a date such as Sat, 31 Jan 2026 12:00:00 GMT");
        }
    }

    /**
     * Says which memento of which original a reply is.
     *
     * @param knownAt null where it is the original itself
     * @param negotiated whether it was chosen by its datetime
     */
    static Reply on(Reply reply, Original original, @Nullable Instant knownAt, boolean negotiated) {
        reply.with(
                "Link",
                "<" + original.address() + ">; rel=\"original timegate\", <" + original.map()
                        + ">; rel=\"timemap\"; type=\"" + TYPE + "\"");
        if (knownAt == null || negotiated) {
            reply.with("Vary", "Accept-Datetime");
        }
        if (knownAt != null) {
            reply.with("Memento-Datetime", written(knownAt));
        }
        return knownAt != null && negotiated ? reply.with("Content-Location", original.memento(knownAt)) : reply;
    }

    /** The time map: one memento for each instant at which something was recorded of the relation. */
    static String map(Original original, SortedSet<Instant> instants) {
        StringBuilder map = new StringBuilder("<" + original.address() + ">; rel=\"original timegate\",\n<"
                + original.map() + ">; rel=\"self\"; type=\"" + TYPE + "\"");
        if (!instants.isEmpty()) {
            map.append("; from=\"")
                    .append(written(instants.first()))
                    .append("\"; until=\"")
                    .append(written(instants.last()))
                    .append('"');
        }
        for (Instant instant : instants) {
            map.append(",\n<")
                    .append(original.memento(instant))
                    .append(">; rel=\"memento\"; datetime=\"")
                    .append(written(instant))
                    .append('"');
        }
        return map.append('\n').toString();
    }

    private static String written(Instant instant) {
        return WRITTEN.format(instant);
    }
}
