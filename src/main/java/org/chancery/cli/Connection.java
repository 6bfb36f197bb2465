package org.chancery.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A running server, as a word talks to it. */
final class Connection {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    static {
        // A body whose answer was lost is never sent again unasked: it may have been recorded.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final String address;
    private final @Nullable String token;

    /**
     * Nothing is sent yet.
     *
     * @param address such as http://127.0.0.1:8080
     * @param token what writes need; null to go without
     */
    Connection(String address, @Nullable String token) {
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.token = token;
    }

    private static HttpClient client(String address) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TO_CONNECT);
        if (address.startsWith("http:")) {
            builder.sslContext(new NoTls());
        }
        return builder.build();
    }

    /**
     * What the server answered.
     *
     * @param status the HTTP status
     * @param body the JSON tree
     */
    record Reply(int status, JsonNode body) {
        boolean isDone() {
            return status / 100 == 2;
        }
    }

    /** Query parameters in order; those without a value are left out. */
    static final class Query {
        private final SequencedMap<String, String> parameters = new LinkedHashMap<>();

        Query with(String name, @Nullable Object value) {
            if (value != null) {
                parameters.put(name, value.toString());
            }
            return this;
        }

        private String written() {
            return parameters.isEmpty()
                    ? ""
                    : parameters.entrySet().stream().map(Query::written).collect(Collectors.joining("&", "?", ""));
        }

        private static String written(Map.Entry<String, String> parameter) {
            return parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
        }
    }

    /** One part of a path, such as a pair of actors as a person typed it. */
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Asks, and hands back the answer whatever it is.
     *
     * @throws Stop if the server cannot be reached
     */
    Reply get(String path, Query query) {
        return reply(exchange(path, query, null));
    }

    /**
     * Asks for a table.
     *
     * @return the table, as text
     * @throws Stop if the server cannot be reached, or answers with a problem
     */
    String getTable(String path, Query query) {
        Text response = exchange(path, query, null);
        if (response.status / 100 != 2) {
            Reply problem = reply(response);
            throw new Stop(ProblemText.ending(problem.status, problem.body), ProblemText.of(problem.body));
        }
        return response.body;
    }

    /**
     * Sends one JSON body.
     *
     * @throws Stop if the server cannot be reached
     */
    Reply post(String path, Query query, JsonNode body) {
        return reply(exchange(path, query, body.toString()));
    }

    /**
     * Asks for something to be done that needs no body.
     *
     * @throws Stop if the server cannot be reached
     */
    Reply post(String path) {
        return reply(exchange(path, new Query(), ""));
    }

    /**
     * Asks for something to be done that needs no body.
     *
     * @throws Stop if the server cannot be reached
     */
    Reply post(String path, Query query) {
        return reply(exchange(path, query, ""));
    }

    /**
     * Asks for something to be given up.
     *
     * @throws Stop if the server cannot be reached
     */
    Reply delete(String path) {
        return reply(exchange("DELETE", path, new Query(), null));
    }

    /**
     * Asks for something to be kept in a file, whole or not at all.
     *
     * @throws Stop if the server cannot be reached, answers with a problem, or the file cannot be written
     */
    void download(String path, Path file) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path, new Query()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<InputStream> response = send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            if (response.statusCode() / 100 != 2) {
                Reply problem =
                        reply(new Text(response.statusCode(), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                throw new Stop(ProblemText.ending(problem.status, problem.body), ProblemText.of(problem.body));
            }
            Path beside = file.resolveSibling(file.getFileName() + ".part");
            try {
                Files.copy(in, beside, StandardCopyOption.REPLACE_EXISTING);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new Stop(Ending.NO, "The file " + file + " could not be written: " + e.getMessage());
        }
    }

    /**
     * Sends a file with parts beside it; the file is read while it is sent.
     *
     * @throws Stop if the server cannot be reached, or the file cannot be read
     */
    Reply postFile(String path, Map<String, String> parts, Path file) {
        String boundary = "chancery-" + UUID.randomUUID();
        StringBuilder head = new StringBuilder();
        parts.forEach((name, value) -> head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(String.valueOf(file.getFileName()).replaceAll("[\"\\p{Cntrl}]", "_"))
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri(path, new Query()))
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(BodyPublishers.concat(
                            BodyPublishers.ofString(head.toString()),
                            BodyPublishers.ofFile(file),
                            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> response = send(request.build(), BodyHandlers.ofString());
            return reply(new Text(response.statusCode(), response.body()));
        } catch (FileNotFoundException e) {
            throw new Stop(Ending.WRONG_USE, "The file cannot be read.\n  found     nothing readable at " + file);
        }
    }

    /**
     * Sends lines of JSON; the answer is read while it comes.
     *
     * @throws Stop if the server cannot be reached
     */
    HttpResponse<InputStream> postLines(String path, Query query, String lines) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path, query))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build(), BodyHandlers.ofInputStream());
    }

    /** What came back, as text. */
    private record Text(int status, String body) {}

    /**
     * One question or one body. Java's older client is up sooner by a tenth of a word's time; lines need the newer one, for
     * they are answered while they are sent.
     */
    private Text exchange(String path, Query query, @Nullable String body) {
        return exchange(body == null ? "GET" : "POST", path, query, body);
    }

    private Text exchange(String method, String path, Query query, @Nullable String body) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) uri(path, query).toURL().openConnection();
            connection.setConnectTimeout((int) TO_CONNECT.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod(method);
            if (token != null) {
                connection.setRequestProperty("Authorization", "Bearer " + token);
            }
            if (body != null) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setDoOutput(true);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(bytes);
                }
            }
            int status = connection.getResponseCode();
            try (InputStream in = status / 100 > 3 ? connection.getErrorStream() : connection.getInputStream()) {
                return new Text(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (ConnectException | SocketTimeoutException | UnknownHostException e) {
            throw nobody();
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private URI uri(String path, Query query) {
        try {
            URI uri = URI.create(address + path + query.written());
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new Stop(
                Ending.WRONG_USE,
                "The server's address cannot be used.\n  found     " + address
                        + "\n  expected  an address such as http://127.0.0.1:8080");
    }

    private Stop nobody() {
        return new Stop(
                Ending.CANNOT_REACH,
                "No server answers at " + address + ".\n  to do     start one with: chancery serve"
                        + "\n            or name another with --server");
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client(address).send(request, handler);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw nobody();
        } catch (IOException e) {
            throw lost(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stop(Ending.CANNOT_REACH, "Interrupted while waiting for " + address + ".");
        }
    }

    /** The connection broke while an answer was due. */
    Stop lost(IOException cause) {
        String reason = cause.getMessage();
        return new Stop(
                Ending.CANNOT_REACH,
                "The connection to " + address + " broke before the answer came"
                        + (reason == null ? "." : ": " + reason + "."));
    }

    private Reply reply(Text response) {
        JsonNode body = Json.read(response.body);
        if (body == null) {
            throw new Stop(
                    Ending.CANNOT_REACH,
                    address + " does not answer as Chancery does.\n  found     status " + response.status
                            + " and no JSON\n  expected  a Chancery server; see --server");
        }
        return new Reply(response.status, body);
    }
}
