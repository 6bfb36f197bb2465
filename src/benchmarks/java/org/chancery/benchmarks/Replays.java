package org.chancery.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.chancery.ledger.AxonReplay;
import org.chancery.ledger.ReadingPart;

/** History read again from its rows, beside a scan that makes nothing of them and beside Axon's own replay. */
final class Replays implements Benchmarks.Benchmark {
    private static final Mixture MIXTURE = new Mixture(Benchmarks.sized(500), 500, 3);
    private static final int ROUNDS = 5;
    private static final int PAGE = 4_000;

    private static final String METHOD = """
            A ledger of %s events of 500 relations: three of four are codings by machine, the others acts of the whole \
            vocabulary. The reading part of an audit reads every row in the order of positions, computes its leaf anew and \
            compares it, decodes the payload and folds the relation, in the ledger's own stages side by side. The limit is a \
            plain JDBC scan of the same table, every column fetched and nothing made of it, in pages of the same size. In turns, \
            five rounds, the first unmeasured. The peer is Axon's pooled streaming processor on a table of Axon's own layout \
            with the same payloads, which are decoded by the same code and folded the same; it computes no leaf, its tokens are \
            in memory, and batches of 1,000 are the best it was seen to do. Marks: at least 150,000 events a second, and 0.35 \
            of the scan.""".formatted(Report.count(MIXTURE.events()));

    @Override
    public void run(Report report) throws Exception {
        report.part("History read again", METHOD);
        report.head(
                "Database", "Reading part", "raw scan", "of the scan", "Axon, 1 segment", "2 segments", "times Axon");
        for (Stage stage : Stage.values()) {
            try (HikariDataSource pool = stage.migrated()) {
                MIXTURE.load(pool);
                measure(report, stage, pool);
            }
        }
    }

    private static void measure(Report report, Stage stage, DataSource pool) throws Exception {
        ReadingPart reading = new ReadingPart(pool);
        double ours = 0;
        double scan = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            ReadingPart.Read read = reading.all(Long.MAX_VALUE);
            double one = perSecond(begun);
            if (read.sound() != MIXTURE.events() || read.relations() != MIXTURE.relations()) {
                throw new IllegalStateException("read " + read);
            }
            begun = System.nanoTime();
            if (scan(pool) != MIXTURE.events()) {
                throw new IllegalStateException("the scan did not read everything");
            }
            double other = perSecond(begun);
            if (round > 0) {
                ours += one / (ROUNDS - 1);
                scan += other / (ROUNDS - 1);
            }
        }
        AxonReplay axon = new AxonReplay(pool);
        axon.fill();
        double[] framework = new double[2];
        for (int segments = 1; segments <= 2; segments++) {
            axon.replay(MIXTURE.events(), segments, 1_000);
            framework[segments - 1] = MIXTURE.events() * 1e9 / axon.replay(MIXTURE.events(), segments, 1_000);
        }
        report.row(
                stage.spoken(),
                Report.perSecond(ours, 150_000),
                Report.perSecond(scan),
                Report.atLeast(ours / scan, 0.35),
                Report.perSecond(framework[0]),
                Report.perSecond(framework[1]),
                String.format(Locale.ROOT, "%.1f", ours / Math.max(framework[0], framework[1])));
    }

    private static double perSecond(long begun) {
        return MIXTURE.events() * 1e9 / (System.nanoTime() - begun);
    }

    /** Fetches every column of every row; says how many there were. */
    static long scan(DataSource pool) throws SQLException {
        long last = 0;
        long rows = 0;
        long seen = 0;
        try (Connection connection = pool.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select position, event_id, stream, sequence, name,"
                                + " revision, recorded_at, recorded_by, request_id, record_id, payload, salt, leaf from event"
                                + " where position > ? order by position limit " + PAGE)) {
            boolean more = true;
            while (more) {
                select.setLong(1, last);
                more = false;
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        more = true;
                        last = row.getLong(1);
                        seen += row.getObject(2, UUID.class).getLeastSignificantBits()
                                + row.getString(3).length()
                                + row.getLong(4)
                                + row.getString(5).length()
                                + row.getInt(6)
                                + row.getLong(7)
                                + row.getString(8).length()
                                + (row.getString(9) == null ? 0 : 1)
                                + (row.getObject(10, UUID.class) == null ? 0 : 1)
                                + row.getString(11).length()
                                + (row.getObject(12, UUID.class) == null ? 0 : 1)
                                + row.getBytes(13).length;
                        rows++;
                    }
                }
            }
        }
        if (seen == 0) {
            throw new IllegalStateException("nothing was seen in " + rows + " rows");
        }
        return rows;
    }
}
