package org.chancery.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.chancery.benchmarks.History.Said;
import org.chancery.relation.Answer;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Grade;
import org.chancery.relation.Headline;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.chancery.standing.Standing;
import org.chancery.time.AsOf;

/** The state of a relation on a day, beside a plain bitemporal table in the same database asked the same. */
final class AsOfByRelation implements Benchmarks.Benchmark {
    private static final int ROUNDS = 12;
    private static final int WARM_ROUNDS = 40;
    private static final int BLOCK = 400;

    private static final String METHOD = """
            `Standing.answer`: one facet key of a relation on a day, as known now or as known then, warm; for every key, \
            `Ledger.relation(pair)`, its answers and the headline. The \
            peer is a plain bitemporal table in the same H2 (`valid_from`, `valid_to`, `known_from`, `known_to`; two indexes \
            by key), told the true day of every act, asked the same key, day and knowledge time over JDBC. It knows neither \
            windows nor contradictions nor evidence; Chancery's answer has them. Keys and days at random, knowledge times \
            evenly among the times at which something was recorded of the relation; both in turns of 400 questions. For every \
            key and the headline the table is asked key by key, and has no headline; that row has no mark. Marks: p50 at most \
            1.0 of the table's, p99 at most 1.5; bold where missed.""";

    record Question(FacetKey key, String name, LocalDate day, Instant known) {}

    /** Answers one question and gives something of the answer back. */
    interface Asked {
        Object ask(Question question) throws Exception;
    }

    @Override
    public void run(Report report) throws Exception {
        try (Archive archive = Archive.filled();
                Answering answering = new Answering(archive.pool, archive.ledger)) {
            answering.awaitRows();
            Standing standing = answering.standing();
            Instant now = archive.ledger.now();
            Bitemporal table = new Bitemporal(archive.pool);
            report.part("As of a day, by relation", METHOD);
            report.head("Question", "Records", "Chancery p50", "p99", "table p50", "p99", "ratio p50", "ratio p99");
            for (int records : Archive.RELATIONS.values()) {
                Pair pair = Archive.ofSize(records);
                List<String> keys = archive.keys(pair);
                compare(
                        report,
                        "one key, as known now",
                        archive,
                        pair,
                        question -> standing.answer(pair, question.key, new AsOf(question.day, now), Grade.REPORTED),
                        question -> table.state(pair, question.name, question.day));
                compare(
                        report,
                        "one key, as known then",
                        archive,
                        pair,
                        question -> standing.answer(
                                pair, question.key, new AsOf(question.day, question.known), Grade.REPORTED),
                        question -> table.state(pair, question.name, question.day, question.known));
                compare(
                        report,
                        "every key and the headline, as known now",
                        archive,
                        pair,
                        question -> {
                            Relation relation = archive.ledger.relation(pair);
                            List<Answer> answers = relation.answers(question.day);
                            return Headline.of(relation, answers);
                        },
                        question -> table.states(pair, keys, question.day));
            }
        }
    }

    private static void compare(Report report, String what, Archive archive, Pair pair, Asked chancery, Asked table)
            throws Exception {
        List<Question> questions = questions(archive.said.getOrDefault(pair, List.of()), archive.recordedAt(pair));
        Histogram ours = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        Histogram theirs = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        int next = 0;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        for (int round = 0; round < ROUNDS + WARM_ROUNDS && System.nanoTime() < deadline; round++) {
            if (round <= WARM_ROUNDS) {
                ours.reset();
                theirs.reset();
            }
            next = (next + BLOCK) % questions.size();
            List<Question> block = questions.subList(next, next + BLOCK);
            measure(block, chancery, ours);
            measure(block, table, theirs);
        }
        report.row(
                what,
                String.format("%,d", Archive.RELATIONS.get(pair)),
                Report.at(ours, 50),
                Report.at(ours, 99),
                Report.at(theirs, 50),
                Report.at(theirs, 99),
                Report.atMost(Report.ratio(ours, theirs, 50), what.startsWith("one") ? 1.0 : Double.MAX_VALUE),
                Report.atMost(Report.ratio(ours, theirs, 99), what.startsWith("one") ? 1.5 : Double.MAX_VALUE));
    }

    static void measure(List<Question> questions, Asked asked, Histogram times) throws Exception {
        for (Question question : questions) {
            long begun = System.nanoTime();
            Object answer = asked.ask(question);
            long took = System.nanoTime() - begun;
            times.recordValue(took);
            if (answer == times) {
                throw new IllegalStateException();
            }
        }
    }

    static List<Question> questions(List<Said> said, List<Instant> recordedAt) {
        Random random = new Random(Benchmarks.SEED);
        List<FacetKey> keys =
                said.stream().map(Said::key).filter(Objects::nonNull).distinct().toList();
        long days = History.LAST_DAY.toEpochDay() - History.FIRST_DAY.toEpochDay();
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < BLOCK * (ROUNDS + WARM_ROUNDS + 1); i++) {
            FacetKey key = keys.get(random.nextInt(keys.size()));
            questions.add(new Question(
                    key,
                    key.toString(),
                    History.FIRST_DAY.plusDays(random.nextLong(days)),
                    recordedAt.get(random.nextInt(recordedAt.size()))));
        }
        return questions;
    }
}
