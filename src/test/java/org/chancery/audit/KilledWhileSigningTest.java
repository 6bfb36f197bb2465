package org.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that records with four threads and signs without a pause is killed again and again. */
class KilledWhileSigningTest {

    private static final int KILLS = 20;
    private static final int WRITERS = 4;

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource(names = {"H2_IN_A_FILE", "POSTGRESQL"})
    void whatever_was_signed_and_shown_still_holds(TestDatabase database) throws Exception {
        String url;
        String password;
        try (HikariDataSource pool = database.newLedger()) {
            url = pool.getJdbcUrl();
            password = pool.getPassword();
        }
        String user = database == TestDatabase.POSTGRESQL ? "postgres" : "sa";
        Random random = new Random(6962);
        List<Checkpoint> shown = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            shown.addAll(signUntilKilled(url, user, password, 1 + random.nextInt(25)));
            try (HikariDataSource pool = TestDatabase.migrated(url, user, password);
                    Ledger ledger = Writer.open(pool)) {
                Log log = Writer.log(ledger, pool, data);
                Checkpoint now = Checkpoint.verified(log.checkpoint(), log.key());
                List<Hash> leaves = new ArrayList<>();
                ledger.leaves(0, Integer.MAX_VALUE, (position, leaf) -> leaves.add(Hash.of(leaf)));
                MerkleTree tree = new MerkleTree();
                leaves.forEach(tree::add);
                assertThat(now.size()).isEqualTo(tree.size());
                assertThat(now.root()).isEqualTo(tree.root());
                for (Checkpoint before : shown) {
                    assertThat(log.root(before.size())).isEqualTo(before.root());
                }
                assertThat(ledger.entries(0, Integer.MAX_VALUE))
                        .extracting(entry -> Hash.of(entry.leaf()))
                        .isEqualTo(leaves);
            }
        }
        assertThat(shown).hasSizeGreaterThan(KILLS);
    }

    private List<Checkpoint> signUntilKilled(String url, String user, String password, int enough)
            throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url,
                        user,
                        password,
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Checkpoint> shown = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                if (line.startsWith("signed ") && line.endsWith(".")) {
                    String[] parts = line.substring(0, line.length() - 1).split(" ");
                    shown.add(
                            new Checkpoint("example.com/chancery", Long.parseLong(parts[1]), Hash.ofBase64(parts[2])));
                    if (shown.size() == enough) {
                        writer.toHandle().destroyForcibly();
                    }
                }
                line = lines.readLine();
            }
        } finally {
            writer.destroyForcibly();
            assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        return shown;
    }

    /** The process that is killed: it says what it signed. */
    public static final class Writer {

        private static final PrintStream OUT =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

        private Writer() {}

        static Ledger open(HikariDataSource pool) {
            return new Ledger(pool, InstantSource.system(), Actors.states(), 100_000);
        }

        static Log log(Ledger ledger, HikariDataSource pool, Path data) {
            return new Log(ledger, pool, data.resolve("log"), "example.com/chancery", List.of());
        }

        /** Takes the address of the database, user, password and the data folder. */
        public static void main(String[] arguments) {
            HikariDataSource pool = TestDatabase.migrated(arguments[0], arguments[1], arguments[2]);
            Ledger ledger = open(pool);
            Log log = log(ledger, pool, Path.of(arguments[3]));
            for (int i = 0; i < WRITERS; i++) {
                Thread.ofPlatform().start(() -> {
                    while (true) {
                        Statements.record(ledger, 1);
                    }
                });
            }
            while (true) {
                Checkpoint says = Checkpoint.parse(log.checkpoint().text());
                OUT.println("signed " + says.size() + " " + says.root() + ".");
            }
        }
    }
}
