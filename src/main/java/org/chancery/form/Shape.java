package org.chancery.form;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Credibility;
import org.chancery.relation.Key;
import org.chancery.relation.Pair;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.UnreadableDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How values of one kind are written in JSON. */
sealed interface Shape {

    JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The value, or null after noting what is wrong with what was found. */
    @Nullable
    Object read(JsonNode node, Path path, Reading reading);

    JsonNode write(Object value);

    /** Its JSON Schema; {@code refs} stands before the names of shared schemas. */
    ObjectNode schema(String refs);

    /** What it is, in words. */
    String type();

    /** How large or long it may be, in words; null where nothing needs saying. */
    default @Nullable String bounds() {
        return null;
    }

    /** The words it is one of; empty where it is not one of a few. */
    default List<String> values() {
        return List.of();
    }

    private static ObjectNode textOf(int longest) {
        return JSON.objectNode().put("type", "string").put("minLength", 1).put("maxLength", longest);
    }

    private static String unquoted(JsonNode found) {
        return found.isString() ? "write it without quotes" : "";
    }

    /** Free text. */
    record Text(Wording wording) implements Shape {
        @Override
        public @Nullable Object read(JsonNode node, Path path, Reading reading) {
            return wording.read(node, path, reading);
        }

        @Override
        public JsonNode write(Object value) {
            return JSON.stringNode((String) value);
        }

        @Override
        public ObjectNode schema(String refs) {
            ObjectNode schema = textOf(wording.longest());
            return wording == Wording.ADDRESS ? schema.put("format", "uri") : schema;
        }

        @Override
        public String type() {
            return wording == Wording.ADDRESS ? "address" : "text";
        }

        @Override
        public String bounds() {
            return wording.bounds();
        }
    }

    /** The text that names one thing of its facet. */
    record KeyText() implements Shape {
        @Override
        public @Nullable Object read(JsonNode node, Path path, Reading reading) {
            String text = Wording.KEY.read(node, path, reading);
            return text == null ? null : Key.of(text);
        }

        @Override
        public JsonNode write(Object value) {
            return JSON.stringNode(((Key) value).text());
        }

        @Override
        public ObjectNode schema(String refs) {
            return textOf(Wording.KEY.longest());
        }

        @Override
        public String type() {
            return "key";
        }

        @Override
        public String bounds() {
            return Wording.KEY.bounds();
        }
    }

    /** A value with a text of its own, which says itself what is wrong with it. */
    record Written<T>(
            String type,
            String expected,
            Class<T> valueType,
            Function<String, T> parse,
            Function<T, String> print,
            int longest,
            @Nullable String pattern)
            implements Shape {
        static final Shape DATE = new Written<>(
                "date",
                "a date",
                OccurrenceDate.class,
                OccurrenceDate::parse,
                OccurrenceDate::text,
                OccurrenceDate.LONGEST_TEXT,
                null);
        static final Shape ACTOR = new Written<>(
                "actor code",
                "an actor code",
                ActorCode.class,
                ActorCode::of,
                ActorCode::value,
                12,
                "^[A-Z0-9_]{2,12}$");
        static final Shape LIFESPAN = new Written<>(
                "life span",
                "two dates with a slash between",
                Lifespan.class,
                Lifespan::parse,
                Lifespan::text,
                30,
                "^[^/]*/[^/]*$");
        static final Shape ID = new Written<>(
                "UUID",
                "a UUID, such as 0193587c-1a00-7000-8000-000000000002",
                UUID.class,
                Written::uuid,
                UUID::toString,
                36,
                "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$");

        static final Shape RELATION = new Written<>(
                "relation",
                "a relation, such as SYR-TUR",
                Pair.class,
                Pair::parse,
                Pair::toString,
                25,
                "^[A-Z0-9_]{2,12}-[A-Z0-9_]{2,12}$");
        static final Shape DAY = new Written<>(
                "day",
                "a day, such as 2024-07-24",
                LocalDate.class,
                Written::day,
                LocalDate::toString,
                10,
                "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");

        private static LocalDate day(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(e);
            }
        }

        private static UUID uuid(String text) {
            UUID id = text.length() == 36 ? UUID.fromString(text) : null;
            if (id == null || !id.toString().equalsIgnoreCase(text)) {
                throw new IllegalArgumentException();
            }
            return id;
        }

        @Override
        public @Nullable Object read(JsonNode node, Path path, Reading reading) {
            if (!node.isString()) {
                return reading.problem(path, node, expected, node.isNumber() ? "put it in quotes" : "");
            }
            String text = node.stringValue();
            try {
                return parse.apply(text);
            } catch (UnreadableDate e) {
                String message = String.valueOf(e.getMessage());
                if (e.isInverted()) {
                    reading.inverted(path, Found.text(text), expected, message);
                } else {
                    reading.problem(path, Found.text(text), expected, message);
                }
                return null;
            } catch (IllegalArgumentException e) {
                String message = e.getMessage();
                reading.problem(
                        path, Found.text(text), expected, valueType == UUID.class || message == null ? "" : message);
                return null;
            }
        }

        @Override
        public JsonNode write(Object value) {
            return JSON.stringNode(print.apply(valueType.cast(value)));
        }

        @Override
        public ObjectNode schema(String refs) {
            if (pattern == null) {
                return textOf(longest);
            }
            ObjectNode schema = JSON.objectNode().put("type", "string").put("pattern", pattern);
            return valueType == UUID.class ? schema.put("format", "uuid") : schema;
        }

        @Override
        public @Nullable String bounds() {
            return pattern == null ? "EDTF, up to " + longest + " characters" : null;
        }
    }

    /** One of a few words. */
    record Choice(Map<String, Object> words, Map<Object, String> names) implements Shape {
        @Override
        public @Nullable Object read(JsonNode node, Path path, Reading reading) {
            if (!node.isString()) {
                return reading.problem(path, node, expected(), "");
            }
            Object value = words.get(node.stringValue());
            if (value == null) {
                return reading.problem(path, node, expected(), Nearest.advice(node.stringValue(), words.keySet(), ""));
            }
            return value;
        }

        private String expected() {
            return "one of " + String.join(", ", words.keySet());
        }

        @Override
        public JsonNode write(Object value) {
            String name = names.get(value);
            if (name == null) {
                throw new IllegalArgumentException(value + " is never written");
            }
            return JSON.stringNode(name);
        }

        @Override
        public ObjectNode schema(String refs) {
            ObjectNode schema = JSON.objectNode().put("type", "string");
            ArrayNode values = schema.putArray("enum");
            words.keySet().forEach(values::add);
            return schema;
        }

        @Override
        public String type() {
            return "word";
        }

        @Override
        public List<String> values() {
            return List.copyOf(words.keySet());
        }
    }

    /** A whole number. */
    record Whole() implements Shape {
        @Override
        public @Nullable Object read(JsonNode node, Path path, Reading reading) {
            if (!node.isIntegralNumber()) {
                return reading.problem(path, node, "a whole number", unquoted(node));
            }
            if (!node.canConvertToInt()) {
                return reading.problem(
                        path, node, "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE, "");
            }
            return node.intValue();
        }

        @Override
        public JsonNode write(Object value) {
            return JSON.numberNode((Integer) value);
        }

        @Override
        public ObjectNode schema(String refs) {
            return JSON.objectNode().put("type", "integer").put("format", "int32");
        }

        @Override
        public String type() {
            return "whole number";
        }

        @Override
        public String bounds() {
            return "32 bits";
        }
    }

    /** A number. */
    record Decimal() implements Shape {
        @Override
        public @Nullable Object read(JsonNode node, Path path, Reading reading) {
            if (!node.isNumber()) {
                return reading.problem(path, node, "a number", unquoted(node));
            }
            double value = node.doubleValue() + 0.0; // no negative zero: it is not kept in canonical JSON
            if (!Double.isFinite(value)) {
                return reading.problem(path, node, "a finite number", "");
            }
            return value;
        }

        @Override
        public JsonNode write(Object value) {
            return JSON.numberNode((Double) value);
        }

        @Override
        public ObjectNode schema(String refs) {
            return JSON.objectNode().put("type", "number");
        }

        @Override
        public String type() {
            return "number";
        }

        @Override
        public String bounds() {
            return "finite";
        }
    }

    /** The second value of the Admiralty code. */
    record Admiralty() implements Shape {
        @Override
        public @Nullable Object read(JsonNode node, Path path, Reading reading) {
            if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 1 || node.intValue() > 6) {
                return reading.problem(path, node, "a whole number from 1 to 6", unquoted(node));
            }
            return new Credibility(node.intValue());
        }

        @Override
        public JsonNode write(Object value) {
            return JSON.numberNode(((Credibility) value).value());
        }

        @Override
        public ObjectNode schema(String refs) {
            return JSON.objectNode().put("type", "integer").put("minimum", 1).put("maximum", 6);
        }

        @Override
        public String type() {
            return "whole number";
        }

        @Override
        public String bounds() {
            return "1 to 6";
        }
    }

    /** Yes or no. */
    record Truth() implements Shape {
        @Override
        public @Nullable Object read(JsonNode node, Path path, Reading reading) {
            return node.isBoolean()
                    ? (Object) node.booleanValue()
                    : reading.problem(path, node, "true or false", unquoted(node));
        }

        @Override
        public JsonNode write(Object value) {
            return JSON.booleanNode((Boolean) value);
        }

        @Override
        public ObjectNode schema(String refs) {
            return JSON.objectNode().put("type", "boolean");
        }

        @Override
        public String type() {
            return "true or false";
        }
    }

    /** Several; a single actor code may stand for a list of one, and is written so. */
    record Several(Shape of, int fewest, int most, boolean orOne) implements Shape {
        @Override
        public @Nullable Object read(JsonNode node, Path path, Reading reading) {
            if (!node.isArray()) {
                if (!orOne || !node.isString()) {
                    return reading.problem(path, node, "a list", orOne ? "or a single " + of.type() : "put it in [ ]");
                }
                Object only = of.read(node, path, reading);
                return only != null && isRightSize(1, path, reading) ? List.of(only) : null;
            }
            int before = reading.problems();
            if (!isRightSize(node.size(), path, reading)) {
                return null;
            }
            List<Object> values = new ArrayList<>(node.size());
            int index = 0;
            for (JsonNode element : node.values()) {
                Object value = of.read(element, path.to(index++), reading);
                if (value != null) {
                    values.add(value);
                }
            }
            return reading.problems() == before ? values : null;
        }

        private boolean isRightSize(int size, Path path, Reading reading) {
            if (reading.strict() && (size < fewest || size > most)) {
                reading.problem(
                        path,
                        size == 0 ? "an empty list" : size == 1 ? "only one" : "a list of %,d".formatted(size),
                        size < fewest ? "at least " + fewest : "no more than " + most,
                        "");
                return false;
            }
            return true;
        }

        @Override
        public JsonNode write(Object value) {
            List<?> values = (List<?>) value;
            if (orOne && values.size() == 1) {
                return of.write(values.getFirst());
            }
            ArrayNode array = JSON.arrayNode(values.size());
            values.forEach(element -> array.add(of.write(element)));
            return array;
        }

        @Override
        public ObjectNode schema(String refs) {
            ObjectNode list = JSON.objectNode().put("type", "array");
            list.set("items", of.schema(refs));
            if (fewest > 0) {
                list.put("minItems", fewest);
            }
            list.put("maxItems", most);
            if (!orOne || fewest > 1) {
                return list;
            }
            ObjectNode either = JSON.objectNode();
            either.putArray("anyOf").add(of.schema(refs)).add(list);
            return either;
        }

        @Override
        public String type() {
            return orOne && fewest <= 1 ? of.type() + ", or a list of them" : "list of: " + of.type();
        }

        @Override
        public String bounds() {
            String many = fewest == 0 ? "up to " + most : fewest + " to " + most;
            return of.bounds() == null ? many : many + ", each " + of.bounds();
        }

        @Override
        public List<String> values() {
            return of.values();
        }
    }

    /** An object with fields of its own. */
    record Nested(Form form) implements Shape {
        @Override
        public @Nullable Object read(JsonNode node, Path path, Reading reading) {
            return form.read(node, path, reading);
        }

        @Override
        public JsonNode write(Object value) {
            ObjectNode object = JSON.objectNode();
            form.write(value, object);
            return object;
        }

        @Override
        public ObjectNode schema(String refs) {
            return JSON.objectNode().put("$ref", refs + form.name());
        }

        @Override
        public String type() {
            return form.name();
        }
    }
}
