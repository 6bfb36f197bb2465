package org.chancery.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text with signatures, C2SP signed-note.
 *
 * @param text what is signed; it ends with a newline
 * @param signatures the signatures, 1 to 100
 */
public record SignedNote(String text, List<Signature> signatures) {

    /** How many bytes a note has at most. */
    static final int MOST_BYTES = 1_000_000;

    private static final int MOST_SIGNATURES = 100;

    public SignedNote {
        if (!text.endsWith("\n")) {
            throw new Broken("the text of a note ends with a newline");
        }
        if (signatures.isEmpty()) {
            throw new Broken("a note has at least one signature");
        }
        if (signatures.size() > MOST_SIGNATURES) {
            throw new Broken("a note has at most " + MOST_SIGNATURES + " signatures");
        }
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads a note.
     *
     * @throws Broken if the bytes are no signed note
     */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new Broken("a note has at most %,d bytes, found %,d".formatted(MOST_BYTES, bytes.length));
        }
        String note = utf8(bytes, "the note");
        int control = 0;
        while (control < note.length() && (note.charAt(control) >= ' ' || note.charAt(control) == '\n')) {
            control++;
        }
        if (control < note.length()) {
            throw new Broken("a note has no control characters, found U+%04X at %d"
                    .formatted((int) note.charAt(control), control));
        }
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0) {
            throw new Broken("a note is a text, a blank line and signatures; there is no blank line");
        }
        if (!note.endsWith("\n")) {
            throw new Broken("a note ends with a newline");
        }
        String lines = note.substring(blank + 2);
        List<Signature> signatures = new ArrayList<>();
        for (String line : lines.isEmpty()
                ? new String[0]
                : lines.substring(0, lines.length() - 1).split("\n", -1)) {
            if (signatures.size() == MOST_SIGNATURES) {
                throw new Broken("a note has at most " + MOST_SIGNATURES + " signatures");
            }
            signatures.add(Signature.parse(line));
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /**
     * Reads a note.
     *
     * @throws Broken if the text is no signed note
     */
    public static SignedNote parse(String note) {
        return parse(note.getBytes(StandardCharsets.UTF_8));
    }

    static String utf8(byte[] bytes, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Broken(what + " is not UTF-8");
        }
    }

    /**
     * The signatures that were made with these keys. Those of other keys say nothing.
     *
     * @throws Broken if one that says it was made with one of the keys was not, or none was
     */
    public List<Signature> verified(Collection<VerifierKey> keys) {
        List<Signature> verified = new ArrayList<>();
        for (Signature signature : signatures) {
            for (VerifierKey key : keys) {
                if (key.isNamedBy(signature)) {
                    if (!key.hasMade(signature, text)) {
                        throw new Broken("the signature of " + key.name() + " does not fit the text");
                    }
                    verified.add(signature);
                }
            }
        }
        if (verified.isEmpty()) {
            throw new Broken("it is not signed with the key expected: "
                    + keys.stream().map(VerifierKey::toString).collect(Collectors.joining(", ")) + "; found "
                    + signatures.stream().map(SignedNote::signer).distinct().collect(Collectors.joining(", ")));
        }
        return verified;
    }

    private static String signer(Signature signature) {
        return signature.keyName() + "+" + HexFormat.of().toHexDigits(signature.keyId());
    }

    /**
     * The same note with one more signature; in place of what the same key said before, if it said it later.
     *
     * @throws Broken if it would have too many
     */
    SignedNote with(Signature signature) {
        List<Signature> all = new ArrayList<>(signatures);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isOfTheKeyOf(signature)) {
                all.set(i, all.get(i).later(signature));
                return new SignedNote(text, all);
            }
        }
        all.add(signature);
        return new SignedNote(text, all);
    }

    /** The note as it is sent and kept. */
    @Override
    public String toString() {
        return text + "\n" + signatures.stream().map(Signature::line).collect(Collectors.joining());
    }

    /** The note in UTF-8. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }
}
