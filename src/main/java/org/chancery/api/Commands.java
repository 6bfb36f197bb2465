package org.chancery.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.chancery.chronicle.Chronicle;
import org.chancery.chronicle.Chronicled;
import org.chancery.form.CommandForms;
import org.chancery.form.EventForms;
import org.chancery.form.Json;
import org.chancery.form.NoSuchRecord;
import org.chancery.form.Unreadable;
import org.chancery.ledger.FullMemory;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerUnavailable;
import org.chancery.ledger.RecordTooLarge;
import org.chancery.ledger.Reply.Accepted;
import org.chancery.ledger.Reply.Entered;
import org.chancery.ledger.Reply.Overtaken;
import org.chancery.ledger.Reply.Refused;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Change;
import org.chancery.relation.Decision;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Refusal;
import org.chancery.relation.Refusal.NeedsUnrecordedChange;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationRules;
import org.chancery.security.AdminToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Everything that can be recorded. */
final class Commands {

    /** The largest body of one command, and the longest line of many, in bytes. */
    static final int LARGEST_COMMAND = 512 * 1024;

    /** The most commands that stand or fall together. */
    static final int LARGEST_BATCH = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int STREAM_BUFFER = 1 << 16;

    /** The one command whose body is read with a look at what is recorded. */
    private static final String CORRECTION = "correct-record";

    private final Ledger ledger;
    private final Chronicle chronicle;

    Commands(Ledger ledger, Chronicle chronicle) {
        this.ledger = ledger;
        this.chronicle = chronicle;
    }

    static final Parameter DRY_RUN =
            Parameter.flag("dryRun", "Decide and say what answers would change, and record nothing.");
    static final Parameter ATOMIC =
            Parameter.flag("atomic", "Judge all lines as a whole and record all of them or none; at most 1,000.");

    // One command

    Reply one(Asked asked) throws IOException {
        String name = asked.part("name");
        if (!CommandForms.names().contains(name)) {
            throw unknownCommand(name);
        }
        boolean dryRun = asked.flag("dryRun");
        RelationCommand command = read(name, Json.read(body(asked.request())));
        return switch (decide(List.of(command), dryRun, asked.request())) {
            case Accepted accepted -> accepted(accepted, dryRun);
            case Refused refused -> {
                Problem problem = refused(refused.decision(), List.of(command), true);
                if (!dryRun) {
                    throw problem;
                }
                ObjectNode json = JSON.objectNode().put("decision", "REFUSED");
                json.set("problem", problem.document(null));
                yield Reply.json(200, json);
            }
            case Overtaken overtaken -> throw overtaken(overtaken);
        };
    }

    private Reply accepted(Accepted accepted, boolean dryRun) {
        ObjectNode json = entered(accepted.entries().getFirst(), dryRun);
        json.set("delta", Shapes.delta(accepted.delta()));
        boolean isNew = !dryRun && !accepted.repeated();
        Reply reply = Reply.json(isNew ? 201 : 200, json);
        return isNew && json.has("recordId")
                ? reply.with("Location", "/api/records/" + json.get("recordId").stringValue())
                : reply;
    }

    // Many commands

    /** Answers line by line, each as soon as it is decided and on disk; lines that come quickly are written together. */
    void lines(Asked asked, HttpServletResponse response) throws IOException {
        HttpServletRequest request = asked.request();
        boolean dryRun = asked.flag("dryRun");
        if (asked.flag("atomic")) {
            together(asked, dryRun).send(request, response);
            return;
        }
        Ledger.Recorder recorder = new Ledger.Recorder(AdminToken.HOLDER, requestId(request));
        InputStream in = new BufferedInputStream(request.getInputStream(), STREAM_BUFFER);
        response.setStatus(200);
        response.setContentType(Reply.LINES);
        response.setHeader("Cache-Control", "no-store");
        AnswerLines answers = new AnswerLines(this, ledger, recorder, response.getOutputStream());
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 0;
        End end;
        do {
            if (in.available() == 0) {
                answers.flush();
            }
            line.reset();
            end = readLine(in, line);
            number++;
            if (!isBlank(line.toByteArray())) {
                answer(number, line.toByteArray(), end == End.TOO_LONG, dryRun, answers);
            }
        } while (end != End.OF_STREAM);
        answers.flush();
    }

    private void answer(int number, byte[] line, boolean tooLong, boolean dryRun, AnswerLines answers)
            throws IOException {
        RelationCommand command;
        try {
            if (tooLong) {
                throw tooLarge("the line");
            }
            JsonNode body = Json.read(line);
            if (CommandForms.nameIn(body).equals(CORRECTION)) {
                answers.flush();
            }
            command = read(body);
            if (dryRun) {
                answers.answer(number, answer(ledger.dryRun(List.of(command)), command, true));
                return;
            }
        } catch (RuntimeException e) {
            answers.answer(number, problem(e));
            return;
        }
        answers.record(number, command);
    }

    /** What is said of one line, without its number. */
    ObjectNode answer(org.chancery.ledger.Reply reply, RelationCommand command, boolean dryRun) {
        return switch (reply) {
            case Accepted accepted -> {
                ObjectNode json = JSON.objectNode().put("status", dryRun || accepted.repeated() ? 200 : 201);
                json.setAll(entered(accepted.entries().getFirst(), dryRun));
                json.set("delta", Shapes.delta(accepted.delta()));
                yield json;
            }
            case Refused refused ->
                refused(refused.decision(), List.of(command), true).document(null);
            case Overtaken overtaken -> overtaken(overtaken).document(null);
        };
    }

    /** What went wrong with one line, without its number. */
    ObjectNode problem(RuntimeException failure) {
        Problem problem = switch (failure) {
            case Problem e -> e;
            case Unreadable e -> unreadable(e);
            case NoSuchRecord e -> noSuchRecord(e);
            case LedgerUnavailable e -> unavailable(e);
            default -> unexpected(failure);
        };
        return problem.document(null);
    }

    private Reply together(Asked asked, boolean dryRun) throws IOException {
        InputStream in = new BufferedInputStream(asked.request().getInputStream(), STREAM_BUFFER);
        List<RelationCommand> commands = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        ArrayNode unread = JSON.arrayNode();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 0;
        End end;
        do {
            line.reset();
            end = readLine(in, line);
            number++;
            if (end == End.TOO_LONG) {
                throw tooLarge("line " + number);
            }
            if (!isBlank(line.toByteArray())) {
                if (commands.size() + unread.size() == LARGEST_BATCH) {
                    throw new Problem(
                            ProblemType.TOO_LARGE,
                            "Found more than " + LARGEST_BATCH
                                    + " commands to stand or fall together, expected at most " + LARGEST_BATCH
                                    + ". Send them without atomic, or in several batches.");
                }
                ObjectNode problem = null;
                try {
                    commands.add(read(Json.read(line.toByteArray())));
                    numbers.add(number);
                } catch (Unreadable e) {
                    problem = unreadable(e).document(null);
                } catch (NoSuchRecord e) {
                    problem = noSuchRecord(e).document(null);
                } catch (Problem e) {
                    problem = e.document(null);
                }
                if (problem != null) {
                    ObjectNode one = unread.addObject().put("line", number);
                    one.setAll(problem);
                }
            }
        } while (end != End.OF_STREAM);
        if (!unread.isEmpty()) {
            ObjectNode more = JSON.objectNode();
            more.set("lines", unread);
            throw new Problem(
                    ProblemType.UNREADABLE_BODY,
                    "Nothing was recorded: " + (unread.size() == 1 ? "a line" : unread.size() + " lines")
                            + " cannot be read.",
                    more);
        }
        if (commands.isEmpty()) {
            throw new Problem(ProblemType.UNREADABLE_BODY, "Found no line, expected at least one command.");
        }
        return switch (decide(commands, dryRun, asked.request())) {
            case Accepted accepted -> together(accepted, numbers, dryRun);
            case Refused refused -> {
                Problem problem = togetherRefused(refused.decision(), commands, numbers);
                if (!dryRun) {
                    throw problem;
                }
                ObjectNode json = JSON.objectNode().put("decision", "REFUSED");
                json.set("problem", problem.document(null));
                yield new Reply(200, Reply.LINES, (json + "\n").getBytes(StandardCharsets.UTF_8));
            }
            case Overtaken overtaken -> throw overtaken(overtaken);
        };
    }

    private Reply together(Accepted accepted, List<Integer> numbers, boolean dryRun) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < numbers.size(); i++) {
            Entered entered = accepted.entries().get(i);
            ObjectNode json = JSON.objectNode()
                    .put("line", numbers.get(i))
                    .put("status", dryRun || entered.repeated() ? 200 : 201);
            json.setAll(entered(entered, dryRun));
            boolean last = i == numbers.size() - 1;
            json.set("delta", Shapes.delta(last ? accepted.delta() : List.<Change>of()));
            body.writeBytes(Reply.MAPPER.writeValueAsBytes(json));
            body.write('\n');
        }
        return new Reply(200, Reply.LINES, body.toByteArray());
    }

    private Problem togetherRefused(Decision.Refused refused, List<RelationCommand> commands, List<Integer> numbers) {
        Problem problem = refused(refused, commands, false);
        ObjectNode more = problem.document(null);
        ArrayNode lines = more.putArray("lines");
        for (Map.Entry<Integer, List<Refusal>> each : refused.refusals().entrySet()) {
            ObjectNode line = lines.addObject().put("line", numbers.get(each.getKey()));
            line.setAll(refused(new Decision.Refused(Map.of(0, each.getValue())), commands, false)
                    .document(null));
        }
        more.remove(List.of("type", "title", "status", "detail"));
        return new Problem(problem.type(), "Nothing was recorded. " + problem.getMessage(), more);
    }

    // Reading

    private RelationCommand read(JsonNode body) {
        String name = CommandForms.nameIn(body);
        if (!CommandForms.names().contains(name)) {
            throw unknownCommand(name);
        }
        return read(name, body);
    }

    private RelationCommand read(String name, JsonNode body) {
        return CommandForms.read(name, body, ledger::newId, this::typeOf);
    }

    private @Nullable Class<? extends RelationCommand.Act> typeOf(UUID record) {
        Chronicled found = chronicle.record(record).orElse(null);
        if (found != null && found.content() instanceof RelationEvent.RelationContinued continued) {
            Refusal refusal = new Refusal.FollowsFromASuccession(record, continued.succession(), continued.of());
            throw refused(new Decision.Refused(Map.of(0, List.of(refusal))), List.of(), false);
        }
        return found != null && found.content() instanceof Act act ? RelationRules.command(act) : null;
    }

    /** The body of a request, which is not too large. */
    static byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LARGEST_COMMAND) {
            throw tooLarge("the body");
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_COMMAND + 1);
        if (body.length > LARGEST_COMMAND) {
            throw tooLarge("the body");
        }
        return body;
    }

    static void needsContentType(HttpServletRequest request, String expected) {
        String found = request.getContentType();
        String plain = found == null ? "" : found.toLowerCase(Locale.ROOT).replace(" ", "");
        boolean isInParts = expected.equals(ImportCalls.MULTIPART) && plain.startsWith(expected + ";boundary=");
        if (!isInParts && !plain.equals(expected) && !plain.equals(expected + ";charset=utf-8")) {
            throw new Problem(
                    ProblemType.WRONG_CONTENT_TYPE,
                    "Found " + (found == null ? "no content type" : "the content type " + Asked.shown(found))
                            + ", expected " + expected + " in UTF-8.");
        }
    }

    private enum End {
        OF_LINE,
        OF_STREAM,
        TOO_LONG
    }

    /** Reads up to the end of the line; of one that is too long only so much. */
    private static End readLine(InputStream in, ByteArrayOutputStream line) throws IOException {
        boolean tooLong = false;
        int next;
        while ((next = in.read()) >= 0 && next != '\n') {
            if (line.size() < LARGEST_COMMAND) {
                line.write(next);
            } else {
                tooLong = true;
            }
        }
        if (tooLong) {
            return End.TOO_LONG;
        }
        return next < 0 ? End.OF_STREAM : End.OF_LINE;
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return true;
    }

    // Deciding and answering

    private org.chancery.ledger.Reply decide(
            List<RelationCommand> commands, boolean dryRun, HttpServletRequest request) {
        if (dryRun) {
            return ledger.dryRun(commands);
        }
        return ledger.record(commands, new Ledger.Recorder(AdminToken.HOLDER, requestId(request)));
    }

    private static @Nullable String requestId(HttpServletRequest request) {
        String id = request.getHeader("X-Request-Id");
        if (id == null || id.isBlank()) {
            return null;
        }
        if (id.length() > Ledger.LONGEST_NAME || id.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new Problem(
                    ProblemType.BAD_REQUEST,
                    "Found an X-Request-Id of " + id.length() + " characters, expected at most " + Ledger.LONGEST_NAME
                            + " printable ones of ASCII.");
        }
        if (Ledger.isReserved(id)) {
            throw new Problem(
                    ProblemType.BAD_REQUEST,
                    "Found an X-Request-Id that begins like those the program gives itself, \"" + id
                            + "\"; expected one of your own, not that of a record an import or a succession made.");
        }
        return id;
    }

    private ObjectNode entered(Entered entered, boolean dryRun) {
        ObjectNode json = JSON.objectNode();
        if (dryRun) {
            json.put("decision", entered.repeated() ? "REPEATED" : "ACCEPTED");
        }
        UUID record = recordOf(entered.event());
        if (record != null) {
            json.put("recordId", record.toString());
        }
        if (entered.event() instanceof RelationEvent.RecordDisputed disputed) {
            json.put("disputeId", disputed.disputeId().toString());
        }
        if (entered.event() instanceof RelationEvent.ActorEvent event) {
            json.put("actor", actorOf(event));
        }
        entered.relations().stream().map(Pair::toString).forEach(json.putArray("relations")::add);
        if (!entered.recorded().isEmpty()) {
            json.put("position", entered.position());
            json.put("recordedAt", entered.recorded().getLast().recordedAt().toString());
        }
        ArrayNode events = json.putArray("events");
        List<Pair> relations = List.copyOf(entered.relations());
        List<Recorded<RelationEvent>> recorded = entered.recorded();
        int count = Math.max(1, relations.size());
        for (int i = 0; i < count; i++) {
            ObjectNode event = events.addObject().put("event", EventForms.name(entered.event()));
            if (i < relations.size()) {
                event.put("relation", relations.get(i).toString());
            }
            if (i < recorded.size()) {
                event.put("position", recorded.get(i).position());
            }
        }
        if (!entered.hints().isEmpty()) {
            json.set("hints", new Shapes(ledger.actors()).hints(entered.hints()));
        }
        return json;
    }

    private static @Nullable UUID recordOf(RelationEvent event) {
        return switch (event) {
            case Act act -> act.particulars().recordId();
            case RelationEvent.RecordCorrected(var record, var _, var _, var _) -> record;
            case RelationEvent.RecordRetracted(var record, var _) -> record;
            case RelationEvent.RecordDisputed disputed -> disputed.record();
            case RelationEvent.DisputeResolved(var _, var record, var _) -> record;
            case RelationEvent.SourceAdded(var record, var _, var _) -> record;
            case RelationEvent.ActorRegistered _ -> null;
            case RelationEvent.ActorRenamed renamed -> renamed.particulars().recordId();
            case RelationEvent.GovernmentChanged changed ->
                changed.particulars().recordId();
            case RelationEvent.SuccessionRecorded succession ->
                succession.particulars().recordId();
        };
    }

    private static String actorOf(RelationEvent.ActorEvent event) {
        return switch (event) {
            case RelationEvent.ActorRegistered registered -> registered.code().value();
            case RelationEvent.ActorRenamed renamed -> renamed.actor().value();
            case RelationEvent.GovernmentChanged changed -> changed.actor().value();
            case RelationEvent.SuccessionRecorded succession -> succession.of().value();
        };
    }

    // Refusals

    /** A refusal as a problem: of the gravest kind found, with all that was found. */
    private Problem refused(Decision.Refused refused, List<RelationCommand> commands, boolean withBatch) {
        List<Refusal> all = refused.all();
        Refusal first = gravest(all);
        Narration narration = new Narration(Names.of(ledger.actors()));
        ObjectNode more = JSON.objectNode().put("rule", first.rule());
        ArrayNode records = more.putArray("records");
        Shapes.ids(
                records,
                all.stream().flatMap(each -> each.records().stream()).distinct().toList());
        List<String> sentences = new ArrayList<>();
        ArrayNode refusals = JSON.arrayNode();
        for (Refusal refusal : all) {
            String sentence = narration.sentence(refusal);
            sentences.add(sentence);
            ObjectNode one = refusals.addObject().put("rule", refusal.rule()).put("detail", sentence);
            Shapes.ids(one.putArray("records"), refusal.records());
            if (refusal instanceof NeedsUnrecordedChange needs) {
                one.setAll(Shapes.key(needs.key()));
                Shapes.ids(one.putArray("twins"), needs.twins());
            }
            if (refusal instanceof Refusal.UnknownActor unknown
                    && !unknown.suggestions().isEmpty()) {
                codes(unknown).forEach(one.putArray("suggestions")::add);
            }
        }
        more.set("refusals", refusals);
        if (first instanceof Refusal.UnknownActor unknown
                && !unknown.suggestions().isEmpty()) {
            codes(unknown).forEach(more.putArray("suggestions")::add);
        }
        ArrayNode batch = withBatch ? batch(all, commands.getFirst()) : null;
        if (batch != null) {
            more.set("batch", batch);
        }
        return new Problem(
                ProblemType.of(first),
                String.join("\n", sentences.stream().distinct().toList()),
                more);
    }

    /** The codes alone: a suggestion is a code with the name in brackets. */
    private static List<String> codes(Refusal.UnknownActor unknown) {
        return unknown.suggestions().stream()
                .map(suggestion -> suggestion.split(" ", 2)[0])
                .toList();
    }

    private static Refusal gravest(List<Refusal> all) {
        for (Refusal.Kind kind : Refusal.Kind.values()) {
            for (Refusal refusal : all) {
                if (refusal.kind() == kind) {
                    return refusal;
                }
            }
        }
        return all.getFirst();
    }

    /** The command with what is missing before or after it, ready to be sent as lines with atomic; null where none fits. */
    private @Nullable ArrayNode batch(List<Refusal> all, RelationCommand command) {
        List<ObjectNode> bodies = new ArrayList<>();
        for (Refusal refusal : all) {
            if (!(refusal instanceof NeedsUnrecordedChange needs)) {
                return null;
            }
            for (Refusal.Gap gap : needs.gaps()) {
                ObjectNode missing = MissingAct.filling(needs.key(), gap, ledger::newId);
                if (missing == null) {
                    return null;
                }
                if (!bodies.contains(missing)) {
                    bodies.add(missing);
                }
            }
        }
        ObjectNode own = JSON.objectNode().put("command", CommandForms.name(command));
        own.setAll(CommandForms.write(command));
        bodies.add(own);
        List<RelationCommand> together = bodies.stream()
                .map(body -> read(CommandForms.nameIn(body), body))
                .toList();
        if (!(ledger.dryRun(together) instanceof Accepted)) {
            return null;
        }
        ArrayNode batch = JSON.arrayNode();
        bodies.forEach(batch::add);
        return batch;
    }

    // Problems

    private static Problem unknownCommand(String name) {
        ObjectNode more = JSON.objectNode();
        try {
            CommandForms.form(name);
        } catch (Unreadable e) {
            String advice = e.problems().getFirst().advice();
            CommandForms.names().stream().filter(advice::contains).forEach(more.withArray("suggestions")::add);
            return new Problem(ProblemType.UNKNOWN_COMMAND, String.valueOf(e.getMessage()), more);
        }
        return new Problem(ProblemType.UNKNOWN_COMMAND, "There is no command " + Asked.shown(name) + ".");
    }

    private static Problem tooLarge(String what) {
        return new Problem(
                ProblemType.TOO_LARGE,
                "Found more than " + LARGEST_COMMAND + " bytes in " + what + ", expected at most " + LARGEST_COMMAND
                        + " for one command.");
    }

    static Problem tooLarge(RecordTooLarge e) {
        return new Problem(ProblemType.TOO_LARGE, String.valueOf(e.getMessage()));
    }

    static Problem unreadable(Unreadable e) {
        ObjectNode more = JSON.objectNode();
        ArrayNode problems = more.putArray("problems");
        e.problems()
                .forEach(problem -> problems.addObject()
                        .put("pointer", problem.pointer())
                        .put("found", problem.found())
                        .put("expected", problem.expected())
                        .put("advice", problem.advice()));
        return new Problem(
                e.onlyInverted() ? ProblemType.INVERTED_DATE : ProblemType.UNREADABLE_BODY,
                String.valueOf(e.getMessage()),
                more);
    }

    static Problem noSuchRecord(NoSuchRecord e) {
        ObjectNode more = JSON.objectNode();
        more.putArray("records").add(e.recordId().toString());
        return new Problem(ProblemType.NO_SUCH_RECORD, String.valueOf(e.getMessage()), more);
    }

    private static Problem overtaken(Overtaken overtaken) {
        return new Problem(
                ProblemType.LOST_RACE,
                "Others recorded on the same relations first, " + overtaken.attempts()
                        + " times; nothing was recorded. Send it again.");
    }

    static Problem unavailable(LedgerUnavailable e) {
        FullMemory.handOn(e);
        LOG.error("the ledger does not answer", e);
        return new Problem(
                ProblemType.UNAVAILABLE,
                "The ledger does not answer; whether it was recorded is not known. Send it again under the same recordId:"
                        + " the same record is never recorded twice.");
    }

    /** What nobody foresaw: logged under an id, and nothing of its inside is shown. */
    Problem unexpected(@Nullable Throwable e) {
        FullMemory.handOn(e);
        UUID id = ledger.newId();
        LOG.error("unexpected failure {}", id, e);
        return Problem.internal(id.toString());
    }
}
