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

class ImportWordTest {

    private static final String QUEUED = """
            {"id":"0190e225-4800-7000-8000-000000000001","kind":"IMPORT","state":"QUEUED","format":"cow-dipl","name":"panels",
             "dryRun":false,"done":0,"total":null,"rows":{}}
            """;
    private static final String DONE = """
            {"id":"0190e225-4800-7000-8000-000000000001","kind":"IMPORT","state":"DONE","format":"cow-dipl","name":"panels",
             "dryRun":false,"done":3,"total":3,
             "rows":{"read":3,"recorded":2,"seen":0,"refused":1,"reused":0,"review":0,"nothing":0,"implied":0,"look":0,"commands":4},
             "reasons":[{"outcome":"REFUSED","reason":"year is \\"35\\", expected four digits","rows":1}],
             "impact":{"relations":1,"changed":1,"biggest":[{"relation":"CAN-USA","records":4,"changes":3}]}}
            """;

    @TempDir
    private Path directory;

    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        Files.writeString(directory.resolve("panels.csv"), "ccode1,ccode2\n");
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
    void a_file_is_sent_watched_to_its_end_and_its_report_shown() {
        server.answers(202, QUEUED).answers(200, DONE);
        Typed typed = type("import", "cow-dipl", "panels.csv", "--name", "panels");

        assertThat(server.seen().getFirst().method()).isEqualTo("POST");
        assertThat(server.seen().getFirst().authorization()).isEqualTo("Bearer secret");
        assertThat(server.seen().getFirst().body())
                .contains("name=\"format\"", "cow-dipl", "name=\"name\"", "filename=\"panels.csv\"", "ccode1,ccode2");
        assertThat(server.seen().getLast().uri().getPath())
                .isEqualTo("/api/imports/0190e225-4800-7000-8000-000000000001");
        assertThat(typed.out()).isEqualTo("""
                        DONE  panels (cow-dipl)  import 0190e225-4800-7000-8000-000000000001
                          read      3
                          recorded  2
                          refused   1
                          commands  4

                          ROWS  OUTCOME  REASON
                          1     refused  year is "35", expected four digits

                        1 relations, answers changed in 1
                          RELATION  RECORDS  CHANGES
                          CAN-USA   4        3
                        """);
        assertThat(typed.err()).isEqualTo("  to undo   chancery import --undo 0190e225-4800-7000-8000-000000000001\n");
        assertThat(typed.exit()).as("a row was refused").isEqualTo(1);
    }

    @Test
    void what_the_columns_mean_is_sent_as_it_stands_in_its_file() throws IOException {
        Files.writeString(directory.resolve("options.json"), "{\"columns\":{\"Land\":\"by\"}}");
        server.answers(202, DONE);
        type("import", "records", "panels.csv", "--options", "options.json");

        assertThat(server.onlySeen().body()).contains("name=\"options\"", "{\"columns\":{\"Land\":\"by\"}}");
        assertThat(type("import", "records", "panels.csv", "--options", "nothing.json")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void an_import_is_undone_by_its_id() {
        server.answers(202, DONE.replace("\"refused\":1", "\"refused\":0"));
        Typed typed = type("import", "--undo", "0190e225-4800-7000-8000-000000000001");

        assertThat(server.onlySeen().uri().getPath())
                .isEqualTo("/api/imports/0190e225-4800-7000-8000-000000000001/undo");
        assertThat(typed.exit()).isZero();
    }

    @Test
    void the_listed_rows_are_a_table_for_spreadsheets() {
        server.answers(202, DONE).answers(200, """
                {"rows":[{"row":3,"outcome":"REFUSED","reason":"year is 35"}]}
                """);
        Typed typed = type("import", "cow-dipl", "panels.csv", "--format", "csv");

        assertThat(typed.out()).isEqualToNormalizingNewlines("row,outcome,reason\n3,REFUSED,year is 35\n");
    }

    @Test
    void a_file_that_is_not_there_or_nothing_at_all_is_wrong_use() {
        assertThat(type("import", "cow-dipl", "nothing.csv").exit()).isEqualTo(2);
        assertThat(type("import").exit()).isEqualTo(2);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void a_person_sees_a_bar() {
        server.answers(202, QUEUED).answers(200, DONE);
        Typed typed = new Typed.At(directory)
                .terminal()
                .type("import", "cow-dipl", "panels.csv", "--server", server.address());

        assertThat(typed.err()).contains("importing");
    }
}
