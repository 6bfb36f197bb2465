package org.chancery.form;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.form.Field.Presence;
import org.chancery.relation.Effect;
import org.chancery.relation.Effects;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetChange;
import org.chancery.relation.FacetChange.Occasion;
import org.chancery.relation.Named;
import org.chancery.relation.Pair;
import org.chancery.relation.Particulars;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.*;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.*;
import org.chancery.relation.RelationRules;
import org.chancery.relation.Value;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reference pages of commands and events say what the program says. With {@code -Dapprove=true} they are written anew.
 */
class ReferencePagesTest {

    private static final java.nio.file.Path REFERENCE = java.nio.file.Path.of("docs/reference");
    private static final UUID ID = UUID.fromString("0193587c-1a00-7000-8000-000000000002");
    private static final Set<String> OF_EVERY_RECORD = new LinkedHashSet<>(
            Form.of(Particulars.class).fields().stream().map(Field::name).toList());
    private static final Map<Class<?>, Class<?>> OF_RECORDS_AND_ACTORS = Map.of(
            CorrectRecord.class, RecordCorrected.class,
            RetractRecord.class, RecordRetracted.class,
            DisputeRecord.class, RecordDisputed.class,
            ResolveDispute.class, DisputeResolved.class,
            AddSource.class, SourceAdded.class,
            RegisterActor.class, ActorRegistered.class,
            RenameActor.class, ActorRenamed.class,
            ChangeGovernment.class, GovernmentChanged.class,
            RecordSuccession.class, SuccessionRecorded.class);

    @Test
    void the_page_of_commands_lists_every_field_of_every_command() throws IOException {
        check("commands.md", commands());
    }

    @Test
    void the_page_of_the_vocabulary_lists_every_event_and_what_it_moves() throws IOException {
        check("vocabulary.md", vocabulary());
    }

    @Test
    void the_summary_of_a_command_is_the_first_sentence_of_its_documentation() throws IOException {
        Map<String, String> documented = documentation("RelationCommand");
        assertThat(CommandForms.all().values())
                .allSatisfy(form -> assertThat(form.summary()).isEqualTo(documented.get(form.name())));
    }

    private static void check(String page, String text) throws IOException {
        if (Boolean.getBoolean("approve")) {
            Files.writeString(REFERENCE.resolve(page), text);
        }
        assertThat(Files.readString(REFERENCE.resolve(page)))
                .as("docs/reference/" + page + "; run the test with -Dapprove=true to write it anew")
                .isEqualTo(text);
    }

    /** The documentation of the records of a source file, by their written names. */
    private static Map<String, String> documentation(String file) throws IOException {
        String source =
                Files.readString(java.nio.file.Path.of("src/main/java/org/chancery/relation/" + file + ".java"));
        Matcher record = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*@Named\\(\"([a-z-]+)\"\\)\\s*record", Pattern.DOTALL)
                .matcher(source);
        Map<String, String> documentation = new TreeMap<>();
        while (record.find()) {
            String words = record.group(1).replaceAll("\\s*\\*\\s*", " ").replaceAll("\\s+", " ");
            documentation.put(
                    record.group(2), words.replaceAll("\\{@code (.*?)}", "$1").strip());
        }
        return documentation;
    }

    // Commands

    private static String commands() {
        StringBuilder page = new StringBuilder("""
                # Commands

                Every command, with every field of its body: `POST /api/commands/{name}`, a line of `POST /api/commands`, and
                `record NAME` on the command line take the same fields. What each command moves is in the
                [vocabulary](vocabulary.md). This page is written from the program by `ReferencePagesTest`, which fails when it
                is out of date.

                ## How to read this page

                - A field that is not required is left out, or null, where there is nothing to say. A field that is not listed is
                  refused, not ignored.
                - *Actor code*: `[A-Z0-9_]{2,12}`. Where a list of codes is taken, a single code may stand for a list of one.
                - *Date*: EDTF, as [the page of dates](edtf.md) lists it.
                - *Key*: text that names one thing among several of its facet, such as a policy or a regime. Keys are compared
                  after Unicode NFC, trimming, single spaces and case folding; the first spelling is shown.
                - *Text* is kept exactly as written. Refused are blank text, control characters (except line breaks and tabs where
                  text may have several lines), halves of characters, and, outside text of several lines, characters that
                  turn the direction of writing. Length is counted in characters (Unicode code points).
                - *Word*: one of those listed, in upper case.
                - A body may repeat the name of its command in the field `command`.
                - All problems of a body are answered at once, each with a JSON Pointer to its place, what was found and what was
                  expected.

                ## Fields of every record

                The commands marked *record* take these fields beside their own.

                """);
        table(page, Form.of(Particulars.class).fields());
        page.append("\n## Objects that several commands share\n");
        for (Form shared : Vocabulary.shared()) {
            page.append("\n### ").append(shared.name()).append("\n\n");
            table(page, shared.fields());
        }
        page.append("\n## The commands\n");
        for (Form form : CommandForms.all().values()) {
            page.append("\n### ").append(form.name()).append("\n\n");
            page.append(form.summary())
                    .append(" Records [`")
                    .append(eventOf(form))
                    .append("`](vocabulary.md#")
                    .append(eventOf(form))
                    .append(").");
            boolean record = isRecord(form);
            List<Field> own = own(form);
            page.append(record ? " *Record*.\n\n" : "\n\n");
            if (own.isEmpty()) {
                page.append("No fields of its own.\n");
            } else {
                table(page, own);
            }
            page.append("\n```json\n").append(form.example()).append("\n```\n");
        }
        return page.toString();
    }

    private static boolean isRecord(Form form) {
        return form.fields().stream().map(Field::name).toList().containsAll(OF_EVERY_RECORD);
    }

    private static List<Field> own(Form form) {
        return form.fields().stream()
                .filter(field -> !isRecord(form) || !OF_EVERY_RECORD.contains(field.name()))
                .toList();
    }

    private static String eventOf(Form command) {
        Class<?> event = OF_RECORDS_AND_ACTORS.get(command.type());
        return event == null
                ? EventForms.name(RelationRules.event((RelationCommand.Act) read(command)))
                : event.getAnnotation(Named.class).value();
    }

    private static RelationCommand read(Form command) {
        return CommandForms.read(command.name(), command.example(), () -> ID, _ -> SeverTies.class);
    }

    private static void table(StringBuilder page, List<Field> fields) {
        page.append("| Field | Type | Required | Bounds | Meaning | Example |\n|---|---|---|---|---|---|\n");
        for (Field field : fields) {
            page.append("| `")
                    .append(field.name())
                    .append("` | ")
                    .append(field.type())
                    .append(" | ")
                    .append(required(field))
                    .append(" | ")
                    .append(bounds(field))
                    .append(" | ")
                    .append(field.meaning())
                    .append(" | `")
                    .append(field.example())
                    .append("` |\n");
        }
    }

    private static String required(Field field) {
        return switch (field.presence()) {
            case REQUIRED -> "yes";
            case OPTIONAL -> "no";
            case EITHER -> "one of them";
            case MADE, DEFAULTED -> "no";
        };
    }

    private static String bounds(Field field) {
        if (field.values().isEmpty()) {
            return field.bounds() == null ? "" : field.bounds();
        }
        String values = field.values().stream().map(value -> "`" + value + "`").collect(joining(", "));
        return field.bounds() == null ? values : field.bounds() + ": " + values;
    }

    // Vocabulary

    private static String vocabulary() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Vocabulary

                Every event the ledger can hold, the command that makes it, and what it does to the facets of a relation. This
                page is written from the program by `ReferencePagesTest`, which fails when it is out of date; the bodies of the
                commands are in [commands](commands.md).

                Kind: *directed* acts go from `by` toward `toward`, *mutual* ones are `between` the parties, *either* takes
                either form (`by` is then the initiator); a *gathering* has delegations. *Of a record* and *of an actor* are later
                statements about a record, and statements about one actor. A `?` marks a field that may be missing.

                ## The facets

                The state of a relation is several independent facets. NOT_RECORDED is the start of each, and is neither NONE nor
                NEVER.

                | Facet | Belongs to | Kept apart by | Values |
                |---|---|---|---|
                """);
        for (Facet facet : Facet.values()) {
            page.append("| ")
                    .append(facet)
                    .append(" | ")
                    .append(facet.directed() ? "one side toward the other" : "both together");
            page.append(" | ")
                    .append(facet.keyedBy() == null ? "" : facet.keyedBy())
                    .append(facet.keyed() && !facet.needsKey() ? ", if named" : "");
            page.append(" | ")
                    .append(facet.scale().stream().map(Value::name).collect(joining(", ")))
                    .append(" |\n");
        }
        page.append("""

                ## Commands and events

                | Command → event | Kind | Own fields | Moves |
                |---|---|---|---|
                """);
        Map<String, Form> commandOf = new LinkedHashMap<>();
        CommandForms.all().values().forEach(command -> commandOf.put(eventOf(command), command));
        for (Form command : CommandForms.all().values()) {
            Form event = EventForms.all().get(eventOf(command));
            page.append("| [`")
                    .append(command.name())
                    .append("`](commands.md#")
                    .append(command.name())
                    .append(") → [`")
                    .append(event.name())
                    .append("`](#")
                    .append(event.name())
                    .append(") | ")
                    .append(kind(event))
                    .append(" | ")
                    .append(ownFields(command))
                    .append(" | ")
                    .append(moved(event))
                    .append(" |\n");
        }
        page.append("""

                ## The events

                What each event does: the values it can follow, and the value it leaves. NOT_RECORDED is always accepted, since
                the books may be incomplete; a value that is not listed takes a change that nobody recorded. *Kept*: the
                value stays as it was found. *All*: every value is accepted. *Inferred* effects follow by the rule that is
                named. *At its end* applies the day after the last day of something that lasted.
                """);
        Map<String, String> documented = documentation("RelationEvent");
        for (Form event : EventForms.all().values()) {
            page.append("\n### ").append(event.name()).append("\n\n").append(documented.get(event.name()));
            Form command = commandOf.get(event.name());
            page.append(
                    command == null
                            ? "\n\n"
                            : " By [`" + command.name() + "`](commands.md#" + command.name() + ").\n\n");
            List<String> rows = effects(event);
            if (RelationEvent.Act.class.isAssignableFrom(event.type())) {
                page.append(mayLast(event) ? "May be dated by an interval.\n\n" : "");
                page.append(
                        rows.isEmpty() ? "Moves no facet.\n" : "| Facet | When | Before → after |\n|---|---|---|\n");
                rows.forEach(row -> page.append(row).append('\n'));
            } else if (RelationEvent.Amendment.class.isAssignableFrom(event.type())) {
                page.append("Moves no facet of its own: the record it speaks of counts otherwise from then on.\n");
            } else {
                page.append("Moves no facet of a relation.\n");
            }
        }
        return page.toString();
    }

    private static String kind(Form event) {
        List<String> fields = event.fields().stream().map(Field::name).toList();
        if (RelationEvent.Amendment.class.isAssignableFrom(event.type())) {
            return "of a record";
        }
        if (RelationEvent.ActorEvent.class.isAssignableFrom(event.type())) {
            return "of an actor";
        }
        if (fields.contains("delegations")) {
            return "gathering";
        }
        return fields.contains("between") ? fields.contains("by") ? "either" : "mutual" : "directed";
    }

    private static String ownFields(Form command) {
        return own(command).stream()
                .filter(field -> !Set.of("by", "toward", "between").contains(field.name())
                        || kindOf(command).equals("of an actor"))
                .map(field -> field.name() + (field.required() || field.presence() == Presence.EITHER ? "" : "?"))
                .collect(joining(", "));
    }

    private static String kindOf(Form command) {
        return kind(EventForms.all().get(eventOf(command)));
    }

    private static String moved(Form event) throws IOException {
        if (!RelationEvent.Act.class.isAssignableFrom(event.type())) {
            return "";
        }
        if (event.type() == StatusObserved.class) {
            return "the facet observed";
        }
        Set<String> moved = new LinkedHashSet<>();
        for (FacetChange change : changes(event, contract(event))) {
            moved.add(change.facet() + (change.rule() == null ? "" : " (inferred)"));
        }
        return String.join(", ", moved);
    }

    private static ObjectNode contract(Form event) throws IOException {
        ObjectNode contract = (ObjectNode) Json.read(
                Files.readString(java.nio.file.Path.of("src/test/resources/contracts", event.name() + ".json")));
        contract.put("occurred", "2015-09-30");
        return contract;
    }

    private static List<FacetChange> changes(Form event, JsonNode payload) {
        RelationEvent.Act act = (RelationEvent.Act) EventForms.read(event.name(), 1, payload);
        List<FacetChange> changes = new ArrayList<>();
        for (Pair pair : Effects.relations(act)) {
            changes.addAll(Effects.of(act, pair));
        }
        return changes;
    }

    private static boolean mayLast(Form event) {
        try {
            return Effects.mayLast((RelationEvent.Act) EventForms.read(event.name(), 1, contract(event)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A row for each thing the event does, with the field it depends on where it depends on one. */
    private static List<String> effects(Form event) throws IOException {
        if (!RelationEvent.Act.class.isAssignableFrom(event.type())) {
            return List.of();
        }
        if (event.type() == StatusObserved.class) {
            return List.of("| the `facet` | on the day, or throughout what lasted | the `value` → the `value` |");
        }
        ObjectNode contract = contract(event);
        if (mayLast(event)) {
            contract.put("occurred", "2015-09-30/2016-03-05");
        }
        Set<String> rows = new LinkedHashSet<>();
        for (FacetChange change : changes(event, contract)) {
            rows.addAll(rows(event, contract, change));
        }
        return List.copyOf(rows);
    }

    private static List<String> rows(Form event, ObjectNode contract, FacetChange change) {
        String needed = needed(event, contract, change);
        String when = (change.occasion() == Occasion.END ? "at its end" : "")
                + (change.everyKey() ? "of every key on record" : "")
                + needed
                + (change.rule() == null
                        ? ""
                        : (change.everyKey() || !needed.isEmpty() ? "; " : "") + "inferred: `" + change.rule() + "`");
        for (Field field : event.fields()) {
            if (field.values().isEmpty() || OF_EVERY_RECORD.contains(field.name())) {
                continue;
            }
            Map<String, Effect> byValue = new LinkedHashMap<>();
            for (String value : field.values()) {
                if (contract.get(field.name()).isString()) {
                    same(changes(event, contract.deepCopy().put(field.name(), value)), change)
                            .forEach(other -> byValue.put(value, other.effect()));
                }
            }
            if (Set.copyOf(byValue.values()).size() > 1) {
                return depending(field, byValue, change, when);
            }
        }
        return List.of(row(change, when, told(change.facet(), change.effect())));
    }

    private static List<String> depending(Field field, Map<String, Effect> byValue, FacetChange change, String when) {
        boolean likeNamed = byValue.entrySet().stream()
                .allMatch(each -> each.getValue().equals(Effect.always(Value.valueOf(each.getKey()))));
        if (likeNamed) {
            return List.of(row(change, when, "all → the `" + field.name() + "`"));
        }
        List<String> rows = new ArrayList<>();
        byValue.forEach((value, effect) -> rows.add(row(
                change,
                (when.isEmpty() ? "" : when + "; ") + "`" + field.name() + "` " + value,
                told(change.facet(), effect))));
        return rows;
    }

    private static String row(FacetChange change, String when, String told) {
        return "| " + change.facet() + " | " + when + " | " + told + " |";
    }

    private static List<FacetChange> same(List<FacetChange> changes, FacetChange as) {
        return changes.stream()
                .filter(change -> change.facet() == as.facet()
                        && change.by().equals(as.by())
                        && change.occasion() == as.occasion()
                        && Objects.equals(change.rule(), as.rule()))
                .toList();
    }

    /** Which field must be given, or true, for the change to happen at all. */
    private static String needed(Form event, ObjectNode contract, FacetChange change) {
        for (Field field : event.fields()) {
            if (field.presence() == Presence.OPTIONAL && !OF_EVERY_RECORD.contains(field.name())) {
                ObjectNode without = contract.deepCopy();
                boolean truth = without.remove(field.name()).isBoolean();
                if (changes(event, without).stream().noneMatch(other -> other.facet() == change.facet())) {
                    return "if `" + field.name() + "` is " + (truth ? "true" : "given");
                }
            }
        }
        return "";
    }

    private static String told(Facet facet, Effect effect) {
        List<String> gives = new ArrayList<>();
        List<String> keeps = new ArrayList<>();
        for (Value value : facet.scale()) {
            boolean inferredOnly = !effect.accepts(value)
                    && Arrays.stream(Value.values())
                            .anyMatch(held -> held.name().equals(value + "_INFERRED") && effect.accepts(held));
            if (inferredOnly) {
                gives.add(value + " if inferred");
            } else if (effect.accepts(value)) {
                boolean kept =
                        effect.after(value) == value && value != effect.result().shown();
                boolean left =
                        value == Value.ACTIVE && effect.after(value).shown() == value || effect.after(value) == value;
                (kept || (left && value == effect.result().shown() && effect.result() != value) ? keeps : gives)
                        .add(value.name());
            }
        }
        boolean any = facet.scale().stream().allMatch(effect::accepts) && keeps.isEmpty();
        String all = any ? "all" : String.join(", ", gives);
        String result = effect.result().shown().name();
        String keeping = keeps.isEmpty() ? "" : (all.isEmpty() ? "" : "; ") + String.join(", ", keeps) + " kept";
        return (all.isEmpty() ? keeps.isEmpty() ? "nothing → " + result : "" : all + " → " + result) + keeping;
    }
}
