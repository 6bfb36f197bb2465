package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.ledger.Said.holdMeeting;
import static org.chancery.ledger.Said.makeStatement;

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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.chancery.actor.Actors;
import org.chancery.audit.Audited;
import org.chancery.audit.Scope;
import org.chancery.ledger.Ledger.Recorder;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationCommand;
import org.chancery.standing.Rebuilds;
import org.chancery.standing.Shelves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A process that writes with eight threads is killed again and again; what it acknowledged is there, once, the tree stands
 * and the kept answers are those of history.
 */
class KilledWhileWritingTest {

    private static final int KILLS = 20;
    private static final int WRITERS = 8;
    private static final List<String> OTHERS = List.of("USA", "GBR", "CHE", "SWE");

    @ParameterizedTest
    @EnumSource(names = {"H2_IN_A_FILE", "POSTGRESQL"})
    void every_acknowledged_command_is_there_exactly_once(TestDatabase database) throws Exception {
        String url;
        String password;
        try (HikariDataSource pool = database.newLedger()) {
            url = pool.getJdbcUrl();
            password = pool.getPassword();
        }
        String user = database == TestDatabase.POSTGRESQL ? "postgres" : "sa";
        Set<UUID> acknowledged = new HashSet<>();
        Random random = new Random(20261123);
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(writeUntilKilled(url, user, password, kill, 20 + random.nextInt(60)));
            try (HikariDataSource pool = TestDatabase.migrated(url, user, password)) {
                checkEverything(pool, acknowledged);
                try (Ledger ledger = Writer.open(pool);
                        Rebuilds rebuilds = Shelves.following(ledger, pool)) {
                    assertThat(Audited.of(ledger, rebuilds, List.of(), Scope.ALL, kill)
                                    .findings())
                            .as("after kill %d", kill)
                            .isEmpty();
                }
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS * 20);
    }

    private static Set<UUID> writeUntilKilled(String url, String user, String password, int seed, int enough)
            throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url,
                        user,
                        password,
                        String.valueOf(seed))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<UUID> acknowledged = new HashSet<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                if (line.startsWith("ack ") && line.endsWith(".")) {
                    acknowledged.add(UUID.fromString(line.substring(4, line.length() - 1)));
                    if (acknowledged.size() == enough) {
                        // Its handle leaves open the stream in which the last acknowledgements still are.
                        writer.toHandle().destroyForcibly();
                    }
                }
                line = lines.readLine();
            }
        } finally {
            writer.destroyForcibly();
            assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        return acknowledged;
    }

    private static void checkEverything(HikariDataSource pool, Set<UUID> acknowledged) {
        EventTable table = new EventTable(pool);
        List<Entry> all = table.page(0, Long.MAX_VALUE, Integer.MAX_VALUE);
        Map<UUID, Set<String>> streams = new HashMap<>();
        Map<String, Long> next = new HashMap<>();
        long position = 0;
        for (Entry entry : all) {
            assertThat(entry.position()).isEqualTo(++position);
            assertThat(entry.sequence()).isEqualTo(next.merge(entry.stream(), 1L, Long::sum) - 1);
            assertThat(streams.computeIfAbsent(entry.recordId(), id -> new HashSet<>())
                            .add(entry.stream()))
                    .as("record %s once in %s", entry.recordId(), entry.stream())
                    .isTrue();
        }
        assertThat(all).extracting(Entry::recordedAt).isSorted().doesNotHaveDuplicates();
        assertThat(streams).containsKeys(acknowledged.toArray(UUID[]::new));
        assertThat(streams.values()).allSatisfy(each -> assertThat(each.size()).isIn(1, 3));
        List<byte[]> leaves = JdbcClient.create(pool)
                .sql("select leaf from event order by position")
                .query((row, number) -> row.getBytes(1))
                .list();
        for (int i = 0; i < leaves.size(); i++) {
            assertThat(leaves.get(i)).isEqualTo(all.get(i).leaf());
        }
        try (Ledger ledger = Writer.open(pool)) {
            assertThat(ledger.head().position()).isEqualTo(position);
            for (Pair pair : ledger.relations()) {
                String stream = new StreamId.OfRelation(pair).name();
                assertThat(ledger.relation(pair).events()).isEqualTo(next.get(stream));
            }
        }
    }

    /** The process that is killed: it says which commands were acknowledged to it. */
    public static final class Writer {

        private static final PrintStream OUT =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

        private Writer() {}

        static Ledger open(HikariDataSource pool) {
            return new Ledger(pool, InstantSource.system(), Actors.states(), 100_000);
        }

        /** Takes the address of the database, user, password and a seed. */
        public static void main(String[] arguments) {
            HikariDataSource pool = TestDatabase.migrated(arguments[0], arguments[1], arguments[2]);
            Ledger ledger = open(pool);
            for (int i = 0; i < WRITERS; i++) {
                Random random = new Random(Long.parseLong(arguments[3]) * WRITERS + i);
                Thread.ofPlatform().start(i % 4 == 3 ? () -> writeInTurn(ledger, random) : () -> write(ledger, random));
            }
        }

        private static void write(Ledger ledger, Random random) {
            while (true) {
                acknowledge(ledger.record(List.of(command(ledger, random)), new Recorder("writer", null)));
            }
        }

        private static void writeInTurn(Ledger ledger, Random random) {
            Intake intake = ledger.intake(new Recorder("writer in turn", null), Writer::acknowledge);
            while (true) {
                intake.record(command(ledger, random));
                if (random.nextInt(5) == 0) {
                    intake.flush();
                }
            }
        }

        private static RelationCommand command(Ledger ledger, Random random) {
            UUID id = ledger.newId();
            String other = OTHERS.get(random.nextInt(OTHERS.size()));
            return random.nextInt(4) == 0
                    ? holdMeeting(id, "BRA", "MEX", other)
                    : makeStatement(id, "BRA", other, "word");
        }

        private static void acknowledge(Reply reply) {
            if (reply instanceof Reply.Accepted accepted) {
                OUT.println("ack " + accepted.entries().getFirst().id() + ".");
            }
        }
    }
}
