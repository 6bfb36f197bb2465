package org.chancery.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chancery.ledger.CanonicalJson;
import org.chancery.ledger.Entry;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole log in one archive, to be checked where there is neither database nor network: docs/reference/log.md says what
 * is in it. Unpacked it is a log as C2SP tlog-tiles serves it.
 */
public final class Bundle {

    /** What the manifest says it is. */
    static final String FORMAT = "chancery-log-bundle/1";

    /** The last file: what the others are. */
    static final String MANIFEST = "manifest.json";

    /** The file of the key. */
    static final String VKEY = "vkey";

    /** The file of the checkpoint the archive is made for. */
    static final String CHECKPOINT = "checkpoint";

    /** Where checkpoints signed before are, each under its size. */
    static final String EARLIER = "checkpoints/";

    /** Where what stands apart from the entries is. */
    static final String APART = "apart/";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Log log;
    private final SignedNote signed;
    private final Checkpoint says;

    private Bundle(Log log, SignedNote signed) {
        this.log = log;
        this.signed = signed;
        this.says = Checkpoint.parse(signed.text());
    }

    /**
     * The log as it stands now.
     *
     * @throws NotSigned if it signs nothing
     */
    public static Bundle of(Log log) {
        return new Bundle(log, log.checkpoint());
    }

    /** The checkpoint it is made for. */
    public Checkpoint checkpoint() {
        return says;
    }

    /**
     * Writes it, some thousand entries at a time, and leaves the stream open.
     *
     * @param progress told from time to time how many entries are written
     * @throws NotSigned if an event turns out to be missing
     */
    public void writeTo(OutputStream out, LongConsumer progress) throws IOException {
        Archive archive = new Archive(out);
        archive.add(CHECKPOINT, signed.bytes());
        archive.add(VKEY, utf8(log.key() + "\n"));
        earlier(archive);
        entries(archive, progress);
        for (int level = 0; Tile.count(level, says.size()) > 0; level++) {
            long count = Tile.count(level, says.size());
            for (long number = 0; number * Tile.FULL < count; number++) {
                Tile tile = Tile.of(level, number, says.size());
                byte[] bytes = log.tile(tile);
                if (bytes == null) {
                    throw new IOException("the log has lost " + tile.path());
                }
                archive.add(tile.path(), bytes);
            }
        }
        archive.end(says, String.valueOf(log.key()));
    }

    private void earlier(Archive archive) throws IOException {
        long after = -1;
        List<Kept> page;
        do {
            page = log.kept(after);
            for (Kept kept : page) {
                if (kept.size() < says.size() && kept.key().equals(String.valueOf(log.key()))) {
                    archive.add(EARLIER + kept.size(), utf8(kept.note()));
                }
                after = kept.size();
            }
        } while (!page.isEmpty() && after < says.size());
    }

    private void entries(Archive archive, LongConsumer progress) throws IOException {
        long written = 0;
        while (written < says.size()) {
            int count = (int) Math.min(Tile.FULL, says.size() - written);
            List<Entry> one = log.entries(written, count);
            Tile tile = new Tile(Tile.ENTRIES, written / Tile.FULL, count);
            archive.add(
                    tile.path(), EntryBundle.write(one.stream().map(Log::bytes).toList()));
            StringBuilder apart = new StringBuilder();
            one.forEach(entry -> apart.append(apart(entry)));
            if (!apart.isEmpty()) {
                archive.add(apartPath(tile), utf8(apart.toString()));
            }
            written += count;
            progress.accept(written);
        }
    }

    /** Where what stands apart from a bundle of entries is. */
    static String apartPath(Tile entries) {
        return APART + entries.path().substring("tile/entries/".length());
    }

    /** One line for an entry that does not say everything itself, else nothing. */
    static String apart(Entry entry) {
        boolean payloadApart = entry.isPayloadApart();
        if (entry.salt() == null && !payloadApart) {
            return "";
        }
        ObjectNode line = JSON.objectNode().put("position", entry.position());
        if (payloadApart) {
            line.put("payload", entry.payload());
        }
        if (entry.salt() != null) {
            line.put("recordedBy", entry.recordedBy()).put("salt", String.valueOf(entry.salt()));
        }
        return CanonicalJson.write(line) + "\n";
    }

    /** The bytes of a manifest. */
    static byte[] manifest(Checkpoint says, String vkey, ArrayNode files) {
        ObjectNode manifest = JSON.objectNode()
                .put("format", FORMAT)
                .put("origin", says.origin())
                .put("size", says.size())
                .put("root", says.root().base64())
                .put("vkey", vkey);
        manifest.set("files", files);
        return utf8(CanonicalJson.write(manifest) + "\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The archive being written, with the digests of what is in it. */
    private static final class Archive {
        private final ZipOutputStream zip;
        private final ArrayNode files = JSON.arrayNode();

        Archive(OutputStream out) {
            this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        }

        void add(String path, byte[] bytes) throws IOException {
            write(path, bytes);
            files.addObject()
                    .put("path", path)
                    .put("bytes", bytes.length)
                    .put("sha256", HexFormat.of().formatHex(Hash.sha256().digest(bytes)));
        }

        private void write(String path, byte[] bytes) throws IOException {
            ZipEntry entry = new ZipEntry(path);
            entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        }

        void end(Checkpoint says, String vkey) throws IOException {
            write(MANIFEST, manifest(says, vkey, files));
            zip.finish();
            zip.flush();
        }
    }
}
