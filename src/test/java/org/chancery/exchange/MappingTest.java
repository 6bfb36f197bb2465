package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chancery.actor.Actors;
import org.chancery.form.CommandForms;
import org.chancery.form.Json;
import org.chancery.time.DayOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows of somebody's own table become, by what was said of its columns. */
class MappingTest {

    private static final UUID ID = new UUID(0x8000, 0x8000_0000_0000_0000L);

    @TempDir
    private Path folder;

    private static Mapping mapping(String json) {
        return Mapping.read(Json.read(json));
    }

    /** What each row comes to: a body, or why there is none. */
    private List<String> read(Mapping mapping, String... lines) {
        List<String> said = new ArrayList<>();
        try {
            Path file = Files.writeString(folder.resolve("table"), String.join("\n", lines) + "\n");
            MappedRecords format = new MappedRecords(mapping);
            Format.Reader reader = format.reader(Actors.states());
            try (Rows rows = Rows.open(file, format.layouts())) {
                while (rows.hasNext()) {
                    said.add(
                            switch (ImportRun.reading(rows.next(), reader)) {
                                case Reading.Says says ->
                                    CommandForms.write(says.telling()
                                                            .commands(new Pen(part -> ID, false, null))
                                                            .getFirst())
                                                    .without("recordId")
                                                    .toString()
                                            + (says.look() == null ? "" : " LOOK " + says.look());
                                case Reading.Review(String why) -> "review: " + why;
                                case Reading.Refused(String why, var _) -> "refused: " + why;
                                case Reading.Nothing(String why) -> "nothing: " + why;
                            });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said;
    }

    private String one(Mapping mapping, String... lines) {
        List<String> said = read(mapping, lines);
        assertThat(said).hasSize(1);
        return said.getFirst();
    }

    private static final String MEETINGS = """
            {"columns":{"Country A":"delegations","Country B":"delegations","Date":"occurred","City":"place"},
             "leftOut":["No."],
             "constants":{"command":"hold-meeting","source.title":"Our book"}}
            """;

    @Test
    void columns_fill_ours_constants_hold_for_every_row_and_the_rest_stands_in_the_note() {
        assertThat(one(
                        mapping(MEETINGS),
                        "No.;Country A;Country B;Date;City;Remark;",
                        "7;Turkey;Soviet Union;5 June 1967;Ankara;a \"working\" visit;x"))
                .isEqualTo(
                        "{\"delegations\":[{\"actor\":\"TUR\",\"role\":\"PRINCIPAL\"},{\"actor\":\"SUN\",\"role\":\"PRINCIPAL\"}],"
                                + "\"occurred\":\"1967-06-05\",\"place\":\"Ankara\",\"sources\":[{\"title\":\"Our book\"}],"
                                + "\"grade\":\"REPORTED\",\"mark\":\"TLP:CLEAR\","
                                + "\"note\":\"Remark: a \\\"working\\\" visit\\ncolumn 7: x\"}");
    }

    private static final String TIES = """
            {"columns":{"A":"between","B":"between","When":"occurred"},
             "constants":{"command":"establish-ties","unsourced":"a test"}%s}
            """;

    private static String ties(String one, String other, String date) {
        return "{\"between\":[\"" + one + "\",\"" + other + "\"],\"occurred\":\"" + date
                + "\",\"unsourced\":\"a test\",\"grade\":\"REPORTED\",\"mark\":\"TLP:CLEAR\"}";
    }

    @Test
    void a_name_means_who_bore_it_on_the_day_of_the_row() {
        assertThat(read(
                        mapping(TIES.formatted("")),
                        "A\tB\tWhen",
                        "turkey\tSOVIET UNION\t1967",
                        "Turkey\tRussia\t1995-03",
                        "TUR\tsy\t1967-06-05"))
                .containsExactly(
                        ties("TUR", "SUN", "1967"), ties("TUR", "RUS", "1995-03"), ties("TUR", "SYR", "1967-06-05"));
    }

    @Test
    void a_name_of_nobody_or_of_several_is_refused_until_somebody_says_whom_it_means() {
        Mapping none = mapping(TIES.formatted(""));
        String[] rows = {"A,B,When", "Turkye,Syria,1967"};
        assertThat(one(none, rows))
                .isEqualTo("refused: \"Turkye\" is nobody known on the day of the row; say whom it means");
        assertThat(one(none.with(Map.of("Turkye", "TUR")), rows)).isEqualTo(ties("TUR", "SYR", "1967"));
    }

    @Test
    void numbers_are_codes_only_of_the_list_that_was_said() {
        String[] rows = {"A,B,When", "640,652,1967"};
        assertThat(one(mapping(TIES.formatted("")), rows)).startsWith("refused: \"640\" is nobody known");
        assertThat(one(mapping(TIES.formatted(",\"codes\":\"COW\"")), rows)).isEqualTo(ties("TUR", "SYR", "1967"));
        assertThat(one(mapping(TIES.formatted(",\"codes\":\"COW\"")), "A,B,When", "255,002,1910"))
                .isEqualTo(ties("DEU", "USA", "1910"));
        assertThat(one(mapping(TIES.formatted(",\"codes\":\"GW\"")), "A,B,When", "640,Syria,1967"))
                .isEqualTo(ties("TUR", "SYR", "1967"));
    }

    @Test
    void a_date_with_two_readings_waits_for_the_order_and_one_with_a_single_reading_is_listed() {
        String[] rows = {"A,B,When", "TUR,SYR,03/04/1967", "TUR,SYR,25/04/1967", "TUR,SYR,3.4.1967"};
        assertThat(read(mapping(TIES.formatted("")), rows))
                .containsExactly(
                        "refused: occurred ends with its year and can be read two ways; say whether the day or the month comes"
                                + " first",
                        ties("TUR", "SYR", "1967-04-25")
                                + " LOOK a date that ends with its year was read the one way it can be; say in the options"
                                + " which number comes first",
                        ties("TUR", "SYR", "1967-04-03"));
        assertThat(read(mapping(TIES.formatted(",\"dates\":\"DAY_FIRST\"")), rows))
                .containsExactly(
                        ties("TUR", "SYR", "1967-04-03"),
                        ties("TUR", "SYR", "1967-04-25"),
                        ties("TUR", "SYR", "1967-04-03"));
        assertThat(read(mapping(TIES.formatted(",\"dates\":\"MONTH_FIRST\"")), rows)
                        .subList(0, 2))
                .containsExactly(
                        ties("TUR", "SYR", "1967-03-04"),
                        "refused: occurred: \"25/04/1967\" is no date with the month first, as all dates of the file were said"
                                + " to be");
    }

    @Test
    void a_date_that_is_none_is_refused_with_the_nearest_form() {
        assertThat(one(mapping(TIES.formatted("")), "A,B,When", "TUR,SYR,31 June 1967"))
                .startsWith("refused: occurred: \"31 June 1967\": found a month in words")
                .endsWith("write 1967-06-30");
    }

    @Test
    void words_are_ours_whatever_their_case_and_blanks() {
        Mapping acts = mapping("""
                {"columns":{"Act":"command","Sender":"by","Host":"toward","Level":"level","Date":"occurred"},
                 "constants":{"unsourced":"a test"}}
                """);
        assertThat(one(acts, "Act,Sender,Host,Level,Date", "Raise mission level,USA,Afghanistan,Ambassador,1948-06-05"))
                .isEqualTo("{\"by\":\"USA\",\"toward\":\"AFG\",\"level\":\"AMBASSADOR\",\"occurred\":\"1948-06-05\","
                        + "\"unsourced\":\"a test\",\"grade\":\"REPORTED\",\"mark\":\"TLP:CLEAR\"}");
        assertThat(one(acts, "Act,Sender,Host,Level,Date", "Raise the flag,USA,AFG,,1948"))
                .startsWith("refused: ");
        assertThat(one(acts, "Act,Sender,Host,Level,Date", ",USA,AFG,,1948")).startsWith("refused: there is no act");
    }

    @Test
    void a_column_of_which_nothing_is_said_means_what_its_name_says_if_it_is_ours() {
        assertThat(one(
                        mapping("{\"actors\":{\"the Porte\":\"TUR\"}}"),
                        "command,between,occurred,unsourced,region",
                        "establish-ties,the Porte; Syria,1967,a test,Levant"))
                .isEqualTo(ties("TUR", "SYR", "1967").replace("CLEAR\"}", "CLEAR\",\"note\":\"region: Levant\"}"));
    }

    @Test
    void empty_rows_of_a_sheet_are_nothing() {
        assertThat(read(mapping(TIES.formatted("")), "A,B,When", ",,", "TUR,SYR,1967", ", ,"))
                .containsExactly("nothing: an empty row", ties("TUR", "SYR", "1967"), "nothing: an empty row");
    }

    @Test
    void hostile_cells_are_text_and_nothing_else() {
        List<String> said = read(
                mapping(TIES.formatted("")),
                "A,B,When,<script>alert(1)</script>",
                "TUR,SYR,1967,=cmd()",
                "=cmd(),SYR,1967,",
                "x".repeat(5_000) + ",SYR,1967,",
                "TUR,SYR,=1+1,",
                "A,B,When,<script>alert(1)</script>");
        assertThat(said.get(0)).contains("\"note\":\"<script>alert(1)</script>: =cmd()\"");
        assertThat(said.get(1))
                .isEqualTo("refused: \"=cmd()\" is nobody known on the day of the row; say whom it means");
        assertThat(said.get(2))
                .startsWith("refused: between: a name of 5000 characters")
                .hasSizeLessThan(200);
        assertThat(said.get(3)).startsWith("refused: occurred: \"=1+1\"");
        assertThat(said.get(4)).startsWith("refused: occurred: \"When\"");
    }

    private String unreadable(Mapping mapping, String header) {
        try {
            read(mapping, header);
            return "";
        } catch (UnreadableFile e) {
            return e.getMessage();
        }
    }

    @Test
    void a_header_that_cannot_be_used_is_refused_as_a_whole() {
        Mapping ties = mapping(TIES.formatted(""));
        assertThat(unreadable(ties, "A,Beta,When"))
                .isEqualTo(
                        "Found no column \"B\", expected each column that the options speak of; there are \"A\", \"Beta\","
                                + " \"When\". Say again what the columns mean, or put the header right.");
        assertThat(unreadable(ties, "A,B,When,A")).startsWith("Found a column that is named twice: \"A\", expected");
        assertThat(unreadable(ties, "A,B,When,column 5,"))
                .startsWith("Found a column that is named twice: \"column 5\"");
        assertThat(unreadable(ties, "A,B,When" + ",x".repeat(9_997)))
                .startsWith("Found 10000 columns, expected at most 200.");
        assertThat(unreadable(ties, "A,B,When," + "x".repeat(5_000)))
                .startsWith("Found a column with a name of 5000 characters, beginning with \"xxx");
        assertThat(unreadable(ties, "{\"command\":\"sever-ties\"}")).startsWith("Found JSON Lines, expected a table");
        assertThat(unreadable(ties, "")).startsWith("Found ");
    }

    @Test
    void a_name_of_a_column_may_stand_on_two_lines() {
        assertThat(one(
                        mapping(TIES.formatted("").replace("When", "When it was")),
                        "A,B,\"When\n it was\"",
                        "TUR,SYR,1967"))
                .isEqualTo(ties("TUR", "SYR", "1967"));
    }

    @Test
    void what_came_back_unrecorded_can_be_sent_again_as_it_is() {
        assertThat(read(mapping(TIES.formatted("")), "A,B,When,outcome,why", "TUR,SYR,1967,REFUSED,a reason"))
                .containsExactly(ties("TUR", "SYR", "1967"));
    }

    @Test
    void as_json_it_is_what_it_was() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("Country A", "by");
        columns.put("=cmd()", "toward");
        Mapping whole = new Mapping(
                columns,
                Set.of("No."),
                Map.of("command", "sever-ties"),
                Map.of("Türkei", "TUR"),
                Mapping.Codes.GW,
                DayOrder.MONTH_FIRST);
        assertThat(Mapping.read(whole.json())).isEqualTo(whole);
        assertThat(whole.json().toString())
                .isEqualTo(
                        "{\"columns\":{\"Country A\":\"by\",\"=cmd()\":\"toward\"},\"leftOut\":[\"No.\"],\"constants\":{"
                                + "\"command\":\"sever-ties\"},\"codes\":\"GW\",\"dates\":\"MONTH_FIRST\",\"actors\":{"
                                + "\"Türkei\":\"TUR\"}}");
        assertThat(Mapping.read(Json.read("{}"))).isEqualTo(Mapping.NONE);
    }

    @Test
    void what_contradicts_itself_or_is_not_known_is_unfit() {
        assertUnfit("[]", "Found no object, expected an object with columns");
        assertUnfit("{\"column\":{}}", "Found the field \"column\", expected columns, leftOut");
        assertUnfit(
                "{\"columns\":{\"A\":\"party\"}}",
                "Found the column \"party\", expected a column of records: command,");
        assertUnfit(
                "{\"columns\":{\"A\":\"place\",\"B\":\"place\"}}", "Found two columns for place, one of them \"B\"");
        assertUnfit(
                "{\"columns\":{\"A\":\"place\"},\"constants\":{\"place\":\"Paris\"}}",
                "Found place both from the column \"A\" and the same for every row, expected one of the two.");
        assertUnfit(
                "{\"columns\":{\"A\":\"place\"},\"leftOut\":[\"A\"]}", "Found the column \"A\" both used and left out");
        assertUnfit("{\"dates\":\"US\"}", "Found \"US\" for dates, expected one of DAY_FIRST, MONTH_FIRST.");
        assertUnfit("{\"constants\":{\"place\":1}}", "Found what is no text in constants");
        assertUnfit("{\"actors\":{\"" + "x".repeat(5_000) + "\":\"TUR\"}}", "Found a name of 5000 characters");
        assertThatThrownBy(() -> mapping("{\"actors\":{\"x\":\"NOBODY\"}}").check(Actors.states()))
                .hasMessage("Found the code \"NOBODY\" for \"x\", expected the code of an actor, such as TUR.");
    }

    private static void assertUnfit(String json, String message) {
        assertThatThrownBy(() -> mapping(json))
                .isInstanceOf(Mapping.Unfit.class)
                .hasMessageStartingWith(message);
    }
}
