package org.chancery.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How rows get their identity. A record's id is made from the format, the row's id there, its date, the digest of its
 * content, how often it had been undone before, and which part of the row it is: the same row gets the same id on every
 * machine.
 *
 * <p>The id is a UUID of version 8 (RFC 9562, from a SHA-256 digest). Rows whose ids are numbers keep their order in it, so
 * that a long file grows the indexes at one end.
 */
final class Naming {

    private static final int DIGEST_BYTES = 16;
    private static final int LONGEST_ID = 200;
    private static final HexFormat HEX = HexFormat.of();

    private Naming() {}

    /** The digest of a content: 32 hexadecimal digits. */
    static String digest(List<String> content) {
        MessageDigest sha = sha256();
        for (String cell : content) {
            sha.update(cell.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0x1F);
        }
        return HEX.formatHex(sha.digest(), 0, DIGEST_BYTES);
    }

    /** The key of a row that its source gave an id. */
    static String key(String id) {
        return id.length() <= LONGEST_ID ? "id:" + id : "sha:" + digest(List.of(id));
    }

    /** The key of a row without an id: its content, and how many rows of the same content came before it in the file. */
    static String key(String digest, long before) {
        return "row:" + digest + "#" + before;
    }

    /** The id of a record. */
    static UUID id(String format, String key, String date, String digest, int generation, int part) {
        MessageDigest sha = sha256();
        for (String piece : List.of(format, key, date, digest, String.valueOf(generation), String.valueOf(part))) {
            sha.update(piece.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
        }
        ByteBuffer hash = ByteBuffer.wrap(sha.digest());
        long most = hash.getLong();
        long least = hash.getLong();
        Long number = number(key);
        if (number != null) {
            most = ((long) (format.hashCode() & 0xFFFF) << 48) | ((number & 0xFFFF_FFFFL) << 16) | (most & 0xFFFFL);
        }
        return new UUID((most & ~0xF000L) | 0x8000L, (least & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    private static @Nullable Long number(String key) {
        String digits = key.startsWith("id:") ? key.substring(3) : "";
        boolean number =
                !digits.isEmpty() && digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.valueOf(digits) : null;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
