package org.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.Said;
import org.chancery.ledger.TestDatabase;
import org.chancery.standing.Rebuilds;
import org.chancery.standing.Shelves;
import org.chancery.standing.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody who can write to the database alters it behind the program's back, at places drawn at random; each time it is
 * found and named. The seed is in the description of every failure; {@code -Dchancery.seed} tries another,
 * {@code -Dchancery.seeds} more of them.
 */
@OnBothDatabases
class TamperingTest {

    private static final long SEED = Long.getLong("chancery.seed", 20_261_123);
    private static final int SEEDS = Integer.getInteger("chancery.seeds", 3);
    private static final int PLACES = 80;
    private static final List<String> COLUMNS = List.of(
            "position",
            "event_id",
            "stream",
            "sequence",
            "name",
            "revision",
            "recorded_at",
            "recorded_by",
            "request_id",
            "record_id",
            "payload",
            "salt",
            "leaf");
    /** Other values of these are taken already when they are near. */
    private static final List<String> IDENTITIES =
            List.of("position", "sequence", "id", "relation", "number", "key_number", "known_from", "valid_from");

    private static final List<String> SHELVES = List.of("relation", "key", "reading", "headline");

    private final TestDatabase kind;
    private HikariDataSource database;
    private long seed = SEED;
    private Random random;
    private List<KeptRoot> kept;
    private long head;

    TamperingTest(TestDatabase kind) {
        this.kind = kind;
        this.database = kind.newLedger();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @BeforeEach
    void keepBooks() {
        random = new Random(seed);
        World world = new World(database, seed, 12);
        world.record(world.left());
        head = world.head();
        try (Ledger ledger = Audited.ledger(database);
                Rebuilds rebuilds = Shelves.following(ledger, database)) {
            rebuilds.collation(head, head, 1, difference -> {});
            while (rebuilds.position() < head) {
                Thread.onSpinWait();
            }
        }
        kept = List.of();
        Audited untouched = audit();
        assertThat(untouched.withoutNotes()).as("seed %d, untouched", seed).isEmpty();
        assertThat(untouched.outcome().size()).isEqualTo(head);
        String root = untouched.outcome().root();
        kept = List.of(new KeptRoot(head, Hash.of(HexFormat.of().parseHex(root)), "by the auditor"));
        JdbcClient.create(database)
                .sql("alter table event drop constraint event_position_from_one")
                .update();
    }

    private Audited audit() {
        return Audited.of(database, kept, Scope.ALL, seed);
    }

    @Test
    void whatever_is_altered_is_found_and_named() throws SQLException {
        for (int i = 0; i < SEEDS; i++) {
            if (i > 0) {
                seed = SEED + i;
                database.close();
                database = kind.newLedger();
                keepBooks();
            }
            alterHereAndThere();
        }
    }

    private void alterHereAndThere() throws SQLException {
        for (int place = 0; place < PLACES; place++) {
            try (Tampering tampering = new Tampering()) {
                Predicate<Finding> named = switch (place % 8) {
                    case 0, 1, 2, 3 -> tampering.alterEvent(COLUMNS.get((place / 8 * 4 + place % 8) % COLUMNS.size()));
                    case 4 -> tampering.swapEvents();
                    case 5 -> tampering.removeEvent();
                    case 6 -> tampering.truncate();
                    default -> tampering.alterKept(SHELVES.get(place / 8 % 4));
                };
                List<Finding> found = audit().withoutNotes();
                assertThat(found)
                        .as("seed %d, place %d on %s: %s", seed, place, kind, tampering.what)
                        .anyMatch(named);
            }
        }
        assertThat(audit().withoutNotes()).as("everything is as it was").isEmpty();
    }

    private JdbcClient sql() {
        return JdbcClient.create(database);
    }

    @Test
    void a_row_put_before_the_first_position_is_named() {
        sql().sql("insert into event select -1, cast('" + UUID.randomUUID() + "' as uuid), stream, sequence + 1, name,"
                        + " revision, recorded_at, recorded_by, request_id, record_id, payload, leaf, salt from event"
                        + " where position = (select max(position) from event where stream like 'relation/%')")
                .update();

        assertThat(audit().withoutNotes())
                .extracting(Finding::kind, Finding::position)
                .contains(tuple(Finding.Kind.POSITION_STRANGE, -1L));
    }

    @Test
    void the_schema_takes_no_row_before_the_first_position() {
        try (HikariDataSource other = kind.newLedger();
                Ledger ledger = Audited.ledger(other)) {
            Statements.record(ledger, 1);
            assertThatThrownBy(() -> JdbcClient.create(other)
                            .sql("update event set position = 0")
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void an_actor_s_event_that_cannot_be_hashed_keeps_nobody_from_comparing_the_rest() {
        try (HikariDataSource other = kind.newLedger();
                Ledger ledger = Audited.ledger(other);
                Rebuilds rebuilds = Shelves.following(ledger, other)) {
            ledger.record(
                    List.of(Said.command(
                            "register-actor",
                            "{'code':'SDF','kind':'GROUP','name':'Syrian Democratic Forces','unsourced':'a test'}")),
                    new Ledger.Recorder("somebody", null));
            Statements.record(ledger, 20);
            JdbcClient.create(other)
                    .sql("update event set recorded_at = recorded_at + 300000000000000000 where position = 1")
                    .update();
            Audited audited = Audited.of(ledger, rebuilds, List.of(), Scope.ALL, 1);

            assertThat(audited.withoutNotes())
                    .extracting(Finding::kind, Finding::position)
                    .contains(tuple(Finding.Kind.LEAF_DIFFERS, 1L));
            assertThat(audited.outcome().relations())
                    .isEqualTo(ledger.relations().size());
        }
    }

    @Test
    void rows_of_streams_that_lead_nowhere_or_elsewhere_are_named() {
        sql().sql("insert into stream values ('relation/x', 1)").update();
        String stream = sql().sql("select min(name) from stream where name like 'relation/%-%'")
                .query(String.class)
                .single();
        sql().sql("update stream set first_position = first_position + 1 where name = ?")
                .param(stream)
                .update();

        assertThat(audit().withoutNotes())
                .extracting(Finding::kind, Finding::relation)
                .contains(tuple(Finding.Kind.LOOKUP_DIFFERS, "relation/x"), tuple(Finding.Kind.LOOKUP_DIFFERS, stream));
        sql().sql("delete from stream where name = ?").param(stream).update();
        assertThat(audit().withoutNotes())
                .filteredOn(finding -> stream.equals(finding.relation()))
                .extracting(Finding::found)
                .contains("no row in the table stream");
    }

    @Test
    void an_event_put_in_is_found() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into event select position + 1, cast('" + UUID.randomUUID()
                    + "' as uuid), stream, sequence + 1000, name, revision, recorded_at + 1, recorded_by, request_id, record_id,"
                    + " payload, leaf, salt from event where position = " + head);
        }
        assertThat(audit().withoutNotes())
                .extracting(Finding::kind, Finding::position)
                .contains(tuple(Finding.Kind.LEAF_DIFFERS, head + 1), tuple(Finding.Kind.SEQUENCE_BROKEN, head + 1));
    }

    @Test
    void a_row_rewritten_together_with_its_leaf_is_found_by_the_checkpoint() throws SQLException {
        rewriteWithItsLeaf(1 + random.nextLong(head));

        List<Finding> found = audit().withoutNotes();

        assertThat(found).extracting(Finding::kind).contains(Finding.Kind.CHECKPOINT_DIFFERS);
        assertThat(found).extracting(Finding::kind).doesNotContain(Finding.Kind.LEAF_DIFFERS);
    }

    private void rewriteWithItsLeaf(long position) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update event set recorded_by = 'nobody' where position = " + position);
        }
        byte[] leaf;
        try (Ledger ledger = Audited.ledger(database);
                var rows = ledger.replay().rows(position - 1, position)) {
            leaf = rows.next().getFirst().rightLeaf();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update event set leaf = ? where position = ?")) {
            update.setBytes(1, leaf);
            update.setLong(2, position);
            update.executeUpdate();
        }
    }

    @Test
    void an_old_copy_under_a_newer_checkpoint_is_found() throws SQLException {
        try (Tampering tampering = new Tampering()) {
            tampering.truncateAfter(head - 5);
            tampering.alter("delete from " + Shelves.table(database, "reading") + " where known_from > " + (head - 5));
            assertThat(audit().withoutNotes())
                    .extracting(Finding::kind, Finding::expected)
                    .contains(tuple(
                            Finding.Kind.LEDGER_SHORTER,
                            "at least " + head + ", as many as the checkpoint kept by the auditor speaks of"));
        }
    }

    @Test
    void all_findings_are_listed_however_many() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update event set recorded_by = 'nobody'");
        }
        Audited audited = audit();
        assertThat(audited.outcome().kinds().get(Finding.Kind.LEAF_DIFFERS)).isEqualTo(head);
        assertThat(audited.withoutNotes().stream()
                        .filter(finding -> finding.kind() == Finding.Kind.LEAF_DIFFERS)
                        .map(Finding::position))
                .hasSize((int) head)
                .doesNotHaveDuplicates();
    }

    /** Alters the database, and puts everything back as it was. */
    private final class Tampering implements AutoCloseable {
        private final List<Saved> saved = new ArrayList<>();
        private String what = "";

        private record Saved(String table, List<String> columns, List<List<Object>> rows) {}

        Tampering() throws SQLException {
            List<String> tables = new ArrayList<>(List.of("event"));
            for (String shelf : SHELVES) {
                tables.add(Shelves.table(database, shelf));
            }
            for (String table : tables) {
                saved.add(save(table));
            }
        }

        private Saved save(String table) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select * from " + table)) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(row.getMetaData().getColumnName(i));
                }
                List<List<Object>> rows = new ArrayList<>();
                while (row.next()) {
                    List<Object> values = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        values.add(row.getObject(i));
                    }
                    rows.add(values);
                }
                return new Saved(table, columns, rows);
            }
        }

        @Override
        public void close() throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                for (Saved table : saved) {
                    statement.executeUpdate("delete from " + table.table);
                    try (PreparedStatement insert = connection.prepareStatement("insert into " + table.table
                            + " values (?" + ", ?".repeat(table.columns.size() - 1) + ")")) {
                        for (List<Object> row : table.rows) {
                            for (int i = 0; i < row.size(); i++) {
                                insert.setObject(i + 1, row.get(i));
                            }
                            insert.addBatch();
                        }
                        insert.executeBatch();
                    }
                }
            }
        }

        void alter(String statement) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement alter = connection.createStatement()) {
                alter.executeUpdate(statement);
            }
        }

        private Object value(String table, String column, String where) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select " + column + " from " + table + " where " + where)) {
                row.next();
                return row.getObject(1);
            }
        }

        /** Flips a byte of a column of an event. */
        Predicate<Finding> alterEvent(String column) throws SQLException {
            long position = 1 + random.nextLong(head);
            Object before = value("event", column, "position = " + position);
            Object after = flipped(column, before);
            what = column + " of position " + position + ": " + before + " becomes " + after;
            set("event", column, after, "position = " + position);
            return column.equals("position")
                    ? finding -> Long.valueOf(position).equals(finding.position())
                                    && finding.kind() == Finding.Kind.POSITION_MISSING
                            || position == head
                                    && Long.valueOf(head - 1).equals(finding.position())
                                    && finding.kind() == Finding.Kind.LEDGER_SHORTER
                    : finding -> finding.kind() == Finding.Kind.LEAF_DIFFERS && finding.position() == position;
        }

        private void set(String table, String column, Object value, String where) throws SQLException {
            try (Connection connection = database.getConnection();
                    PreparedStatement update =
                            connection.prepareStatement("update " + table + " set " + column + " = ? where " + where)) {
                update.setObject(1, value);
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
        }

        private Object flipped(String column, Object before) {
            return switch (before) {
                case null -> column.equals("record_id") || column.equals("salt") ? UUID.randomUUID() : "x";
                case byte[] bytes -> {
                    byte[] other = bytes.clone();
                    other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
                    yield other;
                }
                case String text -> {
                    int at = random.nextInt(text.length());
                    char other = (char) (text.charAt(at) ^ 1 << random.nextInt(16));
                    boolean kept = other > 0 && !Character.isSurrogate(other); // PostgreSQL has neither
                    yield text.substring(0, at) + (kept ? other : '~') + text.substring(at + 1);
                }
                case UUID id ->
                    new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1L << 16 + random.nextInt(44));
                case Boolean truth -> !truth;
                case Short number -> (short) (number ^ 1 << random.nextInt(2));
                case Integer number ->
                    number ^ (IDENTITIES.contains(column) ? 1 << 10 + random.nextInt(10) : 1 << random.nextInt(10));
                case Long number ->
                    number ^ (IDENTITIES.contains(column) ? 1L << 20 + random.nextInt(44) : 1L << random.nextInt(64));
                default -> throw new IllegalStateException(column + " holds a " + before.getClass());
            };
        }

        /** Two rows change places: everything but the position and the identity of one stands under the other's. */
        Predicate<Finding> swapEvents() throws SQLException {
            long one = 1 + random.nextLong(head - 1);
            long other = one + 1 + random.nextLong(head - one);
            what = "the events at " + one + " and " + other + " change places";
            alter("update event set position = 0 where position = " + one);
            alter("update event set position = " + one + " where position = " + other);
            alter("update event set position = " + other + " where position = 0");
            return finding -> finding.kind() == Finding.Kind.LEAF_DIFFERS && finding.position() == one;
        }

        Predicate<Finding> removeEvent() throws SQLException {
            long position = 1 + random.nextLong(head - 1);
            what = "the event at " + position + " is taken out";
            alter("delete from event where position = " + position);
            return finding -> finding.kind() == Finding.Kind.POSITION_MISSING && finding.position() == position;
        }

        Predicate<Finding> truncate() throws SQLException {
            long left = random.nextLong(head);
            truncateAfter(left);
            return finding -> finding.kind() == Finding.Kind.LEDGER_SHORTER && finding.position() == left;
        }

        void truncateAfter(long left) throws SQLException {
            what = "only the first " + left + " events are left";
            alter("delete from event where position > " + left);
        }

        /** Alters a kept answer: a byte of a column, the row taken out, or put in again elsewhere. */
        Predicate<Finding> alterKept(String of) throws SQLException {
            String table = Shelves.table(database, of);
            Saved rows = saved.stream()
                    .filter(each -> each.table.equals(table))
                    .findFirst()
                    .orElseThrow();
            List<Object> row = rows.rows.get(random.nextInt(rows.rows.size()));
            List<String> key = switch (of) {
                case "relation" -> List.of("id");
                case "key" -> List.of("relation", "number", "known_from");
                case "reading" -> List.of("relation", "key_number", "valid_from", "known_from");
                default -> List.of("relation", "valid_from", "known_from");
            };
            List<String> names = rows.columns.stream()
                    .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                    .toList();
            StringBuilder where = new StringBuilder("1 = 1");
            for (String column : key) {
                where.append(" and ").append(column).append(" = ").append(row.get(names.indexOf(column)));
            }
            if (random.nextInt(4) == 0) {
                what = "the row " + row + " of " + table + " is taken out";
                alter("delete from " + table + " where " + where);
            } else {
                int column = random.nextInt(names.size());
                Object after = flipped(names.get(column), row.get(column));
                if (row.get(column) == null || names.get(column).equals("spelling")) {
                    column = names.indexOf("known_from") < 0 ? 0 : names.indexOf("known_from");
                    after = flipped(names.get(column), row.get(column));
                }
                what = names.get(column) + " of the row " + row + " of " + table + " becomes " + after;
                set(table, names.get(column), after, where.toString());
            }
            String pair = pair(of.equals("relation") ? row.get(0) : row.get(names.indexOf("relation")));
            return finding -> switch (finding.kind()) {
                case ROW_DIFFERS, ROW_MISSING, ROW_EXTRA -> pair.equals(finding.relation());
                default -> false;
            };
        }

        /** The relation of a number, as it stood before anything was altered. */
        private String pair(Object id) {
            Saved relations = saved.get(1);
            return relations.rows.stream()
                    .filter(row -> row.get(0).equals(id))
                    .map(row -> (String) row.get(1))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
