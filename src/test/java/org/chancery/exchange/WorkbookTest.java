package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets of workbooks come in as tables of text do, and a date says no more than its cell shows. */
class WorkbookTest {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** Styles by number: general, a day, a year, a month of a year, a built-in day, a time, words beside a number. */
    private static final List<String> FORMATS = List.of("0", "164", "165", "166", "14", "167", "168", "169", "17");

    private static final int DAY = 1;
    private static final int YEAR = 2;
    private static final int MONTH = 3;
    private static final int USUAL_DAY = 4;
    private static final int TIME = 5;
    private static final int DOLLARS = 6;
    private static final int LONG_DAY = 7;
    private static final int USUAL_MONTH = 8;

    @TempDir
    private Path folder;

    private static String styles() {
        StringBuilder cells = new StringBuilder();
        FORMATS.forEach(id -> cells.append("<xf numFmtId=\"").append(id).append("\" applyNumberFormat=\"1\"/>"));
        return "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"6\">"
                + "<numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy\"/>"
                + "<numFmt numFmtId=\"166\" formatCode=\"mmmm\\ yyyy\"/><numFmt numFmtId=\"167\" formatCode=\"h:mm:ss\"/>"
                + "<numFmt numFmtId=\"168\" formatCode=\"0.00&quot; dyads&quot;;[Red]-0.00\"/>"
                + "<numFmt numFmtId=\"169\" formatCode=\"[$-409]d&quot; of &quot;mmmm;@\"/></numFmts>"
                + "<cellXfs count=\"" + FORMATS.size() + "\">" + cells + "</cellXfs></styleSheet>";
    }

    private static String text(String text) {
        return "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                + text.replace("&", "&amp;").replace("<", "&lt;") + "</t></is></c>";
    }

    private static String number(String number) {
        return "<c><v>" + number + "</v></c>";
    }

    private static String styled(int style, String number) {
        return "<c s=\"" + style + "\"><v>" + number + "</v></c>";
    }

    /** Cells are given a place by the order in which they come. */
    private static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            row.append(cells[i].replaceFirst("<c", "<c r=\"" + (char) ('A' + i) + number + "\""));
        }
        return row.append("</row>").toString();
    }

    private Path workbook(String... rows) {
        return workbook(false, Map.of("Table", String.join("", rows)), Set.of());
    }

    private Path workbook(boolean from1904, Map<String, String> sheets, Set<String> hidden) {
        List<String> names = sheets.keySet().stream().sorted().toList();
        StringBuilder listed = new StringBuilder();
        StringBuilder related = new StringBuilder();
        Map<String, String> parts = new java.util.LinkedHashMap<>();
        for (int i = 1; i <= names.size(); i++) {
            String name = names.get(i - 1);
            listed.append("<sheet name=\"" + name + "\" sheetId=\"" + i + "\" r:id=\"rId" + i + "\""
                    + (hidden.contains(name) ? " state=\"hidden\"" : "") + "/>");
            related.append("<Relationship Id=\"rId" + i + "\" Type=\"" + KINDS
                    + "/worksheet\" Target=\"worksheets/sheet" + i + ".xml\"/>");
            parts.put(
                    "xl/worksheets/sheet" + i + ".xml",
                    "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + sheets.get(name) + "</sheetData></worksheet>");
        }
        String packages = "http://schemas.openxmlformats.org/package/2006/";
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"" + packages + "content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\""
                        + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\""
                        + "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns=\"" + packages + "relationships\"><Relationship Id=\"rId1\" Type=\"" + KINDS
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + KINDS + "\">"
                        + (from1904 ? "<workbookPr date1904=\"1\"/>" : "") + "<sheets>" + listed
                        + "</sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + packages + "relationships\">" + related
                        + "<Relationship Id=\"rIdStyles\" Type=\"" + KINDS
                        + "/styles\" Target=\"styles.xml\"/></Relationships>");
        parts.put("xl/styles.xml", styles());
        Path file = folder.resolve("table.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return file;
    }

    private static List<List<String>> rows(Path file) {
        List<List<String>> all = new ArrayList<>();
        try (Rows rows = Rows.open(file, List.of(Layout.table("records", List.of())))) {
            all.add(rows.header().names());
            rows.forEachRemaining(row -> all.add(row.cells()));
        }
        return all;
    }

    private static UnreadableFile refusal(Path file) {
        return catchThrowableOfType(UnreadableFile.class, () -> rows(file));
    }

    @Test
    void the_cells_of_a_sheet_are_those_of_a_table() {
        assertThat(rows(workbook(
                        row(1, text("Who"), text("With"), text("Weight")),
                        row(2, text("Türkiye, Republic of"), text("\"Syria\"\nand others"), number("2.50")),
                        row(4, text("<b>"), "<c t=\"b\"><v>1</v></c>", number("1.0E3")),
                        row(5, text("x")))))
                .isEqualTo(List.of(
                        List.of("Who", "With", "Weight"),
                        List.of("Türkiye, Republic of", "\"Syria\"\nand others", "2.5"),
                        List.of("<b>", "true", "1000"),
                        List.of("x", "", "")));
    }

    @Test
    void a_date_says_no_more_than_its_cell_shows() {
        assertThat(rows(workbook(
                        row(1, text("a"), text("b"), text("c"), text("d"), text("e"), text("f")),
                        row(
                                2,
                                styled(DAY, "24629"),
                                styled(YEAR, "40544"),
                                styled(MONTH, "42248"),
                                styled(USUAL_DAY, "24629.75"),
                                styled(LONG_DAY, "24629"),
                                styled(USUAL_MONTH, "42248")),
                        row(
                                3,
                                styled(DAY, "1"),
                                styled(DAY, "59"),
                                styled(DAY, "60"),
                                styled(DAY, "61"),
                                styled(DAY, "2958465"),
                                styled(DAY, "2958466")),
                        row(4, styled(TIME, "0.5"), styled(DOLLARS, "24629"), number("24629"), styled(DAY, "-3")))))
                .isEqualTo(List.of(
                        List.of("a", "b", "c", "d", "e", "f"),
                        List.of("1967-06-06", "2011", "2015-09", "1967-06-06", "1967-06-06", "2015-09"),
                        List.of("1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01", "9999-12-31", "2958466"),
                        List.of("0.5", "24629", "24629", "-3", "", "")));
    }

    @Test
    void days_that_are_counted_from_1904_are_the_same_days() {
        Path file = workbook(
                true,
                Map.of("Table", row(1, text("day")) + row(2, styled(DAY, "23167")) + row(3, styled(YEAR, "23167"))),
                Set.of());
        assertThat(rows(file)).isEqualTo(List.of(List.of("day"), List.of("1967-06-06"), List.of("1967")));
    }

    @Test
    void the_first_sheet_that_can_be_seen_is_read() {
        Path file = workbook(
                false,
                Map.of("A", row(1, text("hidden")), "B", row(1, text("seen")) + row(2, text("1")), "C", ""),
                Set.of("A"));
        assertThat(rows(file)).isEqualTo(List.of(List.of("seen"), List.of("1")));
        assertThat(refusal(workbook(false, Map.of("A", row(1, text("hidden"))), Set.of("A"))))
                .hasMessageContaining("a workbook without a sheet to be seen");
    }

    @Test
    void an_empty_sheet_is_an_empty_file() {
        assertThat(refusal(workbook())).hasMessageContaining("a file with nothing in it");
    }

    @Test
    void a_workbook_that_is_cut_off_damaged_or_of_the_old_kind_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(workbook(row(1, text("a")), row(2, text("b"))));
        Path file = folder.resolve("damaged.xlsx");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThat(refusal(file)).isNotNull();
        assertThat(refusal(workbook("<row r=\"1\"><c r=\"A1\"><v>1</v>")))
                .hasMessageContaining("a workbook that cannot be read");
        Files.write(file, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0});
        assertThat(refusal(file)).hasMessageContaining("XLS");
    }

    @Test
    void what_a_document_declares_of_itself_is_not_followed() {
        Path file = workbook(
                "</sheetData></worksheet><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                row(1, "<c t=\"inlineStr\"><is><t>&e;</t></is></c>"));
        assertThat(refusal(file)).hasMessageContaining("a workbook");
    }

    @Test
    void a_workbook_comes_into_the_books_as_its_text_does() {
        Mapping mapping = new Mapping(
                Map.of("A", "between", "B", "between", "Since", "occurred"),
                Set.of(),
                Map.of("command", "establish-ties", "unsourced", "a test"),
                Map.of(),
                null,
                null);
        Path file = workbook(
                row(1, text("A"), text("B"), text("Since")),
                row(2, text("Turkey"), text("Syria"), styled(YEAR, "16803")),
                row(3, text("Turkey"), text("Nowhere"), styled(YEAR, "16803")));
        try (Desk desk = new Desk(TestDatabase.H2_IN_MEMORY)) {
            Import done = desk.over(desk.imports.add(
                    new Imports.Asked("records", "a table", "table.xlsx", "admin", false, mapping), desk.copy(file)));
            assertThat(done.rows().recorded()).isEqualTo(1);
            assertThat(done.rows().refused()).isEqualTo(1);
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            desk.imports.writeUnrecorded(done.id(), out);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("Turkey,Nowhere,1946,REFUSED");
        }
    }
}
