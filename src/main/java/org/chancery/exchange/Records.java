package org.chancery.exchange;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.chancery.actor.Actors;
import org.chancery.form.CommandForms;
import org.chancery.form.Field;
import org.chancery.form.Form;
import org.chancery.form.Json;
import org.chancery.form.Unreadable;
import org.chancery.relation.DelegationRole;
import org.chancery.relation.RelationCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Commands of our own: as JSON Lines, each a body with its {@code command}, as the interface takes them; or as a table
 * with a column for each field.
 *
 * <p>In a table a list has semicolons between its values, what has parts of its own is JSON or a name alone, and one source
 * has columns of its own. A row with a {@code recordId} keeps it, unless an import of it was undone; one without gets an id from its
 * content. Corrections are not taken: their content is read as the type of a record that only the ledger knows.
 */
final class Records implements Format {

    private static final String COMMAND = "command";
    private static final String ID = "recordId";
    private static final String CORRECTION = "correct-record";
    private static final String IMPLIES = "impliesUnrecordedChange";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Columns of the one source of a row, and the part of it each holds. */
    private static final Map<String, String> SOURCE = source();

    private static final Map<String, Field> FIELDS = fields();

    /** Every column of a table, in the order of the documentation. */
    private static final SequencedSet<String> COLUMNS = all();

    private static SequencedSet<String> all() {
        SequencedSet<String> columns = new LinkedHashSet<>(List.of(COMMAND));
        columns.addAll(SOURCE.keySet());
        columns.addAll(FIELDS.keySet());
        return Collections.unmodifiableSequencedSet(columns);
    }

    private static Map<String, String> source() {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : List.of("title", "publisher", "url", "published", "reliability", "credibility", "quote")) {
            parts.put("source." + part, part);
        }
        return parts;
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new LinkedHashMap<>();
        CommandForms.all()
                .values()
                .forEach(form -> form.fields().forEach(field -> fields.putIfAbsent(field.name(), field)));
        return fields;
    }

    @Override
    public String name() {
        return "records";
    }

    @Override
    public String title() {
        return "commands of our own, as JSON Lines or as a table";
    }

    @Override
    public List<Layout> layouts() {
        Set<String> optional = new LinkedHashSet<>(COLUMNS);
        optional.remove(COMMAND);
        return List.of(Layout.lines("records"), new Layout("records", List.copyOf(COLUMNS), optional, true, ',', true));
    }

    /** Every column of a table, in the order of the documentation. */
    static SequencedSet<String> columns() {
        return COLUMNS;
    }

    /** Whether a column takes a list. */
    static boolean takesList(String column) {
        Field field = FIELDS.get(column);
        return field != null && (isList(field) || orList(field));
    }

    /** Whether actors are named in a column. */
    static boolean namesActors(String column) {
        Field field = FIELDS.get(column);
        return field != null
                && ((field.type().contains("actor code") && !column.equals("code")) || isOf(field, "Delegation"));
    }

    /** Whether a column holds dates. */
    static boolean holdsDates(String column) {
        Field field = FIELDS.get(column);
        return column.equals("source.published")
                || (field != null && field.type().equals("date"));
    }

    /** The words of which one stands in a column of rows of that command; none where any text may. */
    static List<String> words(String command, String column) {
        return CommandForms.form(command).fields().stream()
                .filter(field -> field.name().equals(column))
                .findFirst()
                .map(Field::values)
                .orElse(List.of());
    }

    @Override
    public Reader reader(Actors actors) {
        return Records::read;
    }

    private static Reading read(Row row) {
        if (row.header().layout().isLines()) {
            return read(() -> Json.read(row.cells().getFirst()));
        }
        Map<String, String> cells = new LinkedHashMap<>();
        row.header().names().forEach(column -> cells.put(column, row.cell(column)));
        return read(cells);
    }

    /** Reads a row of a table, by its cells that are not empty or all of them. */
    static Reading read(Map<String, String> cells) {
        return read(() -> body(cells));
    }

    private static Reading read(Supplier<JsonNode> row) {
        try {
            JsonNode json = row.get();
            String name = CommandForms.nameIn(json);
            if (name.equals(CORRECTION)) {
                return new Reading.Refused("a correction is not imported; send it with record --file");
            }
            ObjectNode body = (ObjectNode) json;
            RelationCommand read = command(name, body, new UUID(0, 0));
            String given = body.path(ID).isString() ? body.path(ID).stringValue() : "";
            String date =
                    body.path("occurred").isString() ? body.path("occurred").stringValue() : "";
            boolean isAct = read instanceof RelationCommand.Act;
            return new Reading.Says(
                    given,
                    date,
                    List.of(body.toString()),
                    pen -> List.of(written(name, body, given, isAct, pen)),
                    null);
        } catch (Unreadable e) {
            return new Reading.Refused(String.valueOf(e.getMessage()).replace('\n', ' '));
        }
    }

    private static RelationCommand written(String name, ObjectNode body, String given, boolean isAct, Pen pen) {
        ObjectNode own = body.deepCopy();
        if (isAct && (given.isEmpty() || pen.anew())) {
            own.put(ID, pen.ids().apply(0).toString());
        }
        if (isAct && pen.implies() != null && !own.has(IMPLIES)) {
            own.put(IMPLIES, pen.implies());
        }
        return command(name, own, pen.ids().apply(0));
    }

    private static RelationCommand command(String name, ObjectNode body, UUID id) {
        return CommandForms.read(name, body, () -> id, record -> null);
    }

    // Tables

    private static ObjectNode body(Map<String, String> cells) {
        ObjectNode body = JSON.objectNode();
        String name = cells.getOrDefault(COMMAND, "");
        body.put(COMMAND, name);
        Form form = CommandForms.form(name);
        Map<String, Field> own = new LinkedHashMap<>();
        form.fields().forEach(field -> own.put(field.name(), field));
        ObjectNode source = JSON.objectNode();
        cells.forEach((column, cell) -> {
            String part = SOURCE.get(column);
            if (cell.isEmpty() || column.equals(COMMAND)) {
                return;
            }
            if (part != null) {
                source.set(part, part.equals("credibility") ? number(cell) : JSON.stringNode(cell));
            } else {
                Field field = own.getOrDefault(column, FIELDS.get(column));
                body.set(column, field == null ? JSON.stringNode(cell) : value(field, cell));
            }
        });
        if (!source.isEmpty()) {
            body.putArray("sources").add(source);
        }
        return body;
    }

    private static JsonNode value(Field field, String cell) {
        if (cell.startsWith("{") || cell.startsWith("[{") || cell.startsWith("[\"")) {
            return Json.read(cell);
        }
        if (isList(field) || (orList(field) && cell.contains(";"))) {
            ArrayNode list = JSON.arrayNode();
            for (String one : cell.split(";", -1)) {
                if (!one.isBlank()) {
                    list.add(element(field, one.strip()));
                }
            }
            return list;
        }
        if (isOf(field, "Person")) {
            return element(field, cell);
        }
        if (field.example().isNumber()) {
            return number(cell);
        }
        if (field.example().isBoolean()) {
            return cell.equals("true") || cell.equals("false")
                    ? JSON.booleanNode(cell.equals("true"))
                    : JSON.stringNode(cell);
        }
        return JSON.stringNode(cell);
    }

    private static boolean isList(Field field) {
        return field.example().isArray() || field.type().startsWith("list of");
    }

    private static boolean orList(Field field) {
        return field.type().endsWith("or a list of them");
    }

    private static boolean isOf(Field field, String object) {
        return field.type().equals(object) || field.type().equals("list of: " + object);
    }

    /** One of a list: a delegation named by its actor is a principal, a person is a name alone. */
    private static JsonNode element(Field field, String text) {
        if (isOf(field, "Delegation")) {
            return JSON.objectNode().put("actor", text).put("role", DelegationRole.PRINCIPAL.name());
        }
        return isOf(field, "Person") ? JSON.objectNode().put("name", text) : JSON.stringNode(text);
    }

    /** The number, or the text as it is, to be refused with its place. */
    private static JsonNode number(String cell) {
        return cell.matches("-?\\d{1,15}(\\.\\d{1,15})?") ? Json.read(cell) : JSON.stringNode(cell);
    }
}
