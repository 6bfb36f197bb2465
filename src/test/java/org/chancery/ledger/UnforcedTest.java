package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.ledger.Said.makeStatement;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger.Recorder;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationCommand;
import org.junit.jupiter.api.Test;

/** A disk that cannot be forced: H2 has committed, and nobody may rely on it yet. */
class UnforcedTest {

    private static final Pair SYR_TUR = Pair.parse("SYR-TUR");
    private static final Recorder ADMIN = new Recorder("admin", null);

    private final AtomicBoolean broken = new AtomicBoolean();

    @Test
    void what_could_not_be_forced_is_neither_acknowledged_nor_shown_until_it_is() {
        try (HikariDataSource pool = TestDatabase.H2_IN_A_FILE.newLedger()) {
            Ledger ledger = new Ledger(breakable(pool), InstantSource.system(), Actors.states(), 1_000);
            UUID id = ledger.newId();
            RelationCommand statement = makeStatement(id, "SYR", "TUR", "a");

            broken.set(true);
            assertThatThrownBy(() -> ledger.record(List.of(statement), ADMIN)).isInstanceOf(LedgerUnavailable.class);
            assertThat(new EventTable(pool).lastPosition())
                    .as("committed, not forced")
                    .isEqualTo(1);
            assertThat(ledger.head().position()).isZero();
            assertThat(ledger.relation(SYR_TUR).events()).isZero();
            assertThat(ledger.events(0, 10)).isEmpty();
            assertThat(ledger.eventsOfRecord(id)).isEmpty();

            broken.set(false);
            Reply.Accepted again = (Reply.Accepted) ledger.record(List.of(statement), ADMIN);
            assertThat(again.repeated()).isTrue();
            assertThat(again.position()).isEqualTo(1);
            assertThat(ledger.relation(SYR_TUR).events()).isEqualTo(1);
        }
    }

    private DataSource breakable(DataSource real) {
        return wrapped(DataSource.class, real);
    }

    /** The same object, but connections and statements it hands out fail to force while it is broken. */
    private <T> T wrapped(Class<T> type, T real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (broken.get()
                    && method.getName().equals("execute")
                    && arguments != null
                    && "checkpoint sync".equals(arguments[0])) {
                throw new SQLException("the disk does not answer");
            }
            try {
                Object result = method.invoke(real, arguments);
                return switch (result) {
                    case Connection connection -> wrapped(Connection.class, connection);
                    case Statement statement
                    when method.getName().equals("createStatement") -> wrapped(Statement.class, statement);
                    case null, default -> result;
                };
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
