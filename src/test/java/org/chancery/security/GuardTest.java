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

    private final Sessions sessions = new Sessions(() -> now);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
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
    void a_browser_that_was_let_in_reads_and_writes_from_our_pages() {
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
    void a_browser_is_forgotten_when_it_leaves_and_when_it_was_not_seen_for_long() {
        String left = sessions.open();
        String stayed = sessions.open();
        sessions.close(left);
        now = now.plus(Sessions.LASTS).minusSeconds(1);
        assertThat(sessions.knows(left)).isFalse();
        assertThat(sessions.knows(stayed)).isTrue();
        now = now.plus(Sessions.LASTS).plusSeconds(1);
        assertThat(sessions.knows(stayed)).isFalse();
    }

    @Test
    void a_key_lets_one_browser_in() {
        String key = sessions.key();
        assertThat(sessions.redeem(key))
                .hasValueSatisfying(
                        session -> assertThat(sessions.knows(session)).isTrue());
        assertThat(sessions.redeem(key)).isEmpty();
        assertThat(sessions.redeem("another")).isEmpty();
    }

    @Test
    void the_entrance_is_open_to_all() {
        for (String path : List.of("/enter", "/assets/chancery.css")) {
            MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
            request.setRemoteAddr("192.0.2.7");
            request.addHeader("Host", "archive.example");
            assertThat(guard.judge(request)).isEqualTo(PASS);
        }
    }
}
