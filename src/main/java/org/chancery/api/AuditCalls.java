package org.chancery.api;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.audit.Audit;
import org.chancery.audit.Audit.Outcome;
import org.chancery.audit.AuditReport;
import org.chancery.audit.Audits;
import org.chancery.audit.Finding;
import org.chancery.audit.Scope;
import org.chancery.form.Json;
import org.chancery.form.TextFlaw;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Pair;
import org.chancery.security.AdminToken;
import org.chancery.standing.Standing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Audits over HTTP: asked for, watched, given up, reported, acknowledged. */
final class AuditCalls {

    static final String ALL = "/api/audits";
    static final String EVENT_STREAM = "text/event-stream";
    private static final String PDF = "application/pdf";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LISTED = 100;
    private static final int LARGEST_BODY = 16_384;
    private static final Duration BETWEEN_NEWS = Duration.ofMillis(400);
    private static final Duration LONGEST_WATCH = Duration.ofMinutes(1);

    private static final Parameter RELATION =
            Parameter.text("relation", "The one relation to audit; the whole ledger if left out.", "SYR-TUR");
    private static final Parameter UP_TO = Parameter.whole(
            "upTo", "The last position to read; the end of the ledger if left out.", 0, Long.MAX_VALUE, "1200");
    private static final Parameter KNOWN_AT =
            Parameter.instant("knownAt", "Read what was recorded up to this instant; not together with `upTo`.");
    private static final Parameter SEED = Parameter.whole(
            "seed",
            "What decides on which days and for which times answers are compared; any if left out.",
            0,
            Audits.GREATEST_SEED,
            "4711");
    private static final Parameter AFTER =
            Parameter.whole("after", "Only findings after this number.", 0, Long.MAX_VALUE, "100");
    private static final Parameter LIMIT =
            Parameter.whole("limit", "How many at most; 100 if left out.", 1, Audits.LARGEST_PAGE, "100");

    private final Audits audits;
    private final AuditReport report;
    private final Ledger ledger;
    private final Standing standing;
    private final Questions questions;

    AuditCalls(Audits audits, AuditReport report, Ledger ledger, Standing standing, Questions questions) {
        this.audits = audits;
        this.report = report;
        this.ledger = ledger;
        this.standing = standing;
        this.questions = questions;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        Route.Answer accepted = new Route.Answer(202, "It was taken and begins in its turn.", Reply.JSON, "Audit");
        String one = ALL + "/{id}";
        routes.add(new Route(
                "POST",
                ALL,
                "Reads the whole history again, checks it, and compares every kept answer with it.",
                List.of(RELATION, UP_TO, KNOWN_AT, SEED),
                null,
                List.of(accepted),
                this::add));
        routes.add(Route.get(ALL, "The latest audits, newest first.", "Audits", List.of(), this::latest));
        routes.add(Route.get(
                one,
                "How an audit stands, and its report with the first findings.",
                "Audit",
                List.of(),
                asked -> Reply.json(200, whole(audit(asked)))));
        routes.add(Route.text(
                one + "/events",
                "How an audit stands, again and again until it is over, as server-sent events.",
                EVENT_STREAM,
                List.of(),
                this::events));
        routes.add(Route.get(
                one + "/findings",
                "What an audit found, in the order in which it was found.",
                "AuditFindings",
                List.of(AFTER, LIMIT),
                this::findings));
        routes.add(Route.get(
                one + "/report.json", "The whole report, with every finding.", "Audit", List.of(), this::whole));
        routes.add(Route.text(
                one + "/report.html",
                "The report as a page to keep, with the first " + AuditReport.LISTED + " findings.",
                "text/html",
                List.of(),
                this::page));
        routes.add(Route.text(
                one + "/report.pdf",
                "The report as a document, with the first " + AuditReport.LISTED + " findings.",
                PDF,
                List.of(),
                this::document));
        routes.add(new Route(
                "DELETE",
                one,
                "Gives an audit up; what it found stands.",
                List.of(),
                null,
                List.of(accepted),
                this::cancel));
        routes.add(new Route(
                "POST",
                one + "/resume",
                "Lets one that failed or was cancelled begin again.",
                List.of(),
                null,
                List.of(accepted),
                asked -> changed(asked, id -> audits.resume(id))));
        routes.add(new Route(
                "POST",
                one + "/findings/acknowledge",
                "Says by name that somebody knows of the findings.",
                List.of(),
                new Route.Body(Reply.JSON, "Acknowledgement"),
                List.of(new Route.Answer(200, "It was written down.", Reply.JSON, "Audit")),
                this::acknowledge));
        return routes;
    }

    private Reply add(Asked asked) {
        String wanted = asked.text("relation");
        Pair relation = wanted == null ? null : questions.pair("relation", wanted);
        Instant knownAt = asked.instant("knownAt");
        Long upTo = asked.text("upTo") == null ? null : (Long) asked.whole("upTo", 0, 0, Long.MAX_VALUE);
        if (knownAt != null) {
            if (upTo != null) {
                throw Asked.bad("upTo", "a position beside knownAt", "one of the two");
            }
            upTo = standing.position(knownAt);
        }
        Long seed = asked.text("seed") == null ? null : (Long) asked.whole("seed", 0, 0, Audits.GREATEST_SEED);
        try {
            return accepted(audits.add(new Scope(relation, upTo), seed, AdminToken.HOLDER));
        } catch (IllegalArgumentException e) {
            throw Asked.bad("upTo", String.valueOf(upTo), "a position that is there: " + e.getMessage());
        }
    }

    private Reply latest(Asked asked) {
        ObjectNode json = JSON.objectNode();
        ArrayNode all = json.putArray("audits");
        audits.latest().forEach(audit -> all.add(brief(audit)));
        return Reply.json(200, json);
    }

    private Audit audit(Asked asked) {
        UUID id = asked.id("id");
        return audits.find(id)
                .orElseThrow(() -> new Problem(ProblemType.NO_SUCH_AUDIT, "There is no audit " + id + "."));
    }

    private Reply findings(Asked asked) {
        Audit audit = audit(asked);
        ObjectNode json = JSON.objectNode();
        int limit = (int) asked.whole("limit", LISTED, 1, Audits.LARGEST_PAGE);
        list(json, audits.findings(audit.id(), asked.whole("after", 0, 0, Long.MAX_VALUE), limit), limit);
        return Reply.json(200, json);
    }

    private Reply cancel(Asked asked) {
        Audit audit = audit(asked);
        if (!audits.cancel(audit.id())) {
            throw new Problem(
                    ProblemType.NOT_NOW, "It is " + audit.state() + "; only what waits or is at work can be given up.");
        }
        return accepted(audit(asked));
    }

    private Reply changed(Asked asked, Function<UUID, Audit> change) {
        try {
            return accepted(change.apply(audit(asked).id()));
        } catch (Audits.NotNow e) {
            throw new Problem(ProblemType.NOT_NOW, String.valueOf(e.getMessage()));
        }
    }

    private Reply acknowledge(Asked asked) throws IOException {
        Audit audit = audit(asked);
        byte[] bytes = asked.request().getInputStream().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new Problem(ProblemType.TOO_LARGE, "The body has more than " + LARGEST_BODY + " bytes.");
        }
        JsonNode body = Json.read(bytes);
        for (String name : body.propertyNames()) {
            if (!name.equals("by") && !name.equals("remark")) {
                throw Asked.bad(name, "a field of that name", "by, and remark if wanted");
            }
        }
        JsonNode by = body.path("by");
        JsonNode remark = body.path("remark");
        if (!by.isString()) {
            throw Asked.bad("by", by.isMissingNode() ? "nothing" : Asked.shown(by.toString()), "a name, as text");
        }
        if (body.has("remark") && !remark.isString()) {
            throw Asked.bad("remark", Asked.shown(remark.toString()), "text");
        }
        refuse("by", Audits.flawInName(by.stringValue()));
        refuse("remark", remark.isString() ? Audits.flawInRemark(remark.stringValue()) : null);
        try {
            return Reply.json(
                    200,
                    whole(audits.acknowledge(
                            audit.id(), by.stringValue(), remark.isString() ? remark.stringValue() : null)));
        } catch (Audits.NotNow e) {
            throw new Problem(ProblemType.NOT_NOW, String.valueOf(e.getMessage()));
        }
    }

    private static void refuse(String field, @Nullable TextFlaw flaw) {
        if (flaw != null) {
            throw Asked.bad(field, flaw.found(), flaw.expected());
        }
    }

    /** Each event has the audit in brief; who is cut off comes back and misses nothing. */
    private Reply events(Asked asked) {
        UUID id = audit(asked).id();
        return Reply.streamed(EVENT_STREAM, out -> {
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    writer.write("retry: 1000\n\n");
                    long until = System.nanoTime() + LONGEST_WATCH.toNanos();
                    boolean going = true;
                    while (going && System.nanoTime() < until) {
                        Audit audit = audits.find(id).orElse(null);
                        going = audit != null && !audit.state().isOver();
                        if (audit != null) {
                            writer.write(
                                    "event: " + (going ? "progress" : "over") + "\ndata: " + brief(audit) + "\n\n");
                            writer.flush();
                        }
                        if (going) {
                            rest(id);
                        }
                    }
                })
                .with("Cache-Control", "no-store");
    }

    private void rest(UUID id) throws IOException {
        try {
            audits.await(id, BETWEEN_NEWS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Reply whole(Asked asked) {
        Audit audit = audit(asked);
        return Reply.streamed(Reply.JSON, out -> write(audit, out))
                .with("Content-Disposition", "attachment; filename=\"audit-" + audit.id() + ".json\"");
    }

    private Reply page(Asked asked) {
        Audit audit = audit(asked);
        return new Reply(200, Reply.HTML, report.page(audit).getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "attachment; filename=\"audit-" + audit.id() + ".html\"");
    }

    private Reply document(Asked asked) throws IOException {
        Audit audit = audit(asked);
        return new Reply(200, PDF, report.document(audit))
                .with("Content-Disposition", "attachment; filename=\"audit-" + audit.id() + ".pdf\"");
    }

    /** The report with all findings, however many; they are the last member. */
    private void write(Audit audit, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        String head = brief(audit).toString();
        writer.write(head.substring(0, head.length() - 1) + ",\"findings\":[");
        long after = 0;
        String separator = "\n";
        List<Audits.Listed> page;
        do {
            page = audits.findings(audit.id(), after, Audits.LARGEST_PAGE);
            for (Audits.Listed one : page) {
                writer.write(separator + json(one));
                separator = ",\n";
                after = one.number();
            }
        } while (!page.isEmpty());
        writer.write("]}\n");
        writer.flush();
    }

    private Reply accepted(Audit audit) {
        return Reply.json(202, whole(audit)).with("Location", ALL + "/" + audit.id());
    }

    private ObjectNode whole(Audit audit) {
        ObjectNode json = brief(audit);
        list(json, audits.findings(audit.id(), 0, LISTED), LISTED);
        return json;
    }

    private static void list(ObjectNode json, List<Audits.Listed> listed, int limit) {
        ArrayNode findings = json.putArray("findings");
        listed.forEach(one -> findings.add(json(one)));
        if (listed.size() == limit) {
            json.put("next", listed.getLast().number());
        }
    }

    private static ObjectNode json(Audits.Listed listed) {
        Finding finding = listed.finding();
        return JSON.objectNode()
                .put("number", listed.number())
                .put("kind", finding.kind().written())
                .put("position", finding.position())
                .put(
                        "record",
                        finding.record() == null ? null : finding.record().toString())
                .put("relation", finding.relation())
                .put("found", finding.found())
                .put("expected", finding.expected());
    }

    private ObjectNode brief(Audit audit) {
        Pair relation = audit.scope().relation();
        ObjectNode json = JSON.objectNode()
                .put("id", audit.id().toString())
                .put("state", audit.state().name())
                .put("relation", relation == null ? null : relation.toString())
                .put("upTo", audit.scope().upTo())
                .put("seed", audit.seed())
                .put("askedBy", audit.askedBy())
                .put("askedAt", audit.askedAt().toString());
        if (audit.endedAt() != null) {
            json.put("endedAt", audit.endedAt().toString());
        }
        if (audit.message() != null) {
            json.put("message", audit.message());
        }
        Long left = audit.secondsLeft();
        json.put("done", audit.done())
                .put("total", audit.total())
                .put("ratePerSecond", Math.round(audit.ratePerSecond() * 10) / 10.0)
                .put(
                        "eta",
                        left == null
                                ? null
                                : ledger.now().plus(Duration.ofSeconds(left)).toString());
        json.put("rules", audit.rules()).put("program", audit.program()).put("command", audit.commandLine());
        Outcome outcome = audit.outcome();
        if (outcome != null) {
            json.put("size", outcome.size())
                    .put("root", outcome.root())
                    .put("head", outcome.head() == null ? null : outcome.head().toString());
            json.set("summary", summary(audit, outcome));
        }
        Audit.Acknowledged acknowledged = audit.acknowledged();
        if (acknowledged != null) {
            json.putObject("acknowledged")
                    .put("by", acknowledged.by())
                    .put("at", acknowledged.at().toString())
                    .put("remark", acknowledged.remark());
        }
        return json;
    }

    private static ObjectNode summary(Audit audit, Outcome outcome) {
        ObjectNode summary = JSON.objectNode()
                .put("findings", audit.findings())
                .put("notes", audit.notes())
                .put("checkpoints", outcome.checkpoints())
                .put("relations", outcome.relations())
                .put("rows", outcome.rows())
                .put("answers", outcome.answers())
                .put("comparedUpTo", outcome.comparedUpTo() < 0 ? null : (Long) outcome.comparedUpTo())
                .put("seconds", outcome.took().toMillis() / 1_000.0);
        ObjectNode kinds = summary.putObject("kinds");
        outcome.kinds().forEach((kind, times) -> kinds.put(kind.written(), times));
        return summary;
    }
}
