package org.chancery.cli;

import java.util.Locale;
import org.chancery.cli.Connection.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How well a record must be supported in order to count. */
final class GradeOption {

    @Option(
            names = "--min-grade",
            paramLabel = "GRADE",
            description =
                    "The grade a record needs in order to count: MACHINE, REPORTED or CONFIRMED; REPORTED where none is given.")
    private @Nullable String grade;

    Query on(Query query) {
        return query.with("minGrade", grade == null ? null : grade.toUpperCase(Locale.ROOT));
    }
}
