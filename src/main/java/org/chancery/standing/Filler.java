package org.chancery.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chancery.ledger.Step;
import org.chancery.relation.Answer;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.relation.Headlined;
import org.chancery.relation.Key;
import org.chancery.relation.Pair;
import org.chancery.relation.Rewriting;
import org.chancery.relation.Span;
import org.chancery.relation.Value;
import org.chancery.standing.Changes.Closing;
import org.chancery.standing.Changes.Place;
import org.chancery.standing.Changes.Row;
import org.jspecify.annotations.Nullable;

/** Writes what history makes of the answers as rows of one shelf. For one thread at a time. */
final class Filler {

    private static final int KEYS_KEPT = 5_000;
    /** Key numbers below are those of facets without keys. */
    static final int FIRST_KEYED = 100;
    /** The key number of headlines in {@link Place}. */
    static final int NO_KEY = -1;

    private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::relation)
            .thenComparingInt(Place::key)
            .thenComparingLong(Place::from);

    private final Shelf shelf;
    private final Map<Pair, Placed> relations = new ConcurrentHashMap<>();
    private final Cache<Pair, Keys> keys =
            Caffeine.newBuilder().maximumSize(KEYS_KEPT).executor(Runnable::run).build();

    private final Changes<Span> readings = new Changes<>();
    private final Changes<Headline> headlines = new Changes<>();
    private final Changes<FacetKey> onRecord = new Changes<>();
    private final List<Pair> entered = new ArrayList<>();
    private final Overviews overviews = new Overviews();
    private int lastRelation;

    /**
     * A relation on the shelf.
     *
     * @param id its number there
     * @param first the position of its first event
     */
    record Placed(int id, long first) {}

    /** The numbers of a relation's keys of facets that have keys. */
    private static final class Keys {
        private final Map<FacetKey, Integer> numbers = new HashMap<>();
        private int next = FIRST_KEYED;

        int number(FacetKey key) {
            return numbers.computeIfAbsent(key, each -> next++);
        }

        void put(FacetKey key, int number) {
            numbers.put(key, number);
            next = Math.max(next, number + 1);
        }
    }

    Filler(Shelf shelf) {
        this.shelf = shelf;
    }

    Shelf shelf() {
        return shelf;
    }

    /** The relations on the shelf; grows while others look. */
    Map<Pair, Placed> relations() {
        return relations;
    }

    /** What was asked about all relations at once. */
    Overviews overviews() {
        return overviews;
    }

    /** Learns anew what stands on the shelf, and forgets what was to be written. */
    void open(Connection connection) throws SQLException {
        forget();
        relations.clear();
        keys.invalidateAll();
        lastRelation = 0;
        try (PreparedStatement select =
                        connection.prepareStatement("select id, pair, first_position from " + shelf.table("relation"));
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                relations.put(Pair.parse(row.getString(2)), new Placed(row.getInt(1), row.getLong(3)));
                lastRelation = Math.max(lastRelation, row.getInt(1));
            }
        }
    }

    /** Forgets what was to be written, and everything it learned while it took that. */
    private void forget() {
        readings.takeAll();
        readings.takeClosings();
        headlines.takeAll();
        headlines.takeClosings();
        onRecord.takeAll();
        onRecord.takeClosings();
        entered.clear();
    }

    /** Takes what an event made of relations. */
    void take(Connection connection, Step step) throws SQLException {
        for (Rewriting rewriting : step.rewritings()) {
            take(connection, rewriting, step.position());
        }
    }

    private void take(Connection connection, Rewriting rewriting, long position) throws SQLException {
        Pair pair = rewriting.after().pair();
        Placed placed = relations.get(pair);
        if (placed == null) {
            placed = new Placed(++lastRelation, position);
            relations.put(pair, placed);
            entered.add(pair);
            keys.put(pair, new Keys());
        }
        int relation = placed.id;
        for (Rewriting.Rewritten key : rewriting.keys()) {
            int number = number(connection, pair, relation, key.key());
            if (key.key().facet().keyed() && key.was() != key.is()) {
                Place place = new Place(relation, number, 0);
                if (key.is()) {
                    onRecord.come(place, 0, position, key.key());
                } else {
                    onRecord.gone(place, position);
                }
            }
            for (Span span : key.gone()) {
                readings.gone(new Place(relation, number, span.from()), position);
            }
            for (Span span : key.come()) {
                readings.come(new Place(relation, number, span.from()), span.until(), position, span);
            }
        }
        for (Headlined run : rewriting.gone()) {
            headlines.gone(new Place(relation, NO_KEY, run.from()), position);
        }
        for (Headlined run : rewriting.come()) {
            headlines.come(new Place(relation, NO_KEY, run.from()), run.until(), position, run.headline());
        }
    }

    private int number(Connection connection, Pair pair, int relation, FacetKey key) throws SQLException {
        if (!key.facet().keyed()) {
            return unkeyed(pair, key);
        }
        Keys known = keys.getIfPresent(pair);
        if (known == null) {
            known = new Keys();
            for (OnRecord each : read(connection, shelf, pair, relation)) {
                known.put(each.key, each.number);
            }
            keys.put(pair, known);
        }
        return known.number(key);
    }

    /** The number of a key of a facet without keys. */
    static int unkeyed(Pair pair, FacetKey key) {
        return 2 * Ordinal.of(key.facet()) + (key.by().equals(pair.first()) ? 0 : 1);
    }

    /**
     * A key of a facet that has keys, while it was on record.
     *
     * @param key the key, as it was spelled
     * @param number its number on the shelf, which it keeps
     */
    record OnRecord(FacetKey key, int number, long knownFrom, long knownTo) {

        boolean isKnownAt(long position) {
            return knownFrom <= position && position < knownTo;
        }
    }

    /** Every key of a relation that ever was on record of facets that have keys, by number. */
    static List<OnRecord> read(Connection connection, Shelf shelf, Pair pair, int relation) throws SQLException {
        List<OnRecord> keys = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select number, facet, by_first, spelling, known_from, known_to from "
                        + shelf.table("key") + " where relation = ? order by relation, number, known_from")) {
            select.setInt(1, relation);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    boolean byFirst = row.getBoolean(3);
                    String spelling = row.getString(4);
                    FacetKey key = new FacetKey(
                            Facet.valueOf(row.getString(2)),
                            byFirst ? pair.first() : pair.second(),
                            byFirst ? pair.second() : pair.first(),
                            spelling == null ? null : Key.of(spelling));
                    keys.add(new OnRecord(key, row.getInt(1), row.getLong(5), row.getLong(6)));
                }
            }
        }
        return keys;
    }

    /** How many rows are to be written and will not be closed any more. */
    int closedRows() {
        return readings.closedRows() + headlines.closedRows();
    }

    /** How many rows are to be written. */
    int rows() {
        return readings.rows() + headlines.rows() + onRecord.rows() + entered.size();
    }

    /** Takes everything off the shelf, and what was to be written with it. */
    void empty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("headline", "reading", "key", "relation")) {
                statement.execute("truncate table " + shelf.table(table));
            }
        }
        open(connection);
    }

    /** Writes everything taken. */
    void write(Connection connection) throws SQLException {
        List<Closing> keysClosed = onRecord.takeClosings();
        List<Closing> readingsClosed = readings.takeClosings();
        List<Closing> headlinesClosed = headlines.takeClosings();
        List<Row<FacetKey>> keysCome = onRecord.takeAll();
        List<Row<Span>> readingsCome = readings.takeAll();
        List<Row<Headline>> headlinesCome = headlines.takeAll();
        close(connection, "key", "number", keysClosed);
        close(connection, "reading", "key_number", readingsClosed);
        close(connection, "headline", null, headlinesClosed);
        insertRelations(connection);
        insertKeys(connection, keysCome);
        insertReadings(connection, readingsCome);
        insertHeadlines(connection, headlinesCome);
        overviews.write(keysClosed, keysCome, readingsClosed, readingsCome, headlinesClosed, headlinesCome);
    }

    /** Writes the rows that are closed, so that they need not be kept. */
    void writeClosed(Connection connection) throws SQLException {
        insertReadings(connection, readings.takeClosed());
        insertHeadlines(connection, headlines.takeClosed());
    }

    private void close(Connection connection, String table, @Nullable String number, List<Closing> closings)
            throws SQLException {
        if (closings.isEmpty()) {
            return;
        }
        boolean placedByDay = !"number".equals(number);
        try (PreparedStatement update = connection.prepareStatement("update " + shelf.table(table)
                + " set known_to = ? where relation = ?"
                + (number == null ? "" : " and " + number + " = ?")
                + (placedByDay ? " and valid_from = ?" : "")
                + " and known_to = " + Long.MAX_VALUE)) {
            for (Closing closing : closings) {
                int at = 0;
                update.setLong(++at, closing.knownTo());
                update.setInt(++at, closing.place().relation());
                if (number != null) {
                    update.setInt(++at, closing.place().key());
                }
                if (placedByDay) {
                    update.setLong(++at, closing.place().from());
                }
                update.addBatch();
            }
            for (int updated : update.executeBatch()) {
                if (updated != 1 && updated != Statement.SUCCESS_NO_INFO) {
                    throw new IllegalStateException(
                            updated + " rows of " + shelf.table(table) + " stood where one was to be closed");
                }
            }
        }
    }

    private void insertRelations(Connection connection) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(entered.size());
        for (Pair pair : entered) {
            Placed placed = relations.get(pair);
            if (placed != null) {
                rows.add(new @Nullable Object[] {placed.id, pair.toString(), placed.first});
            }
        }
        entered.clear();
        Bulk.insert(connection, shelf.table("relation"), List.of("id", "pair", "first_position"), rows);
    }

    private void insertKeys(Connection connection, List<Row<FacetKey>> keyRows) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(keyRows.size());
        for (Row<FacetKey> row : sorted(keyRows)) {
            FacetKey key = row.content;
            rows.add(new @Nullable Object[] {
                row.place.relation(),
                row.place.key(),
                row.knownFrom,
                row.knownTo,
                key.facet().name(),
                key.by().compareTo(key.toward()) < 0,
                key.key() == null ? null : key.key().text()
            });
        }
        Bulk.insert(
                connection,
                shelf.table("key"),
                List.of("relation", "number", "known_from", "known_to", "facet", "by_first", "spelling"),
                rows);
    }

    private void insertReadings(Connection connection, List<Row<Span>> readingRows) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(readingRows.size());
        for (Row<Span> row : sorted(readingRows)) {
            rows.add(new @Nullable Object[] {
                row.place.relation(),
                row.place.key(),
                row.place.from(),
                row.knownFrom,
                row.until,
                row.knownTo,
                Ordinal.of(row.content.answer().certainty()),
                holds(row.content.answer()),
                AnswerBytes.write(row.content)
            });
        }
        Bulk.insert(
                connection,
                shelf.table("reading"),
                List.of(
                        "relation",
                        "key_number",
                        "valid_from",
                        "known_from",
                        "valid_to",
                        "known_to",
                        "certainty",
                        "holds",
                        "answer"),
                rows);
    }

    /** The set of values that can hold, bit 0 for NOT_RECORDED and then in the order of the facet's values. */
    static int holds(Answer answer) {
        int holds = 0;
        for (Answer.Possible possible : answer.values()) {
            holds |= 1 << bit(answer.key().facet(), possible.value());
        }
        return holds;
    }

    static int bit(Facet facet, Value value) {
        return value == Value.NOT_RECORDED ? 0 : facet.scale().indexOf(value) + 1;
    }

    private void insertHeadlines(Connection connection, List<Row<Headline>> headlineRows) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(headlineRows.size());
        for (Row<Headline> row : sorted(headlineRows)) {
            Headline headline = row.content;
            rows.add(new @Nullable Object[] {
                row.place.relation(),
                row.place.from(),
                row.knownFrom,
                row.until,
                row.knownTo,
                Ordinal.of(headline.certainty()),
                Headlines.words(headline),
                Headlines.notes(headline)
            });
        }
        Bulk.insert(
                connection,
                shelf.table("headline"),
                List.of("relation", "valid_from", "known_from", "valid_to", "known_to", "certainty", "words", "notes"),
                rows);
    }

    private static <T> List<Row<T>> sorted(List<Row<T>> rows) {
        rows.sort(Comparator.comparing((Row<T> row) -> row.place, ORDER).thenComparingLong(row -> row.knownFrom));
        return rows;
    }
}
