package org.chancery.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.chancery.benchmarks.History.Said;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;

/**
 * The peer: a plain bitemporal table with one value for each key, day and knowledge time. It knows neither windows nor
 * contradictions, and says no reasons; it is told the true day of everything.
 */
final class Bitemporal {
    private static final long EVER = Long.MAX_VALUE;

    /** Every column of the index, or H2 would sort what it finds. */
    private static final String LATEST_NOW = " order by relation, facet_key, known_to, valid_from desc limit 1";

    private static final String LATEST_THEN = " order by relation, facet_key, valid_from desc limit 1";

    private final DataSource dataSource;

    Bitemporal(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    static void create(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table fact (relation varchar(20) not null, facet_key varchar(200) not null,"
                    + " state varchar(40) not null, valid_from bigint not null, valid_to bigint not null,"
                    + " known_from bigint not null, known_to bigint not null)");
            statement.execute("create index fact_now on fact (relation, facet_key, known_to, valid_from desc)");
            statement.execute("create index fact_then on fact (relation, facet_key, valid_from desc)");
        }
    }

    /** The state current at its day ends there, and the new one follows it, known from an instant. */
    void record(Pair pair, List<Said> said, Instant known) {
        long at = micros(known);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement last = connection.prepareStatement("select state, valid_from from fact"
                        + " where relation = ? and facet_key = ? and known_to = " + EVER
                        + " and valid_from <= ?" + LATEST_NOW);
                PreparedStatement end = connection.prepareStatement("update fact set known_to = ? where relation = ?"
                        + " and facet_key = ? and known_to = " + EVER + " and valid_from = ?");
                PreparedStatement insert =
                        connection.prepareStatement("insert into fact values (?, ?, ?, ?, ?, ?, " + EVER + ")")) {
            connection.setAutoCommit(false);
            for (Said one : said) {
                FacetKey key = one.key();
                if (key == null) {
                    continue;
                }
                String name = key.toString();
                long day = one.day().toEpochDay();
                last.setString(1, pair.toString());
                last.setString(2, name);
                last.setLong(3, day);
                String before = null;
                long since = 0;
                try (ResultSet row = last.executeQuery()) {
                    if (row.next()) {
                        before = row.getString(1);
                        since = row.getLong(2);
                    }
                }
                if (before != null) {
                    end.setLong(1, at);
                    end.setString(2, pair.toString());
                    end.setString(3, name);
                    end.setLong(4, since);
                    end.executeUpdate();
                    if (since < day) {
                        insert(insert, pair, name, before, since, day, at);
                    }
                }
                insert(insert, pair, name, String.valueOf(one.value()), day, EVER, at);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insert(
            PreparedStatement insert, Pair pair, String key, String state, long from, long to, long known)
            throws SQLException {
        insert.setString(1, pair.toString());
        insert.setString(2, key);
        insert.setString(3, state);
        insert.setLong(4, from);
        insert.setLong(5, to);
        insert.setLong(6, known);
        insert.executeUpdate();
    }

    /** The state of a key on a day, as known now. */
    @Nullable
    String state(Pair pair, String key, LocalDate day) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select state from fact where relation = ?"
                        + " and facet_key = ? and known_to = " + EVER
                        + " and valid_from <= ? and valid_to > ?" + LATEST_NOW)) {
            select.setString(1, pair.toString());
            select.setString(2, key);
            select.setLong(3, day.toEpochDay());
            select.setLong(4, day.toEpochDay());
            return only(select);
        }
    }

    /** The state of a key on a day, as known at an instant. */
    @Nullable
    String state(Pair pair, String key, LocalDate day, Instant known) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select state from fact where relation = ?"
                        + " and facet_key = ? and valid_from <= ? and valid_to > ? and known_from <= ?"
                        + " and known_to > ?" + LATEST_THEN)) {
            select.setString(1, pair.toString());
            select.setString(2, key);
            select.setLong(3, day.toEpochDay());
            select.setLong(4, day.toEpochDay());
            select.setLong(5, micros(known));
            select.setLong(6, micros(known));
            return only(select);
        }
    }

    private static @Nullable String only(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** The states of several keys of a relation on a day, as known now; says how many there are. */
    int states(Pair pair, List<String> keys, LocalDate day) throws SQLException {
        int states = 0;
        for (String key : keys) {
            states += state(pair, key, day) == null ? 0 : 1;
        }
        return states;
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
