package org.chancery.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
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
 * @param salt what hides who recorded it in the leaf; null where the leaf has {@code recordedBy} as it stands here
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
        String payload,
        @Nullable UUID salt) {

    /** How many bytes an entry has at most, so that its length can be told in two; beyond it the payload stands apart. */
    public static final int LONGEST = 0xffff;

    /** What stands before the hash of a name, where the leaf hides it and where it was let go. */
    public static final String HIDDEN = "sha256:";

    private static final int OF_HEAD = 400;
    private static final int LAST_YEAR = 9_999;

    /** An entry whose leaf has {@code recordedBy} as it stands. */
    public Entry(
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
        this(
                position,
                eventId,
                stream,
                sequence,
                name,
                revision,
                recordedAt,
                recordedBy,
                requestId,
                recordId,
                payload,
                null);
    }

    /**
     * The bytes the log is made of, as docs/reference/log-entry.md defines them: canonical JSON in UTF-8, at most
     * {@value #LONGEST} bytes.
     */
    public byte[] bytes() {
        byte[] whole = bytes("payload", payload);
        return whole.length <= LONGEST ? whole : bytes("payloadHash", '"' + hash(utf8(payload)) + '"');
    }

    /** Whether the payload is too long for the log, which has its hash instead. */
    public boolean isPayloadApart() {
        return payload.length() > LONGEST / 4 && bytes("payload", payload).length > LONGEST;
    }

    private byte[] bytes(String payloadMember, String payloadValue) {
        StringBuilder text = new StringBuilder(payloadValue.length() + OF_HEAD);
        text.append("{\"eventId\":\"").append(eventId);
        string(text.append("\",\"name\":"), name);
        text.append(",\"").append(payloadMember).append("\":").append(payloadValue);
        text.append(",\"position\":").append(position);
        if (recordId != null) {
            text.append(",\"recordId\":\"").append(recordId).append('"');
        }
        microseconds(text.append(",\"recordedAt\":\""), recordedAt);
        string(text.append("\",\"recordedBy\":"), hiddenAuthor());
        if (requestId != null) {
            string(text.append(",\"requestId\":"), requestId);
        }
        text.append(",\"revision\":").append(revision);
        text.append(",\"sequence\":").append(sequence);
        string(text.append(",\"stream\":"), stream);
        return utf8(text.append('}').toString());
    }

    /** Who recorded it, as the leaf has it: under a salted hash, so that the name can go one day and the leaf stay. */
    private String hiddenAuthor() {
        if (salt == null) {
            return recordedBy;
        }
        byte[] name = utf8(recordedBy);
        return hash(ByteBuffer.allocate(2 * Long.BYTES + name.length)
                .putLong(salt.getMostSignificantBits())
                .putLong(salt.getLeastSignificantBits())
                .put(name)
                .array());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] bytes) {
        return HIDDEN + HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** The leaf hash of RFC 6962: SHA-256 over a zero byte and the {@link #bytes}; 32 bytes. */
    public byte[] leaf() {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(bytes());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The instant in UTC to the microsecond, such as {@code 2026-11-23T09:00:00.000000Z}. */
    private static void microseconds(StringBuilder text, Instant instant) {
        LocalDateTime at = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        if (at.getYear() < 0 || at.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("no entry was recorded in " + at.getYear());
        }
        digits(text, at.getYear(), 1_000);
        digits(text.append('-'), at.getMonthValue(), 10);
        digits(text.append('-'), at.getDayOfMonth(), 10);
        digits(text.append('T'), at.getHour(), 10);
        digits(text.append(':'), at.getMinute(), 10);
        digits(text.append(':'), at.getSecond(), 10);
        digits(text.append('.'), instant.getNano() / 1_000, 100_000);
        text.append('Z');
    }

    /** @param unit what the first digit counts */
    private static void digits(StringBuilder text, int number, int unit) {
        for (int rest = unit; rest > 0; rest /= 10) {
            text.append((char) ('0' + number / rest % 10));
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
