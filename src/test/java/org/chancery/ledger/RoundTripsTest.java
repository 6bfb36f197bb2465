package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.ledger.Said.command;
import static org.chancery.ledger.Said.makeStatement;
import static org.chancery.ledger.Said.severTies;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger.Recorder;
import org.chancery.relation.Pair;
import org.chancery.relation.Refusal;
import org.chancery.relation.RelationCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a command asks of the database, and that asking less hides nothing that others have recorded. */
@OnBothDatabases
class RoundTripsTest {

    private static final Pair SYR_TUR = Pair.parse("SYR-TUR");
    private static final Recorder ADMIN = new Recorder("admin", null);

    private final TestDatabase database;
    private final HikariDataSource pool;
    private final List<String> trips = Collections.synchronizedList(new ArrayList<>());
    private final Ledger ledger;

    RoundTripsTest(TestDatabase database) {
        this.database = database;
        this.pool = database.newLedger();
        this.ledger = new Ledger(counted(DataSource.class, pool), InstantSource.system(), Actors.states(), 1_000);
    }

    @AfterEach
    void close() {
        ledger.close();
        pool.close();
    }

    @Test
    void a_command_on_a_relation_that_is_remembered_asks_nothing_before_it_writes() {
        record(ledger, makeStatement(ledger.newId(), "SYR", "TUR", "a"));
        trips.clear();

        record(ledger, makeStatement(ledger.newId(), "SYR", "TUR", "b"));

        assertThat(trips)
                .containsExactlyElementsOf(
                        database == TestDatabase.POSTGRESQL
                                ? List.of("execute")
                                : List.of("executeBatch", "executeBatch", "commit", "execute"));
    }

    @Test
    void what_another_process_recorded_is_seen_before_anything_is_recorded_or_refused() {
        Assumptions.assumeTrue(database == TestDatabase.POSTGRESQL, "H2 belongs to one process");
        Ledger there = new Ledger(pool, InstantSource.system(), Actors.states(), 1_000);
        UUID first = ledger.newId();
        record(ledger, severTies(first, "SYR", "TUR", "2011"));
        record(there, command("retract-record", "{'record':'%s','reason':'a rumour'}".formatted(first)));

        assertThat(record(ledger, severTies(ledger.newId(), "SYR", "TUR", "2012")))
                .as("refused by what is remembered, accepted by what is recorded")
                .isInstanceOf(Reply.Accepted.class);
        assertThat(refusals(record(there, severTies(ledger.newId(), "SYR", "TUR", "2013"))))
                .as("accepted by what is remembered, refused by what is recorded")
                .hasOnlyElementsOfType(Refusal.NeedsUnrecordedChange.class);
        assertThat(ledger.relation(SYR_TUR).events()).isEqualTo(3);
    }

    @Test
    void an_actor_another_process_registered_or_ended_is_seen_by_the_next_command() {
        Assumptions.assumeTrue(database == TestDatabase.POSTGRESQL, "H2 belongs to one process");
        Ledger there = new Ledger(pool, InstantSource.system(), Actors.states(), 1_000);
        record(ledger, makeStatement(ledger.newId(), "SYR", "TUR", "a"));
        record(
                there,
                command(
                        "register-actor",
                        "{'code':'SDF','kind':'GROUP','name':'Syrian Democratic Forces','unsourced':'a test'}"));

        assertThat(record(ledger, makeStatement(ledger.newId(), "SDF", "TUR", "b")))
                .isInstanceOf(Reply.Accepted.class);
        assertThat(ledger.actors().find(new ActorCode("SDF"))).isPresent();
    }

    @Test
    void two_processes_in_turn_keep_one_order_without_gaps() {
        Assumptions.assumeTrue(database == TestDatabase.POSTGRESQL, "H2 belongs to one process");
        Ledger there = new Ledger(pool, InstantSource.system(), Actors.states(), 1_000);
        for (int i = 0; i < 20; i++) {
            record(i % 3 == 0 ? there : ledger, makeStatement(ledger.newId(), "SYR", i % 2 == 0 ? "TUR" : "RUS", "a"));
        }
        assertThat(ledger.events(0, 100))
                .extracting(LedgerEvent::position)
                .hasSize(20)
                .endsWith(20L);
        assertThat(ledger.events(0, 100))
                .extracting(event -> event.recorded().recordedAt())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static Reply record(Ledger ledger, RelationCommand command) {
        return ledger.record(List.of(command), ADMIN);
    }

    private static List<Refusal> refusals(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Refused.class);
        return ((Reply.Refused) reply).decision().all();
    }

    /** The same object; what it and its statements send to the database is written down. */
    private <T> T counted(Class<T> type, T real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("execute") || name.equals("commit") || name.equals("rollback")) {
                trips.add(name);
            }
            try {
                Object result = method.invoke(real, arguments);
                return switch (result) {
                    case Connection connection -> counted(Connection.class, connection);
                    case PreparedStatement statement
                    when !name.equals("getStatement") -> counted(PreparedStatement.class, statement);
                    case Statement statement when !name.equals("getStatement") -> counted(Statement.class, statement);
                    case null, default -> result;
                };
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
