package org.chancery.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB's system-versioned tables, with an application-time period: one table, asked {@code for system_time as of}. The
 * server is started for the run, from the machine's own package.
 */
final class MariaDb implements Peer {
    private static final String EVER = "9999-12-31";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final int TOGETHER = 500;

    private final Connection connection;
    private final String table;
    private final Map<String, LocalDate> open = new HashMap<>();
    private final List<Put> waiting = new ArrayList<>();
    private final Map<String, Put> concerned = new HashMap<>();
    private final PreparedStatement one;
    private final PreparedStatement all;
    private long lastMicros;

    private record Put(String thing, String state, LocalDate from, Instant known) {}

    /** A server of its own. */
    static final class Server implements AutoCloseable {
        private final Process process;
        private final int port;

        private Server(Process process, int port) {
            this.process = process;
            this.port = port;
        }

        /** @throws Benchmarks.Skipped where MariaDB is not installed */
        static Server start() throws Exception {
            Path daemon = find("mariadbd");
            Path install = find("mariadb-install-db");
            if (daemon == null || install == null) {
                throw new Benchmarks.Skipped(
                        "MariaDB is not installed: apt-get install mariadb-server-core mariadb-client-core");
            }
            Path folder = Stage.folder();
            Path data = folder.resolve("data");
            List<String> asRoot = System.getProperty("user.name").equals("root") ? List.of("--user=root") : List.of();
            List<String> line = new ArrayList<>(List.of(
                    install.toString(),
                    "--no-defaults",
                    "--auth-root-authentication-method=normal",
                    "--skip-test-db",
                    "--datadir=" + data));
            line.addAll(asRoot);
            run(line, folder.resolve("install.log"));
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            line = new ArrayList<>(List.of(
                    daemon.toString(),
                    "--no-defaults",
                    "--datadir=" + data,
                    "--socket=" + folder.resolve("s"),
                    "--pid-file=" + folder.resolve("pid"),
                    "--bind-address=127.0.0.1",
                    "--port=" + port,
                    "--innodb-buffer-pool-size=1G",
                    "--skip-name-resolve"));
            line.addAll(asRoot);
            Server server = new Server(
                    new ProcessBuilder(line)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("server.log").toFile())
                            .start(),
                    port);
            server.await();
            return server;
        }

        private void await() throws Exception {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (true) {
                try (Connection connection = connect("")) {
                    return;
                } catch (SQLException e) {
                    if (!process.isAlive() || System.nanoTime() > deadline) {
                        close();
                        throw new IllegalStateException("MariaDB did not start", e);
                    }
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
        }

        Connection connect(String database) throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:mariadb://127.0.0.1:" + port + "/" + database
                            + "?useServerPrepStmts=true&useBulkStmts=true&cachePrepStmts=true",
                    "root",
                    "");
        }

        String version() throws SQLException {
            try (Connection connection = connect("");
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select version()")) {
                row.next();
                return row.getString(1);
            }
        }

        private static @Nullable Path find(String program) {
            for (String folder : (System.getenv("PATH") + ":/usr/sbin:/usr/bin").split(":")) {
                Path found = Path.of(folder, program);
                if (Files.isExecutable(found)) {
                    return found;
                }
            }
            return null;
        }

        private static void run(List<String> line, Path log) throws IOException, InterruptedException {
            int code = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", line) + "\n" + Files.readString(log));
            }
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }

    MariaDb(Server server, String table) throws SQLException {
        this.table = table;
        try (Connection first = server.connect("");
                Statement statement = first.createStatement()) {
            statement.execute("create database if not exists peers");
        }
        this.connection = server.connect("peers");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set time_zone = '+00:00'");
            statement.execute(
                    "create table " + table
                            + " (thing varchar(160) not null, state varchar(40) not null,"
                            + " valid_from date not null, valid_to date not null, period for valid (valid_from, valid_to),"
                            + " key by_thing (thing, valid_from), key by_day (valid_from, valid_to)) character set utf8mb4 collate utf8mb4_bin with system versioning");
        }
        connection.setAutoCommit(false);
        this.one = connection.prepareStatement("select state from " + table
                + " for system_time as of cast(? as datetime(6)) where thing = ? and valid_from <= ? and valid_to > ?"
                + " order by valid_from desc limit 1");
        this.all = connection.prepareStatement("select thing, state from " + table
                + " for system_time as of cast(? as datetime(6)) where valid_from <= ? and valid_to > ?");
    }

    @Override
    public void put(String thing, String state, LocalDate from, Instant known) throws SQLException {
        if (concerned.containsKey(thing)
                || waiting.size() == TOGETHER
                || (!waiting.isEmpty() && !waiting.getLast().known.equals(known))) {
            write();
        }
        Put put = new Put(thing, state, from, known);
        waiting.add(put);
        concerned.put(thing, put);
    }

    /** Writes what became known at one instant, under that instant. */
    private void write() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        Instant known = waiting.getFirst().known;
        lastMicros = Math.max(known.getEpochSecond() * 1_000_000 + known.getNano() / 1_000, lastMicros + 1);
        try (Statement statement = connection.createStatement();
                PreparedStatement end = connection.prepareStatement(
                        "update " + table + " set valid_to = ? where thing = ? and valid_from = ?");
                PreparedStatement other = connection.prepareStatement(
                        "update " + table + " set state = ? where thing = ? and valid_from = ?");
                PreparedStatement insert = connection.prepareStatement("insert into " + table
                        + " (thing, state, valid_from, valid_to) values (?, ?, ?, '" + EVER + "')")) {
            statement.execute(
                    "set timestamp = " + lastMicros / 1_000_000 + "." + String.format("%06d", lastMicros % 1_000_000));
            int ends = 0;
            int others = 0;
            int inserts = 0;
            for (Put put : waiting) {
                LocalDate since = open.put(put.thing, put.from);
                if (put.from.equals(since)) {
                    other.setString(1, put.state);
                    other.setString(2, put.thing);
                    other.setDate(3, Date.valueOf(put.from));
                    other.addBatch();
                    others++;
                    continue;
                }
                if (since != null) {
                    end.setDate(1, Date.valueOf(put.from));
                    end.setString(2, put.thing);
                    end.setDate(3, Date.valueOf(since));
                    end.addBatch();
                    ends++;
                }
                insert.setString(1, put.thing);
                insert.setString(2, put.state);
                insert.setDate(3, Date.valueOf(put.from));
                insert.addBatch();
                inserts++;
            }
            if (ends > 0) {
                end.executeBatch();
            }
            if (others > 0) {
                other.executeBatch();
            }
            if (inserts > 0) {
                insert.executeBatch();
            }
        }
        connection.commit();
        waiting.clear();
        concerned.clear();
    }

    @Override
    public void flush() throws SQLException {
        write();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set timestamp = default");
            statement.execute("analyze table " + table);
        }
        connection.commit();
    }

    @Override
    public @Nullable String state(String thing, LocalDate day, Instant known) throws SQLException {
        one.setString(1, TIME.format(known));
        one.setString(2, thing);
        one.setDate(3, Date.valueOf(day));
        one.setDate(4, Date.valueOf(day));
        try (ResultSet row = one.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    @Override
    public int all(LocalDate day, Instant known) throws SQLException {
        all.setString(1, TIME.format(known));
        all.setDate(2, Date.valueOf(day));
        all.setDate(3, Date.valueOf(day));
        int found = 0;
        try (ResultSet row = all.executeQuery()) {
            while (row.next()) {
                found += row.getString(1).isEmpty() || row.getString(2).isEmpty() ? 0 : 1;
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
