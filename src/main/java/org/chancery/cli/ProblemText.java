package org.chancery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** A problem document (RFC 9457) as talk: what was found, what was expected, what to do. */
final class ProblemText {

    private static final int WIDTH = 100;

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
        lines.add(title.isEmpty() ? "The server refused." : Table.printable(title) + ".");
        said(problem, place, lines, "  ");
        Json.each(problem, "lines", line -> {
            lines.add("  line " + Json.text(line, "line") + ": " + Table.printable(Json.text(line, "title")) + ".");
            said(line, place, lines, "    ");
        });
        for (String record : Json.texts(problem, "records")) {
            lines.add("  record    " + Table.printable(record));
        }
        if (Json.text(problem, "type").endsWith("/token-needed")) {
            lines.add("  to do     put the server's admin-token in CHANCERY_TOKEN, or name its file with --token-file");
        }
        JsonNode batch = problem.path("batch");
        if (batch.isArray() && !batch.isEmpty()) {
            lines.add("  to do     fill in and send these lines with: chancery record --file - --atomic");
            batch.values().forEach(command -> lines.add(command.toString()));
        }
        return String.join("\n", lines);
    }

    private static void said(JsonNode problem, UnaryOperator<String> place, List<String> lines, String indent) {
        JsonNode problems = problem.path("problems");
        if (!problems.isArray() || problems.isEmpty()) {
            Json.text(problem, "detail").lines().forEach(line -> wrap(line, lines, indent));
            return;
        }
        for (JsonNode each : problems.values()) {
            String pointer = Json.text(each, "pointer");
            add(lines, indent, "at", pointer.isEmpty() ? "" : place.apply(pointer));
            add(lines, indent, "found", Json.text(each, "found"));
            add(lines, indent, "expected", Json.text(each, "expected"));
            add(lines, indent, "to do", Json.text(each, "advice"));
        }
    }

    private static void add(List<String> lines, String indent, String label, String text) {
        if (!text.isBlank()) {
            lines.add(indent + label + " ".repeat(10 - label.length()) + Table.printable(text));
        }
    }

    private static void wrap(String text, List<String> lines, String indent) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : Table.printable(text).split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
    }

    /** How a word ends that was answered with a problem: a refusal by a rule, or a lost race, is the answer "no". */
    static Ending ending(int status, JsonNode problem) {
        if (problem.has("rule") || status == 409 || status == 422) {
            return Ending.NO;
        }
        return status / 100 == 4 ? Ending.WRONG_USE : Ending.CANNOT_REACH;
    }
}
