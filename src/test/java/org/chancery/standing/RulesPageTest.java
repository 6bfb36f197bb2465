package org.chancery.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page of the versions of the rules lists every one, up to the one that answers carry. */
class RulesPageTest {

    @Test
    void every_version_up_to_the_present_one_is_listed_in_order() throws IOException {
        String page = Files.readString(Path.of("docs/reference/rules.md"));
        List<String> listed = Pattern.compile("^\\| (\\d+) \\|", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        assertThat(listed)
                .isEqualTo(IntStream.rangeClosed(1, Integer.parseInt(Standing.RULES))
                        .mapToObj(String::valueOf)
                        .toList());
    }
}
