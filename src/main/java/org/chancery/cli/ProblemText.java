package org.chancery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** A problem document (RFC 9457) as talk: what was found, what was expected, what to do. */
final class ProblemText {

    private ProblemText() {}

    /** The talk for a refused or unreadable request. */
    static String of(JsonNode problem) {
        return of(problem, UnaryOperator.identity());
    }

    /**
     * The same, for a person who did not write JSON.
     *
     * @param place what the person calls a place in the body
     */
    static String of(JsonNode problem, UnaryOperator<String> place) {
        List<String> lines = new ArrayList<>();
        String title = Json.text(problem, "title");
        lines.add(title.isEmpty() ? "The server refused." : Table.printable(title.endsWith(".") ? title : title + "."));
        JsonNode problems = problem.path("problems");
        if (problems.isArray() && !problems.isEmpty()) {
            for (JsonNode each : problems.values()) {
                String pointer = Json.text(each, "pointer");
                if (!pointer.isEmpty()) {
                    add(lines, "at", place.apply(pointer));
                }
                add(lines, "found", Json.text(each, "found"));
                add(lines, "expected", Json.text(each, "expected"));
                add(lines, "to do", Json.text(each, "advice"));
            }
        } else {
            Json.text(problem, "detail").lines().forEach(line -> add(lines, "", line));
        }
        add(lines, "rule", Json.text(problem, "rule"));
        for (String record : Json.texts(problem, "records")) {
            add(lines, "record", record);
        }
        add(lines, "closest", String.join(", ", Json.texts(problem, "suggestions")));
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String label, String text) {
        if (!text.isBlank()) {
            lines.add("  " + (label.isEmpty() ? "" : label + " ".repeat(Math.max(1, 10 - label.length())))
                    + Table.printable(text));
        }
    }

    /** How a word ends that got this status. */
    static Ending ending(int status) {
        if (status == 409 || status == 422 || status == 403) {
            return Ending.NO;
        }
        return status / 100 == 4 && status != 429 ? Ending.WRONG_USE : Ending.CANNOT_REACH;
    }
}
