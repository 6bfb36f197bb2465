package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
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

/** Where a browser comes in that is to record: with the token, or once with the link shown where the server was started. */
@Controller
class EntryPages {

    private static final Logger LOG = LoggerFactory.getLogger(EntryPages.class);

    private final AdminToken token;
    private final Sessions sessions;
    private final Guard guard;
    private final Desk desk;

    EntryPages(AdminToken token, Sessions sessions, Guard guard, Desk desk) {
        this.token = token;
        this.sessions = sessions;
        this.guard = guard;
        this.desk = desk;
    }

    @EventListener
    void started(WebServerInitializedEvent started) {
        LOG.info(
                "To record in a browser, open http://localhost:{}/enter?key={} (it works once)",
                started.getWebServer().getPort(),
                sessions.key());
    }

    @GetMapping("/enter")
    String entrance(
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (key != null) {
            String session = sessions.redeem(key).orElse(null);
            if (session != null) {
                return letIn(session, next, request, response);
            }
        }
        return page(key == null ? null : "enter.used", next, request, model);
    }

    @PostMapping("/enter")
    String enter(
            @RequestParam(required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!this.token.is(token == null ? null : token.strip())) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return page("enter.wrong", next, request, model);
        }
        return letIn(sessions.open(), next, request, response);
    }

    @PostMapping("/leave")
    String leave(HttpServletRequest request, HttpServletResponse response) {
        sessions.close(Guard.session(request));
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie("", request).maxAge(0).build().toString());
        return "redirect:/";
    }

    private String page(@Nullable String wrong, @Nullable String next, HttpServletRequest request, Model model) {
        PageQuestion now = new PageQuestion(null, null, false);
        model.addAttribute("wrong", wrong);
        model.addAttribute("next", within(next));
        model.addAttribute("inside", guard.mayRecord(request));
        DyadPages.picker(model, desk.actors(now), now, desk.words());
        return "enter/enter";
    }

    private static String letIn(
            String session, @Nullable String next, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(session, request).maxAge(Sessions.LASTS).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "redirect:" + within(next);
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String session, HttpServletRequest request) {
        return ResponseCookie.from(Sessions.COOKIE, session)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/");
    }

    /** Pages of ours only, whatever an address names. */
    private static String within(@Nullable String next) {
        return next != null && PAGES.contains(next) ? next : "/";
    }

    private static final Set<String> PAGES = Set.of("/", "/paste");
}
