package org.chancery.cli;

import tools.jackson.databind.JsonNode;

/** The headline of a relation as a person reads it. */
final class Headlines {

    private Headlines() {}

    /** The word, or the words that are possible. */
    static String value(JsonNode headline) {
        String values = String.join(" or ", Json.texts(headline, "values"));
        return values.isEmpty() ? Json.text(headline, "value") : values;
    }

    /** The rule that gave it, and its notes, in brackets. */
    static String rest(JsonNode headline) {
        String rest = Phrases.joined(java.util.stream.Stream.concat(
                        Json.texts(headline, "rule").stream().map(rule -> "rule " + rule),
                        Json.texts(headline, "notes").stream())
                .toList());
        return rest.isEmpty() ? "" : " (" + rest + ")";
    }
}
