package org.chancery.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.ActorKind;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.ledger.Intake;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Facet;
import org.chancery.relation.Grade;
import org.chancery.relation.Pair;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.Act;
import org.chancery.relation.Value;
import org.chancery.standing.Aspect;
import org.chancery.standing.Circle;
import org.chancery.standing.Standing;
import org.chancery.standing.WorldQuestion;
import org.chancery.standing.Worldwide;
import org.chancery.time.AsOf;
import org.chancery.time.OccurrenceDate;
import org.jspecify.annotations.Nullable;

/** Every relation with its headline on a day, beside one SQL query on an indexed bitemporal table in the same database. */
final class WorldAsOf implements Benchmarks.Benchmark {

    private static final int ACTORS = Benchmarks.sized(200) + 1;
    private static final int RECORDS = 6;
    private static final int WARM = 200;
    private static final int QUESTIONS = 300;
    private static final int PAGE = 1_000;
    private static final Instant FROM = Instant.parse("2010-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2025-01-01T00:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private static final String METHOD = """
            Every two of so many actors have six records of ties between 1900 and 2009: established, then broken off, \
            suspended and restored in turn; 85 of 100 dated to the day, 12 to the month, 3 to the year, recorded in six \
            rounds from 2010 to 2025. Asked: `Worldwide.relations`, the headlines of all relations counted, and a page of \
            1,000 of them with coverage and successors, on a random day; as known now, as known at a random instant, and with a filter by \
            TIES SEVERED. The peer is a plain table of states with its validity and knowledge ranges and two indexes in the \
            same database, asked by one SQL query for the state of every relation, all rows read; it is told the true days. In \
            turns. Marks: p95 at most 50 ms; at least ten times as fast as the query.""";

    @Override
    public void run(Report report) throws Exception {
        report.part("The world as of a day", METHOD);
        for (Stage stage : Stage.values()) {
            run(report, stage);
        }
    }

    /** Hears which state a relation is in from a day on, and since when that is known. */
    interface Hearing {
        void hear(Pair pair, String state, LocalDate day, Instant known);
    }

    /** A ledger of such a world, and the answers over it; it takes the pool with it when it is closed. */
    static final class World implements AutoCloseable {
        private final AtomicReference<Instant> now = new AtomicReference<>(FROM);
        private final HikariDataSource pool;
        final Ledger ledger;
        final Answering answering;
        final int relations;

        World(HikariDataSource pool, Hearing hearing) throws Exception {
            this.pool = pool;
            List<Actor> actors = new ArrayList<>();
            for (int i = 0; i < ACTORS; i++) {
                actors.add(Actor.of(
                        ActorCode.of(String.format(Locale.ROOT, "Q%03d", i)),
                        ActorKind.STATE,
                        "State " + i,
                        Lifespan.ALWAYS));
            }
            this.ledger = new Ledger(pool, now::get, Actors.none().with(actors), 200_000);
            this.relations = fill(actors, hearing);
            now.set(UNTIL);
            this.answering = new Answering(pool, ledger);
            answering.awaitRows();
        }

        /** Records in rounds: the first act of every relation, then the second of every relation. */
        private int fill(List<Actor> actors, Hearing hearing) {
            List<Story> stories = new ArrayList<>();
            for (int i = 0; i < actors.size(); i++) {
                for (int j = i + 1; j < actors.size(); j++) {
                    stories.add(new Story(
                            Pair.of(actors.get(i).code(), actors.get(j).code())));
                }
            }
            Intake intake = ledger.intake(Archive.RECORDER, reply -> {});
            Random random = new Random(Benchmarks.SEED);
            for (int round = 0; round < RECORDS; round++) {
                for (int i = 0; i < stories.size(); i++) {
                    if (i % 500 == 0) {
                        intake.flush();
                        now.set(at((round + (double) i / stories.size()) / RECORDS));
                    }
                    Story story = stories.get(i);
                    story.day += 400 + random.nextInt(6_000);
                    String state = round % 2 == 0 ? "ESTABLISHED" : random.nextBoolean() ? "SEVERED" : "SUSPENDED";
                    Particulars particulars = Particulars.of(
                            ledger.newId(),
                            written(LocalDate.ofEpochDay(story.day), random.nextInt(100)),
                            List.of(Commands.SOURCE));
                    intake.record(story.act(state, round, particulars));
                    hearing.hear(story.pair, state, LocalDate.ofEpochDay(story.day), now.get());
                }
            }
            intake.flush();
            return stories.size();
        }

        @Override
        public void close() {
            answering.close();
            ledger.close();
            pool.close();
        }
    }

    private void run(Report report, Stage stage) throws Exception {
        Table table = new Table();
        HikariDataSource pool = stage.migrated();
        long begun = System.nanoTime();
        try (World world = new World(pool, table)) {
            table.write(pool);
            report.note(stage.spoken() + ": " + world.relations + " relations, "
                    + world.ledger.head().position() + " events, recorded in "
                    + Report.time(System.nanoTime() - begun) + ".");
            report.head("Database", "Question", "Relations", "p50", "p95", "SQL p50", "p95", "ratio p50");
            ask(report, stage, world.answering.standing(), world.answering.worldwide(), table);
        }
    }

    private static void ask(Report report, Stage stage, Standing standing, Worldwide worldwide, Table table)
            throws Exception {
        AsOf today = standing.when(null, null);
        long begun = System.nanoTime();
        int relations =
                worldwide.relations(today, WorldQuestion.EVERYTHING, null, PAGE).total();
        String first = Report.time(System.nanoTime() - begun);
        WorldQuestion severed =
                new WorldQuestion(Circle.WORLD, Aspect.of(Facet.TIES), Value.SEVERED, null, Grade.REPORTED);
        Random random = new Random(Benchmarks.SEED);
        for (String what : List.of("as known now", "as known then", "TIES SEVERED, as known then")) {
            Histogram ours = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
            Histogram theirs = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
            for (int i = 0; i < WARM + QUESTIONS; i++) {
                if (i == WARM) {
                    ours.reset();
                    theirs.reset();
                }
                LocalDate day = FIRST_DAY.plusDays(random.nextInt(42_000));
                Instant known = what.contains("now") ? today.knownAt() : at(random.nextDouble());
                AsOf when = new AsOf(day, known);
                WorldQuestion question = what.startsWith("TIES") ? severed : WorldQuestion.EVERYTHING;
                long start = System.nanoTime();
                worldwide.relations(when, question, null, PAGE);
                ours.recordValue(System.nanoTime() - start);
                if (i % 4 == 0) {
                    start = System.nanoTime();
                    table.states(day, known, what.startsWith("TIES") ? "SEVERED" : null);
                    theirs.recordValue(System.nanoTime() - start);
                }
            }
            report.row(
                    stage.spoken(),
                    what,
                    String.format(Locale.ROOT, "%,d", relations),
                    Report.at(ours, 50),
                    ours.getValueAtPercentile(95) <= 50e6 ? Report.at(ours, 95) : "**" + Report.at(ours, 95) + "**",
                    Report.at(theirs, 50),
                    Report.at(theirs, 95),
                    Report.atMost(Report.ratio(ours, theirs, 50), 0.1));
        }
        report.note(stage.spoken() + ": the first question took " + first + "; load average at the end "
                + String.format(Locale.ROOT, "%.1f", Report.load()) + ".");
    }

    static Instant at(double part) {
        return FROM.plus(Duration.between(FROM, UNTIL).dividedBy(1_000_000).multipliedBy((long) (part * 1_000_000)));
    }

    /** What has happened between two so far. */
    private static final class Story {
        private final Pair pair;
        private long day = FIRST_DAY.toEpochDay();

        Story(Pair pair) {
            this.pair = pair;
        }

        Act act(String state, int round, Particulars particulars) {
            Mutual both = new Mutual(List.of(pair.first(), pair.second()));
            if (round == 0) {
                return new RelationCommand.EstablishTies(both, null, null, particulars);
            }
            return switch (state) {
                case "ESTABLISHED" -> new RelationCommand.RestoreTies(both, null, particulars);
                case "SEVERED" -> new RelationCommand.SeverTies(both, null, null, particulars);
                default -> new RelationCommand.SuspendTies(both, null, particulars);
            };
        }
    }

    private static OccurrenceDate written(LocalDate day, int lot) {
        return lot < 85
                ? OccurrenceDate.Once.on(day)
                : OccurrenceDate.parse(day.toString().substring(0, lot < 97 ? 7 : 4));
    }

    /** One row for each state of a relation over days, as known over a time. */
    private static final class Table implements Hearing {
        private static final long EVER = Long.MAX_VALUE;

        private final List<Object[]> rows = new ArrayList<>();
        private final Map<Pair, Object[]> last = new HashMap<>();
        private @Nullable DataSource pool;

        @Override
        public void hear(Pair pair, String state, LocalDate day, Instant known) {
            long at = known.toEpochMilli();
            long from = day.toEpochDay();
            Object[] next = {pair.toString(), state, from, EVER, at, EVER};
            Object[] before = last.put(pair, next);
            if (before != null) {
                before[5] = at;
                rows.add(new Object[] {before[0], before[1], before[2], from, at, EVER});
            }
            rows.add(next);
        }

        void write(DataSource into) throws SQLException {
            pool = into;
            try (Connection connection = into.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table world_fact (relation varchar(20) not null, state varchar(40) not null,"
                        + " valid_from bigint not null, valid_to bigint not null, known_from bigint not null,"
                        + " known_to bigint not null)");
                connection.setAutoCommit(false);
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into world_fact values (?, ?, ?, ?, ?, ?)")) {
                    int waiting = 0;
                    for (Object[] row : rows) {
                        for (int i = 0; i < row.length; i++) {
                            insert.setObject(i + 1, row[i]);
                        }
                        insert.addBatch();
                        if (++waiting % 1_000 == 0) {
                            insert.executeBatch();
                        }
                    }
                    insert.executeBatch();
                }
                statement.execute("create index world_valid on world_fact (valid_from, valid_to)");
                statement.execute("create index world_known on world_fact (known_to, known_from, valid_from)");
                statement.execute("analyze");
                connection.commit();
            }
            rows.clear();
        }

        int states(LocalDate day, Instant known, @Nullable String state) throws SQLException {
            int found = 0;
            try (Connection connection = Objects.requireNonNull(pool).getConnection();
                    PreparedStatement select = connection.prepareStatement(
                            "select relation, state from world_fact where valid_from <= ? and valid_to > ?"
                                    + " and known_from <= ? and known_to > ?"
                                    + (state == null ? "" : " and state = ?") + " order by relation")) {
                select.setLong(1, day.toEpochDay());
                select.setLong(2, day.toEpochDay());
                select.setLong(3, known.toEpochMilli());
                select.setLong(4, known.toEpochMilli());
                if (state != null) {
                    select.setString(5, state);
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found += row.getString(1).length() + row.getString(2).length() > 0 ? 1 : 0;
                    }
                }
            }
            return found;
        }
    }
}
