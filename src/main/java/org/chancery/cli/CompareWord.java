package org.chancery.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chancery.cli.Connection.Query;
import org.chancery.cli.Table.Cell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code compare}: every answer that differs between two days, or between what was known at two instants. */
@Command(
        name = "compare",
        description = "Every answer that differs between two points on the clocks, with the records that cause it.",
        footer = {
            "",
            "A point is DAY,INSTANT; either may be left out: 2012-01-01 is that day as known now,",
            "and ,2026-11-01T00:00:00Z is today as known then.",
            "",
            "Examples",
            "  chancery compare 2010-12-31 2012-01-01 --relation SYR-TUR",
            "  chancery compare 2012-01-01,2026-11-01T00:00:00Z 2012-01-01 --actor SYR"
        })
final class CompareWord extends Question {

    @Parameters(index = "0", paramLabel = "LEFT", description = "The first point.")
    private String left = "";

    @Parameters(index = "1", paramLabel = "RIGHT", description = "The second point.")
    private String right = "";

    @Option(names = "--relation", paramLabel = "PAIR", description = "Only this relation.")
    private @Nullable String relation;

    @Option(
            names = "--actor",
            paramLabel = "CODE",
            description = "Only the relations of this actor, or of several with commas.")
    private @Nullable String actor;

    @Option(
            names = "--counterpart",
            paramLabel = "CODES",
            description = "Only those whose other side is one of these, with commas.")
    private @Nullable String counterpart;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many relations that differ.")
    private @Nullable Integer limit;

    @Option(names = "--cursor", paramLabel = "TEXT", description = "Go on where an earlier answer ended.")
    private @Nullable String cursor;

    CompareWord(Desk desk) {
        super(desk);
    }

    @Override
    String path() {
        return "/api/compare";
    }

    @Override
    String tablePath() {
        return path() + ".csv";
    }

    @Override
    Query query() {
        return new Query()
                .with("left", left)
                .with("right", right)
                .with("relation", relation)
                .with("actor", actor)
                .with("counterpart", counterpart)
                .with("limit", limit)
                .with("cursor", cursor);
    }

    @Override
    void show(JsonNode comparison, Page page) {
        Table clocks = new Table().header("", "AS OF", "KNOWN AT");
        for (String side : List.of("left", "right")) {
            JsonNode point = comparison.path(side);
            clocks.row(side, Json.text(point, "asOf"), Json.text(point, "knownAt"));
        }
        page.table(clocks, "");
        Json.each(comparison, "relations", each -> showRelation(each, page));
        if (comparison.path("relations").isEmpty()) {
            page.line();
            page.line("No answer differs.");
        }
    }

    private static void showRelation(JsonNode relation, Page page) {
        page.line();
        page.strong(
                Json.text(relation, "relation"),
                "  " + Headlines.value(relation.path("left")) + " → " + Headlines.value(relation.path("right")));
        Table differences = new Table().header("FACET", "OF", "LEFT", "RIGHT");
        Table causes = new Table();
        Set<String> shown = new HashSet<>();
        Json.each(relation, "differences", difference -> {
            differences.row(
                    Phrases.facet(difference),
                    Phrases.parties(difference),
                    Phrases.answer(difference.path("left")),
                    Phrases.answer(difference.path("right")));
            Json.each(difference, "causes", cause -> {
                if (shown.add(Json.text(cause, "record"))) {
                    causes.row(
                            Cell.of(shown.size() == 1 ? "because of" : "", Style.FAINT),
                            Cell.of(Json.text(cause, "kind").toLowerCase(Locale.ROOT)),
                            Cell.of(Json.text(cause, "occurred")),
                            Cell.of(Json.text(cause, "sentence")),
                            Cell.of(Json.text(cause, "record"), Style.FAINT));
                }
            });
        });
        page.table(differences, "  ");
        page.table(causes, "  ");
    }
}
