package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chancery.api.Program.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whatever is sent, the answer says what was found, what was expected and what to do; it is never a 500. */
class BadInputTest {

    private final Program program = Program.shared();

    private Answer sever(String fields) {
        return program.command("sever-ties", "{" + fields + ",'unsourced':'a test'}");
    }

    private static void isProblem(Answer answer, int status, String type) {
        assertThat(answer.text()).isNotEmpty();
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        JsonNode problem = answer.json();
        assertThat(problem.get("type").stringValue()).isEqualTo("/problems/" + type);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("title").stringValue()).isNotBlank();
        assertThat(problem.get("detail").stringValue()).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "org.chancery", "\tat ");
    }

    @Test
    void unreadable_json() {
        isProblem(program.command("sever-ties", "{'between':"), 400, "unreadable-body");
        isProblem(program.command("sever-ties", ""), 400, "unreadable-body");
        isProblem(program.command("sever-ties", "[]"), 400, "unreadable-body");
        isProblem(program.command("sever-ties", "null"), 400, "unreadable-body");
        isProblem(program.command("sever-ties", "{} {}"), 400, "unreadable-body");
        isProblem(program.command("sever-ties", "[".repeat(100_000)), 400, "unreadable-body");
    }

    @ParameterizedTest
    @CsvSource({"2011-13", "yesterday", "2011-02-30", "21/07/2011", "2011-21", "'{2011,2012}'"})
    void an_unreadable_date(String date) {
        isProblem(sever("'between':['SYR','FRA'],'occurred':'" + date + "'"), 400, "unreadable-body");
    }

    @Test
    void an_unknown_field() {
        Answer answer = sever("'between':['SYR','FRA'],'occured':'2011'");
        isProblem(answer, 400, "unreadable-body");
        assertThat(answer.text()).contains("did you mean occurred?");
    }

    @Test
    void what_the_ledger_alone_decides_cannot_be_sent() {
        isProblem(
                sever("'between':['SYR','FRA'],'occurred':'2011','recordedAt':'2011-01-01T00:00:00Z'"),
                400,
                "unreadable-body");
        isProblem(sever("'between':['SYR','FRA'],'occurred':'2011','position':1"), 400, "unreadable-body");
    }

    @Test
    void an_unknown_actor_comes_with_suggestions() {
        Answer recording = sever("'between':['SYR','TURK'],'occurred':'2011'");
        isProblem(recording, 422, "unknown-actor");
        assertThat(recording.json().get("suggestions").get(0).stringValue()).isEqualTo("TUR");
        Answer asking = program.get("/api/relations/SYR-TURK");
        isProblem(asking, 404, "no-such-actor");
        assertThat(asking.json().get("suggestions").get(0).stringValue()).isEqualTo("TUR");
        isProblem(program.get("/api/actors/Atlantis"), 404, "no-such-actor");
    }

    @Test
    void the_same_actor_twice() {
        isProblem(sever("'between':['SYR','SYR'],'occurred':'2011'"), 422, "same-actor-twice");
        isProblem(program.get("/api/relations/SYR-SYR"), 400, "bad-parameter");
    }

    @Test
    void outside_a_life_span() {
        isProblem(sever("'between':['SUN','FRA'],'occurred':'2011'"), 422, "outside-life-span");
    }

    @Test
    void a_date_in_the_future() {
        isProblem(sever("'between':['SYR','FRA'],'occurred':'9998'"), 422, "begins-in-the-future");
    }

    @Test
    void an_inverted_window() {
        isProblem(sever("'between':['SYR','FRA'],'occurred':'[2012..2011]'"), 422, "inverted-date");
        isProblem(program.get("/api/relations/SYR-FRA/timeline?from=2012-01-01&to=2011-01-01"), 400, "bad-parameter");
    }

    @Test
    void a_lasting_date_on_an_act_that_happens_once() {
        isProblem(sever("'between':['SYR','FRA'],'occurred':'2011/2012'"), 422, "does-not-last");
    }

    @Test
    void forty_one_parties() {
        String parties = program.get("/api/actors?kind=STATE&limit=41&q=a&asOf=2020-01-01")
                .json()
                .get("actors")
                .valueStream()
                .map(actor -> "'" + actor.get("code").stringValue() + "'")
                .collect(Collectors.joining(","));
        isProblem(
                program.command("make-peace", "{'between':[" + parties + "],'occurred':'2011','unsourced':'a test'}"),
                422,
                "too-many-parties");
    }

    @Test
    void a_text_of_a_megabyte() {
        isProblem(
                sever("'between':['SYR','FRA'],'occurred':'2011','note':'" + "x".repeat(1_000_000) + "'"),
                413,
                "too-large");
        isProblem(
                sever("'between':['SYR','FRA'],'occurred':'2011','note':'" + "x".repeat(100_000) + "'"),
                400,
                "unreadable-body");
    }

    @Test
    void nul_and_control_characters() {
        isProblem(sever("'between':['SYR','FRA'],'occurred':'2011','reason':'a\\u0000b'"), 400, "unreadable-body");
        isProblem(sever("'between':['SYR','FRA'],'occurred':'2011','place':'a\\u001bb'"), 400, "unreadable-body");
        isProblem(program.get("/api/records?type=a%01b"), 400, "bad-parameter");
        assertThat(program.get("/api/records?q=%00").status()).isEqualTo(200);
        assertThat(program.raw("GET /api/relations/SYR%00TUR HTTP/1.0\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    void right_to_left_and_combining_characters_are_kept_as_written() {
        String words = "دمشق é ✓ \uD83D\uDE00";
        Answer answer = program.command(
                "make-statement",
                "{'by':'SYR','toward':'JOR','stance':'NEUTRAL','words':'" + words
                        + "','occurred':'2011','unsourced':'a test'}");
        assertThat(answer.status()).isEqualTo(201);
        JsonNode record = program.get(
                        "/api/records/" + answer.json().get("recordId").stringValue())
                .json();
        assertThat(record.get("content").get("words").stringValue()).isEqualTo(words);
        isProblem(sever("'between':['SYR','FRA'],'occurred':'2011','place':'a\u202Eb'"), 400, "unreadable-body");
    }

    @Test
    void the_first_and_the_last_year() {
        isProblem(sever("'between':['SYR','FRA'],'occurred':'0001'"), 422, "outside-life-span");
        assertThat(program.get("/api/relations/SYR-JOR?asOf=0001-01-01").status())
                .isEqualTo(200);
        assertThat(program.get("/api/relations/SYR-JOR?asOf=9999-12-31").status())
                .isEqualTo(200);
        assertThat(program.get("/api/relations/SYR-JOR?asOf=-9999-01-01").status())
                .isEqualTo(200);
        assertThat(program.get("/api/relations/SYR-JOR?knownAt=0001-01-01T00:00:00Z")
                        .status())
                .isEqualTo(200);
        isProblem(program.get("/api/relations/SYR-JOR?asOf=10000-01-01"), 400, "bad-parameter");
        isProblem(program.get("/api/relations/SYR-JOR?knownAt=9999-12-31T23:59:59Z"), 400, "not-yet-known");
        isProblem(program.get("/api/relations/SYR-JOR?knownAt=-100000000-01-01T00:00:00Z"), 400, "bad-parameter");
    }

    @Test
    void a_question_that_cannot_be_read() {
        isProblem(program.get("/api/relations/SYR-JOR?asOf=2011"), 400, "bad-parameter");
        isProblem(program.get("/api/relations/SYR-JOR?asOf="), 400, "bad-parameter");
        isProblem(program.get("/api/relations/SYR-JOR?asOf=2011-01-01&asOf=2012-01-01"), 400, "bad-parameter");
        isProblem(program.get("/api/relations/SYR-JOR?asof=2011-01-01"), 400, "unknown-parameter");
        isProblem(program.get("/api/relations/SYR-JOR?minGrade=high"), 400, "bad-parameter");
        isProblem(program.get("/api/relations/SYR"), 400, "bad-parameter");
        isProblem(program.get("/api/relations/SYR-JOR/why"), 400, "bad-parameter");
        isProblem(program.get("/api/compare?left=2011-01-01"), 400, "bad-parameter");
        isProblem(program.get("/api/records?limit=0"), 400, "bad-parameter");
        isProblem(program.get("/api/records?cursor=zzz"), 400, "bad-parameter");
        isProblem(program.get("/api/relations?cursor=%21"), 400, "bad-parameter");
        isProblem(program.get("/api/records/1"), 400, "bad-parameter");
        isProblem(program.get("/api/records/" + UUID.randomUUID()), 404, "no-such-record");
    }

    @Test
    void the_name_of_a_request_that_the_program_gives_itself() {
        for (String id : List.of("import:0190e225-4800-7000-8000-000000000001", "succession x")) {
            Answer answer = program.send(
                    "POST",
                    "/api/commands/sever-ties",
                    "{\"between\":[\"SYR\",\"TUR\"],\"occurred\":\"2011\",\"unsourced\":\"a test\"}",
                    "Content-Type",
                    "application/json",
                    "X-Request-Id",
                    id,
                    "Authorization",
                    "Bearer " + program.token());
            isProblem(answer, 400, "bad-request");
            assertThat(answer.json().get("detail").stringValue())
                    .isEqualTo("Found an X-Request-Id that begins like those the program gives itself, \"" + id
                            + "\"; expected one of your own, not that of a record an import or a succession made.");
        }
    }

    @Test
    void words_without_end() {
        for (String table : List.of("/api/records", "/api/records.csv")) {
            assertThat(program.get(table + "?q=" + "a-".repeat(1_100)).status()).isEqualTo(200);
            assertThat(program.get(table + "?q=%22" + "a-".repeat(1_100)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_question_about_the_whole_world_that_cannot_be_read() {
        for (String path :
                List.of("/api/relations", "/api/world/changes", "/api/world/coverage", "/api/world/density")) {
            isProblem(program.get(path + "?actor=Turkey"), 404, "no-such-actor");
            isProblem(program.get(path + "?actor=SYR,"), 404, "no-such-actor");
            isProblem(program.get(path + "?counterpart=" + "SYR,".repeat(400)), 400, "bad-parameter");
            isProblem(program.get(path + "?knownAt=9999-12-31T23:59:59Z"), 400, "not-yet-known");
            isProblem(program.get(path + "?nothing=1"), 400, "unknown-parameter");
            assertThat(program.get(path + "?knownAt=0001-01-01T00:00:00Z").status())
                    .isEqualTo(200);
            if (!path.endsWith("density")) {
                isProblem(program.get(path + "?limit=0"), 400, "bad-parameter");
                isProblem(program.get(path + "?limit=99999999999"), 400, "bad-parameter");
                isProblem(program.get(path + "?cursor=!!"), 400, "bad-parameter");
                isProblem(program.get(path + "?cursor=U1lS"), 400, "bad-parameter");
            }
        }
        assertThat(program.get("/api/relations?actor=Turkey")
                        .json()
                        .get("suggestions")
                        .toString())
                .contains("TUR");
        for (String day : List.of("0001-01-01", "9999-12-31", "-9999-01-01")) {
            assertThat(program.get("/api/relations?asOf=" + day).status()).isEqualTo(200);
            assertThat(program.get("/api/relations.csv?asOf=" + day).status()).isEqualTo(200);
            assertThat(program.get("/api/world/density?from=" + day + "&to=" + day)
                            .status())
                    .isEqualTo(200);
            assertThat(program.get("/api/world/coverage?from=" + day + "&to=" + day)
                            .status())
                    .isEqualTo(200);
            assertThat(program.get("/api/compare?left=0001-01-01,&right=" + day + ",")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(program.get("/api/world/density?from=0001-01-01&to=9999-12-31")
                        .status())
                .isEqualTo(200);
        isProblem(program.get("/api/world/density?from=2012-01-01&to=2011-01-01"), 400, "bad-parameter");
        isProblem(program.get("/api/relations?value=SEVERED"), 400, "bad-parameter");
        isProblem(program.get("/api/relations?by=SYR"), 400, "bad-parameter");
        isProblem(program.get("/api/relations?facet=TIES&value=IMPOSED"), 400, "bad-parameter");
        isProblem(program.get("/api/relations?facet=TIES&value=0"), 400, "bad-parameter");
        isProblem(program.get("/api/compare?left=,&right=,&cursor=%00"), 400, "bad-parameter");
        isProblem(program.get("/api/compare?left=,&right=,&relation=SYR-TUR&actor=FRA"), 400, "bad-parameter");
    }

    @Test
    void a_pair_of_which_nothing_is_recorded_is_answered() {
        Answer answer = program.get("/api/relations/ISL-FJI");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("relation").stringValue()).isEqualTo("FJI-ISL");
        assertThat(answer.json().get("headline").get("value").stringValue()).isEqualTo("NOT_RECORDED");
    }

    @Test
    void an_amendment_of_nothing() {
        isProblem(
                program.command("retract-record", "{'record':'" + UUID.randomUUID() + "','reason':'x'}"),
                404,
                "unknown-record");
        isProblem(
                program.command("correct-record", "{'record':'" + UUID.randomUUID() + "','reason':'x','content':{}}"),
                404,
                "no-such-record");
    }

    @Test
    void a_place_that_is_not_there_a_method_it_does_not_have_a_body_of_another_type() {
        isProblem(program.get("/api"), 404, "not-found");
        isProblem(program.get("/api/nothing"), 404, "not-found");
        isProblem(program.get("/api/relations/SYR-TUR/"), 404, "not-found");
        isProblem(program.command("sever-tie", "{}"), 404, "unknown-command");
        Answer method = program.get("/api/commands/sever-ties");
        isProblem(method, 405, "method-not-allowed");
        assertThat(method.header("Allow")).isEqualTo("OPTIONS, POST");
        String token = "Bearer " + program.token();
        isProblem(
                program.send("DELETE", "/api/records/" + UUID.randomUUID(), null, "Authorization", token),
                405,
                "method-not-allowed");
        isProblem(
                program.send(
                        "POST",
                        "/api/commands/sever-ties",
                        "a=b",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        token),
                415,
                "wrong-content-type");
        isProblem(
                program.send("POST", "/api/commands", "{}", "Content-Type", "application/json", "Authorization", token),
                415,
                "wrong-content-type");
    }

    @Test
    void a_write_without_the_token_or_from_another_site() {
        Answer without = program.send("POST", "/api/commands/sever-ties", "{}", "Content-Type", "application/json");
        isProblem(without, 401, "token-needed");
        assertThat(without.header("WWW-Authenticate")).startsWith("Bearer");
        isProblem(
                program.send(
                        "POST",
                        "/api/commands/sever-ties",
                        "{}",
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        "Bearer " + program.token() + "x"),
                401,
                "token-needed");
        isProblem(
                program.send(
                        "POST",
                        "/api/commands/sever-ties",
                        "{}",
                        "Content-Type",
                        "application/json",
                        "Origin",
                        "https://elsewhere.example",
                        "Authorization",
                        "Bearer " + program.token()),
                403,
                "foreign-origin");
        assertThat(program.raw("GET /api/relations HTTP/1.0\r\nHost: elsewhere.example\r\n\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("/problems/foreign-host");
    }

    @Test
    void two_writers_racing_on_one_relation_lose_nothing_and_double_nothing() throws Exception {
        int writers = 8;
        int each = 10;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<List<Integer>>> work = Collections.nCopies(
                    writers,
                    () -> IntStream.range(0, each)
                            .mapToObj(i -> program.command(
                                            "make-statement",
                                            "{'by':'NOR','toward':'SWE','stance':'NEUTRAL','occurred':'2011','unsourced':'a test'}")
                                    .status())
                            .toList());
            int recorded = 0;
            for (Future<List<Integer>> done : threads.invokeAll(work)) {
                assertThat(done.get()).isSubsetOf(201, 409);
                recorded += Collections.frequency(done.get(), 201);
            }
            assertThat(program.get("/api/relations/NOR-SWE/records?limit=1")
                            .json()
                            .get("total")
                            .intValue())
                    .isEqualTo(recorded)
                    .isPositive();
        } finally {
            threads.shutdownNow();
        }
    }
}
