package org.chancery.api;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.chancery.Application;
import org.chancery.ledger.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program on a port of its own, asked over HTTP. */
public final class Program implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicReference<Program> SHARED = new AtomicReference<>();

    private final HikariDataSource database;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path data;
    private ConfigurableApplicationContext context;
    private int port;
    private final String token;

    private Program(TestDatabase where) {
        try {
            database = where.newLedger();
            data = Files.createTempDirectory("chancery-api").resolve("data");
            run();
            token = Files.readString(data.resolve("admin-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        context = SpringApplication.run(
                Application.class,
                "--server.port=0",
                "--chancery.data=" + data,
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword(),
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn");
        port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    /** Something done while a program does not run. */
    @FunctionalInterface
    public interface Meddling {
        void meddle() throws IOException;
    }

    /** Stops it, lets something be done to its files or its database, and starts it again. */
    public void restartAfter(Meddling meddling) throws IOException {
        context.close();
        meddling.meddle();
        run();
    }

    /** A program of its own; close it when done. */
    public static Program on(TestDatabase where) {
        return new Program(where);
    }

    /** One program for all tests that mind nobody else's records; it ends with the JVM. */
    public static synchronized Program shared() {
        if (SHARED.get() == null) {
            SHARED.set(on(TestDatabase.H2_IN_MEMORY));
        }
        return SHARED.get();
    }

    /** An answer. */
    public record Answer(int status, String contentType, String text, HttpResponse<String> response) {
        public JsonNode json() {
            return JSON.readTree(text);
        }

        public List<JsonNode> lines() {
            return text.lines().map(JSON::readTree).toList();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** One command; single quotes stand for double ones. */
    public Answer command(String name, String body) {
        return post("/api/commands/" + name, body.replace('\'', '"'));
    }

    public Answer post(String path, String body) {
        return send("POST", path, body, "Content-Type", "application/json", "Authorization", "Bearer " + token);
    }

    public Answer lines(String query, String... lines) {
        return send(
                "POST",
                "/api/commands" + query,
                String.join("\n", lines).replace('\'', '"'),
                "Content-Type",
                "application/x-ndjson",
                "Authorization",
                "Bearer " + token);
    }

    /** The body of an answer that is no text. */
    public byte[] bytes(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        try {
            return client.send(request, BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body(),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer, headers and all, to a request that no decent client would send. */
    public String raw(String request) {
        return raw(request.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer, headers and all, to bytes. */
    public String raw(byte[] request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HikariDataSource database() {
        return database;
    }

    public int port() {
        return port;
    }

    public String token() {
        return token;
    }

    public Path data() {
        return data;
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
