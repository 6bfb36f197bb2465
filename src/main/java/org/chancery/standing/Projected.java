package org.chancery.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.chancery.relation.Answer;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.relation.Headlined;
import org.chancery.relation.Pair;
import org.chancery.relation.Span;
import org.chancery.relation.Spans;
import org.chancery.relation.Stretch;
import org.chancery.time.DayRange;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the rows of the projection, as a fold of what was known at a position would give them.
 *
 * <p>Every question may be answered with null: where the rows do not reach as far as the position asked, where nothing was
 * known of the relation by then, and where an answer was too long to be kept. Then the records must be asked.
 */
final class Projected {

    private static final int SMALL_RELATION = 2_000;
    private static final int FIRST_STEP = 4;
    private static final int LONGEST_STEP = 1_024;

    /** Has no rows and answers nothing. */
    static final Projected NOTHING = new Projected(null, () -> null);

    private static final int KEYS_KEPT = 5_000;

    private final @Nullable DataSource dataSource;
    private final Cache<Whose, Keys> keys =
            Caffeine.newBuilder().maximumSize(KEYS_KEPT).build();
    private final Supplier<@Nullable Serving> serving;

    /** @param serving the shelf that answers; null while none does */
    Projected(@Nullable DataSource dataSource, Supplier<@Nullable Serving> serving) {
        this.dataSource = dataSource;
        this.serving = serving;
    }

    /** Whether there may be rows at all. */
    boolean hasRows() {
        return dataSource != null;
    }

    /** A relation on a shelf, as long as that is not filled anew. */
    private record Whose(long filling, int relation) {}

    /** The keys of a relation that were on record up to a position. */
    private record Keys(long upTo, List<Filler.OnRecord> keys) {}

    /** Asks the shelf that answers, and again if it was put aside meanwhile. */
    private <T> @Nullable T ask(Pair pair, long position, Question<T> question) {
        Serving asked;
        T answer;
        do {
            asked = serving.get();
            Filler.Placed placed = asked == null ? null : asked.relations().get(pair);
            if (asked == null || placed == null || asked.position() < position || placed.first() > position) {
                return null;
            }
            try (Connection connection = connection()) {
                answer = question.ask(connection, asked, placed.id());
            } catch (TooLong e) {
                answer = null;
            } catch (SQLException e) {
                throw new IllegalStateException("the rows of the projection cannot be read", e);
            }
        } while (putAside(asked));
        return answer;
    }

    private Connection connection() throws SQLException {
        if (dataSource == null) {
            throw new IllegalStateException("there are no rows");
        }
        return dataSource.getConnection();
    }

    private boolean putAside(Serving asked) {
        Serving now = serving.get();
        return now == null || now.shelf() != asked.shelf();
    }

    /** A question to a shelf about a relation on it. */
    private interface Question<T> {
        @Nullable
        T ask(Connection connection, Serving asked, int relation) throws SQLException;
    }

    /** What is asked for was too long to be kept. */
    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super(null, null, false, false);
        }
    }

    /** The keys to be listed, as a relation lists them. */
    @Nullable
    List<FacetKey> keys(Pair pair, long position) {
        return ask(
                pair,
                position,
                (connection, asked, relation) -> List.copyOf(
                        numbers(connection, asked, pair, relation, position).keySet()));
    }

    private Map<FacetKey, Integer> numbers(Connection connection, Serving asked, Pair pair, int relation, long position)
            throws SQLException {
        Map<FacetKey, Integer> numbers = new TreeMap<>();
        for (Filler.OnRecord each : onRecord(connection, asked, pair, relation, position)) {
            if (each.isKnownAt(position)) {
                numbers.put(each.key(), each.number());
            }
        }
        for (Facet facet : Facet.values()) {
            if (!facet.keyed()) {
                put(numbers, pair, new FacetKey(facet, pair.first(), pair.second(), null));
                if (facet.directed()) {
                    put(numbers, pair, new FacetKey(facet, pair.second(), pair.first(), null));
                }
            }
        }
        return numbers;
    }

    /** The keys on record up to a position at least; what was known up to a position stays as it was. */
    private List<Filler.OnRecord> onRecord(Connection connection, Serving asked, Pair pair, int relation, long position)
            throws SQLException {
        Whose whose = new Whose(asked.filling(), relation);
        Keys known = keys.getIfPresent(whose);
        if (known == null || known.upTo < position) {
            known = new Keys(asked.position(), Filler.read(connection, asked.shelf(), pair, relation));
            keys.put(whose, known);
        }
        return known.keys;
    }

    private static void put(Map<FacetKey, Integer> numbers, Pair pair, FacetKey key) {
        numbers.put(key, Filler.unkeyed(pair, key));
    }

    /** What a key was at the end of a day. */
    @Nullable
    Answer answer(Pair pair, FacetKey key, LocalDate asOf, long position) {
        return ask(pair, position, (connection, asked, relation) -> {
            Known known = known(connection, asked, pair, relation, key, position);
            return Spans.answer(
                    known.key,
                    asOf,
                    new Backwards(connection, asked.shelf(), relation, known, position, asOf.toEpochDay()));
        });
    }

    /** A key as it is spelled on the shelf, and its number; no number where it is not on record. */
    private record Known(FacetKey key, @Nullable Integer number) {}

    private Known known(Connection connection, Serving asked, Pair pair, int relation, FacetKey key, long position)
            throws SQLException {
        if (!key.facet().keyed()) {
            return new Known(key, Filler.unkeyed(pair, key));
        }
        for (Filler.OnRecord each : onRecord(connection, asked, pair, relation, position)) {
            if (each.isKnownAt(position) && each.key().equals(key)) {
                return new Known(each.key(), each.number());
            }
        }
        return new Known(key, null);
    }

    /** What every listed key was at the end of a day. */
    @Nullable
    List<Answer> answers(Pair pair, LocalDate asOf, long position) {
        return ask(pair, position, (connection, asked, relation) -> {
            Map<FacetKey, Integer> numbers = numbers(connection, asked, pair, relation, position);
            Map<Integer, List<Span>> begun =
                    begun(connection, asked.shelf(), relation, numbers, asOf.toEpochDay(), position);
            List<Answer> answers = new ArrayList<>(numbers.size());
            for (Map.Entry<FacetKey, Integer> each : numbers.entrySet()) {
                Iterator<Span> backwards = begun == null
                        ? new Backwards(
                                connection,
                                asked.shelf(),
                                relation,
                                new Known(each.getKey(), each.getValue()),
                                position,
                                asOf.toEpochDay())
                        : begun.getOrDefault(each.getValue(), List.of())
                                .reversed()
                                .iterator();
                answers.add(Spans.answer(each.getKey(), asOf, backwards));
            }
            return answers;
        });
    }

    /** All spans of a relation that begin by a day, by key; null where they are too many to be read at once. */
    private static @Nullable Map<Integer, List<Span>> begun(
            Connection connection, Shelf shelf, int relation, Map<FacetKey, Integer> numbers, long day, long position)
            throws SQLException {
        Map<Integer, FacetKey> keys = new HashMap<>();
        numbers.forEach((key, number) -> keys.put(number, key));
        Map<Integer, List<Span>> begun = new HashMap<>();
        int rows = 0;
        try (PreparedStatement select =
                connection.prepareStatement("select key_number, valid_from, valid_to, answer from "
                        + shelf.table("reading") + " where relation = ? and valid_from <= ? and known_from <= ?"
                        + " and known_to > ? order by relation, key_number, valid_from limit " + SMALL_RELATION)) {
            select.setInt(1, relation);
            select.setLong(2, day);
            select.setLong(3, position);
            select.setLong(4, position);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    FacetKey key = keys.get(row.getInt(1));
                    if (key == null) {
                        throw new IllegalStateException("a row of a key that is not on record");
                    }
                    begun.computeIfAbsent(row.getInt(1), each -> new ArrayList<>())
                            .add(span(key, row.getLong(2), row.getLong(3), row.getBytes(4)));
                    rows++;
                }
            }
        }
        return rows == SMALL_RELATION ? null : begun;
    }

    private static Span span(FacetKey key, long from, long until, byte @Nullable [] answer) {
        if (answer == null) {
            throw new TooLong();
        }
        return AnswerBytes.read(key, from, until, answer);
    }

    /** The maximal stretches of the same answer within a range of days, ascending. */
    @Nullable
    List<Stretch> timeline(Pair pair, FacetKey key, DayRange within, long position) {
        return ask(pair, position, (connection, asked, relation) -> {
            Known known = known(connection, asked, pair, relation, key, position);
            LocalDate end = within.to();
            long last = end == null ? Window.UNBOUNDED_FUTURE : end.toEpochDay() - 1;
            List<Span> spans = new ArrayList<>();
            new Backwards(connection, asked.shelf(), relation, known, position, last).forEachRemaining(spans::add);
            Collections.reverse(spans);
            return Spans.timeline(known.key, within, spans);
        });
    }

    /** The headline at the end of a day. */
    @Nullable
    Headline headline(Pair pair, LocalDate asOf, long position) {
        return ask(pair, position, (connection, asked, relation) -> {
            try (PreparedStatement select = connection.prepareStatement("select valid_to, certainty, words, notes from "
                    + asked.shelf().table("headline") + " where relation = ? and valid_from <= ? and known_from <= ?"
                    + " and known_to > ? order by relation desc, valid_from desc limit 1")) {
                select.setInt(1, relation);
                select.setLong(2, asOf.toEpochDay());
                select.setLong(3, position);
                select.setLong(4, position);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() && row.getLong(1) > asOf.toEpochDay()
                            ? Headlines.of(row.getInt(2), row.getInt(3), row.getString(4))
                            : Headlined.SILENCE;
                }
            }
        });
    }

    /**
     * The headline of every relation of which anything was known, at the end of a day; null where the rows do not reach as
     * far as the position.
     */
    @Nullable
    Map<Pair, Headline> headlines(LocalDate asOf, long position) {
        Serving asked;
        Map<Pair, Headline> headlines;
        do {
            asked = serving.get();
            if (asked == null || asked.position() < position) {
                return null;
            }
            headlines = headlines(asked, asOf.toEpochDay(), position);
        } while (putAside(asked));
        return headlines;
    }

    private Map<Pair, Headline> headlines(Serving asked, long day, long position) {
        Map<Integer, Headline> spoken = new HashMap<>();
        try (Connection connection = connection();
                PreparedStatement select = connection.prepareStatement("select relation, certainty, words, notes from "
                        + asked.shelf().table("headline") + " where valid_from <= ? and valid_to > ?"
                        + " and known_from <= ? and known_to > ?")) {
            select.setLong(1, day);
            select.setLong(2, day);
            select.setLong(3, position);
            select.setLong(4, position);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    spoken.put(row.getInt(1), Headlines.of(row.getInt(2), row.getInt(3), row.getString(4)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the rows of the projection cannot be read", e);
        }
        Map<Pair, Headline> headlines = new TreeMap<>();
        asked.relations().forEach((pair, placed) -> {
            if (placed.first() <= position) {
                headlines.put(pair, spoken.getOrDefault(placed.id(), Headlined.SILENCE));
            }
        });
        return headlines;
    }

    /** The spans of a key from a day on backwards, read as far as somebody asks. */
    private static final class Backwards implements Iterator<Span> {
        private final Connection connection;
        private final Shelf shelf;
        private final int relation;
        private final Known known;
        private final long position;
        private final List<Span> read = new ArrayList<>();
        private int given;
        private int step = FIRST_STEP;
        private long day;
        private boolean atEnd;

        Backwards(Connection connection, Shelf shelf, int relation, Known known, long position, long day) {
            this.connection = connection;
            this.shelf = shelf;
            this.relation = relation;
            this.known = known;
            this.position = position;
            this.day = day;
            this.atEnd = known.number == null;
        }

        @Override
        public boolean hasNext() {
            if (given == read.size() && !atEnd) {
                readOn();
            }
            return given < read.size();
        }

        @Override
        public Span next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return read.get(given++);
        }

        private void readOn() {
            read.clear();
            given = 0;
            try (PreparedStatement select = connection.prepareStatement("select valid_from, valid_to, answer from "
                    + shelf.table("reading") + " where relation = ? and key_number = ? and valid_from <= ?"
                    + " and known_from <= ? and known_to > ?"
                    + " order by relation desc, key_number desc, valid_from desc limit ?")) {
                select.setInt(1, relation);
                select.setInt(2, known.number == null ? 0 : known.number);
                select.setLong(3, day);
                select.setLong(4, position);
                select.setLong(5, position);
                select.setInt(6, step);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        read.add(span(known.key, row.getLong(1), row.getLong(2), row.getBytes(3)));
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the rows of the projection cannot be read", e);
            }
            atEnd = read.size() < step || read.getLast().from() == Window.UNBOUNDED_PAST;
            if (!read.isEmpty() && !atEnd) {
                day = read.getLast().from() - 1;
            }
            step = Math.min(4 * step, LONGEST_STEP);
        }
    }
}
