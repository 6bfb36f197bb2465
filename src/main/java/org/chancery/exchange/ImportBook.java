package org.chancery.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.chancery.exchange.Import.Kind;
import org.chancery.exchange.Import.State;
import org.chancery.form.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of imports in the database, on H2 and PostgreSQL alike. */
final class ImportBook {

    private static final int QUERY = 500;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_WORDS = 4_000;

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final boolean forces;

    ImportBook(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.batches = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.forces = Boolean.TRUE.equals(batches.execute((java.sql.Connection connection) ->
                connection.getMetaData().getDatabaseProductName().equals("H2")));
    }

    // Jobs

    /** Adds one under the next number; one at a time, for two at once would come to the same. */
    synchronized void add(Import job) {
        transaction.executeWithoutResult(status -> {
            long number = sql.sql("select coalesce(max(number), 0) + 1 from import_job")
                    .query(Long.class)
                    .single();
            sql.sql("insert into import_job (id, number, kind, undoes, format, name, started_by, dry_run, file_name,"
                            + " file_bytes, digest, state, asked_at, done, rows_read, recorded, seen, refused, reused,"
                            + " review, nothing, implied, look, commands, options) values (:id, :number, :kind, :undoes, :format,"
                            + " :name, :startedBy, :dryRun, :fileName, :fileBytes, :digest, :state, :askedAt, 0, 0, 0, 0,"
                            + " 0, 0, 0, 0, 0, 0, 0, :options)")
                    .param("id", job.id())
                    .param("number", number)
                    .param("kind", job.kind().name())
                    .param("undoes", job.undoes(), Types.OTHER)
                    .param("format", job.format())
                    .param("name", job.name())
                    .param("startedBy", job.startedBy())
                    .param("dryRun", job.dryRun())
                    .param("fileName", job.fileName())
                    .param("fileBytes", job.fileBytes())
                    .param("digest", job.digest(), Types.VARCHAR)
                    .param("state", job.state().name())
                    .param("askedAt", micros(job.askedAt()))
                    .param(
                            "options",
                            job.mapping().isNone() ? null : job.mapping().json().toString(),
                            Types.VARCHAR)
                    .update();
            if (job.undoes() != null && !job.dryRun()) {
                sql.sql("update import_job set undone_by = :by where id = :id")
                        .param("by", job.id())
                        .param("id", job.undoes())
                        .update();
            }
        });
        if (forces) {
            batches.execute("checkpoint sync");
        }
    }

    Optional<Import> find(UUID id) {
        return sql.sql("select * from import_job where id = :id")
                .param("id", id)
                .query((row, i) -> job(row))
                .optional();
    }

    /** All jobs, the latest first, at most so many. */
    List<Import> latest(int most) {
        return sql.sql("select * from import_job order by number desc limit :most")
                .param("most", most)
                .query((row, i) -> job(row))
                .list();
    }

    /** Imports of a file with that digest that recorded and were not undone, the latest first, at most so many. */
    List<Import> ofFile(String digest, int most) {
        return sql.sql("select * from import_job where digest = :digest and kind = 'IMPORT' and not dry_run and"
                        + " undone_by is null and recorded > 0 order by number desc limit :most")
                .param("digest", digest)
                .param("most", most)
                .query((row, i) -> job(row))
                .list();
    }

    /** How many jobs are to be done before another. */
    int ahead(UUID id) {
        return sql.sql(
                        "select count(*) from import_job where state in ('QUEUED', 'RUNNING') and number < (select number"
                                + " from import_job where id = :id)")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** The job that is next, of those that wait or were running when the program stopped. */
    Optional<Import> next() {
        return sql.sql("select * from import_job where state in ('QUEUED', 'RUNNING') order by number limit 1")
                .query((row, i) -> job(row))
                .optional();
    }

    /** Changes the state if it still is what it was thought to be. */
    boolean move(UUID id, Collection<State> from, State to, @Nullable String message, @Nullable Instant endedAt) {
        return sql.sql(
                                "update import_job set state = :to, message = :message, ended_at = :ended where id = :id and state"
                                        + " in (:from)")
                        .param("to", to.name())
                        .param("message", message == null ? null : cut(message, LONGEST_WORDS), Types.VARCHAR)
                        .param("ended", endedAt == null ? null : micros(endedAt), Types.BIGINT)
                        .param("id", id)
                        .param("from", from.stream().map(State::name).toList())
                        .update()
                == 1;
    }

    void counted(UUID id, String digest, long total, long firstPosition) {
        sql.sql(
                        "update import_job set digest = :digest, total = :total, first_position = coalesce(first_position, :first)"
                                + " where id = :id")
                .param("digest", digest, Types.VARCHAR)
                .param("total", total)
                .param("first", firstPosition)
                .param("id", id)
                .update();
    }

    // What became of rows

    /** A row of {@code imported}. */
    record Entry(String key, String digest, int generation, boolean live) {}

    /** A listed row. */
    record Listed(long row, Outcome outcome, String reason, boolean ofLedger) {}

    /** What a reason is counted under. */
    record Reason(Outcome outcome, String why) {}

    /** What an import did to a relation. */
    record Effect(long records, long changes) {
        Effect plus(Effect more) {
            return new Effect(records + more.records, changes + more.changes);
        }
    }

    /** A name that waits for somebody to say whom it means: in how many rows, from which day to which. */
    record Name(String name, long rows, long from, long to) {
        Name plus(Name more) {
            return new Name(name, rows + more.rows, Math.min(from, more.from), Math.max(to, more.to));
        }
    }

    /** Everything a job came to since it was last written down. */
    static final class Progress {
        long done;
        Counts counts = Counts.NONE;
        final Map<String, Entry> entries = new HashMap<>();
        final Map<String, Long> rowsOf = new HashMap<>();
        final Map<String, Long> equals = new HashMap<>();
        final List<Listed> listed = new ArrayList<>();
        final Map<Reason, Long> reasons = new HashMap<>();
        final Map<String, Effect> effects = new HashMap<>();
        final Map<String, Name> names = new HashMap<>();
    }

    /** Writes progress down, all of it or nothing. */
    void write(UUID job, String source, Progress progress) {
        transaction.executeWithoutResult(status -> {
            sql.sql(
                            "update import_job set done = :done, rows_read = rows_read + :read, recorded = recorded + :recorded,"
                                    + " seen = seen + :seen, refused = refused + :refused, reused = reused + :reused,"
                                    + " review = review + :review, nothing = nothing + :nothing, implied = implied + :implied,"
                                    + " look = look + :look, commands = commands + :commands where id = :id")
                    .param("done", progress.done)
                    .param("read", progress.counts.read())
                    .param("recorded", progress.counts.recorded())
                    .param("seen", progress.counts.seen())
                    .param("refused", progress.counts.refused())
                    .param("reused", progress.counts.reused())
                    .param("review", progress.counts.review())
                    .param("nothing", progress.counts.nothing())
                    .param("implied", progress.counts.implied())
                    .param("look", progress.counts.look())
                    .param("commands", progress.counts.commands())
                    .param("id", job)
                    .update();
            entries(job, source, progress);
            upsert(
                    "update import_equal set times = ? where job = ? and digest = ?",
                    "insert into import_equal (times, job, digest) values (?, ?, ?)",
                    progress.equals.entrySet().stream()
                            .map(one -> new Object[] {one.getValue(), job, one.getKey()})
                            .toList());
            batches.batchUpdate(
                    "insert into import_row (job, row_number, outcome, reason, of_ledger) values (?, ?, ?, ?, ?)",
                    progress.listed.stream()
                            .map(one -> new Object[] {
                                job, one.row, one.outcome.name(), cut(one.reason, LONGEST_WORDS), one.ofLedger
                            })
                            .toList());
            upsert(
                    "update import_reason set times = times + ? where job = ? and outcome = ? and reason = ?",
                    "insert into import_reason (times, job, outcome, reason) values (?, ?, ?, ?)",
                    progress.reasons.entrySet().stream()
                            .map(one -> new Object[] {
                                one.getValue(), job, one.getKey().outcome.name(), one.getKey().why
                            })
                            .toList());
            upsert(
                    "update import_impact set records = records + ?, changes = changes + ? where job = ? and relation = ?",
                    "insert into import_impact (records, changes, job, relation) values (?, ?, ?, ?)",
                    progress.effects.entrySet().stream()
                            .map(one ->
                                    new Object[] {one.getValue().records, one.getValue().changes, job, one.getKey()})
                            .toList());
            upsert(
                    "update import_name set times = times + ?, first_day = least(first_day, ?), last_day ="
                            + " greatest(last_day, ?) where job = ? and name = ?",
                    "insert into import_name (times, first_day, last_day, job, name) values (?, ?, ?, ?, ?)",
                    progress.names.values().stream()
                            .map(one -> new Object[] {one.rows, one.from, one.to, job, one.name})
                            .toList());
        });
    }

    private void entries(UUID job, String source, Progress progress) {
        upsert(
                "update imported set digest = ?, generation = ?, live = ?, job = ?, row_number = ? where id = ?",
                "insert into imported (digest, generation, live, job, row_number, id) values (?, ?, ?, ?, ?, ?)",
                progress.entries.values().stream()
                        .sorted(java.util.Comparator.comparing(Entry::key))
                        .map(one -> new Object[] {
                            one.digest,
                            one.generation,
                            one.live,
                            job,
                            progress.rowsOf.getOrDefault(one.key, 0L),
                            source + " " + one.key
                        })
                        .toList());
    }

    private void upsert(String update, String insert, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int[] updated = batches.batchUpdate(update, rows);
        List<Object[]> fresh = new ArrayList<>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                fresh.add(rows.get(i));
            }
        }
        batches.batchUpdate(insert, fresh);
    }

    /** What is known of keys, by key; those nobody knows are left out. */
    Map<String, Entry> known(String source, Collection<String> keys) {
        Map<String, Entry> known = new HashMap<>();
        List<String> all = keys.stream().map(key -> source + " " + key).toList();
        for (int from = 0; from < all.size(); from += QUERY) {
            sql.sql("select id, digest, generation, live from imported where id in (:ids)")
                    .param("ids", all.subList(from, Math.min(all.size(), from + QUERY)))
                    .query(row -> {
                        String key = row.getString(1).substring(source.length() + 1);
                        known.put(key, new Entry(key, row.getString(2), row.getInt(3), row.getBoolean(4)));
                    });
        }
        return known;
    }

    /** How often each content without an id came up in the file so far. */
    Map<String, Long> equals(UUID job, Collection<String> digests) {
        Map<String, Long> times = new HashMap<>();
        List<String> all = List.copyOf(digests);
        for (int from = 0; from < all.size(); from += QUERY) {
            sql.sql("select digest, times from import_equal where job = :job and digest in (:digests)")
                    .param("job", job)
                    .param("digests", all.subList(from, Math.min(all.size(), from + QUERY)))
                    .query(row -> {
                        times.put(row.getString(1), row.getLong(2));
                    });
        }
        return times;
    }

    /** Forgets what only a trial needed to know. */
    void forget(UUID job) {
        sql.sql("delete from imported where job = :job").param("job", job).update();
        sql.sql("delete from import_equal where job = :job").param("job", job).update();
    }

    /** Rows that an import recorded are not on record any more: what comes again is new. */
    void undone(UUID job) {
        sql.sql("update imported set live = false, generation = generation + 1 where job = :job and live")
                .param("job", job)
                .update();
    }

    long listed(UUID job) {
        return sql.sql("select count(*) from import_row where job = :job")
                .param("job", job)
                .query(Long.class)
                .single();
    }

    /** Listed rows after a row, in order, at most so many. */
    List<Listed> listed(UUID job, long after, int most) {
        return sql.sql("select row_number, outcome, reason, of_ledger from import_row where job = :job and row_number >"
                        + " :after order by row_number limit :most")
                .param("job", job)
                .param("after", after)
                .param("most", most)
                .query((row, i) -> new Listed(
                        row.getLong(1), Outcome.valueOf(row.getString(2)), row.getString(3), row.getBoolean(4)))
                .list();
    }

    /** How often what was the matter, most often first, at most so many. */
    Map<Reason, Long> reasons(UUID job, int most) {
        Map<Reason, Long> reasons = new java.util.LinkedHashMap<>();
        sql.sql("select outcome, reason, times from import_reason where job = :job order by times desc, outcome, reason"
                        + " limit :most")
                .param("job", job)
                .param("most", most)
                .query(row -> {
                    reasons.put(new Reason(Outcome.valueOf(row.getString(1)), row.getString(2)), row.getLong(3));
                });
        return reasons;
    }

    /** What relations it changed, the most changed first, at most so many. */
    Map<String, Effect> effects(UUID job, int most) {
        Map<String, Effect> effects = new java.util.LinkedHashMap<>();
        sql.sql(
                        "select relation, records, changes from import_impact where job = :job order by changes desc, records desc,"
                                + " relation limit :most")
                .param("job", job)
                .param("most", most)
                .query(row -> {
                    effects.put(row.getString(1), new Effect(row.getLong(2), row.getLong(3)));
                });
        return effects;
    }

    /** Names that wait for somebody to say whom they mean, those of the most rows first, at most so many. */
    List<Name> names(UUID job, int most) {
        return sql.sql(
                        "select name, times, first_day, last_day from import_name where job = :job order by times desc, name"
                                + " limit :most")
                .param("job", job)
                .param("most", most)
                .query((row, i) -> new Name(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    /** How many names wait. */
    long names(UUID job) {
        return sql.sql("select count(*) from import_name where job = :job")
                .param("job", job)
                .query(Long.class)
                .single();
    }

    /** How many relations it concerns, and how many of them it changed. */
    long[] relations(UUID job) {
        return sql.sql("select count(*), count(case when changes > 0 then 1 end) from import_impact where job = :job")
                .param("job", job)
                .query((row, i) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
    }

    /** A reason as it is counted: cut where it is long. */
    static Reason reason(Outcome outcome, String why) {
        return new Reason(outcome, cut(why, LONGEST_REASON));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static Import job(ResultSet row) throws SQLException {
        long ended = row.getLong("ended_at");
        boolean isOver = !row.wasNull();
        return new Import(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getObject("undoes", UUID.class),
                row.getObject("undone_by", UUID.class),
                row.getString("format"),
                row.getString("name"),
                row.getString("started_by"),
                row.getBoolean("dry_run"),
                row.getString("file_name"),
                row.getLong("file_bytes"),
                row.getString("digest"),
                State.valueOf(row.getString("state")),
                row.getString("message"),
                instant(row.getLong("asked_at")),
                isOver ? instant(ended) : null,
                row.getObject("total", Long.class),
                row.getLong("done"),
                0,
                row.getObject("first_position", Long.class),
                new Counts(
                        row.getLong("rows_read"),
                        row.getLong("recorded"),
                        row.getLong("seen"),
                        row.getLong("refused"),
                        row.getLong("reused"),
                        row.getLong("review"),
                        row.getLong("nothing"),
                        row.getLong("implied"),
                        row.getLong("look"),
                        row.getLong("commands")),
                mapping(row.getString("options")));
    }

    private static Mapping mapping(@Nullable String options) {
        return options == null ? Mapping.NONE : Mapping.read(Json.read(options));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
