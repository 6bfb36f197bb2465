package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.chancery.actor.Actors;
import org.chancery.exchange.Import.State;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.RelationEvent.Act;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process is killed again and again while it imports; in the end every row is on record, once. */
class KilledWhileImportingTest {

    private static final int ROWS = 4_000;
    private static final int KILLS = 2;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"H2_IN_A_FILE", "POSTGRESQL"})
    void a_running_import_goes_on_after_each_kill_and_nothing_is_recorded_twice(TestDatabase database)
            throws Exception {
        String url;
        String password;
        try (HikariDataSource pool = database.newLedger()) {
            url = pool.getJdbcUrl();
            password = pool.getPassword();
        }
        String user = database == TestDatabase.POSTGRESQL ? "postgres" : "sa";
        Path file = Files.write(folder.resolve("sent"), Desk.panels(ROWS));
        UUID job;
        try (HikariDataSource pool = TestDatabase.migrated(url, user, password);
                Ledger ledger = open(pool);
                Imports sleeping = new Imports(ledger, pool, folder)) {
            job = sleeping.add(new Imports.Asked("cow-dipl", null, "panels.csv", "admin", false), file)
                    .id();
        }
        long done = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            done = importUntilKilled(url, user, password, job, done + ROWS / (KILLS + 1));
        }
        try (HikariDataSource pool = TestDatabase.migrated(url, user, password);
                Ledger ledger = open(pool);
                Imports imports = new Imports(ledger, pool, folder)) {
            assertThat(imports.find(job).orElseThrow().state()).isIn(State.RUNNING, State.DONE);
            imports.start();
            Import over = imports.await(job, Duration.ofMinutes(5));

            assertThat(over.state()).isEqualTo(State.DONE);
            assertThat(over.rows()).isEqualTo(new Counts(ROWS, ROWS, 0, 0, 0, 0, 0, 0, 0, 2L * ROWS));
            Set<UUID> records = new HashSet<>();
            long events = ledger.head().position();
            ledger.forEachEvent(
                    0, event -> records.add(((Act) event.event()).particulars().recordId()));
            assertThat(events).isEqualTo(2L * ROWS);
            assertThat(records).hasSize(2 * ROWS);
        }
    }

    private static Ledger open(HikariDataSource pool) {
        return new Ledger(pool, InstantSource.system(), Actors.states(), 100_000);
    }

    /** Kills the process once it has done so many rows; returns how many it said were done. */
    private long importUntilKilled(String url, String user, String password, UUID job, long enough)
            throws IOException, InterruptedException {
        Process importer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Importer.class.getName(),
                        url,
                        user,
                        password,
                        folder.toString(),
                        job.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long done = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(importer.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith("done ") && line.endsWith(".")) {
                    done = Long.parseLong(line.substring(5, line.length() - 1));
                    if (done >= enough) {
                        importer.toHandle().destroyForcibly();
                    }
                }
            }
        } finally {
            importer.destroyForcibly();
            assertThat(importer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        return done;
    }

    /** The process that is killed: it says how many rows are done. */
    public static final class Importer {

        private static final PrintStream OUT =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

        private Importer() {}

        /** Takes the address of the database, user, password, the folder and the import. */
        public static void main(String[] arguments) {
            HikariDataSource pool = TestDatabase.migrated(arguments[0], arguments[1], arguments[2]);
            Imports imports = new Imports(open(pool), pool, Path.of(arguments[3]));
            imports.start();
            UUID job = UUID.fromString(arguments[4]);
            long said = -1;
            Import now;
            do {
                now = imports.find(job).orElseThrow();
                if (now.done() != said) {
                    said = now.done();
                    OUT.println("done " + said + ".");
                }
            } while (!now.state().isOver());
            System.exit(0);
        }
    }
}
