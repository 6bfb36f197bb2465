package org.chancery.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key that notes are checked with: a name, an Ed25519 key, and whether it signs the note or, as a witness, a
 * statement about it. Written as a vkey of C2SP signed-note.
 */
public final class VerifierKey {

    /** The byte that stands for signatures of the note's text. */
    static final int ED25519 = 0x01;

    /** The byte that stands for witnesses' statements, C2SP tlog-cosignature. */
    static final int COSIGNATURE = 0x04;

    private static final int KEY_BYTES = 32;
    private static final int TIME_BYTES = 8;
    private static final int ID_DIGITS = 8;
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final int type;
    private final byte[] key;
    private final int id;
    private final PublicKey publicKey;

    /** @param key 32 bytes, as RFC 8032 encodes a public key */
    VerifierKey(String name, int type, byte[] key) {
        if (!Signature.isKeyName(name)) {
            throw new Broken("a key's name has neither spaces nor a plus sign, found " + Base64Text.shown(name));
        }
        if (type != ED25519 && type != COSIGNATURE) {
            throw new Broken("the key is of type 0x%02x, expected 0x01 (Ed25519) or 0x04 (a witness with Ed25519)"
                    .formatted(type));
        }
        if (key.length != KEY_BYTES) {
            throw new Broken("an Ed25519 key has " + KEY_BYTES + " bytes, found " + key.length);
        }
        this.name = name;
        this.type = type;
        this.key = key.clone();
        this.id = id(name, type, key);
        this.publicKey = publicKey(key);
    }

    /**
     * Reads a vkey.
     *
     * @throws Broken if it is none, its id is not that of its key, or its type is not one of the two
     */
    public static VerifierKey parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{" + ID_DIGITS + "}")) {
            throw new Broken("a verifier key is name+id+key, such as example.com/log+530d903a+AekyeRrm…, found "
                    + Base64Text.shown(vkey));
        }
        byte[] bytes = Base64Text.read(parts[2], "the key of a verifier key");
        if (bytes.length == 0) {
            throw new Broken("the key of a verifier key is empty");
        }
        VerifierKey read = new VerifierKey(parts[0], bytes[0] & 0xff, Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!HexFormat.of().toHexDigits(read.id).equals(parts[1])) {
            throw new Broken("the key has the id " + HexFormat.of().toHexDigits(read.id) + ", found " + parts[1]);
        }
        return read;
    }

    private static int id(String name, int type, byte[] key) {
        MessageDigest digest = Hash.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update((byte) type);
        return ByteBuffer.wrap(digest.digest(key)).getInt();
    }

    private static PublicKey publicKey(byte[] key) {
        byte[] encoded = Arrays.copyOf(X509, X509.length + KEY_BYTES);
        System.arraycopy(key, 0, encoded, X509.length, KEY_BYTES);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new Broken("these 32 bytes are no Ed25519 key: " + e.getMessage());
        }
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its id: the first four bytes of a hash over name, type and key. */
    public int id() {
        return id;
    }

    /** Whether it is that of a witness. */
    public boolean isWitness() {
        return type == COSIGNATURE;
    }

    /** The 32 bytes of the key. */
    byte[] key() {
        return key.clone();
    }

    /** Whether a signature says that it was made with this key. */
    public boolean isNamedBy(Signature signature) {
        return signature.keyName().equals(name) && signature.keyId() == id;
    }

    /** Whether a signature was made with this key over a text. */
    public boolean hasMade(Signature signature, String text) {
        byte[] made = signature.made();
        if (!isNamedBy(signature)) {
            return false;
        }
        if (type == ED25519) {
            return verifies(made, text);
        }
        if (made.length <= TIME_BYTES) {
            return false;
        }
        long time = ByteBuffer.wrap(made).getLong();
        return time >= 0 && verifies(Arrays.copyOfRange(made, TIME_BYTES, made.length), cosigned(time, text));
    }

    /** What a witness signs. */
    static String cosigned(long time, String text) {
        return "cosignature/v1\ntime " + time + "\n" + text;
    }

    private boolean verifies(byte[] signature, String text) {
        try {
            java.security.Signature check = java.security.Signature.getInstance("Ed25519");
            check.initVerify(publicKey);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + id;
    }

    /** The vkey. */
    @Override
    public String toString() {
        byte[] typed = new byte[1 + KEY_BYTES];
        typed[0] = (byte) type;
        System.arraycopy(key, 0, typed, 1, KEY_BYTES);
        return name + "+" + HexFormat.of().toHexDigits(id) + "+" + Base64Text.write(typed);
    }
}
