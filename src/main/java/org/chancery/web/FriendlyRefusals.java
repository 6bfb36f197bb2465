package org.chancery.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.chancery.standing.NotYetKnown;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers a page that cannot be answered with what was found, what is accepted, and a way on. */
@ControllerAdvice(basePackageClasses = FriendlyRefusals.class)
class FriendlyRefusals {

    private final Desk desk;

    FriendlyRefusals(Desk desk) {
        this.desk = desk;
    }

    @ExceptionHandler
    String unanswerable(Unanswerable unanswerable, HttpServletResponse response, Model model) {
        response.setStatus(unanswerable.status().value());
        model.addAttribute("problems", unanswerable.problems());
        model.addAttribute("missing", unanswerable.status() == HttpStatus.NOT_FOUND);
        PageQuestion now = new PageQuestion(null, null, false);
        DyadPages.picker(model, desk.actors(now), now);
        return "relation/unanswerable";
    }

    /** The clock can have moved between reading the question and answering it, never the other way round. */
    @ExceptionHandler
    String notYetKnown(NotYetKnown notYet, HttpServletResponse response, Model model) {
        PageWords words = desk.words();
        return unanswerable(
                new Unanswerable(
                        HttpStatus.BAD_REQUEST,
                        List.of(new Unanswerable.Problem(
                                String.valueOf(notYet.getMessage()),
                                words.say("wrong.knownAt.future.expected"),
                                List.of()))),
                response,
                model);
    }
}
