package org.chancery.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.chancery.cli.Connection.Query;
import org.chancery.cli.Table.Cell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code blame}: who recorded what an answer rests on. */
@Command(
        name = "blame",
        description = "Who recorded what an answer rests on, when, in which version, and by which rule it counts.",
        footer = {
            "",
            "Examples",
            "  chancery blame SYR-TUR TIES --as-of 2012-01-01",
            "  chancery blame SYR-TUR MISSION_LEVEL --by TUR"
        })
final class BlameWord extends Question {

    @Parameters(index = "0", paramLabel = "PAIR", description = "Two codes, in either order: SYR-TUR.")
    private String pair = "";

    @Parameters(index = "1", paramLabel = "FACET", description = "The facet, such as TIES.")
    private String facet = "";

    @Option(names = "--by", paramLabel = "CODE", description = "The side whose facet it is, where it is directed.")
    private @Nullable String by;

    @Option(names = "--key", paramLabel = "TEXT", description = "Which one, where the facet is kept apart by a key.")
    private @Nullable String key;

    @Mixin
    private final ClockOptions clocks = new ClockOptions();

    @Mixin
    private final GradeOption grade = new GradeOption();

    BlameWord(Desk desk) {
        super(desk);
    }

    @Override
    String path() {
        return "/api/relations/" + Connection.part(pair) + "/blame";
    }

    @Override
    Query query() {
        return grade.on(clocks.query()
                .with("facet", facet.toUpperCase(Locale.ROOT))
                .with("by", by)
                .with("key", key));
    }

    @Override
    void show(JsonNode blame, Page page) {
        page.strong(Json.text(blame, "relation"), "  blame");
        page.clocks(blame);
        Json.each(blame, "cells", cell -> {
            JsonNode answer = cell.path("answer");
            page.line();
            page.strong(Phrases.facet(answer) + "  " + Phrases.parties(answer), "  " + Phrases.answer(answer));
            Table lines = new Table().header("RECORDED", "BY", "REQUEST", "VERSION", "RULE", "WHAT", "RECORD");
            Json.each(
                    cell,
                    "lines",
                    line -> lines.row(
                            Cell.of(Json.text(line, "recordedAt")),
                            Cell.of(Json.text(line, "recordedBy"), Style.STRONG),
                            Cell.of(Json.text(line, "requestId")),
                            Cell.of(version(line)),
                            Cell.of(Json.text(line, "rule")),
                            Cell.of(Json.text(line, "sentence")),
                            Cell.of(Json.text(line, "record"), Style.FAINT)));
            if (lines.hasRows(1)) {
                page.table(lines, "  ");
            } else {
                page.line("  it rests on no record");
            }
        });
    }

    private static String version(JsonNode line) {
        String version = Json.text(line, "version");
        return version.isEmpty() ? "" : version + " at " + Json.text(line, "position");
    }

    @Override
    List<String> columns() {
        return List.of(
                "relation",
                "as_of",
                "known_at",
                "facet",
                "by",
                "toward",
                "key",
                "record",
                "version",
                "event",
                "position",
                "recorded_at",
                "recorded_by",
                "request_id",
                "rule",
                "gives");
    }

    @Override
    void rows(JsonNode blame, Consumer<List<String>> row) {
        Json.each(
                blame,
                "cells",
                cell -> Json.each(
                        cell,
                        "lines",
                        line -> row.accept(List.of(
                                Json.text(blame, "relation"),
                                Json.text(blame, "asOf"),
                                Json.text(blame, "knownAt"),
                                Json.text(cell.path("answer"), "facet"),
                                Json.text(cell.path("answer"), "by"),
                                Json.text(cell.path("answer"), "toward"),
                                Json.text(cell.path("answer"), "key"),
                                Json.text(line, "record"),
                                Json.text(line, "version"),
                                Json.text(line, "event"),
                                Json.text(line, "position"),
                                Json.text(line, "recordedAt"),
                                Json.text(line, "recordedBy"),
                                Json.text(line, "requestId"),
                                Json.text(line, "rule"),
                                Json.text(line, "gives")))));
    }
}
