package org.chancery.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Parts of the server's answers as a person reads them. */
final class Phrases {

    /** What of a value has words of its own. */
    private static final Set<String> SAID_OTHERWISE = Set.of(
            "value",
            "implied",
            "rule",
            "since",
            "records",
            "endUnknown",
            "initiator",
            "thirdParty",
            "role",
            "overDemand");

    private Phrases() {}

    /** Whose facet it is: {@code TUR → SYR}, or {@code SYR – TUR} for both together. */
    static String parties(JsonNode answer) {
        return answer.has("by")
                ? Json.text(answer, "by") + " → " + Json.text(answer, "toward")
                : String.join(" – ", Json.texts(answer, "between"));
    }

    /** Which facet it is, with its key: {@code SANCTIONS "embargo"}. */
    static String facet(JsonNode answer) {
        String key = Json.text(answer, "key");
        return Json.text(answer, "facet") + (key.isEmpty() ? "" : " “" + key + "”");
    }

    /**
     * A value with what is known of it: {@code SEVERED by TUR}, {@code STALLED with RUS (MEDIATION)},
     * {@code FULL (inferred: recognition-by-ties)}.
     */
    static String value(JsonNode value) {
        StringBuilder phrase = new StringBuilder(Json.text(value, "value"));
        append(phrase, " by ", Json.text(value, "initiator"), "");
        append(phrase, " with ", Json.text(value, "thirdParty"), "");
        append(phrase, " (", Json.text(value, "role"), ")");
        append(phrase, " over “", Json.text(value, "overDemand"), "”");
        value.properties().stream()
                .filter(member -> !SAID_OTHERWISE.contains(member.getKey()))
                .filter(member ->
                        member.getValue().isValueNode() && !member.getValue().isNull())
                .forEach(member -> append(phrase, ", " + member.getKey() + " ", Json.text(member.getValue()), ""));
        if (value.path("implied").asBoolean(false)) {
            phrase.append(" (implied)");
        }
        append(phrase, " (inferred: ", Json.text(value, "rule"), ")");
        if (value.path("endUnknown").asBoolean(false)) {
            phrase.append(" (end unknown)");
        }
        return phrase.toString();
    }

    private static void append(StringBuilder phrase, String before, String text, String after) {
        if (!text.isEmpty()) {
            phrase.append(before).append(text).append(after);
        }
    }

    /** All values of an answer on one line: {@code NOT_RECORDED or SEVERED by TUR, possible}. */
    static String answer(JsonNode answer) {
        List<String> values = new ArrayList<>();
        Json.each(answer, "values", value -> values.add(value(value)));
        String certainty = certainty(answer);
        return String.join(" or ", values)
                + (certainty.equals("definite") || certainty.isEmpty() ? "" : ", " + certainty);
    }

    /** The certainty's word: definite, possible or contested; with a warning where not every order was weighed. */
    static String certainty(JsonNode answer) {
        String word = Json.text(answer, "certainty").toLowerCase(Locale.ROOT);
        return answer.path("exact").asBoolean(true) ? word : word + ", not exact";
    }

    /**
     * Since when a value holds: the date as written, and its window where it is not a day:
     * {@code 2011 (2011-01-01 … 2011-12-31)}. Of a contested answer it says in whose position.
     */
    static String since(JsonNode value, JsonNode answer) {
        String since = since(value);
        return since.isEmpty() ? since : since + position(Json.text(value, "value"), answer);
    }

    /** The position that a value belongs to; empty where both leave it possible, or neither leaves it alone. */
    private static String position(String value, JsonNode answer) {
        List<String> leaving = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        Json.each(answer, "positions", side -> {
            List<String> values = Json.texts(side, "values");
            if (values.contains(value)) {
                (values.size() == 1 ? alone : leaving).add(Json.text(side, "name"));
            }
        });
        List<String> names = alone.isEmpty() ? leaving : alone;
        if (names.size() != 1) {
            return "";
        }
        return names.getFirst().equals("disputed") ? ", if the dispute holds" : ", as recorded";
    }

    private static String since(JsonNode value) {
        JsonNode since = value.path("since");
        if (!since.isObject()) {
            return "";
        }
        String text = Json.text(since, "text");
        String earliest = Json.text(since, "earliest");
        String definite = Json.text(since, "definiteFrom");
        String window = window(earliest, definite);
        if (text.isEmpty() || text.equals(window)) {
            return window;
        }
        return window.isEmpty() ? text : text + " (" + window + ")";
    }

    private static String window(String earliest, String definite) {
        if (earliest.isEmpty() && definite.isEmpty()) {
            return "";
        }
        if (earliest.equals(definite)) {
            return earliest;
        }
        if (definite.isEmpty()) {
            return "perhaps from " + earliest;
        }
        return (earliest.isEmpty() ? "" : earliest) + " … " + definite;
    }

    /** The last day before the one on which something ends; empty where it does not end. */
    static String through(String end) {
        return end.isEmpty() ? "" : LocalDate.parse(end).minusDays(1).toString();
    }

    /** A number with its noun. */
    static String counted(long number, String one, String many) {
        return number == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d %s", number, many);
    }

    /** A window of days: {@code 2011-01-01 … 2011-12-31}, or the one day; an open side is left empty. */
    static String window(JsonNode window) {
        if (!window.isArray()) {
            return Json.text(window);
        }
        String from = Json.text(window.path(0));
        String to = Json.text(window.path(1));
        return from.equals(to) ? from : from + " … " + to;
    }

    static String joined(List<String> words) {
        return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
    }
}
