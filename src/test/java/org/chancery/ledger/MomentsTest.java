package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.chancery.actor.Actors;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Up to which position the ledger was known at an instant. */
@OnBothDatabases
class MomentsTest {

    private final HikariDataSource pool;

    MomentsTest(TestDatabase database) {
        pool = database.newLedger();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void each_instant_knows_what_was_recorded_by_then_however_long_the_ledger() {
        Scribe scribe = new Scribe(pool, InstantSource.system());
        List<Instant> recordedAt = state(scribe, 2_100);
        try (Ledger ledger = open()) {
            assertKnown(ledger, recordedAt);
        }
    }

    @Test
    void what_is_recorded_later_changes_nothing_of_it() {
        Scribe scribe = new Scribe(pool, InstantSource.system());
        List<Instant> recordedAt = new ArrayList<>(state(scribe, 1_500));
        try (Ledger before = open()) {
            assertKnown(before, recordedAt);
        }
        recordedAt.addAll(state(scribe, 900));
        try (Ledger ledger = open()) {
            assertKnown(ledger, recordedAt);
            assertThat(ledger.position(ledger.now())).isEqualTo(2_400);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ledger.position(ledger.now().plusSeconds(60)));
        }
    }

    @Test
    void an_event_that_somebody_took_out_keeps_nobody_from_asking() {
        List<Instant> recordedAt = state(new Scribe(pool, InstantSource.system()), 2_100);
        for (int missing : List.of(1, 700, 1_025, 1_026)) {
            JdbcClient.create(pool)
                    .sql("delete from event where position = ?")
                    .param(missing)
                    .update();
        }
        try (Ledger ledger = open()) {
            for (int position : List.of(2, 699, 701, 1_024, 1_027, 1_500, 2_049, 2_100)) {
                assertThat(ledger.position(recordedAt.get(position - 1)))
                        .as("%d", position)
                        .isBetween((long) position, position + 2L);
            }
            assertThat(ledger.position(recordedAt.get(1_499))).isEqualTo(1_500);
        }
    }

    @Test
    void nothing_was_known_of_a_ledger_in_which_nothing_stands() {
        try (Ledger ledger = open()) {
            assertThat(ledger.position(ledger.now())).isZero();
            assertThat(ledger.position(Instant.EPOCH)).isZero();
        }
    }

    private Ledger open() {
        return new Ledger(pool, InstantSource.system(), Actors.states(), 10_000);
    }

    private static List<Instant> state(Scribe scribe, int statements) {
        List<RelationEvent> events = new ArrayList<>();
        for (int i = 0; i < statements; i++) {
            events.add(RelationRules.event(
                    (RelationCommand.Act) Said.makeStatement(TimeOrderedIdentifiers.next(), "GBR", "USA", "a")));
        }
        return scribe.append(Pair.parse("GBR-USA"), events).stream()
                .map(Recorded::recordedAt)
                .toList();
    }

    private static void assertKnown(Ledger ledger, List<Instant> recordedAt) {
        assertThat(ledger.position(recordedAt.getFirst().minusNanos(1))).isZero();
        for (int i = 0; i < recordedAt.size(); i++) {
            assertThat(ledger.position(recordedAt.get(i))).isEqualTo(i + 1);
            assertThat(ledger.position(recordedAt.get(i).minusNanos(1_000))).isLessThanOrEqualTo(i + 1);
        }
    }
}
