package org.chancery.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proof that one entry is in a log, with the checkpoint it leads to: a file that is checked without asking anybody,
 * C2SP tlog-proof.
 */
public final class RecordProof {

    /** Its first line. */
    static final String START = "c2sp.org/tlog-proof@v1";

    private static final int MOST_HASHES = 63;

    private final byte @Nullable [] extra;
    private final long index;
    private final List<Hash> path;
    private final SignedNote checkpoint;

    /**
     * @param extra what goes along unproved; ours is the entry
     * @param index the place of the entry, from 0
     */
    RecordProof(byte @Nullable [] extra, long index, List<Hash> path, SignedNote checkpoint) {
        this.extra = extra == null ? null : extra.clone();
        this.index = index;
        this.path = List.copyOf(path);
        this.checkpoint = checkpoint;
    }

    /**
     * Reads a file.
     *
     * @throws Broken if it is no such file
     */
    public static RecordProof parse(byte[] bytes) {
        String text = SignedNote.utf8(bytes, "the proof");
        int blank = text.indexOf("\n\n");
        if (!text.startsWith(START + "\n") || blank < 0) {
            throw new Broken("a proof begins with " + START + " and has a blank line before its checkpoint");
        }
        List<String> lines =
                new ArrayList<>(Arrays.asList(text.substring(0, blank).split("\n", -1)));
        lines.removeFirst();
        byte[] extra = null;
        if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
            extra = Base64Text.read(lines.removeFirst().substring("extra ".length()), "the extra line");
        }
        if (lines.isEmpty() || !lines.getFirst().matches("index (0|[1-9][0-9]{0,17})")) {
            throw new Broken("after its first line, and an extra line if any, a proof says its index, found "
                    + (lines.isEmpty() ? "nothing" : Base64Text.shown(lines.getFirst())));
        }
        long index = Long.parseLong(lines.removeFirst().substring("index ".length()));
        if (lines.size() > MOST_HASHES) {
            throw new Broken("a proof has at most " + MOST_HASHES + " hashes, found " + lines.size());
        }
        return new RecordProof(
                extra, index, lines.stream().map(Hash::ofBase64).toList(), SignedNote.parse(text.substring(blank + 2)));
    }

    /** The place of the entry in the log, from 0. */
    public long index() {
        return index;
    }

    /** What goes along with it: in ours, the entry; null where nothing does. */
    public byte @Nullable [] extra() {
        return extra == null ? null : extra.clone();
    }

    /**
     * Checks it.
     *
     * @param entry what is said to be logged
     * @return the checkpoint it leads to
     * @throws Broken if it does not prove that the entry is in a tree signed with the key
     */
    public Checkpoint check(byte[] entry, VerifierKey key) {
        Checkpoint signed = Checkpoint.verified(checkpoint, key);
        new InclusionProof(index, signed.size(), path).check(Hash.ofLeaf(entry), signed.root());
        return signed;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(START).append('\n');
        if (extra != null) {
            text.append("extra ").append(Base64Text.write(extra)).append('\n');
        }
        text.append("index ").append(index).append('\n');
        path.forEach(hash -> text.append(hash).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }

    /** The file. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }
}
