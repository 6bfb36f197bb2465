package org.chancery.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.chancery.chronicle.Chronicle;
import org.chancery.form.NoSuchRecord;
import org.chancery.form.Unreadable;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerUnavailable;
import org.chancery.standing.NotYetKnown;
import org.chancery.standing.Standing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which request goes where, and what becomes of everything that goes wrong on the way. */
@Configuration(proxyBeanMethods = false)
class Routing {

    /** Says what is asked and sends the answer. */
    @FunctionalInterface
    private interface Sending {
        void send(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    @Bean
    Interface chanceryInterface(Ledger ledger, Standing standing, Chronicle chronicle) {
        return new Interface(ledger, standing, chronicle);
    }

    @Bean
    RouterFunction<ServerResponse> apiRoutes(Interface face) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (Route route : face.routes()) {
            boolean reads = route.method().equals("GET");
            routes.route(
                    RequestPredicates.path(route.path())
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
                request -> sent(face, (servlet, response) -> nowhere(face.routes(), servlet, response)));
        routes.route(
                RequestPredicates.path("/error")
                        .and(request -> request.servletRequest().getDispatcherType() == DispatcherType.REQUEST),
                request -> sent(face, (servlet, response) -> nowhere(face.routes(), servlet, response)));
        routes.GET(
                "/problems/{name}",
                request -> sent(
                        face,
                        (servlet, response) ->
                                page(request.pathVariable("name")).send(servlet, response)));
        return routes.build();
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
        try {
            sending.send(request, response);
            return;
        } catch (Problem e) {
            problem = e;
        } catch (Unreadable e) {
            problem = Commands.unreadable(e);
        } catch (NoSuchRecord e) {
            problem = Commands.noSuchRecord(e);
        } catch (NotYetKnown e) {
            problem = new Problem(ProblemType.NOT_YET_KNOWN, String.valueOf(e.getMessage()));
        } catch (LedgerUnavailable e) {
            problem = Commands.unavailable(e);
        } catch (RuntimeException e) {
            problem = face.commands().unexpected(e);
        } catch (IOException | ServletException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        Reply.of(problem, request.getRequestURI()).send(request, response);
    }

    /** There is nothing at the path, or nothing for the method. */
    private static void nowhere(List<Route> routes, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        TreeSet<String> allowed = new TreeSet<>();
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        for (Route route : routes) {
            PathPattern pattern = PathPatternParser.defaultInstance.parse(route.path());
            if (pattern.matches(path)) {
                allowed.add(route.method());
                if (route.method().equals("GET")) {
                    allowed.add("HEAD");
                }
            }
        }
        if (allowed.isEmpty()) {
            throw new Problem(
                    ProblemType.NOT_FOUND,
                    "There is nothing at " + Asked.shown(request.getRequestURI())
                            + ". What there is, is described at /api/openapi.json.");
        }
        allowed.add("OPTIONS");
        String methods = String.join(", ", allowed);
        if (request.getMethod().equals("OPTIONS")) {
            new Reply(204, "", new byte[0]).with("Allow", methods).send(request, response);
            return;
        }
        Problem problem = new Problem(
                ProblemType.METHOD_NOT_ALLOWED,
                "Found the method " + Asked.shown(request.getMethod()) + ", expected " + methods + ".");
        Reply.of(problem, request.getRequestURI()).with("Allow", methods).send(request, response);
    }

    /** What a type of problem means, for people who follow its address. */
    private static Reply page(String name) {
        ProblemType type = ProblemType.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(ProblemType.NOT_FOUND, "There is no type of problem " + Asked.shown(name) + "."));
        String title = HtmlUtils.htmlEscape(type.title());
        String page = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title
                + " · Chancery</title>\n</head>\n<body>\n<main>\n<h1>" + title + "</h1>\n<p>"
                + HtmlUtils.htmlEscape(type.meaning()) + "</p>\n<p>HTTP status " + type.status()
                + ".</p>\n</main>\n</body>\n</html>\n";
        return new Reply(200, Reply.HTML, page.getBytes(StandardCharsets.UTF_8));
    }
}
