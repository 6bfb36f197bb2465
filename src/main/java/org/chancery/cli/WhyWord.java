package org.chancery.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.chancery.cli.Connection.Query;
import org.chancery.cli.Table.Cell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

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

    private static final Map<String, String> COUNTS =
            Map.of("SURELY", "surely", "PERHAPS", "perhaps", "NOT_YET", "not yet");

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

    WhyWord(Desk desk) {
        super(desk);
    }

    @Override
    String path() {
        return "/api/relations/" + Connection.part(pair) + "/why";
    }

    @Override
    Query query() {
        return grade.on(clocks.query()
                .with("facet", facet.toUpperCase(Locale.ROOT))
                .with("by", by)
                .with("key", key));
    }

    @Override
    void show(JsonNode why, Page page) {
        page.strong(Json.text(why, "relation"), "  why");
        page.clocks(why);
        Json.each(why, "reasons", reason -> show(reason.path("answer"), reason, page));
    }

    private static void show(JsonNode answer, JsonNode reason, Page page) {
        page.line();
        page.strong(Phrases.facet(answer) + "  " + Phrases.parties(answer), "  " + Phrases.answer(answer));
        long changes = reason.path("unrecordedChanges").asLong(0);
        if (changes > 0) {
            page.line("  " + Phrases.counted(changes, "unrecorded change", "unrecorded changes")
                    + " must have happened in this history");
        }
        Table steps = new Table().header("", "WHEN", "GIVES", "BY THEN", "WHAT", "RECORD");
        Json.each(
                reason,
                "steps",
                step -> steps.row(
                        Cell.of(step.path("basis").asBoolean(false) ? "*" : ""),
                        Cell.of(when(step)),
                        Cell.of(Json.text(step, "gives"), Style.STRONG),
                        Cell.of(COUNTS.getOrDefault(Json.text(step, "counts"), Json.text(step, "counts"))),
                        Cell.of(what(step)),
                        Cell.of(Json.text(step, "record"), Style.FAINT)));
        if (steps.hasRows(1)) {
            page.table(steps, "  ");
            page.faint("  * the answer rests on it");
        } else {
            page.line("  no record speaks of it");
        }
        long more = reason.path("stepsLeftOut").asLong(0);
        if (more > 0) {
            page.line("  and " + Phrases.counted(more, "step", "steps") + " far from the day");
        }
        Table rest = new Table();
        Json.each(
                reason,
                "leftOut",
                record -> rest.row(
                        Cell.of("does not count", Style.FAINT),
                        Cell.of(Json.text(record, "reason")
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' ')),
                        Cell.of(Json.text(record, "sentence")),
                        Cell.of(Json.text(record, "record"), Style.FAINT)));
        Json.each(
                reason,
                "wouldChange",
                change -> rest.row(
                        Cell.of("would change it", Style.FAINT),
                        Cell.of(change(change)),
                        Cell.of("→ " + Phrases.answer(change.path("answer")))));
        page.table(rest, "  ");
    }

    private static String when(JsonNode step) {
        String occurred = Json.text(step, "occurred");
        String window = Phrases.window(step.path("applies"));
        return occurred.isEmpty() || occurred.equals(window) ? window : occurred + " (" + window + ")";
    }

    private static String what(JsonNode step) {
        String sentence = Json.text(step, "sentence");
        String rule = Json.text(step, "rule");
        return (sentence + (rule.isEmpty() ? "" : " (rule " + rule + ")")).strip();
    }

    private static String change(JsonNode change) {
        return switch (Json.text(change, "what")) {
            case "A_LATER_DAY" -> "asking as of " + Json.text(change, "from") + " or later";
            case "AN_EARLIER_DAY" -> "asking as of " + Json.text(change, "until") + " or earlier";
            case "RETRACTION" -> "retracting " + Json.text(change, "record");
            case "RESOLUTION" -> "resolving dispute " + Json.text(change, "dispute");
            default -> Json.text(change, "what");
        };
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
                "occurred",
                "earliest",
                "latest",
                "gives",
                "rule",
                "counts",
                "basis",
                "record");
    }

    /** A row for each step; where no record speaks of a facet, one with the answer alone. */
    @Override
    void rows(JsonNode why, Consumer<List<String>> row) {
        Json.each(why, "reasons", reason -> {
            JsonNode answer = reason.path("answer");
            Json.each(reason, "steps", step -> row.accept(row(why, answer, step, Json.text(step, "gives"))));
            if (reason.path("steps").isEmpty()) {
                row.accept(row(why, answer, MissingNode.getInstance(), Phrases.answer(answer)));
            }
        });
    }

    private static List<String> row(JsonNode why, JsonNode answer, JsonNode step, String gives) {
        return List.of(
                Json.text(why, "relation"),
                Json.text(why, "asOf"),
                Json.text(why, "knownAt"),
                Json.text(answer, "facet"),
                Json.text(answer, "by"),
                Json.text(answer, "toward"),
                Json.text(answer, "key"),
                Json.text(step, "occurred"),
                Json.text(step.path("applies").path(0)),
                Json.text(step.path("applies").path(1)),
                gives,
                Json.text(step, "rule"),
                Json.text(step, "counts"),
                Json.text(step, "basis"),
                Json.text(step, "record"));
    }
}
