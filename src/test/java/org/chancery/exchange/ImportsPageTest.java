package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The page on imports and the program say the same. */
class ImportsPageTest {

    private final String page;

    ImportsPageTest() throws IOException {
        page = Files.readString(Path.of("docs/reference/imports.md"));
    }

    @Test
    void every_format_is_on_the_page_and_no_other() {
        assertThat(page.lines().filter(line -> line.startsWith("### ")).toList())
                .containsExactlyElementsOf(Formats.all().stream()
                        .map(format -> "### `" + format.name() + "`")
                        .toList());
    }

    @Test
    void every_count_is_explained() {
        assertThat(Arrays.stream(Counts.class.getRecordComponents()).map(RecordComponent::getName))
                .allSatisfy(count -> assertThat(page).contains("| `" + count + "` |"));
    }

    @Test
    void the_columns_of_headed_layouts_are_named() {
        Formats.all().stream()
                .filter(format -> !(format instanceof Icews) && !(format instanceof Records))
                .flatMap(format -> format.layouts().stream())
                .filter(Layout::headed)
                .flatMap(layout -> layout.columns().stream())
                .filter(column -> !column.isEmpty())
                .forEach(column -> assertThat(page).contains("`" + column + "`"));
    }

    @Test
    void the_bounds_are_those_of_the_program() {
        assertThat(page)
                .contains("beyond " + Watch.LONGEST_LINE / (1 << 20) + " MiB")
                .contains("more than %,d empty lines".formatted(Watch.MOST_EMPTY_LINES));
    }
}
