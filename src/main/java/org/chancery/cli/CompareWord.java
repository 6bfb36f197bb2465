package org.chancery.cli;

import java.util.List;
import java.util.function.Consumer;
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
            "A point is DAY, or DAY,INSTANT; ,INSTANT alone asks about today as known then.",
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

    @Option(names = "--actor", paramLabel = "CODE", description = "Only the relations of this actor.")
    private @Nullable String actor;

    CompareWord(Desk desk) {
        super(desk);
    }

    @Override
    String path() {
        return "/api/compare";
    }

    @Override
    Query query() {
        return new Query()
                .with("left", left)
                .with("right", right)
                .with("relation", relation)
                .with("actor", actor);
    }

    @Override
    void show(JsonNode comparison, Page page) {
        Table clocks = new Table().header("", "AS OF", "KNOWN AT");
        for (String side : List.of("left", "right")) {
            JsonNode point = comparison.path(side);
            clocks.row(side, Json.text(point, "asOf"), Json.text(point, "knownAt"));
        }
        page.table(clocks, "");
        Json.each(comparison, "relations", each -> {
            page.line();
            page.strong(
                    Json.text(each, "relation"),
                    "  " + Headlines.value(each.path("left")) + " → " + Headlines.value(each.path("right")));
            Table differences = new Table().header("FACET", "OF", "LEFT", "RIGHT", "BECAUSE OF");
            Json.each(each, "differences", difference -> {
                JsonNode answer = difference.has("facet") ? difference : difference.path("left");
                differences.row(
                        Cell.of(Phrases.facet(answer)),
                        Cell.of(Phrases.parties(answer)),
                        Cell.of(Phrases.answer(difference.path("left"))),
                        Cell.of(Phrases.answer(difference.path("right"))),
                        Cell.of(Phrases.counted(difference.path("causes").size(), "record", "records")));
            });
            page.table(differences, "  ");
        });
        if (comparison.path("relations").isEmpty()) {
            page.line();
            page.line("No answer differs.");
        }
    }

    @Override
    List<String> columns() {
        return List.of(
                "relation",
                "facet",
                "by",
                "toward",
                "key",
                "left",
                "left_certainty",
                "right",
                "right_certainty",
                "causes");
    }

    @Override
    void rows(JsonNode comparison, Consumer<List<String>> row) {
        Json.each(
                comparison,
                "relations",
                each -> Json.each(each, "differences", difference -> {
                    JsonNode answer = difference.has("facet") ? difference : difference.path("left");
                    row.accept(List.of(
                            Json.text(each, "relation"),
                            Json.text(answer, "facet"),
                            Json.text(answer, "by"),
                            Json.text(answer, "toward"),
                            Json.text(answer, "key"),
                            values(difference.path("left")),
                            Json.text(difference.path("left"), "certainty"),
                            values(difference.path("right")),
                            Json.text(difference.path("right"), "certainty"),
                            ""));
                }));
    }

    private static String values(JsonNode answer) {
        List<String> values = new java.util.ArrayList<>();
        Json.each(answer, "values", value -> values.add(Json.text(value, "value")));
        return String.join(" ", values);
    }
}
