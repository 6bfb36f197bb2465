package org.chancery.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While no rows follow the ledger, somebody is told, and told when they do again. */
class RebuildsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final HikariDataSource database = TestDatabase.H2_IN_MEMORY.newLedger();

    @AfterEach
    void close() {
        database.close();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void after_a_change_of_rules_a_rebuild_that_failed_is_told_until_one_is_done() throws Exception {
        World world = new World(database, 31, 6);
        world.record(world.left());
        try (Ledger ledger = new Ledger(database, InstantSource.system(), Actors.states(), 10_000)) {
            StandingRows before = new StandingRows(database, "the rules");
            before.begin();
            sql("alter table standing_b_relation rename to standing_elsewhere");
            try (Rebuilds rebuilds = new Rebuilds(ledger, new StandingRows(database, "other rules"))) {
                rebuilds.begin();
                Rebuild failed =
                        rebuilds.await(rebuilds.all().getFirst().id(), SOON).orElseThrow();
                assertThat(failed.state()).isEqualTo(Rebuild.State.FAILED);
                assertThat(rebuilds.failure())
                        .isNotNull()
                        .hasMessageStartingWith(
                                "the rows are of other rules, and the rebuild that was to make them anew failed: ")
                        .hasMessageEndingWith("; start another")
                        .hasCauseInstanceOf(Exception.class);
                sql("alter table standing_elsewhere rename to standing_b_relation");
                Rebuild again = rebuilds.await(rebuilds.start().id(), SOON).orElseThrow();
                assertThat(again.state()).isEqualTo(Rebuild.State.DONE);
                assertThat(rebuilds.failure()).isNull();
                assertThat(rebuilds.position()).isEqualTo(world.head());
            }
        }
    }
}
