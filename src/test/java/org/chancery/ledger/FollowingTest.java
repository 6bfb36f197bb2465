package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.ledger.Said.makeStatement;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger.Recorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A projection is handed every event once and in order, and what it cannot take is not skipped. */
@OnBothDatabases
class FollowingTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Recorder ANALYST = new Recorder("analyst", null);

    private final HikariDataSource database;
    private final Ledger ledger;

    FollowingTest(TestDatabase database) {
        this.database = database.newLedger();
        this.ledger = new Ledger(this.database, InstantSource.system(), Actors.states(), 10_000);
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
    }

    /** Remembers positions, and refuses one of them as long as it is told to. */
    private static final class Listening implements Projection {
        private final List<Long> taken = new ArrayList<>();
        private final CountDownLatch refusals = new CountDownLatch(2);
        private volatile long refused = -1;

        @Override
        public String name() {
            return "listening";
        }

        @Override
        public synchronized long position() {
            return taken.isEmpty() ? 0 : taken.getLast();
        }

        @Override
        public synchronized long take(List<Step> steps, long after, long upTo) {
            List<Long> positions = steps.stream().map(Step::position).toList();
            if (positions.contains(refused)) {
                refusals.countDown();
                throw new IllegalStateException("cannot take " + refused);
            }
            taken.addAll(positions);
            return upTo;
        }
    }

    private void record(int statements) {
        for (int i = 0; i < statements; i++) {
            ledger.record(List.of(makeStatement(ledger.newId(), "USA", "GBR", "said " + i)), ANALYST);
        }
    }

    @Test
    void every_event_is_handed_over_once_and_in_order() {
        record(3);
        Listening listening = new Listening();
        Following following = ledger.keepUpToDate(listening);
        record(4);

        assertThat(following.await(7, SOON)).isTrue();
        assertThat(listening.taken).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(following.failure()).isNull();
    }

    @Test
    void what_cannot_be_taken_is_named_and_tried_again_and_nothing_is_skipped() throws Exception {
        Listening listening = new Listening();
        listening.refused = 2;
        Following following = ledger.keepUpToDate(listening);
        record(1);
        assertThat(following.await(1, SOON)).isTrue();
        record(2);

        assertThat(listening.refusals.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(following.failure()).hasMessage("cannot take 2");
        assertThat(following.position()).isEqualTo(1);

        listening.refused = -1;
        assertThat(following.await(3, SOON)).isTrue();
        assertThat(listening.taken).containsExactly(1L, 2L, 3L);
    }
}
