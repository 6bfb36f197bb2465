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

/** {@code timeline}: how the facets of a relation went over time. */
@Command(
        name = "timeline",
        description = "How the facets of a relation went over time: the stretches of days with one answer.",
        footer = {
            "",
            "Examples",
            "  chancery timeline SYR-USA --facet TIES",
            "  chancery timeline SYR-USA --from 1944-01-01 --to 1975-01-01 --format csv"
        })
final class TimelineWord extends Question {

    @Parameters(paramLabel = "PAIR", description = "Two codes, in either order: SYR-TUR.")
    private String pair = "";

    @Option(names = "--facet", paramLabel = "FACET", description = "Only this facet, such as TIES.")
    private @Nullable String facet;

    @Option(names = "--from", paramLabel = "DAY", description = "First day shown.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "First day no longer shown.")
    private @Nullable String to;

    @Option(
            names = "--known-at",
            paramLabel = "INSTANT",
            description = "As the books stood then, in UTC; everything known now where none is given.")
    private @Nullable String knownAt;

    TimelineWord(Desk desk) {
        super(desk);
    }

    @Override
    String path() {
        return "/api/relations/" + Connection.part(pair) + "/timeline";
    }

    @Override
    Query query() {
        return new Query()
                .with("facet", facet)
                .with("from", from)
                .with("to", to)
                .with("knownAt", knownAt);
    }

    @Override
    void show(JsonNode timeline, Page page) {
        page.strong(Json.text(timeline, "relation"), "  over time");
        page.clocks(timeline);
        Json.each(timeline, "lines", line -> {
            page.line();
            page.strong(Phrases.facet(line), "  " + Phrases.parties(line));
            Table stretches = new Table();
            Json.each(
                    line,
                    "stretches",
                    stretch -> stretches.row(
                            Cell.of(days(stretch)),
                            Cell.of(values(stretch), Style.STRONG),
                            Cell.of(Phrases.certainty(stretch), Style.ofCertainty(Json.text(stretch, "certainty")))));
            page.table(stretches, "  ");
        });
        if (timeline.path("lines").isEmpty()) {
            page.line();
            page.line("Nothing on record.");
        }
    }

    private static String days(JsonNode stretch) {
        String from = Json.text(stretch, "from");
        String to = Json.text(stretch, "to");
        return (from.isEmpty() ? "before      " : from + "  ") + (to.isEmpty() ? "on" : "to " + to);
    }

    private static String values(JsonNode stretch) {
        List<String> values = new java.util.ArrayList<>();
        Json.each(stretch, "values", value -> values.add(value.isObject() ? Phrases.value(value) : Json.text(value)));
        return String.join(" or ", values);
    }

    @Override
    List<String> columns() {
        return List.of(
                "relation",
                "known_at",
                "facet",
                "by",
                "toward",
                "key",
                "from",
                "to",
                "certainty",
                "value",
                "implied",
                "rule",
                "records");
    }

    @Override
    void rows(JsonNode timeline, Consumer<List<String>> row) {
        Json.each(
                timeline,
                "lines",
                line -> Json.each(
                        line,
                        "stretches",
                        stretch -> Json.each(
                                stretch,
                                "values",
                                value -> row.accept(List.of(
                                        Json.text(timeline, "relation"),
                                        Json.text(timeline, "knownAt"),
                                        Json.text(line, "facet"),
                                        Json.text(line, "by"),
                                        Json.text(line, "toward"),
                                        Json.text(line, "key"),
                                        Json.text(stretch, "from"),
                                        Json.text(stretch, "to"),
                                        Json.text(stretch, "certainty"),
                                        value.isObject() ? Json.text(value, "value") : Json.text(value),
                                        Json.text(value, "implied"),
                                        Json.text(value, "rule"),
                                        String.join(" ", Json.texts(value, "records")))))));
    }
}
