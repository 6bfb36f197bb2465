package org.chancery.standing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.chancery.ledger.Projection;
import org.chancery.ledger.Step;
import org.chancery.relation.Facet;
import org.jspecify.annotations.Nullable;

/**
 * The bitemporal rows of what held, kept up to date.
 *
 * <p>Rows and the position up to which history was taken are written in one transaction, so that each event is taken exactly
 * once, whatever is killed when.
 */
final class StandingRows implements Projection {

    static final String NAME = "standing";

    private final DataSource dataSource;
    private final String rules;
    private final Object taking = new Object();
    private final Object progress = new Object();
    private @Nullable Filler filler;
    private long fillings;
    private volatile @Nullable Serving serving;

    /** @param rules the version of everything the rows depend on beside the events */
    StandingRows(DataSource dataSource, String rules) {
        this.dataSource = dataSource;
        this.rules = rules;
    }

    /**
     * How a shelf stands.
     *
     * @param position up to where it has taken history
     * @param rules the version of the rules it took it by; empty before it took anything
     * @param rebuild the rebuild that fills it; null where none does
     */
    record Stand(
            Shelf shelf,
            long position,
            String rules,
            @Nullable UUID rebuild) {}

    DataSource dataSource() {
        return dataSource;
    }

    /** The version of everything the rows depend on beside the events. */
    String rules() {
        return rules;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The shelf that answers; null before it was looked at, and where its rows follow other rules. */
    @Nullable
    Serving serving() {
        return serving;
    }

    private void serve(@Nullable Serving next) {
        synchronized (progress) {
            serving = next;
            progress.notifyAll();
        }
    }

    /** The shelf that answers, as soon as it has taken history up to a position, or as it stands when the time is up. */
    @Nullable
    Serving reaching(long position, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        synchronized (progress) {
            Serving now = serving;
            long left = deadline - System.nanoTime();
            while (now != null && now.position() < position && left > 0) {
                try {
                    progress.wait(Math.max(1, left / 1_000_000));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return serving;
                }
                now = serving;
                left = deadline - System.nanoTime();
            }
            return now;
        }
    }

    /**
     * The overview of a facet, or of headlines where that is null: read from the rows when it is first asked for, and kept
     * as they are from then on.
     *
     * @return null where the shelf was put aside meanwhile
     */
    @Nullable
    Overview overview(Serving asked, @Nullable Facet facet) {
        Overview known = asked.overviews().get(facet);
        if (known != null) {
            return known;
        }
        synchronized (taking) {
            known = asked.overviews().get(facet);
            Serving now = serving;
            if (known != null || now == null || now.overviews() != asked.overviews()) {
                return known;
            }
            try (Connection connection = dataSource.getConnection()) {
                Overview read = Overview.load(connection, asked.shelf(), facet, asked.relations());
                Stand stand = stand(connection, true, false);
                if (stand.shelf != asked.shelf()) {
                    open(connection, stand);
                    return null;
                }
                asked.overviews().put(facet, read);
                return read;
            } catch (SQLException e) {
                throw new IllegalStateException("the rows of the projection cannot be read", e);
            }
        }
    }

    /** What was asked for of the shelf that answered will be asked for of the one that answers next. */
    private void lookOver(Connection connection, Filler next) throws SQLException {
        Serving now = serving;
        if (now != null) {
            List<@Nullable Facet> asked = new ArrayList<>(now.overviews().facets());
            if (now.overviews().get(null) != null) {
                asked.add(null);
            }
            for (Facet facet : asked) {
                next.overviews().put(facet, Overview.load(connection, next.shelf(), facet, next.relations()));
            }
        }
    }

    /** How the shelf stands that answers. */
    Stand answering() {
        return stand(true);
    }

    /** How the shelf stands that does not. */
    Stand beside() {
        return stand(false);
    }

    private Stand stand(boolean serving) {
        try (Connection connection = dataSource.getConnection()) {
            return stand(connection, serving, false);
        } catch (SQLException e) {
            throw new IllegalStateException("the projection cannot be read", e);
        }
    }

    private static Stand stand(Connection connection, boolean serving, boolean held) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select shelf, position, rules, rebuild from standing_shelf where serving = ?"
                        + (held ? " for update" : ""))) {
            select.setBoolean(1, serving);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("a shelf of the projection is missing");
                }
                return new Stand(
                        Shelf.of(row.getString(1)), row.getLong(2), row.getString(3), row.getObject(4, UUID.class));
            }
        }
    }

    /** Whether the rows that answer were made by the rules of this program. */
    boolean followsTheRules() {
        return answering().rules.equals(rules);
    }

    /** From here on rows are made by the rules of this program; only where nothing was taken yet. */
    void begin() {
        try (Connection connection = dataSource.getConnection()) {
            write(connection, answering().shelf, 0, null);
        } catch (SQLException e) {
            throw new IllegalStateException("the projection cannot be written", e);
        }
    }

    private void write(Connection connection, Shelf shelf, long position, @Nullable UUID rebuild) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update standing_shelf set position = ?, rules = ?, rebuild = ? where shelf = ?")) {
            update.setLong(1, position);
            update.setString(2, rules);
            update.setObject(3, rebuild);
            update.setString(4, shelf.written());
            update.executeUpdate();
        }
    }

    /** Empties the shelf that does not answer, for a rebuild to fill. */
    Filler clear(Connection connection, @Nullable UUID rebuild) throws SQLException {
        Stand stand = stand(connection, false, false);
        write(connection, stand.shelf, 0, rebuild);
        Filler into = new Filler(stand.shelf);
        into.empty(connection);
        return into;
    }

    /** Takes more of history, up to a position, and says up to where it has taken it. */
    interface CatchUp {
        long upTo(long position) throws SQLException;
    }

    /**
     * Lets another shelf answer from here on. While it catches up with the one that answers, nothing is taken.
     *
     * @param position up to where the other has taken history
     * @return whether it answers now
     */
    boolean answerFrom(Filler other, long position, CatchUp catchUp) {
        synchronized (taking) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    Stand stand = stand(connection, true, true);
                    boolean behind = stand.rules.equals(rules) && stand.position > position;
                    long reached = behind ? catchUp.upTo(stand.position) : position;
                    if (behind && reached < stand.position) {
                        connection.rollback();
                        return false;
                    }
                    lookOver(connection, other);
                    write(connection, other.shelf(), reached, null);
                    try (PreparedStatement update =
                            connection.prepareStatement("update standing_shelf set serving = (shelf = ?)")) {
                        update.setString(1, other.shelf().written());
                        update.executeUpdate();
                    }
                    connection.commit();
                    filler = other;
                    other.overviews().heard();
                    serve(new Serving(other.shelf(), reached, ++fillings, other.relations(), other.overviews()));
                    return true;
                } catch (SQLException | RuntimeException e) {
                    connection.rollback();
                    throw e;
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the projection cannot be written", e);
            }
        }
    }

    /** Reads where the rows stand, and answers from them from here on. */
    @Override
    public long position() {
        synchronized (taking) {
            try (Connection connection = dataSource.getConnection()) {
                return open(connection, stand(connection, true, false));
            } catch (SQLException e) {
                throw new IllegalStateException("the projection cannot be read", e);
            }
        }
    }

    private long open(Connection connection, Stand stand) throws SQLException {
        Filler opened = new Filler(stand.shelf);
        opened.open(connection);
        filler = opened;
        serve(
                stand.rules.equals(rules)
                        ? new Serving(stand.shelf, stand.position, ++fillings, opened.relations(), opened.overviews())
                        : null);
        return stand.position;
    }

    @Override
    public long take(List<Step> steps, long after, long upTo) {
        synchronized (taking) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    Stand stand = stand(connection, true, true);
                    Filler into = filler;
                    if (into == null || into.shelf() != stand.shelf || stand.position != after) {
                        long stands = open(connection, stand);
                        connection.rollback();
                        return stands;
                    }
                    for (Step step : steps) {
                        into.take(connection, step);
                    }
                    into.write(connection);
                    reached(connection, stand.shelf, upTo);
                    connection.commit();
                    into.overviews().heard();
                    serve(new Serving(stand.shelf, upTo, fillings, into.relations(), into.overviews()));
                    return upTo;
                } catch (SQLException | RuntimeException e) {
                    filler = null;
                    connection.rollback();
                    throw e;
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the rows of the projection cannot be written", e);
            }
        }
    }

    static void reached(Connection connection, Shelf shelf, long position) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update standing_shelf set position = ? where shelf = ?")) {
            update.setLong(1, position);
            update.setString(2, shelf.written());
            update.executeUpdate();
        }
    }
}
