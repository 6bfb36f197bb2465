package org.chancery.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.Passage;
import org.chancery.ledger.Replay;
import org.chancery.ledger.Reply;
import org.chancery.ledger.Said;
import org.chancery.ledger.Step;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Grade;
import org.chancery.relation.Pair;
import org.chancery.relation.Value;
import org.chancery.time.AsOf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was known before is read from the rows, and is word for word what the fold of the events says. */
@OnBothDatabases
class PastAnswersTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final HikariDataSource database;

    PastAnswersTest(TestDatabase database) {
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
    void from_rows_that_follow_and_from_rows_that_lag() {
        World world = new World(database, 31, 10);
        StandingRows rows = new StandingRows(database, "");
        while (world.left() > 0) {
            world.record(1 + world.left() / 3);
            try (Ledger ledger = ledger()) {
                assertThat(ledger.keepUpToDate(rows).await(world.head(), SOON)).isTrue();
            }
            try (Ledger ledger = ledger()) {
                assertAnsweredAsByTheFold(world, ledger, rows, 3);
            }
            world.record(1 + world.left() / 5);
            try (Ledger ledger = ledger()) {
                assertAnsweredAsByTheFold(world, ledger, rows, 3);
            }
        }
    }

    @Test
    void while_other_rows_are_half_made_and_when_they_answer() throws Exception {
        World world = new World(database, 32, 10);
        world.record(world.left());
        StandingRows rows = new StandingRows(database, "the rules");
        try (Ledger ledger = ledger();
                Rebuilds rebuilds = new Rebuilds(ledger, rows)) {
            rebuilds.begin();
            rebuilds.await(rebuilds.start().id(), SOON);
            leaveHalfFilled(ledger, rows);
            assertAnsweredAsByTheFold(world, ledger, rows, 4);
            UUID next = rebuilds.start().id();
            while (!rebuilds.await(next, Duration.ofMillis(1))
                    .orElseThrow()
                    .state()
                    .isOver()) {
                assertAnsweredAsByTheFold(world, ledger, rows, 1);
            }
            assertAnsweredAsByTheFold(world, ledger, rows, 3);
        }
    }

    private void leaveHalfFilled(Ledger ledger, StandingRows rows) throws SQLException {
        try (Connection connection = database.getConnection();
                Passage<List<Replay.Run>> passage =
                        ledger.replay().byRelation(ledger.head().position())) {
            Filler into = rows.clear(connection, null);
            for (Replay.Run run : passage.next().subList(0, 3)) {
                for (Step step : run.steps()) {
                    into.take(connection, step);
                }
            }
            into.write(connection);
        }
    }

    @Test
    void right_after_each_command() {
        StandingRows rows = new StandingRows(database, "");
        Pair pair = Pair.parse("SYR-TUR");
        List<AsOf> asked = new ArrayList<>();
        try (Ledger ledger = ledger()) {
            ledger.keepUpToDate(rows);
            Standing kept = new Standing(ledger, new Projected(database, rows::serving));
            Standing folded = new Standing(ledger);
            for (int i = 0; i < 30; i++) {
                String day = "%d-05-01".formatted(1950 + i);
                UUID id = ledger.newId();
                Reply reply = ledger.record(
                        List.of(
                                i % 2 == 0
                                        ? Said.severTies(id, "SYR", "TUR", day)
                                        : Said.restoreTies(id, "SYR", "TUR", day)),
                        new Ledger.Recorder("a test", null));
                assertThat(reply).isInstanceOf(Reply.Accepted.class);
                asked.add(new AsOf(LocalDate.parse(day), ledger.now()));
                asked.add(new AsOf(LocalDate.of(1975, 1, 1), ledger.now()));
                for (AsOf when : asked) {
                    assertThat(said(kept.status(pair, when, Grade.REPORTED)))
                            .isEqualTo(said(folded.status(pair, when, Grade.REPORTED)));
                }
                FacetKey ties = FacetKey.mutual(Facet.TIES, pair, null);
                assertThat(kept.answer(pair, ties, kept.when(LocalDate.parse(day), null), Grade.REPORTED)
                                .possible())
                        .containsExactly(i % 2 == 0 ? Value.SEVERED : Value.ESTABLISHED);
            }
        }
    }

    @Test
    void it_is_the_rows_that_tell_the_past_and_not_the_present() throws SQLException {
        StandingRows rows = new StandingRows(database, "");
        Pair pair = Pair.parse("SYR-TUR");
        try (Ledger ledger = ledger()) {
            Ledger.Recorder recorder = new Ledger.Recorder("a test", null);
            ledger.record(List.of(Said.severTies(ledger.newId(), "SYR", "TUR", "1951")), recorder);
            AsOf then = new AsOf(LocalDate.of(1960, 1, 1), ledger.now());
            ledger.record(List.of(Said.makeStatement(ledger.newId(), "SYR", "TUR", "words")), recorder);
            assertThat(ledger.keepUpToDate(rows).await(ledger.head().position(), SOON))
                    .isTrue();
            Standing standing = new Standing(ledger, new Projected(database, rows::serving));
            AsOf now = standing.when(LocalDate.of(1960, 1, 1), null);
            assertThat(ties(standing, pair, then)).containsExactly(Value.SEVERED);

            Shelf shelf = Objects.requireNonNull(rows.serving()).shelf();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("delete from " + shelf.table("reading"));
            }
            assertThat(ties(standing, pair, then)).containsExactly(Value.NOT_RECORDED);
            assertThat(ties(standing, pair, now)).containsExactly(Value.SEVERED);
            assertThat(standing.timeline(pair, Aspect.of(Facet.TIES), null, null, then.knownAt(), Grade.REPORTED)
                            .lines()
                            .getFirst()
                            .stretches())
                    .hasSize(1);
            assertThat(standing.compare(then, now, pair).relations()).hasSize(1);
        }
    }

    private static List<Value> ties(Standing standing, Pair pair, AsOf when) {
        return standing.status(pair, when, Grade.REPORTED).facets().stream()
                .filter(answer -> answer.key().facet() == Facet.TIES)
                .findFirst()
                .orElseThrow()
                .possible();
    }

    private void assertAnsweredAsByTheFold(World world, Ledger ledger, StandingRows rows, int questions) {
        Standing kept = new Standing(ledger, new Projected(database, rows::serving));
        Standing folded = new Standing(ledger);
        for (int question = 0; question < questions; question++) {
            AsOf when = new AsOf(world.day(), world.knownAt(world.position()));
            AsOf other = new AsOf(world.day(), question == 0 ? ledger.now() : world.knownAt(world.position()));
            for (Pair pair : world.pairs) {
                for (Grade minimum : Grade.values()) {
                    assertThat(said(kept.status(pair, when, minimum)))
                            .as("%s %s %s", pair, when, minimum)
                            .isEqualTo(said(folded.status(pair, when, minimum)));
                    assertThat(said(kept.timeline(
                                    pair,
                                    Aspect.ANY,
                                    when.asOf().minusDays(9),
                                    when.asOf().plusDays(4),
                                    when.knownAt(),
                                    minimum)))
                            .as("%s %s %s", pair, when, minimum)
                            .isEqualTo(said(folded.timeline(
                                    pair,
                                    Aspect.ANY,
                                    when.asOf().minusDays(9),
                                    when.asOf().plusDays(4),
                                    when.knownAt(),
                                    minimum)));
                }
                assertThat(said(kept.compare(when, other, pair)))
                        .as("%s %s %s", pair, when, other)
                        .isEqualTo(said(folded.compare(when, other, pair)));
            }
        }
    }

    private static List<Object> said(Status status) {
        return List.of(
                status.basis(),
                status.asOf(),
                status.headline(),
                status.facets(),
                status.contacts(),
                status.coverage(),
                List.copyOf(status.evidence().records()));
    }

    private static List<Object> said(Timeline timeline) {
        return List.of(
                timeline.basis(),
                timeline.lines(),
                List.copyOf(timeline.evidence().records()));
    }

    private static List<Object> said(Comparison comparison) {
        List<Object> said = new ArrayList<>();
        for (Comparison.Relation relation : comparison.relations()) {
            said.addAll(List.of(
                    relation.relation(),
                    relation.left(),
                    relation.right(),
                    relation.differences(),
                    List.copyOf(relation.leftEvidence().records()),
                    List.copyOf(relation.rightEvidence().records())));
        }
        return said;
    }
}
