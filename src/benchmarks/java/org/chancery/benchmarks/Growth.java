package org.chancery.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Loader;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Grade;
import org.chancery.relation.Key;
import org.chancery.relation.Pair;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.SanctionKind;
import org.chancery.standing.Standing;
import org.chancery.time.AsOf;
import org.chancery.time.OccurrenceDate;

/** One key of one relation on a day, in a ledger of five million records and in one of fifty thousand. */
final class Growth implements Benchmarks.Benchmark {
    private static final int LARGE = Benchmarks.sized(5_000_000);
    private static final int EACH = 250;
    private static final int REGIMES = 8;
    private static final int WARM = 20_000;
    private static final int QUESTIONS = 40_000;
    private static final long EVENTS_KEPT = 300_000;
    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2009, 12, 31);

    private static final String METHOD = """
            %s records in relations of %d each, sanctions of eight regimes in either direction and ties, made by a seeded \
            generator; 85 of 100 dated to the day, 12 to the month, 3 to the year; recorded in rounds, every relation's first \
            act, then every relation's second. They are written as rows of the ledger without being decided about, and the rows \
            of what held are then made by the program. Asked is `Standing.answer`: one key of a random relation on a random day, \
            as known now and as known at a random time, after 20,000 questions 40,000 are measured. So few relations are in memory \
            that nearly every question is answered from rows; the ledger keeps folds for %s events, as the program does. H2, \
            with the same heap for both. Mark: p99 in the large ledger at most 1.5 of that in one of a hundredth of its \
            size.""".formatted(Report.count(LARGE), EACH, Report.count(EVENTS_KEPT));

    @Override
    public void run(Report report) throws Exception {
        report.part("Growth", METHOD);
        report.head("Question", "Records", "p50", "p99", "p99 of the small");
        Histogram[] small = measure(report, LARGE / 100, null);
        measure(report, LARGE, small);
    }

    private static Histogram[] measure(
            Report report, int records, Histogram @org.jspecify.annotations.Nullable [] small) throws Exception {
        int relations = records / EACH;
        try (HikariDataSource pool = Stage.H2.migrated()) {
            long begun = System.nanoTime();
            load(pool, relations);
            long loaded = System.nanoTime();
            try (Ledger ledger = new Ledger(
                            pool, () -> Mixture.at(2L * LARGE), org.chancery.actor.Actors.none(), EVENTS_KEPT);
                    Answering answering = new Answering(pool, ledger)) {
                answering.awaitRows();
                long made = System.nanoTime();
                Histogram[] times = {
                    ask(answering.standing(), relations, records, true),
                    ask(answering.standing(), relations, records, false)
                };
                for (int i = 0; i < times.length; i++) {
                    report.row(
                            i == 0 ? "as known now" : "as known then",
                            Report.count(records),
                            Report.at(times[i], 50),
                            Report.at(times[i], 99),
                            small == null ? "" : Report.atMost(Report.ratio(times[i], small[i], 99), 1.5));
                }
                System.out.println(Report.count(records) + " records written in " + Report.time(loaded - begun)
                        + ", their rows made in " + Report.time(made - loaded));
                return times;
            }
        }
    }

    private static Histogram ask(Standing standing, int relations, int records, boolean now) {
        SplittableRandom random = new SplittableRandom(Benchmarks.SEED);
        List<Pair> pairs = Mixture.pairs(relations);
        Instant today = Mixture.at(2L * LARGE);
        Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        for (int i = 0; i < WARM + QUESTIONS; i++) {
            if (i == WARM) {
                times.reset();
            }
            Pair pair = pairs.get(random.nextInt(relations));
            int lot = random.nextInt(2 * REGIMES + 1);
            FacetKey key = lot == 2 * REGIMES
                    ? FacetKey.mutual(Facet.TIES, pair, null)
                    : FacetKey.directed(
                            Facet.SANCTIONS,
                            lot % 2 == 0 ? pair.first() : pair.second(),
                            lot % 2 == 0 ? pair.second() : pair.first(),
                            Key.of("regime " + lot / 2));
            AsOf when = new AsOf(
                    FIRST.plusDays(random.nextLong(LAST.toEpochDay() - FIRST.toEpochDay())),
                    now ? today : Mixture.at(random.nextInt(records)));
            long begun = System.nanoTime();
            standing.answer(pair, key, when, Grade.REPORTED);
            times.recordValue(System.nanoTime() - begun);
        }
        return times;
    }

    private static void load(DataSource pool, int relations) throws SQLException {
        List<Pair> pairs = Mixture.pairs(relations);
        byte[][] steps = new byte[relations][2 * REGIMES + 1];
        SplittableRandom random = new SplittableRandom(Benchmarks.SEED);
        long days = LAST.toEpochDay() - FIRST.toEpochDay();
        try (Loader loader = new Loader(pool)) {
            for (int round = 0; round < EACH; round++) {
                LocalDate day = FIRST.plusDays(days * round / EACH);
                for (int i = 0; i < relations; i++) {
                    RelationEvent event = event(pairs.get(i), steps[i], day, random, loader.events());
                    loader.add(pairs.get(i), event, Mixture.at(loader.events()));
                }
            }
        }
    }

    private static RelationEvent event(Pair pair, byte[] steps, LocalDate day, SplittableRandom random, long number) {
        LocalDate exact = day.plusDays(random.nextInt(60));
        int precise = random.nextInt(100);
        OccurrenceDate occurred = precise < 85
                ? OccurrenceDate.Once.on(exact)
                : OccurrenceDate.parse(exact.toString().substring(0, precise < 97 ? 7 : 4));
        UUID id = new UUID(0x0193_0000_0000_7000L + (number << 16), 0x8000_0000_0000_0000L | number);
        Particulars particulars = Particulars.of(id, occurred, List.of(Commands.SOURCE));
        int lot = random.nextInt(2 * REGIMES + 1);
        int step = steps[lot]++ & 3;
        if (lot == 2 * REGIMES) {
            Mutual both = new Mutual(List.of(pair.first(), pair.second()));
            return switch (step) {
                case 0, 2 -> new RelationEvent.TiesRestored(both, null, particulars);
                default -> new RelationEvent.TiesSuspended(both, null, particulars);
            };
        }
        Directed parties = lot % 2 == 0
                ? new Directed(List.of(pair.first()), List.of(pair.second()))
                : new Directed(List.of(pair.second()), List.of(pair.first()));
        Key regime = Key.of("regime " + lot / 2);
        List<SanctionKind> kinds = List.of(SanctionKind.TRADE);
        return switch (step) {
            case 0 -> new RelationEvent.SanctionsImposed(parties, regime, kinds, particulars);
            case 1 -> new RelationEvent.SanctionsEased(parties, regime, kinds, particulars);
            case 2 -> new RelationEvent.SanctionsSuspended(parties, regime, kinds, particulars);
            default -> new RelationEvent.SanctionsLifted(parties, regime, kinds, particulars);
        };
    }
}
