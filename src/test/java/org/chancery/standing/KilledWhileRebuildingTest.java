package org.chancery.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that rebuilds again and again is killed in the middle, again and again; the answers stay right. */
class KilledWhileRebuildingTest {

    private static final int KILLS = 3;
    private static final Duration LONG = Duration.ofMinutes(2);

    @ParameterizedTest
    @EnumSource(names = {"H2_IN_A_FILE", "POSTGRESQL"})
    void the_rows_answer_as_the_fold_does_after_every_kill(TestDatabase database) throws Exception {
        String url;
        String password;
        World world;
        try (HikariDataSource pool = database.newLedger()) {
            url = pool.getJdbcUrl();
            password = pool.getPassword();
            world = new World(pool, 21, 30);
            world.record(world.left());
        }
        String user = database == TestDatabase.POSTGRESQL ? "postgres" : "sa";
        for (int kill = 0; kill < KILLS; kill++) {
            rebuildUntilKilled(url, user, password, 1 + 2 * kill);
            try (HikariDataSource pool = TestDatabase.migrated(url, user, password)) {
                StandingRows rows = new StandingRows(pool, Rebuilder.RULES);
                try (Ledger ledger = Rebuilder.ledger(pool);
                        Rebuilds rebuilds = new Rebuilds(ledger, rows)) {
                    rebuilds.begin();
                    for (Rebuild begun : rebuilds.all()) {
                        assertThat(rebuilds.await(begun.id(), LONG)
                                        .orElseThrow()
                                        .state())
                                .isEqualTo(Rebuild.State.DONE);
                    }
                    assertThat(ledger.keepUpToDate(rows).await(world.head(), LONG))
                            .isTrue();
                    assertThat(rows.beside().rebuild()).isNull();
                    StandingRowsTest.assertAnsweredAsByTheFold(world, rows, 2);
                }
            }
        }
    }

    private static void rebuildUntilKilled(String url, String user, String password, int rebuilds) throws Exception {
        Process rebuilder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rebuilder.class.getName(),
                        url,
                        user,
                        password)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(rebuilder.getInputStream(), StandardCharsets.UTF_8))) {
            int begun = 0;
            String line = lines.readLine();
            while (line != null) {
                begun += line.startsWith("rebuilding") ? 1 : 0;
                if (begun == rebuilds) {
                    rebuilder.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
            assertThat(begun).isGreaterThanOrEqualTo(rebuilds);
        } finally {
            rebuilder.destroyForcibly();
            assertThat(rebuilder.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** The process that is killed: it says when a rebuild has begun. */
    public static final class Rebuilder {

        static final String RULES = "the rules";
        private static final PrintStream OUT =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

        private Rebuilder() {}

        static Ledger ledger(HikariDataSource pool) {
            return new Ledger(pool, InstantSource.system(), Actors.states(), 100_000);
        }

        /** Rebuilds until it is killed. */
        public static void main(String[] arguments) throws Exception {
            HikariDataSource pool = TestDatabase.migrated(arguments[0], arguments[1], arguments[2]);
            Rebuilds rebuilds = new Rebuilds(ledger(pool), new StandingRows(pool, RULES));
            rebuilds.begin();
            while (true) {
                Rebuild begun = rebuilds.start();
                OUT.println("rebuilding " + begun.id());
                rebuilds.await(begun.id(), LONG);
            }
        }
    }
}
