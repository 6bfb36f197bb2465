package org.chancery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.Stack;
import org.chancery.form.Field;
import org.chancery.form.Form;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a command as flags, and the body that given flags say.
 *
 * <p>Each field is the flag of its name in kebab case. Several values of a list are given by repeating the flag, codes and
 * ids also with commas between. What has parts of its own is written in short ({@code RUS:HOST:Vladimir Putin
 * (President)}) or as JSON. What a value must be is for the server to say.
 */
final class FieldFlags {

    private static final String SOURCE = "source";
    private static final List<String> SOURCE_PARTS =
            List.of("publisher", "url", "published", "reliability", "credibility", "quote");

    private final Form form;
    private final List<Given> given = new ArrayList<>();

    /** A flag as it stood on the command line. */
    private record Given(String flag, String value) {}

    FieldFlags(Form form) {
        this.form = form;
    }

    /** The flag of a field, without its hyphens in front. */
    static String flag(Form form, Field field) {
        return switch (field.name()) {
            case "sources" -> SOURCE;
            case "delegations" -> "delegation";
            case "format" -> form.name().substring(form.name().lastIndexOf('-') + 1) + "-format";
            default -> kebab(field.name());
        };
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Adds the flags to a word. */
    void addTo(CommandSpec word) {
        for (Field field : form.fields()) {
            String flag = flag(form, field);
            word.addOption(option(flag, label(field), description(field), List.of("--" + flag)));
            if (flag.equals(SOURCE)) {
                Set<String> own = Set.copyOf(
                        form.fields().stream().map(each -> flag(form, each)).toList());
                for (String part : SOURCE_PARTS) {
                    List<String> names =
                            own.contains(part) ? List.of("--source-" + part) : List.of("--source-" + part, "--" + part);
                    word.addOption(
                            option("source-" + part, part.toUpperCase(Locale.ROOT), "Of the source before it.", names));
                }
            }
        }
    }

    private OptionSpec option(String flag, String label, String description, List<String> names) {
        return OptionSpec.builder(
                        names.getFirst(), names.subList(1, names.size()).toArray(String[]::new))
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .parameterConsumer(new IParameterConsumer() {
                    @Override
                    public void consumeParameters(Stack<String> arguments, ArgSpec argument, CommandSpec word) {
                        if (arguments.isEmpty()) {
                            throw new picocli.CommandLine.MissingParameterException(
                                    word.commandLine(), argument, "Missing value for --" + flag);
                        }
                        given.add(new Given(flag, arguments.pop()));
                    }
                })
                .build();
    }

    private static String label(Field field) {
        return switch (field.name()) {
            case "sources", "source" -> "TITLE";
            case "delegations" -> "ACTOR:ROLE:PEOPLE";
            case "people" -> "ACTOR:NAME";
            default ->
                switch (shape(field)) {
                    case ACTOR -> "CODE";
                    case DATE -> "DATE";
                    case ID -> "ID";
                    case NUMBER -> "N";
                    case TRUTH -> "true|false";
                    case OBJECT -> "JSON";
                    case WORD -> "WORD";
                    case TEXT -> "TEXT";
                };
        };
    }

    private static String description(Field field) {
        StringBuilder description = new StringBuilder();
        description
                .append(Character.toUpperCase(field.meaning().charAt(0)))
                .append(field.meaning(), 1, field.meaning().length());
        if (!field.values().isEmpty()) {
            description.append(": ").append(String.join(", ", field.values()));
        }
        description.append('.');
        switch (field.name()) {
            case "delegations" ->
                description.append(
                        " Such as \"RUS:HOST:Vladimir Putin (President)\"; several people with ; between; repeat for each.");
            case "people" ->
                description.append(" Such as \"RUS:Vladimir Putin (President)\"; actor and office may be left out.");
            default -> {
                if (isList(field)) {
                    description.append(" Repeat for several.");
                }
            }
        }
        if (field.required()) {
            description.append(" Required.");
        }
        return description.toString().replace("%", "%%");
    }

    /** The body that the flags say. */
    ObjectNode body() {
        ObjectNode body = Json.NODES.objectNode();
        for (Given each : given) {
            if (each.flag.startsWith("source-")) {
                setOnLastSource(body, each);
                continue;
            }
            Field field = field(each.flag);
            if (isList(field)) {
                values(field, each.value).forEach(value -> append(body, field, value));
            } else {
                body.set(field.name(), value(field, each.value));
            }
        }
        return body;
    }

    /** The flag a person would use where the server names a place in the body; the place itself where there is none. */
    String flagAt(String pointer) {
        String first = pointer.startsWith("/") ? pointer.substring(1).split("/", 2)[0] : "";
        return form.fields().stream()
                .filter(field -> field.name().equals(first))
                .findFirst()
                .map(field -> "--" + flag(form, field))
                .orElse(pointer);
    }

    private Field field(String flag) {
        return form.fields().stream()
                .filter(field -> flag(form, field).equals(flag))
                .findFirst()
                .orElseThrow();
    }

    private static void append(ObjectNode body, Field field, JsonNode value) {
        JsonNode before = body.get(field.name());
        if (before instanceof ArrayNode list) {
            list.add(value);
        } else if (before != null) {
            body.putArray(field.name()).add(before).add(value);
        } else if (orOne(field)) {
            body.set(field.name(), value);
        } else {
            body.putArray(field.name()).add(value);
        }
    }

    private static void setOnLastSource(ObjectNode body, Given part) {
        JsonNode holder = body.has("sources")
                ? body.path("sources").path(body.path("sources").size() - 1)
                : body.path(SOURCE);
        if (!(holder instanceof ObjectNode source)) {
            throw new Stop(
                    Ending.WRONG_USE,
                    "A source has no title.\n  found     --" + part.flag
                            + " before any --source\n  expected  --source TITLE first");
        }
        String name = part.flag.substring("source-".length());
        source.set(name, name.equals("credibility") ? number(part.value) : text(part.value));
    }

    private static List<JsonNode> values(Field field, String value) {
        Shape shape = shape(field);
        if (shape == Shape.ACTOR || shape == Shape.ID || shape == Shape.WORD) {
            return List.of(value.split(",", -1)).stream()
                    .map(String::strip)
                    .map(FieldFlags::text)
                    .toList();
        }
        return List.of(value(field, value));
    }

    private static JsonNode value(Field field, String value) {
        return switch (shape(field)) {
            case ACTOR, DATE, ID, TEXT, WORD -> text(value);
            case NUMBER -> number(value);
            case TRUTH ->
                switch (value) {
                    case "true" -> Json.NODES.booleanNode(true);
                    case "false" -> Json.NODES.booleanNode(false);
                    default -> text(value);
                };
            case OBJECT -> object(field, value);
        };
    }

    private static JsonNode object(Field field, String value) {
        if (value.startsWith("{")) {
            JsonNode json = Json.read(value);
            if (json == null) {
                throw new Stop(
                        Ending.WRONG_USE,
                        "The JSON of " + field.name() + " cannot be read.\n  found     " + Table.printable(value));
            }
            return json;
        }
        return switch (field.name()) {
            case "sources", SOURCE -> Json.NODES.objectNode().put("title", value);
            case "delegations" -> InShort.delegation(value);
            case "people" -> InShort.person(value);
            default -> text(value);
        };
    }

    private static JsonNode text(String value) {
        return Json.NODES.stringNode(value);
    }

    /** The number, or the text as it is, for the server to refuse. */
    private static JsonNode number(String value) {
        JsonNode json = Json.read(value);
        return json != null && json.isNumber() ? json : text(value);
    }

    /** What a field holds, or each value of its list. */
    private enum Shape {
        ACTOR,
        DATE,
        ID,
        NUMBER,
        TRUTH,
        OBJECT,
        WORD,
        TEXT
    }

    private static Shape shape(Field field) {
        JsonNode example = one(field.example());
        if (example.isObject()) {
            return Shape.OBJECT;
        }
        if (example.isNumber()) {
            return Shape.NUMBER;
        }
        if (example.isBoolean()) {
            return Shape.TRUTH;
        }
        String type = field.type();
        if (type.contains("actor code")) {
            return Shape.ACTOR;
        }
        if (type.contains("UUID")) {
            return Shape.ID;
        }
        if (type.endsWith("date")) {
            return Shape.DATE;
        }
        return field.values().isEmpty() ? Shape.TEXT : Shape.WORD;
    }

    private static JsonNode one(JsonNode example) {
        return example.isArray() && !example.isEmpty() ? example.path(0) : example;
    }

    private static boolean isList(Field field) {
        return field.example().isArray() || field.type().startsWith("list of") || orOne(field);
    }

    private static boolean orOne(Field field) {
        return field.type().endsWith("or a list of them");
    }

    /** What a person sees of it in an example: the flag and a value. */
    static @Nullable String example(Form form, Field field) {
        if (!field.required()) {
            return null;
        }
        String flag = "--" + flag(form, field) + " ";
        JsonNode example = field.example();
        return switch (shape(field)) {
            case OBJECT ->
                field.name().equals("delegations")
                        ? flag + "RUS:HOST " + flag + "SYR:PRINCIPAL"
                        : flag + "'" + example + "'";
            case ACTOR, DATE, ID, NUMBER, TRUTH, TEXT, WORD ->
                flag
                        + (example.isArray()
                                ? String.join(",", Json.texts(form.example(), field.name()))
                                : quoted(Json.text(example)));
        };
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_:.-]+") ? text : "\"" + text + "\"";
    }
}
