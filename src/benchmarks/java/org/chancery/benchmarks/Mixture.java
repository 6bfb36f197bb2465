package org.chancery.benchmarks;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.chancery.actor.ActorCode;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Loader;
import org.chancery.relation.Grade;
import org.chancery.relation.Pair;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationRules;
import org.chancery.time.OccurrenceDate;

/**
 * Many relations side by side, recorded in rounds: acts of the whole vocabulary as {@link History} makes them, and between
 * them codings by machine, which move nothing.
 *
 * @param relations how many
 * @param each how many events each has
 * @param coded how many of four are codings
 */
record Mixture(int relations, int each, int coded) {
    private static final LocalDate CODED = LocalDate.of(2015, 2, 18);

    int events() {
        return relations * each;
    }

    static List<Pair> pairs(int wanted) {
        List<Pair> pairs = new ArrayList<>(wanted);
        for (int second = 1; pairs.size() < wanted; second++) {
            for (int first = 0; first < second && pairs.size() < wanted; first++) {
                pairs.add(Pair.of(code(first), code(second)));
            }
        }
        return pairs;
    }

    static ActorCode code(int number) {
        return ActorCode.of(String.format("Q%03d", number));
    }

    /** Writes them all, without deciding about them. */
    void load(DataSource dataSource) throws SQLException {
        List<Pair> pairs = pairs(relations);
        List<List<RelationEvent>> streams = new ArrayList<>();
        for (int i = 0; i < relations; i++) {
            streams.add(events(pairs.get(i), Benchmarks.SEED + i));
        }
        try (Loader loader = new Loader(dataSource)) {
            for (int round = 0; round < each; round++) {
                for (int i = 0; i < relations; i++) {
                    loader.add(pairs.get(i), streams.get(i).get(round), at(loader.events()));
                }
            }
        }
    }

    static Instant at(long event) {
        return Instant.parse("2025-01-01T00:00:00Z").plusMillis(event);
    }

    private List<RelationEvent> events(Pair pair, long seed) {
        Random random = new Random(~seed);
        int acts = each - each * coded / 4;
        List<RelationEvent> said = new ArrayList<>(new History(pair, acts, seed)
                .said().stream().map(one -> event(one.command())).toList());
        List<RelationEvent> events = new ArrayList<>(each);
        int next = 0;
        for (int i = 0; i < each; i++) {
            boolean act = next < acts && (long) next * each <= (long) i * acts;
            events.add(act ? said.get(next++) : coding(pair, random));
        }
        return events;
    }

    private static RelationEvent event(RelationCommand command) {
        return switch (command) {
            case RelationCommand.Act act -> RelationRules.event(act);
            case RelationCommand.CorrectRecord(var record, var reason, var content) ->
                new RelationEvent.RecordCorrected(record, reason, RelationRules.event(content));
            case RelationCommand.RetractRecord(var record, var reason) ->
                new RelationEvent.RecordRetracted(record, reason);
            case RelationCommand other -> throw new IllegalArgumentException("not made here: " + other);
        };
    }

    private static RelationEvent coding(Pair pair, Random random) {
        boolean forth = random.nextBoolean();
        UUID id = new UUID(random.nextLong() & ~0xF000L | 0x7000L, random.nextLong() & ~(3L << 62) | 1L << 63);
        return new RelationEvent.InteractionCoded(
                new Directed(
                        List.of(forth ? pair.first() : pair.second()), List.of(forth ? pair.second() : pair.first())),
                "CAMEO",
                "0" + (10 + random.nextInt(80)),
                random.nextInt(200) / 10.0 - 10,
                Integer.toString(400_000_000 + random.nextInt(100_000_000)),
                Particulars.of(
                                id,
                                OccurrenceDate.Once.on(CODED.plusDays(random.nextInt(3_000))),
                                List.of(Commands.SOURCE))
                        .withGrade(Grade.MACHINE));
    }

    /** Another ledger on them, with nothing in memory. */
    static Ledger open(DataSource dataSource) {
        return new Ledger(
                dataSource,
                () -> Instant.parse("2026-01-01T00:00:00Z"),
                org.chancery.actor.Actors.none(),
                Archive.EVENTS_KEPT);
    }
}
