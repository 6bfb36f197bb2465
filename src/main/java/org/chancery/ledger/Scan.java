package org.chancery.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Reads the event rows as they stand, page by page by key: in the order of positions, or stream by stream.
 *
 * <p>A page ends after so many rows or so many characters, whichever comes first, and a database is never asked for more rows
 * at once than what was read last lets expect to be few. So memory stays bounded also where events are as large as they may be.
 */
final class Scan {

    /** The most rows of a page. */
    static final int PAGE = 4_000;

    /** Once a page has so many characters it ends, so that it has at most these and those of its last statement. */
    private static final long LARGE = 8_000_000;

    /** The most rows one statement asks for: a driver may keep all of them in memory at once. */
    private static final int TOGETHER = 500;

    /** How many it asks for while nothing is known of how large they are. */
    private static final int FIRST = 16;

    private static final String ROW = "select position, event_id, stream, sequence, name, revision, recorded_at,"
            + " recorded_by, request_id, record_id, payload, salt, leaf from event ";

    /** Sorts after every stream of a relation. */
    private static final String AFTER_RELATIONS = "relation0";

    private final DataSource dataSource;
    private final long large;

    Scan(DataSource dataSource) {
        this(dataSource, LARGE);
    }

    /** @param large with how many characters of payload a page is large enough */
    Scan(DataSource dataSource, long large) {
        this.dataSource = dataSource;
        this.large = large;
    }

    /** The rows after a position up to another, in the order of positions. */
    Passage<List<StoredEvent>> inOrder(long after, long upTo) {
        return new Pages() {
            private long last = after;

            @Override
            List<StoredEvent> read(Connection connection, int limit) throws SQLException {
                try (PreparedStatement select = connection.prepareStatement(
                        ROW + "where position > ? and position <= ? order by position limit ?")) {
                    select.setLong(1, last);
                    select.setLong(2, upTo);
                    select.setInt(3, limit);
                    List<StoredEvent> rows = rows(select);
                    last = rows.isEmpty() ? last : rows.getLast().entry().position();
                    return rows;
                }
            }
        };
    }

    /** The rows of all streams of relations, stream by stream, each in its order. */
    Passage<List<StoredEvent>> byStream() {
        return new Pages() {
            private String stream = StreamId.OfRelation.PREFIX;
            private long sequence;
            private boolean begun;

            @Override
            List<StoredEvent> read(Connection connection, int limit) throws SQLException {
                List<StoredEvent> rows = new ArrayList<>();
                if (begun) {
                    rows.addAll(restOfStream(connection, limit));
                }
                if (rows.size() < limit) {
                    rows.addAll(laterStreams(connection, limit - rows.size()));
                }
                if (!rows.isEmpty()) {
                    stream = rows.getLast().entry().stream();
                    sequence = rows.getLast().entry().sequence();
                    begun = true;
                }
                return rows;
            }

            private List<StoredEvent> restOfStream(Connection connection, int limit) throws SQLException {
                try (PreparedStatement select = connection.prepareStatement(
                        ROW + "where stream = ? and sequence > ? order by stream, sequence limit ?")) {
                    select.setString(1, stream);
                    select.setLong(2, sequence);
                    select.setInt(3, limit);
                    return rows(select);
                }
            }

            private List<StoredEvent> laterStreams(Connection connection, int limit) throws SQLException {
                try (PreparedStatement select = connection.prepareStatement(
                        ROW + "where stream > ? and stream < ? order by stream, sequence limit ?")) {
                    select.setString(1, stream);
                    select.setString(2, AFTER_RELATIONS);
                    select.setInt(3, limit);
                    return rows(select);
                }
            }
        };
    }

    /** The rows of one stream, in its order. */
    Passage<List<StoredEvent>> stream(String stream) {
        return new Pages() {
            private long sequence = Long.MIN_VALUE;

            @Override
            List<StoredEvent> read(Connection connection, int limit) throws SQLException {
                try (PreparedStatement select = connection.prepareStatement(
                        ROW + "where stream = ? and sequence > ? order by stream, sequence limit ?")) {
                    select.setString(1, stream);
                    select.setLong(2, sequence);
                    select.setInt(3, limit);
                    List<StoredEvent> rows = rows(select);
                    sequence =
                            rows.isEmpty() ? sequence : rows.getLast().entry().sequence();
                    return rows;
                }
            }
        };
    }

    private abstract class Pages implements Passage<List<StoredEvent>> {
        private boolean atEnd;
        private long average;

        /** The next rows, at most so many; none at the end. */
        abstract List<StoredEvent> read(Connection connection, int limit) throws SQLException;

        @Override
        public boolean hasNext() {
            return !atEnd;
        }

        @Override
        public List<StoredEvent> next() {
            try (Connection connection = dataSource.getConnection()) {
                List<StoredEvent> page = new ArrayList<>();
                long characters = 0;
                boolean more = true;
                while (more && page.size() < PAGE && characters < large) {
                    List<StoredEvent> rows = read(connection, limit(page.size(), characters));
                    long read = rows.stream()
                            .mapToLong(row -> row.entry().payload().length())
                            .sum();
                    average = rows.isEmpty() ? average : 1 + read / rows.size();
                    characters += read;
                    page.addAll(rows);
                    more = !rows.isEmpty();
                }
                atEnd |= page.isEmpty();
                return page;
            } catch (SQLException e) {
                throw new LedgerUnavailable("the history cannot be read", e);
            }
        }

        /** How many rows to ask for: as many as make the page large enough, if they are like those read last. */
        private int limit(int rows, long characters) {
            long fit = average == 0 ? FIRST : Math.max(1, (large - characters) / average);
            return (int) Math.min(fit, Math.min(TOGETHER, PAGE - rows));
        }

        @Override
        public void close() {
            atEnd = true;
        }
    }

    private static List<StoredEvent> rows(PreparedStatement select) throws SQLException {
        List<StoredEvent> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(new StoredEvent(
                        new Entry(
                                row.getLong(1),
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                row.getLong(4),
                                row.getString(5),
                                row.getInt(6),
                                Entry.instant(row.getLong(7)),
                                row.getString(8),
                                row.getString(9),
                                row.getObject(10, UUID.class),
                                row.getString(11),
                                row.getObject(12, UUID.class)),
                        row.getBytes(13)));
            }
        }
        return rows;
    }
}
