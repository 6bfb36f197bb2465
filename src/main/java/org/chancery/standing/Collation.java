package org.chancery.standing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.chancery.ledger.Replay;
import org.chancery.ledger.Step;
import org.chancery.relation.Answer;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.relation.Headlined;
import org.chancery.relation.Key;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.Rewriting;
import org.chancery.relation.Span;
import org.chancery.standing.Changes.Place;
import org.chancery.standing.Changes.Row;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * Compares the kept answers with what history comes to: every row on the shelf that answers, and answers given from them
 * on days and for times drawn at random.
 *
 * <p>Takes the histories of relations one after the other; keeps a bounded number of them. For one thread.
 */
public final class Collation {

    private static final int TOGETHER = 64;
    private static final int ROWS_TOGETHER = 4_000;
    private static final int SAMPLES = 200;
    private static final int LEAST_BETWEEN_SAMPLES = 5;
    private static final int DAYS_AROUND = 800;
    private static final int ATTEMPTS = 5;
    private static final int MOST_ORPHANS = 1_000;

    private final StandingRows rows;
    private final Projected projected;
    private final long upTo;
    private final SplittableRandom random;
    private final long between;
    private final Consumer<Difference> differences;

    private final boolean comparable;
    private Shelf shelf;
    private final Map<String, Filler.Placed> placed = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable Awaited current;
    private final List<Awaited> waiting = new ArrayList<>();
    private int rowsWaiting;
    private long rowsCompared;
    private long answersCompared;
    private long relationsCompared;

    /**
     * @param upTo the position up to which history is given
     * @param events about how many events that is
     * @param seed what decides on which days and for which times answers are compared
     */
    Collation(StandingRows rows, long upTo, long events, long seed, Consumer<Difference> differences) {
        this.rows = rows;
        this.projected = new Projected(rows.dataSource(), rows::serving);
        this.random = new SplittableRandom(seed);
        this.between = Math.max(LEAST_BETWEEN_SAMPLES, events / SAMPLES);
        this.differences = differences;
        StandingRows.Stand stand = rows.answering();
        this.shelf = stand.shelf();
        this.comparable = stand.rules().equals(rows.rules());
        this.upTo = comparable ? Math.min(upTo, stand.position()) : 0;
        if (comparable) {
            learn();
        }
    }

    /** In what way a kept answer is not what it should be. */
    public enum Kind {
        /** A row says other than history comes to. */
        ROW_DIFFERS,
        /** A row is not there. */
        ROW_MISSING,
        /** A row is there that nothing in history brought. */
        ROW_EXTRA,
        /** An answer is given that is not that of history. */
        ANSWER_DIFFERS
    }

    /**
     * A kept answer that is not what it should be.
     *
     * @param relation the relation, or what stands for it
     * @param position the position from which it is known so; null where that is not known
     */
    public record Difference(
            Kind kind, String relation, @Nullable Long position, String found, String expected) {}

    /** Up to where rows are compared; -1 where none is, because they are being made by the rules of this program. */
    public long upTo() {
        return comparable ? upTo : -1;
    }

    /** How many rows were compared so far. */
    public long rowsCompared() {
        return rowsCompared;
    }

    /** How many answers were compared so far. */
    public long answersCompared() {
        return answersCompared;
    }

    /** How many relations were compared so far. */
    public long relationsCompared() {
        return relationsCompared;
    }

    /** What a row says beside its place. */
    private static final class Content {
        private final long until;
        private final long knownTo;
        private final int certainty;
        private final int set;
        private final byte @Nullable [] answer;
        private final @Nullable String notes;

        Content(long until, long knownTo, int certainty, int set, byte @Nullable [] answer, @Nullable String notes) {
            this.until = until;
            this.knownTo = knownTo;
            this.certainty = certainty;
            this.set = set;
            this.answer = answer;
            this.notes = notes;
        }

        boolean says(Content other) {
            return until == other.until
                    && knownTo == other.knownTo
                    && certainty == other.certainty
                    && set == other.set
                    && Arrays.equals(answer, other.answer)
                    && Objects.equals(notes, other.notes);
        }
    }

    /** Where a row stands: the number of a key, or {@link Filler#NO_KEY}; the first day; from which position it is known. */
    private record Spot(int key, long from, long knownFrom) {}

    /** What is to stand on the shelf of one relation. */
    private static final class Awaited {
        private final Pair pair;
        private final Changes<Span> readings = new Changes<>();
        private final Changes<Headline> headlines = new Changes<>();
        private final Changes<FacetKey> onRecord = new Changes<>();
        private final Map<FacetKey, Integer> numbers = new TreeMap<>();
        private final List<FacetKey> keyed = new ArrayList<>();
        private final Map<Spot, Content> expected = new HashMap<>();
        private final Map<String, Long> expectedKeys = new TreeMap<>();
        private long first;
        private boolean broken;

        Awaited(Pair pair) {
            this.pair = pair;
        }

        void take(Step step) {
            for (Rewriting rewriting : step.rewritings()) {
                take(rewriting, step.position());
            }
        }

        private void take(Rewriting rewriting, long position) {
            first = first == 0 ? position : first;
            for (Rewriting.Rewritten key : rewriting.keys()) {
                int number = number(key.key());
                if (key.key().facet().keyed() && key.was() != key.is()) {
                    Place place = new Place(0, number, 0);
                    if (key.is()) {
                        onRecord.come(place, 0, position, key.key());
                    } else {
                        onRecord.gone(place, position);
                    }
                }
                for (Span span : key.gone()) {
                    readings.gone(new Place(0, number, span.from()), position);
                }
                for (Span span : key.come()) {
                    readings.come(new Place(0, number, span.from()), span.until(), position, span);
                }
            }
            for (Headlined run : rewriting.gone()) {
                headlines.gone(new Place(0, Filler.NO_KEY, run.from()), position);
            }
            for (Headlined run : rewriting.come()) {
                headlines.come(new Place(0, Filler.NO_KEY, run.from()), run.until(), position, run.headline());
            }
        }

        private int number(FacetKey key) {
            return key.facet().keyed()
                    ? numbers.computeIfAbsent(key, each -> {
                        keyed.add(each);
                        return Filler.FIRST_KEYED + keyed.size() - 1;
                    })
                    : Filler.unkeyed(pair, key);
        }

        /** Nothing more happened to it. */
        int settle() {
            for (Row<Span> row : readings.takeAll()) {
                Answer answer = row.content.answer();
                expected.put(
                        new Spot(row.place.key(), row.place.from(), row.knownFrom),
                        new Content(
                                row.until,
                                row.knownTo,
                                Ordinal.of(answer.certainty()),
                                Filler.holds(answer),
                                AnswerBytes.write(row.content),
                                null));
            }
            for (Row<Headline> row : headlines.takeAll()) {
                expected.put(
                        new Spot(Filler.NO_KEY, row.place.from(), row.knownFrom),
                        new Content(
                                row.until,
                                row.knownTo,
                                Ordinal.of(row.content.certainty()),
                                Headlines.words(row.content),
                                null,
                                Headlines.notes(row.content)));
            }
            for (Row<FacetKey> row : onRecord.takeAll()) {
                expectedKeys.put(written(row.content) + " known from " + row.knownFrom, row.knownTo);
            }
            return expected.size() + expectedKeys.size();
        }

        private String named(int number) {
            if (number == Filler.NO_KEY) {
                return "headline";
            }
            if (number >= Filler.FIRST_KEYED && number < Filler.FIRST_KEYED + keyed.size()) {
                return written(keyed.get(number - Filler.FIRST_KEYED));
            }
            Facet[] facets = Facet.values();
            int place = number / 2;
            if (number >= 0 && place < facets.length && !facets[place].keyed()) {
                boolean byFirst = number % 2 == 0;
                return facets[place] + " " + (byFirst ? pair.first() : pair.second()) + " "
                        + (byFirst ? pair.second() : pair.first());
            }
            return "key number " + number;
        }
    }

    private static String written(FacetKey key) {
        return key.facet() + " " + key.by() + " " + key.toward()
                + (key.key() == null ? "" : " " + key.key().text());
    }

    /** Takes what happened to a relation; the runs of one follow each other. */
    public void take(Replay.Run run) {
        if (!comparable) {
            return;
        }
        Awaited awaited = current == null ? new Awaited(run.relation()) : current;
        current = awaited;
        awaited.broken |= !run.unread().isEmpty();
        if (!awaited.broken) {
            for (Step step : run.steps()) {
                if (step.position() <= upTo) {
                    awaited.take(step);
                    sample(awaited.pair, step);
                }
            }
        }
        if (run.isLast()) {
            current = null;
            seen.add(awaited.pair.toString());
            if (!awaited.broken && awaited.first != 0) {
                rowsWaiting += awaited.settle();
                waiting.add(awaited);
            }
            if (waiting.size() >= TOGETHER || rowsWaiting >= ROWS_TOGETHER) {
                compare();
            }
        }
    }

    /**
     * Compares what is left, and looks for rows of relations that have no history.
     *
     * @param all whether every relation was given
     */
    public void finish(boolean all) {
        if (comparable) {
            compare();
            if (all) {
                placed.forEach((pair, place) -> {
                    if (!seen.contains(pair) && place.first() <= upTo) {
                        tell(Kind.ROW_EXTRA, pair, place.first(), "a relation on the shelf", "nothing");
                    }
                });
                orphans();
            }
        }
    }

    // Rows

    private void learn() {
        placed.clear();
        try (Connection connection = rows.dataSource().getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select id, pair, first_position from " + shelf.table("relation"));
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                placed.put(row.getString(2), new Filler.Placed(row.getInt(1), row.getLong(3)));
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** A row as it was read; its key by the number it has on the shelf. */
    private record Stored(Awaited of, Spot spot, Content content) {
        /** As it was when the audit began: what ended later had no end. */
        Stored seenFrom(long upTo, long reached, int key) {
            return new Stored(
                    of,
                    new Spot(key, spot.from, spot.knownFrom),
                    new Content(
                            content.until,
                            normal(content.knownTo, upTo, reached),
                            content.certainty,
                            content.set,
                            content.answer,
                            content.notes));
        }
    }

    /** A row of a key as it was read. */
    private record StoredKey(
            Awaited of,
            int number,
            String facet,
            boolean byFirst,
            @Nullable String spelling,
            long knownFrom,
            long knownTo) {
        String said() {
            FacetKey key = key(of.pair, facet, byFirst, spelling);
            return key == null ? facet + (byFirst ? " by the first " : " by the second ") + spelling : written(key);
        }
    }

    /** Everything that stands of some relations, and up to where the shelf had taken history when it was read. */
    private record Standing(List<StoredKey> keys, List<Stored> rows, long reached) {}

    private static long normal(long knownTo, long upTo, long reached) {
        return knownTo > upTo && knownTo <= reached ? Long.MAX_VALUE : knownTo;
    }

    /** What was recorded after the audit began is none of its business. */
    private boolean isLater(long knownFrom, long reached) {
        return knownFrom > upTo && knownFrom <= reached;
    }

    private void compare() {
        for (int from = 0; from < waiting.size(); from += TOGETHER) {
            compare(waiting.subList(from, Math.min(waiting.size(), from + TOGETHER)));
        }
        waiting.clear();
        rowsWaiting = 0;
    }

    private void compare(List<Awaited> some) {
        Map<Integer, Awaited> byId = new HashMap<>();
        Standing standing = null;
        for (int attempt = 0; standing == null && attempt < ATTEMPTS; attempt++) {
            byId.clear();
            for (Awaited awaited : some) {
                Filler.Placed place = placed.get(awaited.pair.toString());
                if (place != null) {
                    byId.put(place.id(), awaited);
                }
            }
            Standing read = read(byId);
            StandingRows.Stand now = rows.answering();
            if (now.shelf() == shelf) {
                standing = new Standing(read.keys, read.rows, Math.max(upTo, now.position()));
            } else {
                shelf = now.shelf();
                learn();
            }
        }
        if (standing == null) {
            throw new IllegalStateException("the rows of the projection are rebuilt again and again");
        }
        for (Awaited awaited : some) {
            Filler.Placed place = placed.get(awaited.pair.toString());
            String pair = awaited.pair.toString();
            if (place == null) {
                tell(Kind.ROW_MISSING, pair, awaited.first, "nothing", "the relation on the shelf");
            } else if (place.first() != awaited.first) {
                tell(
                        Kind.ROW_DIFFERS,
                        pair,
                        awaited.first,
                        "first position " + place.first(),
                        "first position " + awaited.first);
            }
            relationsCompared++;
        }
        Map<Awaited, Map<Integer, Integer>> numbers = keys(standing);
        for (Stored each : standing.rows) {
            if (!isLater(each.spot.knownFrom, standing.reached)) {
                int key = each.spot.key < Filler.FIRST_KEYED
                        ? each.spot.key
                        : numbers.getOrDefault(each.of, Map.of()).getOrDefault(each.spot.key, Integer.MAX_VALUE);
                compare(each.seenFrom(upTo, standing.reached, key));
            }
        }
        for (Awaited awaited : byId.values()) {
            awaited.expected.forEach((spot, content) -> tell(
                    Kind.ROW_MISSING,
                    awaited,
                    spot,
                    "nothing",
                    described(content, new Stored(awaited, spot, content))));
            awaited.expectedKeys.forEach((written, knownTo) -> tell(
                    Kind.ROW_MISSING, awaited.pair.toString(), null, "nothing", "the key " + written + until(knownTo)));
        }
    }

    private void compare(Stored row) {
        rowsCompared++;
        Content expected = row.of.expected.remove(row.spot);
        if (expected == null) {
            tell(Kind.ROW_EXTRA, row.of, row.spot, described(row.content, row), "nothing");
        } else if (!expected.says(row.content)) {
            tell(Kind.ROW_DIFFERS, row.of, row.spot, described(row.content, row), described(expected, row));
        }
    }

    /** Compares the keys, and says which number on the shelf is which here. */
    private Map<Awaited, Map<Integer, Integer>> keys(Standing standing) {
        Map<Awaited, Map<Integer, Integer>> numbers = new HashMap<>();
        for (StoredKey row : standing.keys) {
            FacetKey key = key(row.of.pair, row.facet, row.byFirst, row.spelling);
            Integer number = key == null ? null : row.of.numbers.get(key);
            if (number != null) {
                numbers.computeIfAbsent(row.of, each -> new HashMap<>()).put(row.number, number);
            }
            if (!isLater(row.knownFrom, standing.reached)) {
                compare(row, normal(row.knownTo, upTo, standing.reached));
            }
        }
        return numbers;
    }

    private void compare(StoredKey row, long knownTo) {
        rowsCompared++;
        String said = row.said() + " known from " + row.knownFrom;
        Long expected = row.of.expectedKeys.remove(said);
        String pair = row.of.pair.toString();
        if (expected == null) {
            tell(Kind.ROW_EXTRA, pair, row.knownFrom, "the key " + said + until(knownTo), "nothing");
        } else if (expected != knownTo) {
            tell(
                    Kind.ROW_DIFFERS,
                    pair,
                    row.knownFrom,
                    "the key " + said + until(knownTo),
                    "the same" + until(expected));
        }
    }

    private Standing read(Map<Integer, Awaited> byId) {
        List<StoredKey> keys = new ArrayList<>();
        List<Stored> stored = new ArrayList<>();
        if (byId.isEmpty()) {
            return new Standing(keys, stored, 0);
        }
        try (Connection connection = rows.dataSource().getConnection()) {
            each(
                    connection,
                    "select relation, number, facet, by_first, spelling, known_from, known_to from "
                            + shelf.table("key"),
                    byId.keySet(),
                    row -> keys.add(new StoredKey(
                            Objects.requireNonNull(byId.get(row.getInt(1))),
                            row.getInt(2),
                            row.getString(3),
                            row.getBoolean(4),
                            row.getString(5),
                            row.getLong(6),
                            row.getLong(7))));
            each(
                    connection,
                    "select relation, key_number, valid_from, known_from, valid_to, known_to, certainty, holds, answer"
                            + " from " + shelf.table("reading"),
                    byId.keySet(),
                    row -> stored.add(new Stored(
                            Objects.requireNonNull(byId.get(row.getInt(1))),
                            new Spot(
                                    row.getInt(2) == Filler.NO_KEY ? Integer.MIN_VALUE : row.getInt(2),
                                    row.getLong(3),
                                    row.getLong(4)),
                            new Content(
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getInt(7),
                                    row.getInt(8),
                                    row.getBytes(9),
                                    null))));
            each(
                    connection,
                    "select relation, valid_from, known_from, valid_to, known_to, certainty, words, notes from "
                            + shelf.table("headline"),
                    byId.keySet(),
                    row -> stored.add(new Stored(
                            Objects.requireNonNull(byId.get(row.getInt(1))),
                            new Spot(Filler.NO_KEY, row.getLong(2), row.getLong(3)),
                            new Content(
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getInt(6),
                                    row.getInt(7),
                                    null,
                                    row.getString(8)))));
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return new Standing(keys, stored, 0);
    }

    private static @Nullable FacetKey key(Pair pair, String facet, boolean byFirst, @Nullable String spelling) {
        try {
            return new FacetKey(
                    Facet.valueOf(facet),
                    byFirst ? pair.first() : pair.second(),
                    byFirst ? pair.second() : pair.first(),
                    spelling == null ? null : Key.of(spelling));
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Takes a row that was read. */
    private interface Reading {
        void of(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String select, Set<Integer> relations, Reading reading)
            throws SQLException {
        List<Integer> ids = new ArrayList<>(relations);
        int places = ids.size() == 1 ? 1 : TOGETHER;
        try (PreparedStatement statement =
                connection.prepareStatement(select + " where relation in (?" + ", ?".repeat(places - 1) + ")")) {
            for (int i = 0; i < places; i++) {
                statement.setInt(i + 1, ids.get(Math.min(i, ids.size() - 1)));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reading.of(row);
                }
            }
        }
    }

    /** Rows whose relation is not on the shelf at all. */
    private void orphans() {
        int last = 0;
        Set<Integer> there = new HashSet<>();
        Set<Integer> gaps = new HashSet<>();
        learn();
        for (Filler.Placed place : placed.values()) {
            last = Math.max(last, place.id());
            there.add(place.id());
        }
        for (int id = 1; id < last && gaps.size() < MOST_ORPHANS; id++) {
            if (!there.contains(id)) {
                gaps.add(id);
            }
        }
        try (Connection connection = rows.dataSource().getConnection()) {
            for (String table : List.of("key", "reading", "headline")) {
                Set<Integer> strangers = new HashSet<>();
                try (PreparedStatement select = connection.prepareStatement("select distinct relation from "
                        + shelf.table(table) + " where relation < 1 or relation > ? limit " + MOST_ORPHANS)) {
                    select.setInt(1, last);
                    try (ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            strangers.add(row.getInt(1));
                        }
                    }
                }
                List<Integer> missing = new ArrayList<>(gaps);
                for (int from = 0; from < missing.size(); from += TOGETHER) {
                    each(
                            connection,
                            "select relation from " + shelf.table(table),
                            new HashSet<>(missing.subList(from, Math.min(missing.size(), from + TOGETHER))),
                            row -> strangers.add(row.getInt(1)));
                }
                Map<Integer, Filler.Placed> entered = new HashMap<>();
                if (!strangers.isEmpty()) {
                    learn(); // relations that entered meanwhile are none
                    placed.values().forEach(place -> entered.put(place.id(), place));
                }
                for (int stranger : strangers) {
                    if (!entered.containsKey(stranger)) {
                        tell(
                                Kind.ROW_EXTRA,
                                "number " + stranger,
                                null,
                                "rows in " + shelf.table(table) + " of a relation that is not on the shelf",
                                "nothing");
                    }
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    // Answers

    private void sample(Pair pair, Step step) {
        if (random.nextLong(between) != 0) {
            return;
        }
        Relation relation = step.rewritings().getFirst().after();
        LocalDate day = day(step).plusDays(random.nextInt(-DAYS_AROUND, DAYS_AROUND));
        answersCompared++;
        String when = " as of " + day + ", known at position " + step.position();
        try {
            List<Answer> given = projected.answers(pair, day, step.position());
            if (given != null) {
                compareAnswers(pair, step, given, relation.answers(day), when);
            }
            Headline headline = projected.headline(pair, day, step.position());
            Headline right = Headline.of(relation, day);
            if (headline != null && !headline.equals(right)) {
                tell(Kind.ANSWER_DIFFERS, pair.toString(), step.position(), headline + when, right + when);
            }
        } catch (RuntimeException e) {
            tell(
                    Kind.ANSWER_DIFFERS,
                    pair.toString(),
                    step.position(),
                    "no answer" + when + ": " + e,
                    "the answer of history");
        }
    }

    private void compareAnswers(Pair pair, Step step, List<Answer> given, List<Answer> right, String when) {
        if (given.equals(right)) {
            return;
        }
        for (int i = 0; i < Math.max(given.size(), right.size()); i++) {
            Answer one = i < given.size() ? given.get(i) : null;
            Answer other = i < right.size() ? right.get(i) : null;
            if (!Objects.equals(one, other)) {
                tell(
                        Kind.ANSWER_DIFFERS,
                        pair.toString(),
                        step.position(),
                        (one == null ? "nothing" : written(one)) + when,
                        (other == null ? "nothing" : written(other)) + when);
                return;
            }
        }
    }

    private static String written(Answer answer) {
        return written(answer.key()) + " " + answer.certainty() + " " + answer.values();
    }

    private static LocalDate day(Step step) {
        if (step.event().event() instanceof RelationEvent.Act act) {
            LocalDate earliest = act.particulars().occurred().begins().earliest();
            if (earliest != null) {
                return earliest;
            }
        }
        return step.event().recorded().recordedOn();
    }

    // Words

    private void tell(Kind kind, Awaited of, Spot spot, String found, String expected) {
        String place = of.named(spot.key) + " from " + day(spot.from) + ", known from " + spot.knownFrom + ": ";
        tell(
                kind,
                of.pair.toString(),
                spot.knownFrom,
                kind == Kind.ROW_MISSING ? found : place + found,
                kind == Kind.ROW_EXTRA ? expected : place + expected);
    }

    private void tell(Kind kind, String relation, @Nullable Long position, String found, String expected) {
        differences.accept(new Difference(kind, relation, position, found, expected));
    }

    private static String described(Content content, Stored row) {
        StringBuilder text = new StringBuilder();
        try {
            if (row.spot.key == Filler.NO_KEY) {
                text.append(Headlines.of(content.certainty, content.set, content.notes));
            } else if (content.answer == null) {
                text.append("certainty ")
                        .append(content.certainty)
                        .append(", values ")
                        .append(content.set);
            } else {
                FacetKey any = new FacetKey(Facet.TIES, row.of.pair.first(), row.of.pair.second(), null);
                Answer answer = AnswerBytes.read(any, row.spot.from, content.until, content.answer)
                        .answer();
                text.append(answer.certainty()).append(' ').append(answer.values());
                text.append(", values ")
                        .append(content.set)
                        .append(", certainty ")
                        .append(content.certainty);
            }
        } catch (RuntimeException e) {
            text.append("what cannot be read, values ").append(content.set);
        }
        return text.append(" until ")
                .append(day(content.until))
                .append(until(content.knownTo))
                .toString();
    }

    private static String until(long knownTo) {
        return knownTo == Long.MAX_VALUE ? ", known on" : ", known until " + knownTo;
    }

    private static String day(long day) {
        if (day == Window.UNBOUNDED_PAST || day == Window.UNBOUNDED_FUTURE) {
            return "ever";
        }
        try {
            return LocalDate.ofEpochDay(day).toString();
        } catch (RuntimeException e) {
            return "day " + day;
        }
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the rows of the projection cannot be read", e);
    }
}
