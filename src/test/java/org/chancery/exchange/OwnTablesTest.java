package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.exchange.Import.State;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.TestDatabase;
import org.chancery.time.DayOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody's own table, from the first look at it into the books and out again. */
@OnBothDatabases
class OwnTablesTest {

    private static final String[] TABLE = {
        "Country A;Country B;Date;Region",
        "Turkey;Syria;03/04/1967;Levant",
        "Turkye;Syria;05/06/1967;Levant",
        "Turkye;Persia;07/08/1968;",
        "Turkey;Russia;25/12/1995;"
    };
    private static final Mapping TIES = new Mapping(
            Map.of("Country A", "between", "Country B", "between", "Date", "occurred"),
            Set.of("Region"),
            Map.of("command", "establish-ties", "unsourced", "a test"),
            Map.of(),
            null,
            null);
    private static final Mapping DAY_FIRST =
            new Mapping(TIES.columns(), TIES.leftOut(), TIES.constants(), Map.of(), null, DayOrder.DAY_FIRST);

    private final Desk desk;

    OwnTablesTest(TestDatabase where) {
        desk = new Desk(where);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Import take(boolean dryRun, Mapping mapping, String... lines) {
        return desk.over(desk.imports.add(
                new Imports.Asked("records", "a table", "table.csv", "admin", dryRun, mapping), desk.file(lines)));
    }

    private Import attempt(Import job, Mapping mapping) {
        return desk.over(desk.imports.attempt(job.id(), mapping, "admin"));
    }

    @Test
    void a_table_is_looked_at_mapped_its_names_resolved_imported_and_taken_back() {
        Import unread = desk.attempt("records", TABLE);
        assertThat(unread.state()).isEqualTo(State.FAILED);
        assertThat(desk.imports.isForeign(unread.id())).isTrue();

        Import mapped = attempt(unread, TIES);
        assertThat(mapped.rows()).isEqualTo(new Counts(4, 1, 0, 3, 0, 0, 0, 0, 1, 1));
        Import ordered = attempt(mapped, DAY_FIRST);
        assertThat(ordered.rows()).isEqualTo(new Counts(4, 2, 0, 2, 0, 0, 0, 0, 0, 2));
        assertThat(desk.imports.unclear(ordered.id(), 10))
                .containsExactly(
                        new Imports.UnclearName("Turkye", 2, LocalDate.of(1967, 6, 5), LocalDate.of(1968, 8, 7)));
        assertThat(desk.imports.unclear(ordered.id())).isEqualTo(1);

        Import trial = attempt(ordered, ordered.mapping().with(Map.of("Turkye", "TUR")));
        assertThat(trial.rows().refused()).isZero();
        assertThat(desk.imports.unclear(trial.id(), 10)).isEmpty();
        assertThat(desk.ledger.head().position()).isZero();

        Import done = desk.over(desk.imports.record(trial.id(), null, "admin"));
        assertThat(done.rows()).isEqualTo(trial.rows());
        assertThat(done.mapping()).isEqualTo(trial.mapping());
        assertThat(desk.imports.find(done.id()).orElseThrow().mapping()).isEqualTo(trial.mapping());
        assertThat(take(false, trial.mapping(), TABLE).rows().seen()).isEqualTo(4);
        Import undone = desk.undo(done);
        assertThat(undone.rows().commands()).isEqualTo(done.rows().commands());
        assertThat(take(false, trial.mapping(), TABLE).rows().recorded()).isEqualTo(4);
    }

    @Test
    void rows_that_were_not_recorded_come_back_as_they_were_and_can_be_sent_again() {
        Import done = take(false, DAY_FIRST, TABLE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.imports.writeUnrecorded(done.id(), out);

        String[] back = out.toString(StandardCharsets.UTF_8).split("\r?\n");
        String why = ";REFUSED;\"\"\"Turkye\"\" is nobody known on the day of the row; say whom it means\"";
        assertThat(back)
                .containsExactly(
                        "Country A;Country B;Date;Region;outcome;why",
                        "Turkye;Syria;05/06/1967;Levant" + why,
                        "Turkye;Persia;07/08/1968;" + why);
        Import again = take(false, DAY_FIRST.with(Map.of("Turkye", "TUR")), back);
        assertThat(again.rows()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0, 0, 1, 0, 2));
    }

    @Test
    void one_that_was_stopped_goes_on_by_what_was_said_of_it() {
        List<String> rows = new ArrayList<>(List.of("A,B,When"));
        for (int year = 1000; year < 4_000; year++) {
            rows.add("Turkye,Syria," + (1950 + year % 70) + "/01/" + (1 + year % 28));
        }
        Mapping mapping = new Mapping(
                Map.of("A", "by", "B", "toward", "When", "occurred"),
                Set.of(),
                Map.of("command", "make-statement", "stance", "critical", "unsourced", "a test"),
                Map.of("Turkye", "TUR"),
                null,
                null);
        Import job = desk.imports.add(
                new Imports.Asked("records", null, "t.csv", "admin", false, mapping),
                desk.file(rows.toArray(String[]::new)));
        boolean cancelled;
        do {
            cancelled = desk.imports.cancel(job.id());
        } while (!cancelled
                && !desk.imports.find(job.id()).orElseThrow().state().isOver());
        desk.over(job);
        desk.imports.resume(job.id());
        assertThat(desk.over(job).rows().recorded()).isEqualTo(3_000);
    }

    @Test
    void a_column_that_is_not_there_fails_before_anything_is_recorded() {
        Import done = take(false, TIES, "Country A,Date", "Turkey,1967");
        assertThat(done.state()).isEqualTo(State.FAILED);
        assertThat(done.message()).startsWith("Found no column \"Country B\", expected");
        assertThat(desk.ledger.head().position()).isZero();
    }

    @Test
    void what_a_table_seems_to_hold_is_said() {
        Import unread = desk.attempt(
                "records",
                "Sender|state|Date|Notes|",
                "Turkey|640|03/04/1967|first words|",
                "Türkei, the|652|25/04/1967||",
                "Syria|2|1967-06-05|x|");
        assertThat(desk.imports.sample(unread.id()))
                .isEqualTo(new Sample(
                        "vertical bar",
                        List.of(
                                new Sample.Column(
                                        "Sender",
                                        List.of("Turkey", "Türkei, the", "Syria"),
                                        Sample.Holds.NAMES,
                                        new Sample.Dates(0, 0, 0, 0),
                                        null),
                                new Sample.Column(
                                        "state",
                                        List.of("640", "652", "2"),
                                        Sample.Holds.COW_OR_GW,
                                        new Sample.Dates(0, 0, 0, 0),
                                        null),
                                new Sample.Column(
                                        "Date",
                                        List.of("03/04/1967", "25/04/1967", "1967-06-05"),
                                        Sample.Holds.DATES,
                                        new Sample.Dates(1, 1, 0, 1),
                                        "occurred"),
                                new Sample.Column(
                                        "Notes",
                                        List.of("first words", "x"),
                                        Sample.Holds.TEXT,
                                        new Sample.Dates(0, 0, 0, 0),
                                        "note"),
                                new Sample.Column(
                                        "column 5",
                                        List.of(),
                                        Sample.Holds.NOTHING,
                                        new Sample.Dates(0, 0, 0, 0),
                                        null)),
                        3,
                        false));
    }

    @Test
    void only_a_table_of_records_can_be_mapped_and_only_to_actors_there_are() {
        Import panel = desk.take("cow-dipl", "ccode1,ccode2,year,DR_at_1,DR_at_2", "2,20,1930,0,2");
        assertThat(desk.imports.isForeign(panel.id())).isFalse();
        assertThatThrownBy(() -> desk.imports.attempt(panel.id(), TIES, "admin"))
                .isInstanceOf(Imports.NotNow.class);
        assertThatThrownBy(() -> desk.imports.add(
                        new Imports.Asked("cow-dipl", null, "p.csv", "admin", true, TIES), desk.file("a,b")))
                .hasMessage(
                        "Found options for \"cow-dipl\", expected none; only the columns of records can be others.");
        assertThatThrownBy(() -> take(true, TIES.with(Map.of("x", "NOBODY")), TABLE))
                .hasMessageStartingWith("Found the code \"NOBODY\" for \"x\"");
    }
}
