package org.chancery.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the benchmarks keep their databases: below {@code target/benchmarks}, on the disk the build is on. */
enum Stage {
    H2("h2") {
        @Override
        HikariDataSource empty() {
            try {
                return pool("jdbc:h2:file:" + folder().resolve("chancery") + ";DB_CLOSE_ON_EXIT=FALSE", "sa", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void force(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint sync");
            }
        }
    },

    POSTGRESQL("postgresql") {
        @Override
        HikariDataSource empty() {
            try {
                EmbeddedPostgres server = server();
                String name = "b" + UUID.randomUUID().toString().replace("-", "");
                JdbcClient.create(server.getPostgresDatabase())
                        .sql("create database " + name)
                        .update();
                return pool(server.getJdbcUrl("postgres", name), "postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void force(Connection connection) {}
    };

    private static @Nullable EmbeddedPostgres server;

    private final String migrations;

    Stage(String migrations) {
        this.migrations = migrations;
    }

    /** A pool on an empty database; the caller closes it. */
    abstract HikariDataSource empty();

    /** A pool on a database with the program's own schema; the caller closes it. */
    HikariDataSource migrated() {
        HikariDataSource pool = empty();
        migrate(pool);
        return pool;
    }

    void migrate(HikariDataSource pool) {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration/" + migrations)
                .load()
                .migrate();
    }

    /** As people call it. */
    String spoken() {
        return this == H2 ? "H2" : "PostgreSQL";
    }

    /** What a transaction needs after its commit to be as durable as the ledger's. */
    abstract void force(Connection connection) throws SQLException;

    /** A new, empty folder. */
    static Path folder() throws IOException {
        Path all = Files.createDirectories(Path.of("target", "benchmarks"));
        return Files.createTempDirectory(all.toAbsolutePath(), "data");
    }

    static HikariDataSource pool(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(16);
        return new HikariDataSource(config);
    }

    private static synchronized EmbeddedPostgres server() throws IOException {
        if (server == null) {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder())
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        }
        return server;
    }

    /** Stops what was started. */
    static synchronized void clear() throws IOException {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
