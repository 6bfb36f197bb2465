package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.chancery.exchange.Import.State;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Pair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands of our own, imported. */
class RecordsImportTest {

    private static final UUID ID = UUID.fromString("0190e225-4800-7000-8000-000000000001");
    private static final String SEVERED = "{\"command\":\"sever-ties\",\"recordId\":\"" + ID
            + "\",\"between\":[\"SYR\",\"TUR\"],\"occurred\":\"2011\",\"unsourced\":\"a test\"}";
    private static final String SUSPENDED =
            "{\"command\":\"suspend-ties\",\"between\":[\"SYR\",\"TUR\"],\"occurred\":\"2013\",\"unsourced\":\"a test\"}";
    private static final String GROUP =
            "{\"command\":\"register-actor\",\"code\":\"SDF\",\"kind\":\"GROUP\",\"name\":\"Syrian Democratic"
                    + " Forces\",\"unsourced\":\"a test\"}";
    private static final String SUPPORT =
            "{\"command\":\"adopt-policy\",\"by\":\"TUR\",\"toward\":\"SDF\",\"policy\":\"safe"
                    + " zone\",\"occurred\":\"2016\",\"unsourced\":\"a test\"}";

    private final Desk desk = new Desk(TestDatabase.H2_IN_MEMORY);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void an_id_that_is_given_is_kept_until_it_is_retracted() {
        Import first = desk.take("records", SEVERED);
        assertThat(desk.ledger.eventsOfRecord(ID)).hasSize(1);

        desk.undo(first);
        Import again = desk.take("records", SEVERED);
        assertThat(again.rows().recorded()).isEqualTo(1);
        assertThat(desk.ledger.eventsOfRecord(ID)).as("made and retracted").hasSize(2);
        assertThat(desk.ledger.relation(Pair.parse("SYR-TUR")).records()).hasSize(2);
        assertThat(desk.take("records", SEVERED).rows().seen()).isEqualTo(1);
    }

    @Test
    void an_id_that_somebody_used_for_another_act_is_reported() {
        desk.take("records", SEVERED);
        Import other = desk.take("records", SEVERED.replace("2011", "2012"));

        assertThat(other.rows()).isEqualTo(new Counts(1, 0, 0, 0, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void a_row_that_needs_an_unrecorded_change_is_kept_and_names_the_import() {
        desk.take("records", SEVERED);
        Import done = desk.take("records", SUSPENDED);

        assertThat(done.rows()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0, 1, 0, 1));
        assertThat(desk.listed(done))
                .containsExactly(new Imports.ReportedRow(
                        1,
                        Outcome.IMPLIED,
                        "something unrecorded must have happened between it and what is on record"));
        assertThat(desk.ledger.events(0, 10).getLast().event().toString())
                .contains("impliesUnrecordedChange=as import " + done.id() + " (a trial) has it");
    }

    @Test
    void an_actor_and_what_it_did_may_come_in_one_file_on_trial_too() {
        Import trial = desk.attempt("records", GROUP, SUPPORT);
        Import done = desk.take("records", GROUP, SUPPORT);

        assertThat(trial.rows()).isEqualTo(done.rows()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0, 0, 0, 0, 2));
        Import undone = desk.undo(done);
        assertThat(undone.rows()).isEqualTo(new Counts(2, 1, 0, 1, 0, 0, 0, 0, 0, 1));
        assertThat(desk.ledger.actors().find("SDF")).isPresent();
    }

    @Test
    void one_at_work_can_be_cancelled_and_resumed() {
        String[] rows = Desk.panels(6_300).toArray(String[]::new);
        Import job = desk.imports.add(desk.asked("cow-dipl", false), desk.file(rows));
        boolean cancelled;
        do {
            cancelled = desk.imports.cancel(job.id());
        } while (!cancelled
                && !desk.imports.find(job.id()).orElseThrow().state().isOver());
        Import stopped = desk.over(job);
        assertThat(cancelled).isTrue();
        assertThat(List.of(State.CANCELLED)).contains(stopped.state());

        desk.imports.resume(job.id());
        assertThat(desk.over(job).rows().recorded()).isEqualTo(6_300);
        assertThat(desk.ledger.head().position()).isEqualTo(12_600);
    }
}
