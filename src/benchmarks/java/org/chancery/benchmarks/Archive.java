package org.chancery.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.chancery.actor.Actors;
import org.chancery.benchmarks.History.Said;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Ledger.Recorder;
import org.chancery.ledger.Reply;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Pair;
import org.chancery.relation.Particulars;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.Act;

/** A ledger with relations of several sizes, recorded from 2010 to 2025, and the same told to a table of states. */
final class Archive implements AutoCloseable {
    static final Instant FROM = Instant.parse("2010-01-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2026-01-01T00:00:00Z");
    static final Recorder RECORDER = new Recorder("benchmarks", null);
    static final long EVENTS_KEPT = 500_000;

    /** The relations, and how many records each has. */
    static final int LARGE = Benchmarks.sized(100_000);

    static final Map<Pair, Integer> RELATIONS = new TreeMap<>(Map.of(
            Pair.parse("CHE-SWE"), 10,
            Pair.parse("ESP-PRT"), 1_000,
            Pair.parse("GBR-USA"), LARGE));

    private static final int TOGETHER = 200;

    final HikariDataSource pool;
    final Ledger ledger;
    final Map<Pair, List<Said>> said = new TreeMap<>();
    private int insisted;

    private final AtomicReference<Instant> now = new AtomicReference<>(FROM);
    private volatile Duration pace = Duration.ZERO;
    private final InstantSource clock = () -> now.updateAndGet(instant -> instant.plus(pace));

    private Archive(HikariDataSource pool) {
        this.pool = pool;
        this.ledger = open();
    }

    /** Where the archive is kept between runs; what is there is the same as what would be recorded anew. */
    static Path folder() {
        return Path.of("target", "benchmarks", "archive-" + Benchmarks.SEED + "-" + LARGE);
    }

    static HikariDataSource poolOn(Path folder) {
        return Stage.pool(
                "jdbc:h2:file:" + folder.toAbsolutePath().resolve("chancery") + ";DB_CLOSE_ON_EXIT=FALSE", "sa", "");
    }

    /** The archive, recorded first if it is not there yet. */
    static Archive filled() throws IOException, SQLException {
        Path done = folder().resolve("filled");
        boolean anew = !Files.exists(done);
        Files.createDirectories(folder());
        HikariDataSource pool = poolOn(folder());
        Stage.H2.migrate(pool);
        Archive archive = new Archive(pool);
        RELATIONS.forEach((pair, records) ->
                archive.said.put(pair, new History(pair, records, Benchmarks.SEED + records).said()));
        if (anew) {
            Bitemporal.create(pool);
            archive.fill(new Bitemporal(pool));
            Files.writeString(done, "insisted " + archive.insisted + "\n");
        }
        archive.pace = Duration.ZERO;
        archive.now.set(UNTIL);
        return archive;
    }

    /** Another ledger on the same database, with nothing in memory. */
    Ledger open() {
        return new Ledger(pool, clock, Actors.states(), EVENTS_KEPT);
    }

    void setClock(Instant instant) {
        now.set(instant);
    }

    static Pair ofSize(int records) {
        return RELATIONS.entrySet().stream()
                .filter(entry -> entry.getValue() == records)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** When each event of a relation was recorded. */
    List<Instant> recordedAt(Pair pair) {
        return ledger.relation(pair).records().stream()
                .flatMap(held -> held.history().stream())
                .map(Recorded::recordedAt)
                .sorted()
                .toList();
    }

    /** The facet keys something was recorded of, as the table names them. */
    List<String> keys(Pair pair) {
        return said.getOrDefault(pair, List.of()).stream()
                .map(Said::key)
                .filter(Objects::nonNull)
                .distinct()
                .map(FacetKey::toString)
                .toList();
    }

    /** Records every history from its beginning to its end, as if year after year of 2010 to 2025. */
    private void fill(Bitemporal table) {
        said.forEach((pair, all) -> {
            int records = all.size();
            pace = Duration.between(FROM, UNTIL).dividedBy(4L * records);
            int together = Math.clamp(records / 10, 1, TOGETHER);
            for (int from = 0; from < all.size(); from += together) {
                List<Said> some = all.subList(from, Math.min(all.size(), from + together));
                now.set(FROM.plus(
                        Duration.between(FROM, UNTIL).multipliedBy(from).dividedBy(all.size())));
                record(some.stream().map(Said::command).toList());
                table.record(pair, some, ledger.head().recordedAt());
            }
        });
    }

    private void record(List<? extends RelationCommand> commands) {
        List<RelationCommand> wanted = new ArrayList<>(commands);
        for (int attempt = 0; attempt < commands.size() + 10; attempt++) {
            switch (ledger.record(wanted, RECORDER)) {
                case Reply.Accepted _ -> {
                    return;
                }
                case Reply.Refused(var refused) ->
                    refused.refusals().keySet().forEach(place -> {
                        wanted.set(place, insisting(wanted.get(place)));
                        insisted++;
                    });
                case Reply.Overtaken _ -> throw new IllegalStateException("nobody else records");
            }
        }
        throw new IllegalStateException("still refused: " + ledger.dryRun(wanted));
    }

    private static RelationCommand insisting(RelationCommand command) {
        return switch (command) {
            case Act act -> insisting(act);
            case RelationCommand.CorrectRecord(var record, var reason, var content) ->
                new RelationCommand.CorrectRecord(record, reason, insisting(content));
            case RelationCommand other -> throw new IllegalStateException("cannot insist on " + other);
        };
    }

    private static Act insisting(Act act) {
        var p = act.particulars();
        return Contents.with(
                act,
                new Particulars(
                        p.recordId(),
                        p.occurred(),
                        p.orderInDay(),
                        p.place(),
                        p.people(),
                        p.sources(),
                        p.unsourced(),
                        p.grade(),
                        p.mark(),
                        p.note(),
                        "the register is silent",
                        p.overrideLifespan()));
    }

    @Override
    public void close() {
        ledger.close();
        pool.close();
    }
}
