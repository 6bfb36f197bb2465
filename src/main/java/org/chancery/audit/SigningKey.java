package org.chancery.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;

/** A private Ed25519 key with a name, that signs notes. Its text begins with {@value #START} and is kept secret. */
final class SigningKey {

    private static final String START = "PRIVATE+KEY+";
    private static final int SEED_BYTES = 32;

    private final byte[] seed;
    private final PrivateKey privateKey;
    private final VerifierKey verifier;

    private SigningKey(String name, int type, byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new Broken("an Ed25519 key has " + SEED_BYTES + " bytes, found " + seed.length);
        }
        KeyPair pair = pair(seed);
        byte[] encoded = pair.getPublic().getEncoded();
        this.seed = seed.clone();
        this.privateKey = pair.getPrivate();
        this.verifier =
                new VerifierKey(name, type, Arrays.copyOfRange(encoded, encoded.length - SEED_BYTES, encoded.length));
    }

    /** A new key. */
    static SigningKey generate(String name, SecureRandom random) {
        return generate(name, VerifierKey.ED25519, random);
    }

    /** A new key of a witness. */
    static SigningKey generateWitness(String name, SecureRandom random) {
        return generate(name, VerifierKey.COSIGNATURE, random);
    }

    private static SigningKey generate(String name, int type, SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return new SigningKey(name, type, seed);
    }

    /**
     * Reads what {@link #secret} wrote.
     *
     * @throws Broken if it cannot be read; the message does not show the key
     */
    static SigningKey parse(String text) {
        String[] parts = text.startsWith(START) ? text.substring(START.length()).split("\\+", 3) : new String[0];
        if (parts.length != 3) {
            throw new Broken("a private key is written PRIVATE+KEY+name+id+key");
        }
        byte[] bytes;
        try {
            bytes = Base64Text.read(parts[2], "the private key");
        } catch (Broken e) {
            throw new Broken("the private key is not base 64");
        }
        if (bytes.length != 1 + SEED_BYTES) {
            throw new Broken("a private key has " + (1 + SEED_BYTES) + " bytes, found " + bytes.length);
        }
        SigningKey key = new SigningKey(parts[0], bytes[0] & 0xff, Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!HexFormat.of().toHexDigits(key.verifier.id()).equals(parts[1])) {
            throw new Broken("the private key has the id " + HexFormat.of().toHexDigits(key.verifier.id())
                    + ", but calls itself " + Base64Text.shown(parts[1]));
        }
        return key;
    }

    /** The pair that RFC 8032 derives from 32 bytes: the generator takes them where it expects chance. */
    private static KeyPair pair(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has Ed25519 since version 15", e);
        }
    }

    /** The public half. */
    VerifierKey verifier() {
        return verifier;
    }

    /** Signs a text. The same text has always the same signature. */
    Signature sign(String text) {
        return new Signature(verifier.name(), verifier.id(), ed25519(text));
    }

    /** States as a witness that at a time, in seconds since 1970, this was the largest tree seen of its log. */
    Signature cosign(String text, long time) {
        byte[] made = ed25519(VerifierKey.cosigned(time, text));
        return new Signature(
                verifier.name(),
                verifier.id(),
                ByteBuffer.allocate(Long.BYTES + made.length)
                        .putLong(time)
                        .put(made)
                        .array());
    }

    private byte[] ed25519(String text) {
        try {
            java.security.Signature signature = java.security.Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has Ed25519 since version 15", e);
        }
    }

    /** The key as it is kept. */
    String secret() {
        byte[] typed = new byte[1 + SEED_BYTES];
        typed[0] = (byte) (verifier.isWitness() ? VerifierKey.COSIGNATURE : VerifierKey.ED25519);
        System.arraycopy(seed, 0, typed, 1, SEED_BYTES);
        return START + verifier.name() + "+" + HexFormat.of().toHexDigits(verifier.id()) + "+"
                + Base64Text.write(typed);
    }

    /** The public half; never the secret. */
    @Override
    public String toString() {
        return "the private key of " + verifier;
    }

    /** Chance that was drawn before. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            if (target.length != bytes.length) {
                throw new IllegalStateException("an Ed25519 key is made of 32 bytes, asked for " + target.length);
            }
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
