package org.chancery.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.form.CommandForms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The description of the interface, made from its routes, the forms of the commands and the schemas of the answers. */
final class OpenApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REFS = "#/components/schemas/";
    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, String> PATH_PARTS = Map.of(
            "pair", "Two actor codes joined by a hyphen, in either order, such as SYR-TUR.",
            "name", "The name of the command, such as sever-ties.",
            "id", "The id of a record or a dispute, or of an import, a UUID.",
            "code", "The code of an actor, such as SYR.",
            "tile", "Which tile, such as 0/x001/x234/067, or entries/000.p/12 where it is not full.");

    private OpenApi() {}

    static ObjectNode describe(List<Route> routes) {
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Chancery")
                .put("version", "1")
                .put(
                        "description",
                        "The diplomatic record: acts between actors, and what held between any two of them as of any"
                                + " day, as known at any instant. Every write needs the administrator's token. What is"
                                + " read as JSON is at the same path with .json too.");
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            ObjectNode path = paths.withObjectProperty(route.path());
            path.set(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode schemas = components.putObject("schemas");
        CommandForms.schemas(REFS).forEach(schemas::set);
        for (Map.Entry<String, JsonNode> schema : answers().properties()) {
            schemas.set(schema.getKey(), schema.getValue());
        }
        schemas.set("Command", anyCommand(false));
        schemas.set("CommandLine", anyCommand(true));
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "The content of the file admin-token in the data folder of the server.");
        return document;
    }

    private static ObjectNode operation(Route route) {
        ObjectNode operation = JSON.objectNode().put("summary", route.summary());
        ArrayNode parameters = operation.putArray("parameters");
        Matcher parts = IN_PATH.matcher(route.path());
        while (parts.find()) {
            ObjectNode part = parameters
                    .addObject()
                    .put("name", parts.group(1))
                    .put("in", "path")
                    .put("required", true)
                    .put("description", PATH_PARTS.getOrDefault(parts.group(1), ""));
            ObjectNode schema = part.putObject("schema").put("type", "string");
            if (parts.group(1).equals("name")) {
                CommandForms.names().forEach(schema.putArray("enum")::add);
            }
        }
        for (Parameter parameter : route.parameters()) {
            ObjectNode one = parameters
                    .addObject()
                    .put("name", parameter.name())
                    .put("in", "query")
                    .put("description", parameter.meaning());
            one.set("schema", parameter.schema());
            one.put("example", parameter.example());
        }
        Route.Body body = route.body();
        if (body != null) {
            operation
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject(body.contentType())
                    .putObject("schema")
                    .put("$ref", REFS + body.schema());
        }
        if (!route.method().equals("GET")) {
            operation.putArray("security").addObject().putArray("token");
        }
        ObjectNode responses = operation.putObject("responses");
        for (Route.Answer answer : route.answers()) {
            ObjectNode content = responses
                    .putObject(String.valueOf(answer.status()))
                    .put("description", answer.meaning())
                    .putObject("content")
                    .putObject(answer.contentType());
            ObjectNode schema = content.putObject("schema");
            if (answer.schema() == null) {
                schema.put("type", "string");
            } else {
                schema.put("$ref", REFS + answer.schema());
            }
        }
        responses
                .putObject("default")
                .put("description", "A problem (RFC 9457).")
                .putObject("content")
                .putObject(Reply.PROBLEM)
                .putObject("schema")
                .put("$ref", REFS + "Problem");
        return operation;
    }

    private static ObjectNode anyCommand(boolean named) {
        ObjectNode any = JSON.objectNode()
                .put(
                        "description",
                        named
                                ? "The body of any command, with its name in the field command."
                                : "The body of the command named in the path.");
        if (named) {
            ObjectNode name = any.put("type", "object").putObject("properties").putObject("command");
            CommandForms.names().forEach(name.putArray("enum")::add);
            any.putArray("required").add("command");
        } else {
            ArrayNode bodies = any.putArray("anyOf");
            CommandForms.names().forEach(name -> bodies.addObject().put("$ref", REFS + name));
        }
        return any;
    }

    /** The schemas of the answers, as they are kept beside this class. */
    private static JsonNode answers() {
        try (InputStream stream = OpenApi.class.getResourceAsStream("answers.json")) {
            if (stream == null) {
                throw new IllegalStateException("the schemas of the answers are missing from the program");
            }
            return Reply.MAPPER.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all schemas of answers. */
    static Set<String> names() {
        return new TreeSet<>(answers().propertyNames());
    }
}
