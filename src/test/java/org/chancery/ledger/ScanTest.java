package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.chancery.actor.Actors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** History is read in pages that end after so many rows or so many characters. */
@OnBothDatabases
class ScanTest {

    private static final int EVENTS = 700;
    private static final int LARGEST = 20_000;
    private static final long LARGE = 100_000;

    private final HikariDataSource database;

    ScanTest(TestDatabase kind) {
        this.database = kind.newLedger();
    }

    /** Small events, then large ones, in streams of a few and one of many. */
    @BeforeEach
    void write() {
        SplittableRandom random = new SplittableRandom(4_711);
        new Ledger(database, InstantSource.system(), Actors.states(), 10).close();
        JdbcClient sql = JdbcClient.create(database);
        for (int position = 1; position <= EVENTS; position++) {
            int length = position < EVENTS / 2 ? random.nextInt(100) : LARGEST - random.nextInt(100);
            boolean few = position % 7 == 0;
            sql.sql("insert into event (position, event_id, stream, sequence, name, revision, recorded_at, recorded_by,"
                            + " payload, leaf) values (?, ?, ?, ?, 'a', 1, ?, 'b', ?, ?)")
                    .params(
                            position,
                            new UUID(0, position),
                            few ? "relation/FEW-" + position % 100 : "relation/MANY-X",
                            position,
                            position,
                            "x".repeat(length),
                            new byte[32])
                    .update();
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static List<List<StoredEvent>> pages(Passage<List<StoredEvent>> passage) {
        List<List<StoredEvent>> pages = new ArrayList<>();
        try (passage) {
            while (passage.hasNext()) {
                pages.add(passage.next());
            }
        }
        return pages;
    }

    private static List<Long> positions(List<List<StoredEvent>> pages) {
        return pages.stream().flatMap(List::stream).map(StoredEvent::position).toList();
    }

    private static void areSmall(List<List<StoredEvent>> pages) {
        assertThat(pages)
                .hasSizeGreaterThan(20)
                .allSatisfy(page -> assertThat(page.stream()
                                .mapToLong(row -> row.entry().payload().length())
                                .sum())
                        .isLessThan(LARGE + 500L * LARGEST));
        assertThat(pages.stream()
                        .filter(page -> page.stream()
                                        .mapToLong(row -> row.entry().payload().length())
                                        .sum()
                                >= LARGE + LARGEST))
                .as("pages that went beyond: no more than the one where events became large")
                .hasSizeLessThan(20);
        assertThat(pages.getLast()).isEmpty();
    }

    @Test
    void pages_of_large_events_are_short_and_nothing_is_left_out() {
        Scan scan = new Scan(database, LARGE);
        Scan large = new Scan(database);

        List<List<StoredEvent>> inOrder = pages(scan.inOrder(0, EVENTS));
        areSmall(inOrder);
        assertThat(positions(inOrder)).hasSize(EVENTS).isSorted();

        List<List<StoredEvent>> byStream = pages(scan.byStream());
        areSmall(byStream);
        assertThat(positions(byStream)).hasSize(EVENTS).isEqualTo(positions(pages(large.byStream())));

        assertThat(positions(pages(scan.stream("relation/MANY-X"))))
                .isEqualTo(positions(pages(large.stream("relation/MANY-X"))))
                .hasSize(EVENTS - EVENTS / 7);
    }
}
