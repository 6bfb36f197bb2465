package org.chancery.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The databases every test of SQL runs on, each with as many empty ledgers as wanted. */
public enum TestDatabase {
    H2_IN_MEMORY {
        @Override
        public HikariDataSource newLedger() {
            return migrated("jdbc:h2:mem:ledger" + NUMBER.incrementAndGet(), "sa", "");
        }
    },
    H2_IN_A_FILE {
        @Override
        public HikariDataSource newLedger() {
            try {
                return migrated(h2File(Files.createTempDirectory("chancery-ledger")), "sa", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    POSTGRESQL {
        @Override
        public HikariDataSource newLedger() {
            String name = "ledger" + NUMBER.incrementAndGet();
            JdbcClient.create(POSTGRES.get().getPostgresDatabase())
                    .sql("create database " + name)
                    .update();
            return migrated(POSTGRES.get().getJdbcUrl("postgres", name), "postgres", "postgres");
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final java.util.function.Supplier<EmbeddedPostgres> POSTGRES = new Postgres();

    /** A new, empty, migrated ledger; close the pool when done. */
    public abstract HikariDataSource newLedger();

    /** The address of a ledger kept in a folder. */
    public static String h2File(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("chancery") + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    /** A pool on a database whose schema is brought up to date first. */
    public static HikariDataSource migrated(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(12);
        HikariDataSource pool = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration/" + (url.startsWith("jdbc:h2") ? "h2" : "postgresql"))
                .load()
                .migrate();
        return pool;
    }

    /** One server for the whole run, started when first asked for; it ends with the JVM. */
    private static final class Postgres implements java.util.function.Supplier<EmbeddedPostgres> {
        private EmbeddedPostgres server;

        @Override
        public synchronized EmbeddedPostgres get() {
            try {
                if (server == null) {
                    server = EmbeddedPostgres.builder()
                            .setServerConfig("max_connections", "300")
                            .start();
                }
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
