package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.RecordRetracted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class SubmissionsTest {

    private static final Pair RUS_SYR = Pair.parse("RUS-SYR");
    private static final Pair RUS_TUR = Pair.parse("RUS-TUR");
    private static final Pair SYR_TUR = Pair.parse("SYR-TUR");

    private final HikariDataSource pool;
    private final EventTable table;

    SubmissionsTest(TestDatabase database) {
        pool = database.newLedger();
        table = new EventTable(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void what_was_decided_is_stored_and_folded() {
        Node node = new Node();

        node.record("first", SYR_TUR);
        node.record("second", SYR_TUR, RUS_TUR);

        assertThat(node.fold(SYR_TUR)).containsExactly("first", "second");
        assertThat(node.fold(RUS_TUR)).containsExactly("second");
        assertThat(table.page(0, 9, 9))
                .extracting(Entry::stream)
                .containsExactly("relation/SYR-TUR", "relation/SYR-TUR", "relation/RUS-TUR");
        assertThat(table.page(0, 9, 9)).extracting(Entry::sequence).containsExactly(0L, 1L, 0L);
    }

    @Test
    void a_decision_for_nothing_stores_nothing() {
        Node node = new Node();
        node.submit(relations -> Plan.NOTHING, SYR_TUR);
        assertThat(table.lastPosition()).isZero();
    }

    @Test
    void another_node_decides_on_what_is_stored_not_on_what_it_remembers() {
        Node here = new Node();
        Node there = new Node();
        here.record("1", SYR_TUR);
        there.record("2", SYR_TUR);
        here.record("3", SYR_TUR);

        assertThat(here.fold(SYR_TUR)).containsExactly("1", "2", "3");
        assertThat(there.fold(SYR_TUR)).containsExactly("1", "2", "3");
    }

    @Test
    void who_was_overtaken_while_deciding_loses_and_stores_nothing() {
        Node here = new Node();
        Node there = new Node();

        assertThatThrownBy(() -> here.submit(
                        relations -> {
                            CompletableFuture.runAsync(() -> there.record("faster", SYR_TUR))
                                    .join();
                            return plan("slower", RUS_SYR, SYR_TUR);
                        },
                        RUS_SYR,
                        SYR_TUR))
                .isInstanceOf(LostRace.class);

        assertThat(here.fold(SYR_TUR)).containsExactly("faster");
        assertThat(here.fold(RUS_SYR)).isEmpty();
    }

    @Test
    void acts_of_three_parties_in_any_order_never_wait_for_each_other_in_a_circle() throws Exception {
        Node node = new Node();
        List<Pair> pairs = List.of(RUS_SYR, RUS_TUR, SYR_TUR);
        int each = 50;
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int writer = 0; writer < 8; writer++) {
                Random random = new Random(writer);
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        List<Pair> shuffled = new ArrayList<>(pairs);
                        Collections.shuffle(shuffled, random);
                        node.record("act", shuffled.toArray(Pair[]::new));
                    }
                }));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertThat(table.lastPosition()).isEqualTo(8 * each * 3);
        for (Pair pair : pairs) {
            assertThat(node.fold(pair)).hasSize(8 * each);
        }
    }

    private static Plan plan(String reason, Pair... pairs) {
        RelationEvent event = new RecordRetracted(UUID.randomUUID(), reason);
        return new Plan(
                Arrays.stream(pairs)
                        .map(pair -> new Plan.Step(new StreamId.OfRelation(pair), event, null, Payloads.write(event)))
                        .toList(),
                List.of(),
                List.of(),
                Long.MAX_VALUE);
    }

    private static Folds.Origin origin(Pair pair) {
        return new Folds.Origin(pair, List.of(), List.of());
    }

    /** One process on the shared tables, with folds and locks of its own. */
    private final class Node {
        private final Folds folds = new Folds(table, 10_000);
        private final Submissions submissions = new Submissions(
                new LedgerStorage(
                        table,
                        folds,
                        SubmissionsTest::origin,
                        new GroupAppend(pool, Database.of(pool), InstantSource.system()),
                        () -> Long.MAX_VALUE),
                folds);

        private void record(String reason, Pair... pairs) {
            submit(relations -> plan(reason, pairs), pairs);
        }

        private void submit(Submission.Decider decider, Pair... pairs) {
            submissions.submit(new Submission(
                    Arrays.stream(pairs)
                            .map(pair -> new StreamId.OfRelation(pair).name())
                            .collect(Collectors.toCollection(TreeSet::new)),
                    "test",
                    null,
                    false,
                    decider));
        }

        private List<String> fold(Pair pair) {
            List<Entry> stored = table.stream(new StreamId.OfRelation(pair).name(), 0, Long.MAX_VALUE, 1_000);
            assertThat(folds.at(origin(pair), Long.MAX_VALUE).events()).isEqualTo(stored.size());
            return Payloads.readAll(stored).stream()
                    .map(Recorded::event)
                    .map(event -> ((RecordRetracted) event).reason())
                    .toList();
        }
    }
}
