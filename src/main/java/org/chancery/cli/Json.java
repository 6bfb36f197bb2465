package org.chancery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON trees, read leniently: what is missing is empty. */
final class Json {

    static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** The tree of a text, or null where it is not JSON. */
    static @Nullable JsonNode read(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree.isMissingNode() ? null : tree;
        } catch (JacksonException e) {
            return null;
        }
    }

    static String pretty(JsonNode tree) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }

    /** The words of a field: empty where it is missing or null, the JSON itself where it is not a single value. */
    static String text(JsonNode of, String field) {
        return text(of.path(field));
    }

    static String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "" : node.isValueNode() ? node.asString() : node.toString();
    }

    /** The texts of a list, or the text of a single value; empty where it is missing. */
    static List<String> texts(JsonNode of, String field) {
        List<String> texts = new ArrayList<>();
        each(of, field, node -> texts.add(text(node)));
        return texts;
    }

    static void each(JsonNode of, String field, Consumer<JsonNode> consumer) {
        JsonNode node = of.path(field);
        if (node.isArray()) {
            node.values().forEach(consumer);
        } else if (!node.isMissingNode() && !node.isNull()) {
            consumer.accept(node);
        }
    }
}
