package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chancery.api.Program.Answer;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class AuditsOverHttpTest {

    private static Program program;

    @BeforeAll
    static void start() {
        program = Program.on(TestDatabase.H2_IN_MEMORY);
        program.command("establish-ties", "{'between':['SYR','TUR'],'occurred':'1950','unsourced':'a test'}");
        program.command("sever-ties", "{'between':['SYR','TUR'],'occurred':'2011','unsourced':'a test'}");
        program.command("make-statement", """
                {'by':'SYR','toward':'TUR','stance':'WILLING','words':'word','occurred':'2020-01-01','unsourced':'a test'}
                """);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static Answer change(String method, String path) {
        return program.send(method, path, null, "Authorization", "Bearer " + program.token());
    }

    private static JsonNode over(String id) {
        JsonNode audit;
        do {
            audit = program.get("/api/audits/" + id).json();
        } while (List.of("QUEUED", "RUNNING").contains(audit.get("state").stringValue()));
        return audit;
    }

    private static JsonNode audited(String query) {
        Answer taken = change("POST", "/api/audits" + query);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        String id = taken.json().get("id").stringValue();
        assertThat(taken.header("Location")).isEqualTo("/api/audits/" + id);
        return over(id);
    }

    @Test
    void an_audit_is_asked_for_watched_and_over() {
        JsonNode audit = audited("?seed=5");
        String id = audit.get("id").stringValue();

        assertThat(audit.get("state").stringValue()).as("%s", audit).isEqualTo("DONE");
        assertThat(audit.get("size").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(audit.get("command").stringValue())
                .startsWith("chancery audit --up-to ")
                .endsWith(" --seed 5");
        assertThat(audit.get("summary").get("findings").asLong()).isZero();
        assertThat(audit.get("root").stringValue()).hasSize(64);
        String events = program.get("/api/audits/" + id + "/events").text();
        assertThat(events).startsWith("retry: 1000\n\nevent: over\ndata: {\"id\":\"" + id);
        assertThat(change("DELETE", "/api/audits/" + id).status()).isEqualTo(409);
    }

    @Test
    void the_report_comes_as_json_as_a_page_and_as_a_document_with_its_font() throws Exception {
        String address = "/api/audits/" + audited("").get("id").stringValue() + "/report";

        assertThat(program.get(address + ".json").json().get("findings").isArray())
                .isTrue();
        assertThat(program.get(address + ".html").text())
                .contains("Audit of the diplomatic record", "Nothing was found")
                .doesNotContain("src=", "href=");
        assertThat(program.get(address + ".pdf").contentType()).isEqualTo("application/pdf");
        try (PDDocument document = Loader.loadPDF(bytes(address + ".pdf"))) {
            assertThat(new PDFTextStripper().getText(document)).contains("Audit of the diplomatic record", "Seed");
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded())
                            .as("%s", name)
                            .isTrue();
                }
            }
        }
    }

    private static byte[] bytes(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + program.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    @Test
    void what_cannot_be_asked_is_refused_with_what_can() {
        assertThat(change("POST", "/api/audits?upTo=1000000").text()).contains("has come to position");
        assertThat(change("POST", "/api/audits?upTo=-1").status()).isEqualTo(400);
        assertThat(change("POST", "/api/audits?upTo=99999999999999999999").status())
                .isEqualTo(400);
        assertThat(change("POST", "/api/audits?upTo=1&knownAt=2020-01-01T00:00:00Z")
                        .status())
                .isEqualTo(400);
        assertThat(change("POST", "/api/audits?relation=SYR").status()).isEqualTo(400);
        Answer nobody = change("POST", "/api/audits?relation=SYR-TURK");
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(nobody.json().get("suggestions").isArray()).isTrue();
        assertThat(change("POST", "/api/audits?seed=x").status()).isEqualTo(400);
        assertThat(program.get("/api/audits/0190e225-4800-7000-8000-000000000001")
                        .status())
                .isEqualTo(404);
        assertThat(program.send("POST", "/api/audits", null).status()).isEqualTo(401);
    }

    @Test
    void a_relation_alone_and_the_books_of_an_instant_are_audited() {
        JsonNode alone = audited("?relation=TUR-SYR");
        JsonNode before = audited("?knownAt=2000-01-01T00:00:00Z");

        assertThat(alone.get("relation").stringValue()).isEqualTo("SYR-TUR");
        assertThat(alone.get("root").isNull()).isTrue();
        assertThat(alone.get("size").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(before.get("size").asLong()).isZero();
    }

    @Test
    void the_home_page_shows_findings_until_somebody_acknowledges_them() {
        try (Program other = Program.on(TestDatabase.H2_IN_MEMORY)) {
            other.command("sever-ties", "{'between':['SYR','TUR'],'occurred':'2011','unsourced':'a test'}");
            assertThat(other.get("/").text()).doesNotContain("nobody has acknowledged");
            JdbcClient.create(other.database())
                    .sql("update event set recorded_by = 'nobody'")
                    .update();
            String id = other.send("POST", "/api/audits", null, "Authorization", "Bearer " + other.token())
                    .json()
                    .get("id")
                    .stringValue();
            assertThat(other.get("/api/audits/" + id + "/events").text()).contains("event: over");
            assertThat(other.get("/").text()).contains("that nobody has acknowledged", "/audit/" + id);
            assertThat(other.get("/audit").text()).contains("/audit/" + id, "not acknowledged");
            assertThat(other.get("/audit/" + id).text()).contains("leaf-differs", "Acknowledge the findings");

            String address = "/api/audits/" + id + "/findings/acknowledge";
            assertThat(other.post(address, "{\"name\":\"A. Person\"}").status()).isEqualTo(400);
            assertThat(other.post(address, "{}").status()).isEqualTo(400);
            assertThat(other.post(address, "{\"by\":\"A.\\u0001\"}").text()).contains("a control character", "for by");
            Answer remark = other.post(address, "{\"by\":\"A. Person\",\"remark\":\"" + "x".repeat(1_001) + "\"}");
            assertThat(remark.status()).isEqualTo(400);
            assertThat(remark.text()).contains("1,001 characters", "for remark");
            Answer known = other.post(address, "{\"by\":\"A. Person\",\"remark\":\"a test\"}");

            assertThat(known.json().get("acknowledged").get("by").stringValue()).isEqualTo("A. Person");
            assertThat(other.get("/").text()).doesNotContain("nobody has acknowledged");
            assertThat(other.post(address, "{\"by\":\"B. Person\"}").status()).isEqualTo(409);
        }
    }

    /** Findings that nobody would want to type, under an audit that is done. */
    private static String found(int findings) {
        String id = audited("").get("id").stringValue();
        JdbcClient sql = JdbcClient.create(program.database());
        sql.sql("insert into audit_finding (audit, number, kind, position, found, expected) select '" + id
                        + "', x, 'leaf-differs', x, 'a leaf' || char(1) || char(65535), 'another' from system_range(1, "
                        + findings
                        + ")")
                .update();
        sql.sql("update audit_run set findings = " + findings + " where id = '" + id + "'")
                .update();
        return id;
    }

    @Test
    void the_whole_report_has_every_finding_however_many() {
        JsonNode report =
                program.get("/api/audits/" + found(2_500) + "/report.json").json();

        assertThat(report.get("findings")).hasSize(2_500);
        assertThat(report.get("findings").get(2_499).get("number").asLong()).isEqualTo(2_500);
    }

    @Test
    void an_answer_that_breaks_off_does_not_end_as_a_whole_one_does() {
        String id = found(2_500);
        JdbcClient.create(program.database())
                .sql("update audit_finding set kind = 'nonsense' where number = 2000 and audit = '" + id + "'")
                .update();

        assertThatThrownBy(() -> program.get("/api/audits/" + id + "/report.json"))
                .isInstanceOf(UncheckedIOException.class);
        String raw = program.raw(
                "GET /api/audits/" + id + "/report.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(raw).startsWith("HTTP/1.1 200").contains("\"number\":1,");
        assertThat(raw).doesNotEndWith("\r\n0\r\n\r\n").doesNotContain("problems/");
    }

    @Test
    void characters_that_no_document_has_are_replaced_in_it() throws Exception {
        try (PDDocument document = Loader.loadPDF(bytes("/api/audits/" + found(3) + "/report.pdf"))) {
            assertThat(new PDFTextStripper().getText(document)).contains("a leaf");
        }
    }

    @Test
    void a_relation_is_seen_forming_step_by_step() {
        JsonNode steps = program.get("/api/relations/TUR-SYR/steps?asOf=2015-01-01&limit=2")
                .json();

        assertThat(steps.get("steps")).hasSize(2);
        JsonNode first = steps.get("steps").get(0);
        assertThat(first.get("event").stringValue()).isEqualTo("ties-established");
        assertThat(first.get("changes").findValuesAsString("facet")).contains("TIES");
        JsonNode second = steps.get("steps").get(1);
        assertThat(second.get("status").get("headline").get("value").stringValue())
                .isEqualTo("SEVERED");
        assertThat(second.get("headlines").get("come").isEmpty()).isFalse();
        assertThat(steps.get("next").asLong()).isEqualTo(2);
        assertThat(program.get("/api/relations/TUR-SYR/steps?from=2").json().get("steps"))
                .hasSize(1);
        assertThat(program.get("/api/relations/TUR-SYR/steps?from=200").json().get("steps"))
                .isEmpty();
    }
}
