package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chancery.api.Program.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever loses the way outside the interface is told so: a browser by a page, a program by a problem document. */
class AstrayTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final List<String> GUARDING = List.of(
            "Content-Security-Policy: default-src 'none';",
            "X-Content-Type-Options: nosniff",
            "X-Frame-Options: DENY",
            "Referrer-Policy: same-origin");

    private final Program program = Program.shared();

    private String request(String firstLine, String... headers) {
        return program.raw(firstLine + "\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join(
                        "", List.of(headers).stream().map(each -> each + "\r\n").toList()) + "\r\n");
    }

    private static void isDocument(String answer, int status, String type) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("Content-Type: application/problem+json");
        GUARDING.forEach(header -> assertThat(answer).contains(header));
        String body = answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
        JsonNode problem = new JsonMapper().readTree(body);
        assertThat(problem.get("type").stringValue()).isEqualTo("/problems/" + type);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("title").stringValue()).isNotBlank();
        assertThat(problem.get("detail").stringValue()).isNotBlank();
        showsNothingOfTheInside(answer);
    }

    private static void isPage(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("Content-Type: text/html;charset=UTF-8")
                .contains("<link rel=\"stylesheet\" href=\"/assets/chancery-")
                .contains("<h1>")
                .contains("href=\"/\"")
                .doesNotContain("{title}", "{text}", "{style}", "{seal}");
        GUARDING.forEach(header -> assertThat(answer).contains(header));
        showsNothingOfTheInside(answer);
    }

    private static void showsNothingOfTheInside(String answer) {
        assertThat(answer).doesNotContain("Exception", "org.chancery", "org.springframework", "Tomcat", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope",
                "/actuator/env",
                "/error",
                "/problems/none",
                "/assets/none.css",
                "/dyads/SYR-TUR/x",
                "/favicon.ico",
                "//dyads"
            })
    void a_place_that_is_not_there(String path) {
        isDocument(request("GET " + path + " HTTP/1.1"), 404, "not-found");
        isDocument(request("GET " + path + " HTTP/1.1", "Accept: */*"), 404, "not-found");
        isPage(request("GET " + path + " HTTP/1.1", "Accept: " + BROWSER), 404);
    }

    @ParameterizedTest
    @CsvSource({"TRACE,/", "TRACE,/dyads/SYR-TUR", "POST,/", "PUT,/dyads/SYR-TUR", "DELETE,/actuator/health"})
    void a_method_that_no_page_has(String method, String path) {
        String token = "Authorization: Bearer " + program.token();
        String answer = request(method + " " + path + " HTTP/1.1", token, "Content-Length: 0");
        isDocument(answer, 405, "method-not-allowed");
        assertThat(answer).contains("Allow: GET, HEAD, OPTIONS\r\n").contains(method);
        isPage(request(method + " " + path + " HTTP/1.1", token, "Content-Length: 0", "Accept: " + BROWSER), 405);
    }

    @Test
    void a_trace_of_the_interface_is_told_what_the_resource_has() {
        String answer = request("TRACE /api/relations/SYR-TUR HTTP/1.1", "Accept: " + BROWSER);
        isDocument(answer, 405, "method-not-allowed");
        assertThat(answer).contains("Allow: GET, HEAD, OPTIONS\r\n");
        isDocument(request("TRACE /api/nothing HTTP/1.1"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE",
                "GET /a b c HTTP/1.1",
                "GET /dyads/SYR%00TUR HTTP/1.1",
                "GET /dyads/%zz HTTP/1.1",
                "GET /dyads/%ff-%fe HTTP/1.1",
                "GET /dyads/SYR%2fTUR HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /%2e%2e/x HTTP/1.1",
                "GET /a\\b HTTP/1.1"
            })
    void a_request_that_cannot_be_read(String firstLine) {
        isDocument(request(firstLine), 400, "bad-request");
        assertThat(request(firstLine, "Accept: " + BROWSER)).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void an_address_that_cannot_be_decoded_is_a_page_to_a_browser() {
        isPage(request("GET /dyads/SYR%00TUR HTTP/1.1", "Accept: " + BROWSER), 400);
    }

    @Test
    void an_address_or_headers_that_are_too_long() {
        isDocument(request("GET /" + "a".repeat(9_000) + " HTTP/1.1"), 400, "bad-request");
        isDocument(request("GET / HTTP/1.1", "X: " + "a".repeat(9_000)), 400, "bad-request");
    }

    @Test
    void another_version_of_http_is_no_fault_of_ours() {
        isDocument(request("GET / HTTP/9.9"), 505, "bad-request");
    }

    @Test
    void a_page_that_cannot_be_answered_is_a_document_to_a_program() {
        isDocument(request("GET /dyads/XX HTTP/1.1"), 400, "bad-parameter");
        isDocument(request("GET /?asOf=%00 HTTP/1.1"), 400, "bad-parameter");
        isDocument(request("GET /?asOf=%zz HTTP/1.1"), 400, "bad-request");
        isPage(request("GET /?asOf=%zz HTTP/1.1", "Accept: " + BROWSER), 400);
        Answer unknown = program.get("/dyads/SYX-TUR");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.contentType()).isEqualTo("application/problem+json");
        assertThat(unknown.text())
                .isEqualTo(
                        "{\"detail\":\"No actor is known as “SYX”. Did you mean: Seychelles (SYC), Syria (SYR)\",\"instance\":"
                                + "\"/dyads/SYX-TUR\",\"status\":404,\"title\":\"No such actor\",\"type\":\"/problems/no-such-actor\"}");
    }

    @Test
    void what_the_guard_turns_away_is_a_page_to_a_browser() {
        String foreign = "GET / HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n";
        isDocument(program.raw(foreign + "\r\n"), 403, "foreign-host");
        isPage(program.raw(foreign + "Accept: " + BROWSER + "\r\n\r\n"), 403);
        isDocument(
                program.raw(foreign.replace("/ ", "/api/relations ") + "Accept: " + BROWSER + "\r\n\r\n"),
                403,
                "foreign-host");
    }

    @Test
    void a_program_that_would_rather_have_json_gets_it() {
        isDocument(request("GET /nope HTTP/1.1", "Accept: application/json, text/html;q=0.5"), 404, "not-found");
        isDocument(request("GET /nope HTTP/1.1", "Accept: nonsense"), 404, "not-found");
        isPage(request("GET /nope HTTP/1.1", "Accept: text/html, application/json;q=0.5"), 404);
    }

    @Test
    void the_meaning_of_a_type_of_problem_is_a_page() {
        isPage(request("GET /problems/lost-race HTTP/1.1"), 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32BE"})
    void a_body_in_another_encoding_is_named_and_refused(String encoding) throws Exception {
        byte[] body = "{\"between\":[\"SYR\",\"FRA\"],\"occurred\":\"2013\",\"unsourced\":\"é\"}".getBytes(encoding);
        String head = "POST /api/commands/sever-ties HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer " + program.token()
                + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] whole = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, whole, 0, head.length());
        System.arraycopy(body, 0, whole, head.length(), body.length);
        String answer = program.raw(whole);
        isDocument(answer, 400, "unreadable-body");
        assertThat(answer).contains("found text in " + encoding.substring(0, 6) + ", expected JSON in UTF-8");
    }
}
