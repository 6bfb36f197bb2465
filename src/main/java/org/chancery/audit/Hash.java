package org.chancery.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash of the tree, as RFC 6962 section 2.1 makes them: 32 bytes. */
public final class Hash {

    /** How many bytes a hash has. */
    public static final int LENGTH = 32;

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hash::sha256);
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** The root of the empty tree: SHA-256 of nothing. */
    public static final Hash OF_NOTHING = new Hash(sha256().digest());

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash of these bytes.
     *
     * @throws Broken if there are not 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new Broken("a hash has " + LENGTH + " bytes, found " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** The hash that begins at an offset of a tile. */
    static Hash at(byte[] tile, int offset) {
        return new Hash(Arrays.copyOfRange(tile, offset, offset + LENGTH));
    }

    /**
     * The hash written so.
     *
     * @throws Broken if it is not the base 64 of 32 bytes
     */
    public static Hash ofBase64(String text) {
        return of(Base64Text.read(text, "a hash"));
    }

    /** The hash of a leaf: SHA-256 over a zero byte and the entry. */
    public static Hash ofLeaf(byte[] entry) {
        MessageDigest digest = SHA_256.get();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    /** The hash of a node: SHA-256 over a one byte and what stands to its left and to its right. */
    public static Hash ofNode(Hash left, Hash right) {
        MessageDigest digest = SHA_256.get();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** A new SHA-256. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Writes the bytes to a place in an array. */
    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    /** In base 64, as checkpoints and proofs write it. */
    public String base64() {
        return Base64Text.write(bytes);
    }

    /** In 64 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
