package org.chancery.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.chancery.relation.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * One event as the ledger stores it: a row, and the leaf of the log.
 *
 * @param position place in the whole ledger, from 1, without gaps
 * @param eventId the event's own identity, time-ordered
 * @param stream whose history it belongs to: {@code relation/SYR-TUR} or {@code actor/SDF}
 * @param sequence place in that history, from 0, without gaps
 * @param name the chosen name of the event
 * @param revision the shape of the payload, from 1
 * @param recordedAt the ledger's clock, UTC, whole microseconds, strictly increasing with position
 * @param recordedBy who recorded it
 * @param requestId the request it came with
 * @param recordId the record it makes or speaks of
 * @param payload the event as canonical JSON
 */
public record Entry(
        long position,
        UUID eventId,
        String stream,
        long sequence,
        String name,
        int revision,
        Instant recordedAt,
        String recordedBy,
        @Nullable String requestId,
        @Nullable UUID recordId,
        String payload) {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** The bytes the log is made of, as docs/reference/log-entry.md defines them: canonical JSON in UTF-8. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(payload.length() + 400);
        text.append("{\"eventId\":\"").append(eventId);
        string(text.append("\",\"name\":"), name);
        text.append(",\"payload\":").append(payload);
        text.append(",\"position\":").append(position);
        if (recordId != null) {
            text.append(",\"recordId\":\"").append(recordId).append('"');
        }
        text.append(",\"recordedAt\":\"").append(MICROSECONDS.format(recordedAt));
        string(text.append("\",\"recordedBy\":"), recordedBy);
        if (requestId != null) {
            string(text.append(",\"requestId\":"), requestId);
        }
        text.append(",\"revision\":").append(revision);
        text.append(",\"sequence\":").append(sequence);
        string(text.append(",\"stream\":"), stream);
        return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The leaf hash of RFC 6962: SHA-256 over a zero byte and the {@link #bytes}; 32 bytes. */
    public byte[] leaf() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            return digest.digest(bytes());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether it belongs to the history of an actor. */
    boolean isOfActor() {
        return stream.startsWith(StreamId.OfActor.PREFIX);
    }

    /** What was recorded, given the event the payload says. */
    <E> Recorded<E> recorded(E event) {
        return new Recorded<>(position, recordedAt, recordedBy, requestId, event);
    }

    private static void string(StringBuilder text, String value) {
        CanonicalJson.appendString(text, value);
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
