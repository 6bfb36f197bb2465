package org.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWordsTest {

    /** The example of C2SP signed-note. */
    private static final String KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    @TempDir
    private Path directory;

    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Typed log(String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "log";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--server";
        all[words.length + 2] = server.address();
        return new Typed.At(directory).type(all);
    }

    private Typed verify(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "verify";
        System.arraycopy(words, 0, all, 1, words.length);
        return new Typed.At(directory).type(all);
    }

    @Test
    void the_log_shows_its_key_and_its_newest_checkpoint() {
        server.answers(200, """
                {"key":"k+1+2","origin":"k","signed":true,"size":3,"root":"AAAA","checkpoint":"k\\n3\\nAAAA\\n\\n— k sig\\n"}""");
        Typed typed = log();
        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).isEqualTo("""
                key   k+1+2
                size  3
                root  AAAA

                k
                3
                AAAA

                — k sig
                """);
    }

    @Test
    void a_log_that_is_not_signed_ends_with_no_and_says_why() {
        server.answers(200, """
                {"key":"k+1+2","origin":"k","signed":false,"refusal":{"reason":"SHORTER","detail":"events are gone"}}""");
        Typed typed = log();
        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.err()).contains("The log is not signed.", "events are gone");
    }

    @Test
    void key_checkpoint_and_proof_are_printed_as_they_are_kept() {
        server.answers(200, "text/plain", "k+1+2\n")
                .answers(200, "text/plain", "note\n")
                .answers(200, "text/plain", "p\n");
        assertThat(log("key").out()).isEqualTo("k+1+2\n");
        assertThat(log("checkpoint").out()).isEqualTo("note\n");
        assertThat(log("proof", "0190e225-4800-7000-8000-000000000001", "--position", "7")
                        .out())
                .isEqualTo("p\n");
        assertThat(server.seen())
                .extracting(seen -> seen.uri().toString())
                .containsExactly(
                        "/api/log/key",
                        "/api/log/checkpoint",
                        "/api/records/0190e225-4800-7000-8000-000000000001/proof?position=7");
        assertThat(log("proof").exit()).isEqualTo(2);
        assertThat(log("key", "x").exit()).isEqualTo(2);
    }

    @Test
    void evidence_is_checked_without_a_server() throws IOException {
        Files.writeString(directory.resolve("note"), """
                This is an example message.

                — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                """);
        Typed typed = verify("note", "--key", KEY);
        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).contains("DOES NOT HOLD  a checkpoint has three lines or more");
        Files.writeString(directory.resolve("vkey"), KEY + "\n");
        assertThat(verify("note", "--key", "vkey", "--format", "json").out())
                .contains("\"holds\" : false", "a checkpoint has three lines or more");
        assertThat(verify("note", "--key", "vkey", "--format", "csv").out()).startsWith("holds,position,conclusion");
    }

    @Test
    void what_cannot_be_used_is_told_apart_from_what_does_not_hold() throws IOException {
        assertThat(verify("nothing", "--key", KEY).exit()).isEqualTo(2);
        assertThat(verify("nothing", "--key", KEY).err()).contains("There is nothing at nothing.");
        assertThat(verify("nothing").exit()).isEqualTo(2);
        assertThat(verify("nothing", "--key", "x").err()).contains("The key cannot be used.");
        Files.writeString(directory.resolve("kept"), "no note");
        assertThat(verify("kept", "--key", KEY, "--checkpoint", "kept").exit()).isEqualTo(2);
        assertThat(verify("kept", "--key", KEY, "--checkpoint", "gone").exit()).isEqualTo(2);
        assertThat(verify("kept", "--key", KEY).exit()).isEqualTo(1);
    }
}
