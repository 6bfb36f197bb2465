package org.chancery.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program, running as a process of its own, spoken to from outside only. */
final class Program implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 180;

    /** What a word on the command line came to. */
    record Word(int exit, String out, String err) {}

    private final List<String> command;
    private final Path data;
    private final int port;
    private final Process server;
    private final HttpClient client = HttpClient.newHttpClient();

    private Program(List<String> command, Path data, int port, Process server) {
        this.command = command;
        this.data = data;
        this.port = port;
        this.server = server;
    }

    /** The jar as it was built. */
    static Path jar() {
        return Path.of(Objects.requireNonNull(
                System.getProperty("chancery.jar"), "chancery.jar names the packaged program; mvn verify sets it"));
    }

    /** Starts the jar with its books in a folder, and waits until it says that it is ready. */
    static Program start(Path data, String... options) throws IOException, InterruptedException {
        return start(List.of(java(), "-jar", jar().toString()), data, options);
    }

    /** The same, by another command. */
    static Program start(List<String> command, Path data, String... options) throws IOException, InterruptedException {
        int port = freePort();
        List<String> serve = new ArrayList<>(command);
        serve.addAll(List.of("serve", "--port", String.valueOf(port), "--data", data.toString()));
        serve.addAll(Arrays.asList(options));
        Files.createDirectories(data.toAbsolutePath().getParent());
        Path log = data.resolveSibling(data.getFileName() + "-" + port + ".log");
        Process server = new ProcessBuilder(serve)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Program program = new Program(command, data, port, server);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!program.isReady()) {
            boolean ended = server.waitFor(200, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > until) {
                server.destroyForcibly();
                throw new AssertionError("the server did not start:\n" + Files.readString(log));
            }
        }
        return program;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return client.send(request("/actuator/health/readiness").GET().build(), BodyHandlers.ofString())
                    .body()
                    .contains("UP");
        } catch (IOException e) {
            return false;
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    private String token() {
        try {
            return Files.readString(data.resolve("admin-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    /** Asks over HTTP; anything but 200 fails. */
    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request(path).GET().build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path + "\n" + response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    /** Asks for the status of a relation. */
    JsonNode status(String pair, String asOf) throws IOException, InterruptedException {
        return get("/api/relations/" + pair + "?asOf=" + asOf);
    }

    /** The same as known at an instant. */
    JsonNode status(String pair, String asOf, String knownAt) throws IOException, InterruptedException {
        return get("/api/relations/" + pair + "?asOf=" + asOf + "&knownAt="
                + URLEncoder.encode(knownAt, StandardCharsets.UTF_8));
    }

    /** Records one command over HTTP; anything but 201 fails. */
    JsonNode record(String name, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                request("/api/commands/" + name)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as(name + "\n" + response.body()).isEqualTo(201);
        return JSON.readTree(response.body());
    }

    /** A word on the command line, to its end. */
    Word word(String... words) throws IOException, InterruptedException {
        return wordReading("", words);
    }

    /** The same with a text on standard input. */
    Word wordReading(String input, String... words) throws IOException, InterruptedException {
        Path out = Files.createTempFile("word", ".out");
        Path err = Files.createTempFile("word", ".err");
        try {
            Process process = wordProcess(out, err, words);
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Word(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** A word on the command line that has begun. */
    Process wordProcess(Path out, Path err, String... words) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addAll(Arrays.asList(words));
        line.addAll(List.of("--server", address()));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("CHANCERY_TOKEN", token());
        return builder.start();
    }

    /** Ends the server as {@code kill -9} does. */
    void kill() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    /** The sockets of the server that lead off this machine, as the system's table has them. */
    List<String> connectionsElsewhere() throws IOException {
        Path process = Path.of("/proc", String.valueOf(server.pid()));
        Set<String> own = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    own.add(Files.readSymbolicLink(descriptor).toString());
                } catch (IOException closedMeanwhile) {
                    continue;
                }
            }
        }
        List<String> elsewhere = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            Path file = process.resolve("net").resolve(table);
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .skip(1)
                        .filter(line -> own.contains("socket:[" + line.strip().split("\\s+")[9] + "]"))
                        .filter(Predicate.not(Program::staysHere))
                        .map(line -> table + " " + line.strip())
                        .forEach(elsewhere::add);
            }
        }
        return elsewhere;
    }

    /** Whether the far end is nobody yet, or this machine. */
    private static boolean staysHere(String line) {
        String far = line.strip().split("\\s+")[2].split(":")[0];
        return far.matches("0+")
                || far.endsWith("7F")
                || far.equals("00000000000000000000000001000000")
                || far.matches("0000000000000000FFFF0000......7F");
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
