package org.chancery.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Answer;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Grade;
import org.chancery.relation.Pair;
import org.chancery.standing.Rebuild;
import org.chancery.standing.Standing;
import org.chancery.time.AsOf;

/** The rows of what held, made anew from nothing while the old ones answer. */
final class RebuildsFromNothing implements Benchmarks.Benchmark {
    private static final int QUESTIONS = 400;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final LocalDate FIRST = LocalDate.of(1850, 1, 1);

    private static final String METHOD = """
            A ledger is filled; its rows are made a first time, unmeasured, then anew as by `replay`. Rates are events of the \
            ledger a second, from the asking to the moment the new rows answer. Meanwhile one thread asks, every two \
            milliseconds, one key of a random relation on a random day as it was known at a random earlier time, each question \
            answered before the rebuild too, and compares. Mixed: 500 relations of 500 events, three of four codings by machine, \
            as in a ledger of the world; marks 35,000/s on H2 and 50,000/s on PostgreSQL. Acts alone: 200 relations of 500 acts. \
            Dense: one relation of 30,000 acts. The limit beside it is a scan of all event rows in pages, all columns fetched, \
            nothing made of them.""";

    private record Asked(Pair pair, FacetKey key, AsOf when, Answer answer) {}

    @Override
    public void run(Report report) throws Exception {
        report.part("The rows of what held, made anew", METHOD);
        report.head(
                "Database",
                "Ledger",
                "Events",
                "Rate",
                "mark",
                "of the scan",
                "asked meanwhile",
                "p50",
                "p99",
                "differed");
        for (Stage stage : Stage.values()) {
            double mark = stage == Stage.H2 ? 35_000 : 50_000;
            measure(report, stage, "mixed", new Mixture(Benchmarks.sized(500), 500, 3), mark);
            measure(report, stage, "acts alone", new Mixture(Benchmarks.sized(200), 500, 0), 0);
            measure(report, stage, "dense", new Mixture(1, Benchmarks.sized(30_000), 0), 0);
        }
    }

    private static void measure(Report report, Stage stage, String what, Mixture mixture, double mark)
            throws Exception {
        try (HikariDataSource pool = stage.migrated()) {
            mixture.load(pool);
            try (Ledger ledger = Mixture.open(pool);
                    Answering answering = new Answering(pool, ledger)) {
                answering.awaitRows();
                List<Asked> questions = questions(mixture, answering.standing());
                double scan = 0;
                for (int round = 0; round < 2; round++) {
                    long begun = System.nanoTime();
                    long rows = Replays.scan(pool);
                    scan = rows * 1e9 / (System.nanoTime() - begun);
                }
                Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
                long begun = System.nanoTime();
                Rebuild rebuild = answering.rebuilds().start();
                int asked = 0;
                int differed = 0;
                while (!rebuild.state().isOver()) {
                    Asked question = questions.get(asked++ % questions.size());
                    long start = System.nanoTime();
                    Answer answer =
                            answering.standing().answer(question.pair, question.key, question.when, Grade.REPORTED);
                    times.recordValue(System.nanoTime() - start);
                    differed += answer.equals(question.answer) ? 0 : 1;
                    LockSupport.parkNanos(PAUSE);
                    rebuild = answering.rebuilds().find(rebuild.id()).orElseThrow();
                }
                double rate = mixture.events() * 1e9 / (System.nanoTime() - begun);
                if (rebuild.state() != Rebuild.State.DONE) {
                    throw new IllegalStateException("the rebuild ended so: " + rebuild);
                }
                report.row(
                        stage.spoken(),
                        what,
                        Report.count(mixture.events()),
                        Report.perSecond(rate, mark),
                        mark == 0 ? "" : "≥ " + Report.perSecond(mark),
                        Report.atLeast(rate / scan, 0),
                        Report.count(asked),
                        Report.at(times, 50),
                        Report.at(times, 99),
                        Report.count(differed));
            }
        }
    }

    private static List<Asked> questions(Mixture mixture, Standing standing) {
        Random random = new Random(Benchmarks.SEED);
        List<Pair> pairs = Mixture.pairs(mixture.relations());
        List<Asked> questions = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            Pair pair = pairs.get(random.nextInt(pairs.size()));
            Instant known = Mixture.at(random.nextInt(mixture.events()));
            AsOf when = new AsOf(FIRST.plusDays(random.nextInt(60_000)), known);
            FacetKey key = random.nextBoolean()
                    ? FacetKey.mutual(Facet.TIES, pair, null)
                    : FacetKey.directed(Facet.HEAD_OF_MISSION, pair.first(), pair.second(), null);
            questions.add(new Asked(pair, key, when, standing.answer(pair, key, when, Grade.REPORTED)));
        }
        return questions;
    }
}
