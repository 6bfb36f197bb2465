package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chancery.api.Program.Answer;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportsOverHttpTest {

    private static final String HEAD = "ccode1,ccode2,year,DR_at_1,DR_at_2\n";
    private static Program program;

    @BeforeAll
    static void start() {
        program = Program.on(TestDatabase.H2_IN_MEMORY);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    static Answer send(Program program, String query, String... parts) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < parts.length; i += 2) {
            body.append("--x\r\nContent-Disposition: form-data; name=\"")
                    .append(parts[i])
                    .append(parts[i].equals("file") ? "\"; filename=\"panel.csv\"" : "\"")
                    .append("\r\n\r\n")
                    .append(parts[i + 1])
                    .append("\r\n");
        }
        return program.send(
                "POST",
                "/api/imports" + query,
                body + "--x--\r\n",
                "Content-Type",
                "multipart/form-data; boundary=x",
                "Authorization",
                "Bearer " + program.token());
    }

    /** Asks until it is over. */
    static JsonNode over(Program program, String id) {
        JsonNode report;
        do {
            report = program.get("/api/imports/" + id).json();
        } while (List.of("QUEUED", "RUNNING").contains(report.get("state").stringValue()));
        return report;
    }

    @Test
    void what_the_columns_of_a_table_mean_stands_in_the_options_and_in_the_report() {
        String options = """
                {"dryRun":true,"columns":{"A":"between","B":"between","When":"occurred"},
                 "constants":{"command":"establish-ties","unsourced":"a test"},"dates":"DAY_FIRST"}
                """;
        Answer sent = send(
                program, "", "format", "records", "file", "A,B,When\nTurkye,Syria,03/04/1967\n", "options", options);
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        JsonNode report = over(program, sent.json().get("id").stringValue());
        assertThat(report.get("dryRun").asBoolean()).isTrue();
        assertThat(report.get("options").toString())
                .isEqualTo(
                        "{\"columns\":{\"A\":\"between\",\"B\":\"between\",\"When\":\"occurred\"},"
                                + "\"constants\":{\"command\":\"establish-ties\",\"unsourced\":\"a test\"},\"dates\":\"DAY_FIRST\"}");
        assertThat(report.get("names").toString())
                .isEqualTo("[{\"name\":\"Turkye\",\"rows\":1,\"from\":\"1967-04-03\",\"to\":\"1967-04-03\"}]");

        Answer unfit =
                send(program, "", "format", "records", "file", "A\n", "options", "{\"columns\":{\"A\":\"party\"}}");
        assertThat(unfit.status()).isEqualTo(400);
        assertThat(unfit.text()).contains("the column \\\"party\\\" for options, expected a column of records");
        assertThat(send(program, "", "format", "cow-dipl", "file", HEAD, "options", "{\"dates\":\"DAY_FIRST\"}")
                        .status())
                .isEqualTo(400);
    }

    private static Answer change(String method, String path) {
        return program.send(method, path, null, "Authorization", "Bearer " + program.token());
    }

    @Test
    void a_file_is_imported_reported_and_undone() {
        Answer taken = send(
                program,
                "",
                "format",
                "cow-dipl",
                "name",
                "two panels",
                "file",
                HEAD + "2,20,1930,0,2\n2,20,1935,2,2\n2,20,35,2,2\n");
        assertThat(taken.status()).isEqualTo(202);
        String id = taken.json().get("id").stringValue();
        assertThat(taken.header("Location")).isEqualTo("/api/imports/" + id);

        JsonNode report = over(program, id);
        assertThat(report.get("state").stringValue()).isEqualTo("DONE");
        assertThat(report.get("rows").get("recorded").asInt()).isEqualTo(2);
        assertThat(report.get("rows").get("refused").asInt()).isEqualTo(1);
        assertThat(report.get("refusals").toString())
                .isEqualTo(
                        "[{\"row\":3,\"outcome\":\"REFUSED\",\"reason\":\"year is \\\"35\\\", expected four digits\"}]");
        assertThat(report.get("impact").get("biggest").get(0).get("relation").stringValue())
                .isEqualTo("CAN-USA");
        assertThat(program.get("/api/imports/" + id + "/rows?after=2&limit=1")
                        .json()
                        .get("rows"))
                .isEqualTo(report.get("refusals"));
        assertThat(program.get("/api/imports/" + id + "/unrecorded").text())
                .contains("2,20,35,2,2,REFUSED,\"year is \"\"35\"\", expected four digits\"");
        assertThat(program.get("/api/imports")
                        .json()
                        .get("imports")
                        .get(0)
                        .get("name")
                        .stringValue())
                .isEqualTo("two panels");
        assertThat(program.get("/api/relations/CAN-USA?asOf=1935-12-31").text()).contains("MINISTER");

        Answer undo = change("POST", "/api/imports/" + id + "/undo");
        assertThat(undo.status()).isEqualTo(202);
        JsonNode undone = over(program, undo.json().get("id").stringValue());
        assertThat(undone.get("rows").get("recorded").asInt()).isEqualTo(4);
        assertThat(undone.get("undoes").stringValue()).isEqualTo(id);
        assertThat(program.get("/api/relations/CAN-USA?asOf=1935-12-31").text()).doesNotContain("MINISTER");

        assertThat(change("POST", "/api/imports/" + id + "/undo").status()).isEqualTo(409);
        assertThat(change("POST", "/api/imports/" + id + "/resume").status()).isEqualTo(409);
        assertThat(change("DELETE", "/api/imports/" + id).status()).isEqualTo(409);
    }

    @Test
    void a_trial_is_asked_for_in_the_query_or_in_a_part() {
        for (Answer taken : List.of(
                send(program, "?dryRun=true", "format", "cow-dipl", "file", HEAD + "2,200,1930,3,3\n"),
                send(program, "", "dryRun", "true", "format", "cow-dipl", "file", HEAD + "2,200,1930,3,3\n"),
                send(
                        program,
                        "",
                        "options",
                        "{\"dryRun\":true}",
                        "format",
                        "cow-dipl",
                        "file",
                        HEAD + "2,200,1930,3,3\n"))) {
            JsonNode report = over(program, taken.json().get("id").stringValue());
            assertThat(report.get("dryRun").asBoolean()).isTrue();
            assertThat(report.get("rows").get("recorded").asInt()).isEqualTo(1);
        }
        assertThat(program.get("/api/relations/GBR-USA?asOf=1930-12-31").text()).doesNotContain("AMBASSADOR");
    }

    @Test
    void what_cannot_be_taken_says_why() {
        assertThat(send(program, "", "format", "cow", "file", "x")
                        .json()
                        .get("detail")
                        .stringValue())
                .startsWith("Found \"cow\" for format, expected one of ");
        assertThat(send(program, "", "format", "cow-dipl").json().get("detail").stringValue())
                .isEqualTo("Found no part for file, expected the file to import.");
        assertThat(send(program, "", "format", "cow-dipl", "file", "x", "colour", "red")
                        .status())
                .isEqualTo(400);
        assertThat(send(program, "", "format", "cow-dipl", "file", "x", "options", "{\"mood\":1}")
                        .status())
                .isEqualTo(400);
        assertThat(send(program, "?x=1", "format", "cow-dipl", "file", "x").status())
                .isEqualTo(400);
        assertThat(program.post("/api/imports", "{}").status()).isEqualTo(415);
        assertThat(program.get("/api/imports/0190e225-4800-7000-8000-000000000001")
                        .status())
                .isEqualTo(404);
        assertThat(program.send("POST", "/api/imports", "", "Content-Type", "multipart/form-data; boundary=x")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_file_of_another_kind_fails_and_says_what_was_expected() {
        Answer taken = send(program, "", "format", "cow-dipl", "file", "ccode1;ccode2;year;DR_at_1;DR_at_2\n");
        JsonNode report = over(program, taken.json().get("id").stringValue());

        assertThat(report.get("state").stringValue()).isEqualTo("FAILED");
        assertThat(report.get("message").stringValue())
                .isEqualTo(
                        "Found cells with a semicolon between them in the first line, expected a comma between cells."
                                + " Write the file with a comma between cells.");
        assertThat(program.get("/api/imports/" + taken.json().get("id").stringValue() + "/unrecorded")
                        .status())
                .isEqualTo(409);
    }
}
