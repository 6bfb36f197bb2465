package org.chancery.web;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** A page was asked for that cannot be answered, with what was found, what is accepted and where one may have wanted to go. */
final class Unanswerable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final Kind kind;
    private final transient List<Problem> problems;

    /** What sort of obstacle it is, by the name that programs are given. */
    enum Kind {
        BAD_PARAMETER("bad-parameter", "Bad parameter"),
        NOT_FOUND("not-found", "Not found"),
        NOT_NOW("not-now", "Not now"),
        TOO_LARGE("too-large", "Too large"),
        NO_SUCH_IMPORT("no-such-import", "No such import"),
        NO_SUCH_ACTOR("no-such-actor", "No such actor"),
        NO_SUCH_RECORD("no-such-record", "No such record"),
        NO_SUCH_AUDIT("no-such-audit", "No such audit");

        private final String type;
        private final String title;

        Kind(String type, String title) {
            this.type = type;
            this.title = title;
        }

        String type() {
            return type;
        }

        String title() {
            return title;
        }
    }

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

    /** A page that is missing because an actor is, or one that was asked for otherwise than it can be. */
    Unanswerable(HttpStatus status, List<Problem> problems) {
        this(status, status == HttpStatus.NOT_FOUND ? Kind.NO_SUCH_ACTOR : Kind.BAD_PARAMETER, problems);
    }

    Unanswerable(HttpStatus status, Kind kind, List<Problem> problems) {
        super(problems.getFirst().found());
        this.status = status;
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    /** Something was asked for otherwise than it can be. */
    static Unanswerable bad(String found, String expected) {
        return new Unanswerable(HttpStatus.BAD_REQUEST, List.of(new Problem(found, expected, List.of())));
    }

    /** Something is not there. */
    static Unanswerable missing(Kind kind, String found, String expected) {
        return new Unanswerable(HttpStatus.NOT_FOUND, kind, List.of(new Problem(found, expected, List.of())));
    }

    Kind kind() {
        return kind;
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
