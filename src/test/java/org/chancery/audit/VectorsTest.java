package org.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.chancery.SharedData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published vectors for transparency logs: proofs that hold and proofs that must not, notes, keys, checkpoints. */
class VectorsTest {

    private static final String VECTORS = "data/tlog-vectors";

    private static List<Path> files(String kind) throws IOException {
        try (Stream<Path> found = Files.walk(SharedData.require(VECTORS + "/" + kind))) {
            return found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return new JsonMapper().readTree(Files.readString(file));
    }

    private static Hash hash(JsonNode of) {
        return Hash.of(Base64.getDecoder().decode(of.asString("")));
    }

    private static List<Hash> hashes(JsonNode of) {
        List<Hash> hashes = new ArrayList<>();
        of.forEach(each -> hashes.add(hash(each)));
        return hashes;
    }

    /** The vectors write sizes without a sign; those beyond half of the range are negative here, and as wrong. */
    private static long unsigned(JsonNode of) {
        return of.bigIntegerValue().longValue();
    }

    /**
     * One vector that must hold has text of 12 bytes where a root stands, for nobody looks at it there. No tree has such a
     * root and we take none, so the text is hashed first.
     */
    private static Hash root(JsonNode of) {
        byte[] bytes = Base64.getDecoder().decode(of.asString(""));
        return bytes.length == Hash.LENGTH ? Hash.of(bytes) : Hash.ofLeaf(bytes);
    }

    private static @Nullable String wrong(Runnable check) {
        try {
            check.run();
            return null;
        } catch (Broken e) {
            return e.why();
        }
    }

    private static void judged(SoftAssertions all, Path file, JsonNode vector, Runnable check) {
        all.assertThat(wrong(check) != null)
                .as(file + ": " + vector.get("desc"))
                .isEqualTo(vector.get("wantErr").booleanValue());
    }

    @Test
    void all_98_proofs_of_inclusion_are_judged_as_published() throws IOException {
        List<Path> files = files("inclusion");
        SoftAssertions all = new SoftAssertions();
        for (Path file : files) {
            JsonNode vector = read(file);
            judged(
                    all,
                    file,
                    vector,
                    () -> new InclusionProof(
                                    unsigned(vector.get("leafIdx")),
                                    unsigned(vector.get("treeSize")),
                                    hashes(vector.get("proof")))
                            .check(hash(vector.get("leafHash")), hash(vector.get("root"))));
        }
        all.assertAll();
        assertThat(files).hasSize(98);
    }

    @Test
    void all_98_proofs_of_consistency_are_judged_as_published() throws IOException {
        List<Path> files = files("consistency");
        SoftAssertions all = new SoftAssertions();
        for (Path file : files) {
            JsonNode vector = read(file);
            judged(
                    all,
                    file,
                    vector,
                    () -> new ConsistencyProof(
                                    unsigned(vector.get("size1")),
                                    unsigned(vector.get("size2")),
                                    hashes(vector.get("proof")))
                            .check(root(vector.get("root1")), root(vector.get("root2"))));
        }
        all.assertAll();
        assertThat(files).hasSize(98);
    }

    @Test
    void notes_are_judged_as_published_and_good_ones_written_again_byte_for_byte() throws IOException {
        JsonNode notes = read(SharedData.require(VECTORS + "/notes/signed-notes.json"));
        SoftAssertions all = new SoftAssertions();
        int judged = 0;
        for (JsonNode vector : notes.get("vectors")) {
            VerifierKey key = VerifierKey.parse(vector.get("vkey").stringValue());
            all.assertThat(key).hasToString(vector.get("vkey").stringValue());
            String note = vector.get("note").stringValue();
            String wrong = wrong(() -> SignedNote.parse(note).verified(List.of(key)));
            all.assertThat(wrong == null)
                    .as(vector.get("source") + ": " + wrong)
                    .isEqualTo(vector.get("valid").booleanValue());
            if (wrong == null) {
                all.assertThat(SignedNote.parse(note)).hasToString(note);
            }
            judged++;
        }
        all.assertAll();
        assertThat(judged).isEqualTo(7);
        for (JsonNode bad : notes.get("badVkeys")) {
            assertThatExceptionOfType(Broken.class).isThrownBy(() -> VerifierKey.parse(bad.stringValue()));
        }
    }

    @Test
    void the_published_private_key_signs_as_published() throws IOException {
        for (JsonNode vector :
                read(SharedData.require(VECTORS + "/notes/signed-notes.json")).get("vectors")) {
            if (vector.has("skey")) {
                SigningKey key = SigningKey.parse(vector.get("skey").stringValue());
                assertThat(key.secret()).isEqualTo(vector.get("skey").stringValue());
                assertThat(key.verifier()).hasToString(vector.get("vkey").stringValue());
                SignedNote note = SignedNote.parse(vector.get("note").stringValue());
                assertThat(new SignedNote(note.text(), List.of(key.sign(note.text()))))
                        .isEqualTo(note);
            }
        }
    }

    @Test
    void the_bodies_of_checkpoints_are_judged_as_published() throws IOException {
        int judged = 0;
        for (JsonNode vector :
                read(SharedData.require(VECTORS + "/notes/signed-notes.json")).get("checkpointBodies")) {
            String body = vector.get("body").stringValue();
            if (vector.has("size")) {
                Checkpoint checkpoint = Checkpoint.parse(body);
                assertThat(checkpoint.size()).isEqualTo(vector.get("size").longValue());
                assertThat(checkpoint.text()).isEqualTo(body);
                assertThat(checkpoint.root())
                        .isEqualTo(Hash.ofLeaf(
                                vector.get("recordHashOf").stringValue().getBytes(StandardCharsets.UTF_8)));
            } else {
                assertThat(wrong(() -> Checkpoint.parse(body)))
                        .as(vector.get("source") + body)
                        .isNotNull();
            }
            judged++;
        }
        assertThat(judged).isEqualTo(5);
    }
}
