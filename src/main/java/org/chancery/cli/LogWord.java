package org.chancery.cli;

import java.util.concurrent.Callable;
import org.chancery.cli.Connection.Query;
import org.chancery.cli.Connection.Reply;
import org.chancery.cli.Table.Cell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code log}: what the log shows of itself, to be kept and checked elsewhere. */
@Command(
        name = "log",
        description = {
            "The log that anyone can check: how it stands, or one thing of it.",
            "key prints the key it is checked with, checkpoint the newest checkpoint, and proof ID the proof that what was"
                    + " recorded of a record is in the log, each as a file to be kept."
        },
        footer = {
            "",
            "Examples",
            "  chancery log",
            "  chancery log key",
            "  chancery log checkpoint > checkpoint-2026-11-23",
            "  chancery log proof 0190e225-4800-7000-8000-000000000001 > record.tlog-proof"
        })
final class LogWord implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Mixin
    private final AnswerOptions answer = new AnswerOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WHAT",
            defaultValue = "state",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private What what = What.state;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "With proof: the record.")
    private @Nullable String id;

    @Option(
            names = "--position",
            paramLabel = "N",
            description = "With proof: which of the positions at which something was said of the record (default: the"
                    + " first).")
    private @Nullable Long position;

    /** What can be asked for. */
    enum What {
        state,
        key,
        checkpoint,
        proof
    }

    LogWord(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if ((what == What.proof) == (id == null)) {
            throw new Stop(
                    Ending.WRONG_USE,
                    "An ID belongs to proof, and proof needs one.\n  expected  chancery log proof ID");
        }
        Connection connection = server.connect(desk);
        switch (what) {
            case state -> state(connection);
            case key -> text(connection, "/api/log/key", new Query());
            case checkpoint -> text(connection, "/api/log/checkpoint", new Query());
            case proof ->
                text(
                        connection,
                        "/api/records/" + Connection.part(String.valueOf(id)) + "/proof",
                        new Query().with("position", position));
        }
        desk.out().flush();
        return Ending.DONE.code();
    }

    private void text(Connection connection, String path, Query query) {
        desk.out().print(connection.getTable(path, query));
    }

    private void state(Connection connection) {
        Reply reply = connection.get("/api/log", new Query());
        if (!reply.isDone()) {
            throw new Stop(ProblemText.ending(reply.status(), reply.body()), ProblemText.of(reply.body()));
        }
        JsonNode log = reply.body();
        switch (answer.format()) {
            case JSON -> desk.out().println(Json.pretty(log));
            case CSV ->
                Csv.on(desk)
                        .writeRecord("signed", "key", "size", "root", "reason")
                        .writeRecord(
                                Json.text(log, "signed"),
                                Json.text(log, "key"),
                                Json.text(log, "size"),
                                Json.text(log, "root"),
                                Json.text(log.path("refusal"), "reason"));
            case TABLE -> show(log);
        }
        if (!log.path("signed").asBoolean(false)) {
            desk.out().flush();
            throw new Stop(
                    Ending.NO,
                    "The log is not signed.\n  because   " + Table.printable(Json.text(log.path("refusal"), "detail")));
        }
    }

    private void show(JsonNode log) {
        Table table = new Table();
        for (String name : new String[] {"key", "size", "root"}) {
            if (!Json.text(log, name).isEmpty()) {
                table.row(Cell.of(name, Style.FAINT), Cell.of(Json.text(log, name)));
            }
        }
        table.write(desk.out(), "", desk.colour());
        String checkpoint = Json.text(log, "checkpoint");
        if (!checkpoint.isEmpty()) {
            desk.out().println();
            checkpoint.lines().forEach(line -> desk.out().println(Table.printable(line)));
        }
    }
}
