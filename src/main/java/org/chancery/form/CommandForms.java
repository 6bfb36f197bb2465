package org.chancery.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationRules;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands as JSON: the body of each as it is sent, read and described. */
public final class CommandForms {

    private static final SequencedMap<String, Form> BY_NAME = Vocabulary.forms(RelationCommand.class);

    private CommandForms() {}

    /** The names of all commands, in the order of the vocabulary. */
    public static Set<String> names() {
        return BY_NAME.sequencedKeySet();
    }

    /** All forms, in the order of the vocabulary. */
    public static SequencedMap<String, Form> all() {
        return BY_NAME;
    }

    /** The name of a command. */
    public static String name(RelationCommand command) {
        return of(command.getClass()).name();
    }

    /**
     * The form of a command.
     *
     * @throws Unreadable if no command has that name; the nearest one is named
     */
    public static Form form(String name) {
        Form form = find(name);
        if (form == null) {
            throw new Unreadable(
                    "",
                    "the command " + Found.text(name),
                    "the name of a command",
                    Nearest.advice(name, names(), "the commands are listed in docs/reference/commands.md"));
        }
        return form;
    }

    static @Nullable Form find(String name) {
        return BY_NAME.get(name);
    }

    static Form of(Class<?> type) {
        return Form.of(type);
    }

    /**
     * The name that a body carries in its field {@code command}, as a line of many commands does.
     *
     * @throws Unreadable if there is none
     */
    public static String nameIn(JsonNode body) {
        JsonNode name = body.get(Form.COMMAND);
        if (name == null || !name.isString()) {
            throw new Unreadable(
                    name == null ? "" : "/" + Form.COMMAND,
                    name == null && !body.isObject() ? Found.in(body) : name == null ? "no command" : Found.in(name),
                    "an object with the name of a command",
                    "such as {\"command\":\"sever-ties\", …}");
        }
        return name.stringValue();
    }

    /**
     * Reads the body of a command.
     *
     * <p>Where the body does not give them, the ids of a record and of a dispute are made, the grade is REPORTED and the
     * mark TLP:CLEAR. The content of a correction is read as the type of the record that it corrects, with that record's
     * id; it needs no id and no type of its own.
     *
     * @param name the command's name; the body may repeat it in the field {@code command}
     * @param newId makes ids
     * @param typeOfRecord the command by which a record was made, null for no record; {@link
     *     org.chancery.relation.RelationRules#command} tells it from the record's act
     * @throws Unreadable with all problems at once
     * @throws NoSuchRecord for a correction of no record
     */
    public static RelationCommand read(
            String name,
            JsonNode body,
            Supplier<UUID> newId,
            Function<UUID, @Nullable Class<? extends RelationCommand.Act>> typeOfRecord) {
        Form form = form(name);
        Reading reading = Reading.ofCommand(newId, typeOfRecord);
        Object command = form.read(body, Path.TOP, reading);
        reading.throwIfAny();
        if (command == null) {
            throw new IllegalStateException("nothing read and nothing said: " + name);
        }
        return (RelationCommand) command;
    }

    /** The body of a command, in the order of its fields and without those that hold nothing: equal commands, equal bodies. */
    public static ObjectNode write(RelationCommand command) {
        ObjectNode body = Shape.JSON.objectNode();
        of(command.getClass()).write(command, body);
        return body;
    }

    /**
     * The body of the command that would record an act as it is held: its fields are the command's.
     *
     * @throws IllegalArgumentException if no command makes such an act
     */
    public static ObjectNode again(RelationEvent.Act act) {
        if (RelationRules.command(act) == null) {
            throw new IllegalArgumentException(EventForms.name(act) + " is made by no command");
        }
        return EventForms.write(act);
    }

    /**
     * The JSON Schema of every command body under the command's name, and of the objects they share under theirs.
     *
     * @param refs what stands before the name of a schema, such as {@code #/components/schemas/}
     */
    public static SequencedMap<String, ObjectNode> schemas(String refs) {
        SequencedMap<String, ObjectNode> schemas = new LinkedHashMap<>();
        for (Map.Entry<String, Form> command : BY_NAME.entrySet()) {
            schemas.put(command.getKey(), command.getValue().schema(refs));
        }
        for (Form shared : Vocabulary.shared()) {
            schemas.put(shared.name(), shared.schema(refs));
        }
        return schemas;
    }
}
