package org.chancery.cli;

import java.util.List;
import java.util.Locale;
import org.chancery.cli.Connection.Query;
import org.chancery.cli.Table.Cell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code records}: the records, searched; or one of them with everything said of it. */
@Command(
        name = "records",
        description = "The records, searched; or one of them with everything said of it since.",
        footer = {
            "",
            "Examples",
            "  chancery records --text moscow --from 2022-01-01",
            "  chancery records --relation SYR-TUR --format csv",
            "  chancery records 0190e225-4800-7000-8000-000000000001"
        })
final class RecordsWord extends Question {

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "One record, or the one a dispute of this id is about.")
    private @Nullable String id;

    @Option(
            names = "--relation",
            paramLabel = "PAIR",
            description = "Every record of this relation, retracted ones too.")
    private @Nullable String relation;

    @Option(
            names = "--known-at",
            paramLabel = "INSTANT",
            description = "With --relation: as the books stood then, in UTC.")
    private @Nullable String knownAt;

    @Option(names = "--text", paramLabel = "WORDS", description = "Records that have all these words.")
    private @Nullable String text;

    @Option(names = "--type", paramLabel = "TYPE", description = "Records of this type, such as meeting-held.")
    private @Nullable String type;

    @Option(names = "--actor", paramLabel = "CODE", description = "Records that name this actor.")
    private @Nullable String actor;

    @Option(names = "--from", paramLabel = "DAY", description = "That can have happened on this day or later.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "That can have happened on this day or earlier.")
    private @Nullable String to;

    @Option(names = "--grade", paramLabel = "GRADE", description = "Of this grade: MACHINE, REPORTED or CONFIRMED.")
    private @Nullable String grade;

    @Option(
            names = "--since",
            paramLabel = "POSITION",
            description = "What was added, corrected, retracted or disputed after this position, in that order.")
    private @Nullable String since;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many.")
    private @Nullable Integer limit;

    @Option(names = "--cursor", paramLabel = "TEXT", description = "Go on where an earlier answer ended.")
    private @Nullable String cursor;

    RecordsWord(Desk desk) {
        super(desk);
    }

    @Override
    String path() {
        if (id != null) {
            return "/api/records/" + Connection.part(id);
        }
        return relation == null ? "/api/records" : "/api/relations/" + Connection.part(relation) + "/records";
    }

    @Override
    String tablePath() {
        return path() + ".csv";
    }

    @Override
    Query query() {
        return new Query()
                .with("knownAt", knownAt)
                .with("q", text)
                .with("type", type)
                .with("actor", actor)
                .with("from", from)
                .with("to", to)
                .with("grade", grade == null ? null : grade.toUpperCase(Locale.ROOT))
                .with("since", since)
                .with("limit", limit)
                .with("cursor", cursor);
    }

    @Override
    void show(JsonNode answer, Page page) {
        if (!answer.has("records")) {
            showOne(answer, page);
            return;
        }
        Table records = new Table().header("OCCURRED", "WHAT", "STATE", "GRADE", "RECORD");
        Json.each(
                answer,
                "records",
                record -> records.row(
                        Cell.of(Json.text(record, "occurred")),
                        Cell.of(Json.text(record, "sentence")),
                        state(record, Json.text(answer, "relation")),
                        Cell.of(Json.text(record, "grade").toLowerCase(Locale.ROOT)),
                        Cell.of(Json.text(record, "record"), Style.FAINT)));
        if (records.hasRows(1)) {
            page.table(records, "");
        } else {
            page.line("No record.");
        }
    }

    /** The state where it is worth a word; of what was corrected to other actors, where it went. */
    private static Cell state(JsonNode record, String relation) {
        List<String> relations = Json.texts(record, "relations");
        String state = Json.text(record, "state");
        if (!relation.isEmpty() && !relations.isEmpty() && !relations.contains(relation)) {
            return Cell.of("moved to " + String.join(" ", relations), Style.CONTESTED);
        }
        return state.equals("RECORDED") ? Cell.of("") : Cell.of(state.toLowerCase(Locale.ROOT), Style.CONTESTED);
    }

    private static void showOne(JsonNode record, Page page) {
        page.strong(Json.text(record, "sentence"), "");
        Table lines = new Table();
        row(lines, "record", Json.text(record, "record"));
        row(lines, "type", Json.text(record, "type"));
        row(lines, "occurred", occurred(record));
        row(lines, "place", Json.text(record, "place"));
        row(lines, "relations", String.join(" ", Json.texts(record, "relations")));
        row(lines, "grade", Json.text(record, "grade").toLowerCase(Locale.ROOT));
        row(lines, "state", Json.text(record, "state").toLowerCase(Locale.ROOT));
        JsonNode content = record.path("content");
        Json.each(content, "sources", source -> row(lines, "source", source(source)));
        row(lines, "unsourced", Json.text(content, "unsourced"));
        row(lines, "note", Json.text(content, "note"));
        page.table(lines, "");
        page.line();
        Table versions = new Table().header("RECORDED AT", "POSITION", "BY", "EVENT", "BECAUSE");
        Json.each(
                record,
                "versions",
                version -> versions.row(
                        Json.text(version, "recordedAt"),
                        Json.text(version, "position"),
                        Json.text(version, "recordedBy"),
                        Json.text(version, "event"),
                        because(version.path("content"))));
        page.table(versions, "");
    }

    private static void row(Table lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.row(Cell.of(label, Style.FAINT), Cell.of(text));
        }
    }

    private static String occurred(JsonNode record) {
        String occurred = Json.text(record, "occurred");
        String window = Phrases.window(record.path("window"));
        return occurred.equals(window) || window.isEmpty() ? occurred : occurred + " (" + window + ")";
    }

    private static String source(JsonNode source) {
        return Phrases.joined(List.of(
                Json.text(source, "title"),
                Json.text(source, "publisher"),
                Json.text(source, "published"),
                Json.text(source, "reliability") + Json.text(source, "credibility"),
                Json.text(source, "url")));
    }

    /** What was said with a later version: the reason of a correction or retraction, the grounds of a dispute. */
    private static String because(JsonNode content) {
        for (String field : List.of("reason", "grounds", "outcome")) {
            if (content.has("record") || content.has("dispute") || content.has("content")) {
                String text = Json.text(content, field);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }
}
