package org.chancery.cli;

import tools.jackson.databind.JsonNode;

/** A meeting or another record in one line. */
final class Contact {

    private Contact() {}

    /** {@code 2022-12 (2022-12-01 … 2022-12-31), Moscow: sentence}. */
    static String phrase(JsonNode record) {
        String occurred = Json.text(record, "occurred");
        String window = Phrases.window(record.path("window"));
        String sentence = Json.text(record, "sentence");
        String what = sentence.isEmpty()
                ? Phrases.joined(java.util.List.of(Json.text(record, "type"), Json.text(record, "place")))
                : sentence;
        return occurred + (window.isEmpty() || window.equals(occurred) ? "" : " (" + window + ")") + "  " + what;
    }
}
