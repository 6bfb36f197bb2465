package org.chancery.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.chancery.chronicle.Chronicled;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;

/**
 * The status of a relation as an original with mementos, RFC 7089: its datetime is the knowledge clock, and the resource is
 * its own timegate. Datetimes have whole seconds there; {@code knownAt} is exact.
 */
final class Mementos {

    static final String TYPE = "application/link-format";

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Mementos() {}

    /**
     * The instant an asker wants; null where none is wanted. One that has not come means the present.
     *
     * @throws Problem if the header cannot be read
     */
    static @Nullable Instant wanted(@Nullable String acceptDatetime, Instant now) {
        if (acceptDatetime == null) {
            return null;
        }
        try {
            Instant wanted = ZonedDateTime.parse(acceptDatetime, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return wanted.isAfter(now) ? now : wanted;
        } catch (DateTimeException e) {
            throw Asked.bad(
                    "Accept-Datetime", Asked.shown(acceptDatetime), "a date such as Sat, 31 Jan 2026 12:00:00 GMT");
        }
    }

    /** Says which memento of which original a reply is; {@code knownAt} is null where it is the original itself. */
    static Reply on(Reply reply, Pair pair, @Nullable String asOf, @Nullable Instant knownAt) {
        String link = "<" + original(pair, asOf) + ">; rel=\"original timegate\", <" + map(pair)
                + ">; rel=\"timemap\"; type=\"" + TYPE + "\"";
        reply.with("Vary", "Accept-Datetime").with("Link", link);
        return knownAt == null ? reply : reply.with("Memento-Datetime", written(knownAt));
    }

    /** The time map: one memento for each instant at which something was recorded of the relation. */
    static String map(Pair pair, Collection<Chronicled> records) {
        SortedSet<Instant> instants = new TreeSet<>();
        records.forEach(record -> record.history().forEach(recorded -> instants.add(recorded.recordedAt())));
        StringBuilder map = new StringBuilder("<" + original(pair, null) + ">; rel=\"original timegate\",\n<"
                + map(pair) + ">; rel=\"self\"; type=\"" + TYPE + "\"");
        for (Instant instant : instants) {
            map.append(",\n<")
                    .append(original(pair, null))
                    .append("?knownAt=")
                    .append(instant)
                    .append(">; rel=\"memento\"; datetime=\"")
                    .append(written(instant))
                    .append('"');
        }
        return map.append('\n').toString();
    }

    private static String original(Pair pair, @Nullable String asOf) {
        return "/api/relations/" + pair + (asOf == null ? "" : "?asOf=" + asOf);
    }

    private static String map(Pair pair) {
        return "/api/relations/" + pair + "/timemap";
    }

    private static String written(Instant instant) {
        return WRITTEN.format(instant);
    }
}
