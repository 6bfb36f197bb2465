package org.chancery.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What the two databases do differently for the ledger: one append at a time, and being sure that it is on disk. */
enum Database {

    /** One process owns the file. A commit is on disk only after a checkpoint, so others may see it before it is. */
    H2 {
        @Override
        Head lock(Connection connection) throws SQLException {
            return head(connection);
        }

        @Override
        void force(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint sync");
            }
        }

        @Override
        boolean committedIsForced() {
            return false;
        }
    },

    /** Many processes may append. The lock comes in a statement of its own: one statement would read from before it. */
    POSTGRESQL {
        @Override
        Head lock(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(
                    "set local synchronous_commit = on; select pg_advisory_xact_lock(" + APPEND_LOCK + "); " + LAST)) {
                statement.execute();
                while (!isLast(statement)) {
                    statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
                }
                try (ResultSet last = statement.getResultSet()) {
                    return headIn(last);
                }
            }
        }

        private boolean isLast(PreparedStatement statement) throws SQLException {
            ResultSet result = statement.getResultSet();
            return result != null && result.getMetaData().getColumnCount() == 2;
        }

        @Override
        void force(Connection connection) {}

        @Override
        boolean committedIsForced() {
            return true;
        }
    };

    /** The letters "chancery" as a number: the ledger's advisory lock. */
    private static final long APPEND_LOCK = 0x6368_616e_6365_7279L;

    private static final String LAST = "select position, recorded_at from event order by position desc limit 1";

    static Database of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2" -> H2;
                case "PostgreSQL" -> POSTGRESQL;
                case null, default ->
                    throw new IllegalStateException("the ledger is kept in H2 or PostgreSQL, found " + product);
            };
        } catch (SQLException e) {
            throw new LedgerUnavailable("the database does not answer", e);
        }
    }

    /** Waits until no other transaction appends, keeps others waiting until this one ends, and reads where it stands. */
    abstract Head lock(Connection connection) throws SQLException;

    /** Reads where the ledger stands. */
    Head head(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(LAST)) {
            return headIn(last);
        }
    }

    /** Returns when everything committed so far would survive the loss of power. */
    abstract void force(Connection connection) throws SQLException;

    /** Whether what a reader can see is always on disk. */
    abstract boolean committedIsForced();

    private static Head headIn(ResultSet last) throws SQLException {
        return last.next() ? new Head(last.getLong(1), last.getLong(2)) : Head.OF_NOTHING;
    }

    /** The last position and its time in microseconds since 1970. */
    record Head(long position, long recordedAt) {
        static final Head OF_NOTHING = new Head(0, Long.MIN_VALUE);
    }
}
