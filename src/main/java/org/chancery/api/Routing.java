package org.chancery.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.chancery.audit.AuditReport;
import org.chancery.audit.Audits;
import org.chancery.audit.Log;
import org.chancery.chronicle.Chronicle;
import org.chancery.exchange.Imports;
import org.chancery.form.NoSuchRecord;
import org.chancery.form.Unreadable;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerUnavailable;
import org.chancery.ledger.RecordTooLarge;
import org.chancery.standing.NotYetKnown;
import org.chancery.standing.Rebuilds;
import org.chancery.standing.Standing;
import org.chancery.standing.Worldwide;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which request goes where, and what becomes of everything that goes wrong on the way. */
@Configuration(proxyBeanMethods = false)
class Routing {

    private static final String PAGE_METHODS = "GET, HEAD, OPTIONS";

    /** Says what is asked and sends the answer. */
    @FunctionalInterface
    private interface Sending {
        void send(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    @Bean
    Interface chanceryInterface(
            Ledger ledger,
            Standing standing,
            Worldwide worldwide,
            Chronicle chronicle,
            Imports imports,
            Rebuilds rebuilds,
            Log log,
            Audits audits,
            AuditReport auditReport) {
        return new Interface(ledger, standing, worldwide, chronicle, imports, rebuilds, log, audits, auditReport);
    }

    @Bean
    ProblemPage problemPage(ObjectProvider<ResourceUrlProvider> addresses) {
        return new ProblemPage(file -> {
            String kept = addresses.getObject().getForLookupPath(file);
            return kept == null ? file : kept;
        });
    }

    @Bean
    RouterFunction<ServerResponse> apiRoutes(Interface face, ProblemPage page) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (Route route : face.routes()) {
            boolean reads = route.method().equals("GET");
            routes.route(
                    path(route)
                            .and(request -> request.method().name().equals(route.method())
                                    || (reads && request.method().name().equals("HEAD"))),
                    request -> sent(face, (servlet, response) -> {
                        Route.Body body = route.body();
                        if (body != null) {
                            Commands.needsContentType(servlet, body.contentType());
                        }
                        Asked asked = new Asked(servlet, request.pathVariables(), route);
                        if (route.path().equals(Interface.LINES)) {
                            face.commands().lines(asked, response);
                        } else {
                            route.handler().answer(asked).send(servlet, response);
                        }
                    }));
        }
        routes.route(
                RequestPredicates.path("/api").or(RequestPredicates.path("/api/**")),
                request -> sent(
                        face,
                        (servlet, response) -> nowhere(face.routes(), servlet.getRequestURI(), servlet.getMethod())
                                .send(servlet, response)));
        routes.route(
                RequestPredicates.path("/error"),
                request -> sent(face, (servlet, response) -> {
                    if (!response.isCommitted()) {
                        astray(face, servlet, page).send(servlet, response);
                    }
                }));
        routes.GET(
                "/problems/{name}",
                request -> sent(
                        face,
                        (servlet, response) -> meaning(request.pathVariable("name"), servlet, page)
                                .send(servlet, response)));
        return routes.build();
    }

    private static RequestPredicate path(Route route) {
        RequestPredicate plain = RequestPredicates.path(pattern(route));
        return route.isAlsoAtJson()
                ? RequestPredicates.path(route.path() + ".json").or(plain)
                : plain;
    }

    /** The path of a tile has as many parts as the tile's number needs. */
    private static String pattern(Route route) {
        return route.path().replace("/{tile}", "/{*tile}");
    }

    private static ServerResponse sent(Interface face, Sending sending) {
        return ServerResponse.ok().build((servlet, response) -> {
            answer(servlet, response, face, sending);
            return null;
        });
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, Interface face, Sending sending)
            throws IOException, ServletException {
        Problem problem;
        Exception cause;
        try {
            sending.send(request, response);
            return;
        } catch (RuntimeException e) {
            problem = problem(e, face);
            cause = e;
        } catch (IOException | ServletException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
        if (response.isCommitted()) {
            // What was sent would be taken for the whole if it ended as an answer ends: the connection is cut instead.
            throw new IOException("the answer broke off: " + problem.getMessage(), cause);
        }
        response.resetBuffer();
        Reply.of(problem, request.getRequestURI()).send(request, response);
    }

    private static Problem problem(RuntimeException failure, Interface face) {
        return switch (failure) {
            case Problem problem -> problem;
            case Unreadable e -> Commands.unreadable(e);
            case NoSuchRecord e -> Commands.noSuchRecord(e);
            case NotYetKnown e -> new Problem(ProblemType.NOT_YET_KNOWN, String.valueOf(e.getMessage()));
            case RecordTooLarge e -> Commands.tooLarge(e);
            case LedgerUnavailable e -> Commands.unavailable(e);
            default -> face.commands().unexpected(failure);
        };
    }

    /** There is nothing at a path of the interface, or nothing for the method. */
    private static Reply nowhere(List<Route> routes, String path, String method) {
        TreeSet<String> allowed = new TreeSet<>();
        PathContainer parsed = PathContainer.parsePath(path);
        for (Route route : routes) {
            PathPattern pattern = PathPatternParser.defaultInstance.parse(pattern(route));
            if (pattern.matches(parsed)) {
                allowed.add(route.method());
                if (route.method().equals("GET")) {
                    allowed.add("HEAD");
                }
            }
        }
        if (allowed.isEmpty()) {
            throw new Problem(
                    ProblemType.NOT_FOUND,
                    "There is nothing at " + Asked.shown(path) + ". What there is, is described at /api/openapi.json.");
        }
        allowed.add("OPTIONS");
        String methods = String.join(", ", allowed);
        return method.equals("OPTIONS")
                ? new Reply(204, "", new byte[0]).with("Allow", methods)
                : Reply.of(notAllowed(method, methods), path).with("Allow", methods);
    }

    private static Problem notAllowed(String method, String methods) {
        return new Problem(
                ProblemType.METHOD_NOT_ALLOWED,
                "Found the method " + Asked.shown(method) + ", expected " + methods + ".");
    }

    /** What is said of a request that nobody answered, or nobody could. */
    private static Reply astray(Interface face, HttpServletRequest request, ProblemPage page) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            Problem nothing =
                    Objects.requireNonNull(Problem.numbered(ProblemType.NOT_FOUND.status(), request.getRequestURI()));
            return Reply.of(nothing, request.getRequestURI(), request, page);
        }
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        int status = (int) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status == ProblemType.METHOD_NOT_ALLOWED.status()) {
            String method = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_METHOD));
            return path.startsWith("/api/")
                    ? nowhere(face.routes(), path, method)
                    : Reply.of(notAllowed(method, PAGE_METHODS), path, request, page)
                            .with("Allow", PAGE_METHODS);
        }
        Problem problem = Problem.numbered(status, path);
        return Reply.of(
                problem == null
                        ? face.commands()
                                .unexpected((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
                        : problem,
                path,
                request,
                page);
    }

    /** What a type of problem means, for people who follow its address. */
    private static Reply meaning(String name, HttpServletRequest request, ProblemPage page) {
        return ProblemType.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(type -> new Reply(200, Reply.HTML, page.of(type)))
                .orElseGet(() -> Reply.of(
                        new Problem(ProblemType.NOT_FOUND, "There is no type of problem " + Asked.shown(name) + "."),
                        request.getRequestURI(),
                        request,
                        page));
    }
}
