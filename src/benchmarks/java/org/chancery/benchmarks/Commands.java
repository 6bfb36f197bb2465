package org.chancery.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Reply;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.Source;
import org.chancery.relation.Stance;
import org.chancery.time.OccurrenceDate;

/** One durable command beside a raw transaction that writes the same rows as durably. */
final class Commands implements Benchmarks.Benchmark {
    private static final int ROUNDS = 6;
    private static final List<String> ACTORS =
            List.of("CHE", "SWE", "ESP", "PRT", "GBR", "USA", "DNK", "NLD", "FRA", "CHN");
    static final Source SOURCE =
            new Source("Register of the benchmarks", "Chancery", null, null, null, null, "as the register has it");

    static final String PAYLOAD =
            "{\"by\":[\"CHE\"],\"grade\":\"REPORTED\",\"mark\":\"CLEAR\",\"occurred\":\"2020-01-01\","
                    + "\"recordId\":\"019edeb1-5bd0-7000-8000-000000000000\",\"sources\":[{\"publisher\":\"Chancery\","
                    + "\"quote\":\"as the register has it\",\"title\":\"Register of the benchmarks\"}],"
                    + "\"stance\":\"NEUTRAL\",\"toward\":[\"SWE\"],\"words\":\"words\"}";

    private record Measured(Histogram times, double perSecond) {}

    /** Writes once, for one of several writers. */
    private interface Write {
        void write(int writer) throws Exception;
    }

    @Override
    public void run(Report report) throws Exception {
        report.part("One durable command", METHOD);
        report.head(
                "Database",
                "Writers",
                "Chancery p50",
                "p99",
                "rate",
                "raw p50",
                "p99",
                "rate",
                "ratio of rates",
                "mark");
        for (Stage stage : Stage.values()) {
            for (int writers : List.of(1, 8)) {
                compare(report, stage, writers);
            }
        }
    }

    private static final String METHOD = "Each writer states something about a relation of its own"
            + " and waits until it is on disk. The raw transaction inserts one row of the same size into a table with the"
            + " ledger's columns and indexes and one into the table of identities, on a connection it keeps, then"
            + " commits; on H2 it ends with the same `CHECKPOINT SYNC`, on PostgreSQL it takes the same advisory lock"
            + " and `synchronous_commit` is on. Both in turns of two seconds.";

    private static void compare(Report report, Stage stage, int writers) throws Exception {
        try (HikariDataSource pool = stage.migrated();
                HikariDataSource rawPool = stage.migrated();
                Ledger ledger = new Ledger(pool, InstantSource.system(), Actors.states(), 100_000);
                Raw raw = new Raw(stage, rawPool, writers)) {
            Write command = writer -> {
                if (!(ledger.record(List.of(statement(ledger.newId(), writer)), Archive.RECORDER)
                        instanceof Reply.Accepted)) {
                    throw new IllegalStateException("a statement was not accepted");
                }
            };
            List<Histogram> ours = new ArrayList<>();
            List<Histogram> theirs = new ArrayList<>();
            double ourRate = 0;
            double theirRate = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Measured one = together(writers, command);
                Measured other = together(writers, raw);
                if (round > 1) {
                    ours.add(one.times);
                    theirs.add(other.times);
                    ourRate += one.perSecond / (ROUNDS - 2);
                    theirRate += other.perSecond / (ROUNDS - 2);
                }
            }
            Histogram our = sum(ours);
            Histogram their = sum(theirs);
            double mark = stage == Stage.H2 ? 0.5 : writers == 1 ? 0.6 : 1.5;
            report.row(
                    stage == Stage.H2 ? "H2" : "PostgreSQL",
                    Integer.toString(writers),
                    Report.at(our, 50),
                    Report.at(our, 99),
                    String.format(Locale.ROOT, "%,.0f/s", ourRate),
                    Report.at(their, 50),
                    Report.at(their, 99),
                    String.format(Locale.ROOT, "%,.0f/s", theirRate),
                    Report.atLeast(ourRate / theirRate, mark),
                    "≥ " + mark);
        }
    }

    private static Histogram sum(List<Histogram> parts) {
        Histogram sum = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        parts.forEach(sum::add);
        return sum;
    }

    private static Measured together(int writers, Write write) throws Exception {
        long time = TimeUnit.SECONDS.toNanos(2);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Histogram>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int i = 0; i < writers; i++) {
                int writer = i;
                Callable<Histogram> task = () -> {
                    Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
                    start.await();
                    long until = System.nanoTime() + time;
                    for (long begun = System.nanoTime(); begun < until; begun = System.nanoTime()) {
                        write.write(writer);
                        times.recordValue(System.nanoTime() - begun);
                    }
                    return times;
                };
                running.add(threads.submit(task));
            }
            long begun = System.nanoTime();
            start.countDown();
            Histogram all = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
            for (Future<Histogram> one : running) {
                all.add(one.get());
            }
            return new Measured(all, all.getTotalCount() * 1e9 / (System.nanoTime() - begun));
        }
    }

    /** A statement of the writer's own pair; it moves nothing, so that the relation stays small to fold. */
    static RelationCommand statement(UUID id, int writer) {
        return statement(id, ACTORS.get(writer), ACTORS.get(writer + 1));
    }

    static RelationCommand statement(UUID id, String by, String toward) {
        return new RelationCommand.MakeStatement(
                new Directed(List.of(ActorCode.of(by)), List.of(ActorCode.of(toward))),
                Stance.NEUTRAL,
                "words",
                Particulars.of(id, OccurrenceDate.Once.on(LocalDate.of(2020, 1, 1)), List.of(SOURCE)));
    }

    /** The rows of one command, written without a program around them. */
    private static final class Raw implements Write, AutoCloseable {
        private final Stage stage;
        private final List<Connection> connections = new ArrayList<>();
        private final AtomicLong positions = new AtomicLong();
        private final AtomicLong ids = new AtomicLong(0x0193_587c_1a00_7000L << 4);
        private final AtomicLong[] sequences;

        Raw(Stage stage, HikariDataSource pool, int writers) throws SQLException {
            this.stage = stage;
            this.sequences = new AtomicLong[writers];
            for (int i = 0; i < writers; i++) {
                Connection connection = pool.getConnection();
                connection.setAutoCommit(false);
                connections.add(connection);
                sequences[i] = new AtomicLong();
            }
        }

        @Override
        public void write(int writer) throws SQLException {
            Connection connection = connections.get(writer);
            if (stage == Stage.POSTGRESQL) {
                try (Statement lock = connection.createStatement()) {
                    lock.execute("select pg_advisory_xact_lock(7161111101)");
                }
            }
            long position = positions.incrementAndGet();
            UUID id = new UUID(ids.incrementAndGet(), 0x8000_0000_0000_0000L | position);
            try (PreparedStatement record = connection.prepareStatement(
                            "insert into record (record_id, first_position, last_position) values (?, ?, ?)");
                    PreparedStatement event = connection.prepareStatement(
                            "insert into event (position, event_id, stream, sequence, name, revision, recorded_at,"
                                    + " recorded_by, request_id, record_id, payload, leaf, salt)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                record.setObject(1, id);
                record.setLong(2, position);
                record.setLong(3, position);
                record.executeUpdate();
                event.setLong(1, position);
                event.setObject(2, id);
                event.setString(3, "relation/W0" + writer + "-XYZ");
                event.setLong(4, sequences[writer].getAndIncrement());
                event.setString(5, "statement-made");
                event.setInt(6, 1);
                event.setLong(7, position);
                event.setString(8, "benchmarks");
                event.setString(9, null);
                event.setObject(10, id);
                event.setString(11, PAYLOAD);
                event.setBytes(12, "a leaf has thirty-two bytes, so.".getBytes(StandardCharsets.US_ASCII));
                event.setObject(13, id);
                event.executeUpdate();
            }
            connection.commit();
            stage.force(connection);
        }

        @Override
        public void close() throws SQLException {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }
}
