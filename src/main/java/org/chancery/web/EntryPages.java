package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.chancery.security.AdminToken;
import org.chancery.security.Guard;
import org.chancery.security.Sessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a browser signs in that is to record: with the token, or once with the link shown where the server was started.
 * Anybody can see this page, so it shows nothing of the books.
 */
@Controller
class EntryPages {

    private static final Logger LOG = LoggerFactory.getLogger(EntryPages.class);

    /** A path of ours: it begins with one slash, so that it names no other host, and holds nothing that ends a line. */
    private static final Pattern OURS = Pattern.compile("/(?!/)[A-Za-z0-9\\-._~%!$&'()*+,;=:@/?\\[\\]]{0,2000}");

    private final AdminToken token;
    private final Sessions sessions;

    EntryPages(AdminToken token, Sessions sessions) {
        this.token = token;
        this.sessions = sessions;
    }

    @EventListener
    void started(WebServerInitializedEvent started) {
        LOG.info(
                "To record in a browser, open http://localhost:{}/enter?key={} within an hour (it works once)",
                started.getWebServer().getPort(),
                sessions.key());
    }

    /** The page itself uses up no key: whatever looks at a link before a person does would have been let in. */
    @GetMapping("/enter")
    String entrance(
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String next,
            HttpServletResponse response,
            Model model) {
        return page(null, key, next, response, model);
    }

    @PostMapping("/enter")
    Object enter(
            @RequestParam(required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String session = key == null
                ? this.token.is(token == null ? null : token.strip()) ? sessions.open() : null
                : sessions.redeem(key).orElse(null);
        if (session == null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return page(key == null ? "enter.wrong" : "enter.used", null, next, response, model);
        }
        sessions.close(Guard.session(request));
        return letIn(session, next, request, response);
    }

    @PostMapping("/leave")
    Object leave(HttpServletRequest request, HttpServletResponse response) {
        sessions.close(Guard.session(request));
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie("", request).maxAge(0).build().toString());
        return DyadPages.moved("/", false);
    }

    private static String page(
            @Nullable String wrong,
            @Nullable String key,
            @Nullable String next,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("key", key);
        model.addAttribute("wrong", wrong);
        model.addAttribute("next", within(next));
        return "enter/enter";
    }

    private static Object letIn(
            String session, @Nullable String next, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(session, request).maxAge(Sessions.LASTS).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return DyadPages.moved(within(next), false);
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String session, HttpServletRequest request) {
        return ResponseCookie.from(Sessions.COOKIE, session)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/");
    }

    /** A page of ours, whatever an address names; the first one where it names none. */
    private static String within(@Nullable String next) {
        return next != null && OURS.matcher(next).matches() && !next.startsWith("/enter") ? next : "/";
    }
}
