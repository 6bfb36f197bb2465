package org.chancery.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.chancery.relation.Pair;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger's tables, read and written as rows; it knows nothing of what the events mean. */
final class EventTable {

    /** How many entries are read at once. */
    static final int PAGE = 4_000;

    private static final String ENTRY = "select position, event_id, stream, sequence, name, revision, recorded_at,"
            + " recorded_by, request_id, record_id, payload, salt from event ";

    private static final RowMapper<Entry> TO_ENTRY = (row, number) -> new Entry(
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
            row.getObject(12, UUID.class));

    private static final RowMapper<RecordPlace> TO_PLACE =
            (row, number) -> new RecordPlace(row.getLong(1), row.getLong(2));

    private final JdbcClient jdbc;

    EventTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Where the events stand that a record, or a dispute, began with. */
    record RecordPlace(long first, long last) {}

    long lastPosition() {
        return jdbc.sql("select coalesce(max(position), 0) from event")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** The entries after a position up to another, at most {@code limit} of them, in order. */
    List<Entry> page(long after, long upTo, int limit) {
        return jdbc.sql(ENTRY + "where position > ? and position <= ? order by position limit ?")
                .params(after, upTo, limit)
                .query(TO_ENTRY)
                .list();
    }

    /**
     * Reads the leaves after a position up to another, in order, at most {@code limit} of them.
     *
     * @return how many there were
     */
    int leaves(long after, long upTo, int limit, LeafReader reader) {
        return jdbc.sql("select position, leaf from event where position > ? and position <= ?"
                        + " order by position limit ?")
                .params(after, upTo, limit)
                .query(rows -> {
                    int read = 0;
                    while (rows.next()) {
                        reader.leaf(rows.getLong(1), rows.getBytes(2));
                        read++;
                    }
                    return read;
                });
    }

    /** The entries of one stream from a sequence on, none beyond a position, at most {@code limit}, in order. */
    List<Entry> stream(String stream, long fromSequence, long upTo, int limit) {
        // Ordered by both columns of the index, and the position looked at here: H2 would read the stream to its end.
        return jdbc
                .sql(ENTRY + "where stream = ? and sequence >= ? order by stream, sequence limit ?")
                .params(stream, fromSequence, limit)
                .query(TO_ENTRY)
                .list()
                .stream()
                .takeWhile(entry -> entry.position() <= upTo)
                .toList();
    }

    /** The entries of actors after a position up to another, in order. */
    List<Entry> ofActors(long after, long upTo) {
        return jdbc.sql(ENTRY
                        + "where position in (select position from actor_event where position > ? and position <= ?)"
                        + " order by position")
                .params(after, upTo)
                .query(TO_ENTRY)
                .list();
    }

    /**
     * When the events after a position up to another were recorded, in microseconds since 1970, in order. An event that
     * somebody took out counts as recorded with the one before it, or else with the first there is.
     */
    long[] recordedAt(long after, long upTo) {
        long[] times = new long[Math.toIntExact(upTo - after)];
        int filled = jdbc.sql(
                        "select position, recorded_at from event where position > ? and position <= ? order by position")
                .params(after, upTo)
                .query(rows -> {
                    int next = 0;
                    long before = Long.MAX_VALUE;
                    while (rows.next()) {
                        int place = (int) (rows.getLong(1) - after - 1);
                        Arrays.fill(times, next, place, next == 0 ? rows.getLong(2) : before);
                        before = rows.getLong(2);
                        times[place] = before;
                        next = place + 1;
                    }
                    return next;
                });
        Arrays.fill(times, filled, times.length, filled == 0 ? Long.MAX_VALUE : times[filled - 1]);
        return times;
    }

    /** When the first event after a position was recorded, in microseconds since 1970; the greatest time if there is none. */
    long recordedAfter(long position) {
        return jdbc.sql("select recorded_at from event where position > ? order by position limit 1")
                .param(position)
                .query((row, number) -> row.getLong(1))
                .optional()
                .orElse(Long.MAX_VALUE);
    }

    /** The names of the streams that begin so, in order, after one of them, at most {@code limit}. */
    private List<String> streams(String prefix, String after, long upTo, int limit) {
        return jdbc.sql("select name from stream where name > ? and name like ? and first_position <= ?"
                        + " order by name limit ?")
                .params(after, prefix + "%", upTo, limit)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** The relations with an event up to a position, in the order of their streams' names. */
    List<Pair> relations(long upTo) {
        List<Pair> pairs = new ArrayList<>();
        String after = "";
        List<String> page;
        do {
            page = streams(StreamId.OfRelation.PREFIX, after, upTo, PAGE);
            for (String stream : page) {
                pairs.add(Pair.parse(stream.substring(StreamId.OfRelation.PREFIX.length())));
                after = stream;
            }
        } while (page.size() == PAGE);
        return pairs;
    }

    /** Every stream there is a row of, with the position its row says it begins at. */
    SortedMap<String, Long> streams() {
        SortedMap<String, Long> streams = new TreeMap<>();
        jdbc.sql("select name, first_position from stream").query(row -> {
            streams.put(row.getString(1), row.getLong(2));
        });
        return streams;
    }

    /** The sequence of a stream's last entry, -1 before any. */
    long lastSequence(String stream, long upTo) {
        return jdbc.sql("select coalesce(max(sequence), -1) from event where stream = ? and position <= ?")
                .params(stream, upTo)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    Optional<RecordPlace> record(UUID recordId, long upTo) {
        return jdbc.sql("select first_position, last_position from record"
                        + " where record_id = ? and last_position <= ?")
                .params(recordId, upTo)
                .query(TO_PLACE)
                .optional();
    }

    /** Every entry that makes a record or speaks of it, in order of position. */
    List<Entry> entriesOf(UUID recordId, long upTo) {
        Optional<RecordPlace> place = record(recordId, upTo);
        if (place.isEmpty()) {
            return List.of();
        }
        long first = place.get().first();
        long last = place.get().last();
        List<Entry> entries = new ArrayList<>(page(first - 1, last, Math.toIntExact(last - first + 1)));
        // The bound stands inside: beside the list H2 would read the table up to it.
        entries.addAll(jdbc.sql(ENTRY + "where position in (select position from amendment where record_id = ?"
                        + " and position <= ?) order by position")
                .params(recordId, upTo)
                .query(TO_ENTRY)
                .list());
        return entries;
    }

    /** Writes rows one by one, in batches. */
    static void insert(Connection connection, Rows rows) throws SQLException {
        for (Rows.Table table : rows.tables()) {
            String places = ", ?".repeat(table.columns().size()).substring(2);
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into " + table.name() + " values (" + places + ")")) {
                for (int row = 0; row < table.size(); row++) {
                    for (int column = 0; column < table.columns().size(); column++) {
                        insert.setObject(column + 1, table.columns().get(column).values()[row]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }
}
