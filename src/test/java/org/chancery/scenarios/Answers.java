package org.chancery.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Parts of a status as it comes over HTTP, in short. */
final class Answers {

    private Answers() {}

    /** What a facet says: its certainty and values, such as {@code DEFINITE SEVERED} or {@code POSSIBLE NOT_RECORDED SEVERED}. */
    static String facet(JsonNode status, String facet) {
        return facet(status, facet, null, null);
    }

    /**
     * The same for one side.
     *
     * @param by the side; null for a facet of both together
     * @param key which one; null where the facet has none
     */
    static String facet(JsonNode status, String facet, String by, String key) {
        for (JsonNode answer : status.path("facets").values()) {
            if (answer.path("facet").asString().equals(facet)
                    && (by == null || answer.path("by").asString().equals(by))
                    && (key == null || answer.path("key").asString("").equals(key))) {
                List<String> words = new ArrayList<>();
                words.add(answer.path("certainty").asString());
                answer.path("values")
                        .values()
                        .forEach(value -> words.add(value.path("value").asString()
                                + (value.path("implied").asBoolean(false) ? " implied" : "")));
                return String.join(" ", words);
            }
        }
        return "not listed";
    }

    /** The headline's word. */
    static String headline(JsonNode status) {
        return status.path("headline").path("value").asString();
    }

    /** The ids of a page of records. */
    static Set<String> ids(JsonNode page) {
        Set<String> ids = new TreeSet<>();
        page.path("records")
                .values()
                .forEach(record -> ids.add(record.path("record").asString()));
        return ids;
    }
}
