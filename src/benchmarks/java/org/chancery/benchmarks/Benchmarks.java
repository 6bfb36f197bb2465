package org.chancery.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/**
 * Runs the benchmarks, prints what they came to, and writes each into its part of {@value #PAGE}. Arguments pick some by
 * name.
 */
public final class Benchmarks {
    static final long SEED = 19_610_418;

    /** By how much the larger sets of data are made smaller, to try a benchmark out; its numbers are then worth nothing. */
    private static final int SMALLER = Integer.getInteger("benchmarks.smaller", 1);

    private static final String PAGE = "docs/reference/performance.md";

    private Benchmarks() {}

    /** One of them. */
    interface Benchmark {
        void run(Report report) throws Exception;
    }

    public static void main(String[] names) throws Exception {
        quiet();
        Map<String, Benchmark> all = all();
        List<String> wanted = names.length == 0 ? new ArrayList<>(all.keySet()) : List.of(names);
        if (!all.keySet().containsAll(wanted)) {
            throw new IllegalArgumentException("there are " + all.keySet() + ", asked for are " + wanted);
        }
        Page page = new Page(Path.of(PAGE));
        List<String> failed = new ArrayList<>();
        try {
            for (String name : wanted) {
                long begun = System.nanoTime();
                Report report = new Report(System.out);
                try {
                    Objects.requireNonNull(all.get(name)).run(report);
                    report.took(System.nanoTime() - begun);
                    page.put(name, report.text());
                } catch (Skipped skipped) {
                    System.out.println(name + " was skipped: " + skipped.getMessage());
                } catch (Exception e) {
                    e.printStackTrace();
                    failed.add(name);
                }
            }
        } finally {
            Stage.clear();
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException("these failed: " + failed);
        }
    }

    static int sized(int number) {
        return number / SMALLER;
    }

    private static Map<String, Benchmark> all() {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("as-of", new AsOfByRelation());
        all.put("growth", new Growth());
        all.put("peers", new Peers());
        all.put("world", new WorldAsOf());
        all.put("replay", new Replays());
        all.put("audit", new AuditPass());
        all.put("rebuild", new RebuildsFromNothing());
        all.put("import", new ImportOfFiles());
        all.put("commands", new Commands());
        all.put("intake", new Intakes());
        all.put("large-relation", new LargeRelation());
        all.put("start-up", new ServerRuns.StartUp());
        all.put("http", new ServerRuns.StatusOverHttp());
        all.put("pages", new ServerRuns.PageTimes());
        return all;
    }

    /** What is needed is not here; the page keeps what it says. */
    static final class Skipped extends Exception {
        private static final long serialVersionUID = 1L;

        Skipped(String why) {
            super(why);
        }
    }

    static void quiet() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    }
}
