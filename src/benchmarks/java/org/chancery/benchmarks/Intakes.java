package org.chancery.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.ledger.Intake;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Reply;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.Stance;
import org.chancery.time.OccurrenceDate;

/** Many small acts in turn beside a raw batch insert of the same rows. */
final class Intakes implements Benchmarks.Benchmark {

    private static final int PAIRS = 2_000;
    private static final int ROUNDS = 6;
    private static final long ROUND = TimeUnit.SECONDS.toNanos(3);

    private static final String METHOD =
            "One thread records statements between " + PAIRS + " pairs of states at random,"
                    + " each judged after the one before and written " + Intake.MOST
                    + " at a time, every group forced before it is"
                    + " answered. The raw insert writes rows of the same size into tables with the ledger's columns and indexes in"
                    + " batches of " + Intake.MOST
                    + ", each committed and forced in the same way. Both in turns of three seconds.";

    @Override
    public void run(Report report) throws Exception {
        report.part("Many commands in turn", METHOD);
        report.head("Database", "Chancery", "raw", "ratio", "mark");
        for (Stage stage : Stage.values()) {
            compare(report, stage);
        }
    }

    private static void compare(Report report, Stage stage) throws Exception {
        try (HikariDataSource pool = stage.migrated();
                HikariDataSource rawPool = stage.migrated();
                Ledger ledger = new Ledger(pool, InstantSource.system(), Actors.states(), 1_000_000);
                Raw raw = new Raw(stage, rawPool)) {
            Acts acts = new Acts(ledger);
            double ours = 0;
            double theirs = 0;
            for (int round = 0; round < ROUNDS; round++) {
                double one = perSecond(acts::group);
                double other = perSecond(raw::group);
                if (round > 1) {
                    ours += one / (ROUNDS - 2);
                    theirs += other / (ROUNDS - 2);
                }
            }
            report.row(
                    stage == Stage.H2 ? "H2" : "PostgreSQL",
                    String.format(Locale.ROOT, "%,.0f/s", ours),
                    String.format(Locale.ROOT, "%,.0f/s", theirs),
                    Report.atLeast(ours / theirs, 0.3),
                    "≥ 0.3" + (stage == Stage.H2 ? ", ≥ 10,000/s" : ""));
        }
    }

    private static double perSecond(BooleanSupplier group) {
        long begun = System.nanoTime();
        long groups = 0;
        while (System.nanoTime() - begun < ROUND && group.getAsBoolean()) {
            groups++;
        }
        return groups * Intake.MOST * 1e9 / (System.nanoTime() - begun);
    }

    /** The acts, and who answers for them. */
    private static final class Acts {
        private final Random random = new Random(Benchmarks.SEED);
        private final List<ActorCode[]> pairs = new ArrayList<>();
        private final Ledger ledger;
        private final Intake intake;
        private long accepted;

        Acts(Ledger ledger) {
            this.ledger = ledger;
            this.intake = ledger.intake(Archive.RECORDER, reply -> accepted += reply instanceof Reply.Accepted ? 1 : 0);
            List<ActorCode> living = Actors.states().all().stream()
                    .filter(actor -> actor.lifespans().stream().anyMatch(span -> span.to() == null))
                    .map(Actor::code)
                    .limit(100)
                    .toList();
            while (pairs.size() < PAIRS) {
                ActorCode by = living.get(random.nextInt(living.size()));
                ActorCode toward = living.get(random.nextInt(living.size()));
                if (!by.equals(toward)) {
                    pairs.add(new ActorCode[] {by, toward});
                }
            }
        }

        boolean group() {
            long before = accepted;
            for (int i = 0; i < Intake.MOST; i++) {
                ActorCode[] pair = pairs.get(random.nextInt(PAIRS));
                intake.record(new RelationCommand.MakeStatement(
                        new Directed(List.of(pair[0]), List.of(pair[1])),
                        Stance.NEUTRAL,
                        "words",
                        Particulars.of(
                                ledger.newId(),
                                OccurrenceDate.Once.on(LocalDate.of(1995, 1, 1).plusDays(random.nextInt(9_000))),
                                List.of(Commands.SOURCE))));
            }
            intake.flush();
            if (accepted - before != Intake.MOST) {
                throw new IllegalStateException("accepted " + (accepted - before));
            }
            return true;
        }
    }

    /** The same rows without a program around them. */
    private static final class Raw implements AutoCloseable {
        private final Stage stage;
        private final Connection connection;
        private final AtomicLong ids = new AtomicLong(0x0193_587c_1a00_7000L << 4);
        private final long[] sequences = new long[PAIRS];
        private final Random random = new Random(Benchmarks.SEED);
        private long position;

        Raw(Stage stage, HikariDataSource pool) throws SQLException {
            this.stage = stage;
            this.connection = pool.getConnection();
            connection.setAutoCommit(false);
        }

        boolean group() {
            try (PreparedStatement record = connection.prepareStatement("insert into record values (?, ?, ?)");
                    PreparedStatement event = connection.prepareStatement(
                            "insert into event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (int i = 0; i < Intake.MOST; i++) {
                    position++;
                    int pair = random.nextInt(PAIRS);
                    UUID id = new UUID(ids.incrementAndGet(), 0x8000_0000_0000_0000L | position);
                    record.setObject(1, id);
                    record.setLong(2, position);
                    record.setLong(3, position);
                    record.addBatch();
                    event.setLong(1, position);
                    event.setObject(2, id);
                    event.setString(3, "relation/W" + pair + "-XYZ");
                    event.setLong(4, sequences[pair]++);
                    event.setString(5, "statement-made");
                    event.setInt(6, 1);
                    event.setLong(7, position);
                    event.setString(8, "benchmarks");
                    event.setString(9, null);
                    event.setObject(10, id);
                    event.setString(11, Commands.PAYLOAD);
                    event.setBytes(12, "a leaf has thirty-two bytes, so.".getBytes(StandardCharsets.US_ASCII));
                    event.setObject(13, id);
                    event.addBatch();
                }
                record.executeBatch();
                event.executeBatch();
                connection.commit();
                stage.force(connection);
                return true;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
