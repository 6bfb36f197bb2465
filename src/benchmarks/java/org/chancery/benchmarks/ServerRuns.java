package org.chancery.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.chancery.relation.Pair;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program: how long it takes to its first answer, and how soon it answers over HTTP. */
final class ServerRuns {
    private static final Path JAR = Path.of(System.getProperty("chancery.jar", "target/chancery.jar"));
    private static final int REPEATS = 5;

    private ServerRuns() {}

    /** From the start of the process to the first status of a relation, and one word of the command line. */
    static final class StartUp implements Benchmarks.Benchmark {

        @Override
        public void run(Report report) throws Exception {
            Path data = copyOfArchive();
            report.part("Start", """
                    From the start of the process to the first status of the relation with 10 records, asked every 10 ms, on \
                    the store of the parts above; five starts each, the first unmeasured. The extracted layout is made by \
                    `java -Djarmode=tools -jar chancery.jar extract`; the AOT cache is written by one start of it that is \
                    asked once and stopped (`-XX:AOTCacheOutput`). The word is `chancery status`, asked of a running server, \
                    in the same ways. The marks are those of a million records on an idle machine: 12 s as a plain jar, 6 s \
                    extracted with the cache; 0.7 s for a word.""");
            Path extracted = Stage.folder().resolve("app");
            finish(new ProcessBuilder(
                    java(),
                    "-Djarmode=tools",
                    "-jar",
                    JAR.toString(),
                    "extract",
                    "--destination",
                    extracted.toString()));
            Path jar = extracted.resolve(JAR.getFileName());
            Path cache = extracted.resolve("chancery.aot");
            start(List.of("-XX:AOTCacheOutput=" + cache, "-jar", jar.toString()), data);
            List<List<String>> ways = List.of(
                    List.of("-jar", JAR.toString()),
                    List.of("-jar", jar.toString()),
                    List.of("-XX:AOTCache=" + cache, "-jar", jar.toString()));
            List<String> names = List.of("plain jar", "extracted", "extracted, AOT cache");
            report.head("Way", "start median", "slowest", "word median", "slowest");
            try (Running server = new Running(List.of("-jar", JAR.toString()), copyOfArchive())) {
                server.awaitAnswer();
                for (int way = 0; way < ways.size(); way++) {
                    List<Long> starts = new ArrayList<>();
                    List<Long> words = new ArrayList<>();
                    for (int i = 0; i <= REPEATS; i++) {
                        long start = start(ways.get(way), data);
                        long word = word(ways.get(way), server.port);
                        if (i > 0) {
                            starts.add(start);
                            words.add(word);
                        }
                    }
                    starts.sort(null);
                    words.sort(null);
                    report.row(
                            names.get(way),
                            Report.time(starts.get(REPEATS / 2)),
                            Report.time(starts.getLast()),
                            Report.time(words.get(REPEATS / 2)),
                            Report.time(words.getLast()));
                }
            }
        }

        private static long start(List<String> way, Path data) throws Exception {
            try (Running server = new Running(way, data)) {
                return server.awaitAnswer();
            }
        }

        private static long word(List<String> way, int port) throws Exception {
            List<String> line = new ArrayList<>(List.of(java()));
            line.addAll(way);
            line.addAll(List.of("status", Archive.ofSize(10).toString(), "--server", "http://127.0.0.1:" + port));
            long begun = System.nanoTime();
            finish(new ProcessBuilder(line));
            return System.nanoTime() - begun;
        }

        private static void finish(ProcessBuilder builder) throws IOException, InterruptedException {
            Process process = builder.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", builder.command()) + "\n" + said);
            }
        }
    }

    /** The status of a relation at a steady rate, each request timed from the moment it was due. */
    static final class StatusOverHttp implements Benchmarks.Benchmark {
        private static final int PER_SECOND = 500;
        private static final int WARM_SECONDS = 20;
        private static final int SECONDS = 20;

        @Override
        public void run(Report report) throws Exception {
            report.part("The status of a relation over HTTP", """
                    The packaged jar with `-Xmx1g` on loopback, asked by the JDK's HttpClient of another process on the same \
                    processors, 500 requests a second, each timed from the moment it was due, for 20 s after 20 s of \
                    warming; days at random. The limit asked in the same way is `/actuator/health/liveness`, which reads \
                    nothing. Mark: p99 at most 5 ms on an idle machine.""");
            report.head("Request", "records", "p50", "p99", "p99.9", "failed", "p99 against liveness");
            try (Running server = new Running(List.of("-Xmx1g", "-jar", JAR.toString()), copyOfArchive());
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                    HttpClient client =
                            HttpClient.newBuilder().executor(threads).build()) {
                server.awaitAnswer();
                Histogram limit = null;
                for (int records : new int[] {0, 10, 1_000, Archive.LARGE}) {
                    Random random = new Random(Benchmarks.SEED);
                    AtomicInteger failed = new AtomicInteger();
                    Pair pair = records == 0 ? null : Archive.ofSize(records);
                    ask(client, server, pair, random, WARM_SECONDS, new AtomicInteger());
                    Histogram times = ask(client, server, pair, random, SECONDS, failed);
                    limit = limit == null ? times : limit;
                    report.row(
                            pair == null ? "liveness" : "status of " + pair,
                            pair == null ? "" : String.format(Locale.ROOT, "%,d", records),
                            Report.at(times, 50),
                            Report.at(times, 99),
                            Report.at(times, 99.9),
                            failed.toString(),
                            pair == null ? "" : Report.atMost(Report.ratio(times, limit, 99), Double.MAX_VALUE));
                }
            }
        }

        private static Histogram ask(
                HttpClient client,
                Running server,
                @org.jspecify.annotations.Nullable Pair pair,
                Random random,
                int seconds,
                AtomicInteger failed) {
            Histogram times = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), 3);
            List<CompletableFuture<?>> under = new ArrayList<>();
            long begun = System.nanoTime();
            long days = History.LAST_DAY.toEpochDay() - History.FIRST_DAY.toEpochDay();
            for (int i = 0; i < PER_SECOND * seconds; i++) {
                long due = begun + TimeUnit.SECONDS.toNanos(1) * i / PER_SECOND;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                LocalDate day = History.FIRST_DAY.plusDays(random.nextLong(days));
                String path = pair == null ? "/actuator/health/liveness" : "/api/relations/" + pair + "?asOf=" + day;
                under.add(client.sendAsync(server.get(path), BodyHandlers.ofByteArray())
                        .handle((answer, failure) -> {
                            times.recordValue(Math.min(System.nanoTime() - due, TimeUnit.MINUTES.toNanos(2)));
                            if (failure != null || answer.statusCode() != 200) {
                                failed.incrementAndGet();
                            }
                            return answer;
                        }));
            }
            CompletableFuture.allOf(under.toArray(CompletableFuture[]::new)).join();
            return times;
        }
    }

    /** What the server needs for each page of the demo of the world, and what it sends. */
    static final class PageTimes implements Benchmarks.Benchmark {
        private static final int WARM = 10;
        private static final int ROUNDS = 50;
        private static final long MOST_TIME = TimeUnit.MILLISECONDS.toNanos(300);
        private static final int MOST_BYTES = 150_000;

        @Override
        public void run(Report report) throws Exception {
            report.part("The pages", """
                    The packaged jar with `-Xmx1g` on loopback and the demo of the world, each page asked by the JDK's \
                    HttpClient of another process on the same processors, in turns, one question at a time, from the request \
                    to the last byte: once after the start, 10 times unmeasured, 50 times measured. Days and actors do not \
                    change, so what is kept between questions helps; the first question is what nothing helped. The limit is \
                    `/actuator/health/liveness`, which reads nothing. Sent is the page alone, compressed; what it loads \
                    besides is tested (`Reader.loadsLittle`). Marks: 300 ms, 150 KB.""");
            report.head("Page", "first", "p50", "slowest", "sent");
            try (Running server =
                            new Running(List.of("-Xmx1g", "-jar", JAR.toString()), Stage.folder(), "--demo=world");
                    HttpClient client = HttpClient.newHttpClient()) {
                server.awaitReadiness();
                List<String> pages = pages(client, server);
                List<Long> first = new ArrayList<>();
                List<Histogram> times = new ArrayList<>();
                List<Integer> sent = new ArrayList<>();
                for (String page : pages) {
                    Histogram time = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
                    sent.add(ask(client, server, page, time));
                    first.add(time.getMaxValue());
                    times.add(new Histogram(TimeUnit.MINUTES.toNanos(2), 3));
                }
                Histogram unmeasured = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
                for (int round = 0; round < WARM + ROUNDS; round++) {
                    for (int page = 0; page < pages.size(); page++) {
                        ask(client, server, pages.get(page), round < WARM ? unmeasured : times.get(page));
                    }
                }
                for (int page = 0; page < pages.size(); page++) {
                    Histogram time = times.get(page);
                    report.row(
                            "`" + pages.get(page) + "`",
                            within(Report.time(first.get(page)), first.get(page) <= MOST_TIME),
                            Report.at(time, 50),
                            within(Report.time(time.getMaxValue()), time.getMaxValue() <= MOST_TIME),
                            within(
                                    String.format(Locale.ROOT, "%.1f KB", sent.get(page) / 1e3),
                                    sent.get(page) <= MOST_BYTES));
                }
            }
        }

        private static String within(String said, boolean kept) {
            return kept ? said : "**" + said + "**";
        }

        private static List<String> pages(HttpClient client, Running server) throws Exception {
            String records = client.send(server.get("/api/relations/SYR-USA/records?limit=1"), BodyHandlers.ofString())
                    .body();
            String record = new JsonMapper()
                    .readTree(records)
                    .path("records")
                    .path(0)
                    .path("record")
                    .stringValue();
            return List.of(
                    "/actuator/health/liveness",
                    "/?focus=USA&asOf=1967-06-06",
                    "/?focus=USA&asOf=1967-06-06&view=table",
                    "/?focus=USA&asOf=1967-06-06&view=matrix",
                    "/?focus=USA&asOf=1967-06-06&view=network",
                    "/?focus=USA&asOf=1967-06-06&knownAt=2020-01-31T00:00:00Z",
                    "/dyads/SYR-USA?asOf=1967-06-06",
                    "/dyads/SYR-USA?asOf=1967-06-06&knownAt=2020-01-31T00:00:00Z",
                    "/dyads/SYR-USA/why?asOf=1967-06-06",
                    "/dyads/SYR-USA/steps?step=2",
                    "/dyads/RUS-USA?asOf=1995-01-01",
                    "/states/USA?asOf=1965-06-01",
                    "/records/" + record,
                    "/records/" + record + "/correct",
                    "/compare?left=1967-06-05,&right=1967-06-06,&actor=USA",
                    "/compare?left=1900-01-01,&right=2000-01-01,",
                    "/search?q=severed",
                    "/record",
                    "/record/sever-ties",
                    "/paste",
                    "/imports",
                    "/audit",
                    "/tour");
        }

        /** How many bytes came. */
        private static int ask(HttpClient client, Running server, String path, Histogram times) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(server.get(path), (name, value) -> true)
                    .header("Accept-Encoding", "gzip")
                    .build();
            long begun = System.nanoTime();
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            times.recordValue(System.nanoTime() - begun);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " was answered " + answer.statusCode());
            }
            return answer.body().length;
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path copyOfArchive() throws Exception {
        Archive.filled().close();
        Path copy = Stage.folder();
        try (Stream<Path> files = Files.list(Archive.folder())) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    /** A server in a process of its own; closing stops it in good order. */
    private static final class Running implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final int port;
        private final long begun;
        private final Process process;

        Running(List<String> way, Path data, String... more) throws IOException {
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            List<String> line = new ArrayList<>(List.of(java()));
            line.addAll(way);
            line.addAll(List.of("serve", "--port", Integer.toString(port), "--data", data.toString()));
            line.addAll(List.of(more));
            begun = System.nanoTime();
            process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("server.log").toFile())
                    .start();
        }

        HttpRequest get(String path) {
            return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
        }

        long awaitAnswer() throws InterruptedException {
            return await("/api/relations/" + Archive.ofSize(10) + "?asOf=2000-01-01");
        }

        /** Until the books asked for at the start are in. */
        void awaitReadiness() throws InterruptedException {
            await("/actuator/health/readiness");
        }

        private long await(String path) throws InterruptedException {
            while (process.isAlive() && System.nanoTime() - begun < TimeUnit.MINUTES.toNanos(3)) {
                try {
                    HttpResponse<String> answer = client.send(get(path), BodyHandlers.ofString());
                    if (answer.statusCode() == 200) {
                        return System.nanoTime() - begun;
                    }
                } catch (IOException notYet) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                }
            }
            throw new IllegalStateException("the server did not answer");
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
            client.close();
        }
    }
}
