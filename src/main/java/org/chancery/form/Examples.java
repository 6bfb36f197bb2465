package org.chancery.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One body of each command from the diplomatic record, as the documentation shows it. */
final class Examples {

    private static final Map<String, ObjectNode> BY_COMMAND = read();

    private Examples() {}

    /** The example of a command, or null if nobody has written one yet. */
    static @Nullable ObjectNode of(String command) {
        ObjectNode example = BY_COMMAND.get(command);
        return example == null ? null : example.deepCopy();
    }

    private static Map<String, ObjectNode> read() {
        Map<String, ObjectNode> examples = new HashMap<>();
        try (InputStream lines = Examples.class.getResourceAsStream("/form/examples.jsonl")) {
            if (lines == null) {
                throw new IllegalStateException("form/examples.jsonl is missing from the program");
            }
            new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                ObjectNode body = (ObjectNode) Json.read(line);
                examples.put(body.remove(Form.COMMAND).stringValue(), body);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }
}
