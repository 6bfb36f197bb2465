package org.chancery.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
        void commit(Connection connection, Rows rows, boolean locked) throws SQLException {
            EventTable.insert(connection, rows);
            connection.commit();
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
            try (PreparedStatement statement = connection.prepareStatement(LOCK + LAST)) {
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
            return result != null && result.getMetaData().getColumnCount() == 3;
        }

        @Override
        void commit(Connection connection, Rows rows, boolean locked) throws SQLException {
            // Everything in one round trip: the lock where it is not held, the rows of all tables as arrays, the
            // commit.
            StringBuilder sql = new StringBuilder(locked ? "" : LOCK);
            List<Rows.Column> columns = new ArrayList<>();
            for (Rows.Table table : rows.tables()) {
                sql.append("insert into ")
                        .append(table.name())
                        .append(" select * from unnest(?")
                        .append(", ?".repeat(table.columns().size() - 1))
                        .append("); ");
                columns.addAll(table.columns());
            }
            try (PreparedStatement statement =
                    connection.prepareStatement(sql.append("commit").toString())) {
                for (int i = 0; i < columns.size(); i++) {
                    statement.setArray(
                            i + 1,
                            connection.createArrayOf(
                                    columns.get(i).type(), columns.get(i).values()));
                }
                statement.execute();
            }
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

    private static final String LOCK =
            "set local synchronous_commit = on; select pg_advisory_xact_lock(" + APPEND_LOCK + "); ";

    private static final String LAST =
            "select position, recorded_at, (select coalesce(max(position), 0) from actor_event) from event"
                    + " order by position desc limit 1";

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

    /**
     * Writes rows and commits them, in a transaction that ends with it.
     *
     * @param locked whether the transaction has waited in {@link #lock}; it does so by itself otherwise, but what it is to
     *     write was settled before, so that the keys decide whether somebody else was first
     */
    abstract void commit(Connection connection, Rows rows, boolean locked) throws SQLException;

    /** Returns when everything committed so far would survive the loss of power. */
    abstract void force(Connection connection) throws SQLException;

    /** Whether what a reader can see is always on disk. */
    abstract boolean committedIsForced();

    private static Head headIn(ResultSet last) throws SQLException {
        return last.next() ? new Head(last.getLong(1), last.getLong(2), last.getLong(3)) : Head.OF_NOTHING;
    }

    /** The last position, its time in microseconds since 1970, and the position of the last event of an actor. */
    record Head(long position, long recordedAt, long ofActors) {
        static final Head OF_NOTHING = new Head(0, Long.MIN_VALUE, 0);

        /** Where it stands once these are stored, which follow on it. */
        Head after(List<Entry> entries) {
            Entry last = entries.getLast();
            long actors = ofActors;
            for (Entry entry : entries) {
                actors = entry.isOfActor() ? entry.position() : actors;
            }
            return new Head(last.position(), Entry.micros(last.recordedAt()), actors);
        }
    }
}
