package org.chancery.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.chancery.actor.Actors;
import org.chancery.exchange.Import;
import org.chancery.exchange.Imports;
import org.chancery.ledger.Ledger;

/** A published file of machine-coded events, from the asking to the answers, in a small heap of its own. */
final class ImportOfFiles implements Benchmarks.Benchmark {
    private static final int TIMES = 3;
    private static final Duration LONGEST = Duration.ofMinutes(12);

    private static final String METHOD = """
            The event table of GDELT 2.0 (`gdelt2`, 489,056 rows, of which 94,524 name two countries and are recorded) is imported \
            by `Imports` in a process of its own with a heap of 1 GiB, into an empty ledger: read through, checked, recorded, and \
            followed until every recorded row is in the answers (the rows of what held have taken the last position). The rate is \
            all rows of the file over that time. A file three times as long, \
            the same rows under other ids, follows on H2, so that heaps can be compared. Heap: the most in use right after any \
            collection, which still counts what had died since the one before, and what was in use at the end after a full one; \
            most of it are folds kept for the next question, of at most 450,000 events. Marks: 6,000 rows/s on H2, 10,000 rows/s on PostgreSQL, \
            heap at most 1 GiB whatever the size of the file.""";

    @Override
    public void run(Report report) throws Exception {
        Path whole = Path.of(System.getProperty("chancery.shared", "../shared"), "data", "gdelt2", "events.tsv.gz");
        if (!Files.exists(whole)) {
            throw new Benchmarks.Skipped("there is no " + whole.toAbsolutePath()
                    + "; name the directory of shared data with -Dchancery.shared=<directory>");
        }
        Path longer = Stage.folder().resolve("longer.tsv.gz");
        repeat(whole, longer);
        report.part("An import, to the answers", METHOD);
        report.head(
                "Database", "File", "Rows", "Recorded", "Took", "Rate", "mark", "heap after collections", "at the end");
        measure(report, Stage.H2, "as published", whole, 6_000);
        measure(report, Stage.POSTGRESQL, "as published", whole, 10_000);
        try {
            measure(report, Stage.H2, "three times as long", longer, 6_000);
        } catch (IllegalStateException failed) {
            report.note("**The file three times as long could not be imported**: " + failed.getMessage());
        }
    }

    /** The same rows again and again, each time under ids with other digits in front. */
    private static void repeat(Path file, Path longer) throws IOException {
        try (Writer out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(longer)), StandardCharsets.ISO_8859_1)) {
            for (int time = 0; time < TIMES; time++) {
                try (BufferedReader in = lines(file)) {
                    for (String row = in.readLine(); row != null; row = in.readLine()) {
                        out.write(time == 0 ? row : time + row);
                        out.write('\n');
                    }
                }
            }
        }
    }

    private static BufferedReader lines(Path file) throws IOException {
        InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16);
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    }

    private static void measure(Report report, Stage stage, String what, Path file, double mark) throws Exception {
        String url;
        try (HikariDataSource pool = stage.migrated()) {
            url = pool.getJdbcUrl();
        }
        String[] said = child(
                        url,
                        stage == Stage.H2 ? "sa" : "postgres",
                        stage == Stage.H2 ? "" : "postgres",
                        file,
                        Stage.folder())
                .split(" ");
        long rows = Long.parseLong(said[0]);
        double nanos = Long.parseLong(said[2]);
        report.row(
                stage.spoken(),
                what,
                Report.count(rows),
                Report.count(Long.parseLong(said[1])),
                Report.time(nanos),
                Report.perSecond(rows * 1e9 / nanos, mark),
                mark == 0 ? "" : "≥ " + Report.perSecond(mark),
                said[3] + " MiB",
                said[4] + " MiB");
    }

    private static String child(String url, String user, String password, Path file, Path folder)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        url,
                        user,
                        password,
                        file.toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the import failed: " + said);
        }
        return said.strip().lines().toList().getLast();
    }

    /** One import in a process of its own. */
    static final class Child {
        private static final AtomicLong MOST = new AtomicLong();

        private Child() {}

        public static void main(String[] arguments) throws Exception {
            Benchmarks.quiet();
            watchCollections();
            Path folder = Path.of(arguments[4]);
            try (HikariDataSource pool = Stage.pool(arguments[0], arguments[1], arguments[2]);
                    Ledger ledger = new Ledger(pool, InstantSource.system(), Actors.states(), 300_000);
                    Answering answering = new Answering(pool, ledger);
                    Imports imports = new Imports(ledger, pool, folder)) {
                imports.start();
                Path copy = Files.copy(Path.of(arguments[3]), folder.resolve("copy.gz"));
                long begun = System.nanoTime();
                Import job = imports.add(
                        new Imports.Asked("gdelt2", "benchmark", "events.tsv.gz", "benchmarks", false), copy);
                job = imports.await(job.id(), LONGEST);
                if (job.state() != Import.State.DONE) {
                    throw new IllegalStateException("the import ended so: " + job);
                }
                answering.awaitRows();
                long took = System.nanoTime() - begun;
                System.gc();
                long end =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                System.out.println(job.rows().read() + " " + job.rows().recorded() + " " + took + " "
                        + (MOST.get() >> 20) + " " + (end >> 20));
            }
            System.exit(0);
        }

        private static void watchCollections() {
            for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                ((NotificationEmitter) collector)
                        .addNotificationListener(
                                (notification, nothing) -> {
                                    GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(
                                            (CompositeData) notification.getUserData());
                                    long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                                            .filter(pool -> List.of(
                                                            "G1 Eden Space",
                                                            "G1 Survivor Space",
                                                            "G1 Old Gen",
                                                            "Eden Space",
                                                            "Survivor Space",
                                                            "Tenured Gen")
                                                    .contains(pool.getKey()))
                                            .map(java.util.Map.Entry::getValue)
                                            .mapToLong(MemoryUsage::getUsed)
                                            .sum();
                                    MOST.accumulateAndGet(used, Math::max);
                                },
                                null,
                                null);
            }
        }
    }
}
