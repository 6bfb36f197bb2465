package org.chancery.audit;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note: whose it says it is, and the bytes.
 *
 * <p>Two are equal when they are written alike.
 */
public final class Signature {

    private static final String START = "— ";
    private static final int ID_BYTES = 4;

    private final String keyName;
    private final byte[] bytes;

    Signature(String keyName, int keyId, byte[] signature) {
        this(
                keyName,
                ByteBuffer.allocate(ID_BYTES + signature.length)
                        .putInt(keyId)
                        .put(signature)
                        .array());
    }

    private Signature(String keyName, byte[] bytes) {
        this.keyName = keyName;
        this.bytes = bytes;
    }

    /** @throws Broken if it is no signature line of C2SP signed-note; the line is given without its newline */
    static Signature parse(String line) {
        int space = line.indexOf(' ', START.length());
        if (!line.startsWith(START) || space < 0) {
            throw new Broken("a signature line is an em dash, a name and base 64, found " + Base64Text.shown(line));
        }
        String name = line.substring(START.length(), space);
        if (!isKeyName(name)) {
            throw new Broken("a key's name has neither spaces nor a plus sign, found " + Base64Text.shown(name));
        }
        byte[] bytes = Base64Text.read(line.substring(space + 1), "a signature");
        if (bytes.length <= ID_BYTES) {
            throw new Broken("a signature has more than " + ID_BYTES + " bytes, found " + bytes.length);
        }
        return new Signature(name, bytes);
    }

    /** Whether a key can have this name. */
    static boolean isKeyName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || c == 0x85
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c));
    }

    /** The name of the key. */
    public String keyName() {
        return keyName;
    }

    /** The id of the key. */
    public int keyId() {
        return ByteBuffer.wrap(bytes).getInt();
    }

    /** Whether both say they were made with one key. */
    boolean isOfTheKeyOf(Signature other) {
        return keyName.equals(other.keyName) && keyId() == other.keyId();
    }

    /**
     * That of two of one key which was made later. A witness's statement begins with its time, the highest byte first, so
     * that the later is the greater; the log's own signature of a text is always the same.
     */
    Signature later(Signature other) {
        return Arrays.compareUnsigned(bytes, other.bytes) < 0 ? other : this;
    }

    /** What the key made of the text. */
    byte[] made() {
        return Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
    }

    /** The line, with its newline. */
    public String line() {
        return START + keyName + " " + Base64Text.write(bytes) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature signature
                && keyName.equals(signature.keyName)
                && Arrays.equals(bytes, signature.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * keyName.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return line().strip();
    }
}
