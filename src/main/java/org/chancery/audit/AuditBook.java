package org.chancery.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.chancery.audit.Audit.Acknowledged;
import org.chancery.audit.Audit.Outcome;
import org.chancery.audit.Audit.State;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of audits in the database, on H2 and PostgreSQL alike. */
final class AuditBook {

    private static final int LONGEST_WORDS = 4_000;

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;

    AuditBook(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.batches = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** Adds one under the next number; one at a time, for two at once would come to the same. */
    synchronized void add(Audit audit) {
        Pair relation = audit.scope().relation();
        sql.sql("insert into audit_run (id, number, relation, up_to, seed, asked_by, state, asked_at, done, rules,"
                        + " program, findings, notes) select :id, coalesce(max(number), 0) + 1, :relation, :upTo, :seed,"
                        + " :askedBy, :state, :askedAt, 0, :rules, :program, 0, 0 from audit_run")
                .param("id", audit.id())
                .param("relation", relation == null ? null : relation.toString(), Types.VARCHAR)
                .param("upTo", audit.scope().upTo(), Types.BIGINT)
                .param("seed", audit.seed())
                .param("askedBy", audit.askedBy())
                .param("state", audit.state().name())
                .param("askedAt", micros(audit.askedAt()))
                .param("rules", audit.rules())
                .param("program", audit.program())
                .update();
    }

    Optional<Audit> find(UUID id) {
        return sql.sql("select * from audit_run where id = :id")
                .param("id", id)
                .query((row, i) -> audit(row))
                .optional();
    }

    /** The latest first, at most so many. */
    List<Audit> latest(int most) {
        return sql.sql("select * from audit_run order by number desc limit :most")
                .param("most", most)
                .query((row, i) -> audit(row))
                .list();
    }

    /** The latest with findings that nobody has acknowledged. */
    Optional<Audit> open() {
        return sql.sql("select * from audit_run where findings > 0 and acknowledged_by is null"
                        + " and state in ('DONE', 'FAILED', 'CANCELLED') order by number desc limit 1")
                .query((row, i) -> audit(row))
                .optional();
    }

    /** The latest that read all relations, up to whatever position, and came to its end. */
    Optional<Audit> lastWhole() {
        return sql.sql("select * from audit_run where relation is null and state = 'DONE' order by number desc limit 1")
                .query((row, i) -> audit(row))
                .optional();
    }

    /** How many findings nobody has acknowledged, of all audits that are over. */
    long unacknowledged() {
        return sql.sql("select coalesce(sum(findings), 0) from audit_run where findings > 0 and acknowledged_by is null"
                        + " and state in ('DONE', 'FAILED', 'CANCELLED')")
                .query(Long.class)
                .single();
    }

    /** How many that are not over were asked for before it. */
    int ahead(UUID id) {
        return sql.sql("select count(*) from audit_run where state in ('QUEUED', 'RUNNING')"
                        + " and number < (select number from audit_run where id = :id)")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** The one that is next, of those that wait or were running when the program stopped. */
    Optional<Audit> next() {
        return sql.sql("select * from audit_run where state in ('QUEUED', 'RUNNING') order by number limit 1")
                .query((row, i) -> audit(row))
                .optional();
    }

    /**
     * Begins it, perhaps anew: what it found before is forgotten, and who knew of that.
     *
     * @return false where it was given up meanwhile; then it is left as it is
     */
    boolean begin(UUID id, long upTo, String rules, String program) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean begun = sql.sql("update audit_run set state = 'RUNNING', up_to = :upTo, done = 0, findings = 0,"
                                    + " notes = 0, message = null, ended_at = null, rules = :rules, program = :program,"
                                    + " size = null, root = null, head_at = null, checkpoints = null, relations = null,"
                                    + " kept_rows = null, answers = null, compared_up_to = null, took = null,"
                                    + " kinds = null, acknowledged_by = null, acknowledged_at = null, remark = null"
                                    + " where id = :id and state in ('QUEUED', 'RUNNING')")
                            .param("upTo", upTo)
                            .param("rules", rules)
                            .param("program", program)
                            .param("id", id)
                            .update()
                    == 1;
            if (begun) {
                sql.sql("delete from audit_finding where audit = :id")
                        .param("id", id)
                        .update();
            }
            return begun;
        }));
    }

    /** Changes the state if it still is what it was thought to be. */
    boolean move(UUID id, Collection<State> from, State to, @Nullable String message, @Nullable Instant endedAt) {
        return sql.sql("update audit_run set state = :to, message = :message, ended_at = :ended where id = :id"
                                + " and state in (:from)")
                        .param("to", to.name())
                        .param("message", message == null ? null : cut(message), Types.VARCHAR)
                        .param("ended", endedAt == null ? null : micros(endedAt), Types.BIGINT)
                        .param("id", id)
                        .param("from", from.stream().map(State::name).toList())
                        .update()
                == 1;
    }

    private static String cut(String words) {
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS);
    }

    /** Writes down what was found, the first of it under a number. */
    void write(UUID id, long first, List<Finding> findings) {
        long[] number = {first};
        batches.batchUpdate(
                "insert into audit_finding (audit, number, kind, position, record, relation, found, expected)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                findings.stream()
                        .map(finding -> new @Nullable Object[] {
                            id,
                            number[0]++,
                            finding.kind().written(),
                            finding.position(),
                            finding.record(),
                            finding.relation(),
                            finding.found(),
                            finding.expected()
                        })
                        .toList(),
                new int[] {
                    Types.OTHER,
                    Types.BIGINT,
                    Types.VARCHAR,
                    Types.BIGINT,
                    Types.OTHER,
                    Types.VARCHAR,
                    Types.VARCHAR,
                    Types.VARCHAR
                });
        long notes =
                findings.stream().filter(finding -> finding.kind().isNote()).count();
        sql.sql("update audit_run set findings = findings + :findings, notes = notes + :notes where id = :id")
                .param("findings", findings.size() - notes)
                .param("notes", notes)
                .param("id", id)
                .update();
    }

    void done(UUID id, long done) {
        sql.sql("update audit_run set done = :done where id = :id")
                .param("done", done)
                .param("id", id)
                .update();
    }

    void outcome(UUID id, Outcome outcome) {
        sql.sql("update audit_run set size = :size, root = :root, head_at = :head, checkpoints = :checkpoints,"
                        + " relations = :relations, kept_rows = :rows, answers = :answers, compared_up_to = :compared,"
                        + " took = :took, kinds = :kinds, done = up_to where id = :id")
                .param("size", outcome.size())
                .param("root", outcome.root(), Types.VARCHAR)
                .param("head", outcome.head() == null ? null : micros(outcome.head()), Types.BIGINT)
                .param("checkpoints", outcome.checkpoints())
                .param("relations", outcome.relations())
                .param("rows", outcome.rows())
                .param("answers", outcome.answers())
                .param("compared", outcome.comparedUpTo())
                .param("took", outcome.took().toNanos() / 1_000)
                .param("kinds", written(outcome.kinds()), Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /** Says who knows of the findings; false where somebody had said so before. */
    boolean acknowledge(UUID id, Acknowledged acknowledged) {
        return sql.sql(
                                "update audit_run set acknowledged_by = :by, acknowledged_at = :at, remark = :remark where id = :id"
                                        + " and acknowledged_by is null and state in ('DONE', 'FAILED', 'CANCELLED')")
                        .param("by", acknowledged.by())
                        .param("at", micros(acknowledged.at()))
                        .param("remark", acknowledged.remark(), Types.VARCHAR)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Findings after a number, in order, at most so many. */
    List<Audits.Listed> findings(UUID id, long after, int most) {
        return sql.sql("select number, kind, position, record, relation, found, expected from audit_finding"
                        + " where audit = :id and number > :after order by number limit :most")
                .param("id", id)
                .param("after", after)
                .param("most", most)
                .query((row, i) -> new Audits.Listed(
                        row.getLong(1),
                        new Finding(
                                Finding.Kind.of(row.getString(2)),
                                row.getObject(3) == null ? null : row.getLong(3),
                                row.getObject(4, UUID.class),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7))))
                .list();
    }

    private static String written(Map<Finding.Kind, Long> kinds) {
        return kinds.entrySet().stream()
                .map(each -> each.getKey().written() + " " + each.getValue())
                .collect(Collectors.joining(","));
    }

    private static Map<Finding.Kind, Long> kinds(@Nullable String written) {
        Map<Finding.Kind, Long> kinds = new EnumMap<>(Finding.Kind.class);
        if (written != null && !written.isEmpty()) {
            for (String each : written.split(",", -1)) {
                int space = each.indexOf(' ');
                kinds.put(Finding.Kind.of(each.substring(0, space)), Long.valueOf(each.substring(space + 1)));
            }
        }
        return kinds;
    }

    private Audit audit(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String relation = row.getString("relation");
        Long upTo = number(row, "up_to");
        Long size = number(row, "size");
        Long took = number(row, "took");
        Long ended = number(row, "ended_at");
        Long head = number(row, "head_at");
        Long acknowledgedAt = number(row, "acknowledged_at");
        State state = State.valueOf(row.getString("state"));
        return new Audit(
                id,
                new Scope(relation == null ? null : Pair.parse(relation), upTo),
                row.getLong("seed"),
                row.getString("asked_by"),
                state,
                row.getString("message"),
                instant(row.getLong("asked_at")),
                ended == null ? null : instant(ended),
                row.getLong("done"),
                upTo,
                took == null || took == 0 || size == null ? 0 : size * 1e6 / took,
                row.getString("rules"),
                row.getString("program"),
                size == null || took == null || state != State.DONE
                        ? null
                        : new Outcome(
                                size,
                                row.getString("root"),
                                head == null ? null : instant(head),
                                row.getLong("checkpoints"),
                                row.getLong("relations"),
                                row.getLong("kept_rows"),
                                row.getLong("answers"),
                                row.getLong("compared_up_to"),
                                Duration.of(took, ChronoUnit.MICROS),
                                kinds(row.getString("kinds"))),
                row.getLong("findings"),
                row.getLong("notes"),
                acknowledgedAt == null
                        ? null
                        : new Acknowledged(
                                row.getString("acknowledged_by"), instant(acknowledgedAt), row.getString("remark")));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
