package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.chancery.security.Asker;
import org.chancery.standing.NotYetKnown;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
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
    Object unanswerable(
            Unanswerable unanswerable, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!Asker.wantsPage(request)) {
            return document(unanswerable, request.getRequestURI());
        }
        response.setStatus(unanswerable.status().value());
        model.addAttribute("problems", unanswerable.problems());
        model.addAttribute("missing", unanswerable.status() == HttpStatus.NOT_FOUND);
        PageQuestion now = PageQuestion.NOW;
        DyadPages.picker(model, desk.actors(now), now, desk.words());
        return "relation/unanswerable";
    }

    /** The same for a program (RFC 9457). */
    private static ResponseEntity<ProblemDetail> document(Unanswerable unanswerable, String path) {
        ProblemDetail document = ProblemDetail.forStatusAndDetail(unanswerable.status(), unanswerable.inWords());
        document.setType(URI.create("/problems/" + unanswerable.kind().type()));
        document.setTitle(unanswerable.kind().title());
        document.setInstance(URI.create(path));
        return ResponseEntity.status(unanswerable.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(document);
    }

    /** The clock can have moved between reading the question and answering it, never the other way round. */
    @ExceptionHandler
    Object notYetKnown(NotYetKnown notYet, HttpServletRequest request, HttpServletResponse response, Model model) {
        PageWords words = desk.words();
        return unanswerable(
                new Unanswerable(
                        HttpStatus.BAD_REQUEST,
                        List.of(new Unanswerable.Problem(
                                String.valueOf(notYet.getMessage()),
                                words.say("wrong.knownAt.future.expected"),
                                List.of()))),
                request,
                response,
                model);
    }
}
