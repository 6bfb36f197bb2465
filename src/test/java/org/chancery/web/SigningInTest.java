package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chancery.api.Program;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.Test;

/** A browser signs in, records, and signs out, over HTTP. */
class SigningInTest {

    private static final String ACT = """
            {"between":["ISL","TON"],"subject":"fish","occurred":"1999","unsourced":"a test"}""";

    private final Program program = Program.shared();

    private Program.Answer form(Program to, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(
                "Content-Type", "application/x-www-form-urlencoded", "Origin", "http://127.0.0.1:" + to.port()));
        all.addAll(List.of(headers));
        return to.send("POST", path, body, all.toArray(String[]::new));
    }

    private Program.Answer signIn(Program to, String next) {
        return form(
                to,
                "/enter",
                "token=" + URLEncoder.encode(to.token(), StandardCharsets.UTF_8) + "&next="
                        + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    private static String cookie(Program.Answer answer) {
        return answer.header("Set-Cookie").replaceAll(";.*", "");
    }

    private String[] asBrowser(String cookie) {
        return new String[] {
            "Cookie", cookie, "Origin", "http://127.0.0.1:" + program.port(), "Content-Type", "application/json"
        };
    }

    @Test
    void the_cookie_is_for_our_pages_alone_and_no_script_reads_it() {
        Program.Answer answer = signIn(program, "/paste");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/paste");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Set-Cookie"))
                .matches(
                        "chancery-session=[A-Za-z0-9_-]{43}; Path=/; Max-Age=43200; Expires=[^;]+; HttpOnly; SameSite=Strict");
    }

    @Test
    void another_token_opens_nothing() {
        Program.Answer answer = form(program, "/enter", "token=not+the+token");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.text()).contains("That is not the token.");
    }

    @Test
    void one_comes_back_to_pages_of_ours_only() {
        for (String elsewhere : List.of(
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "/paste\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "",
                "/enter?next=/enter")) {
            assertThat(signIn(program, elsewhere).header("Location"))
                    .as(elsewhere)
                    .matches("(http://127\\.0\\.0\\.1:\\d+)?/");
        }
        assertThat(signIn(program, "/dyads/SYR-TUR?asOf=2012-01-01").header("Location"))
                .endsWith("/dyads/SYR-TUR?asOf=2012-01-01");
    }

    @Test
    void who_is_signed_in_records_under_the_same_name_as_with_the_token() {
        String cookie = cookie(signIn(program, "/"));
        Program.Answer byCookie = program.send("POST", "/api/commands/open-talks", ACT, asBrowser(cookie));
        assertThat(byCookie.status()).as(byCookie.text()).isEqualTo(201);
        Program.Answer byToken = program.post("/api/commands/open-talks", ACT.replace("fish", "ships"));
        assertThat(recordedBy(byCookie)).isEqualTo("admin").isEqualTo(recordedBy(byToken));
    }

    private String recordedBy(Program.Answer recorded) {
        return program.get("/api/records/" + recorded.json().get("recordId").stringValue())
                .json()
                .at("/versions/0/recordedBy")
                .stringValue();
    }

    @Test
    void the_cookie_alone_writes_nothing() {
        String cookie = cookie(signIn(program, "/"));
        Program.Answer bare = program.send(
                "POST", "/api/commands/open-talks", ACT, "Cookie", cookie, "Content-Type", "application/json");
        assertThat(bare.status()).as("no page of ours sent it").isEqualTo(401);
        Program.Answer foreign = program.send(
                "POST",
                "/api/commands/open-talks",
                ACT,
                "Cookie",
                cookie,
                "Origin",
                "http://localhost:3000",
                "Content-Type",
                "application/json");
        assertThat(foreign.status()).as("a page of another server sent it").isEqualTo(403);
        Program.Answer nobodys = program.send(
                "POST",
                "/api/commands/open-talks",
                ACT,
                "Cookie",
                cookie,
                "Origin",
                "null",
                "Content-Type",
                "application/json");
        assertThat(nobodys.status()).as("a page of nowhere sent it").isEqualTo(403);
    }

    @Test
    void who_signed_out_records_no_more() {
        String cookie = cookie(signIn(program, "/"));
        Program.Answer left = form(program, "/leave", "", "Cookie", cookie);
        assertThat(left.status()).isEqualTo(302);
        assertThat(left.header("Set-Cookie")).startsWith("chancery-session=; ").contains("Max-Age=0");
        assertThat(program.send("POST", "/api/commands/open-talks", ACT, asBrowser(cookie))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void signing_in_anew_ends_the_session_before() {
        String before = cookie(signIn(program, "/"));
        form(
                program,
                "/enter",
                "token=" + URLEncoder.encode(program.token(), StandardCharsets.UTF_8),
                "Cookie",
                before);
        assertThat(program.send("POST", "/api/commands/open-talks", ACT, asBrowser(before))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void another_token_and_another_start_end_every_session() throws IOException {
        try (Program own = Program.on(TestDatabase.H2_IN_MEMORY)) {
            String cookie = cookie(signIn(own, "/"));
            own.restartAfter(() -> {});
            assertThat(form(own, "/paste", "text=x", "Cookie", cookie).status()).isEqualTo(401);
        }
    }

    @Test
    void every_page_says_whether_one_is_signed_in() {
        assertThat(program.get("/compare", "Accept", "text/html").status()).isLessThan(400);
        String outside = program.get("/dyads/SYR-TUR?asOf=2012-01-01", "Accept", "text/html")
                .text();
        assertThat(outside)
                .contains("href=\"/enter?next=/dyads/SYR-TUR?asOf%3D2012-01-01\"")
                .contains(">Sign in</a>");
        String inside = program.get(
                        "/dyads/SYR-TUR?asOf=2012-01-01", "Accept", "text/html", "Cookie", cookie(signIn(program, "/")))
                .text();
        assertThat(inside).contains(">Signed in</a>");
    }
}
