package org.chancery.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.h2.engine.Constants;
import org.slf4j.LoggerFactory;

/**
 * Runs the benchmarks and prints what they came to; a run of all of them is also written to {@value #PAGE}.
 *
 * <p>Arguments pick some by name: {@code as-of}, {@code commands}, {@code intake},
 * {@code large-relation}, {@code start-up}, {@code http}.
 */
public final class Benchmarks {
    static final long SEED = 19_610_418;

    private static final String PAGE = "docs/reference/performance.md";

    private Benchmarks() {}

    /** One of them. */
    interface Benchmark {
        void run(Report report) throws Exception;
    }

    public static void main(String[] names) throws Exception {
        quiet();
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("as-of", new AsOf());
        all.put("world", new WorldAsOf());
        all.put("commands", new Commands());
        all.put("intake", new Intakes());
        all.put("large-relation", new LargeRelation());
        all.put("start-up", new ServerRuns.StartUp());
        all.put("http", new ServerRuns.StatusOverHttp());
        List<String> wanted = names.length == 0 ? new ArrayList<>(all.keySet()) : List.of(names);
        Report report = new Report(System.out);
        try {
            for (String name : wanted) {
                Benchmark benchmark = all.get(name);
                if (benchmark == null) {
                    throw new IllegalArgumentException("no benchmark " + name + "; there are " + all.keySet());
                }
                benchmark.run(report);
            }
        } finally {
            Stage.clear();
        }
        String text = page(report);
        System.out.println(text);
        if (names.length == 0) {
            Files.writeString(Path.of(PAGE), text);
        }
    }

    private static String page(Report report) {
        return """
                # How fast it is

                Measured by `mvn -Pbenchmarks -DskipTests verify` (with Maven on JDK 25), which writes this page; \
                `-Dbenchmarks="as-of http"` runs some and only prints them. Each path is measured beside a peer or a limit in \
                the same run and in turns with it, so ratios count; absolute figures are those of one machine at one time. \
                What misses its mark is bold.

                - Written %s, seed %d.
                - %s.
                - %s. H2 %s; PostgreSQL 18, started for the run with its defaults (`fsync` on).
                - Load average of the machine: said with each part, as it was when that part began. Where other work ran \
                beside it, tails (p99) carry it, for the peers as for Chancery.
                - The data: three relations made by a seeded generator, with 10, 1,000 and 100,000 records of ties, \
                missions, heads of mission, sanctions, demands, agreements, talks, consulates, contacts and observations, \
                from 1850 to 2009; 85 of 100 dated to the day, 12 to the month, 3 to the year; 2 of 100 corrections, 1 of \
                200 a retraction; recorded from 2010 to 2025.
                """.formatted(LocalDate.now(ZoneOffset.UTC), SEED, Report.machine(), Report.jdk(), Constants.VERSION)
                + report.text();
    }

    static void quiet() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    }
}
