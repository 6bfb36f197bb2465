package org.chancery.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.chancery.form.EventForms;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationEvent;
import org.jspecify.annotations.Nullable;

/**
 * Writes events into the tables of a ledger without deciding about them, as fast as the database takes them: one thread
 * makes them, one writes. They are the rows that the ledger itself would have written. Nobody else appends meanwhile.
 */
public final class Loader implements AutoCloseable {
    private static final int TOGETHER = 2_000;
    private static final Rows NO_MORE = new Rows();

    private final Connection connection;
    private final Database database;
    private final Map<Pair, Long> sequences = new HashMap<>();
    private final BlockingQueue<Rows> written = new ArrayBlockingQueue<>(3);
    private final Thread writer;
    private volatile @Nullable Throwable failure;

    private final List<Told> told = new ArrayList<>();
    private long position;
    private long micros = Long.MIN_VALUE;

    private record Told(Pair pair, long sequence, RelationEvent event, Instant at) {}

    /** @param dataSource a ledger in which nothing stands */
    public Loader(DataSource dataSource) throws SQLException {
        this.database = Database.of(dataSource);
        this.connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        this.writer = Thread.ofPlatform().name("loader").start(this::write);
    }

    /** Takes an act or an amendment of one relation; times that do not rise are moved on. */
    public void add(Pair pair, RelationEvent event, Instant at) {
        micros = Math.max(Entry.micros(at), micros + 1);
        told.add(new Told(pair, sequences.merge(pair, 1L, Long::sum) - 1, event, Entry.instant(micros)));
        if (told.size() == TOGETHER) {
            hand();
        }
    }

    /** How many events were taken. */
    public long events() {
        return position + told.size();
    }

    private void hand() {
        long first = position;
        List<Entry> entries = new ArrayList<>(told.size());
        List<Draft> drafts = new ArrayList<>(told.size());
        List<Batch.Claim> claims = new ArrayList<>();
        List<Batch.Mention> mentions = new ArrayList<>();
        for (Told each : told) {
            UUID about = about(each.event);
            Draft draft = new Draft(
                    TimeOrderedIdentifiers.next(),
                    new StreamId.OfRelation(each.pair).name(),
                    each.sequence,
                    EventForms.name(each.event),
                    EventForms.REVISION,
                    "benchmarks",
                    null,
                    about,
                    Payloads.write(each.event));
            int at = drafts.size();
            if (each.event instanceof RelationEvent.Act) {
                claims.add(new Batch.Claim(about, at, at));
            } else {
                mentions.add(new Batch.Mention(about, at));
            }
            drafts.add(draft);
            entries.add(draft.at(++position, each.at));
        }
        told.clear();
        if (position > first) {
            Rows rows = new Rows();
            rows.add(new Batch(drafts, claims, mentions, 0), entries);
            put(rows);
        }
    }

    private static UUID about(RelationEvent event) {
        return switch (event) {
            case RelationEvent.Act act -> act.particulars().recordId();
            case RelationEvent.RecordCorrected corrected -> corrected.record();
            case RelationEvent.RecordRetracted retracted -> retracted.record();
            case RelationEvent.Amendment _, RelationEvent.ActorEvent _ ->
                throw new IllegalArgumentException("not written here: " + event);
        };
    }

    private void put(Rows rows) {
        try {
            while (!written.offer(rows, 100, TimeUnit.MILLISECONDS)) {
                check();
            }
            check();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void check() {
        if (failure != null) {
            throw new IllegalStateException("the events could not be written", failure);
        }
    }

    private void write() {
        try {
            for (Rows rows = written.take(); rows != NO_MORE; rows = written.take()) {
                database.commit(connection, rows, true);
            }
            database.force(connection);
        } catch (SQLException | InterruptedException | RuntimeException e) {
            failure = e;
        }
    }

    /** Returns when everything is on disk. */
    @Override
    public void close() throws SQLException {
        hand();
        put(NO_MORE);
        try {
            writer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        check();
        connection.close();
    }
}
