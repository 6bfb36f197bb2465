package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Grade;
import org.chancery.relation.Headline;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.standing.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the map says of a place in short: a page of its own, of which the map shows the middle. */
@Controller
class CardPages {

    private final Desk desk;

    CardPages(Desk desk) {
        this.desk = desk;
    }

    /** A way on from a card. */
    record Way(String words, String address) {}

    /**
     * A card.
     *
     * @param title what it is about
     * @param day the day it speaks of
     * @param first the one side, or the only one
     * @param second the other side; null where there is none
     * @param chip the headline; null where there is none
     * @param since since when
     * @param note what a reader should know
     * @param last the last record as a sentence; null where there is none
     * @param ways where one can go on
     */
    record Card(
            String title,
            String day,
            String first,
            @Nullable String second,
            RelationPage.@Nullable Chip chip,
            @Nullable String since,
            @Nullable String note,
            @Nullable String last,
            List<Way> ways) {}

    /** The relation of two actors in short. */
    @GetMapping("/dyads/{pair}/card")
    String relation(@PathVariable String pair, HttpServletRequest request, Model model) {
        PageQuestion question = PageQuestion.of(request, desk.now(), Set.of(), desk.words());
        PageWords words = desk.words(question);
        Pair asked = DyadPages.pair(pair, question, desk.actors(question), words, "/card");
        LocalDate asOf = words.day();
        Course course = desk.course(asked, question);
        Headline headline = course.on(asOf);
        LocalDate since = course.since(asOf);
        List<Held> records = desk.records(asked, question);
        Narration narration = new Narration(Names.of(desk.actors(question)));
        String last = records.stream()
                .filter(held -> !held.retracted() && held.grade() != Grade.MACHINE)
                .filter(held -> held.act().particulars().occurred().begins().earliestDay() <= asOf.toEpochDay())
                .max(Evidence.DISPLAY)
                .map(held -> narration.sentence(held.act()))
                .orElse(null);
        String page = "/dyads/" + asked;
        List<Way> ways = new ArrayList<>();
        if (!records.isEmpty()) {
            ways.add(new Way(words.say("card.why"), question.address(page + "/why")));
        }
        ways.add(new Way(words.say("card.open"), question.address(page)));
        for (ActorCode side : List.of(asked.first(), asked.second())) {
            ways.add(new Way(words.name(side), question.address("/states/" + side)));
        }
        model.addAttribute(
                "card",
                new Card(
                        words.name(asked.first()) + " – " + words.name(asked.second()),
                        day(words),
                        words.name(asked.first()),
                        words.name(asked.second()),
                        RelationPage.Chip.of(headline, words),
                        since == null || headline.value() == Headline.Word.NOT_RECORDED
                                ? null
                                : words.say("since.day", words.day(since)),
                        records.isEmpty() ? words.say("record.none") : null,
                        last,
                        ways));
        return "home/card";
    }

    /** An actor in short. */
    @GetMapping("/states/{code}/card")
    String actor(@PathVariable String code, HttpServletRequest request, Model model) {
        PageQuestion question = PageQuestion.of(request, desk.now(), Set.of(), desk.words());
        PageWords words = desk.words(question);
        Actors actors = desk.actors(question);
        Actor actor = actors.find(code)
                .orElseThrow(() -> new Unanswerable(
                        HttpStatus.NOT_FOUND,
                        List.of(DyadPages.unknown(
                                code, question, actors, words, other -> "/states/" + other + "/card"))));
        int relations = desk.coursesOf(actor.code(), question).size();
        model.addAttribute(
                "card",
                new Card(
                        words.name(actor),
                        day(words),
                        words.name(actor),
                        null,
                        null,
                        null,
                        words.say("card.relations", relations),
                        null,
                        List.of(
                                new Way(
                                        words.say("card.focus"),
                                        question.onto(Address.of("/")
                                                        .with(
                                                                "focus",
                                                                actor.code().value()))
                                                .toString()),
                                new Way(words.say("card.open"), question.address("/states/" + actor.code())))));
        return "home/card";
    }

    private static String day(PageWords words) {
        return words.say("clock.asOf") + " " + words.day(words.day());
    }
}
