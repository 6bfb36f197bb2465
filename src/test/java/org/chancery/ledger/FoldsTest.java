package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.ledger.Said.makeStatement;
import static org.chancery.ledger.Said.severTies;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.ledger.Ledger.Recorder;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What is read again and what is not is seen by taking away rows that need not be read. */
@OnBothDatabases
class FoldsTest {

    private static final Pair GBR_USA = Pair.parse("GBR-USA");
    private static final Recorder ADMIN = new Recorder("admin", null);

    private final HikariDataSource pool;

    FoldsTest(TestDatabase database) {
        pool = database.newLedger();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void a_kept_fold_outlives_garbage_collection_refusals_and_repetitions() {
        Ledger ledger = open(10_000);
        RelationCommand severing = severTies(ledger.newId(), "GBR", "USA", "1990");
        ledger.record(List.of(severing), ADMIN);
        state(ledger, 20);
        System.gc();
        assertThat(ledger.record(List.of(severTies(ledger.newId(), "GBR", "USA", "1991")), ADMIN))
                .isInstanceOf(Reply.Refused.class);
        assertThat(ledger.dryRun(List.of(severing))).isInstanceOf(Reply.Accepted.class);
        forgetRowsBefore(21);

        assertThat(ledger.relation(GBR_USA).events()).isEqualTo(21);
    }

    @Test
    void the_tail_is_always_read() {
        Ledger ledger = open(10_000);
        state(ledger, 20);
        assertThat(ledger.relation(GBR_USA).events()).isEqualTo(20);
        JdbcClient.create(pool)
                .sql("insert into event select position + 1, cast('" + ledger.newId()
                        + "' as uuid), stream, sequence + 1,"
                        + " name, revision, recorded_at + 1, recorded_by, request_id, record_id, payload, leaf, salt"
                        + " from event where position = 20")
                .update();

        assertThat(new Folds(new EventTable(pool), 10_000)
                        .at(ActorBook.origin(GBR_USA, Actors.states()), Long.MAX_VALUE)
                        .events())
                .isEqualTo(21);
    }

    @Test
    void what_many_ask_for_at_once_is_read_once() throws Exception {
        state(open(10_000), 20);
        int many = 16;
        CountDownLatch asking = new CountDownLatch(many);
        AtomicInteger readings = new AtomicInteger();
        Folds folds = new Folds(
                new EventTable(new DelegatingDataSource(pool) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        readings.incrementAndGet();
                        try {
                            asking.await();
                        } catch (InterruptedException e) {
                            throw new SQLException(e);
                        }
                        return super.getConnection();
                    }
                }),
                10_000);

        List<Future<Long>> events = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            for (int i = 0; i < many; i++) {
                events.add(threads.submit(() -> {
                    asking.countDown();
                    return folds.at(ActorBook.origin(GBR_USA, Actors.states()), 20)
                            .events();
                }));
            }
        }

        for (Future<Long> each : events) {
            assertThat(each.get()).isEqualTo(20);
        }
        assertThat(readings).hasValue(1);
    }

    @Test
    void who_asks_for_another_relation_does_not_wait_for_one_that_is_being_read() throws Exception {
        state(open(10_000), 20);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Folds folds = new Folds(
                new EventTable(new DelegatingDataSource(pool) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (Thread.currentThread().getName().equals("slow")) {
                            reading.countDown();
                            try {
                                answered.await();
                            } catch (InterruptedException e) {
                                throw new SQLException(e);
                            }
                        }
                        return super.getConnection();
                    }
                }),
                10_000);
        List<Long> events = new ArrayList<>();
        Thread slow = Thread.ofPlatform()
                .name("slow")
                .start(() -> events.add(
                        folds.at(ActorBook.origin(GBR_USA, Actors.states()), 20).events()));
        reading.await();

        try (ExecutorService others = Executors.newSingleThreadExecutor()) {
            Future<?> all = others.submit(() -> {
                for (int i = 0; i < 1_000; i++) {
                    Pair stranger = Pair.of(ActorCode.of("GBR"), ActorCode.of("X" + i));
                    folds.at(new Folds.Origin(stranger, List.of(Lifespan.ALWAYS), List.of(Lifespan.ALWAYS)), 20);
                }
            });
            all.get(1, TimeUnit.MINUTES);
        } finally {
            answered.countDown();
            slow.join();
        }
        assertThat(events).containsExactly(20L);
    }

    @Test
    void the_past_is_folded_from_the_nearest_version_kept() {
        Ledger ledger = open(10_000);
        List<Instant> recordedAt = state(ledger, 600);
        forgetRowsBefore(512);

        assertThat(ledger.relation(GBR_USA, recordedAt.get(519)).events()).isEqualTo(520);
        assertThat(ledger.relation(GBR_USA, recordedAt.get(599)).events()).isEqualTo(600);
    }

    @Test
    void a_past_asked_for_once_is_not_read_again() {
        Ledger ledger = open(10_000);
        List<Instant> recordedAt = state(ledger, 600);
        assertThat(ledger.relation(GBR_USA, recordedAt.get(519)).events()).isEqualTo(520);
        forgetRowsBefore(600);

        assertThat(ledger.relation(GBR_USA, recordedAt.get(519)).events()).isEqualTo(520);
    }

    @Test
    void what_is_kept_is_bounded_by_events() {
        Ledger ledger = open(10);
        state(ledger, 100);
        forgetRowsBefore(100);

        assertThat(ledger.relation(GBR_USA).events()).isZero();
    }

    @Test
    void a_cold_fold_reads_more_than_one_page() {
        Ledger ledger = open(20_000);
        for (int i = 0; i < 9; i++) {
            List<RelationCommand> batch = new ArrayList<>();
            for (int j = 0; j < 1_000; j++) {
                batch.add(makeStatement(ledger.newId(), "GBR", "USA", "a"));
            }
            assertThat(ledger.record(batch, ADMIN)).isInstanceOf(Reply.Accepted.class);
        }

        assertThat(open(20_000).relation(GBR_USA).events()).isEqualTo(9_000);
    }

    private Ledger open(long eventsKept) {
        return new Ledger(pool, InstantSource.system(), Actors.states(), eventsKept);
    }

    private static List<Instant> state(Ledger ledger, int statements) {
        List<RelationCommand> batch = new ArrayList<>();
        for (int i = 0; i < statements; i++) {
            batch.add(makeStatement(ledger.newId(), "GBR", "USA", "a"));
        }
        Reply.Accepted accepted = (Reply.Accepted) ledger.record(batch, ADMIN);
        return accepted.entries().stream()
                .map(entered -> entered.recorded().getFirst().recordedAt())
                .toList();
    }

    private void forgetRowsBefore(int sequence) {
        JdbcClient.create(pool)
                .sql("delete from event where sequence < ?")
                .params(sequence)
                .update();
    }
}
