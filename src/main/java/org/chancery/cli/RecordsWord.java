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

/** {@code records}: the records, searched; or one of them with everything said of it. */
@Command(
        name = "records",
        description = "The records, searched; or one of them with everything said of it since.",
        footer = {
            "",
            "Examples",
            "  chancery records --actor SYR --from 2011-01-01",
            "  chancery records --relation SYR-TUR --format csv",
            "  chancery records 0190e225-4800-7000-8000-000000000001"
        })
final class RecordsWord extends Question {

    @Parameters(arity = "0..1", paramLabel = "ID", description = "One record, with all its versions.")
    private @Nullable String id;

    @Option(names = "--relation", paramLabel = "PAIR", description = "The records of this relation.")
    private @Nullable String relation;

    @Option(names = "--text", paramLabel = "WORDS", description = "Records with these words.")
    private @Nullable String text;

    @Option(names = "--type", paramLabel = "TYPE", description = "Records of this type, such as meeting-held.")
    private @Nullable String type;

    @Option(names = "--actor", paramLabel = "CODE", description = "Records this actor is a party of.")
    private @Nullable String actor;

    @Option(names = "--from", paramLabel = "DAY", description = "That can have happened on this day or later.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "That can have happened on this day or earlier.")
    private @Nullable String to;

    @Option(names = "--grade", paramLabel = "GRADE", description = "Of this grade.")
    private @Nullable String grade;

    @Option(
            names = "--since",
            paramLabel = "POSITION",
            description = "What was added, corrected or retracted after this position.")
    private @Nullable String since;

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
    Query query() {
        return new Query()
                .with("q", text)
                .with("type", type)
                .with("actor", actor)
                .with("from", from)
                .with("to", to)
                .with("grade", grade)
                .with("since", since);
    }

    @Override
    void show(JsonNode answer, Page page) {
        Table records = new Table().header("OCCURRED", "WHAT", "STATE", "RECORD");
        each(
                answer,
                record -> records.row(
                        Cell.of(Json.text(record, "occurred")),
                        Cell.of(Json.text(record, "sentence")),
                        Cell.of(Json.text(record, "state")),
                        Cell.of(Json.text(record, "record"), Style.FAINT)));
        page.table(records, "");
    }

    private static void each(JsonNode answer, Consumer<JsonNode> record) {
        if (answer.has("records")) {
            Json.each(answer, "records", record);
        } else {
            record.accept(answer);
        }
    }

    @Override
    List<String> columns() {
        return List.of("record", "type", "occurred", "sentence", "state");
    }

    @Override
    void rows(JsonNode answer, Consumer<List<String>> row) {
        each(
                answer,
                record -> row.accept(List.of(
                        Json.text(record, "record"),
                        Json.text(record, "type"),
                        Json.text(record, "occurred"),
                        Json.text(record, "sentence"),
                        Json.text(record, "state"))));
    }
}
