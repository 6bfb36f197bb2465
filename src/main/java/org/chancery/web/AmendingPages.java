package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import org.chancery.chronicle.Chronicled;
import org.chancery.form.Box;
import org.chancery.form.CommandForms;
import org.chancery.form.Form;
import org.chancery.form.Sheet;
import org.chancery.narration.Narration;
import org.chancery.relation.Held;
import org.chancery.relation.Named;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationRules;
import org.chancery.web.FormDesk.Outcome;
import org.chancery.web.FormDesk.Pressed;
import org.chancery.web.FormDesk.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where something is said of a record: that it should say something else, that it should not count, that somebody holds it
 * to be wrong, that a dispute is over, or where else it is found.
 *
 * <p>The page carries the position at which the record was last spoken of when it was opened. Where somebody said something
 * of it meanwhile, nothing is recorded: the texts stay, what was said is shown, and who fills in goes on or leaves.
 */
@Controller
class AmendingPages {

    private static final String SEEN = "seen";
    private static final String DISPUTE = "dispute";
    private static final Map<String, String> COMMANDS = Map.of(
            "correct", "correct-record",
            "retract", "retract-record",
            "dispute", "dispute-record",
            "source", "add-source",
            "resolve", "resolve-dispute");
    private static final Set<String> GIVEN = Set.of("record", "recordId", "disputeId", DISPUTE);
    private static final int MOST_DIFFERENCES = 40;

    private final FormDesk forms;
    private final Desk desk;

    /** One amendment at a time, so that nobody else's comes between the last look at the record and the recording. */
    private final Object turn = new Object();

    AmendingPages(FormDesk forms, Desk desk) {
        this.forms = forms;
        this.desk = desk;
    }

    /** What is said of which record, on what sheet. */
    private record Task(String word, String command, Chronicled record, Act act, Sheet sheet, Predicate<Box> asked) {
        boolean corrects() {
            return word.equals("correct");
        }
    }

    @GetMapping("/records/{id}/{word:correct|retract|dispute|source|resolve}")
    String form(@PathVariable String id, @PathVariable String word, HttpServletRequest request, Model model) {
        Task task = task(id, word);
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        if (task.corrects()) {
            texts.putAll(task.sheet().write(CommandForms.again(task.act())));
        }
        texts.putAll(forms.texts(request));
        texts.put(SEEN, String.valueOf(task.record().changedAt()));
        texts.put("disputeId", forms.newId().toString());
        return page(task, texts, Sent.LOOK, null, model);
    }

    @PostMapping("/records/{id}/{word:correct|retract|dispute|source|resolve}")
    Object sent(@PathVariable String id, @PathVariable String word, HttpServletRequest request, Model model) {
        Task task = task(id, word);
        SequencedMap<String, String> texts = forms.texts(request);
        Pressed pressed = Pressed.on(task.sheet(), texts);
        if (pressed.word().equals("go-on")) {
            texts.put(SEEN, String.valueOf(task.record().changedAt()));
        }
        if (!pressed.sent().records()) {
            return page(task, texts, pressed.sent(), pressed.focus(), model);
        }
        synchronized (turn) {
            Task now = task(id, word);
            if (!String.valueOf(now.record().changedAt()).equals(texts.get(SEEN))) {
                return page(now, texts, Sent.PREVIEW, null, model);
            }
            PageWords words = forms.words(texts);
            Outcome outcome = outcome(now, texts, Sent.RECORD, words);
            var entered = outcome.entered();
            return entered == null
                    ? page(now, outcome, texts, null, model, words)
                    : DyadPages.moved(
                            Address.of("/records/" + id)
                                    .with("recorded", String.valueOf(entered.position()))
                                    .toString(),
                            false);
        }
    }

    private Task task(String id, String word) {
        PageWords words = desk.words();
        Chronicled record = forms.records().apply(id);
        if (record == null || !(record.content() instanceof Act act)) {
            throw new Unanswerable(
                    HttpStatus.NOT_FOUND,
                    Unanswerable.Kind.NO_SUCH_RECORD,
                    List.of(new Unanswerable.Problem(
                            words.say(record == null ? "wrong.record" : "wrong.amended", PageQuestion.shortened(id)),
                            words.say("wrong.record.expected"),
                            List.of())));
        }
        String command = Objects.requireNonNull(COMMANDS.get(word));
        if (!word.equals("correct")) {
            return new Task(word, command, record, act, Sheet.of(command), box -> !GIVEN.contains(box.name()));
        }
        var type = RelationRules.command(act);
        if (type == null) {
            throw new Unanswerable(
                    HttpStatus.CONFLICT,
                    Unanswerable.Kind.NOT_NOW,
                    List.of(new Unanswerable.Problem(
                            words.say("wrong.corrected"),
                            words.say("wrong.corrected.expected"),
                            List.of(new Unanswerable.Offer(
                                    forms.narration().sentence(record.content()), "/records/" + id)))));
        }
        Form form = CommandForms.form(name(type));
        return new Task(
                word, command, record, act, Sheet.of(form), box -> !box.name().equals("recordId"));
    }

    private static String name(Class<?> command) {
        Named named = command.getAnnotation(Named.class);
        return named == null ? command.getSimpleName() : named.value();
    }

    private Outcome outcome(Task task, Map<String, String> texts, Sent sent, PageWords words) {
        String id = task.record().id().toString();
        return forms.take(
                task.command(),
                task.sheet(),
                texts,
                task.asked(),
                task.corrects() ? "/content" : "",
                said -> body(task, said, id, texts),
                task.corrects(),
                sent,
                words);
    }

    private static ObjectNode body(Task task, ObjectNode said, String id, Map<String, String> texts) {
        ObjectNode body = task.corrects() ? JsonNodeFactory.instance.objectNode() : said;
        if (task.word().equals("resolve")) {
            body.put(DISPUTE, texts.getOrDefault(DISPUTE, ""));
            return body;
        }
        body.put("record", id);
        if (task.corrects()) {
            String why = texts.getOrDefault(FormDesk.WHY, "").strip();
            if (!why.isEmpty()) {
                body.put("reason", why);
            }
            said.remove("recordId");
            body.set("content", said);
        } else if (task.word().equals("dispute")) {
            body.put("disputeId", texts.getOrDefault("disputeId", ""));
        }
        return body;
    }

    private String page(Task task, Map<String, String> texts, Sent sent, @Nullable String focus, Model model) {
        PageWords words = forms.words(
                task.corrects()
                        ? texts
                        : Map.of("occurred", task.act().particulars().occurred().text()));
        return page(task, outcome(task, texts, sent, words), texts, focus, model, words);
    }

    private String page(
            Task task,
            Outcome outcome,
            Map<String, String> texts,
            @Nullable String focus,
            Model model,
            PageWords words) {
        Narration narration = forms.narration();
        String address = "/records/" + task.record().id();
        List<Address.Parameter> hidden = new ArrayList<>();
        hidden.add(new Address.Parameter(SEEN, texts.getOrDefault(SEEN, "")));
        for (String name : List.of("disputeId", DISPUTE)) {
            if (task.sheet().box(name) != null && texts.containsKey(name)) {
                hidden.add(new Address.Parameter(name, texts.getOrDefault(name, "")));
            }
        }
        model.addAttribute(
                "page",
                new FormPage(
                        address + "/" + task.word(),
                        task.command(),
                        words.say("amend." + task.word()),
                        words.say("amend." + task.word() + ".means"),
                        null,
                        new FormPage.Subject(narration.sentence(task.record().content()), address),
                        hidden,
                        List.of(),
                        false,
                        task.corrects()
                                && task.sheet().box("by") != null
                                && task.sheet().box("between") != null,
                        outcome.filling().sections(),
                        outcome.filling().troubles(),
                        outcome.filling().needed(),
                        outcome.consequence(),
                        race(task, texts, outcome.filling(), narration, words),
                        null,
                        focus));
        DyadPages.picker(model, desk.actors(PageQuestion.NOW), new PageQuestion(words.day(), null, false), words);
        return "form/form";
    }

    /** What was said of the record since the page was opened; null where nothing was. */
    private FormPage.@Nullable Race race(
            Task task, Map<String, String> texts, Filling filling, Narration narration, PageWords words) {
        String seen = texts.getOrDefault(SEEN, "");
        if (!seen.matches("[0-9]{1,18}")
                || Long.parseLong(seen) >= task.record().changedAt()) {
            return null;
        }
        long position = Long.parseLong(seen);
        Held held = desk.held(task.record());
        List<RecordEntry.Entry> entries = held == null
                ? List.of()
                : RecordEntry.of(1, held, words.day(), narration::sentence, words).story().stream()
                        .filter(entry -> entry.position() > position)
                        .toList();
        return new FormPage.Race(entries, task.corrects() ? differences(task, filling, position) : List.of());
    }

    private static List<FormPage.Difference> differences(Task task, Filling filling, long position) {
        Act before = null;
        for (Recorded<? extends RelationEvent> entry : task.record().history()) {
            if (entry.position() <= position) {
                before = switch (entry.event()) {
                    case Act act -> act;
                    case RelationEvent.RecordCorrected corrected -> corrected.content();
                    case RelationEvent.Amendment _, RelationEvent.ActorEvent _ -> before;
                };
            }
        }
        if (before == null) {
            return List.of();
        }
        Map<String, String> then = task.sheet().write(CommandForms.again(before));
        Map<String, String> now = task.sheet().write(CommandForms.again(task.act()));
        List<FormPage.Difference> differences = new ArrayList<>();
        SequencedMap<String, String> all = new LinkedHashMap<>(then);
        all.putAll(now);
        for (String path : all.keySet()) {
            String was = then.getOrDefault(path, "");
            String is = now.getOrDefault(path, "");
            if (!was.equals(is) && differences.size() < MOST_DIFFERENCES) {
                differences.add(new FormPage.Difference(filling.label(path), was, is));
            }
        }
        return differences;
    }
}
