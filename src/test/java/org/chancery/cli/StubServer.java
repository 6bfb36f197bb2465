package org.chancery.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A server that gives canned answers, one after the other, and remembers what was asked. */
final class StubServer implements AutoCloseable {

    /** A request as it arrived. */
    record Seen(String method, URI uri, String authorization, String body) {}

    private record Canned(int status, String contentType, String body) {}

    private final HttpServer server;
    private final Deque<Canned> canned = new ArrayDeque<>();
    private final List<Seen> seen = new ArrayList<>();

    StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                seen.add(new Seen(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                Canned answer =
                        canned.isEmpty() ? new Canned(500, "text/plain", "nothing canned") : canned.removeFirst();
                byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", answer.contentType);
                if (answer.status == 401) {
                    exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"chancery\"");
                }
                exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    StubServer answers(int status, String json) {
        canned.add(new Canned(status, status / 100 == 2 ? "application/json" : "application/problem+json", json));
        return this;
    }

    StubServer answers(int status, String contentType, String body) {
        canned.add(new Canned(status, contentType, body));
        return this;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Seen> seen() {
        return seen;
    }

    Seen onlySeen() {
        if (seen.size() != 1) {
            throw new AssertionError("asked " + seen.size() + " times: " + seen);
        }
        return seen.getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
