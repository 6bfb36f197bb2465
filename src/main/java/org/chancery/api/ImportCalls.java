package org.chancery.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.chancery.exchange.Counts;
import org.chancery.exchange.Format;
import org.chancery.exchange.Formats;
import org.chancery.exchange.Import;
import org.chancery.exchange.Imports;
import org.chancery.exchange.Mapping;
import org.chancery.form.Json;
import org.chancery.form.Unreadable;
import org.chancery.ledger.Ledger;
import org.chancery.security.AdminToken;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Imports over HTTP: asked for, watched, stopped, undone. */
final class ImportCalls {

    static final String ALL = "/api/imports";
    static final String MULTIPART = "multipart/form-data";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> PARTS = Set.of("file", "format", "name", "options", "dryRun");
    private static final int LONGEST_PART = 1_000;
    private static final int LISTED = 100;

    private static final Parameter DRY_RUN = Parameter.flag("dryRun", "Read, decide and report, and record nothing.");
    private static final Parameter UNDO_DRY_RUN =
            Parameter.flag("dryRun", "Say what would be retracted and what that would change, and retract nothing.");
    private static final Parameter AFTER =
            Parameter.whole("after", "Only rows after this one.", 0, Long.MAX_VALUE, "1200");
    private static final Parameter LIMIT =
            Parameter.whole("limit", "How many at most; 100 if left out.", 1, Imports.LARGEST_PAGE, "100");

    private final Imports imports;
    private final Ledger ledger;

    ImportCalls(Imports imports, Ledger ledger) {
        this.imports = imports;
        this.ledger = ledger;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        Route.Answer accepted = new Route.Answer(202, "It was taken and begins in its turn.", Reply.JSON, "Import");
        routes.add(new Route(
                "POST",
                ALL,
                "Imports a file: parts `file` and `format`; `name` and `dryRun` if wanted.",
                List.of(DRY_RUN),
                new Route.Body(MULTIPART, "ImportRequest"),
                List.of(accepted),
                this::add));
        routes.add(
                Route.get(ALL, "The latest imports and undoings, newest first.", "Imports", List.of(), this::latest));
        routes.add(Route.get(ALL + "/{id}", "How an import stands, and its report.", "Import", List.of(), this::one));
        routes.add(Route.get(
                ALL + "/{id}/rows",
                "Rows of the report, in order: refused, reused, for review, and those recorded with a remark.",
                "ImportRows",
                List.of(AFTER, LIMIT),
                this::rows));
        routes.add(Route.csv(
                ALL + "/{id}/unrecorded",
                "Every row that was not recorded, as it was in the file, with the columns outcome and why.",
                List.of(),
                this::unrecorded));
        routes.add(new Route(
                "DELETE",
                ALL + "/{id}",
                "Cancels an import or an undoing; what is recorded stays.",
                List.of(),
                null,
                List.of(accepted),
                this::cancel));
        routes.add(new Route(
                "POST",
                ALL + "/{id}/undo",
                "Retracts everything an import recorded, as one batch.",
                List.of(UNDO_DRY_RUN),
                null,
                List.of(accepted),
                this::undo));
        routes.add(new Route(
                "POST",
                ALL + "/{id}/resume",
                "Lets one that failed or was cancelled go on where it stopped.",
                List.of(),
                null,
                List.of(accepted),
                this::resume));
        return routes;
    }

    private Reply add(Asked asked) throws IOException {
        TreeMap<String, Part> parts = new TreeMap<>();
        for (Part part : parts(asked.request())) {
            if (!PARTS.contains(part.getName())) {
                throw new Problem(
                        ProblemType.UNKNOWN_PARAMETER,
                        "Found the part " + Asked.shown(part.getName())
                                + ", expected file, format, name, options, dryRun.");
            }
            if (parts.put(part.getName(), part) != null) {
                throw Asked.bad(part.getName(), "two parts", "one");
            }
        }
        Part file = parts.get("file");
        if (file == null) {
            throw Asked.bad("file", "no part", "the file to import");
        }
        String format = text(parts.get("format"));
        if (format == null || Formats.named(format).isEmpty()) {
            throw Asked.bad(
                    "format",
                    format == null ? "no part" : Asked.shown(format),
                    "one of "
                            + String.join(
                                    ", ",
                                    Formats.all().stream().map(Format::name).toList()));
        }
        String name = text(parts.get("name"));
        if (name != null && name.length() > Imports.LONGEST_NAME) {
            throw Asked.bad("name", name.length() + " characters", "at most " + Imports.LONGEST_NAME);
        }
        String trial = text(parts.get("dryRun"));
        if (trial != null && !trial.equals("true") && !trial.equals("false")) {
            throw Asked.bad("dryRun", Asked.shown(trial), "true or false");
        }
        Options options = Options.read(text(parts.get("options"), Mapping.LONGEST_TEXT));
        Path kept = imports.folder().resolve("sent-" + ledger.newId());
        try {
            file.write(kept.toString());
            String fileName = file.getSubmittedFileName();
            Import job = imports.add(
                    new Imports.Asked(
                            format,
                            name,
                            fileName == null
                                    ? ""
                                    : Path.of(fileName).getFileName().toString(),
                            AdminToken.HOLDER,
                            asked.flag("dryRun") || "true".equals(trial) || options.dryRun(),
                            options.mapping()),
                    kept);
            return accepted(job);
        } catch (Mapping.Unfit e) {
            throw unfit(e);
        } catch (IOException | UncheckedIOException e) {
            throw notKept();
        }
    }

    /** What stands in the part {@code options}: whether it is a trial, and what columns mean. */
    private record Options(boolean dryRun, Mapping mapping) {

        static Options read(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return new Options(false, Mapping.NONE);
            }
            JsonNode json;
            try {
                json = Json.read(text);
            } catch (Unreadable e) {
                throw Asked.bad("options", Asked.shown(text), "a JSON object, such as {\"dryRun\":true}");
            }
            if (!(json instanceof ObjectNode options)) {
                throw Asked.bad("options", Asked.shown(text), "a JSON object, such as {\"dryRun\":true}");
            }
            JsonNode trial = options.remove("dryRun");
            if (trial != null && !trial.isBoolean()) {
                throw Asked.bad(
                        "options", Asked.shown(text), "a JSON object with dryRun, true or false, or without it");
            }
            try {
                return new Options(trial != null && trial.asBoolean(), Mapping.read(options));
            } catch (Mapping.Unfit e) {
                throw unfit(e);
            }
        }
    }

    private static Problem unfit(Mapping.Unfit e) {
        return Asked.bad("options", e.found(), e.expected());
    }

    private static Collection<Part> parts(HttpServletRequest request) {
        try {
            return request.getParts();
        } catch (IllegalStateException e) {
            throw new Problem(ProblemType.TOO_LARGE, "The file, or a part beside it, is larger than is accepted.");
        } catch (ServletException e) {
            throw new Problem(ProblemType.BAD_REQUEST, "The parts of the body cannot be read.");
        } catch (IOException e) {
            throw notKept();
        }
    }

    private static Problem notKept() {
        return new Problem(
                ProblemType.NO_ROOM,
                "The file could not be kept in the data folder, or did not come to its end. Make room there if it is"
                        + " full, and send it again.");
    }

    private static @Nullable String text(@Nullable Part part) throws IOException {
        return text(part, LONGEST_PART);
    }

    private static @Nullable String text(@Nullable Part part, int longest) throws IOException {
        if (part == null) {
            return null;
        }
        byte[] bytes = part.getInputStream().readNBytes(longest + 1);
        if (bytes.length > longest) {
            throw Asked.bad(part.getName(), "more than " + longest + " bytes", "less");
        }
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }

    private Reply latest(Asked asked) {
        ObjectNode json = JSON.objectNode();
        ArrayNode all = json.putArray("imports");
        imports.latest().forEach(job -> all.add(brief(job)));
        return Reply.json(200, json);
    }

    private Reply one(Asked asked) {
        return Reply.json(200, report(job(asked)));
    }

    private Import job(Asked asked) {
        UUID id = asked.id("id");
        return imports.find(id)
                .orElseThrow(() -> new Problem(ProblemType.NO_SUCH_IMPORT, "There is no import " + id + "."));
    }

    private Reply rows(Asked asked) {
        Import job = job(asked);
        ObjectNode json = JSON.objectNode();
        int limit = (int) asked.whole("limit", LISTED, 1, Imports.LARGEST_PAGE);
        List<Imports.ReportedRow> listed = imports.listed(job.id(), asked.whole("after", 0, 0, Long.MAX_VALUE), limit);
        json.set("rows", rows(listed));
        if (listed.size() == limit) {
            json.put("next", listed.getLast().row());
        }
        return Reply.json(200, json);
    }

    private Reply unrecorded(Asked asked) {
        Import job = job(asked);
        if (job.total() == null || job.kind() == Import.Kind.UNDO) {
            throw new Problem(
                    ProblemType.NOT_NOW,
                    job.kind() == Import.Kind.UNDO
                            ? "An undoing has no file."
                            : "The file was not read through; the report says why.");
        }
        return Reply.streamed(Reply.CSV, out -> imports.writeUnrecorded(job.id(), out))
                .with("Content-Disposition", "attachment; filename=\"unrecorded-" + job.id() + ".csv\"");
    }

    private Reply cancel(Asked asked) {
        Import job = job(asked);
        if (!imports.cancel(job.id())) {
            throw new Problem(
                    ProblemType.NOT_NOW, "It is " + job.state() + "; only what waits or is at work can be cancelled.");
        }
        return accepted(job(asked));
    }

    private Reply undo(Asked asked) {
        Import job = job(asked);
        try {
            return accepted(imports.undo(job.id(), AdminToken.HOLDER, asked.flag("dryRun")));
        } catch (Imports.NotNow e) {
            throw new Problem(ProblemType.NOT_NOW, String.valueOf(e.getMessage()));
        }
    }

    private Reply resume(Asked asked) {
        Import job = job(asked);
        try {
            return accepted(imports.resume(job.id()));
        } catch (Imports.NotNow e) {
            throw new Problem(ProblemType.NOT_NOW, String.valueOf(e.getMessage()));
        }
    }

    private Reply accepted(Import job) {
        return Reply.json(202, report(job)).with("Location", ALL + "/" + job.id());
    }

    private ObjectNode brief(Import job) {
        ObjectNode json = JSON.objectNode()
                .put("id", job.id().toString())
                .put("kind", job.kind().name())
                .put("state", job.state().name())
                .put("format", job.format())
                .put("name", job.name())
                .put("dryRun", job.dryRun())
                .put("startedBy", job.startedBy())
                .put("askedAt", job.askedAt().toString());
        if (job.endedAt() != null) {
            json.put("endedAt", job.endedAt().toString());
        }
        if (job.undoes() != null) {
            json.put("undoes", job.undoes().toString());
        }
        if (job.undoneBy() != null) {
            json.put("undoneBy", job.undoneBy().toString());
        }
        if (job.message() != null) {
            json.put("message", job.message());
        }
        Long first = job.kind() == Import.Kind.UNDO ? job.firstPosition() : Long.valueOf(0);
        long from = first == null ? 0 : first;
        json.put("done", Math.max(0, job.done() - from));
        json.put("total", job.total() == null ? null : Long.valueOf(job.total() - from));
        json.put("ratePerSecond", Math.round(job.ratePerSecond() * 10) / 10.0);
        Long left = job.secondsLeft();
        json.put(
                "eta",
                left == null
                        ? null
                        : ledger.now().plus(Duration.ofSeconds(left)).toString());
        json.set("rows", counts(job.rows()));
        return json;
    }

    private ObjectNode report(Import job) {
        ObjectNode json = brief(job);
        json.putObject("file").put("name", job.fileName()).put("bytes", job.fileBytes());
        json.put("digest", job.digest());
        if (!job.mapping().isNone()) {
            json.set("options", job.mapping().json());
            ArrayNode names = json.putArray("names");
            imports.unclear(job.id(), LISTED)
                    .forEach(one -> names.addObject()
                            .put("name", one.name())
                            .put("rows", one.rows())
                            .put("from", one.from().toString())
                            .put("to", one.to().toString()));
        }
        json.set("refusals", rows(imports.listed(job.id(), 0, LISTED)));
        ArrayNode reasons = json.putArray("reasons");
        imports.reasons(job.id())
                .forEach(one -> reasons.addObject()
                        .put("outcome", one.outcome().name())
                        .put("reason", one.reason())
                        .put("rows", one.rows()));
        Imports.Impact impact = imports.impact(job.id(), LISTED);
        ObjectNode all =
                json.putObject("impact").put("relations", impact.relations()).put("changed", impact.changed());
        ArrayNode biggest = all.putArray("biggest");
        impact.biggest()
                .forEach(one -> biggest.addObject()
                        .put("relation", one.relation())
                        .put("records", one.records())
                        .put("changes", one.changes()));
        return json;
    }

    private static ObjectNode counts(Counts rows) {
        return JSON.objectNode()
                .put("read", rows.read())
                .put("recorded", rows.recorded())
                .put("seen", rows.seen())
                .put("refused", rows.refused())
                .put("reused", rows.reused())
                .put("review", rows.review())
                .put("nothing", rows.nothing())
                .put("implied", rows.implied())
                .put("look", rows.look())
                .put("commands", rows.commands());
    }

    private static ArrayNode rows(List<Imports.ReportedRow> listed) {
        ArrayNode rows = JSON.arrayNode();
        listed.forEach(one -> rows.addObject()
                .put("row", one.row())
                .put("outcome", one.outcome().name())
                .put("reason", one.reason()));
        return rows;
    }
}
