package org.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditWordTest {

    private static final String ID = "0190e225-4800-7000-8000-000000000001";
    private static final String RUNNING =
            "{\"id\":\"" + ID + "\",\"state\":\"RUNNING\",\"done\":1,\"total\":3,\"ratePerSecond\":10.0}";
    private static final String SOUND = """
            {"id":"%s","state":"DONE","done":3,"total":3,"size":3,"root":"ab12","command":"chancery audit --up-to 3 --seed 7",
             "summary":{"findings":0,"notes":0,"checkpoints":1,"relations":2,"rows":4,"answers":5,"seconds":0.1,"kinds":{}},
             "findings":[]}
            """.formatted(ID);
    private static final String ALTERED = """
            {"id":"%s","state":"DONE","done":3,"total":3,"size":3,"root":"ab12","command":"chancery audit --up-to 3 --seed 7",
             "summary":{"findings":1,"notes":0,"checkpoints":1,"relations":2,"rows":4,"answers":5,"seconds":0.1,
              "kinds":{"leaf-differs":1}},
             "findings":[{"number":1,"kind":"leaf-differs","position":2,"record":null,"relation":"SYR-TUR",
              "found":"a leaf","expected":"another"}]}
            """.formatted(ID);

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

    private Typed type(String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--server";
        all[words.length + 1] = server.address();
        return new Typed.At(directory).with(Map.of("CHANCERY_TOKEN", "secret")).type(all);
    }

    @Test
    void an_audit_is_asked_for_watched_to_its_end_and_told() {
        server.answers(202, RUNNING).answers(200, SOUND);
        Typed typed = type("audit", "--relation", "SYR-TUR", "--up-to", "3", "--seed", "7");

        assertThat(server.seen().getFirst().method()).isEqualTo("POST");
        assertThat(server.seen().getFirst().uri()).hasToString("/api/audits?relation=SYR-TUR&upTo=3&seed=7");
        assertThat(server.seen().getLast().uri()).hasToString("/api/audits/" + ID);
        assertThat(typed.out()).isEqualTo("""
                        DONE  audit 0190e225-4800-7000-8000-000000000001
                          events       3
                          root         ab12
                          checkpoints  1
                          relations    2
                          rows         4
                          answers      5
                          seconds      0.1
                          findings     0
                          notes        0
                        """);
        assertThat(typed.err()).isEqualTo("  to repeat chancery audit --up-to 3 --seed 7\n");
        assertThat(typed.exit()).isZero();
    }

    @Test
    void an_instant_is_told_from_a_position() {
        server.answers(202, SOUND);
        type("audit", "--up-to", "2026-01-31T12:00:00Z");

        assertThat(server.seen().getFirst().uri().getQuery()).isEqualTo("knownAt=2026-01-31T12:00:00Z");
    }

    @Test
    void what_was_found_is_shown_and_makes_the_answer_no() {
        server.answers(202, ALTERED);
        Typed typed = type("audit");

        assertThat(typed.out()).endsWith("""

                        leaf-differs  position 2  SYR-TUR
                          found     a leaf
                          expected  another
                        """);
        assertThat(typed.exit()).isEqualTo(1);
    }

    @Test
    void a_report_is_written_as_its_ending_says() throws IOException {
        server.answers(202, SOUND).answers(200, "{\"the\":\"report\"}");
        Typed typed = type("audit", "--report", "report.json");

        assertThat(server.seen().getLast().uri()).hasToString("/api/audits/" + ID + "/report.json");
        assertThat(Files.readString(directory.resolve("report.json"))).contains("\"the\":\"report\"");
        assertThat(typed.exit()).isZero();
    }

    @Test
    void a_file_that_cannot_be_written_is_refused_before_anything_is_asked() {
        assertThat(type("audit", "--report", "report.doc").exit()).isEqualTo(2);
        assertThat(type("audit", "--report", "nowhere/report.pdf").err()).contains("no folder");
        assertThat(type("audit", "--bundle", "evidence.tar").exit()).isEqualTo(2);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void one_is_given_up_and_begins_again() {
        String cancelled = "{\"id\":\"" + ID + "\",\"state\":\"CANCELLED\",\"message\":\"Cancelled after 1 events\"}";
        server.answers(202, RUNNING).answers(200, cancelled);
        Typed given = type("audit", "--cancel", ID);

        assertThat(server.seen().getFirst().method()).isEqualTo("DELETE");
        assertThat(server.seen().getFirst().uri()).hasToString("/api/audits/" + ID);
        assertThat(given.out()).startsWith("CANCELLED  audit " + ID);
        assertThat(given.exit()).isZero();
        server.answers(202, RUNNING).answers(200, SOUND);
        Typed again = type("audit", "--resume", ID);

        assertThat(server.seen().get(2).method()).isEqualTo("POST");
        assertThat(server.seen().get(2).uri()).hasToString("/api/audits/" + ID + "/resume");
        assertThat(again.exit()).isZero();
    }

    @Test
    void what_belongs_to_another_use_is_refused_before_anything_is_asked() {
        Typed typed = type("audit", "--cancel", ID, "--acknowledge", ID, "--seed", "7", "--by", "A. Person");
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("found     --cancel, --seed with --acknowledge");
        assertThat(type("audit", "--remark", "why").err()).contains("--remark with a new audit");
        assertThat(type("audit", "--resume", ID, "--relation", "SYR-TUR").err()).contains("--relation with --resume");
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void one_that_was_over_before_it_could_be_given_up_is_no() {
        server.answers(
                409,
                "{\"type\":\"/problems/not-now\",\"title\":\"Not now\",\"status\":409,\"detail\":\"It is DONE.\"}");
        Typed typed = type("audit", "--cancel", ID);

        assertThat(typed.err()).contains("It is DONE.");
        assertThat(typed.exit()).isEqualTo(1);
    }

    @Test
    void findings_are_acknowledged_by_name() {
        assertThat(type("audit", "--acknowledge", ID).exit()).isEqualTo(2);
        server.answers(
                200,
                "{\"id\":\"" + ID
                        + "\",\"acknowledged\":{\"by\":\"A. Person\",\"at\":\"2026-01-31T12:00:00Z\",\"remark\":null}}");
        Typed typed = type("audit", "--acknowledge", ID, "--by", "A. Person");

        assertThat(server.seen().getLast().uri()).hasToString("/api/audits/" + ID + "/findings/acknowledge");
        assertThat(server.seen().getLast().body()).isEqualTo("{\"by\":\"A. Person\"}");
        assertThat(typed.out()).isEqualTo("acknowledged  A. Person, 2026-01-31T12:00:00Z\n");
        assertThat(typed.exit()).isZero();
    }
}
