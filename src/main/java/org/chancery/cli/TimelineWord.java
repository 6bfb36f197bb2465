package org.chancery.cli;

import org.chancery.cli.Connection.Query;
import org.chancery.cli.Table.Cell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  chancery timeline SYR-USA --from 1944-01-01 --to 1974-12-31 --format csv"
        })
final class TimelineWord extends Question {

    @Parameters(paramLabel = "PAIR", description = "Two codes, in either order: SYR-TUR.")
    private String pair = "";

    @Mixin
    private final FacetOptions facet = new FacetOptions();

    @Option(names = "--from", paramLabel = "DAY", description = "The first day shown.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day shown.")
    private @Nullable String to;

    @Option(
            names = "--known-at",
            paramLabel = "INSTANT",
            description = "As the books stood then, in UTC; everything known now where none is given.")
    private @Nullable String knownAt;

    @Mixin
    private final GradeOption grade = new GradeOption();

    TimelineWord(Desk desk) {
        super(desk);
    }

    @Override
    String path() {
        return "/api/relations/" + Connection.part(pair) + "/timeline";
    }

    @Override
    String tablePath() {
        return path() + ".csv";
    }

    @Override
    Query query() {
        return grade.on(facet.on(new Query()).with("from", from).with("to", to).with("knownAt", knownAt));
    }

    @Override
    void show(JsonNode timeline, Page page) {
        page.strong(Json.text(timeline, "relation"), "  over time");
        page.clocks(timeline);
        Json.each(timeline, "lines", line -> {
            page.line();
            page.strong(Phrases.facet(line), "  " + Phrases.parties(line));
            Table stretches = new Table().header("FROM", "THROUGH", "VALUE", "CERTAINTY");
            Json.each(line, "stretches", stretch -> {
                boolean[] first = {true};
                Json.each(stretch, "values", value -> {
                    stretches.row(
                            Cell.of(first[0] ? from(stretch) : ""),
                            Cell.of(first[0] ? Phrases.through(Json.text(stretch, "to")) : ""),
                            Cell.of((first[0] ? "" : "or ") + Phrases.value(value), Style.STRONG),
                            Cell.of(
                                    first[0] ? Phrases.certainty(stretch) : "",
                                    Style.ofCertainty(Json.text(stretch, "certainty"))));
                    first[0] = false;
                });
            });
            page.table(stretches, "  ");
        });
        if (timeline.path("lines").isEmpty()) {
            page.line();
            page.line("Nothing on record.");
        }
    }

    private static String from(JsonNode stretch) {
        String from = Json.text(stretch, "from");
        return from.isEmpty() ? "ever" : from;
    }
}
