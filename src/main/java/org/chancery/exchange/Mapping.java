package org.chancery.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chancery.actor.Actor.ForeignCode.Scheme;
import org.chancery.actor.Actors;
import org.chancery.time.DayOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody said of a table of their own, so that its rows can be read as commands: what its columns mean, what holds
 * for every row, whom its names mean. The options of an import.
 *
 * <p>A column of which nothing is said means what its name says, if it is one of ours; else it is kept in the note.
 *
 * @param columns the column of ours that each of theirs fills; several may fill one that takes a list, and the note
 * @param leftOut their columns that are not kept
 * @param constants what holds for every row, by column of ours
 * @param actors the codes of the actors that names mean, on whatever day; these are never looked up
 * @param codes whose codes stand in the columns of parties, beside names; null for ours and those of ISO 3166
 * @param dates which number comes first in dates that end with the year; null where nobody said so
 */
public record Mapping(
        Map<String, String> columns,
        Set<String> leftOut,
        Map<String, String> constants,
        Map<String, String> actors,
        @Nullable Codes codes,
        @Nullable DayOrder dates) {

    /** Nothing is said. */
    public static final Mapping NONE = new Mapping(Map.of(), Set.of(), Map.of(), Map.of(), null, null);

    /** The column of ours that takes what has no other place. */
    public static final String NOTE = "note";

    /** The longest name of an actor, in characters. */
    public static final int LONGEST_NAME = 200;

    /** The longest text of one, as JSON, in characters. */
    public static final int LONGEST_TEXT = 60_000;

    private static final String COLUMNS = "columns";
    private static final String LEFT_OUT = "leftOut";
    private static final String CONSTANTS = "constants";
    private static final String ACTORS = "actors";
    private static final String CODES = "codes";
    private static final String DATES = "dates";
    private static final Set<String> FIELDS =
            new LinkedHashSet<>(List.of(COLUMNS, LEFT_OUT, CONSTANTS, ACTORS, CODES, DATES));

    /** Whose codes stand for actors. */
    public enum Codes {
        /** Numbers and abbreviations of the Correlates of War. */
        COW(Scheme.COW, Scheme.COW_LETTERS),
        /** Numbers and abbreviations of Gleditsch and Ward. */
        GW(Scheme.GW, Scheme.GW_LETTERS);

        private final Scheme numbers;
        private final Scheme letters;

        Codes(Scheme numbers, Scheme letters) {
            this.numbers = numbers;
            this.letters = letters;
        }

        Scheme numbers() {
            return numbers;
        }

        Scheme letters() {
            return letters;
        }
    }

    /** It contradicts itself, or speaks of what is not there. */
    public static final class Unfit extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String found;
        private final String expected;

        Unfit(String found, String expected) {
            super("Found " + found + ", expected " + expected + ".", null);
            this.found = found;
            this.expected = expected;
        }

        /** What was found. */
        public String found() {
            return found;
        }

        /** What was expected instead. */
        public String expected() {
            return expected;
        }
    }

    /** @throws Unfit if it speaks of a column that we do not have, or fills one twice */
    public Mapping {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        leftOut = Collections.unmodifiableSet(new LinkedHashSet<>(leftOut));
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        actors = Collections.unmodifiableMap(new LinkedHashMap<>(actors));
        checkColumns(columns, leftOut, constants);
        actors.keySet().forEach(Mapping::checkName);
    }

    private static void checkColumns(Map<String, String> columns, Set<String> leftOut, Map<String, String> constants) {
        Stream.concat(columns.values().stream(), constants.keySet().stream())
                .filter(ours -> !Records.columns().contains(ours))
                .findFirst()
                .ifPresent(ours -> {
                    throw new Unfit(
                            "the column " + Found.text(ours),
                            "a column of records: " + String.join(", ", Records.columns()));
                });
        Set<String> filled = new LinkedHashSet<>();
        columns.forEach((theirs, ours) -> {
            if (constants.containsKey(ours) && !ours.equals(NOTE)) {
                throw new Unfit(
                        ours + " both from the column " + Found.text(theirs) + " and the same for every row",
                        "one of the two");
            }
            if (!filled.add(ours) && !takesSeveral(ours)) {
                throw new Unfit("two columns for " + ours + ", one of them " + Found.text(theirs), "one");
            }
        });
        leftOut.stream().filter(columns::containsKey).findFirst().ifPresent(theirs -> {
            throw new Unfit("the column " + Found.text(theirs) + " both used and left out", "one of the two");
        });
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Unfit("a name of " + name.length() + " characters", "names of 1 to " + LONGEST_NAME);
        }
    }

    /** Every column of ours, in the order of the documentation. */
    public static SequencedSet<String> ours() {
        return Records.columns();
    }

    /** Whether several columns may fill that column of ours: it takes a list, or is the note. */
    public static boolean takesSeveral(String ours) {
        return ours.equals(NOTE) || Records.takesList(ours);
    }

    /** Whether nothing is said. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** The same, and whom more names mean. */
    public Mapping with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(actors);
        all.putAll(more);
        return new Mapping(columns, leftOut, constants, all, codes, dates);
    }

    /**
     * Checks that names mean actors there are.
     *
     * @throws Unfit if a name means a code that no actor has
     */
    public void check(Actors known) {
        actors.forEach((name, code) -> {
            if (known.find(code).isEmpty()) {
                throw new Unfit(
                        "the code " + Found.text(code) + " for " + Found.text(name),
                        "the code of an actor, such as TUR");
            }
        });
    }

    /** What a column of theirs fills: a column of ours, the note; null if it is left out. */
    @Nullable
    String ours(String theirs) {
        if (leftOut.contains(theirs)) {
            return null;
        }
        String said = columns.get(theirs);
        return said != null
                ? said
                : Records.columns().contains(theirs) && !columns.containsValue(theirs) && !constants.containsKey(theirs)
                        ? theirs
                        : NOTE;
    }

    /** A name of a column or an actor as it is compared: with single blanks, on one line. */
    static String oneLine(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }

    // As JSON

    /** As JSON, without what is not said. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        write(json, COLUMNS, columns);
        if (!leftOut.isEmpty()) {
            var list = json.putArray(LEFT_OUT);
            leftOut.forEach(list::add);
        }
        write(json, CONSTANTS, constants);
        if (codes != null) {
            json.put(CODES, codes.name());
        }
        if (dates != null) {
            json.put(DATES, dates.name());
        }
        write(json, ACTORS, actors);
        return json;
    }

    private static void write(ObjectNode into, String field, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            ObjectNode json = into.putObject(field);
            texts.forEach(json::put);
        }
    }

    /**
     * Reads what {@link #json} writes.
     *
     * @throws Unfit if it is something else
     */
    public static Mapping read(JsonNode json) {
        if (!json.isObject()) {
            throw new Unfit("no object", "an object with " + String.join(", ", FIELDS));
        }
        json.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Unfit("the field " + Found.text(name), String.join(", ", FIELDS));
                });
        List<String> leftOut = new ArrayList<>();
        each(json, LEFT_OUT, node -> {
            if (!node.isArray()) {
                throw new Unfit("no list in " + LEFT_OUT, "a list of columns");
            }
            node.forEach(one -> leftOut.add(oneLine(text(one, LEFT_OUT))));
        });
        return new Mapping(
                texts(json, COLUMNS),
                new LinkedHashSet<>(leftOut),
                texts(json, CONSTANTS),
                texts(json, ACTORS),
                word(json, CODES, Codes.class),
                word(json, DATES, DayOrder.class));
    }

    private static void each(JsonNode json, String field, Consumer<JsonNode> reader) {
        JsonNode node = json.get(field);
        if (node != null && !node.isNull()) {
            reader.accept(node);
        }
    }

    private static Map<String, String> texts(JsonNode json, String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        each(json, field, node -> {
            if (!node.isObject()) {
                throw new Unfit("no object in " + field, "an object of texts, such as {\"Country\":\"by\"}");
            }
            node.properties().forEach(one -> texts.put(oneLine(one.getKey()), text(one.getValue(), field)));
        });
        return texts;
    }

    private static String text(JsonNode node, String field) {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw new Unfit(
                    (node.isString() ? "an empty text" : "what is no text") + " in " + field,
                    "texts with something in them");
        }
        return node.stringValue().strip();
    }

    private static <E extends Enum<E>> @Nullable E word(JsonNode json, String field, Class<E> of) {
        List<E> found = new ArrayList<>();
        each(json, field, node -> {
            String word = text(node, field);
            for (E one : of.getEnumConstants()) {
                if (one.name().equals(word)) {
                    found.add(one);
                }
            }
            if (found.isEmpty()) {
                throw new Unfit(
                        Found.text(word) + " for " + field,
                        "one of "
                                + String.join(
                                        ", ",
                                        Stream.of(of.getEnumConstants())
                                                .map(Enum::name)
                                                .toList()));
            }
        });
        return found.isEmpty() ? null : found.getFirst();
    }
}
