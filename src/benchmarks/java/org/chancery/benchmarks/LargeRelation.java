package org.chancery.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Reply;
import org.chancery.relation.Key;
import org.chancery.relation.Pair;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.SanctionKind;
import org.chancery.relation.Source;
import org.chancery.time.OccurrenceDate;

/** A command on a relation with very many records beside one on a relation with ten, warm and cold. */
final class LargeRelation implements Benchmarks.Benchmark {
    private static final int COMMANDS = 300;
    private static final int WARM = 100;
    private static final String METHOD =
            "One writer; commands on either relation in turn, each imposing or easing sanctions of a regime both"
                    + " relations already have (it is weighed, answered with what changed by it, and on disk), at some day after"
                    + " the records there are. Decided only: the same as a dry run, which shows the fold without the disk. Cold:"
                    + " the first command of a ledger that has nothing in memory, in a running process and in a new one.";

    @Override
    public void run(Report report) throws Exception {
        Path copy = Files.createDirectories(Stage.folder());
        Archive.filled().close();
        try (Stream<Path> files = Files.list(Archive.folder())) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        report.part("A command on a large relation", METHOD);
        report.head("Command", "10 records p50", "p99", "100,000 records p50", "p99", "ratio p50", "ratio p99", "mark");
        try (HikariDataSource pool = Archive.poolOn(copy)) {
            warm(report, pool);
            List<String> cold = new ArrayList<>();
            double worst = 0;
            for (int i = 0; i < 3; i++) {
                try (Ledger ledger = ledger(pool)) {
                    double took = timed(ledger, Archive.ofSize(Archive.LARGE), 2 * COMMANDS + i);
                    worst = Math.max(worst, took);
                    cold.add(Report.time(took));
                }
            }
            report.note("Cold in a running process: " + String.join(", ", cold) + " (mark: at most 1.5 s"
                    + (worst > 1.5e9 ? ", **missed**" : "") + ").");
        }
        List<String> fresh = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            fresh.add(inNewProcess(copy, 3 * COMMANDS + i));
        }
        report.note("Cold in a new process, without the start of the process and the opening of the database: "
                + String.join(", ", fresh) + " (mark: at most 1.5 s).");
    }

    private static Ledger ledger(HikariDataSource pool) {
        return new Ledger(pool, InstantSource.system(), Actors.states(), Archive.EVENTS_KEPT);
    }

    private static void warm(Report report, HikariDataSource pool) {
        try (Ledger ledger = ledger(pool)) {
            for (boolean dry : new boolean[] {false, true}) {
                Histogram small = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
                Histogram large = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
                for (int i = 0; i < COMMANDS + WARM; i++) {
                    if (i == WARM) {
                        small.reset();
                        large.reset();
                    }
                    int number = dry ? 1_200 + i % 12 : i;
                    small.recordValue(timed(ledger, Archive.ofSize(10), number, dry));
                    large.recordValue(timed(ledger, Archive.ofSize(Archive.LARGE), number, dry));
                }
                report.row(
                        dry ? "decided only" : "durable",
                        Report.at(small, 50),
                        Report.at(small, 99),
                        Report.at(large, 50),
                        Report.at(large, 99),
                        Report.atMost(Report.ratio(large, small, 50), 2),
                        Report.atMost(Report.ratio(large, small, 99), 2),
                        dry ? "" : "≤ 2");
            }
        }
    }

    private static long timed(Ledger ledger, Pair pair, int number) {
        return timed(ledger, pair, number, false);
    }

    private static long timed(Ledger ledger, Pair pair, int number, boolean dry) {
        RelationCommand command = command(pair, ledger.newId(), number);
        long begun = System.nanoTime();
        Reply reply = dry ? ledger.dryRun(List.of(command)) : ledger.record(List.of(command), Archive.RECORDER);
        long took = System.nanoTime() - begun;
        if (!(reply instanceof Reply.Accepted)) {
            throw new IllegalStateException("not accepted: " + reply);
        }
        return took;
    }

    private static RelationCommand command(Pair pair, UUID id, int number) {
        Directed parties = new Directed(List.of(pair.first()), List.of(pair.second()));
        Key regime = Key.of("regime " + number % 12);
        Particulars particulars = Particulars.of(
                id,
                OccurrenceDate.Once.on(Archive.FROM
                        .atZone(java.time.ZoneOffset.UTC)
                        .toLocalDate()
                        .plusDays(number)),
                List.of(new Source("Register of the benchmarks", null, null, null, null, null, null)));
        return number / 12 % 2 == 0
                ? new RelationCommand.ImposeSanctions(parties, regime, List.of(SanctionKind.TRADE), particulars)
                : new RelationCommand.EaseSanctions(parties, regime, List.of(SanctionKind.TRADE), particulars);
    }

    private static String inNewProcess(Path folder, int number) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Cold.class.getName(),
                        folder.toString(),
                        Integer.toString(number))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return Report.time(Long.parseLong(said.strip().lines().toList().getLast()));
    }

    /** The first command of a new process. */
    static final class Cold {
        private Cold() {}

        public static void main(String[] arguments) {
            Benchmarks.quiet();
            try (HikariDataSource pool = Archive.poolOn(Path.of(arguments[0]));
                    Ledger ledger = ledger(pool)) {
                long took = timed(ledger, Archive.ofSize(Archive.LARGE), Integer.parseInt(arguments[1]));
                System.out.println(took);
            }
        }
    }
}
