package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.chancery.ledger.Batch.Claim;
import org.chancery.ledger.Batch.Mention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class GroupAppendTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.000001Z");

    private final HikariDataSource pool;
    private final EventTable table;

    GroupAppendTest(TestDatabase database) {
        pool = database.newLedger();
        table = new EventTable(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void what_was_appended_is_read_back_whole() {
        Draft bare = new Draft(
                TimeOrderedIdentifiers.next(), "relation/SYR-TUR", 0, "ties-severed", 1, "admin", null, null, "{}");
        Draft full = new Draft(
                TimeOrderedIdentifiers.next(),
                "relation/SYR-TUR",
                1,
                "ties-restored",
                2,
                "Zoë \"Z\" 𝄞",
                "request/1",
                UUID.randomUUID(),
                "{\"text\":\"قطع العلاقات\"}");

        GroupAppend append = append(InstantSource.fixed(NOON));
        List<Entry> appended = append.append(batch(bare, full));

        assertThat(appended).containsExactly(bare.at(1, NOON), full.at(2, NOON.plusNanos(1_000)));
        assertThat(table.page(0, Long.MAX_VALUE, 10)).isEqualTo(appended);
        assertThat(append.head().position()).isEqualTo(2);
        assertThat(leafAt(1)).isEqualTo(appended.getFirst().leaf());
        assertThat(leafAt(2)).isEqualTo(appended.getLast().leaf());
    }

    @Test
    void time_rises_with_position_even_when_the_clock_goes_back() {
        Iterator<Instant> clock = List.of(NOON, NOON.minusSeconds(3600), NOON.minusSeconds(3600), NOON.plusSeconds(1))
                .iterator();
        GroupAppend append = append(clock::next);

        for (int i = 0; i < 4; i++) {
            append.append(batch(draft("relation/SYR-TUR", i)));
        }

        assertThat(table.page(0, 9, 9))
                .extracting(Entry::recordedAt)
                .containsExactly(NOON, NOON.plusNanos(1_000), NOON.plusNanos(2_000), NOON.plusSeconds(1));
    }

    @Test
    void nothing_is_recorded_at_an_instant_somebody_has_already_asked_about() {
        GroupAppend append = append(InstantSource.fixed(NOON));
        append.settle(NOON.plusSeconds(1));

        List<Entry> appended = append.append(batch(draft("relation/SYR-TUR", 0)));

        assertThat(appended.getFirst().recordedAt())
                .isEqualTo(NOON.plusSeconds(1).plusNanos(1_000));
    }

    @Test
    void a_ledger_opened_again_goes_on_where_it_stood() {
        append(InstantSource.fixed(NOON)).append(batch(draft("relation/SYR-TUR", 0)));

        List<Entry> next =
                append(InstantSource.fixed(NOON.minusSeconds(60))).append(batch(draft("relation/SYR-TUR", 1)));

        assertThat(next.getFirst().position()).isEqualTo(2);
        assertThat(next.getFirst().recordedAt()).isEqualTo(NOON.plusNanos(1_000));
    }

    @Test
    void a_place_in_a_stream_is_taken_once_and_the_loser_leaves_no_gap() {
        GroupAppend append = append(InstantSource.system());
        append.append(batch(draft("relation/SYR-TUR", 0)));

        assertThatThrownBy(() -> append.append(batch(draft("relation/RUS-TUR", 0), draft("relation/SYR-TUR", 0))))
                .isInstanceOf(LostRace.class);

        append.append(batch(draft("relation/SYR-TUR", 1)));
        assertThat(table.page(0, 9, 9)).extracting(Entry::position).containsExactly(1L, 2L);
        assertThat(table.stream("relation/RUS-TUR", 0, 9, 9)).isEmpty();
    }

    @Test
    void an_identity_is_taken_once_and_nothing_of_the_loser_is_stored() {
        GroupAppend append = append(InstantSource.system());
        UUID id = UUID.randomUUID();
        append.append(claiming(id, draft("relation/SYR-TUR", 0)));

        assertThatThrownBy(() -> append.append(claiming(id, draft("relation/RUS-TUR", 0))))
                .isInstanceOf(LostRace.class);

        assertThat(table.lastPosition()).isEqualTo(1);
        assertThat(table.record(id, 1)).contains(new EventTable.RecordPlace(1, 1));
        assertThat(table.record(id, 0)).isEmpty();
    }

    @Test
    void a_record_is_found_with_everything_said_of_it_later() {
        GroupAppend append = append(InstantSource.system());
        UUID id = UUID.randomUUID();
        append.append(batch(draft("relation/RUS-SYR", 0)));
        append.append(claiming(id, draft("relation/SYR-TUR", 0), draft("relation/RUS-SYR", 1)));
        append.append(batch(draft("relation/RUS-SYR", 2)));
        append.append(new Batch(
                List.of(draft("relation/RUS-SYR", 3), draft("relation/SYR-TUR", 1)),
                List.of(),
                List.of(new Mention(id, 0), new Mention(id, 1)),
                Long.MAX_VALUE));

        assertThat(table.entriesOf(id, 9)).extracting(Entry::position).containsExactly(2L, 3L, 5L, 6L);
        assertThat(table.entriesOf(id, 3)).extracting(Entry::position).containsExactly(2L, 3L);
        assertThat(table.entriesOf(UUID.randomUUID(), 9)).isEmpty();
    }

    @Test
    void eight_writers_share_one_order_without_gaps() throws Exception {
        GroupAppend append = append(InstantSource.system());
        int writers = 8;
        int each = 50;
        List<Future<List<Entry>>> done = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int writer = 0; writer < writers; writer++) {
                String stream = "relation/W" + writer + "-X";
                done.add(threads.submit(() -> {
                    start.await();
                    return IntStream.range(0, each)
                            .mapToObj(i -> append.append(batch(draft(stream, 2 * i), draft(stream, 2 * i + 1))))
                            .flatMap(List::stream)
                            .toList();
                }));
            }
            start.countDown();
        }

        List<Entry> stored = table.page(0, Long.MAX_VALUE, 10_000);
        assertThat(stored)
                .extracting(Entry::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, writers * each * 2L).boxed().toList());
        assertThat(stored).extracting(Entry::recordedAt).isSorted().doesNotHaveDuplicates();
        for (Future<List<Entry>> writer : done) {
            assertThat(stored).containsSubsequence(writer.get());
        }
    }

    @Test
    void among_many_at_once_only_those_who_lost_are_told_so() throws Exception {
        GroupAppend append = append(InstantSource.system());
        int rounds = 40;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < rounds; round++) {
                int sequence = round;
                List<Future<Optional<Entry>>> tries = IntStream.range(0, 8)
                        .mapToObj(writer -> threads.submit(() -> {
                            try {
                                String stream = writer < 4 ? "relation/SYR-TUR" : "relation/W" + writer + "-X";
                                return Optional.of(append.append(batch(draft(stream, sequence)))
                                        .getFirst());
                            } catch (LostRace lost) {
                                return Optional.<Entry>empty();
                            }
                        }))
                        .toList();
                int won = 0;
                for (Future<Optional<Entry>> one : tries) {
                    won += one.get().isPresent() ? 1 : 0;
                }
                assertThat(won)
                        .as("one of four on the same relation, and the four others")
                        .isEqualTo(5);
            }
        }
        assertThat(table.lastPosition()).isEqualTo(5L * rounds);
    }

    private GroupAppend append(InstantSource clock) {
        return new GroupAppend(pool, Database.of(pool), clock);
    }

    private byte[] leafAt(long position) {
        return org.springframework.jdbc.core.simple.JdbcClient.create(pool)
                .sql("select leaf from event where position = ?")
                .params(position)
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    private static Batch batch(Draft... drafts) {
        return new Batch(List.of(drafts), List.of(), List.of(), Long.MAX_VALUE);
    }

    private static Batch claiming(UUID id, Draft... drafts) {
        return new Batch(List.of(drafts), List.of(new Claim(id, 0, drafts.length - 1)), List.of(), Long.MAX_VALUE);
    }

    private static Draft draft(String stream, long sequence) {
        return new Draft(
                TimeOrderedIdentifiers.next(), stream, sequence, "ties-severed", 1, "test", "r", null, "{\"a\":1}");
    }
}
