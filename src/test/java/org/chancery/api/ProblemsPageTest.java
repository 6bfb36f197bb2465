package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of errors knows every type of problem, and with which status it comes. */
class ProblemsPageTest {

    @Test
    void every_type_of_problem_stands_in_a_row_with_its_status() throws IOException {
        String page = Files.readString(Path.of("docs/reference/errors.md"));
        assertThat(ProblemType.all())
                .hasSizeGreaterThan(30)
                .allSatisfy(type -> assertThat(page.lines())
                        .anyMatch(line -> line.startsWith("|")
                                && line.contains("`" + type.name() + "`")
                                && line.contains("| " + type.status() + " |")));
    }
}
