package org.chancery.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chancery.cli.Connection.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code import}: a file of a known format into the books, watched to its end; or an import undone. */
@Command(
        name = "import",
        description = {
            "Import a file of a known format, and watch it to its end.",
            "What is imported is a batch with a name, which can be undone. The same rows are never recorded twice."
        },
        synopsisHeading = "",
        customSynopsis = {
            "Usage: chancery import FORMAT FILE [--name NAME] [--options FILE] [--dry-run]",
            "       chancery import --undo ID",
            "       chancery import --resume ID"
        },
        footer = {
            "",
            "Formats: see docs/reference/imports.md.",
            "",
            "Examples",
            "  chancery import cow-dipl Diplomatic_Exchange_2006v1.csv --dry-run",
            "  chancery import gdelt2 20250515194500.export.CSV.zip --name \"one quarter of an hour\"",
            "  chancery import records meetings.csv --options meetings.json --dry-run",
            "  chancery import --undo 0190e225-4800-7000-8000-000000000001"
        })
final class ImportWord implements Callable<Integer> {

    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final String IMPORTS = "/api/imports";
    private static final int SHOWN = 10;

    private final Desk desk;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FORMAT", description = "The format, such as cow-dipl.")
    private @Nullable String layout;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "The file, as it was published.")
    private @Nullable Path file;

    @Option(names = "--name", paramLabel = "NAME", description = "What to call it; the name of the file otherwise.")
    private @Nullable String name;

    @Option(
            names = "--options",
            paramLabel = "FILE",
            description = "What the columns of a table of your own mean, as JSON.")
    private @Nullable Path options;

    @Option(names = "--dry-run", description = "Read, decide and report; record nothing.")
    private boolean dryRun;

    @Option(names = "--undo", paramLabel = "ID", description = "Retract everything that import recorded.")
    private @Nullable String undo;

    @Option(names = "--resume", paramLabel = "ID", description = "Let one that failed or was cancelled go on.")
    private @Nullable String resume;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Mixin
    private final AnswerOptions answer = new AnswerOptions();

    ImportWord(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Connection connection = server.connect(desk);
        JsonNode report = watched(connection, asked(connection));
        switch (answer.format()) {
            case JSON -> desk.out().println(report);
            case CSV -> rows(connection, report);
            case TABLE -> show(report);
        }
        desk.out().flush();
        JsonNode rows = report.path("rows");
        boolean fine = Json.text(report, "state").equals("DONE")
                && rows.path("refused").asLong() + rows.path("reused").asLong() == 0;
        return (fine ? Ending.DONE : Ending.NO).code();
    }

    private JsonNode asked(Connection connection) {
        Connection.Reply reply;
        if (undo != null) {
            reply = connection.post(IMPORTS + "/" + Connection.part(undo) + "/undo");
        } else if (resume != null) {
            reply = connection.post(IMPORTS + "/" + Connection.part(resume) + "/resume");
        } else if (layout == null || file == null) {
            throw new Stop(
                    Ending.WRONG_USE,
                    "Nothing to import.\n  expected  a format and a file, or --undo ID\n  to do     chancery import --help");
        } else {
            reply = connection.postFile(IMPORTS, parts(layout), readable(file));
        }
        if (!reply.isDone()) {
            throw new Stop(ProblemText.ending(reply.status(), reply.body()), ProblemText.of(reply.body()));
        }
        return reply.body();
    }

    private Map<String, String> parts(String format) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("format", format);
        if (name != null) {
            parts.put("name", name);
        }
        if (options != null) {
            parts.put("options", text(readable(options)));
        }
        if (dryRun) {
            parts.put("dryRun", "true");
        }
        return parts;
    }

    private Path readable(Path given) {
        Path whole = desk.directory().resolve(given);
        if (!Files.isRegularFile(whole) || !Files.isReadable(whole)) {
            throw new Stop(
                    Ending.WRONG_USE,
                    "The file cannot be read.\n  found     nothing readable at " + given + "\n  expected  a file");
        }
        return whole;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Stop(
                    Ending.WRONG_USE,
                    "The options cannot be read.\n  found     " + Table.printable(String.valueOf(e.getMessage()))
                            + "\n  expected  a JSON object, as text in UTF-8");
        }
    }

    private JsonNode watched(Connection connection, JsonNode first) {
        JsonNode report = first;
        try (Progress progress = Progress.on(desk, dryRun ? "trying" : undo == null ? "importing" : "undoing")) {
            while (!isOver(report)) {
                progress.at(report.path("done").asLong(), report.path("total").asLong(-1));
                LockSupport.parkNanos(BETWEEN_LOOKS);
                Connection.Reply reply = connection.get(IMPORTS + "/" + Json.text(first, "id"), new Query());
                if (!reply.isDone()) {
                    throw new Stop(ProblemText.ending(reply.status(), reply.body()), ProblemText.of(reply.body()));
                }
                report = reply.body();
            }
            progress.at(report.path("done").asLong(), report.path("total").asLong(-1));
        }
        return report;
    }

    private static boolean isOver(JsonNode report) {
        String state = Json.text(report, "state");
        return state.equals("DONE") || state.equals("FAILED") || state.equals("CANCELLED");
    }

    private void show(JsonNode report) {
        desk.out()
                .println(Json.text(report, "state") + "  " + Table.printable(Json.text(report, "name")) + " ("
                        + Json.text(report, "format") + (report.path("dryRun").asBoolean() ? ", nothing recorded" : "")
                        + ")  import " + Json.text(report, "id"));
        String message = Json.text(report, "message");
        if (!message.isEmpty()) {
            desk.out().println("  " + Table.printable(message));
        }
        Table rows = new Table();
        report.path("rows").properties().forEach(count -> {
            if (count.getValue().asLong() > 0) {
                rows.row("  " + count.getKey(), String.valueOf(count.getValue().asLong()));
            }
        });
        rows.write(desk.out(), "", desk.colour());
        Table reasons = new Table().header("ROWS", "OUTCOME", "REASON");
        Json.each(report, "reasons", one -> {
            if (!reasons.hasRows(SHOWN)) {
                reasons.row(
                        Json.text(one, "rows"),
                        Json.text(one, "outcome").toLowerCase(java.util.Locale.ROOT),
                        Json.text(one, "reason"));
            }
        });
        if (reasons.hasRows(1)) {
            desk.out().println();
            reasons.write(desk.out(), "  ", desk.colour());
        }
        JsonNode impact = report.path("impact");
        if (impact.path("relations").asLong() > 0) {
            desk.out().println();
            desk.out()
                    .println(impact.path("relations").asLong() + " relations, answers changed in "
                            + impact.path("changed").asLong());
            Table biggest = new Table().header("RELATION", "RECORDS", "CHANGES");
            Json.each(impact, "biggest", one -> {
                if (!biggest.hasRows(SHOWN)) {
                    biggest.row(Json.text(one, "relation"), Json.text(one, "records"), Json.text(one, "changes"));
                }
            });
            biggest.write(desk.out(), "  ", desk.colour());
        }
        if (undo == null
                && !report.path("dryRun").asBoolean()
                && report.path("rows").path("recorded").asLong() > 0) {
            desk.say("  to undo   chancery import --undo " + Json.text(report, "id"));
        }
    }

    /** The listed rows, page after page. */
    private void rows(Connection connection, JsonNode report) {
        CsvWriter csv = Csv.on(desk);
        csv.writeRecord("row", "outcome", "reason");
        long after = 0;
        while (after >= 0) {
            Connection.Reply page = connection.get(
                    IMPORTS + "/" + Json.text(report, "id") + "/rows",
                    new Query().with("after", after).with("limit", 1_000));
            Json.each(
                    page.body(),
                    "rows",
                    row -> csv.writeRecord(Json.text(row, "row"), Json.text(row, "outcome"), Json.text(row, "reason")));
            after = page.body().has("next") ? page.body().path("next").asLong() : -1;
        }
    }
}
