package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.chancery.actor.Actors;
import org.chancery.form.Box;
import org.chancery.form.Sheet;
import org.chancery.ledger.Reply;
import org.chancery.narration.Narration;
import org.chancery.relation.Facet;
import org.chancery.relation.RelationEvent;
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

/**
 * Where an act is recorded: chosen from all there are, filled in on a form that is made of the vocabulary, looked at with
 * what it would change, and recorded by a person's click and no sooner.
 *
 * <p>Nothing is kept between the steps. The page carries the identity of the record along, so that sending it twice records
 * it once.
 */
@Controller
class RecordingPages {

    private static final String ID = "recordId";
    private static final Set<String> KEPT = Set.of("by", "toward", "between", "delegations", "sources", "unsourced");

    private final FormDesk forms;
    private final Desk desk;

    RecordingPages(FormDesk forms, Desk desk) {
        this.forms = forms;
        this.desk = desk;
    }

    // Which act

    /** All that can be recorded. A search that leaves one thing leads to its form. */
    @GetMapping("/record")
    Object choose(HttpServletRequest request, Model model) {
        PageWords words = desk.words();
        PageQuestion.only(request, List.of("q", "relation", "facet"), words);
        String wanted = written(request, "q");
        String facet = written(request, "facet");
        String relation = written(request, "relation");
        Facet moving = facet.isEmpty() ? null : facet(facet, words);
        Address prefilled = Address.of("/record").with("relation", relation);
        List<ActMenu.Group> groups = ActMenu.groups(prefilled, moving, wanted, forms.narration(), words);
        if (!wanted.isEmpty() && groups.size() == 1 && groups.getFirst().items().size() == 1) {
            return DyadPages.moved(groups.getFirst().items().getFirst().address(), false);
        }
        model.addAttribute("groups", groups);
        model.addAttribute("q", null);
        model.addAttribute("wanted", wanted);
        model.addAttribute("relation", relation);
        model.addAttribute("facet", moving == null ? null : words.facet(moving));
        model.addAttribute("facetName", facet);
        dress(model, words);
        return "form/acts";
    }

    private static Facet facet(String name, PageWords words) {
        for (Facet facet : Facet.values()) {
            if (facet.name().equals(name)) {
                return facet;
            }
        }
        throw new Unanswerable(
                HttpStatus.BAD_REQUEST,
                List.of(new Unanswerable.Problem(
                        words.say("wrong.facet", PageQuestion.shortened(name)),
                        words.say("wrong.facet.expected"),
                        List.of())));
    }

    // The form of one act

    /** The form of an act, with whatever the address gives filled in. */
    @GetMapping("/record/{act}")
    String form(@PathVariable String act, HttpServletRequest request, Model model) {
        Sheet sheet = sheet(act);
        PageWords words = desk.words();
        SequencedMap<String, String> texts = forms.texts(request);
        String relation = texts.remove("relation");
        for (String name : request.getParameterMap().keySet()) {
            String first = name.split("\\.", 2)[0];
            if (!name.equals("relation") && sheet.box(first) == null) {
                refuse("wrong.parameter", "form.parameter", name, words);
            }
        }
        if (relation != null && !relation.isBlank()) {
            place(relation, sheet, texts, words);
        }
        texts.put(ID, forms.newId().toString());
        return shown(act, texts, first(sheet, texts), model);
    }

    /** Where one begins: at the first party, or at the date where the parties are given; null where neither is asked for. */
    private static @Nullable String first(Sheet sheet, Map<String, String> texts) {
        boolean given = texts.keySet().stream().anyMatch(path -> path.matches("(by|between|delegations)\\..*"));
        if (given && sheet.box("occurred") != null) {
            return "occurred";
        }
        return sheet.box("by") != null
                ? "by.1"
                : sheet.box("between") != null
                        ? "between.1"
                        : sheet.box("delegations") != null ? "delegations.1.actor" : null;
    }

    /** Puts the two of a relation where the act has its parties. */
    private void place(String relation, Sheet sheet, Map<String, String> texts, PageWords words) {
        Actors actors = desk.actors(PageQuestion.NOW);
        List<String> two = new ArrayList<>();
        for (String code : relation.split("-", -1)) {
            two.add(actors.find(code)
                    .map(actor -> words.today(actor) + " (" + actor.code() + ")")
                    .orElse(code));
        }
        if (two.size() != 2) {
            refuse("wrong.pair", "wrong.pair.expected", relation, words);
        }
        List<String> paths = sheet.box("delegations") != null
                ? List.of("delegations.1.actor", "delegations.2.actor")
                : sheet.box("between") != null ? List.of("between.1", "between.2") : List.of("by.1", "toward.1");
        for (int side = 0; side < 2; side++) {
            texts.putIfAbsent(paths.get(side), two.get(side));
        }
    }

    /** What was done with the form. */
    @PostMapping("/record/{act}")
    Object sent(@PathVariable String act, HttpServletRequest request, Model model) {
        Sheet sheet = sheet(act);
        SequencedMap<String, String> texts = forms.texts(request);
        Pressed pressed = Pressed.on(sheet, texts);
        String other = texts.remove("act");
        texts.putIfAbsent(ID, forms.newId().toString());
        if (pressed.word().equals("act") && other != null && ActMenu.has(other)) {
            return shown(other, carried(texts, sheet, sheet(other)), null, model);
        }
        if (pressed.word().equals("turn")) {
            return shown(act, turned(texts), null, model);
        }
        PageWords words = forms.words(texts);
        Outcome outcome = outcome(act, sheet, texts, pressed.sent(), words);
        Reply.Entered entered = outcome.entered();
        if (entered == null) {
            if (outcome.spent()) {
                texts.put(ID, forms.newId().toString());
            }
            return page(act, outcome, texts, null, pressed.focus(), model, words);
        }
        if (pressed.sent() == Sent.RECORD) {
            return DyadPages.moved(where(entered), false);
        }
        String id = entered.id() == null ? "" : entered.id().toString();
        SequencedMap<String, String> next = new LinkedHashMap<>();
        texts.forEach((path, text) -> {
            if (KEPT.contains(path.split("\\.", 2)[0])) {
                next.put(path, text);
            }
        });
        next.put(ID, forms.newId().toString());
        return page(
                act,
                outcome(act, sheet, next, Sent.LOOK, words),
                next,
                new FormPage.Done(id, String.valueOf(entered.position())),
                sheet.box("occurred") == null ? null : "occurred",
                model,
                words);
    }

    /** Where one goes after recording: to the record, or to the actor it is about. */
    private static String where(Reply.Entered entered) {
        if (entered.event() instanceof RelationEvent.ActorRegistered registered) {
            return "/states/" + registered.code();
        }
        return Address.of("/records/" + entered.id())
                .with("recorded", String.valueOf(entered.position()))
                .toString();
    }

    /** The texts for the form of another act: those of fields both have, and the parties in what takes parties there. */
    private static SequencedMap<String, String> carried(Map<String, String> texts, Sheet from, Sheet to) {
        SequencedMap<String, String> carried = new LinkedHashMap<>();
        texts.forEach((path, text) -> {
            if (to.box(path.split("\\.", 2)[0]) != null) {
                carried.put(path, text);
            }
        });
        List<String> parties = new ArrayList<>();
        for (String name : List.of("by", "toward", "between", "delegations")) {
            for (int row : from.box(name) == null ? new TreeSet<Integer>() : Sheet.rows(name, texts)) {
                String text = texts.getOrDefault(name + "." + row, texts.getOrDefault(name + "." + row + ".actor", ""));
                if (!text.isBlank()) {
                    parties.add(text);
                }
            }
        }
        boolean there = List.of("by.1", "between.1", "delegations.1.actor").stream()
                .anyMatch(path -> !carried.getOrDefault(path, "").isBlank());
        for (int at = 0; !there && at < parties.size(); at++) {
            String path = to.box("delegations") != null
                    ? "delegations." + (at + 1) + ".actor"
                    : to.box("between") != null ? "between." + (at + 1) : at == 0 ? "by.1" : "toward." + at;
            if (to.box(path.split("\\.", 2)[0]) != null) {
                carried.put(path, parties.get(at));
            }
        }
        return carried;
    }

    /** The texts with the two sides in each other's place. */
    private static SequencedMap<String, String> turned(Map<String, String> texts) {
        SequencedMap<String, String> turned = new LinkedHashMap<>();
        texts.forEach((path, text) -> turned.put(
                path.startsWith("by.")
                        ? "toward." + path.substring(3)
                        : path.startsWith("toward.") ? "by." + path.substring(7) : path,
                text));
        return turned;
    }

    private Sheet sheet(String act) {
        if (!ActMenu.has(act)) {
            PageWords words = desk.words();
            throw new Unanswerable(
                    HttpStatus.NOT_FOUND,
                    Unanswerable.Kind.NOT_FOUND,
                    List.of(new Unanswerable.Problem(
                            words.say("wrong.act", PageQuestion.shortened(act)),
                            words.say("wrong.act.expected"),
                            List.of(new Unanswerable.Offer(words.say("record.acts"), "/record")))));
        }
        return Sheet.of(act);
    }

    private static boolean asked(Box box) {
        return !box.name().equals(ID);
    }

    private Outcome outcome(String act, Sheet sheet, Map<String, String> texts, Sent sent, PageWords words) {
        return forms.take(act, sheet, texts, RecordingPages::asked, "", said -> said, false, sent, words);
    }

    private String shown(String act, SequencedMap<String, String> texts, @Nullable String focus, Model model) {
        PageWords words = forms.words(texts);
        return page(act, outcome(act, sheet(act), texts, Sent.LOOK, words), texts, null, focus, model, words);
    }

    private String page(
            String act,
            Outcome outcome,
            Map<String, String> texts,
            FormPage.@Nullable Done done,
            @Nullable String focus,
            Model model,
            PageWords words) {
        Sheet sheet = sheet(act);
        Narration narration = forms.narration();
        model.addAttribute(
                "page",
                new FormPage(
                        "/record/" + act,
                        act,
                        ActMenu.title(act, words),
                        sheet.form().summary(),
                        ActMenu.example(act, narration),
                        null,
                        sheet.box(ID) == null
                                ? List.of()
                                : List.of(new Address.Parameter(ID, texts.getOrDefault(ID, ""))),
                        ActMenu.groups(Address.of("/record"), null, "", narration, words),
                        sheet.box("by") != null && sheet.box("toward") != null,
                        sheet.box("by") != null && sheet.box("between") != null,
                        outcome.filling().sections(),
                        outcome.filling().troubles(),
                        outcome.filling().needed(),
                        outcome.consequence(),
                        null,
                        done,
                        focus));
        dress(model, words);
        return "form/form";
    }

    private void dress(Model model, PageWords words) {
        PageQuestion question = new PageQuestion(words.day(), null, false);
        DyadPages.picker(model, desk.actors(PageQuestion.NOW), question, words);
    }

    private static void refuse(String found, String expected, String text, PageWords words) {
        throw new Unanswerable(
                HttpStatus.BAD_REQUEST,
                List.of(new Unanswerable.Problem(
                        words.say(found, PageQuestion.shortened(text)), words.say(expected), List.of())));
    }

    private static String written(HttpServletRequest request, String name) {
        String text = PageQuestion.written(request, name);
        return text == null ? "" : text;
    }
}
