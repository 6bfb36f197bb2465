package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.actor.Actors;
import org.chancery.ledger.LedgerEvent;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Pair;
import org.chancery.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A relation as our books came to know it, one entry at a time: what each said, and what is answered otherwise since. */
@Controller
class StepPages {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");
    private static final String STEPS = "/steps";

    private final Desk desk;

    StepPages(Desk desk) {
        this.desk = desk;
    }

    /** From a pair in a form to its steps. */
    @GetMapping("/dyads/steps")
    Object find(HttpServletRequest request) {
        PageWords words = desk.words();
        PageQuestion question = PageQuestion.of(request, desk.now(), Set.of("relation"), words);
        String written = PageQuestion.written(request, "relation");
        Pair asked = asked(written == null ? "" : written, question);
        return DyadPages.moved("/dyads/" + asked + STEPS, false);
    }

    /** One step. An instant instead of its number leads to the last step known then. */
    @GetMapping("/dyads/{pair}/steps")
    Object step(@PathVariable String pair, HttpServletRequest request, Model model) {
        PageWords plain = desk.words();
        PageQuestion question = PageQuestion.of(request, desk.now(), Set.of("step"), plain);
        Pair asked = asked(pair, question);
        Address here = Address.of("/dyads/" + asked + STEPS);
        long all = desk.entries(asked);
        String asOf = question.asOf() == null ? null : question.asOf().toString();
        String written = PageQuestion.written(request, "step");
        if (question.knownAt() != null) {
            long known = desk.entries(asked, question.knownAt());
            return known == 0
                    ? nothing(asked, question, here, all, model)
                    : DyadPages.moved(at(here, known, asOf).toString(), false);
        }
        if (!asked.toString().equals(pair)
                || question.untidy()
                || (request.getParameter("step") != null && written == null)) {
            return DyadPages.moved(
                    here.with("step", written).with("asOf", asOf).toString(), !question.untidy() && written != null);
        }
        if (all == 0) {
            return nothing(asked, question, here, all, model);
        }
        long number = number(written, all, asked, plain);
        PageWords words = desk.words(question);
        Actors actors = desk.actors(question);
        Narration narration = new Narration(Names.of(actors));
        AsOf when = desk.when(question);
        StepPage page = StepPage.of(asked, desk.step(asked, number - 1), number, all, when.asOf(), narration, words);
        model.addAttribute("page", page);
        model.addAttribute("lines", lines(asked, number, all, here, asOf, narration, words));
        model.addAttribute("first", number > 1 ? at(here, 1, asOf).toString() : null);
        model.addAttribute("previous", number > 1 ? at(here, number - 1, asOf).toString() : null);
        model.addAttribute("next", number < all ? at(here, number + 1, asOf).toString() : null);
        model.addAttribute("last", number < all ? at(here, all, asOf).toString() : null);
        model.addAttribute("frame", frame(asked, page, here, when, words));
        DyadPages.picker(model, actors, question, words);
        return "relation/steps";
    }

    /** The page where our books have no entry about the two, or had none yet at the instant asked for. */
    private String nothing(Pair pair, PageQuestion question, Address here, long all, Model model) {
        PageWords words = desk.words(question);
        AsOf when = desk.when(question);
        StepPage page = StepPage.none(pair, when.asOf(), words);
        model.addAttribute("page", page);
        model.addAttribute("then", all == 0 ? null : words.instant(when.knownAt()));
        model.addAttribute("first", all == 0 ? null : at(here, 1, null).toString());
        model.addAttribute("frame", frame(pair, page, here, when, words));
        DyadPages.picker(model, desk.actors(question), question, words);
        return "relation/steps";
    }

    private Frame frame(Pair pair, StepPage page, Address here, AsOf when, PageWords words) {
        String asOf = when.asOf().toString();
        Address programs = Address.of("/api/relations/" + pair + STEPS)
                .with("from", String.valueOf(Math.max(0, page.number() - 1)))
                .with("limit", "1")
                .with("asOf", asOf);
        return Frame.now(
                page.number() == 0 ? here : at(here, page.number(), asOf),
                words.say(
                        "step.cited",
                        page.first() + " – " + page.second(),
                        String.valueOf(page.number()),
                        String.valueOf(page.all())),
                new AsOf(when.asOf(), page.known() == null ? when.knownAt() : page.known()),
                desk.now(),
                programs,
                null,
                page.position(),
                words);
    }

    private Pair asked(String pair, PageQuestion question) {
        return DyadPages.pair(pair, question, desk.actors(question), desk.words(question), STEPS);
    }

    private static Address at(Address here, long number, @Nullable String asOf) {
        return here.with("step", String.valueOf(number)).with("asOf", asOf);
    }

    private static long number(@Nullable String written, long all, Pair pair, PageWords words) {
        if (written == null) {
            return 1;
        }
        if (!NUMBER.matcher(written).matches() || Long.parseLong(written) > all) {
            throw new Unanswerable(
                    HttpStatus.BAD_REQUEST,
                    List.of(new Unanswerable.Problem(
                            words.say("wrong.step", PageQuestion.shortened(written)),
                            words.say("wrong.step.expected", String.valueOf(all)),
                            List.of(new Unanswerable.Offer(
                                    words.say("step.first"),
                                    Address.of("/dyads/" + pair + STEPS).toString())))));
        }
        return Long.parseLong(written);
    }

    private List<StepPage.Line> lines(
            Pair pair,
            long number,
            long all,
            Address here,
            @Nullable String asOf,
            Narration narration,
            PageWords words) {
        long from = Math.max(0, Math.min(number - 1 - StepPage.AROUND, all - 2 * StepPage.AROUND - 1));
        return desk.entries(pair, from, 2 * StepPage.AROUND + 1).stream()
                .map(event -> line(event, number, here, asOf, narration, words))
                .toList();
    }

    private static StepPage.Line line(
            LedgerEvent event, long number, Address here, @Nullable String asOf, Narration narration, PageWords words) {
        return new StepPage.Line(
                event.sequence() + 1,
                at(here, event.sequence() + 1, asOf).toString(),
                words.day(event.recorded().recordedAt().atZone(ZoneOffset.UTC).toLocalDate()),
                narration.sentence(event.event()),
                event.sequence() + 1 == number);
    }
}
