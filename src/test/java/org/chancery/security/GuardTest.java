package org.chancery.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.security.Guard.Verdict.FOREIGN_HOST;
import static org.chancery.security.Guard.Verdict.FOREIGN_ORIGIN;
import static org.chancery.security.Guard.Verdict.PASS;
import static org.chancery.security.Guard.Verdict.TOKEN_NEEDED;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

class GuardTest {

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Sessions sessions = new Sessions(() -> now);
    private Guard guard;
    private String token;

    @BeforeEach
    void make() throws IOException {
        guard = new Guard(AdminToken.in(folder), sessions, List.of("archive.example"), false);
        token = Files.readString(folder.resolve(AdminToken.FILE)).strip();
    }

    private static MockHttpServletRequest request(String method, String from, String host) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/api/relations");
        request.setRemoteAddr(from);
        request.addHeader("Host", host);
        return request;
    }

    private MockHttpServletRequest write(String host) {
        MockHttpServletRequest request = request("POST", "127.0.0.1", host);
        request.addHeader("Authorization", "Bearer " + token);
        return request;
    }

    @Test
    void reading_on_this_machine_needs_no_token() {
        assertThat(guard.judge(request("GET", "127.0.0.1", "localhost:8080"))).isEqualTo(PASS);
        assertThat(guard.judge(request("HEAD", "::1", "[::1]:8080"))).isEqualTo(PASS);
    }

    @Test
    void reading_from_elsewhere_needs_it_unless_reading_is_open() {
        assertThat(guard.judge(request("GET", "192.0.2.7", "archive.example"))).isEqualTo(TOKEN_NEEDED);
        MockHttpServletRequest withToken = request("GET", "192.0.2.7", "archive.example");
        withToken.addHeader("Authorization", "bearer " + token);
        assertThat(guard.judge(withToken)).isEqualTo(PASS);
        Guard open = new Guard(AdminToken.in(folder), sessions, List.of("archive.example"), true);
        assertThat(open.judge(request("GET", "192.0.2.7", "archive.example"))).isEqualTo(PASS);
        assertThat(open.judge(request("POST", "192.0.2.7", "archive.example"))).isEqualTo(TOKEN_NEEDED);
    }

    @Test
    void no_header_makes_a_stranger_local() {
        MockHttpServletRequest request = request("GET", "192.0.2.7", "localhost");
        request.addHeader("X-Forwarded-For", "127.0.0.1");
        assertThat(guard.judge(request)).isEqualTo(TOKEN_NEEDED);
    }

    @Test
    void every_method_that_is_not_for_reading_needs_the_token() {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "TRACE", "ANYTHING")) {
            assertThat(guard.judge(request(method, "127.0.0.1", "localhost"))).isEqualTo(TOKEN_NEEDED);
        }
        assertThat(guard.judge(write("localhost"))).isEqualTo(PASS);
    }

    @Test
    void a_name_that_was_made_to_point_here_does_not_help() {
        assertThat(guard.judge(request("GET", "127.0.0.1", "rebound.example:8080")))
                .isEqualTo(FOREIGN_HOST);
        assertThat(guard.judge(request("GET", "127.0.0.1", "localhost.rebound.example")))
                .isEqualTo(FOREIGN_HOST);
        assertThat(guard.judge(new MockHttpServletRequest("GET", "/"))).isEqualTo(FOREIGN_HOST);
    }

    @Test
    void a_page_of_another_site_cannot_write_even_with_the_token() {
        MockHttpServletRequest foreign = write("localhost:8080");
        foreign.addHeader("Origin", "https://elsewhere.example");
        assertThat(guard.judge(foreign)).isEqualTo(FOREIGN_ORIGIN);
        MockHttpServletRequest otherPort = write("localhost:8080");
        otherPort.addHeader("Origin", "http://localhost:9090");
        assertThat(guard.judge(otherPort)).isEqualTo(FOREIGN_ORIGIN);
        MockHttpServletRequest hidden = write("localhost:8080");
        hidden.addHeader("Origin", "null");
        assertThat(guard.judge(hidden)).isEqualTo(FOREIGN_ORIGIN);
        MockHttpServletRequest told = write("localhost:8080");
        told.addHeader("Sec-Fetch-Site", "cross-site");
        assertThat(guard.judge(told)).isEqualTo(FOREIGN_ORIGIN);
        MockHttpServletRequest own = write("localhost:8080");
        own.addHeader("Origin", "http://localhost:8080");
        own.addHeader("Sec-Fetch-Site", "same-origin");
        assertThat(guard.judge(own)).isEqualTo(PASS);
    }

    private MockHttpServletRequest fromBrowser(String method, String session) {
        MockHttpServletRequest request = request(method, "192.0.2.7", "archive.example");
        request.setCookies(new Cookie(Sessions.COOKIE, session));
        return request;
    }

    @Test
    void a_browser_that_signed_in_reads_and_writes_from_our_pages() {
        String session = sessions.open();
        MockHttpServletRequest write = fromBrowser("POST", session);
        assertThat(guard.judge(fromBrowser("GET", session))).isEqualTo(PASS);
        assertThat(guard.judge(write)).as("no page of ours sent it").isEqualTo(TOKEN_NEEDED);
        write.addHeader("Origin", "http://archive.example");
        assertThat(guard.judge(write)).isEqualTo(PASS);
        assertThat(guard.judge(fromBrowser("GET", session + "x"))).isEqualTo(TOKEN_NEEDED);
    }

    @Test
    void a_page_of_another_site_cannot_write_with_the_cookie_of_a_browser() {
        MockHttpServletRequest write = fromBrowser("POST", sessions.open());
        write.addHeader("Origin", "http://evil.example");
        assertThat(guard.judge(write)).isEqualTo(FOREIGN_ORIGIN);
    }

    @Test
    void a_browser_is_forgotten_when_it_signs_out_and_after_its_time() {
        String left = sessions.open();
        String stayed = sessions.open();
        sessions.close(left);
        now = now.plus(Sessions.LASTS).minusSeconds(1);
        assertThat(sessions.knows(left)).isFalse();
        assertThat(sessions.knows(stayed)).isTrue();
        now = now.plusSeconds(1);
        assertThat(sessions.knows(stayed)).isFalse();
        assertThat(sessions.knows(null)).isFalse();
    }

    @Test
    void of_too_many_browsers_the_one_that_signed_in_first_is_forgotten() {
        String first = sessions.open();
        now = now.plusSeconds(1);
        String second = sessions.open();
        for (int more = 0; more < 99; more++) {
            now = now.plusSeconds(1);
            sessions.open();
        }
        assertThat(sessions.knows(first)).isFalse();
        assertThat(sessions.knows(second)).isTrue();
    }

    @Test
    void a_session_does_not_outlive_the_process() {
        assertThat(new Sessions(() -> now).knows(sessions.open())).isFalse();
    }

    @Test
    void a_key_lets_one_browser_in_within_its_time() {
        String key = sessions.key();
        String late = sessions.key();
        assertThat(sessions.redeem(key))
                .hasValueSatisfying(
                        session -> assertThat(sessions.knows(session)).isTrue());
        assertThat(sessions.redeem(key)).isEmpty();
        assertThat(sessions.redeem("another")).isEmpty();
        assertThat(sessions.redeem(null)).isEmpty();
        now = now.plus(Sessions.KEY_LASTS);
        assertThat(sessions.redeem(late)).isEmpty();
    }

    private MockHttpServletRequest fromAfar(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr("192.0.2.7");
        request.addHeader("Host", "archive.example");
        return request;
    }

    @Test
    void the_entrance_and_what_it_is_made_of_are_open_to_all() {
        for (String path : List.of("/enter", "/assets/chancery.css", "/assets/chancery-0123abcd.js")) {
            assertThat(guard.judge(fromAfar("GET", path))).as(path).isEqualTo(PASS);
        }
    }

    @Test
    void no_other_way_leads_through_the_entrance() {
        for (String path : List.of(
                "/enter/x",
                "/enter;x",
                "/assets/",
                "/assets/../api/relations/SYR-TUR",
                "/assets/..",
                "/assets/%2e%2e/dyads/SYR-TUR",
                "/assets/a/../../dyads/SYR-TUR",
                "/assets/a;/../../dyads/SYR-TUR",
                "//assets/chancery.css")) {
            assertThat(guard.judge(fromAfar("GET", path))).as(path).isEqualTo(TOKEN_NEEDED);
        }
        assertThat(guard.judge(fromAfar("POST", "/assets/chancery.css"))).isEqualTo(TOKEN_NEEDED);
    }

    @Test
    void a_form_for_signing_in_is_read_from_anybody_if_it_is_short_and_from_a_page_of_ours() {
        MockHttpServletRequest form = fromAfar("POST", "/enter");
        form.setContent(new byte[100]);
        assertThat(guard.judge(form)).isEqualTo(PASS);
        MockHttpServletRequest tooLong = fromAfar("POST", "/enter");
        tooLong.setContent(new byte[10_000]);
        assertThat(guard.judge(tooLong)).isEqualTo(TOKEN_NEEDED);
        assertThat(guard.judge(fromAfar("POST", "/enter")))
                .as("of unknown length")
                .isEqualTo(TOKEN_NEEDED);
        form.addHeader("Origin", "http://evil.example");
        assertThat(guard.judge(form)).isEqualTo(FOREIGN_ORIGIN);
    }

    @Test
    void a_page_of_another_server_on_the_same_machine_cannot_write_with_the_cookie() {
        MockHttpServletRequest write = new MockHttpServletRequest("POST", "/paste/record");
        write.setRemoteAddr("127.0.0.1");
        write.addHeader("Host", "localhost:8080");
        write.setCookies(new Cookie(Sessions.COOKIE, sessions.open()));
        write.addHeader("Origin", "http://localhost:3000");
        write.addHeader("Sec-Fetch-Site", "same-site");
        assertThat(guard.judge(write)).isEqualTo(FOREIGN_ORIGIN);
    }
}
