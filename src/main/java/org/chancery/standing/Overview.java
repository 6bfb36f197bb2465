package org.chancery.standing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Answer;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.relation.Key;
import org.chancery.relation.Pair;
import org.chancery.relation.Span;
import org.chancery.standing.Changes.Closing;
import org.chancery.standing.Changes.Place;
import org.chancery.standing.Changes.Row;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one shelf say of every relation in one respect, in columns in memory: the headline, or the keys of one
 * facet.
 *
 * <p>One thread at a time adds to it, and others read meanwhile. What it says about a position stays the same from when that
 * position was taken.
 */
final class Overview {

    /** Where nothing is said: silence. */
    static final int SILENCE = -1;

    private static final int RELATIONS_READ_TOGETHER = 256;
    private static final int CERTAINTY = 24;
    private static final int LAST_UNKEYED = 99;

    private final @Nullable Facet facet;
    private final Map<Headline, Integer> numbers = new HashMap<>();
    private volatile Headline[] spoken = {};
    private volatile Lane[][] lanes = {};

    private Overview(@Nullable Facet facet) {
        this.facet = facet;
    }

    // Reading

    /** What the headline of a relation was on a day, as known at a position; null where nothing weighed in. */
    @Nullable
    Headline headline(int relation, long day, long position) {
        for (Lane lane : lanes(relation)) {
            int said = lane.said(day(day), position);
            return said == SILENCE ? null : spoken[said];
        }
        return null;
    }

    /** The runs of the headline of a relation as known at a position, ascending. */
    List<Run> runs(int relation, long position) {
        for (Lane lane : lanes(relation)) {
            return lane.runs(position, spoken);
        }
        return List.of();
    }

    /** Days on which a relation had the same headline; the first may be {@link Window#UNBOUNDED_PAST}, the end open. */
    record Run(long from, long until, Headline headline) {}

    /**
     * What the keys of the facet that are on record and asked about hold on a day, as known at a position; silent ones too.
     * No object is made for a key: there may be a hundred thousand.
     */
    void readings(int relation, Pair pair, Aspect aspect, long day, long position, Readings into) {
        Facet of = facet;
        if (of == null) {
            throw new IllegalStateException("this tells headlines");
        }
        for (Lane lane : lanes(relation)) {
            FacetKey key = lane.named;
            if (key != null && lane.isOnRecord(position) && aspect.concerns(key)) {
                into.add(held(lane.said(day(day), position)));
            }
        }
        if (!of.keyed() && aspect.key() == null) {
            for (int side = 0; side < (of.directed() ? 2 : 1); side++) {
                ActorCode by = side == 0 ? pair.first() : pair.second();
                if (aspect.by() == null || (of.directed() && aspect.by().equals(by))) {
                    Lane lane = lane(relation, 2 * Ordinal.of(of) + side);
                    into.add(lane == null ? Readings.SILENCE : held(lane.said(day(day), position)));
                }
            }
        }
    }

    private static int held(int said) {
        return said == SILENCE ? Readings.SILENCE : said;
    }

    /**
     * What some keys of a facet hold, each in one number: bit by bit the values that can hold, the lowest for NOT_RECORDED
     * and then in the order of the facet's values, and above them whether that is anything but certain.
     */
    static final class Readings {
        private static final int SILENCE = 1;
        private static final int HOLDS = (1 << CERTAINTY) - 1;

        private int[] all = new int[4];
        private int size;

        void clear() {
            size = 0;
        }

        private void add(int reading) {
            if (size == all.length) {
                all = Arrays.copyOf(all, 2 * size);
            }
            all[size++] = reading;
        }

        void add(Answer answer) {
            add(Ordinal.of(answer.certainty()) << CERTAINTY | Filler.holds(answer));
        }

        /** Whether one of the keys can hold a value, and whether one does for certain. */
        Match match(int bit) {
            Match match = Match.NOT;
            for (int i = 0; i < size; i++) {
                int holds = all[i] & HOLDS;
                boolean certain = holds == 1 << bit && all[i] == holds;
                match = (holds & 1 << bit) == 0 ? match : match.or(certain ? Match.CERTAIN : Match.POSSIBLE);
            }
            return match;
        }

        /** Whether anything but NOT_RECORDED can hold. */
        Match isRecorded() {
            Match match = Match.NOT;
            for (int i = 0; i < size; i++) {
                int holds = all[i] & HOLDS;
                match = holds == 1 ? match : match.or((holds & 1) == 0 ? Match.CERTAIN : Match.POSSIBLE);
            }
            return match;
        }
    }

    private Lane[] lanes(int relation) {
        Lane[][] now = lanes;
        return relation < now.length && now[relation] != null ? now[relation] : Lane.NONE;
    }

    private @Nullable Lane lane(int relation, int key) {
        for (Lane lane : lanes(relation)) {
            if (lane.key == key) {
                return lane;
            }
        }
        return null;
    }

    /** How many runs it holds. */
    long size() {
        long size = 0;
        for (Lane[] each : lanes) {
            for (Lane lane : each == null ? Lane.NONE : each) {
                size += lane.size();
            }
        }
        return size;
    }

    /** Days far off count as without limit. */
    private static int day(long day) {
        return Math.clamp(day, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    // Loading

    /** Reads what stands on a shelf. */
    static Overview load(Connection connection, Shelf shelf, @Nullable Facet facet, Map<Pair, Filler.Placed> relations)
            throws SQLException {
        Overview overview = new Overview(facet);
        int last = 0;
        Map<Integer, Pair> pairs = new HashMap<>();
        for (Map.Entry<Pair, Filler.Placed> each : relations.entrySet()) {
            last = Math.max(last, each.getValue().id());
            pairs.put(each.getValue().id(), each.getKey());
        }
        overview.lanes = new Lane[last + 1][];
        for (int from = 0; from <= last; from += RELATIONS_READ_TOGETHER) {
            overview.load(connection, shelf, from, from + RELATIONS_READ_TOGETHER, pairs);
        }
        return overview;
    }

    private void load(Connection connection, Shelf shelf, int from, int to, Map<Integer, Pair> pairs)
            throws SQLException {
        Map<Place, Lane.Making> making = new HashMap<>();
        Facet of = facet;
        if (of == null) {
            loadHeadlines(connection, shelf, from, to, making);
        } else {
            if (of.keyed()) {
                loadKeys(connection, shelf, of, from, to, pairs, making);
            }
            loadReadings(connection, shelf, of, from, to, making);
        }
        Map<Integer, List<Lane>> byRelation = new HashMap<>();
        making.forEach((place, lane) -> byRelation
                .computeIfAbsent(place.relation(), each -> new ArrayList<>())
                .add(lane.made(place.key())));
        byRelation.forEach((relation, made) -> put(relation, made.toArray(Lane[]::new)));
    }

    private void loadHeadlines(Connection connection, Shelf shelf, int from, int to, Map<Place, Lane.Making> making)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select relation, valid_from, valid_to, known_from, known_to, certainty, words, notes from "
                        + shelf.table("headline") + " where relation >= ? and relation < ?"
                        + " order by relation, valid_from, known_from")) {
            select.setInt(1, from);
            select.setInt(2, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    making.computeIfAbsent(new Place(row.getInt(1), Filler.NO_KEY, 0), each -> new Lane.Making())
                            .add(
                                    day(row.getLong(2)),
                                    day(row.getLong(3)),
                                    row.getLong(4),
                                    row.getLong(5),
                                    number(Headlines.of(row.getInt(6), row.getInt(7), row.getString(8))));
                }
            }
        }
    }

    private static void loadKeys(
            Connection connection,
            Shelf shelf,
            Facet of,
            int from,
            int to,
            Map<Integer, Pair> pairs,
            Map<Place, Lane.Making> making)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select relation, number, known_from, known_to, by_first, spelling from "
                        + shelf.table("key") + " where relation >= ? and relation < ? and facet = ?"
                        + " order by relation, number, known_from")) {
            select.setInt(1, from);
            select.setInt(2, to);
            select.setString(3, of.name());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Pair pair = pairs.get(row.getInt(1));
                    if (pair == null) {
                        continue;
                    }
                    ActorCode by = row.getBoolean(5) ? pair.first() : pair.second();
                    String spelling = row.getString(6);
                    making.computeIfAbsent(new Place(row.getInt(1), row.getInt(2), 0), each -> new Lane.Making())
                            .onRecord(
                                    new FacetKey(of, by, pair.other(by), spelling == null ? null : Key.of(spelling)),
                                    row.getLong(3),
                                    row.getLong(4));
                }
            }
        }
    }

    private static void loadReadings(
            Connection connection, Shelf shelf, Facet of, int from, int to, Map<Place, Lane.Making> making)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select relation, key_number, valid_from, valid_to, known_from, known_to, certainty, holds from "
                        + shelf.table("reading") + " where relation >= ? and relation < ?"
                        + " and key_number >= ? and key_number <= ?"
                        + " order by relation, key_number, valid_from, known_from")) {
            select.setInt(1, from);
            select.setInt(2, to);
            select.setInt(3, of.keyed() ? LAST_UNKEYED + 1 : 2 * Ordinal.of(of));
            select.setInt(4, of.keyed() ? Integer.MAX_VALUE : 2 * Ordinal.of(of) + 1);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Place place = new Place(row.getInt(1), row.getInt(2), 0);
                    Lane.Making lane =
                            of.keyed() ? making.get(place) : making.computeIfAbsent(place, each -> new Lane.Making());
                    if (lane != null) {
                        lane.add(
                                day(row.getLong(3)),
                                day(row.getLong(4)),
                                row.getLong(5),
                                row.getLong(6),
                                row.getInt(7) << CERTAINTY | row.getInt(8));
                    }
                }
            }
        }
    }

    private int number(Headline headline) {
        Integer known = numbers.get(headline);
        if (known != null) {
            return known;
        }
        Headline[] more = Arrays.copyOf(spoken, spoken.length + 1);
        more[spoken.length] = headline;
        numbers.put(headline, spoken.length);
        spoken = more;
        return more.length - 1;
    }

    private void put(int relation, Lane[] made) {
        if (relation >= lanes.length) {
            lanes = Arrays.copyOf(lanes, Math.max(relation + 1, lanes.length + lanes.length / 2));
        }
        lanes[relation] = made;
    }

    // Following

    /** Takes what was written of headlines. */
    void takeHeadlines(List<Closing> closings, List<Row<Headline>> rows) {
        Map<Place, Lane.Making> making = new HashMap<>();
        closings.forEach(closing ->
                making(making, closing.place()).close(day(closing.place().from()), closing.knownTo()));
        rows.forEach(row -> making(making, row.place)
                .add(day(row.place.from()), day(row.until), row.knownFrom, row.knownTo, number(row.content)));
        put(making);
    }

    /** Takes what was written of keys and readings, of the facet or of others. */
    void takeReadings(
            List<Closing> keysClosed,
            List<Row<FacetKey>> keys,
            List<Closing> readingsClosed,
            List<Row<Span>> readings) {
        Map<Place, Lane.Making> making = new HashMap<>();
        for (Closing closing : keysClosed) {
            if (isHere(closing.place())) {
                making(making, closing.place()).offRecord(closing.knownTo());
            }
        }
        for (Row<FacetKey> row : keys) {
            if (row.content.facet() == facet) {
                making(making, row.place).onRecord(row.content, row.knownFrom, row.knownTo);
            }
        }
        for (Closing closing : readingsClosed) {
            if (isHere(closing.place())) {
                making(making, closing.place()).close(day(closing.place().from()), closing.knownTo());
            }
        }
        for (Row<Span> row : readings) {
            if (row.content.answer().key().facet() == facet) {
                making(making, row.place)
                        .add(
                                day(row.place.from()),
                                day(row.until),
                                row.knownFrom,
                                row.knownTo,
                                Ordinal.of(row.content.answer().certainty()) << CERTAINTY
                                        | Filler.holds(row.content.answer()));
            }
        }
        put(making);
    }

    private boolean isHere(Place place) {
        return lane(place.relation(), place.key()) != null;
    }

    private Lane.Making making(Map<Place, Lane.Making> making, Place place) {
        return making.computeIfAbsent(new Place(place.relation(), place.key(), 0), each -> {
            Lane lane = lane(place.relation(), place.key());
            return lane == null ? new Lane.Making() : new Lane.Making(lane);
        });
    }

    private void put(Map<Place, Lane.Making> making) {
        making.forEach((place, made) -> {
            Map<Integer, Lane> all = new TreeMap<>();
            for (Lane lane : lanes(place.relation())) {
                all.put(lane.key, lane);
            }
            all.put(place.key(), made.made(place.key()));
            put(place.relation(), all.values().toArray(Lane[]::new));
        });
    }
}
