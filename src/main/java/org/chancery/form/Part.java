package org.chancery.form;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.actor.ActorCode;
import org.chancery.form.Field.Presence;
import org.chancery.relation.Parties;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.RelationCommand;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One component of a record, and the fields of the JSON object that hold it. */
sealed interface Part {

    /** The fields, in the order in which they are written. */
    List<Field> fields();

    /** The component's value, or null; null after a problem too. */
    @Nullable
    Object read(JsonNode body, Path path, Reading reading);

    void write(Object value, ObjectNode into);

    /** Adds the JSON Schema of each field. */
    void schema(ObjectNode properties, String refs);

    /** A field that is there and says something; JSON's null says nothing. */
    private static @Nullable JsonNode given(JsonNode body, String name) {
        JsonNode node = body.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /**
     * A component with a field of its own.
     *
     * @param fallback what it is where it is not given; null where that is nothing, or a problem
     */
    record Member(Field field, Shape shape, @Nullable Object fallback) implements Part {
        @Override
        public List<Field> fields() {
            return List.of(field);
        }

        @Override
        public @Nullable Object read(JsonNode body, Path path, Reading reading) {
            JsonNode node = given(body, field.name());
            if (node != null) {
                return shape.read(node, path.to(field.name()), reading);
            }
            Object value = field.presence() == Presence.MADE ? reading.newId() : fallback;
            if (value == null && (field.required() || field.presence() == Presence.MADE)) {
                reading.problem(path.to(field.name()), "nothing", field.type(), "write it, such as " + field.example());
            }
            return value;
        }

        @Override
        public void write(Object value, ObjectNode into) {
            if (!(value instanceof List<?> list && list.isEmpty())) {
                into.set(field.name(), shape.write(value));
            }
        }

        @Override
        public void schema(ObjectNode properties, String refs) {
            ObjectNode schema = shape.schema(refs);
            schema.put("description", field.meaning());
            if (fallback != null && !(fallback instanceof List<?>)) {
                schema.set("default", shape.write(fallback));
            }
            schema.putArray("examples").add(field.example());
            properties.set(field.name(), schema);
        }
    }

    /** Who did it to whom, or with whom: {@code by} and {@code toward}, or {@code between}. */
    record Sides(boolean directed, boolean mutual) implements Part {
        static final int MOST = 41;
        private static final Shape SIDE = new Shape.Several(Shape.Written.ACTOR, 1, MOST, true);
        private static final Shape ALL = new Shape.Several(Shape.Written.ACTOR, 2, MOST, true);

        @Override
        public List<Field> fields() {
            List<Field> fields = new ArrayList<>();
            if (directed) {
                fields.add(field("by", SIDE));
                fields.add(field("toward", SIDE));
            }
            if (mutual) {
                fields.add(field("between", ALL));
            }
            return fields;
        }

        private Field field(String name, Shape shape) {
            Meaning meaning = Meaning.of(Parties.class, name, ActorCode.class);
            String instead = name.equals("between") ? "; in place of by and toward" : "; by and toward, or between";
            return new Field(
                    name,
                    shape.type(),
                    directed && mutual ? Presence.EITHER : Presence.REQUIRED,
                    shape.bounds(),
                    List.of(),
                    meaning.words() + (directed && mutual ? instead : ""),
                    meaning.example());
        }

        @Override
        public @Nullable Object read(JsonNode body, Path path, Reading reading) {
            JsonNode by = given(body, "by");
            JsonNode toward = given(body, "toward");
            JsonNode between = given(body, "between");
            if (directed && mutual && between != null && (by != null || toward != null)) {
                reading.problem(
                        path.to("between"),
                        "between beside " + (by != null ? "by" : "toward"),
                        "either by and toward, or between",
                        "leave out between where one side acts on the other, by and toward where they act together");
                return null;
            }
            if (mutual && (between != null || !directed)) {
                List<ActorCode> all = side("between", between, ALL, path, reading);
                return all == null ? null : new Mutual(all);
            }
            if (mutual && by == null && toward == null) {
                reading.problem(path, "no parties", "by and toward, or between", "name the parties by their codes");
                return null;
            }
            List<ActorCode> acting = side("by", by, SIDE, path, reading);
            List<ActorCode> other = side("toward", toward, SIDE, path, reading);
            return acting == null || other == null ? null : new Directed(acting, other);
        }

        @SuppressWarnings("unchecked")
        private static @Nullable List<ActorCode> side(
                String name, @Nullable JsonNode node, Shape shape, Path path, Reading reading) {
            if (node == null) {
                reading.problem(path.to(name), "nothing", shape.type(), "name the actors by their codes, such as SYR");
                return null;
            }
            return (List<ActorCode>) shape.read(node, path.to(name), reading);
        }

        @Override
        public void write(Object value, ObjectNode into) {
            switch ((Parties) value) {
                case Directed(var by, var toward) -> {
                    into.set("by", SIDE.write(by));
                    into.set("toward", SIDE.write(toward));
                }
                case Mutual(var between) -> into.set("between", ALL.write(between));
            }
        }

        @Override
        public void schema(ObjectNode properties, String refs) {
            for (Field field : fields()) {
                ObjectNode schema = (field.name().equals("between") ? ALL : SIDE).schema(refs);
                schema.put("description", field.meaning());
                schema.putArray("examples").add(field.example());
                properties.set(field.name(), schema);
            }
        }
    }

    /** A component whose fields stand among those of the record that has it. */
    record Flat(Form form) implements Part {
        @Override
        public List<Field> fields() {
            return form.fields();
        }

        @Override
        public @Nullable Object read(JsonNode body, Path path, Reading reading) {
            return form.readFields(body, path, reading);
        }

        @Override
        public void write(Object value, ObjectNode into) {
            form.write(value, into);
        }

        @Override
        public void schema(ObjectNode properties, String refs) {
            form.properties(properties, refs);
        }
    }

    /** The whole act that a correction puts in place of another: of an event with its name, of a command as its body. */
    record Content(Field field, boolean ofEvent) implements Part {
        @Override
        public List<Field> fields() {
            return List.of(field);
        }

        @Override
        public @Nullable Object read(JsonNode body, Path path, Reading reading) {
            JsonNode node = given(body, field.name());
            Path here = path.to(field.name());
            if (node == null || !node.isObject()) {
                String found = node == null ? "nothing" : Found.in(node);
                reading.problem(here, found, "the whole body of the original command, corrected", "");
                return null;
            }
            return ofEvent ? EventForms.readNested(node, here, reading) : readCommand(body, node, here, reading);
        }

        private @Nullable Object readCommand(JsonNode body, JsonNode node, Path here, Reading reading) {
            JsonNode recordNode = body.get("record");
            UUID record = recordNode == null || !recordNode.isString() ? null : id(recordNode.stringValue());
            if (record == null) {
                return null; // the record's own field is at fault, and says so
            }
            Class<? extends RelationCommand.Act> type = reading.typeOf(record);
            Form form;
            if (type != null) {
                form = CommandForms.of(type);
            } else {
                JsonNode named = given(node, Form.COMMAND);
                form = named == null || !named.isString() ? null : CommandForms.find(named.stringValue());
                if (form == null || !RelationCommand.Act.class.isAssignableFrom(form.type())) {
                    throw new NoSuchRecord(record);
                }
            }
            Object content = form.read(node, here, reading.withId(record));
            if (content instanceof RelationCommand.Act act
                    && !act.particulars().recordId().equals(record)) {
                reading.problem(
                        here.to("recordId"),
                        act.particulars().recordId().toString(),
                        "the id of the record that is corrected, " + record,
                        "leave it out");
            }
            return content;
        }

        private static @Nullable UUID id(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        @Override
        public void write(Object value, ObjectNode into) {
            ObjectNode content = into.putObject(field.name());
            if (ofEvent) {
                EventForms.writeNested(value, content);
            } else {
                Form form = CommandForms.of(value.getClass());
                content.put(Form.COMMAND, form.name());
                form.write(value, content);
            }
        }

        @Override
        public void schema(ObjectNode properties, String refs) {
            properties
                    .putObject(field.name())
                    .put("type", "object")
                    .put("description", field.meaning())
                    .putArray("examples")
                    .add(field.example());
        }
    }
}
