package org.chancery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees, read leniently: what is missing is empty. */
final class Json {

    private static final JsonFactory READING = new JsonFactory();
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** Knows how to write trees. Most words only read them, and to set it up takes a third of a word's time. */
    private static final class Writing {
        private static final JsonMapper MAPPER = new JsonMapper();
    }

    /** The tree of a text, or null where it is not JSON. */
    static @Nullable JsonNode read(String text) {
        try (JsonParser parser = READING.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            JsonNode tree = first == null ? null : node(parser, first);
            return parser.nextToken() == null ? tree : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static JsonNode node(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    object.set(name, node(parser, parser.nextToken()));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    array.add(node(parser, next));
                }
                yield array;
            }
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> NODES.numberNode(parser.getIntValue());
                    case LONG -> NODES.numberNode(parser.getLongValue());
                    case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> NODES.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + token);
        };
    }

    static String pretty(JsonNode tree) {
        return Writing.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
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
