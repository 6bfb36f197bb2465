package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.chancery.actor.Actors;
import org.chancery.exchange.Import.State;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that fills in the middle of an import: the import fails, says so, and goes on when there is room. */
class FullDiskTest {

    private static final int ROWS = 3_000;
    private static final String FULL = "53100";

    @TempDir
    private Path folder;

    /** How many more times something may be written to the ledger before the disk is full. */
    private final AtomicInteger room = new AtomicInteger(Integer.MAX_VALUE);

    @ParameterizedTest
    @EnumSource(names = {"H2_IN_MEMORY", "POSTGRESQL"})
    void an_import_that_finds_no_room_fails_clearly_and_is_resumed(TestDatabase database) throws Exception {
        try (HikariDataSource pool = database.newLedger();
                Ledger ledger = new Ledger(filling(pool), InstantSource.system(), Actors.states(), 100_000);
                Imports imports = new Imports(ledger, filling(pool), folder)) {
            room.set(4);
            Import job = imports.add(
                    new Imports.Asked("cow-dipl", null, "panels.csv", "admin", false),
                    Files.write(folder.resolve("sent"), Desk.panels(ROWS)));
            imports.start();
            Import failed = imports.await(job.id(), Duration.ofMinutes(2));
            assertThat(failed.state()).isEqualTo(State.FAILED);
            assertThat(failed.message())
                    .startsWith("It stopped because ")
                    .endsWith("mend the cause, such as a full disk, and resume.");
            assertThat(failed.done()).isLessThan(ROWS);

            room.set(Integer.MAX_VALUE);
            imports.resume(job.id());
            Import done = imports.await(job.id(), Duration.ofMinutes(2));
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(done.rows()).isEqualTo(new Counts(ROWS, ROWS, 0, 0, 0, 0, 0, 0, 0, 2L * ROWS));
            assertThat(ledger.head().position()).isEqualTo(2L * ROWS);
        }
    }

    private DataSource filling(DataSource real) {
        return wrapped(DataSource.class, real);
    }

    private <T> T wrapped(Class<T> type, T real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (real instanceof Connection && method.getName().equals("prepareStatement")) {
                String sql = String.valueOf(arguments[0]);
                int left = sql.contains("insert into event") ? room.decrementAndGet() : room.get();
                if (left <= 0 && !sql.startsWith("select")) {
                    throw new SQLException("could not extend file: No space left on device", FULL);
                }
            }
            try {
                Object result = method.invoke(real, arguments);
                return result instanceof Connection connection ? wrapped(Connection.class, connection) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }
}
