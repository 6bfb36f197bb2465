package org.chancery.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.chancery.cli.Connection.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code audit}: the whole history read again, checked and compared with every kept answer, watched to the end. */
@Command(
        name = "audit",
        description = {
            "Read the whole history again, check it, and compare every kept answer with it.",
            "Whatever is found is listed; the exit code is 1 where something was found."
        },
        synopsisHeading = "",
        customSynopsis = {
            "Usage: chancery audit [--relation PAIR] [--up-to POSITION|INSTANT] [--seed NUMBER] [--report FILE]",
            "                      [--bundle FILE]",
            "       chancery audit --cancel ID",
            "       chancery audit --resume ID [--report FILE] [--bundle FILE]",
            "       chancery audit --acknowledge ID --by NAME [--remark TEXT]"
        },
        footer = {
            "",
            "The report goes to FILE as its ending says: .json, .html or .pdf.",
            "An audit goes on in the server when this word is interrupted; --cancel gives it up.",
            "",
            "Examples",
            "  chancery audit",
            "  chancery audit --relation SYR-TUR --report syr-tur.pdf",
            "  chancery audit --up-to 2026-01-31T12:00:00Z",
            "  chancery audit --acknowledge 0190e225-4800-7000-8000-000000000001 --by \"A. Person\""
        })
final class AuditWord implements Callable<Integer> {

    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final String AUDITS = "/api/audits";
    private static final String BUNDLE = "/api/log/bundle";
    private static final int SHOWN = 50;
    private static final List<String> ENDINGS = List.of(".json", ".html", ".pdf");

    private final Desk desk;

    @Option(names = "--relation", paramLabel = "PAIR", description = "Audit this relation alone, such as SYR-TUR.")
    private @Nullable String relation;

    @Option(
            names = "--up-to",
            paramLabel = "POSITION|INSTANT",
            description = "Read no further than this position, or what was recorded by this instant.")
    private @Nullable String upTo;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "What decides on which days and for which times answers are compared; any if left out.")
    private @Nullable Long seed;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report to this file.")
    private @Nullable Path report;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Write the evidence to this file, to be checked with chancery verify.")
    private @Nullable Path bundle;

    @Option(names = "--cancel", paramLabel = "ID", description = "Give one up; what it found stands.")
    private @Nullable String cancel;

    @Option(names = "--resume", paramLabel = "ID", description = "Let one that failed or was given up begin again.")
    private @Nullable String resume;

    @Option(names = "--acknowledge", paramLabel = "ID", description = "Say that somebody knows of its findings.")
    private @Nullable String acknowledge;

    @Option(names = "--by", paramLabel = "NAME", description = "Who knows of them.")
    private @Nullable String by;

    @Option(names = "--remark", paramLabel = "TEXT", description = "What there is to say about them.")
    private @Nullable String remark;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Mixin
    private final AnswerOptions answer = new AnswerOptions();

    AuditWord(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        together();
        Path file = report == null ? null : writable(report, ENDINGS);
        Path evidence = bundle == null ? null : writable(bundle, List.of(".zip"));
        Connection connection = server.connect(desk);
        if (acknowledge != null) {
            return acknowledged(connection, acknowledge);
        }
        JsonNode audit = watched(connection, done(begun(connection)));
        switch (answer.format()) {
            case JSON -> desk.out().println(audit);
            case CSV -> Findings.write(desk, connection, Json.text(audit, "id"));
            case TABLE -> show(audit);
        }
        desk.out().flush();
        if (file != null) {
            connection.download(AUDITS + "/" + Json.text(audit, "id") + "/report" + ending(file), file);
            desk.say("  report    " + report);
        }
        if (evidence != null) {
            connection.download(BUNDLE, evidence);
            desk.say("  bundle    " + bundle);
        }
        boolean fine = cancel == null
                ? Json.text(audit, "state").equals("DONE")
                        && audit.path("summary").path("findings").asLong() == 0
                : Json.text(audit, "state").equals("CANCELLED");
        return (fine ? Ending.DONE : Ending.NO).code();
    }

    /** One use at a time: what belongs to another one would be passed over. */
    private void together() {
        String use = acknowledge != null
                ? "--acknowledge"
                : cancel != null ? "--cancel" : resume != null ? "--resume" : "a new audit";
        boolean begins = use.equals("a new audit");
        List<String> strange = Stream.of(
                        given("--cancel", cancel, use.equals("--cancel")),
                        given("--resume", resume, use.equals("--resume")),
                        given("--relation", relation, begins),
                        given("--up-to", upTo, begins),
                        given("--seed", seed, begins),
                        given("--report", report, begins || use.equals("--resume")),
                        given("--bundle", bundle, begins || use.equals("--resume")),
                        given("--by", by, use.equals("--acknowledge")),
                        given("--remark", remark, use.equals("--acknowledge")))
                .filter(option -> !option.isEmpty())
                .toList();
        if (!strange.isEmpty()) {
            throw new Stop(
                    Ending.WRONG_USE,
                    "These do not go together.\n  found     " + String.join(", ", strange) + " with " + use
                            + "\n  to do     chancery audit --help");
        }
    }

    private static String given(String option, @Nullable Object value, boolean fits) {
        return value == null || fits ? "" : option;
    }

    private Connection.Reply begun(Connection connection) {
        if (cancel != null) {
            return connection.delete(AUDITS + "/" + Connection.part(cancel));
        }
        return resume == null
                ? connection.post(AUDITS, asked())
                : connection.post(AUDITS + "/" + Connection.part(resume) + "/resume");
    }

    private Query asked() {
        boolean position = upTo != null && upTo.chars().allMatch(Character::isDigit);
        return new Query()
                .with("relation", relation)
                .with("upTo", position ? upTo : null)
                .with("knownAt", position ? null : upTo)
                .with("seed", seed);
    }

    private Path writable(Path given, List<String> endings) {
        if (!endings.contains(ending(given))) {
            throw new Stop(
                    Ending.WRONG_USE,
                    "It cannot be written so.\n  found     " + given + "\n  expected  a file that ends in "
                            + String.join(" or ", endings));
        }
        Path whole = desk.directory().resolve(given).toAbsolutePath();
        if (whole.getParent() == null || !Files.isDirectory(whole.getParent())) {
            throw new Stop(
                    Ending.WRONG_USE,
                    "It cannot be written there.\n  found     no folder " + whole.getParent()
                            + "\n  expected  a file in a folder that is there");
        }
        return whole;
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    private int acknowledged(Connection connection, String id) {
        if (by == null) {
            throw new Stop(
                    Ending.WRONG_USE, "Nobody is named.\n  expected  --by NAME\n  to do     chancery audit --help");
        }
        JsonNode audit = done(connection.post(
                AUDITS + "/" + Connection.part(id) + "/findings/acknowledge", new Query(), acknowledgement(by)));
        switch (answer.format()) {
            case JSON -> desk.out().println(audit);
            case CSV ->
                Csv.on(desk)
                        .writeRecord("id", "by", "at")
                        .writeRecord(
                                Json.text(audit, "id"),
                                Json.text(audit.path("acknowledged"), "by"),
                                Json.text(audit.path("acknowledged"), "at"));
            case TABLE ->
                desk.out()
                        .println("acknowledged  " + Table.printable(Json.text(audit.path("acknowledged"), "by")) + ", "
                                + Json.text(audit.path("acknowledged"), "at"));
        }
        desk.out().flush();
        return Ending.DONE.code();
    }

    private JsonNode acknowledgement(String name) {
        ObjectNode body = Json.NODES.objectNode().put("by", name);
        return remark == null ? body : body.put("remark", remark);
    }

    private JsonNode watched(Connection connection, JsonNode first) {
        JsonNode audit = first;
        if (desk.terminal() && cancel == null && isUnderWay(first)) {
            desk.say("  to give up chancery audit --cancel " + Json.text(first, "id"));
        }
        try (Progress progress = Progress.on(desk, "auditing")) {
            while (isUnderWay(audit)) {
                progress.at(audit.path("done").asLong(), audit.path("total").asLong(-1));
                LockSupport.parkNanos(BETWEEN_LOOKS);
                audit = done(connection.get(AUDITS + "/" + Json.text(first, "id"), new Query()));
            }
            progress.at(audit.path("done").asLong(), audit.path("total").asLong(-1));
        }
        return audit;
    }

    private static JsonNode done(Connection.Reply reply) {
        if (!reply.isDone()) {
            throw new Stop(ProblemText.ending(reply.status(), reply.body()), ProblemText.of(reply.body()));
        }
        return reply.body();
    }

    private static boolean isUnderWay(JsonNode audit) {
        String state = Json.text(audit, "state");
        return state.equals("QUEUED") || state.equals("RUNNING");
    }

    private void show(JsonNode audit) {
        JsonNode summary = audit.path("summary");
        desk.out().println(Json.text(audit, "state") + "  audit " + Json.text(audit, "id"));
        String message = Json.text(audit, "message");
        if (!message.isEmpty()) {
            desk.out().println("  " + Table.printable(message));
        }
        Table facts = new Table();
        row(facts, "events", Json.text(audit, "size"));
        row(facts, "root", Json.text(audit, "root"));
        row(facts, "head", Json.text(audit, "head"));
        row(facts, "checkpoints", Json.text(summary, "checkpoints"));
        row(facts, "relations", Json.text(summary, "relations"));
        row(facts, "rows", Json.text(summary, "rows"));
        row(facts, "answers", Json.text(summary, "answers"));
        row(facts, "seconds", Json.text(summary, "seconds"));
        row(facts, "findings", Json.text(summary, "findings"));
        row(facts, "notes", Json.text(summary, "notes"));
        facts.write(desk.out(), "", desk.colour());
        int[] shown = {0};
        Json.each(audit, "findings", one -> {
            if (shown[0]++ < SHOWN) {
                finding(one);
            }
        });
        long all = summary.path("findings").asLong() + summary.path("notes").asLong();
        if (all > SHOWN) {
            desk.say("  and " + (all - SHOWN) + " more; --format csv or a report lists all");
        }
        desk.say("  to repeat " + Json.text(audit, "command"));
    }

    private void finding(JsonNode one) {
        String position = Json.text(one, "position");
        String relation = Json.text(one, "relation");
        desk.out().println();
        desk.out()
                .println(Json.text(one, "kind")
                        + (position.isEmpty() ? "" : "  position " + position)
                        + (relation.isEmpty() ? "" : "  " + Table.printable(relation)));
        desk.out().println("  found     " + Table.printable(Json.text(one, "found")));
        desk.out().println("  expected  " + Table.printable(Json.text(one, "expected")));
    }

    private static void row(Table table, String name, String value) {
        if (!value.isEmpty()) {
            table.row("  " + name, value);
        }
    }

    /** Every finding as a table of its own, page after page. */
    private static final class Findings {
        private Findings() {}

        static void write(Desk desk, Connection connection, String audit) {
            CsvWriter csv = Csv.on(desk);
            csv.writeRecord("number", "kind", "position", "record", "relation", "found", "expected");
            long after = 0;
            while (after >= 0) {
                JsonNode page = done(connection.get(
                        AUDITS + "/" + audit + "/findings",
                        new Query().with("after", after).with("limit", 1_000)));
                Json.each(
                        page,
                        "findings",
                        one -> csv.writeRecord(
                                Json.text(one, "number"),
                                Json.text(one, "kind"),
                                Json.text(one, "position"),
                                Json.text(one, "record"),
                                Json.text(one, "relation"),
                                Json.text(one, "found"),
                                Json.text(one, "expected")));
                after = page.has("next") ? page.path("next").asLong() : -1;
            }
        }
    }
}
