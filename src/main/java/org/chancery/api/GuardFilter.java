package org.chancery.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chancery.security.Guard;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away what the guard turns away, and says why. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class GuardFilter extends OncePerRequestFilter {

    private final Guard guard;
    private final ProblemPage page;

    GuardFilter(Guard guard, ProblemPage page) {
        this.guard = guard;
        this.page = page;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Problem problem = switch (guard.judge(request)) {
            case PASS -> null;
            case TOKEN_NEEDED ->
                new Problem(
                        ProblemType.TOKEN_NEEDED,
                        (request.getHeader("Authorization") == null
                                        ? "Found no token, expected"
                                        : "Found another token, expected")
                                + " the header Authorization: Bearer with the content of the file admin-token in"
                                + " the data folder of the server. In a browser, sign in at /enter first.");
            case FOREIGN_ORIGIN ->
                new Problem(
                        ProblemType.FOREIGN_ORIGIN,
                        "Found a write sent by a page of another site; only our own pages and programs may"
                                + " record.");
            case FOREIGN_HOST ->
                new Problem(
                        ProblemType.FOREIGN_HOST,
                        "Found a host this server does not answer for. Use localhost or 127.0.0.1, or name the"
                                + " host in the setting chancery.hosts.");
        };
        if (problem == null) {
            chain.doFilter(request, response);
        } else {
            Reply.of(problem, request.getRequestURI(), request, page).send(request, response);
        }
    }
}
