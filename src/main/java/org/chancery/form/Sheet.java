package org.chancery.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chancery.form.Box.Kind;
import org.chancery.form.Field.Presence;
import org.chancery.relation.RelationCommand;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command as a person fills it in: boxes with texts, derived from its form, and the body that the texts say.
 *
 * <p>The text of a box stands under its path: {@code place}, {@code between.2}, {@code sources.1.title},
 * {@code delegations.1.people.2.name}; rows are counted from 1 and need not follow each other, empty ones say nothing. A
 * word that is ticked stands under a path of its own, {@code kinds.TRADE}. Texts lose the blanks at their ends.
 */
public final class Sheet {

    /** What stands under the path of a word that is ticked. */
    public static final String TICKED = "on";

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern ROW = Pattern.compile("[1-9][0-9]{0,8}");

    private final Form form;
    private final List<Box> boxes;

    private Sheet(Form form) {
        this.form = form;
        this.boxes = boxes(form);
    }

    /** The sheet of a form. What a correction puts in place of another act has a sheet of its own. */
    public static Sheet of(Form form) {
        return new Sheet(form);
    }

    /** The sheet of the command of that name. */
    public static Sheet of(String command) {
        return of(CommandForms.form(command));
    }

    /** The form it is derived from. */
    public Form form() {
        return form;
    }

    /** What is to be filled in, in the order of the form. */
    public List<Box> boxes() {
        return boxes;
    }

    /** The box of that name at the top; null where there is none. */
    public @Nullable Box box(String name) {
        return boxes.stream().filter(box -> box.name().equals(name)).findFirst().orElse(null);
    }

    // The boxes

    private static List<Box> boxes(Form form) {
        List<Box> boxes = new ArrayList<>();
        for (Part part : form.parts()) {
            switch (part) {
                case Part.Member(var field, var shape, var _) -> boxes.add(box(form, field, shape));
                case Part.Sides sides -> {
                    for (Field field : sides.fields()) {
                        boxes.add(rows(
                                field, List.of(actor(field)), field.name().equals("between") ? 2 : 1, Part.Sides.MOST));
                    }
                }
                case Part.Flat(var flat) -> boxes.addAll(boxes(flat));
                case Part.Content _ -> {}
            }
        }
        return List.copyOf(boxes);
    }

    private static Box box(Form form, Field field, Shape shape) {
        return switch (shape) {
            case Shape.Text(var wording) -> plain(field, wording.lines() ? Kind.PROSE : Kind.LINE, wording.longest());
            case Shape.KeyText _ -> plain(field, Kind.LINE, Wording.KEY.longest());
            case Shape.Written<?> written -> plain(field, kind(form, written), written.longest());
            case Shape.Choice _ -> plain(field, Kind.CHOICE, 0);
            case Shape.Admiralty _ ->
                new Box(
                        field.name(),
                        Kind.WHOLE,
                        field.presence(),
                        0,
                        List.of("1", "2", "3", "4", "5", "6"),
                        List.of(),
                        0,
                        0,
                        field.meaning(),
                        field.example());
            case Shape.Whole _ -> plain(field, Kind.WHOLE, 0);
            case Shape.Decimal _ -> plain(field, Kind.DECIMAL, 0);
            case Shape.Truth _ -> plain(field, Kind.TRUTH, 0);
            case Shape.Nested(var nested) ->
                new Box(
                        field.name(),
                        Kind.PART,
                        field.presence(),
                        0,
                        List.of(),
                        boxes(nested),
                        0,
                        0,
                        field.meaning(),
                        field.example());
            case Shape.Several(var of, var fewest, var most, var _) ->
                switch (of) {
                    case Shape.Choice _ -> plain(field, Kind.CHOICES, 0);
                    case Shape.Nested(var nested) -> rows(field, boxes(nested), fewest, most);
                    case Shape.Written<?> written
                    when written.equals(Shape.Written.ACTOR) -> rows(field, List.of(actor(field)), fewest, most);
                    case Shape.Text(var wording) -> plain(field, Kind.LIST, wording.longest());
                    case Shape.KeyText _,
                            Shape.Written<?> _,
                            Shape.Whole _,
                            Shape.Decimal _,
                            Shape.Admiralty _,
                            Shape.Truth _,
                            Shape.Several _ -> plain(field, Kind.LIST, 0);
                };
        };
    }

    private static Kind kind(Form form, Shape.Written<?> written) {
        if (written.equals(Shape.Written.DATE)) {
            return Kind.DATE;
        }
        if (written.equals(Shape.Written.ACTOR)) {
            return form.type() == RelationCommand.RegisterActor.class ? Kind.NEW_CODE : Kind.ACTOR;
        }
        return written.equals(Shape.Written.ID) ? Kind.ID : Kind.LINE;
    }

    private static Box plain(Field field, Kind kind, int longest) {
        return new Box(
                field.name(),
                kind,
                field.presence(),
                longest,
                field.values(),
                List.of(),
                0,
                0,
                field.meaning(),
                field.example());
    }

    private static Box actor(Field field) {
        return new Box("", Kind.ACTOR, Presence.OPTIONAL, 0, List.of(), List.of(), 0, 0, "", field.example());
    }

    private static Box rows(Field field, List<Box> parts, int fewest, int most) {
        return new Box(
                field.name(),
                Kind.ROWS,
                field.presence(),
                0,
                List.of(),
                parts,
                fewest,
                most,
                field.meaning(),
                field.example());
    }

    // From texts to the body

    /**
     * What the texts say.
     *
     * @param body the body; what cannot be written as it should be stands in it as text, so that who reads it says so
     * @param places the path of each box that says something, by the JSON Pointer of what it says
     */
    public record Said(ObjectNode body, Map<String, String> places) {

        /** The path of the box to which a problem of the body belongs; of a list that is missing its first row. */
        public String place(String pointer) {
            String place = places.get(pointer);
            if (place != null) {
                return place;
            }
            StringBuilder path = new StringBuilder();
            for (String step : pointer.split("/", -1)) {
                if (!step.isEmpty()) {
                    path.append(path.isEmpty() ? "" : ".")
                            .append(step.matches("[0-9]{1,9}") ? String.valueOf(Integer.parseInt(step) + 1) : step);
                }
            }
            return path.toString();
        }
    }

    /** The body that these texts say, by path; texts without a box are left alone. */
    public Said read(Map<String, String> texts) {
        Said said = new Said(Shape.JSON.objectNode(), new HashMap<>());
        readBoxes(boxes, "", "", texts, said.body(), said.places());
        return said;
    }

    /** Whether anything was said beside what a choice says by itself. */
    private static boolean readBoxes(
            List<Box> boxes,
            String prefix,
            String pointer,
            Map<String, String> texts,
            ObjectNode into,
            Map<String, String> places) {
        boolean any = false;
        for (Box box : boxes) {
            String path = prefix + box.name();
            String here = pointer + "/" + box.name();
            JsonNode node = read(box, path, here, texts, places);
            if (node != null) {
                into.set(box.name(), node);
                any |= box.kind() != Kind.CHOICE;
            }
        }
        return any;
    }

    private static @Nullable JsonNode read(
            Box box, String path, String pointer, Map<String, String> texts, Map<String, String> places) {
        return switch (box.kind()) {
            case ROWS -> readRows(box, path, pointer, texts, places);
            case PART -> {
                ObjectNode part = Shape.JSON.objectNode();
                yield readBoxes(box.parts(), path + ".", pointer, texts, part, places) ? part : null;
            }
            case CHOICES -> {
                ArrayNode chosen = Shape.JSON.arrayNode();
                for (String value : box.values()) {
                    if (texts.containsKey(path + "." + value)) {
                        places.put(pointer + "/" + chosen.size(), path + "." + value);
                        chosen.add(value);
                    }
                }
                yield chosen.isEmpty() ? null : chosen;
            }
            case LIST -> {
                ArrayNode lines = Shape.JSON.arrayNode();
                text(texts, path)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(line -> {
                            places.put(pointer + "/" + lines.size(), path);
                            lines.add(line);
                        });
                yield lines.isEmpty() ? null : lines;
            }
            case LINE, PROSE, DATE, ACTOR, NEW_CODE, CHOICE, TRUTH, WHOLE, DECIMAL, ID -> {
                String text = text(texts, path);
                if (text.isEmpty()) {
                    yield null;
                }
                places.put(pointer, path);
                yield value(box, text);
            }
        };
    }

    private static JsonNode value(Box box, String text) {
        return switch (box.kind()) {
            case WHOLE ->
                WHOLE.matcher(text).matches()
                        ? Shape.JSON.numberNode(Long.parseLong(text))
                        : Shape.JSON.stringNode(text);
            case DECIMAL ->
                DECIMAL.matcher(text).matches()
                        ? Shape.JSON.numberNode(Double.parseDouble(text))
                        : Shape.JSON.stringNode(text);
            case TRUTH ->
                text.equals("true") || text.equals("false")
                        ? Shape.JSON.booleanNode(text.equals("true"))
                        : Shape.JSON.stringNode(text);
            case LINE, PROSE, LIST, DATE, ACTOR, NEW_CODE, CHOICE, CHOICES, ID, ROWS, PART ->
                Shape.JSON.stringNode(text);
        };
    }

    private static @Nullable JsonNode readRows(
            Box box, String path, String pointer, Map<String, String> texts, Map<String, String> places) {
        ArrayNode rows = Shape.JSON.arrayNode();
        boolean alone = box.parts().getFirst().name().isEmpty();
        for (int row : rows(path, texts)) {
            String here = pointer + "/" + rows.size();
            if (alone) {
                JsonNode value = read(box.parts().getFirst(), path + "." + row, here, texts, places);
                if (value != null) {
                    rows.add(value);
                }
            } else {
                ObjectNode object = Shape.JSON.objectNode();
                if (readBoxes(box.parts(), path + "." + row + ".", here, texts, object, places)) {
                    rows.add(object);
                }
            }
        }
        if (rows.isEmpty()) {
            return null;
        }
        String first = places.get(pointer + "/0");
        if (alone && first != null) {
            places.put(pointer, first);
        }
        return alone && rows.size() == 1 ? rows.get(0) : rows;
    }

    /** The numbers of the rows of which texts are given, in order. */
    public static SortedSet<Integer> rows(String path, Map<String, String> texts) {
        SortedSet<Integer> rows = new TreeSet<>();
        for (String name : texts.keySet()) {
            if (name.startsWith(path + ".")) {
                String rest = name.substring(path.length() + 1);
                int dot = rest.indexOf('.');
                String row = dot < 0 ? rest : rest.substring(0, dot);
                if (ROW.matcher(row).matches()) {
                    rows.add(Integer.parseInt(row));
                }
            }
        }
        return rows;
    }

    private static String text(Map<String, String> texts, String path) {
        return texts.getOrDefault(path, "")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
    }

    // From the body to texts

    /** The texts that say a body, by path. */
    public SequencedMap<String, String> write(JsonNode body) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        writeBoxes(boxes, "", body, texts);
        return texts;
    }

    private static void writeBoxes(List<Box> boxes, String prefix, JsonNode body, Map<String, String> texts) {
        for (Box box : boxes) {
            JsonNode node = box.name().isEmpty() ? body : body.get(box.name());
            if (node == null || node.isNull()) {
                continue;
            }
            String path = prefix + box.name();
            switch (box.kind()) {
                case ROWS -> {
                    int row = 1;
                    for (JsonNode each : node.isArray() ? node.values() : List.of(node)) {
                        if (box.parts().getFirst().name().isEmpty()) {
                            texts.put(path + "." + row, each.asString());
                        } else {
                            writeBoxes(box.parts(), path + "." + row + ".", each, texts);
                        }
                        row++;
                    }
                }
                case PART -> writeBoxes(box.parts(), path + ".", node, texts);
                case CHOICES -> node.values().forEach(each -> texts.put(path + "." + each.asString(), TICKED));
                case LIST ->
                    texts.put(
                            path,
                            String.join(
                                    "\n",
                                    node.values().stream()
                                            .map(JsonNode::asString)
                                            .toList()));
                case LINE, PROSE, DATE, ACTOR, NEW_CODE, CHOICE, TRUTH, WHOLE, DECIMAL, ID ->
                    texts.put(path, node.asString());
            }
        }
    }
}
