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

/** {@code why}: from which records, by which rules, an answer comes. */
@Command(
        name = "why",
        description = "From which records, by which rules, an answer comes; and what would change it.",
        footer = {
            "",
            "Examples",
            "  chancery why SYR-TUR TIES --as-of 2012-01-01",
            "  chancery why SYR-TUR DEMANDS --by SYR --key \"full withdrawal of Turkish forces\""
        })
final class WhyWord extends Question {

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

    WhyWord(Desk desk) {
        super(desk);
    }

    @Override
    String path() {
        return "/api/relations/" + Connection.part(pair) + "/why";
    }

    @Override
    Query query() {
        return clocks.query()
                .with("facet", facet.toUpperCase(Locale.ROOT))
                .with("by", by)
                .with("key", key);
    }

    @Override
    void show(JsonNode why, Page page) {
        page.strong(Json.text(why, "relation"), "  why");
        page.clocks(why);
        Json.each(why, "reasons", reason -> {
            page.line();
            JsonNode answer = reason.path("answer");
            page.strong(Phrases.facet(answer) + "  " + Phrases.parties(answer), "  " + Phrases.answer(answer));
            Table steps = new Table();
            Json.each(
                    reason,
                    "steps",
                    step -> steps.row(
                            Cell.of(step.path("basis").asBoolean(false) ? "*" : ""),
                            Cell.of(Json.text(step, "occurred")),
                            Cell.of(Json.text(step, "sentence")),
                            Cell.of(Json.text(step, "effect")),
                            Cell.of(Json.text(step, "counts")
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', ' ')),
                            Cell.of(Json.text(step, "record"), Style.FAINT)));
            page.table(steps, "  ");
        });
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
                "basis",
                "occurred",
                "effect",
                "counts",
                "record");
    }

    @Override
    void rows(JsonNode why, Consumer<List<String>> row) {
        Json.each(
                why,
                "reasons",
                reason -> Json.each(reason, "steps", step -> {
                    JsonNode answer = reason.path("answer");
                    row.accept(List.of(
                            Json.text(why, "relation"),
                            Json.text(why, "asOf"),
                            Json.text(why, "knownAt"),
                            Json.text(answer, "facet"),
                            Json.text(answer, "by"),
                            Json.text(answer, "toward"),
                            Json.text(answer, "key"),
                            Json.text(step, "basis"),
                            Json.text(step, "occurred"),
                            Json.text(step, "effect"),
                            Json.text(step, "counts"),
                            Json.text(step, "record")));
                }));
    }
}
