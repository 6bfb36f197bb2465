package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.chancery.api.Program.Answer;
import org.chancery.audit.Checkpoint;
import org.chancery.audit.ConsistencyProof;
import org.chancery.audit.Hash;
import org.chancery.audit.InclusionProof;
import org.chancery.audit.RecordProof;
import org.chancery.audit.SignedNote;
import org.chancery.audit.Verifier;
import org.chancery.audit.VerifierKey;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
class LogOverHttpTest {

    private final Program program;

    @TempDir
    private Path folder;

    LogOverHttpTest(TestDatabase where) {
        program = Program.on(where);
    }

    @BeforeEach
    void record() {
        for (int i = 0; i < 5; i++) {
            make(UUID.randomUUID());
        }
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private void make(UUID id) {
        assertThat(program.command(
                                "make-statement",
                                "{'recordId':'" + id
                                        + "','by':'SYR','toward':'TUR','stance':'WILLING','occurred':'2020','unsourced':'a test'}")
                        .status())
                .isEqualTo(201);
    }

    private VerifierKey key() {
        return VerifierKey.parse(program.get("/api/log/key").text().strip());
    }

    private static List<Hash> path(JsonNode proof) {
        return proof.get("path")
                .valueStream()
                .map(hash -> Hash.ofBase64(hash.stringValue()))
                .toList();
    }

    private static Hash hash(JsonNode of, String name) {
        return Hash.ofBase64(of.get(name).stringValue());
    }

    @Test
    void the_checkpoint_covers_what_was_just_recorded_and_is_signed_with_the_key_shown() {
        for (String prefix : List.of("", "/log", "/api/log")) {
            Answer answer = program.get(prefix + "/checkpoint");
            assertThat(answer.contentType()).isEqualTo("text/plain;charset=utf-8");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(Checkpoint.verified(SignedNote.parse(answer.text()), key())
                            .size())
                    .isEqualTo(5);
        }
        make(UUID.randomUUID());
        JsonNode state = program.get("/api/log").json();
        assertThat(state.get("signed").booleanValue()).isTrue();
        assertThat(state.get("size").longValue()).isEqualTo(6);
        assertThat(state.get("key").stringValue()).isEqualTo(key().toString());
        assertThat(program.get("/actuator/health/audit").text()).contains(key().toString(), "\"UP\"");
    }

    @Test
    void proofs_hold_and_entries_are_what_they_prove() {
        JsonNode checkpoint = program.get("/api/log").json();
        for (int position = 1; position <= 5; position++) {
            JsonNode proof =
                    program.get("/api/log/proof/inclusion?position=" + position).json();
            JsonNode entry = program.get("/api/log/entries?from=" + position + "&to=" + position)
                    .json()
                    .get("entries")
                    .get(0);
            Hash leaf = Hash.ofLeaf(entry.get("entry").stringValue().getBytes(StandardCharsets.UTF_8));
            assertThat(hash(entry, "leaf")).isEqualTo(leaf);
            new InclusionProof(proof.get("index").longValue(), 5, path(proof)).check(leaf, hash(checkpoint, "root"));
            JsonNode consistency = program.get("/api/log/proof/consistency?from=" + position + "&to=5")
                    .json();
            new ConsistencyProof(position, 5, path(consistency))
                    .check(hash(consistency, "fromRoot"), hash(consistency, "toRoot"));
            assertThat(hash(consistency, "toRoot")).isEqualTo(hash(checkpoint, "root"));
        }
        assertThat(program.get("/api/log/entries").json().get("entries")).hasSize(5);
        assertThat(program.get("/api/log/proof/inclusion?position=2&size=3")
                        .json()
                        .get("size")
                        .longValue())
                .isEqualTo(3);
    }

    @Test
    void who_recorded_stands_beside_the_entry_that_hides_it() throws NoSuchAlgorithmException {
        JsonNode entry =
                program.get("/api/log/entries?to=1").json().get("entries").get(0);
        UUID salt = UUID.fromString(entry.get("salt").stringValue());
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(java.nio.ByteBuffer.allocate(16)
                .putLong(salt.getMostSignificantBits())
                .putLong(salt.getLeastSignificantBits())
                .array());
        String hidden = java.util.HexFormat.of()
                .formatHex(digest.digest(entry.get("recordedBy").stringValue().getBytes(StandardCharsets.UTF_8)));
        assertThat(entry.get("entry").stringValue()).contains("\"recordedBy\":\"sha256:" + hidden + "\"");
    }

    @Test
    void tiles_never_change_and_may_be_kept_for_ever_once_they_are_signed_over() {
        program.get("/log/checkpoint");
        for (String prefix : List.of("", "/log", "/api/log")) {
            for (String tile : List.of("0/000.p/5", "0/000.p/1", "entries/000.p/5")) {
                Answer answer = program.get(prefix + "/tile/" + tile);
                assertThat(answer.status()).as(tile).isEqualTo(200);
                assertThat(answer.contentType()).isEqualTo("application/octet-stream");
                assertThat(answer.header("Cache-Control")).isEqualTo("max-age=31536000, immutable");
            }
        }
    }

    @Test
    void what_the_log_has_not_is_not_found_and_what_is_no_tile_is_told_so() {
        for (String tile : List.of(
                "0/000",
                "0/000.p/6",
                "0/001",
                "1/000",
                "1/000.p/1",
                "63/000",
                "0/x999/x999/x999/x999/x999/999",
                "entries/000",
                "entries/000.p/6")) {
            Answer answer = program.get("/log/tile/" + tile);
            assertThat(answer.status()).as(tile).isEqualTo(404);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
        }
        for (String tile : List.of(
                "0/0",
                "0/-01",
                "-1/000",
                "64/000",
                "0/000.p/0",
                "0/000.p/256",
                "0/x000/001",
                "0",
                "entries",
                "x/000",
                "0/999999999999999999999999",
                "0/000.p/99999999999999999999",
                "0/000/",
                "0/00%30%30")) {
            Answer answer = program.get("/log/tile/" + tile);
            assertThat(answer.status()).as(tile).isEqualTo(400);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
        }
    }

    @Test
    void numbers_that_cannot_be_are_told_so() {
        for (String question : List.of(
                "proof/inclusion",
                "proof/inclusion?position=0",
                "proof/inclusion?position=-1",
                "proof/inclusion?position=6",
                "proof/inclusion?position=9223372036854775807",
                "proof/inclusion?position=9223372036854775808",
                "proof/inclusion?position=x",
                "proof/inclusion?position=1&size=6",
                "proof/inclusion?position=3&size=2",
                "proof/inclusion?position=1&size=0",
                "proof/inclusion?position=1&size=9223372036854775807",
                "proof/consistency",
                "proof/consistency?from=0",
                "proof/consistency?from=6",
                "proof/consistency?from=3&to=2",
                "proof/consistency?from=1&to=99999999999",
                "proof/consistency?from=-1&to=-1",
                "entries?from=0",
                "entries?from=6",
                "entries?from=1&to=6",
                "entries?from=3&to=2",
                "entries?from=1&to=2000",
                "entries?from=9223372036854775807",
                "entries?from=9223372036854775807&to=9223372036854775807",
                "checkpoints?after=-1",
                "checkpoint?size=1")) {
            Answer answer = program.get("/api/log/" + question);
            assertThat(answer.status()).as(question + ": " + answer.text()).isEqualTo(400);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
        }
    }

    @Test
    void a_number_beyond_the_end_is_named_by_the_parameter_it_stands_in() {
        assertThat(program.get("/api/log/entries?from=99999").text()).contains("99999", "for from");
        assertThat(program.get("/api/log/entries?from=1&to=6").text()).contains("6", "for to");
    }

    @Test
    void the_bundle_and_the_proof_of_a_record_hold_where_there_is_no_server() throws IOException {
        UUID id = UUID.randomUUID();
        make(id);
        Path bundle = folder.resolve("bundle.zip");
        Path proof = folder.resolve("record.tlog-proof");
        Files.write(bundle, program.bytes("/api/log/bundle"));
        Answer answer = program.get("/api/records/" + id + "/proof");
        Files.writeString(proof, answer.text());
        assertThat(answer.header("Content-Disposition")).contains(id + ".tlog-proof");
        for (Path file : List.of(bundle, proof)) {
            assertThat(Verifier.check(file, key(), List.of(), null, done -> {}).holds())
                    .isTrue();
        }
        assertThat(new String(RecordProof.parse(Files.readAllBytes(proof)).extra(), StandardCharsets.UTF_8))
                .contains(id.toString());
        assertThat(program.get("/api/records/" + UUID.randomUUID() + "/proof").status())
                .isEqualTo(404);
        assertThat(program.get("/api/records/" + id + "/proof?position=1").status())
                .isEqualTo(400);
    }

    @Test
    void cosignatures_of_strangers_are_refused() {
        String note = program.get("/log/checkpoint").text();
        String stranger = "— witness.example/w1 " + Base64.getEncoder().encodeToString(new byte[76]) + "\n";
        for (String body : List.of(note + stranger, "nothing", "", note.replace("\n5\n", "\n4\n"))) {
            Answer answer = program.send(
                    "POST",
                    "/api/log/cosignatures",
                    body,
                    "Content-Type",
                    "text/plain",
                    "Authorization",
                    "Bearer " + program.token());
            assertThat(answer.status()).as(body).isEqualTo(400);
        }
        assertThat(program.send("POST", "/api/log/cosignatures", note, "Content-Type", "text/plain")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_log_without_its_key_says_so_everywhere_and_answers_what_it_can() throws IOException {
        program.get("/log/checkpoint");
        program.restartAfter(() -> Files.delete(program.data().resolve("log/key")));
        Answer checkpoint = program.get("/log/checkpoint");
        assertThat(checkpoint.status()).isEqualTo(503);
        assertThat(checkpoint.json().get("type").stringValue()).isEqualTo("/problems/log-not-signed");
        assertThat(checkpoint.json().get("reason").stringValue()).isEqualTo("KEY_MISSING");
        assertThat(program.get("/api/log").json().get("refusal").get("reason").stringValue())
                .isEqualTo("KEY_MISSING");
        assertThat(program.get("/actuator/health/audit").text()).contains("KEY_MISSING", "DOWN");
        assertThat(program.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(program.get("/api/log/bundle").status()).isEqualTo(503);
        assertThat(program.get("/api/log/key").status()).isEqualTo(503);
        assertThat(program.get("/api/relations/SYR-TUR").status()).isEqualTo(200);
        assertThat(program.get("/log/tile/0/000.p/5").status()).isEqualTo(200);
        assertThat(program.get("/log/tile/0/000.p/5").header("Cache-Control")).isEqualTo("no-store");
        assertThat(program.get("/api/log/entries").status()).isEqualTo(200);
    }

    @Test
    void an_entry_that_cannot_be_hashed_is_named() {
        JdbcClient.create(program.database())
                .sql("update event set recorded_at = recorded_at + 300000000000000000 where position = 3")
                .update();
        for (String path : List.of("/api/log/entries", "/log/tile/entries/000.p/5")) {
            Answer answer = program.get(path);
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.json().get("detail").stringValue()).contains("position 3 cannot be hashed");
        }
    }
}
