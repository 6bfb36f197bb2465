package org.chancery.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What each command records in a sentence, and one body of it from the diplomatic record, as the documentation shows it. */
final class Examples {

    private static final Map<String, ObjectNode> BY_COMMAND = read();
    private static final Properties SUMMARIES = summaries();

    private Examples() {}

    /** The example of a command, or null if nobody has written one yet. */
    static @Nullable ObjectNode of(String command) {
        ObjectNode example = BY_COMMAND.get(command);
        return example == null ? null : example.deepCopy();
    }

    /** What a command records, in a sentence; null if nobody has said it yet. */
    static @Nullable String summary(String command) {
        return SUMMARIES.getProperty(command);
    }

    private static Properties summaries() {
        Properties summaries = new Properties();
        try (Reader text = new InputStreamReader(resource("/form/summaries.properties"), StandardCharsets.UTF_8)) {
            summaries.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return summaries;
    }

    private static InputStream resource(String name) {
        InputStream resource = Examples.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException(name + " is missing from the program");
        }
        return resource;
    }

    private static Map<String, ObjectNode> read() {
        Map<String, ObjectNode> examples = new HashMap<>();
        try (InputStream lines = resource("/form/examples.jsonl")) {
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
