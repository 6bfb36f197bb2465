package org.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class VerifierTest {

    private static final Random CHANCE = new Random(9162);
    private static final int SIZE = 600;

    @TempDir
    private static Path shared;

    private static Path bundle;
    private static RecordProof proof;
    private static VerifierKey key;
    private static SignedNote afterTen;
    private static SignedNote atTheEnd;

    @TempDir
    private Path folder;

    @BeforeAll
    static void write() throws IOException {
        try (HikariDataSource pool = TestDatabase.H2_IN_MEMORY.newLedger();
                Ledger ledger = new Ledger(pool, InstantSource.system(), Actors.states(), 10_000)) {
            Log log = new Log(ledger, pool, shared.resolve("log"), "example.com/chancery", List.of());
            Statements.record(ledger, 10);
            afterTen = log.checkpoint();
            Statements.record(ledger, SIZE - 10);
            atTheEnd = log.checkpoint();
            key = log.key();
            bundle = shared.resolve("bundle.zip");
            List<Long> written = new ArrayList<>();
            try (OutputStream out = Files.newOutputStream(bundle)) {
                Bundle.of(log).writeTo(out, written::add);
            }
            assertThat(written).isSorted().last().isEqualTo((long) SIZE);
            proof = log.proof(333);
        }
    }

    @AfterAll
    static void forget() {
        bundle = null;
    }

    private static Verdict verdict(Path evidence, SignedNote... earlier) {
        try {
            return Verifier.check(evidence, key, List.of(earlier), null, done -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path unpacked() throws IOException {
        Path to = folder.resolve("unpacked");
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path path = to.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return to;
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private Path packed(Map<String, byte[]> files) throws IOException {
        Path file = folder.resolve("packed.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /** Without what is only ours: a log as anybody could serve it. */
    private Path foreign() throws IOException {
        Path tiles = unpacked();
        Files.delete(tiles.resolve("manifest.json"));
        return tiles;
    }

    private static Path changed(Path root, String file, BiFunction<byte[], Integer, byte[]> change) throws IOException {
        byte[] bytes = Files.readAllBytes(root.resolve(file));
        Files.write(root.resolve(file), change.apply(bytes, CHANCE.nextInt(bytes.length)));
        return root;
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << CHANCE.nextInt(8));
        return flipped;
    }

    @Test
    void a_bundle_as_it_was_made_holds_packed_and_unpacked() throws IOException {
        for (Path evidence : List.of(bundle, unpacked())) {
            Verdict verdict = verdict(evidence, afterTen, atTheEnd);
            assertThat(verdict.conclusion())
                    .isEqualTo("All 600 entries are there, unaltered and in the order the checkpoint was signed over.");
            assertThat(verdict.holds()).isTrue();
            assertThat(verdict.facts())
                    .containsEntry("origin", "example.com/chancery")
                    .containsEntry("size", "600")
                    .containsEntry("earlier checkpoints that hold", "10, 600")
                    .containsEntry("names of who recorded", "600 fit their entries, 0 are gone");
        }
    }

    @Test
    void a_folder_of_tiles_that_is_not_ours_holds_as_well() throws IOException {
        assertThat(verdict(foreign(), afterTen).holds()).isTrue();
    }

    @Test
    void one_changed_byte_in_any_file_of_a_bundle_is_found() throws IOException {
        Path root = unpacked();
        List<String> names = List.copyOf(files().keySet());
        for (int round = 0; round < 120; round++) {
            String name = names.get(round % names.size());
            byte[] sound = Files.readAllBytes(root.resolve(name));
            changed(root, name, VerifierTest::flipped);
            Verdict verdict = verdict(root);
            assertThat(verdict.holds()).as(name + ": " + verdict).isFalse();
            Files.write(root.resolve(name), sound);
        }
        assertThat(verdict(root).holds()).isTrue();
    }

    @Test
    void a_changed_entry_is_named_by_its_position() throws IOException {
        for (boolean ours : List.of(true, false)) {
            Path root = ours ? unpacked() : foreign();
            Path file = root.resolve("tile/entries/001");
            List<byte[]> entries = new ArrayList<>(EntryBundle.read(Files.readAllBytes(file), 256, true));
            int changed = CHANCE.nextInt(256);
            entries.set(changed, flipped(entries.get(changed), 5));
            Files.write(file, EntryBundle.write(entries));
            Verdict verdict = verdict(root);
            assertThat(verdict.position()).isEqualTo(256L + changed + 1);
            assertThat(verdict.conclusion()).contains("position " + verdict.position() + " ");
        }
    }

    @Test
    void entries_swapped_left_out_or_put_in_are_found_at_the_first() throws IOException {
        Path root = foreign();
        Path file = root.resolve("tile/entries/000");
        byte[] sound = Files.readAllBytes(file);
        List<byte[]> entries = EntryBundle.read(sound, 256, true);
        List<byte[]> swapped = new ArrayList<>(entries);
        swapped.set(40, entries.get(90));
        swapped.set(90, entries.get(40));
        Files.write(file, EntryBundle.write(swapped));
        assertThat(verdict(root).position()).isEqualTo(41);
        List<byte[]> without = new ArrayList<>(entries);
        without.remove(77);
        Files.write(file, EntryBundle.write(without));
        assertThat(verdict(root).holds()).isFalse();
        List<byte[]> more = new ArrayList<>(entries);
        more.add(3, entries.get(9));
        Files.write(file, EntryBundle.write(more));
        assertThat(verdict(root).conclusion()).contains("bytes after its 256 entries");
    }

    @Test
    void a_leaf_changed_together_with_its_entry_is_found_by_the_tile_above() throws IOException {
        Path root = foreign();
        Path entries = root.resolve("tile/entries/000");
        List<byte[]> changed = new ArrayList<>(EntryBundle.read(Files.readAllBytes(entries), 256, true));
        changed.set(12, flipped(changed.get(12), 3));
        Files.write(entries, EntryBundle.write(changed));
        byte[] hashes = Files.readAllBytes(root.resolve("tile/0/000"));
        Hash.ofLeaf(changed.get(12)).copyTo(hashes, 12 * 32);
        Files.write(root.resolve("tile/0/000"), hashes);
        Verdict verdict = verdict(root);
        assertThat(verdict.position()).isEqualTo(1);
        assertThat(verdict.conclusion()).contains("positions 1 to 256 are not those of tile/1/000.p/2");
    }

    @Test
    void a_log_rewritten_whole_is_found_by_the_checkpoint_and_by_one_kept_from_before() throws IOException {
        Path root = foreign();
        Path entries = root.resolve("tile/entries/002.p/88");
        List<byte[]> changed = new ArrayList<>(EntryBundle.read(Files.readAllBytes(entries), 88, true));
        changed.set(1, new byte[] {1});
        Files.write(entries, EntryBundle.write(changed));
        byte[] hashes = Files.readAllBytes(root.resolve("tile/0/002.p/88"));
        Hash.ofLeaf(changed.get(1)).copyTo(hashes, 32);
        Files.write(root.resolve("tile/0/002.p/88"), hashes);
        assertThat(verdict(root).conclusion()).contains("something was changed, together with the tiles");

        SigningKey again =
                SigningKey.parse(Files.readString(shared.resolve("log/key")).strip());
        String other = new Checkpoint("example.com/chancery", 10, Hash.OF_NOTHING).text();
        Verdict verdict = verdict(bundle, new SignedNote(other, List.of(again.sign(other))));
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.position()).isEqualTo(1);
        String longer = new Checkpoint("example.com/chancery", 601, Hash.OF_NOTHING).text();
        assertThat(verdict(bundle, new SignedNote(longer, List.of(again.sign(longer))))
                        .conclusion())
                .contains("entries are gone");
    }

    @Test
    void missing_tiles_are_named() throws IOException {
        Path root = foreign();
        Files.delete(root.resolve("tile/1/000.p/2"));
        assertThat(verdict(root).conclusion()).contains("1 tiles are missing, the first is tile/1/000.p/2");
        Files.delete(root.resolve("tile/entries/001"));
        Files.delete(root.resolve("tile/0/001"));
        assertThat(verdict(root).position()).isEqualTo(257);
        Files.delete(root.resolve("checkpoint"));
        assertThat(verdict(root).conclusion()).contains("no file named checkpoint");
    }

    @Test
    void hashes_without_entries_hold_and_the_verdict_says_so() throws IOException {
        Path root = foreign();
        try (Stream<Path> entries = Files.list(root.resolve("tile/entries"))) {
            for (Path each : entries.toList()) {
                try (Stream<Path> files = Files.walk(each)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
        Verdict verdict = verdict(root);
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.conclusion()).contains("of 600 entries the hashes alone were there");
    }

    @Test
    void a_log_that_has_grown_since_and_kept_only_wider_tiles_holds() throws IOException {
        Path root = foreign();
        byte[] entries = Files.readAllBytes(root.resolve("tile/entries/002.p/88"));
        byte[] hashes = Files.readAllBytes(root.resolve("tile/0/002.p/88"));
        Files.delete(root.resolve("tile/entries/002.p/88"));
        Files.delete(root.resolve("tile/0/002.p/88"));
        List<byte[]> more = new ArrayList<>(EntryBundle.read(entries, 88, true));
        byte[] wider = java.util.Arrays.copyOf(hashes, 90 * 32);
        more.add(new byte[] {1});
        more.add(new byte[] {2});
        Hash.ofLeaf(more.get(88)).copyTo(wider, 88 * 32);
        Hash.ofLeaf(more.get(89)).copyTo(wider, 89 * 32);
        Files.write(root.resolve("tile/entries/002.p/90"), EntryBundle.write(more));
        Files.write(root.resolve("tile/0/002.p/90"), wider);
        assertThat(verdict(root).holds()).isTrue();
        Path first = root.resolve("tile/entries/000");
        byte[] plain = Files.readAllBytes(first);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(first))) {
            out.write(plain);
        }
        assertThat(verdict(root).holds()).isTrue();
    }

    @Test
    void an_archive_cut_short_anywhere_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(bundle);
        Path cut = folder.resolve("cut.zip");
        for (int round = 0; round < 25; round++) {
            Files.write(cut, java.util.Arrays.copyOf(whole, 2 + CHANCE.nextInt(whole.length - 2)));
            assertThat(verdict(cut).holds()).isFalse();
        }
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(verdict(cut).conclusion()).contains("cut short");
        Files.write(cut, new byte[0]);
        assertThat(verdict(cut).holds()).isFalse();
    }

    @Test
    void an_archive_with_a_name_that_leads_out_of_it_is_refused() throws IOException {
        for (String name : List.of("/etc/passwd", "../evil", "tile/../../evil", "C:\\evil", "tile/./0", "tile//0")) {
            Map<String, byte[]> files = files();
            files.put(name, new byte[1]);
            Verdict verdict = verdict(packed(files));
            assertThat(verdict.holds()).as(name).isFalse();
            assertThat(verdict.conclusion()).contains("leads out of it");
        }
    }

    @Test
    void a_manifest_that_lists_what_is_elsewhere_makes_nobody_read_it() throws IOException {
        Path outside = folder.resolve("outside");
        Files.writeString(outside, "a secret");
        String digest = HexFormat.of().formatHex(Hash.sha256().digest(Files.readAllBytes(outside)));
        for (String path : List.of(
                outside.toString(), "../outside", "tile/../../outside", "//host/share/x", "C:\\x", "\0", "", "a b")) {
            Path root = listing(path, 8, digest);
            Verdict verdict = verdict(root);
            assertThat(verdict.holds()).as(path).isFalse();
            assertThat(verdict.conclusion()).contains("leads elsewhere or is no name a log has; it was not read");
        }
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed() throws IOException {
        Path outside = folder.resolve("outside");
        Files.writeString(outside, "a secret");
        Path root = listing("extra", 8, HexFormat.of().formatHex(Hash.sha256().digest(Files.readAllBytes(outside))));
        Files.createSymbolicLink(root.resolve("extra"), outside);
        assertThat(verdict(root).conclusion()).contains("extra is a link that leads out of the folder");
        Files.delete(root.resolve("extra"));
        Files.move(root.resolve("vkey"), root.resolve("other"));
        Files.createSymbolicLink(root.resolve("vkey"), Path.of("other"));
        assertThat(verdict(root).conclusion()).contains("does not list \"other\"");
    }

    @Test
    void a_file_listed_twice_is_refused() throws IOException {
        Path root = unpacked();
        assertThat(verdict(listing(root, "vkey", 1, "00")).conclusion()).contains("lists vkey twice");
    }

    private Path listing(String path, int bytes, String digest) throws IOException {
        return listing(unpacked(), path, bytes, digest);
    }

    /** The folder with one more file in its manifest, which is written as a manifest is. */
    private static Path listing(Path root, String path, int bytes, String digest) throws IOException {
        ArrayNode files = (ArrayNode) new JsonMapper()
                .readTree(Files.readAllBytes(root.resolve("manifest.json")))
                .get("files");
        files.addObject().put("path", path).put("bytes", bytes).put("sha256", digest);
        Files.write(
                root.resolve("manifest.json"),
                Bundle.manifest(Checkpoint.parse(atTheEnd.text()), key.toString(), files));
        return root;
    }

    @Test
    void an_earlier_checkpoint_that_nothing_can_be_compared_with_is_told() throws IOException {
        Path file = folder.resolve("record.tlog-proof");
        Files.write(file, proof.bytes());
        assertThat(verdict(file, afterTen, atTheEnd).facts())
                .containsEntry("earlier checkpoints that could not be compared, for the tree is not there", "10")
                .containsEntry("earlier checkpoints that hold", "600");
    }

    @Test
    void names_that_are_gone_are_counted_though_none_is_left() throws IOException {
        Path root = unpacked();
        for (String path : List.of("apart/000", "apart/001", "apart/002.p/88")) {
            Files.delete(root.resolve(path));
        }
        ArrayNode files = (ArrayNode) new JsonMapper()
                .readTree(Files.readAllBytes(root.resolve("manifest.json")))
                .get("files");
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        files.forEach(file -> {
            if (!file.get("path").stringValue().startsWith("apart/")) {
                left.add(file);
            }
        });
        Files.write(
                root.resolve("manifest.json"),
                Bundle.manifest(Checkpoint.parse(atTheEnd.text()), key.toString(), left));
        Verdict verdict = verdict(root);

        assertThat(verdict.holds()).as(verdict.conclusion()).isTrue();
        assertThat(verdict.facts()).containsEntry("names of who recorded", "0 fit their entries, 600 are gone");
    }

    @Test
    void files_that_are_too_large_are_not_read() throws IOException {
        Map<String, byte[]> files = files();
        files.remove("manifest.json");
        files.put("tile/0/000", new byte[64 << 20]);
        assertThat(verdict(packed(files)).conclusion()).contains("more than 8,192 bytes");
        files.put("checkpoint", new byte[64 << 20]);
        assertThat(verdict(packed(files)).conclusion()).contains("more than 1,000,000 bytes");
    }

    @Test
    void what_the_manifest_does_not_list_or_says_wrongly_is_found() throws IOException {
        Map<String, byte[]> files = files();
        files.put("extra", new byte[1]);
        assertThat(verdict(packed(files)).conclusion()).contains("does not list \"extra\"");
        files = files();
        files.remove("checkpoints/10");
        assertThat(verdict(packed(files)).conclusion()).contains("checkpoints/10", "which is not there");
        files = files();
        String apart = new String(files.get("apart/000"), StandardCharsets.UTF_8);
        files.put("apart/000", apart.replaceFirst("the desk", "the dusk").getBytes(StandardCharsets.UTF_8));
        assertThat(verdict(packed(files)).position()).isEqualTo(1);
    }

    @Test
    void another_key_is_not_the_one() throws IOException {
        VerifierKey other =
                SigningKey.generate("example.com/chancery", new SecureRandom()).verifier();
        Verdict verdict = Verifier.check(bundle, other, List.of(), null, done -> {});
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.conclusion()).contains("not signed with the key expected");
    }

    @Test
    void the_proof_of_one_record_is_checked_alone() throws IOException {
        Path file = folder.resolve("record.tlog-proof");
        Files.write(file, proof.bytes());
        Verdict verdict = verdict(file);
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.conclusion()).isEqualTo("The entry is in the log, at position 333 of 600.");
        assertThat(verdict.facts().get("entry")).contains("\"position\":333", "statement");
        for (int round = 0; round < 60; round++) {
            byte[] bytes = proof.bytes();
            Files.write(file, flipped(bytes, CHANCE.nextInt(bytes.length)));
            assertThat(verdict(file).holds()).isFalse();
        }
    }

    @Test
    void a_checkpoint_alone_says_no_more_than_its_signature() throws IOException {
        Path file = folder.resolve("checkpoint");
        Files.write(file, atTheEnd.bytes());
        assertThat(verdict(file).conclusion())
                .isEqualTo("The signature holds. Nothing but the signature was there to check.");
        Files.writeString(file, "nothing");
        assertThat(verdict(file).holds()).isFalse();
    }

    @Test
    void an_empty_log_holds() throws IOException {
        try (HikariDataSource pool = TestDatabase.H2_IN_MEMORY.newLedger();
                Ledger ledger = new Ledger(pool, InstantSource.system(), Actors.states(), 10_000)) {
            Log log = new Log(ledger, pool, folder.resolve("log"), null, List.of());
            Path file = folder.resolve("empty.zip");
            try (OutputStream out = Files.newOutputStream(file)) {
                Bundle.of(log).writeTo(out, written -> {});
            }
            assertThat(log.key().name()).startsWith("chancery-log/");
            Verdict verdict = Verifier.check(file, log.key(), List.of(), null, done -> {});
            assertThat(verdict.holds()).isTrue();
        }
    }

    @Test
    void a_second_verifier_written_from_the_reference_comes_to_the_same() throws Exception {
        SecondVerifier second = new SecondVerifier(key.toString());
        Checkpoint says = Checkpoint.parse(atTheEnd.text());
        assertThat(second.bundle(bundle))
                .isEqualTo(new SecondVerifier.Says(
                        says.origin(), says.size(), says.root().base64()));
        assertThat(second.proof(proof.toString())).isEqualTo(333);
        Map<String, byte[]> files = files();
        for (int round = 0; round < 40; round++) {
            String name = List.copyOf(files.keySet()).get(round % files.size());
            Map<String, byte[]> changed = new TreeMap<>(files);
            changed.put(name, flipped(files.get(name), CHANCE.nextInt(files.get(name).length)));
            Path packed = packed(changed);
            if (!name.equals("manifest.json")) {
                assertThatThrownBy(() -> second.bundle(packed)).as(name).isInstanceOf(Exception.class);
            }
            assertThat(verdict(packed).holds()).as(name).isFalse();
        }
    }

    @Test
    void a_bundle_is_laid_out_as_the_reference_says() throws IOException {
        try (InputStream in = Files.newInputStream(bundle)) {
            assertThat(in.readAllBytes()).startsWith('P', 'K');
        }
        assertThat(files().keySet())
                .contains("checkpoint", "vkey", "manifest.json", "checkpoints/10", "tile/0/000", "tile/0/002.p/88")
                .contains("tile/entries/002.p/88", "tile/1/000.p/2", "apart/002.p/88");
    }
}
