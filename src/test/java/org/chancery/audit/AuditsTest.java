package org.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Ledger.Recorder;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.Said;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Pair;
import org.chancery.standing.Rebuilds;
import org.chancery.standing.Shelves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits as long work: in turn, given up, begun anew, acknowledged. */
@OnBothDatabases
class AuditsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String EMPTY_ROOT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final Recorder SOMEBODY = new Recorder("somebody", null);

    private final HikariDataSource database;
    private Ledger ledger;
    private Rebuilds rebuilds;
    private Audits audits;

    AuditsTest(TestDatabase database) {
        this.database = database.newLedger();
    }

    @TempDir
    private Path data;

    @BeforeEach
    void open() {
        ledger = Audited.ledger(database);
        rebuilds = Shelves.following(ledger, database);
        audits = new Audits(ledger, rebuilds, List::of, database, "of a test");
    }

    @AfterEach
    void close() {
        audits.close();
        rebuilds.close();
        ledger.close();
        database.close();
    }

    private void record(int statements) {
        for (int i = 0; i < statements; i++) {
            ledger.record(
                    List.of(Said.makeStatement(ledger.newId(), i % 2 == 0 ? "BRA" : "MEX", "USA", "word " + i)),
                    SOMEBODY);
        }
    }

    private void alter(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement alter = connection.createStatement()) {
            alter.executeUpdate(statement);
        }
    }

    /** A log that is signed when it is asked. */
    private Log log() {
        return new Log(ledger, database, data.resolve("log"), "example.com/chancery", List.of());
    }

    private Audits auditsWith(Log log) {
        audits.close();
        audits = new Audits(ledger, rebuilds, log::keptRoots, database, "of a test");
        return audits;
    }

    private void reopen() {
        audits.close();
        rebuilds.close();
        ledger.close();
        open();
    }

    private Audit over(UUID id) throws InterruptedException {
        return audits.await(id, LONG);
    }

    @Test
    void an_empty_ledger_has_the_root_of_nothing() throws InterruptedException {
        audits.start();
        Audit audit = over(audits.add(Scope.ALL, 7L, "somebody").id());

        assertThat(audit.state()).as("%s", audit.message()).isEqualTo(Audit.State.DONE);
        assertThat(audit.outcome().size()).isZero();
        assertThat(audit.outcome().root()).isEqualTo(EMPTY_ROOT);
        assertThat(audit.outcome().head()).isNull();
        assertThat(List.of(audit.findings(), audit.notes())).containsOnly(0L);
        assertThat(audit.commandLine()).isEqualTo("chancery audit --up-to 0 --seed 7");
    }

    @Test
    void those_asked_for_wait_for_the_one_at_work_and_come_in_turn() throws InterruptedException {
        record(20);
        Audit one = audits.add(Scope.ALL, null, "somebody");
        Audit other = audits.add(new Scope(Pair.parse("BRA-USA"), null), null, "somebody else");
        assertThat(List.of(one.state(), other.state())).containsOnly(Audit.State.QUEUED);
        audits.start();

        Audit second = over(other.id());
        Audit first = over(one.id());
        assertThat(List.of(first.state(), second.state())).containsOnly(Audit.State.DONE);
        assertThat(first.endedAt()).isBefore(second.endedAt());
        assertThat(first.outcome().size()).isEqualTo(20);
        assertThat(second.outcome().size()).isEqualTo(10);
        assertThat(second.outcome().root()).isNull();
        assertThat(audits.latest()).extracting(Audit::id).containsExactly(second.id(), first.id());
    }

    @Test
    void one_that_waits_is_given_up_and_can_begin_again() throws InterruptedException {
        record(3);
        UUID id = audits.add(Scope.ALL, null, "somebody").id();
        assertThat(audits.cancel(id)).isTrue();
        assertThat(audits.find(id).orElseThrow().state()).isEqualTo(Audit.State.CANCELLED);
        assertThat(audits.cancel(id)).isFalse();
        audits.resume(id);
        audits.start();

        assertThat(over(id).state()).isEqualTo(Audit.State.DONE);
        assertThatThrownBy(() -> audits.resume(id))
                .isInstanceOf(Audits.NotNow.class)
                .hasMessageContaining("DONE");
    }

    @Test
    void one_that_was_at_work_when_the_program_stopped_begins_anew_with_it() throws Exception {
        record(10);
        UUID id = audits.add(Scope.ALL, 11L, "somebody").id();
        alter("update audit_run set state = 'RUNNING', up_to = 8, findings = 1");
        alter("insert into audit_finding (audit, number, kind, found, expected) values ('" + id
                + "', 1, 'leaf-differs', 'a leaf', 'another')");
        audits.close();
        audits = new Audits(ledger, rebuilds, List::of, database, "of a test");
        audits.start();

        Audit audit = over(id);
        assertThat(audit.state()).isEqualTo(Audit.State.DONE);
        assertThat(audit.outcome().size()).isEqualTo(8);
        assertThat(audit.seed()).isEqualTo(11);
        assertThat(audit.findings()).isZero();
        assertThat(audits.findings(id, 0, 10)).isEmpty();
    }

    @Test
    void what_is_recorded_meanwhile_is_none_of_its_business() throws Exception {
        record(50);
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch writing = new CountDownLatch(1);
        Thread writer = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                record(2);
                writing.countDown();
            }
        });
        try {
            writing.await();
            audits.start();
            for (int i = 0; i < 5; i++) {
                Audit audit = over(audits.add(Scope.ALL, (long) i, "somebody").id());
                assertThat(audits.findings(audit.id(), 0, 10)).isEmpty();
                assertThat(audit.outcome().size()).isEqualTo(audit.total());
                assertThat(audit.outcome().comparedUpTo()).isEqualTo(audit.total());
            }
        } finally {
            enough.set(true);
            writer.join();
        }
    }

    @Test
    void one_begun_again_after_more_was_recorded_and_signed_takes_none_of_it_for_missing() throws Exception {
        record(10);
        Log log = log();
        log.checkpoint();
        UUID id = auditsWith(log).add(Scope.ALL, 3L, "somebody").id();
        alter("update audit_run set state = 'CANCELLED', up_to = 10");
        record(5);
        log.checkpoint();
        audits.resume(id);
        audits.start();

        Audit audit = over(id);
        assertThat(audit.state()).as("%s", audit.message()).isEqualTo(Audit.State.DONE);
        assertThat(audits.findings(id, 0, 10)).isEmpty();
        assertThat(audit.outcome().size()).isEqualTo(10);
        assertThat(audit.outcome().checkpoints()).isEqualTo(2);
    }

    @Test
    void a_log_that_is_signed_all_the_while_is_not_taken_for_longer_than_the_ledger() throws Exception {
        record(20);
        Log log = log();
        log.checkpoint();
        auditsWith(log).start();
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                record(1);
                log.checkpoint();
            }
        });
        try {
            for (int i = 0; i < 5; i++) {
                Audit audit = over(audits.add(Scope.ALL, (long) i, "somebody").id());
                assertThat(audits.findings(audit.id(), 0, 10)).isEmpty();
            }
        } finally {
            enough.set(true);
            writer.join();
        }
    }

    @Test
    void an_end_that_is_missing_is_found_again_by_the_command_that_repeats_the_audit() throws Exception {
        record(10);
        log().checkpoint();
        reopen();
        alter("delete from event where position > 7");
        reopen();
        auditsWith(log()).start();
        Audit first = over(audits.add(Scope.ALL, 3L, "somebody").id());
        Audit again = over(audits.add(new Scope(null, 7L), 3L, "somebody").id());
        Audit before = over(audits.add(new Scope(null, 5L), 3L, "somebody").id());

        assertThat(first.commandLine())
                .isEqualTo("chancery audit --up-to 7 --seed 3")
                .isEqualTo(again.commandLine());
        for (Audit audit : List.of(first, again, before)) {
            assertThat(audits.findings(audit.id(), 0, 100))
                    .extracting(Audits.Listed::finding)
                    .filteredOn(finding -> finding.expected().contains("outside the database"))
                    .extracting(Finding::kind, Finding::position, Finding::found)
                    .containsExactly(tuple(Finding.Kind.LEDGER_SHORTER, 7L, "7 events"));
        }
    }

    @Test
    void checkpoints_whose_key_is_gone_are_compared_and_it_is_said_that_nobody_checked_them() throws Exception {
        record(4);
        log().checkpoint();
        Files.delete(data.resolve("log/key"));
        auditsWith(log()).start();
        Audit audit = over(audits.add(Scope.ALL, 1L, "somebody").id());

        assertThat(audits.findings(audit.id(), 0, 10))
                .extracting(Audits.Listed::finding)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Finding.Kind.NOT_COMPARED);
                    assertThat(finding.found()).contains("signatures were not checked: 3");
                });
        assertThat(audit.outcome().checkpoints()).isEqualTo(3);
    }

    @Test
    void one_given_up_before_it_begins_does_not_begin() {
        record(3);
        UUID id = audits.add(Scope.ALL, null, "somebody").id();
        AuditBook book = new AuditBook(database);
        assertThat(book.next()).map(Audit::id).contains(id);
        assertThat(audits.cancel(id)).isTrue();

        assertThat(book.begin(id, 3, "rules", "program")).isFalse();
        assertThat(audits.find(id).orElseThrow().state()).isEqualTo(Audit.State.CANCELLED);
    }

    @Test
    void who_knew_what_it_found_first_does_not_know_what_it_finds_when_it_begins_again() throws Exception {
        record(5);
        UUID id = audits.add(Scope.ALL, null, "somebody").id();
        alter("update audit_run set state = 'CANCELLED', up_to = 5, findings = 1, size = 5, took = 1");
        audits.acknowledge(id, "A. Person", "one finding");
        alter("update event set recorded_by = 'nobody'");
        audits.resume(id);
        audits.start();

        Audit audit = over(id);
        assertThat(audit.findings()).isEqualTo(5);
        assertThat(audit.acknowledged()).isNull();
        assertThat(audits.open()).map(Audit::id).contains(id);
        Audit acknowledged = audits.acknowledge(id, "B. Person", " ");
        assertThat(acknowledged.acknowledged().by()).isEqualTo("B. Person");
        assertThat(acknowledged.acknowledged().remark()).isNull();
    }

    @Test
    void many_asked_for_at_once_each_have_a_number() throws Exception {
        record(1);
        List<Future<Audit>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                asked.add(threads.submit(() -> audits.add(Scope.ALL, 1L, "somebody")));
            }
        }
        for (Future<Audit> one : asked) {
            assertThat(one.get().state()).isEqualTo(Audit.State.QUEUED);
        }
        assertThat(audits.latest()).hasSize(40);
    }

    @Test
    void an_audit_is_read_over_one_connection() throws Exception {
        record(5);
        alter("update event set recorded_by = 'nobody' where position = 3");
        audits.start();
        UUID id = over(audits.add(Scope.ALL, null, "somebody").id()).id();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.getJdbcUrl());
        config.setUsername(database.getUsername());
        config.setPassword(database.getPassword());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(2_000);
        try (HikariDataSource single = new HikariDataSource(config)) {
            AuditBook book = new AuditBook(single);
            Map<Finding.Kind, Long> kinds = Map.of(Finding.Kind.LEAF_DIFFERS, 1L);
            assertThat(book.find(id)).map(audit -> audit.outcome().kinds()).contains(kinds);
            assertThat(book.open()).map(audit -> audit.outcome().kinds()).contains(kinds);
            assertThat(book.latest(1))
                    .extracting(audit -> audit.outcome().kinds())
                    .containsExactly(kinds);
        }
    }

    @Test
    void what_nobody_can_read_is_no_name_and_no_remark() throws Exception {
        record(5);
        alter("update event set recorded_by = 'nobody' where position = 3");
        audits.start();
        UUID id = over(audits.add(Scope.ALL, null, "somebody").id()).id();
        for (String name : List.of("", " ", "A.\u0001", "A.\0", "A.\nPerson", "A. \ud83d", "A".repeat(201))) {
            assertThatIllegalArgumentException()
                    .as(name)
                    .isThrownBy(() -> audits.acknowledge(id, name, null))
                    .withMessageStartingWith("the name cannot be taken: ");
        }
        for (String remark : List.of("\u0001", "\0", "\udc00", "😀".repeat(501))) {
            assertThatIllegalArgumentException()
                    .as(remark)
                    .isThrownBy(() -> audits.acknowledge(id, "A. Person", remark))
                    .withMessageStartingWith("the remark cannot be taken: ");
        }
        assertThat(audits.acknowledge(id, " A. Person ", "two\nlines 😀").acknowledged())
                .satisfies(known -> assertThat(List.of(known.by(), known.remark()))
                        .isEqualTo(List.of("A. Person", "two\nlines 😀")));
    }

    @Test
    void findings_are_open_until_somebody_acknowledges_them_by_name() throws Exception {
        record(5);
        alter("update event set recorded_by = 'nobody' where position = 3");
        audits.start();
        UUID id = over(audits.add(Scope.ALL, null, "somebody").id()).id();

        Audit open = audits.open().orElseThrow();
        assertThat(open.id()).isEqualTo(id);
        assertThat(open.outcome().kinds()).isEqualTo(Map.of(Finding.Kind.LEAF_DIFFERS, 1L));
        assertThat(audits.findings(id, 0, 10))
                .singleElement()
                .satisfies(listed -> assertThat(List.of(
                                listed.number(),
                                listed.finding().position(),
                                listed.finding().relation()))
                        .isEqualTo(List.of(1L, 3L, "BRA-USA")));
        assertThatIllegalArgumentException().isThrownBy(() -> audits.acknowledge(id, " ", null));
        Audit known = audits.acknowledge(id, "A. Person", "a test did it");

        assertThat(known.acknowledged().by()).isEqualTo("A. Person");
        assertThat(known.acknowledged().remark()).isEqualTo("a test did it");
        assertThat(audits.open()).isEmpty();
        assertThatThrownBy(() -> audits.acknowledge(id, "B. Person", null))
                .isInstanceOf(Audits.NotNow.class)
                .hasMessageContaining("A. Person");
    }

    @Test
    void very_many_findings_are_listed_page_by_page() throws Exception {
        record(1);
        UUID id = audits.add(Scope.ALL, null, "somebody").id();
        AuditBook book = new AuditBook(database);
        List<Finding> some = new ArrayList<>();
        for (long i = 1; i <= 2_500; i++) {
            some.add(new Finding(Finding.Kind.LEAF_DIFFERS, i, ledger.newId(), "BRA-USA", "one\0", "other"));
        }
        book.write(id, 1, some);

        assertThat(audits.find(id).orElseThrow().findings()).isEqualTo(2_500);
        assertThat(audits.findings(id, 0, 10_000)).hasSize(Audits.LARGEST_PAGE);
        assertThat(audits.findings(id, 2_400, 1_000)).hasSize(100);
    }

    @Test
    void a_position_that_is_not_there_is_refused() {
        record(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> audits.add(new Scope(null, 3L), null, "somebody"))
                .withMessageContaining("position 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Scope(null, -1L));
        assertThatIllegalArgumentException().isThrownBy(() -> audits.add(Scope.ALL, -1L, "somebody"));
    }
}
