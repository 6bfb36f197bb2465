package org.chancery.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What a run came to: tables of ratios and marks, and how they were measured. */
final class Report {
    private final StringBuilder text = new StringBuilder();
    private final List<String[]> rows = new ArrayList<>();
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** Begins a part with its method. */
    void part(String title, String method) {
        endTable();
        add("\n## " + title + "\n\n" + method + "\n");
        add(String.format(
                Locale.ROOT,
                "\n*%s; %s; %s; load average when it began: %.1f.*\n",
                LocalDate.now(ZoneOffset.UTC),
                machine(),
                jdk(),
                load()));
    }

    void head(String... columns) {
        endTable();
        rows.add(columns);
    }

    void row(String... cells) {
        rows.add(cells);
        out.println(String.join(" | ", cells));
    }

    void note(String note) {
        endTable();
        add("\n" + note + "\n");
    }

    /** How long the whole of it took. */
    void took(long nanos) {
        note(String.format(Locale.ROOT, "The whole measurement took %.0f s.", nanos / 1e9));
    }

    private void add(String more) {
        text.append(more);
        out.print(more);
    }

    private void endTable() {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder table = new StringBuilder("\n");
        for (int i = 0; i < rows.size(); i++) {
            table.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            if (i == 0) {
                table.append("|---".repeat(rows.get(i).length)).append("|\n");
            }
        }
        rows.clear();
        text.append(table);
    }

    String text() {
        endTable();
        return text.toString();
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Nanoseconds as people read them. */
    static String time(double nanos) {
        if (nanos < 1e6) {
            return String.format(Locale.ROOT, "%.0f µs", nanos / 1e3);
        }
        return nanos < 1e9
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    static String at(Histogram histogram, double percentile) {
        return time(histogram.getValueAtPercentile(percentile));
    }

    static double ratio(Histogram one, Histogram other, double percentile) {
        return (double) one.getValueAtPercentile(percentile) / other.getValueAtPercentile(percentile);
    }

    /** A ratio, and whether it keeps its mark. */
    static String atMost(double ratio, double mark) {
        return String.format(Locale.ROOT, ratio <= mark ? "%.2f" : "**%.2f**", ratio);
    }

    static String atLeast(double ratio, double mark) {
        return String.format(Locale.ROOT, ratio >= mark ? "%.2f" : "**%.2f**", ratio);
    }

    /** A rate, and whether it keeps its mark. */
    static String perSecond(double rate, double mark) {
        return String.format(Locale.ROOT, rate >= mark ? "%,.0f/s" : "**%,.0f/s**", rate);
    }

    static String perSecond(double rate) {
        return perSecond(rate, 0);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String machine() {
        String processor = "unknown processor";
        try {
            processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(processor);
        } catch (IOException e) {
            // Not a Linux; the processor stays unknown.
        }
        Runtime runtime = Runtime.getRuntime();
        return processor + ", " + runtime.availableProcessors() + " processors, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
    }

    static String jdk() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + ", heap "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB";
    }
}
