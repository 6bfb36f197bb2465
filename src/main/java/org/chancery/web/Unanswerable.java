package org.chancery.web;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** A page was asked for that cannot be answered, with what was found, what is accepted and where one may have wanted to go. */
final class Unanswerable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient List<Problem> problems;

    /**
     * One thing that stands in the way.
     *
     * @param found what was found
     * @param expected what is accepted
     * @param offers where one may have wanted to go
     */
    record Problem(String found, String expected, List<Offer> offers) {}

    /** A link to somewhere else. */
    record Offer(String words, String address) {}

    Unanswerable(HttpStatus status, List<Problem> problems) {
        super(problems.getFirst().found());
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    HttpStatus status() {
        return status;
    }

    List<Problem> problems() {
        return problems;
    }

    /** All of it as text. */
    String inWords() {
        return problems.stream()
                .map(problem -> problem.found() + " " + problem.expected()
                        + problem.offers().stream().map(Offer::words).collect(Collectors.joining(", ", " ", "")))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }
}
