package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.form.CommandForms;
import org.junit.jupiter.api.Test;

class EveryCommandIsTestedTest {

    @Test
    void every_command_is_sent_in_a_test_of_its_family() throws IOException {
        Path tests = Path.of("src/test/java/org/chancery/relation");
        String sources;
        try (Stream<Path> files = Files.list(tests)) {
            sources = files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(EveryCommandIsTestedTest::text)
                    .collect(Collectors.joining());
        }
        List<String> untested = CommandForms.names().stream()
                .filter(name -> !sources.contains('"' + name + ' ')
                        && !(name.endsWith("-mediation")
                                && sources.contains('"' + name.replace("-mediation", "\" + OF")))
                        && !(name.endsWith("-agreement")
                                && sources.contains('"' + name.replace("-agreement", "\" + OF")))
                        && !(name.endsWith("-sanctions")
                                && sources.contains('"' + name.replace("-sanctions", "\" + OF"))))
                .toList();
        assertThat(untested)
                .as("a command needs a test: add one to the class of its family in " + tests)
                .isEmpty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
