package org.chancery.api;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A parameter of a route.
 *
 * @param name its name
 * @param meaning what it says, and what holds where it is left out
 * @param schema what it may be, as JSON Schema
 * @param example a value it can have
 */
record Parameter(String name, String meaning, ObjectNode schema, String example) {

    static Parameter text(String name, String meaning, String example) {
        return new Parameter(name, meaning, string(), example);
    }

    static Parameter day(String name, String meaning, String example) {
        return new Parameter(name, meaning, string().put("format", "date"), example);
    }

    static Parameter instant(String name, String meaning) {
        return new Parameter(name, meaning, string().put("format", "date-time"), "2026-01-31T12:00:00Z");
    }

    static Parameter flag(String name, String meaning) {
        return new Parameter(
                name, meaning, JsonNodeFactory.instance.objectNode().put("type", "boolean"), "true");
    }

    static Parameter whole(String name, String meaning, long least, long most, String example) {
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("type", "integer")
                .put("minimum", least)
                .put("maximum", most);
        return new Parameter(name, meaning, schema, example);
    }

    static Parameter choice(String name, String meaning, Enum<?>[] values, String example) {
        return choice(name, meaning, Arrays.stream(values).map(Enum::name).toList(), example);
    }

    static Parameter choice(String name, String meaning, List<String> values, String example) {
        ObjectNode schema = string();
        values.forEach(schema.putArray("enum")::add);
        return new Parameter(name, meaning, schema, example);
    }

    private static ObjectNode string() {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }
}
