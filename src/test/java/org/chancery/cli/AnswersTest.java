package org.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the words show of the server's answers. */
class AnswersTest {

    private static final String STATUS = """
            {"relation":"SYR-TUR","asOf":"2011-06-30","knownAt":"2026-11-23T09:00:00Z","position":39,
             "headline":{"value":"SEVERED","certainty":"POSSIBLE","rule":"ties-severed","values":["SEVERED","NOT_RECORDED"]},
             "facets":[
               {"facet":"TIES","between":["SYR","TUR"],"certainty":"POSSIBLE","values":[
                 {"value":"NOT_RECORDED","since":{"earliest":null,"definiteFrom":null},"records":[]},
                 {"value":"SEVERED","initiator":"TUR","since":{"earliest":"2011-01-01","definiteFrom":null,"text":"2011"},"records":["r1"]}]},
               {"facet":"MISSION_LEVEL","by":"SYR","toward":"TUR","certainty":"DEFINITE","values":[
                 {"value":"NONE","since":{"earliest":"2010-02-01","definiteFrom":"2010-02-01","text":"2010-02-01"},"records":["r1"]}]},
               {"facet":"MISSION_LEVEL","by":"TUR","toward":"SYR","certainty":"DEFINITE","values":[
                 {"value":"NONE","since":{"earliest":"2010-02-01","definiteFrom":"2010-02-01","text":"2010-02-01"},"records":["r1"]}]},
               {"facet":"RECOGNITION","by":"SYR","toward":"TUR","key":"state","certainty":"CONTESTED","values":[
                 {"value":"FULL","rule":"recognition-by-ties","since":{"earliest":"1946-01-01","definiteFrom":"1946-01-01","text":"1946-01-01"},"records":["r2"]},
                 {"value":"WITHDRAWN","implied":true,"since":{"earliest":"2000-01-01","definiteFrom":"2000-12-31"},"records":["r3","r4"]}],
                "positions":[{"name":"recorded","values":["FULL"],"records":["r2"]},{"name":"disputed","values":["WITHDRAWN"],"records":["r3","r4"]}]},
               {"facet":"HOSTILITY","between":["SYR","TUR"],"certainty":"DEFINITE","values":[{"value":"NOT_RECORDED","since":{},"records":[]}]}],
             "contacts":{"last":{"certainty":"DEFINITE","candidates":[
                {"record":"r5","occurred":"2010-12","window":["2010-12-01","2010-12-31"],"sentence":"Syria and Türkiye met."}]},
                "inTwelveMonths":{"least":1,"most":2}},
             "coverage":{"records":5,"first":"1946-01-01","last":"2011"}}
            """;

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

    @Test
    void a_status_says_both_clocks_each_certainty_and_each_window_in_words() {
        server.answers(200, STATUS);
        Typed typed = type("status", "SYR-TUR", "--as-of", "2011-06-30");

        assertThat(typed.out()).isEqualTo("""
                SYR-TUR  SEVERED or NOT_RECORDED, possible (rule ties-severed)
                as of     2011-06-30
                known at  2026-11-23T09:00:00Z  (position 39)

                FACET                OF         VALUE                                 CERTAINTY  SINCE                                          EVIDENCE
                TIES                 SYR – TUR  NOT_RECORDED                          possible
                                                or SEVERED by TUR                                2011 (perhaps from 2011-01-01)                 1 record
                MISSION_LEVEL        SYR ⇄ TUR  NONE                                  definite   2010-02-01                                     1 record
                RECOGNITION “state”  SYR → TUR  FULL (inferred: recognition-by-ties)  contested  1946-01-01, as recorded                        1 record
                                                or WITHDRAWN (implied)                           2000-01-01 … 2000-12-31, if the dispute holds  2 records
                                                recorded: FULL                                                                                  1 record
                                                disputed: WITHDRAWN                                                                             2 records

                NOT_RECORDED  HOSTILITY

                last meeting      2010-12 (2010-12-01 … 2010-12-31)  Syria and Türkiye met.  definite
                in twelve months  1 to 2
                on record         5 records, 1946-01-01 to 2011
                """);
        assertThat(typed.err()).isEmpty();
        assertThat(typed.exit()).isZero();
        assertThat(server.onlySeen().uri()).hasToString("/api/relations/SYR-TUR?asOf=2011-06-30");
    }

    @Test
    void a_table_of_values_is_the_one_the_server_gives() {
        for (List<String> asked : List.of(
                List.of("/api/relations/SYR-TUR.csv?asOf=2011-06-30", "status", "SYR-TUR", "--as-of", "2011-06-30"),
                List.of("/api/relations.csv?actor=SYR", "status", "syr"),
                List.of("/api/relations/SYR-TUR/timeline.csv?facet=TIES", "timeline", "SYR-TUR", "--facet", "TIES"),
                List.of("/api/relations/SYR-TUR/records.csv", "records", "--relation", "SYR-TUR"),
                List.of("/api/records.csv?q=moscow&limit=5", "records", "--text", "moscow", "--limit", "5"),
                List.of("/api/records/r1.csv", "records", "r1"))) {
            server.answers(200, "text/csv", "a,b\r\n1,2\r\n");
            List<String> typed = new ArrayList<>(asked.subList(1, asked.size()));
            typed.addAll(List.of("--format", "csv"));
            assertThat(type(typed.toArray(String[]::new)).out()).isEqualTo("a,b\r\n1,2\r\n");
            assertThat(server.seen().getLast().uri()).hasToString(asked.getFirst());
        }
    }

    @Test
    void colour_only_says_again_what_the_words_say() {
        server.answers(200, STATUS).answers(200, STATUS).answers(200, STATUS);
        String plain = type("status", "SYR-TUR").out();
        String coloured =
                new Typed.At(directory).terminal().type(at("status", "SYR-TUR")).out();
        String quiet = new Typed.At(directory)
                .terminal()
                .with(Map.of("NO_COLOR", "1"))
                .type(at("status", "SYR-TUR"))
                .out();

        assertThat(coloured).contains("\033[").isNotEqualTo(plain);
        assertThat(coloured.replaceAll("\033\\[[0-9]*m", "")).isEqualTo(plain);
        assertThat(quiet).isEqualTo(plain);
    }

    @Test
    void a_refusal_is_the_answer_no_and_shows_what_to_do() {
        server.answers(409, """
                {"type":"/problems/needs-unrecorded-change","title":"Needs unrecorded change","status":409,
                 "detail":"TIES SYR-TUR is SEVERED, and the new ties-severed can follow only ESTABLISHED or SUSPENDED.",
                 "rule":"needs-unrecorded-change","records":["0190e225-4800-7000-8000-000000000009"],
                 "batch":[{"command":"restore-ties"},{"command":"sever-ties"}]}
                """);
        Typed typed = type("record", "sever-ties", "--between", "SYR,TUR");

        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).isEqualTo("""
                Needs unrecorded change.
                  TIES SYR-TUR is SEVERED, and the new ties-severed can follow only ESTABLISHED or SUSPENDED.
                  record    0190e225-4800-7000-8000-000000000009
                  to do     fill in and send these lines with: chancery record --file - --atomic
                {"command":"restore-ties"}
                {"command":"sever-ties"}
                """);
    }

    @Test
    void what_cannot_be_read_is_named_by_its_option() {
        server.answers(400, """
                {"type":"/problems/unreadable-body","title":"Unreadable body","status":400,"detail":"…",
                 "problems":[{"pointer":"/occurred","found":"\\"spring\\"","expected":"a date","advice":"write 2011-03 or [2011-03..2011-05]"},
                             {"pointer":"/sources/0/credibility","found":"9","expected":"a whole number from 1 to 6","advice":""}]}
                """);
        Typed typed = type("record", "sever-ties", "--occurred", "spring", "--source", "A", "--credibility", "9");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).isEqualTo("""
                Unreadable body.
                  at        --occurred
                  found     "spring"
                  expected  a date
                  to do     write 2011-03 or [2011-03..2011-05]
                  at        --source
                  found     9
                  expected  a whole number from 1 to 6
                """);
    }

    @Test
    void a_recorded_command_shows_its_id_and_what_is_answered_otherwise() {
        server.answers(201, """
                {"recordId":"r9","relations":["SYR-TUR"],"position":42,"recordedAt":"2026-11-23T09:00:00Z","events":[],
                 "delta":[{"relation":"SYR-TUR","facet":"TIES","between":["SYR","TUR"],"from":"2011-01-01","to":"2011-12-31",
                   "before":{"certainty":"DEFINITE","values":[{"value":"NOT_RECORDED"}]},
                   "after":{"certainty":"POSSIBLE","values":[{"value":"NOT_RECORDED"},{"value":"SEVERED"}]}}],
                 "hints":[{"hint":"possible-duplicates","records":["r1"],"sentence":"It may be on record already."}]}
                """);
        Typed typed = type("record", "sever-ties", "--between", "SYR,TUR");

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).isEqualTo("""
                recorded  sever-ties, SYR-TUR
                record    r9
                position  42
                known at  2026-11-23T09:00:00Z

                RELATION  FACET  OF         BEFORE        AFTER                              FROM        THROUGH
                SYR-TUR   TIES   SYR – TUR  NOT_RECORDED  NOT_RECORDED or SEVERED, possible  2011-01-01  2011-12-30
                hint      It may be on record already.
                """);
    }

    @Test
    void lines_of_a_file_are_answered_one_by_one_and_one_refused_is_the_answer_no() throws IOException {
        Files.writeString(directory.resolve("brief.jsonl"), """
                {"command":"sever-ties","between":["SYR","TUR"],"occurred":"2011","unsourced":"x"}

                {"command":"sever-ties","between":["SYR","TUR"],"occurred":"2012","unsourced":"x"}
                """);
        server.answers(200, "application/x-ndjson", """
                {"line":1,"status":201,"recordId":"r1","relations":["SYR-TUR"],"position":7}
                {"line":2,"type":"/problems/needs-unrecorded-change","title":"Needs unrecorded change","status":409,"detail":"TIES SYR-TUR is SEVERED.","rule":"needs-unrecorded-change","records":["r1"]}
                """);
        Typed typed = type("record", "--file", "brief.jsonl");

        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).isEqualTo("""
                     1  recorded   SYR-TUR, r1
                     3  refused
                        Needs unrecorded change.
                          TIES SYR-TUR is SEVERED.
                          record    r1
                """);
        assertThat(typed.err()).isEqualTo("2 lines, 1 recorded, 1 refused\n");
        List<String> ids = new ArrayList<>();
        server.onlySeen().body().lines().forEach(line -> ids.add(Json.text(Json.read(line), "recordId")));
        assertThat(ids).hasSize(2).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void the_same_line_has_the_same_id_whenever_it_is_sent() {
        server.answers(200, "application/x-ndjson", "{\"status\":201}\n")
                .answers(200, "application/x-ndjson", "{\"status\":200}\n");
        String line = "{\"command\":\"declare-war\",\"by\":\"AUT\",\"toward\":\"SRB\",\"occurred\":\"1914-07-28\"}";
        for (int i = 0; i < 2; i++) {
            new Typed.At(directory).reading(line).type(at("record", "--file", "-"));
        }
        assertThat(server.seen().get(0).body())
                .isEqualTo(server.seen().get(1).body())
                .contains("recordId");
    }

    @Test
    void a_stream_that_breaks_off_says_after_which_line() {
        server.answers(200, "application/x-ndjson", "{\"status\":201,\"recordId\":\"r1\"}\n");
        Typed typed = new Typed.At(directory).reading("{\"a\":1}\n{\"a\":2}\n").type(at("record", "--file", "-"));

        assertThat(typed.exit()).isEqualTo(3);
        assertThat(typed.err()).isEqualTo("""
                The connection broke after line 1; whether later lines were recorded is not known.
                  to do     send the same file again: a line on record is not recorded twice
                """);
    }

    @Test
    void the_token_comes_from_its_file_the_variable_or_the_data_folder() throws IOException {
        Files.writeString(directory.resolve("mine"), "from-file\n");
        Files.createDirectories(directory.resolve("chancery-data"));
        Files.writeString(directory.resolve("chancery-data/admin-token"), "from-folder\n");
        server.answers(200, STATUS).answers(200, STATUS).answers(200, STATUS);

        type("status", "SYR-TUR");
        new Typed.At(directory).with(Map.of("CHANCERY_TOKEN", "from-variable")).type(at("status", "SYR-TUR"));
        new Typed.At(directory)
                .with(Map.of("CHANCERY_TOKEN", "from-variable"))
                .type(at("status", "SYR-TUR", "--token-file", "mine"));

        assertThat(server.seen().stream().map(StubServer.Seen::authorization))
                .containsExactly("Bearer from-folder", "Bearer from-variable", "Bearer from-file");
    }

    @Test
    void a_server_that_does_not_answer_is_named() {
        server.close();
        Typed typed = type("status", "SYR-TUR");

        assertThat(typed.exit()).isEqualTo(3);
        assertThat(typed.err()).isEqualTo("No server answers at " + server.address() + """
                .
                  to do     start one with: chancery serve
                            or name another with --server
                """);
    }

    @Test
    void a_token_that_is_not_accepted_is_told_in_the_words_of_the_server() {
        server.answers(401, """
                {"title":"Token needed","detail":"Writes need the token of the server.","status":401}
                """);
        Typed typed = type(
                "record",
                "sever-ties",
                "--between",
                "SYR,TUR",
                "--occurred",
                "2011",
                "--record-id",
                "0193587c-1a00-7000-8000-000000000002",
                "--unsourced",
                "a test");

        assertThat(typed.err()).contains("Writes need the token of the server.");
        assertThat(server.onlySeen().method()).isEqualTo("POST");
    }

    @Test
    void a_facet_no_record_speaks_of_is_a_row_too() {
        server.answers(200, """
                {"relation":"SYR-TUR","asOf":"2012-01-01","knownAt":"2026-11-23T09:00:00Z","reasons":[
                  {"answer":{"facet":"HOSTILITY","between":["SYR","TUR"],"certainty":"DEFINITE",
                             "values":[{"value":"NOT_RECORDED"}]},"steps":[]}]}
                """);
        assertThat(type("why", "SYR-TUR", "HOSTILITY", "--format", "csv").out().lines())
                .containsExactly(
                        "relation,as_of,known_at,facet,by,toward,key,occurred,earliest,latest,gives,rule,counts,basis,record",
                        "SYR-TUR,2012-01-01,2026-11-23T09:00:00Z,HOSTILITY,,,,,,,NOT_RECORDED,,,,");
    }

    @Test
    void a_timeline_is_of_no_one_day() {
        server.answers(
                200, "{\"relation\":\"SYR-TUR\",\"asOf\":null,\"knownAt\":\"2026-11-23T09:00:00Z\",\"lines\":[]}");
        assertThat(type("timeline", "SYR-TUR").out()).isEqualTo("""
                SYR-TUR  over time
                known at  2026-11-23T09:00:00Z

                Nothing on record.
                """);
    }

    @Test
    void nothing_a_record_says_moves_the_cursor_of_a_terminal() {
        server.answers(
                200,
                "{\"records\":[{\"record\":\"r1\",\"occurred\":\"2011\",\"sentence\":\"\\u001b[2Jgone\\u202e!\"}]}");

        assertThat(type("records", "--text", "x").out())
                .contains("\uFFFD[2Jgone\uFFFD!")
                .doesNotContain("\033", "\u202e");
    }

    private Typed type(String... words) {
        return new Typed.At(directory).type(at(words));
    }

    private String[] at(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--server", server.address()));
        return line.toArray(String[]::new);
    }
}
