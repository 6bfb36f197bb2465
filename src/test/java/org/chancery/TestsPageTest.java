package org.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says how the program is tested names tests that are there. */
class TestsPageTest {

    private static final Path PAGE = Path.of("docs/explanation/how-it-is-tested.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");

    @Test
    void every_class_the_page_names_is_there() throws IOException {
        assertThat(named()).isNotEmpty().isSubsetOf(classes());
    }

    @Test
    void the_page_names_every_test_of_the_packaged_program() throws IOException {
        Set<String> whole =
                classes().stream().filter(name -> name.endsWith("IT")).collect(Collectors.toSet());
        assertThat(named()).containsAll(whole);
    }

    private static Set<String> named() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher names = NAMED.matcher(Files.readString(PAGE));
        while (names.find()) {
            named.add(names.group(1));
        }
        return named;
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
