package org.chancery.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Checks evidence of a log that somebody hands over, with nothing but the key: an archive made by {@link Bundle}, a folder
 * laid out as C2SP tlog-tiles, the proof of one record, or a checkpoint alone. It asks no server and no database, and
 * believes nothing that the signed checkpoint does not bear out.
 */
public final class Verifier {

    private static final int MOST_MANIFEST = 256 << 20;
    private static final int MOST_APART = 512 << 20;
    private static final byte[] ZIP = {'P', 'K'};
    private static final JsonMapper JSON = new JsonMapper();

    private final VerifierKey key;
    private final List<SignedNote> earlier;
    private final byte @Nullable [] entry;
    private final LongConsumer progress;
    private final SequencedMap<String, String> facts = new LinkedHashMap<>();

    private Verifier(VerifierKey key, List<SignedNote> earlier, byte @Nullable [] entry, LongConsumer progress) {
        this.key = key;
        this.earlier = earlier;
        this.entry = entry;
        this.progress = progress;
    }

    /** Ends the check: what is wrong, and where. */
    private static final class Flaw extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final @Nullable Long position;

        Flaw(@Nullable Long position, String what) {
            super(what, null, false, false);
            this.position = position;
        }
    }

    /**
     * Checks a file or a folder.
     *
     * @param key the key the log is known by
     * @param earlier checkpoints kept from before: the log must begin with what they say
     * @param entry what a proof of one record is about; null where the file has it
     * @param progress told from time to time how many entries are checked
     * @throws IOException if there is nothing there, or it cannot be read
     */
    public static Verdict check(
            Path evidence, VerifierKey key, List<SignedNote> earlier, byte @Nullable [] entry, LongConsumer progress)
            throws IOException {
        Verifier verifier = new Verifier(key, earlier, entry, progress);
        try {
            return new Verdict(true, verifier.facts, verifier.conclude(evidence), null);
        } catch (Flaw flaw) {
            return new Verdict(false, verifier.facts, String.valueOf(flaw.getMessage()), flaw.position);
        } catch (Broken broken) {
            return new Verdict(false, verifier.facts, broken.why(), null);
        }
    }

    private String conclude(Path evidence) throws IOException {
        if (Files.isDirectory(evidence)) {
            try (Shelf shelf = new Shelf.Folder(evidence)) {
                facts.put("evidence", "a folder of tiles");
                return new Tree(shelf).conclude();
            }
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(evidence)) {
            start = in.readNBytes(RecordProof.START.length());
        }
        if (start.length >= 2 && start[0] == ZIP[0] && start[1] == ZIP[1]) {
            try (Shelf shelf = new Shelf.Archive(evidence)) {
                facts.put("evidence", "an archive");
                return new Tree(shelf).conclude();
            }
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(evidence)) {
            bytes = in.readNBytes(2 * SignedNote.MOST_BYTES);
        }
        return Arrays.equals(start, RecordProof.START.getBytes(StandardCharsets.US_ASCII))
                ? oneRecord(RecordProof.parse(bytes))
                : checkpointAlone(bytes);
    }

    // One record

    private String oneRecord(RecordProof proof) {
        facts.put("evidence", "the proof of one record");
        byte[] logged = entry == null ? proof.extra() : entry;
        if (logged == null) {
            throw new Broken("the file does not have the entry it is about; give it apart");
        }
        Checkpoint says;
        try {
            says = proof.check(logged, key);
        } catch (Broken broken) {
            throw new Flaw(proof.index() + 1, broken.why());
        }
        says(says);
        facts.put("position", String.valueOf(proof.index() + 1));
        facts.put("entry", SignedNote.utf8(logged, "the entry"));
        earlierAre(says, Map.of());
        return "The entry is in the log, at position " + (proof.index() + 1) + " of " + says.size() + ".";
    }

    private String checkpointAlone(byte[] bytes) {
        facts.put("evidence", "a checkpoint alone");
        Checkpoint says = Checkpoint.verified(SignedNote.parse(bytes), key);
        says(says);
        earlierAre(says, Map.of());
        return "The signature holds. Nothing but the signature was there to check.";
    }

    private void says(Checkpoint says) {
        facts.put("origin", says.origin());
        facts.put("key", key.toString());
        facts.put("size", String.valueOf(says.size()));
        facts.put("root", says.root().base64());
    }

    /** Checkpoints from before are signed with the key, and not over more; with the roots found, over the same. */
    private void earlierAre(Checkpoint says, Map<Long, Hash> roots) {
        for (SignedNote note : earlier) {
            Checkpoint before = Checkpoint.verified(note, key);
            if (!before.origin().equals(says.origin())) {
                throw new Broken("the earlier checkpoint is of another log: " + Base64Text.shown(before.origin()));
            }
            if (before.size() > says.size()) {
                throw new Flaw(
                        says.size() + 1,
                        "an earlier checkpoint was signed over " + before.size() + " entries, this one is over "
                                + says.size() + ": entries are gone");
            }
            Hash root = before.size() == says.size() ? says.root() : roots.get(before.size());
            if (root != null && !root.equals(before.root())) {
                throw new Flaw(
                        null,
                        "the first " + before.size() + " entries are not those the earlier checkpoint was signed over:"
                                + " their root is " + root + ", expected " + before.root());
            }
            if (root != null) {
                facts.merge("earlier checkpoints that hold", String.valueOf(before.size()), (a, b) -> a + ", " + b);
            } else {
                facts.merge(
                        "earlier checkpoints that could not be compared, for the tree is not there",
                        String.valueOf(before.size()),
                        (a, b) -> a + ", " + b);
            }
        }
    }

    // A whole log

    private final class Tree {
        private final Shelf shelf;
        private final Map<String, JsonNode> listed = new HashMap<>();
        private final NavigableMap<Long, Checkpoint> wanted = new TreeMap<>();
        private final Map<Long, Hash> roots = new HashMap<>();
        private final List<Row> rows = new ArrayList<>();
        private final Set<String> missing = new TreeSet<>();
        private long size;
        private boolean ours;
        private long hashesAlone;
        private long authors;
        private long erased;
        private long payloads;
        private long payloadsGone;
        /** The first file that is not what the manifest says; told where nothing says more exactly what is wrong. */
        private @Nullable Flaw flawInFile;

        Tree(Shelf shelf) {
            this.shelf = shelf;
        }

        /** What is being put together of a level of tiles, from 1. */
        private final class Row {
            private final int level;
            private long number;
            private byte @Nullable [] found;
            private int width;

            Row(int level) {
                this.level = level;
            }

            /** The next hash that should stand in the level. */
            void expect(long index, Hash hash) {
                int place = (int) (index % Tile.FULL);
                if (place == 0) {
                    number = index / Tile.FULL;
                    Tile tile = Tile.of(level, number, size);
                    width = tile.width();
                    found = hashes(tile);
                    if (found == null) {
                        missing.add(tile.path());
                    }
                }
                byte[] tile = found;
                if (tile != null
                        && place < width
                        && !Hash.at(tile, place * Hash.LENGTH).equals(hash)) {
                    long under = 1L << (Tile.HEIGHT * level);
                    throw new Flaw(
                            index * under + 1,
                            "positions " + (index * under + 1) + " to " + (index + 1) * under + " are not those of "
                                    + Tile.of(level, number, size).path() + ": their root is " + hash + ", expected "
                                    + Hash.at(tile, place * Hash.LENGTH));
                }
            }
        }

        String conclude() {
            byte[] noteBytes = shelf.read(Bundle.CHECKPOINT, SignedNote.MOST_BYTES);
            if (noteBytes == null) {
                throw new Broken(
                        "there is no file named checkpoint; a log is a folder or an archive with a checkpoint and"
                                + " a folder named tile");
            }
            Checkpoint says = Checkpoint.verified(SignedNote.parse(noteBytes), key);
            says(says);
            size = says.size();
            manifest(says);
            digested(Bundle.CHECKPOINT, noteBytes);
            ownEarlier(says);
            for (SignedNote note : earlier) {
                Checkpoint before = Checkpoint.verified(note, key);
                wanted.put(before.size(), before);
            }
            MerkleTree tree = new MerkleTree(this::complete);
            root(tree);
            for (long number = 0; number * Tile.FULL < size; number++) {
                leaves(Tile.of(0, number, size), tree);
                progress.accept(tree.size());
            }
            earlierAre(says, roots);
            if (!tree.root().equals(says.root())) {
                throw new Flaw(
                        null,
                        "the " + size + " entries have the root " + tree.root() + ", expected " + says.root()
                                + ": something was changed, together with the tiles, so that they do not say where");
            }
            if (!missing.isEmpty()) {
                throw new Broken("it is not complete: " + missing.size() + " tiles are missing, the first is "
                        + missing.iterator().next());
            }
            rest();
            if (authors + erased > 0) {
                facts.put("names of who recorded", authors + " fit their entries, " + erased + " are gone");
            }
            if (payloads + payloadsGone > 0) {
                facts.put("payloads that stand apart", payloads + " fit their entries, " + payloadsGone + " are gone");
            }
            if (hashesAlone > 0) {
                facts.put("entries that were not there", String.valueOf(hashesAlone));
                return "The hashes of all " + size + " entries are what the checkpoint was signed over; of "
                        + hashesAlone + " entries the hashes alone were there to check.";
            }
            return "All " + size + " entries are there, unaltered and in the order the checkpoint was signed over.";
        }

        private void root(MerkleTree tree) {
            Checkpoint before = wanted.get(tree.size());
            if (before != null) {
                roots.put(tree.size(), tree.root());
                if (!tree.root().equals(before.root())) {
                    Long sound = wanted.lowerKey(tree.size());
                    throw new Flaw(
                            sound == null ? 1 : sound + 1,
                            "the first " + before.size()
                                    + " entries are not those a checkpoint was signed over: their root"
                                    + " is " + tree.root() + ", expected " + before.root()
                                    + (sound == null || sound == 0
                                            ? ""
                                            : "; the first " + sound + " are what an earlier checkpoint says"));
                }
            }
        }

        private void complete(int level, long index, Hash hash) {
            if (level > 0 && level % Tile.HEIGHT == 0) {
                int tiles = level / Tile.HEIGHT;
                while (rows.size() < tiles) {
                    rows.add(new Row(rows.size() + 1));
                }
                rows.get(tiles - 1).expect(index, hash);
            }
        }

        private void leaves(Tile tile, MerkleTree tree) {
            long first = tile.number() * Tile.FULL + 1;
            List<byte[]> entries = entries(tile, first);
            byte[] hashes = hashes(tile);
            if (entries == null && hashes == null) {
                throw new Flaw(
                        first,
                        "position " + first + " and those after it are missing: there is neither "
                                + tile.path() + " nor "
                                + new Tile(Tile.ENTRIES, tile.number(), tile.width()).path());
            }
            if (hashes == null) {
                missing.add(tile.path());
            }
            Map<Long, JsonNode> apart = entries == null ? Map.of() : apart(tile, first);
            for (int i = 0; i < tile.width(); i++) {
                Hash said = hashes == null ? null : Hash.at(hashes, i * Hash.LENGTH);
                Hash leaf = said;
                if (entries != null) {
                    leaf = Hash.ofLeaf(entries.get(i));
                    if (said != null && !said.equals(leaf)) {
                        throw new Flaw(
                                first + i,
                                "the entry of position " + (first + i) + " has the hash " + leaf + ", but "
                                        + tile.path() + " has " + said + ": one of the two was changed");
                    }
                    if (ours) {
                        fits(entries.get(i), first + i, apart.get(first + i));
                    }
                }
                tree.add(Objects.requireNonNull(leaf));
                root(tree);
            }
            if (entries == null) {
                hashesAlone += tile.width();
            }
        }

        private @Nullable List<byte[]> entries(Tile tile, long first) {
            Tile bundle = new Tile(Tile.ENTRIES, tile.number(), tile.width());
            Found found = find(bundle, EntryBundle.MOST_BYTES);
            if (found == null) {
                return null;
            }
            try {
                return read(found);
            } catch (Broken broken) {
                byte[] unpacked = unpacked(found.bytes);
                if (unpacked != null) {
                    return read(new Found(found.tile, unpacked, found.wanted));
                }
                throw new Flaw(
                        first,
                        found.tile.path() + ", with the entries from position " + first + " on: " + broken.why());
            }
        }

        private static List<byte[]> read(Found found) {
            return EntryBundle.read(found.bytes, found.wanted, found.tile.width() == found.wanted);
        }

        /** Bundles may be kept as they are sent, compressed. */
        private static byte @Nullable [] unpacked(byte[] bytes) {
            if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
                return null;
            }
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                byte[] unpacked = in.readNBytes(EntryBundle.MOST_BYTES + 1);
                return unpacked.length > EntryBundle.MOST_BYTES ? null : unpacked;
            } catch (IOException e) {
                return null;
            }
        }

        private byte @Nullable [] hashes(Tile tile) {
            Found found = find(tile, Tile.FULL * Hash.LENGTH);
            if (found == null) {
                return null;
            }
            if (found.bytes.length != found.tile.width() * Hash.LENGTH) {
                throw new Broken(found.tile.path() + " has " + found.bytes.length + " bytes, expected "
                        + found.tile.width() * Hash.LENGTH);
            }
            return Arrays.copyOf(found.bytes, tile.width() * Hash.LENGTH);
        }

        /** A tile, or one of the same place that has it and more: a log that grew may have dropped the narrower. */
        private @Nullable Found find(Tile tile, int most) {
            for (int width = tile.width(); width <= Tile.FULL; width++) {
                Tile wider = tile.wide(width == tile.width() ? width : Tile.FULL + tile.width() + 1 - width);
                byte[] bytes = shelf.read(wider.path(), most);
                if (bytes != null) {
                    digested(wider.path(), bytes);
                    return new Found(wider, bytes, tile.width());
                }
            }
            return null;
        }

        /** A tile as it was found, and how much of it is wanted. */
        private static final class Found {
            private final Tile tile;
            private final byte[] bytes;
            private final int wanted;

            Found(Tile tile, byte[] bytes, int wanted) {
                this.tile = tile;
                this.bytes = bytes;
                this.wanted = wanted;
            }
        }

        // What only ours has

        private void manifest(Checkpoint says) {
            byte[] bytes = shelf.read(Bundle.MANIFEST, MOST_MANIFEST);
            if (bytes == null) {
                return;
            }
            JsonNode manifest = json(bytes, Bundle.MANIFEST);
            if (!manifest.path("format").asString("").equals(Bundle.FORMAT)) {
                throw new Broken("the manifest says it is "
                        + Base64Text.shown(manifest.path("format").asString("")) + ", expected " + Bundle.FORMAT);
            }
            ours = true;
            facts.put("evidence", facts.get("evidence") + ", as Chancery makes it");
            same(manifest, "origin", says.origin());
            same(manifest, "size", String.valueOf(says.size()));
            same(manifest, "root", says.root().base64());
            same(manifest, "vkey", key.toString());
            ArrayNode files = JsonNodeFactory.instance.arrayNode();
            for (JsonNode file : manifest.path("files")) {
                String path = file.path("path").asString("");
                if (!Shelf.isName(path)) {
                    throw new Broken("the manifest lists " + Base64Text.shown(path)
                            + ", which leads elsewhere or is no name a log has; it was not read");
                }
                if (listed.put(path, file) != null) {
                    throw new Broken("the manifest lists " + path + " twice");
                }
                files.addObject()
                        .put("path", path)
                        .put("bytes", file.path("bytes").asLong(0))
                        .put("sha256", file.path("sha256").asString(""));
            }
            if (!Arrays.equals(bytes, Bundle.manifest(says, key.toString(), files))) {
                throw new Broken("the manifest is not written as a manifest is");
            }
            Set<String> there = new TreeSet<>(shelf.under(""));
            there.remove(Bundle.MANIFEST);
            there.removeAll(listed.keySet());
            if (!there.isEmpty()) {
                throw new Broken("the manifest does not list "
                        + Base64Text.shown(there.iterator().next()) + ", which is there");
            }
        }

        private static void same(JsonNode manifest, String member, String expected) {
            String found = manifest.path(member).asString("");
            if (!found.equals(expected)) {
                throw new Broken(
                        "the manifest says " + member + " " + Base64Text.shown(found) + ", expected " + expected);
            }
        }

        private static JsonNode json(byte[] bytes, String what) {
            try {
                return JSON.readTree(SignedNote.utf8(bytes, what));
            } catch (JacksonException e) {
                throw new Broken(what + " is not JSON: " + e.getOriginalMessage());
            }
        }

        /** A file is what the manifest says it is. */
        private void digested(String path, byte[] bytes) {
            JsonNode file = listed.remove(path);
            if (file != null
                    && (file.path("bytes").asLong(-1) != bytes.length
                            || !file.path("sha256")
                                    .asString("")
                                    .equals(HexFormat.of()
                                            .formatHex(Hash.sha256().digest(bytes))))) {
                Long position = null;
                String which = path;
                if (path.startsWith("tile/entries/") || path.startsWith("tile/0/")) {
                    position = Tile.parse(path).number() * Tile.FULL + 1;
                    which = path + ", from position " + position + " on,";
                }
                flawInFile = flawInFile == null
                        ? new Flaw(position, which + " is not what the manifest says of it")
                        : flawInFile;
            }
        }

        private void ownEarlier(Checkpoint says) {
            for (String path : ours ? shelf.under(Bundle.EARLIER) : Set.<String>of()) {
                byte[] bytes = Objects.requireNonNull(shelf.read(path, SignedNote.MOST_BYTES));
                digested(path, bytes);
                Checkpoint before;
                try {
                    before = Checkpoint.verified(SignedNote.parse(bytes), key);
                } catch (Broken broken) {
                    throw new Broken(path + ": " + broken.why());
                }
                if (before.size() > says.size() || !path.equals(Bundle.EARLIER + before.size())) {
                    throw new Broken(path + " is a checkpoint over " + before.size() + " entries");
                }
                wanted.put(before.size(), before);
            }
        }

        private Map<Long, JsonNode> apart(Tile tile, long first) {
            if (!ours) {
                return Map.of();
            }
            String path = Bundle.apartPath(new Tile(Tile.ENTRIES, tile.number(), tile.width()));
            byte[] bytes = shelf.read(path, MOST_APART);
            if (bytes == null) {
                return Map.of();
            }
            digested(path, bytes);
            Map<Long, JsonNode> lines = new HashMap<>();
            SignedNote.utf8(bytes, path).lines().forEach(line -> {
                JsonNode read = json(line.getBytes(StandardCharsets.UTF_8), path);
                lines.put(read.path("position").asLong(0), read);
            });
            lines.keySet().stream()
                    .filter(position -> position < first || position >= first + tile.width())
                    .findFirst()
                    .ifPresent(position -> {
                        throw new Flaw(first, path + " speaks of position " + position + ", which is not there");
                    });
            return lines;
        }

        /** An entry is of its position, and what stands apart from it is what it has the hash of. */
        private void fits(byte[] entryBytes, long position, @Nullable JsonNode apart) {
            JsonNode said;
            try {
                said = json(entryBytes, "the entry of position " + position);
            } catch (Broken broken) {
                throw new Flaw(position, broken.why());
            }
            if (said.path("position").asLong(0) != position) {
                throw new Flaw(
                        position,
                        "the entry of position " + position + " says it is of position " + said.path("position"));
            }
            if (apart != null && apart.has("recordedBy")) {
                byte[] name = apart.path("recordedBy").asString("").getBytes(StandardCharsets.UTF_8);
                UUID salt = salt(apart, position);
                String hash = hash(ByteBuffer.allocate(16 + name.length)
                        .putLong(salt.getMostSignificantBits())
                        .putLong(salt.getLeastSignificantBits())
                        .put(name)
                        .array());
                if (!said.path("recordedBy").asString("").equals(hash)) {
                    throw new Flaw(
                            position,
                            "who is said to have recorded position " + position + " did not: the entry" + " has "
                                    + said.path("recordedBy") + ", expected " + hash);
                }
                authors++;
            } else if (said.path("recordedBy").asString("").startsWith("sha256:")) {
                erased++;
            }
            if (said.has("payloadHash") && (apart == null || !apart.has("payload"))) {
                payloadsGone++;
            } else if (said.has("payloadHash")) {
                if (!said.path("payloadHash")
                        .asString("")
                        .equals(hash(Objects.requireNonNull(apart)
                                .path("payload")
                                .asString("")
                                .getBytes(StandardCharsets.UTF_8)))) {
                    throw new Flaw(
                            position,
                            "the payload of position " + position + " is not the one the entry has the hash of");
                }
                payloads++;
            }
        }

        private static UUID salt(JsonNode apart, long position) {
            try {
                return UUID.fromString(apart.path("salt").asString(""));
            } catch (IllegalArgumentException e) {
                throw new Flaw(position, "the salt of position " + position + " is no UUID");
            }
        }

        private static String hash(byte[] bytes) {
            return "sha256:" + HexFormat.of().formatHex(Hash.sha256().digest(bytes));
        }

        /** Files that the tree did not need are what the manifest says too. */
        private void rest() {
            for (String path : new TreeSet<>(listed.keySet())) {
                byte[] bytes = shelf.read(path, MOST_APART);
                if (bytes == null) {
                    throw new Broken("the manifest lists " + Base64Text.shown(path) + ", which is not there");
                }
                digested(path, bytes);
                if (path.equals(Bundle.VKEY)
                        && !SignedNote.utf8(bytes, path).strip().equals(key.toString())) {
                    throw new Broken("the file vkey has another key than the one given");
                }
            }
            if (flawInFile != null) {
                throw flawInFile;
            }
        }
    }
}
