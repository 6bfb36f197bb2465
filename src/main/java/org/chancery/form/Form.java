package org.chancery.form;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.chancery.form.Field.Presence;
import org.chancery.relation.Credibility;
import org.chancery.relation.Grade;
import org.chancery.relation.Key;
import org.chancery.relation.Mark;
import org.chancery.relation.Named;
import org.chancery.relation.Pair;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.Value;
import org.chancery.time.OccurrenceDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The written shape of one record type as a JSON object, derived from its components.
 *
 * <p>A component is a field of the same name, or of its {@link Named} name. It is required unless it is {@code @Nullable}
 * or a list, or is made or taken as stated where it is missing. Parties and particulars have no field of their own: their
 * fields stand among the others. Fields that hold nothing are not written; fields that are not known are refused.
 */
public final class Form {

    /** The field in which a body may repeat the name of its command. */
    static final String COMMAND = "command";

    private static final Set<String> MADE = Set.of("recordId", "disputeId");
    private static final Map<String, Object> DEFAULTS = Map.of("grade", Grade.REPORTED, "mark", Mark.CLEAR);
    private static final Map<String, Integer> MOST = Map.of("people", 200, "sources", 50, "topics", 50);
    private static final Map<String, Integer> FEWEST = Map.of("delegations", 2, "by", 1);
    private static final int MOST_OTHERWISE = 200;
    private static final int MOST_ACTORS = 41;

    private static final Map<Class<?>, Form> FORMS = new ConcurrentHashMap<>();

    private final String name;
    private final Class<?> type;
    private final List<Part> parts;
    private final List<Field> fields;
    private final Set<String> known;
    private final boolean needsEvidence;
    private final MethodHandle make;
    private final MethodHandle[] take;

    private Form(Class<?> type) {
        this.type = type;
        Named named = type.getAnnotation(Named.class);
        this.name = named == null ? type.getSimpleName() : named.value();
        RecordComponent[] components = type.getRecordComponents();
        List<Part> read = new ArrayList<>();
        List<Field> written = new ArrayList<>();
        take = new MethodHandle[components.length];
        Class<?>[] types = new Class<?>[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                Part part = part(components[i]);
                read.add(part);
                written.addAll(part.fields());
                types[i] = components[i].getType();
                take[i] = MethodHandles.publicLookup()
                        .unreflect(components[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
            }
            make = MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not a public record", e);
        }
        parts = List.copyOf(read);
        fields = List.copyOf(written);
        known = Set.copyOf(fields.stream().map(Field::name).toList());
        needsEvidence =
                List.of(components).stream().anyMatch(part -> part.getName().equals("unsourced"));
        if (known.size() != fields.size()) {
            throw new IllegalStateException(type + " has two components of one written name");
        }
    }

    /** The form of a record type. */
    static Form of(Class<?> type) {
        Form form = FORMS.get(type);
        if (form == null) {
            form = new Form(type);
            FORMS.put(type, form);
        }
        return form;
    }

    /** The chosen name of the command or event, or the name of the record type where it has none. */
    public String name() {
        return name;
    }

    /** What it records, in a sentence where it is a command; else its name. */
    public String summary() {
        String summary = Examples.summary(name);
        return summary == null ? name : summary;
    }

    /** The record type. */
    public Class<?> type() {
        return type;
    }

    /** The fields, in the order in which they are written. */
    public List<Field> fields() {
        return fields;
    }

    /** The components, in order. */
    List<Part> parts() {
        return parts;
    }

    private Part part(RecordComponent component) {
        Class<?> of = component.getType();
        if (Parties.class.isAssignableFrom(of)) {
            return new Part.Sides(of != Parties.Mutual.class, of != Parties.Directed.class);
        }
        if (of == Particulars.class) {
            return new Part.Flat(of(of));
        }
        Named named = component.getAnnotation(Named.class);
        String field = named == null ? component.getName() : named.value();
        Meaning meaning = Meaning.of(type, field, of);
        boolean ofEvent = of == RelationEvent.Act.class;
        if (ofEvent || of == RelationCommand.Act.class) {
            String shape = ofEvent ? "an act, with its name as event" : "body of the original command";
            return new Part.Content(
                    new Field(field, shape, Presence.REQUIRED, null, List.of(), meaning.words(), meaning.example()),
                    ofEvent);
        }
        Shape shape = shape(component.getGenericType(), field, meaning);
        Object fallback = of == List.class && !FEWEST.containsKey(field) ? List.of() : null;
        Presence presence = Presence.REQUIRED;
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            presence = field.equals("unsourced") ? Presence.EITHER : Presence.OPTIONAL;
        } else if (MADE.contains(field)) {
            presence = Presence.MADE;
        } else if (DEFAULTS.containsKey(field)) {
            presence = Presence.DEFAULTED;
            fallback = DEFAULTS.get(field);
        } else if (fallback != null) {
            presence = field.equals("sources") ? Presence.EITHER : Presence.OPTIONAL;
        }
        return new Part.Member(
                new Field(
                        field,
                        shape.type(),
                        presence,
                        shape.bounds(),
                        shape.values(),
                        meaning.words(),
                        meaning.example()),
                shape,
                fallback);
    }

    private static Shape shape(Type of, String field, Meaning meaning) {
        if (of instanceof ParameterizedType list && list.getRawType() == List.class) {
            Shape element = shape(list.getActualTypeArguments()[0], field, meaning);
            boolean actors = element.type().equals(Shape.Written.ACTOR.type());
            int most = MOST.getOrDefault(field, actors ? MOST_ACTORS : MOST_OTHERWISE);
            return new Shape.Several(element, FEWEST.getOrDefault(field, 0), most, actors);
        }
        Class<?> plain = (Class<?>) of;
        if (plain == String.class) {
            return new Shape.Text(meaning.wording());
        }
        if (plain == OccurrenceDate.class) {
            return Shape.Written.DATE;
        }
        if (plain == ActorCode.class) {
            return Shape.Written.ACTOR;
        }
        if (plain == UUID.class) {
            return Shape.Written.ID;
        }
        if (plain == Key.class) {
            return new Shape.KeyText();
        }
        if (plain == Pair.class) {
            return Shape.Written.RELATION;
        }
        if (plain == LocalDate.class) {
            return Shape.Written.DAY;
        }
        if (plain == Lifespan.class) {
            return Shape.Written.LIFESPAN;
        }
        if (plain == Credibility.class) {
            return new Shape.Admiralty();
        }
        if (plain == Integer.class || plain == int.class) {
            return new Shape.Whole();
        }
        if (plain == Double.class || plain == double.class) {
            return new Shape.Decimal();
        }
        if (plain == Boolean.class || plain == boolean.class) {
            return new Shape.Truth();
        }
        if (plain.isEnum()) {
            return choice(plain);
        }
        if (plain.isRecord()) {
            return new Shape.Nested(of(plain));
        }
        throw new IllegalStateException(plain + " has no written shape yet; give it one in Shape");
    }

    private static Shape choice(Class<?> of) {
        Map<String, Object> words = new LinkedHashMap<>();
        Map<Object, String> names = new HashMap<>();
        for (Object constant : of.getEnumConstants()) {
            if (constant instanceof Value value && (value == Value.NOT_RECORDED || value != value.shown())) {
                continue; // the silence of the books, and what only the fold tells apart
            }
            String word = word((Enum<?>) constant);
            words.put(word, constant);
            names.put(constant, word);
        }
        return new Shape.Choice(words, names);
    }

    /** The written word of an enumeration's constant. */
    static String word(Enum<?> constant) {
        try {
            Named named = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Named.class);
            return named == null ? constant.name() : named.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The record that the object says, or null after noting what is wrong. */
    @Nullable
    Object read(JsonNode body, Path path, Reading reading) {
        return read(body, path, reading, COMMAND);
    }

    /** The same; {@code label} is the field in which the object may repeat its name. */
    @Nullable
    Object read(JsonNode body, Path path, Reading reading, String label) {
        if (!body.isObject()) {
            return reading.problem(path, body, "an object with the fields of " + name, "");
        }
        int before = reading.problems();
        Object read = readFields(body, path, reading);
        refuseUnknown(body, path, reading, label);
        return reading.problems() == before ? read : null;
    }

    /** The record that its fields say; other fields of the object are not looked at. */
    @Nullable
    Object readFields(JsonNode body, Path path, Reading reading) {
        int before = reading.problems();
        @Nullable Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).read(body, path, reading);
        }
        if (needsEvidence && reading.strict()) {
            checkEvidence(body, path, reading);
        }
        if (reading.problems() > before) {
            return null;
        }
        try {
            return (Object) make.invokeExact(values);
        } catch (IllegalArgumentException e) {
            reading.problem(path, "fields that do not go together", "a " + name, String.valueOf(e.getMessage()));
            return null;
        } catch (Throwable e) {
            throw new IllegalStateException("a " + name + " cannot be made of " + body, e);
        }
    }

    private static void checkEvidence(JsonNode body, Path path, Reading reading) {
        JsonNode sources = body.get("sources");
        boolean sourced = sources != null && !sources.isNull() && !(sources.isArray() && sources.isEmpty());
        JsonNode reason = body.get("unsourced");
        boolean unsourced = reason != null && !reason.isNull();
        if (sourced && unsourced) {
            reading.problem(
                    path.to("unsourced"),
                    "a reason why there is no source beside sources",
                    "one of the two",
                    "leave one out");
        } else if (!sourced && !unsourced) {
            reading.problem(
                    path.to("sources"),
                    "nothing",
                    "at least one source, or the reason why there is none",
                    "write \"sources\":[{\"title\":…}], or \"unsourced\":\"reason\"");
        }
    }

    private void refuseUnknown(JsonNode body, Path path, Reading reading, String label) {
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            String field = member.getKey();
            if (known.contains(field)) {
                continue;
            }
            if (!field.equals(label)) {
                reading.problem(
                        path.to(Found.plain(field)),
                        "a field that " + name + " does not have",
                        "one of its fields",
                        Nearest.advice(
                                field,
                                known,
                                "its fields are "
                                        + String.join(
                                                ", ",
                                                fields.stream().map(Field::name).toList())));
            } else if (!member.getValue().isString()
                    || !name.equals(member.getValue().stringValue())) {
                reading.problem(
                        path.to(field),
                        Found.in(member.getValue()),
                        "\"" + name + "\"",
                        "leave it out, or write that name");
            }
        }
    }

    /** Writes the fields of a record of this type; what holds nothing is left out. */
    void write(Object record, ObjectNode into) {
        for (int i = 0; i < take.length; i++) {
            Object value = component(record, i);
            if (value != null) {
                parts.get(i).write(value, into);
            }
        }
    }

    private @Nullable Object component(Object record, int index) {
        try {
            return (Object) take[index].invokeExact(record);
        } catch (Throwable e) {
            throw new IllegalStateException("a component of " + type + " cannot be read", e);
        }
    }

    /**
     * The JSON Schema (2020-12) of the object.
     *
     * @param refs what stands before the name of a shared schema, such as {@code #/components/schemas/}
     */
    public ObjectNode schema(String refs) {
        ObjectNode schema = Shape.JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties(properties, refs);
        ArrayNode required = Shape.JSON.arrayNode();
        fields.stream().filter(Field::required).map(Field::name).forEach(required::add);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
        ArrayNode conditions = Shape.JSON.arrayNode();
        if (known.contains("unsourced")) {
            ArrayNode either = conditions.addObject().putArray("oneOf");
            either.addObject().putArray("required").add("sources");
            either.addObject().putArray("required").add("unsourced");
        }
        if (parts.stream().anyMatch(part -> part instanceof Part.Sides sides && sides.directed() && sides.mutual())) {
            ArrayNode either = conditions.addObject().putArray("oneOf");
            either.addObject().putArray("required").add("by").add("toward");
            either.addObject().putArray("required").add("between");
        }
        if (!conditions.isEmpty()) {
            schema.set("allOf", conditions);
        }
        return schema;
    }

    void properties(ObjectNode properties, String refs) {
        parts.forEach(part -> part.schema(properties, refs));
    }

    /**
     * An object of this form: of a command one from the diplomatic record where the program has one; otherwise the
     * required fields, each with its example, and the first of those that can stand for each other.
     */
    public ObjectNode example() {
        ObjectNode written = Examples.of(name);
        if (written != null) {
            return written;
        }
        ObjectNode example = Shape.JSON.objectNode();
        for (Field field : fields) {
            boolean either = field.presence() == Presence.EITHER
                    && !field.name().equals("unsourced")
                    && !field.name().equals("between");
            if (field.required() || either) {
                example.set(field.name(), field.example());
            }
        }
        return example;
    }

    @Override
    public String toString() {
        return name;
    }
}
