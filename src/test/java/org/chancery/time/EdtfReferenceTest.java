package org.chancery.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.chancery.time.OccurrenceDate.End;
import org.chancery.time.OccurrenceDate.Lasting;
import org.chancery.time.OccurrenceDate.Once;
import org.junit.jupiter.api.Test;

/** Every row of the tables in {@code docs/reference/edtf.md} says what the program does. */
class EdtfReferenceTest {

    private static final Path PAGE = Path.of("docs/reference/edtf.md");

    /** The cells of every table row below a heading of the second level, without the rows that head the tables. */
    private static List<List<String>> rowsUnder(String heading) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
                .toList();
    }

    private static String code(String cell) {
        assertThat(cell).startsWith("`").endsWith("`");
        return cell.substring(1, cell.length() - 1);
    }

    private static Window window(String earliest, String latest) {
        return Window.of(
                earliest.equals("open") ? null : LocalDate.parse(earliest),
                latest.equals("open") ? null : LocalDate.parse(latest));
    }

    @Test
    void dates_of_what_happened_once_have_the_windows_of_the_page() throws IOException {
        List<List<String>> rows = rowsUnder("Accepted: it happened once");
        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            Once once = (Once) OccurrenceDate.parse(code(row.getFirst()));
            assertThat(once.window()).as(row.getFirst()).isEqualTo(window(row.get(2), row.get(3)));
        });
    }

    @Test
    void dates_of_what_lasted_have_the_windows_of_the_page() throws IOException {
        List<List<String>> rows = rowsUnder("Accepted: it lasted");
        assertThat(rows).hasSizeGreaterThan(8).allSatisfy(row -> {
            Lasting lasting = (Lasting) OccurrenceDate.parse(code(row.getFirst()));
            assertThat(lasting.start().window()).as(row.getFirst()).isEqualTo(window(row.get(1), row.get(2)));
            assertThat(row.subList(3, 5)).isEqualTo(lastDay(lasting.end()));
        });
    }

    private static List<String> lastDay(End end) {
        return switch (end) {
            case End.Until(Once last) ->
                List.of(
                        String.valueOf(last.window().earliest()),
                        String.valueOf(last.window().latest()));
            case End.Ongoing() -> List.of("still going on", "still going on");
            case End.Unknown() -> List.of("not known", "not known");
        };
    }

    @Test
    void refused_forms_have_the_messages_of_the_page() throws IOException {
        List<List<String>> rows = rowsUnder("Refused");
        assertThat(rows).hasSizeGreaterThan(60).allSatisfy(row -> {
            String text = code(row.getFirst());
            String shown = text.codePoints()
                    .mapToObj(c -> c < 128 ? Character.toString(c) : "<U+%04X>".formatted(c))
                    .reduce("", String::concat);
            assertThat(UnreadableDateTest.refusalOf(text)).hasMessage("\"" + shown + "\": " + code(row.get(1)));
        });
    }
}
