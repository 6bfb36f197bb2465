package org.chancery.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.chancery.benchmarks.AsOfByRelation.Question;
import org.chancery.relation.Grade;
import org.chancery.relation.Pair;
import org.chancery.standing.Standing;
import org.chancery.standing.WorldQuestion;
import org.chancery.standing.Worldwide;
import org.chancery.time.AsOf;
import org.jspecify.annotations.Nullable;

/** The same questions to databases made for two clocks: XTDB on RocksDB, and MariaDB's system-versioned tables. */
final class Peers implements Benchmarks.Benchmark {
    private static final int BLOCK = 400;
    private static final int ROUNDS = 10;
    private static final int WARM_ROUNDS = 10;
    private static final int WORLD_QUESTIONS = 200;
    private static final int WORLD_OF_PEERS = 10;

    private static final String METHOD = """
            XTDB 1.24 with its three stores on RocksDB runs in this process; MariaDB, from the machine's own package, is started \
            for the run and asked over its protocol on loopback by prepared statements. Both are told the true day of every act and \
            the instant at which it became known, and know neither windows, contradictions nor evidence. One key: the relations \
            and questions of the part on a day of a relation, asked through `Standing.answer`, `entity` on a database as of both \
            times, and one indexed query `for system_time as of`; in turns of 400 questions after as many rounds unmeasured. The \
            world: the ledger of the part on the world on H2; XTDB is asked one Datalog query for the state of every thing, MariaDB \
            one query for all rows of the day, ten times each. Days are moved on by 150 years for XTDB, which goes wrong where \
            valid times lie on both sides of 1970. Marks: faster than either for one key, ten times as fast for the world.""";

    /** What a database was told of a thing. */
    private record Told(String thing, String state, LocalDate from, Instant known) {}

    @Override
    public void run(Report report) throws Exception {
        report.part("Beside databases made for two clocks", METHOD);
        MariaDb.Server server = null;
        try {
            server = MariaDb.Server.start();
            report.note("MariaDB " + server.version() + ".");
        } catch (Benchmarks.Skipped skipped) {
            report.note("**" + skipped.getMessage() + ".** Its columns are empty.");
        }
        try {
            report.head(
                    "Question",
                    "Records",
                    "Chancery p50",
                    "p99",
                    "XTDB p50",
                    "p99",
                    "MariaDB p50",
                    "p99",
                    "times XTDB",
                    "times MariaDB");
            keys(report, server);
            world(report, server);
        } finally {
            if (server != null) {
                server.close();
            }
        }
    }

    private static void keys(Report report, MariaDb.@Nullable Server server) throws Exception {
        try (Archive archive = Archive.filled();
                Answering answering = new Answering(archive.pool, archive.ledger);
                Xtdb xtdb = new Xtdb();
                MariaDb maria = server == null ? null : new MariaDb(server, "fact")) {
            answering.awaitRows();
            Standing standing = answering.standing();
            tell(told(archive.pool), xtdb);
            if (maria != null) {
                tell(told(archive.pool), maria);
            }
            for (int records : List.of(1_000, Archive.LARGE)) {
                Pair pair = Archive.ofSize(records);
                List<Question> questions =
                        AsOfByRelation.questions(archive.said.getOrDefault(pair, List.of()), archive.recordedAt(pair));
                for (boolean now : new boolean[] {true, false}) {
                    Instant today = archive.ledger.now();
                    Histogram[] times = histograms();
                    for (int round = 0; round < WARM_ROUNDS + ROUNDS; round++) {
                        if (round == WARM_ROUNDS) {
                            times = histograms();
                        }
                        List<Question> block = questions.subList(round * BLOCK, (round + 1) * BLOCK);
                        AsOfByRelation.measure(
                                block,
                                question -> standing.answer(
                                        pair,
                                        question.key(),
                                        new AsOf(question.day(), now ? today : question.known()),
                                        Grade.REPORTED),
                                times[0]);
                        AsOfByRelation.measure(
                                block,
                                question -> String.valueOf(xtdb.state(
                                        pair + " " + question.name(), question.day(), now ? today : question.known())),
                                times[1]);
                        if (maria != null) {
                            AsOfByRelation.measure(
                                    block,
                                    question -> String.valueOf(maria.state(
                                            pair + " " + question.name(),
                                            question.day(),
                                            now ? today : question.known())),
                                    times[2]);
                        }
                    }
                    row(report, now ? "one key, as known now" : "one key, as known then", records, times, 99, 1);
                }
            }
        }
    }

    private static void world(Report report, MariaDb.@Nullable Server server) throws Exception {
        List<Told> told = new ArrayList<>();
        try (WorldAsOf.World world = new WorldAsOf.World(
                        Stage.H2.migrated(),
                        (pair, state, day, known) -> told.add(new Told(pair.toString(), state, day, known)));
                Xtdb xtdb = new Xtdb();
                MariaDb maria = server == null ? null : new MariaDb(server, "world")) {
            tell(told, xtdb);
            if (maria != null) {
                tell(told, maria);
            }
            Worldwide worldwide = world.answering.worldwide();
            Random random = new Random(Benchmarks.SEED);
            Histogram[] times = histograms();
            for (int i = -WORLD_QUESTIONS; i < WORLD_QUESTIONS; i++) {
                if (i == 0) {
                    times = histograms();
                }
                LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(42_000));
                Instant known = WorldAsOf.at(random.nextDouble());
                long begun = System.nanoTime();
                worldwide.relations(new AsOf(day, known), WorldQuestion.EVERYTHING, null, 1_000);
                times[0].recordValue(System.nanoTime() - begun);
                if (i % (WORLD_QUESTIONS / WORLD_OF_PEERS) == 0 && i > -WORLD_QUESTIONS / 2) {
                    begun = System.nanoTime();
                    xtdb.all(day, known);
                    times[1].recordValue(System.nanoTime() - begun);
                    if (maria != null) {
                        begun = System.nanoTime();
                        maria.all(day, known);
                        times[2].recordValue(System.nanoTime() - begun);
                    }
                }
            }
            row(report, "the world, " + Report.count(world.relations) + " relations", told.size(), times, 95, 10);
        }
    }

    private static Histogram[] histograms() {
        Histogram[] histograms = new Histogram[3];
        for (int i = 0; i < histograms.length; i++) {
            histograms[i] = new Histogram(TimeUnit.MINUTES.toNanos(5), 3);
        }
        return histograms;
    }

    private static void row(Report report, String what, int records, Histogram[] times, double high, double mark) {
        report.row(
                what,
                Report.count(records),
                Report.at(times[0], 50),
                high(times[0], high),
                Report.at(times[1], 50),
                high(times[1], high),
                times[2].getTotalCount() == 0 ? "" : Report.at(times[2], 50),
                times[2].getTotalCount() == 0 ? "" : high(times[2], high),
                Report.atLeast(Report.ratio(times[1], times[0], 50), mark),
                times[2].getTotalCount() == 0 ? "" : Report.atLeast(Report.ratio(times[2], times[0], 50), mark));
    }

    private static String high(Histogram times, double percentile) {
        return Report.at(times, percentile)
                + (percentile == 99 ? "" : String.format(Locale.ROOT, " (p%.0f)", percentile));
    }

    private static void tell(List<Told> told, Peer peer) throws Exception {
        long begun = System.nanoTime();
        for (Told one : told) {
            peer.put(one.thing, one.state, one.from, one.known);
        }
        peer.flush();
        System.out.println(peer.getClass().getSimpleName() + " was told " + Report.count(told.size()) + " facts in "
                + Report.time(System.nanoTime() - begun));
    }

    /** What the plain bitemporal table was told, as it became known. */
    private static List<Told> told(DataSource pool) throws SQLException {
        List<Told> told = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select relation, facet_key, state, valid_from, known_from from"
                        + " fact where valid_to = " + Long.MAX_VALUE + " order by known_from, valid_from")) {
            while (row.next()) {
                told.add(new Told(
                        row.getString(1) + " " + row.getString(2),
                        row.getString(3),
                        LocalDate.ofEpochDay(row.getLong(4)),
                        Instant.ofEpochSecond(row.getLong(5) / 1_000_000, row.getLong(5) % 1_000_000 * 1_000)));
            }
        }
        return told;
    }
}
