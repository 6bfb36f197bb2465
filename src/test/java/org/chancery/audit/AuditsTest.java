package org.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
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
