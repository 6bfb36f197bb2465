package org.chancery.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.List;
import org.chancery.cli.Connection.Reply;
import org.chancery.cli.Table.Cell;
import tools.jackson.databind.JsonNode;

/** What the server says of a command it accepted. */
final class Receipt {

    private Receipt() {}

    static void show(String command, Reply reply, boolean dryRun, Desk desk) {
        Question.Page page = new Question.Page(desk.out(), desk.colour());
        JsonNode body = reply.body();
        page.strong(
                verdict(reply.status(), dryRun),
                "  "
                        + Phrases.joined(List.of(
                                command, String.join(" ", Json.texts(body, "relations")), Json.text(body, "actor"))));
        Table lines = new Table();
        if (!dryRun) {
            lines.row(Cell.of("record", Style.FAINT), Cell.of(Json.text(body, "recordId")));
            lines.row(Cell.of("dispute", Style.FAINT), Cell.of(Json.text(body, "disputeId")));
            lines.row(Cell.of("actor", Style.FAINT), Cell.of(Json.text(body, "actor")));
            lines.row(Cell.of("position", Style.FAINT), Cell.of(Json.text(body, "position")));
            lines.row(Cell.of("known at", Style.FAINT), Cell.of(Json.text(body, "recordedAt")));
        }
        Table filled = new Table();
        lines.eachRow(row -> {
            if (!row.getLast().text().isEmpty()) {
                filled.row(row.toArray(Cell[]::new));
            }
        });
        page.table(filled, "");
        showDelta(body, dryRun, page);
        Json.each(body, "hints", hint -> page.line("hint      " + hint(hint)));
        desk.out().flush();
    }

    private static String verdict(int status, boolean dryRun) {
        return dryRun ? "would be recorded" : status == 201 ? "recorded" : "already on record";
    }

    private static void showDelta(JsonNode body, boolean dryRun, Question.Page page) {
        JsonNode delta = body.path("delta");
        if (!delta.isArray()) {
            return;
        }
        if (delta.isEmpty()) {
            page.faint(dryRun ? "no answer would change" : "no answer changes");
            return;
        }
        page.line();
        Table changes = new Table().header("RELATION", "FACET", "OF", "BEFORE", "AFTER", "FROM", "THROUGH");
        for (JsonNode change : delta.values()) {
            changes.row(
                    Json.text(change, "relation"),
                    Phrases.facet(change),
                    Phrases.parties(change),
                    Phrases.answer(change.path("before")),
                    Phrases.answer(change.path("after")),
                    Json.text(change, "from"),
                    Phrases.through(Json.text(change, "to")));
        }
        page.table(changes, "");
    }

    /** A hint on one line. */
    static String hint(JsonNode hint) {
        String sentence = Json.text(hint, "sentence");
        return sentence.isEmpty() ? Json.text(hint) : sentence;
    }

    static void csv(String command, Reply reply, boolean dryRun, Desk desk) {
        CsvWriter csv = Csv.on(desk);
        JsonNode body = reply.body();
        csv.writeRecord("verdict", "command", "record", "relations", "position");
        csv.writeRecord(
                verdict(reply.status(), dryRun),
                command,
                Json.text(body, "recordId"),
                String.join(" ", Json.texts(body, "relations")),
                Json.text(body, "position"));
        desk.out().flush();
    }
}
