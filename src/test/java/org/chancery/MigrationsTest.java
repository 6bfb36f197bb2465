package org.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The migrations of both databases have the same numbers, and none is given that databases in use have passed. */
class MigrationsTest {

    /** Five was never given: a database that has six would not start with it. The next is seven. */
    private static final List<String> GIVEN =
            List.of("V1__ledger.sql", "V2__imports.sql", "V3__standing.sql", "V4__log.sql", "V6__audits.sql");

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void numbers_go_up_and_none_is_filled_in_later(String database) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration", database))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .startsWith(GIVEN.toArray(String[]::new));
        }
    }
}
