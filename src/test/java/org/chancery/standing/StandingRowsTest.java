package org.chancery.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.chancery.actor.Actors;
import org.chancery.ledger.Following;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.Passage;
import org.chancery.ledger.Replay;
import org.chancery.ledger.Step;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.chancery.time.DayRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows answer as the fold of the events does, for every day and every position, however they were made. */
@OnBothDatabases
class StandingRowsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final HikariDataSource database;

    StandingRowsTest(TestDatabase database) {
        this.database = database.newLedger();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Ledger ledger() {
        return new Ledger(database, InstantSource.system(), Actors.states(), 10_000);
    }

    @Test
    void followed_bit_by_bit_they_answer_as_the_fold_does() {
        World world = new World(database, 11, 14);
        StandingRows rows = new StandingRows(database, "");
        while (world.left() > 0) {
            world.record(1 + world.left() / 3);
            try (Ledger ledger = ledger()) {
                Following following = ledger.keepUpToDate(rows);
                assertThat(following.await(world.head(), SOON))
                        .as("%s", following.failure())
                        .isTrue();
            }
        }
        assertAnsweredAsByTheFold(world, rows, 8);
    }

    @Test
    void rebuilt_they_answer_as_the_fold_does() throws Exception {
        World world = new World(database, 12, 14);
        world.record(world.left());
        StandingRows rows = new StandingRows(database, "the rules");
        try (Ledger ledger = ledger();
                Rebuilds rebuilds = new Rebuilds(ledger, rows)) {
            rebuilds.begin();
            for (Shelf next : List.of(Shelf.B, Shelf.A)) {
                Rebuild done = ended(rebuilds, rebuilds.start().id());
                assertThat(done.state()).as("%s", done.message()).isEqualTo(Rebuild.State.DONE);
                assertThat(List.of(done.done(), done.total())).containsOnly(world.head());
                Serving serving = Objects.requireNonNull(rows.serving());
                assertThat(List.of(serving.shelf(), serving.position())).isEqualTo(List.of(next, world.head()));
                assertAnsweredAsByTheFold(world, rows, 3);
            }
        }
    }

    @Test
    void what_was_followed_in_part_is_rebuilt_and_followed_on() throws Exception {
        World world = new World(database, 13, 10);
        StandingRows rows = new StandingRows(database, "the rules");
        while (world.left() > 0) {
            world.record(1 + world.left() / 2);
            try (Ledger ledger = ledger();
                    Rebuilds rebuilds = new Rebuilds(ledger, rows)) {
                rebuilds.begin();
                assertThat(ended(rebuilds, rebuilds.start().id()).state()).isEqualTo(Rebuild.State.DONE);
            }
            world.record(5);
            try (Ledger ledger = ledger()) {
                assertThat(ledger.keepUpToDate(rows).await(world.head(), SOON)).isTrue();
            }
        }
        assertAnsweredAsByTheFold(world, rows, 6);
    }

    @Test
    void a_rebuild_that_was_killed_begins_anew_with_the_program() throws Exception {
        World world = new World(database, 14, 6);
        world.record(world.left());
        StandingRows killed = new StandingRows(database, "the rules");
        UUID id = UUID.fromString("0197a3c4-0000-7000-8000-000000000001");
        try (Ledger ledger = ledger()) {
            killed.begin();
            ledger.keepUpToDate(killed).await(world.head(), SOON);
            leaveHalfFilled(ledger, killed, id);
        }
        StandingRows rows = new StandingRows(database, "the rules");
        try (Ledger ledger = ledger();
                Rebuilds rebuilds = new Rebuilds(ledger, rows)) {
            rebuilds.begin();
            assertThat(ended(rebuilds, id).state()).isEqualTo(Rebuild.State.DONE);
        }
        assertThat(rows.answering().shelf()).isEqualTo(Shelf.B);
        assertThat(rows.answering().rebuild()).isNull();
        assertAnsweredAsByTheFold(world, rows, 4);
    }

    private void leaveHalfFilled(Ledger ledger, StandingRows rows, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                Passage<List<Replay.Run>> passage =
                        ledger.replay().byRelation(ledger.head().position())) {
            Filler into = rows.clear(connection, id);
            for (Replay.Run run : passage.next().subList(0, 3)) {
                for (Step step : run.steps()) {
                    into.take(connection, step);
                }
            }
            into.write(connection);
        }
    }

    @Test
    void rows_made_by_other_rules_answer_nothing_until_they_are_rebuilt() throws Exception {
        World world = new World(database, 15, 6);
        world.record(world.left());
        StandingRows old = new StandingRows(database, "the old rules");
        try (Ledger ledger = ledger()) {
            old.begin();
            ledger.keepUpToDate(old).await(world.head(), SOON);
        }
        StandingRows rows = new StandingRows(database, "the new rules");
        Projected projected = new Projected(database, rows::serving);
        rows.position();
        assertThat(projected.headlines(world.day(), world.head())).isNull();
        try (Ledger ledger = ledger();
                Rebuilds rebuilds = new Rebuilds(ledger, rows)) {
            rebuilds.begin();
            assertThat(ended(rebuilds, rebuilds.all().getFirst().id()).state()).isEqualTo(Rebuild.State.DONE);
        }
        assertAnsweredAsByTheFold(world, rows, 4);
    }

    @Test
    void a_rebuild_given_up_leaves_the_old_rows() throws Exception {
        World world = new World(database, 16, 6);
        world.record(world.left());
        StandingRows rows = new StandingRows(database, "the rules");
        try (Ledger ledger = ledger()) {
            rows.begin();
            ledger.keepUpToDate(rows).await(world.head(), SOON);
            RebuildRun run = new RebuildRun(ledger, rows, ledger.newId());
            run.cancel();
            run.run();
            assertThat(run.stands().state()).isEqualTo(Rebuild.State.CANCELLED);
        }
        assertThat(rows.answering().shelf()).isEqualTo(Shelf.A);
        assertThat(rows.beside().rebuild()).isNull();
        assertAnsweredAsByTheFold(world, rows, 3);
    }

    private static Rebuild ended(Rebuilds rebuilds, UUID id) throws InterruptedException {
        return rebuilds.await(id, SOON).orElseThrow();
    }

    static void assertAnsweredAsByTheFold(World world, StandingRows rows, int questions) {
        Projected projected = new Projected(rows.dataSource(), rows::serving);
        for (int question = 0; question < questions; question++) {
            long position = question == 0 ? world.head() : world.position();
            LocalDate day = world.day();
            Map<Pair, Headline> headlines = new TreeMap<>();
            for (Pair pair : world.pairs) {
                Relation relation = world.relation(pair, position);
                if (relation.events() == 0) {
                    assertThat(projected.answers(pair, day, position)).isNull();
                    continue;
                }
                headlines.put(pair, Headline.of(relation, day));
                assertThat(projected.keys(pair, position))
                        .as("%s known at %d", pair, position)
                        .isEqualTo(relation.keys());
                assertThat(projected.answers(pair, day, position))
                        .as("%s on %s known at %d", pair, day, position)
                        .isEqualTo(relation.answers(day));
                assertThat(projected.headline(pair, day, position)).isEqualTo(Headline.of(relation, day));
                for (FacetKey key : relation.keys()) {
                    assertThat(projected.answer(pair, key, day, position)).isEqualTo(relation.answer(key, day));
                    for (DayRange within : List.of(DayRange.ALWAYS, new DayRange(day.minusDays(4), day.plusDays(3)))) {
                        assertThat(projected.timeline(pair, key, within, position))
                                .as("%s known at %d", key, position)
                                .isEqualTo(relation.timeline(key, within));
                    }
                }
            }
            assertThat(projected.headlines(day, position)).isEqualTo(headlines);
        }
    }
}
