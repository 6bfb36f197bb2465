package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.chancery.exchange.Import.State;
import org.chancery.ledger.Entry;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.Said;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Certainty;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationCommand.RetractRecord;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnBothDatabases
class ImportsTest {

    private static final String HEAD = "\"\",\"ccode1\",\"ccode2\",\"year\",\"DR_at_1\",\"DR_at_2\"";

    private final Desk desk;

    ImportsTest(TestDatabase where) {
        desk = new Desk(where);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void an_import_says_what_became_of_every_row() {
        Import done = desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,0,2", "\"4\",2,20,1935,2,2", "\"5\",2,20,35,2,2");

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.rows()).isEqualTo(new Counts(3, 2, 0, 1, 0, 0, 0, 0, 0, 4));
        assertThat(done.total()).isEqualTo(3);
        assertThat(done.done()).isEqualTo(3);
        assertThat(done.digest()).hasSize(64);
        assertThat(desk.listed(done))
                .containsExactly(new Imports.ReportedRow(3, Outcome.REFUSED, "year is \"35\", expected four digits"));
        assertThat(desk.imports.impact(done.id(), 10))
                .isEqualTo(new Imports.Impact(1, 1, List.of(new Imports.ChangedRelation("CAN-USA", 4, 3))));
        assertThat(desk.level("USA", "CAN", LocalDate.of(1935, 12, 31)).possible())
                .containsExactly(Value.MINISTER);
        assertThat(desk.ledger.events(0, 10))
                .hasSize(4)
                .allMatch(event -> done.requestId().equals(event.recorded().requestId()));
    }

    @Test
    void two_panels_that_differ_leave_both_levels_possible_between_them() {
        desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,0,2", "\"4\",2,20,1935,2,2");

        assertThat(desk.level("CAN", "USA", LocalDate.of(1932, 6, 1)).certainty())
                .isEqualTo(Certainty.POSSIBLE);
        assertThat(desk.level("CAN", "USA", LocalDate.of(1932, 6, 1)).possible())
                .containsExactly(Value.NONE, Value.MINISTER);
        assertThat(desk.level("USA", "CAN", LocalDate.of(1932, 6, 1)).certainty())
                .isEqualTo(Certainty.DEFINITE);
    }

    @Test
    void the_same_file_again_records_nothing_and_counts_its_rows_as_seen() {
        desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,0,2", "\"4\",2,20,1935,2,2");
        Import again = desk.take("cow-dipl", HEAD, "\"1\",2,20,1930,0,2", "\"2\",2,20,1935,2,2");

        assertThat(again.rows()).isEqualTo(new Counts(2, 0, 2, 0, 0, 0, 0, 0, 0, 0));
        assertThat(desk.ledger.head().position()).isEqualTo(4);
    }

    @Test
    void an_id_used_for_another_content_is_reported_and_never_merged() {
        desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,0,2");
        Import other = desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,3,2");

        assertThat(other.rows()).isEqualTo(new Counts(1, 0, 0, 0, 1, 0, 0, 0, 0, 0));
        assertThat(desk.listed(other))
                .containsExactly(new Imports.ReportedRow(
                        1, Outcome.REUSED, "the id \"2-20-1930\" was used for another content before"));
        assertThat(desk.level("CAN", "USA", LocalDate.of(1930, 12, 31)).possible())
                .containsExactly(Value.NONE);
    }

    @Test
    void an_id_used_twice_in_one_file_is_seen_or_reported() {
        Import done = desk.take("cow-dipl", HEAD, "\"1\",2,20,1930,0,2", "\"2\",2,20,1930,0,2", "\"3\",2,20,1930,3,2");

        assertThat(done.rows()).isEqualTo(new Counts(3, 1, 1, 0, 1, 0, 0, 0, 0, 2));
    }

    @Test
    void a_trial_records_nothing_and_reports_the_same() {
        String[] rows = {
            HEAD, "\"1\",2,20,1930,0,2", "\"2\",2,20,1930,0,2", "\"3\",2,20,1930,3,2", "\"4\",2,20,1935,1,2"
        };
        Import trial = desk.attempt("cow-dipl", rows);
        assertThat(desk.ledger.head().position()).isZero();
        Import done = desk.take("cow-dipl", rows);

        assertThat(trial.rows()).isEqualTo(done.rows());
        assertThat(desk.listed(trial)).isEqualTo(desk.listed(done));
        assertThat(desk.imports.reasons(trial.id())).isEqualTo(desk.imports.reasons(done.id()));
        assertThat(desk.imports.impact(trial.id(), 9)).isEqualTo(desk.imports.impact(done.id(), 9));
    }

    @Test
    void an_import_undone_answers_as_before_and_can_be_made_again() {
        String[] rows = {HEAD, "\"3\",2,20,1930,0,2", "\"4\",2,20,1935,2,2"};
        Import first = desk.take("cow-dipl", rows);
        Import undone = desk.undo(first);

        assertThat(undone.state()).isEqualTo(State.DONE);
        assertThat(undone.rows()).isEqualTo(new Counts(4, 4, 0, 0, 0, 0, 0, 0, 0, 4));
        assertThat(desk.imports.find(first.id()).orElseThrow().undoneBy()).isEqualTo(undone.id());
        assertThat(desk.level("USA", "CAN", LocalDate.of(1935, 12, 31)).possible())
                .containsExactly(Value.NOT_RECORDED);

        Import again = desk.take("cow-dipl", rows);
        assertThat(again.rows()).isEqualTo(first.rows());
        assertThat(desk.level("USA", "CAN", LocalDate.of(1935, 12, 31)).possible())
                .containsExactly(Value.MINISTER);
        assertThat(desk.take("cow-dipl", rows).rows().seen()).isEqualTo(2);
    }

    @Test
    void an_import_whose_author_was_let_go_is_undone_as_before() {
        Import first = desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,0,2", "\"4\",2,20,1935,2,2");
        JdbcClient.create(desk.database)
                .sql("update event set recorded_by = ?, salt = null")
                .params(Entry.HIDDEN + "0".repeat(64))
                .update();

        assertThat(desk.undo(first).rows()).isEqualTo(new Counts(4, 4, 0, 0, 0, 0, 0, 0, 0, 4));
    }

    @Test
    void an_undoing_leaves_alone_what_others_recorded_and_what_is_retracted_already() {
        Import first = desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,0,2");
        Import second = desk.take("cow-dipl", HEAD, "\"3\",2,40,1930,2,2");
        LedgerEvent event = desk.ledger.events(0, 1).getFirst();
        desk.ledger.record(
                List.of(new org.chancery.relation.RelationCommand.RetractRecord(
                        ((org.chancery.relation.RelationEvent.Act) event.event())
                                .particulars()
                                .recordId(),
                        "misread")),
                new org.chancery.ledger.Ledger.Recorder("somebody", null));

        assertThat(desk.undo(first).rows()).isEqualTo(new Counts(2, 1, 1, 0, 0, 0, 0, 0, 0, 1));
        assertThat(desk.level("USA", "CUB", LocalDate.of(1930, 12, 31)).possible())
                .containsExactly(Value.MINISTER);
        assertThat(second.undoneBy()).isNull();
        assertThatThrownBy(() -> desk.imports.undo(first.id(), "admin")).isInstanceOf(Imports.NotNow.class);
    }

    @Test
    void an_undoing_leaves_alone_what_another_recorded_under_the_request_of_the_import() {
        Import first = desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,0,2");
        desk.ledger.record(
                List.of(Said.command(
                        "sever-ties", "{'between':['CUB','USA'],'occurred':'1961-01-03','unsourced':'a test'}")),
                new Ledger.Recorder("somebody", first.requestId()));

        Import undone = desk.undo(first);
        assertThat(undone.rows().recorded()).isEqualTo(first.rows().commands());
        assertThat(undone.rows().refused()).isZero();
        Relation cuba = desk.ledger.relation(Pair.parse("CUB-USA"));
        assertThat(cuba.answer(FacetKey.mutual(Facet.TIES, cuba.pair(), null), LocalDate.of(1970, 1, 1))
                        .possible())
                .containsExactly(Value.SEVERED);
    }

    @Test
    void rows_without_an_id_are_told_apart_by_content_and_place_among_equals() {
        String row = "\t2018-06-01\tA\tNA\tIndia\tConsult\t040\t1\tB\tNA\tJapan\t1\t2\tP\tNA\tNA\tNA\tNA\t1\t2";
        String other = row.replace("040", "041");
        String head = String.join("\t", new Icews().layouts().getFirst().columns());
        Import first = desk.take("icews", head, row, other, row);
        Import second = desk.take("icews", head, row, row, row, other);

        assertThat(first.rows().recorded()).isEqualTo(3);
        assertThat(second.rows().recorded()).isEqualTo(1);
        assertThat(second.rows().seen()).isEqualTo(3);
    }

    @Test
    void a_file_that_cannot_be_read_to_its_end_leaves_nothing_behind() {
        Import failed = desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,0,2", "\"4\",2,20,\"1935,2,2");

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.message()).startsWith("Found ");
        assertThat(desk.ledger.head().position()).isZero();
    }

    @Test
    void rows_not_recorded_come_back_as_they_were_with_the_reason() {
        desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,0,2");
        Import done = desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,1,2", "\"4\",2,20,35,2,2", "\"5\",2,31,1975,3,3");

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.imports.writeUnrecorded(done.id(), out);
        assertThat(out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n")).isEqualTo("""
                        ,ccode1,ccode2,year,DR_at_1,DR_at_2,outcome,why
                        3,2,20,1930,1,2,REUSED,"the id ""2-20-1930"" was used for another content before"
                        4,2,20,35,2,2,REFUSED,"year is ""35"", expected four digits"
                        """);
    }

    @Test
    void a_program_that_starts_again_goes_on_where_the_last_one_stopped() {
        desk.imports.close();
        Imports sleeping = new Imports(desk.ledger, desk.database, desk.folder);
        Import waiting = sleeping.add(desk.asked("cow-dipl", false), desk.file(HEAD, "\"3\",2,20,1930,0,2"));
        assertThat(waiting.state()).isEqualTo(State.QUEUED);

        desk.imports = new Imports(desk.ledger, desk.database, desk.folder);
        desk.imports.start();
        assertThat(desk.over(waiting).rows().recorded()).isEqualTo(1);
    }

    @Test
    void one_that_waits_can_be_cancelled_and_resumed() {
        desk.imports.close();
        desk.imports = new Imports(desk.ledger, desk.database, desk.folder);
        Import waiting = desk.imports.add(desk.asked("cow-dipl", false), desk.file(HEAD, "\"3\",2,20,1930,0,2"));
        assertThat(desk.imports.cancel(waiting.id())).isTrue();
        desk.imports.start();
        assertThat(desk.over(waiting).state()).isEqualTo(State.CANCELLED);

        desk.imports.resume(waiting.id());
        assertThat(desk.over(waiting).rows().recorded()).isEqualTo(1);
        assertThat(desk.imports.cancel(waiting.id())).isFalse();
    }

    @Test
    void an_undoing_that_is_tried_says_what_the_undoing_then_does_and_retracts_nothing() {
        Import done = desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,0,2", "\"4\",2,20,1935,2,2", "\"5\",2,200,1930,3,3");
        long before = desk.ledger.head().position();

        Import trial = desk.over(desk.imports.undo(done.id(), "admin", true));
        assertThat(trial.state()).isEqualTo(State.DONE);
        assertThat(trial.undoes()).isEqualTo(done.id());
        assertThat(trial.rows()).isEqualTo(new Counts(6, 6, 0, 0, 0, 0, 0, 0, 0, 6));
        assertThat(desk.ledger.head().position()).isEqualTo(before);
        assertThat(desk.imports.find(done.id()).orElseThrow().undoneBy()).isNull();

        Imports.Impact foreseen = desk.imports.impact(trial.id(), 10);
        Import undone = desk.undo(done);
        assertThat(undone.rows()).isEqualTo(trial.rows());
        assertThat(desk.imports.impact(undone.id(), 10)).isEqualTo(foreseen);
        assertThat(foreseen.changed()).isEqualTo(2);
        assertThat(desk.imports.find(done.id()).orElseThrow().undoneBy()).isEqualTo(undone.id());
        assertThatThrownBy(() -> desk.imports.undo(done.id(), "admin", true))
                .isInstanceOf(Imports.NotNow.class)
                .hasMessageContaining("is undone by");
    }

    @Test
    void an_undoing_that_is_tried_counts_what_others_retracted_before() {
        Import done = desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,0,2");
        desk.undo(done);
        Import again = desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,0,2");
        desk.ledger.record(
                List.of(new RetractRecord(
                        ((RelationEvent.Act) desk.ledger
                                        .events(desk.ledger.head().position() - 1, 1)
                                        .getFirst()
                                        .event())
                                .particulars()
                                .recordId(),
                        "a mistake")),
                new Ledger.Recorder("somebody", null));

        Import trial = desk.over(desk.imports.undo(again.id(), "admin", true));
        assertThat(trial.rows()).isEqualTo(new Counts(2, 1, 1, 0, 0, 0, 0, 0, 0, 1));
    }

    @Test
    void what_was_tried_is_imported_without_being_sent_again() {
        Import trial = desk.attempt("cow-dipl", HEAD, "\"3\",2,20,1930,0,2", "\"4\",2,20,35,2,2");
        assertThat(desk.imports.ofTheSameFile(trial)).isEmpty();

        Import done = desk.over(desk.imports.record(trial.id(), "two panels", "admin"));
        assertThat(done.name()).isEqualTo("two panels");
        assertThat(done.rows()).isEqualTo(trial.rows());
        assertThat(done.digest()).isEqualTo(trial.digest());
        assertThat(desk.imports.ofTheSameFile(trial)).extracting(Import::id).containsExactly(done.id());
        assertThat(desk.imports.ofTheSameFile(done)).isEmpty();

        Import twice = desk.over(desk.imports.record(trial.id(), null, "admin"));
        assertThat(twice.name()).isEqualTo(trial.name());
        assertThat(twice.rows()).isEqualTo(new Counts(2, 0, 1, 1, 0, 0, 0, 0, 0, 0));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.imports.writeUnrecorded(twice.id(), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("4,2,20,35,2,2,REFUSED,");
    }

    @Test
    void only_a_trial_that_is_done_can_be_imported() {
        Import failed = desk.attempt("cow-dipl", "no,such,columns", "1,2,3");
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThatThrownBy(() -> desk.imports.record(failed.id(), null, "admin"))
                .isInstanceOf(Imports.NotNow.class)
                .hasMessage("The trial is FAILED; only the file of one that is done can be imported.");
        Import done = desk.take("cow-dipl", HEAD, "\"3\",2,20,1930,0,2");
        assertThatThrownBy(() -> desk.imports.record(done.id(), null, "admin"))
                .isInstanceOf(Imports.NotNow.class)
                .hasMessageContaining("no trial of a file");
        Import trial = desk.attempt("cow-dipl", HEAD, "\"3\",2,20,1930,0,2");
        assertThatThrownBy(() -> desk.imports.record(trial.id(), "x".repeat(Imports.LONGEST_NAME + 1), "admin"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
