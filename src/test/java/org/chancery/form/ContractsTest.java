package org.chancery.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every event as it is kept forever: {@code contracts/<event>.json}, and {@code <event>.<variant>.json} where fields
 * stand for each other, are given only sometimes, or came later. A file once committed is never changed.
 */
class ContractsTest {

    private static final java.nio.file.Path CONTRACTS = java.nio.file.Path.of("src/test/resources/contracts");
    private static final ObjectWriter PRETTY = JsonMapper.shared().writerWithDefaultPrettyPrinter();
    private static final Set<String> STAND_FOR_EACH_OTHER = Set.of("by", "toward", "between", "sources", "unsourced");

    private static List<String> files() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.list(CONTRACTS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String text(String file) throws IOException {
        return Files.readString(CONTRACTS.resolve(file));
    }

    private static String event(String file) {
        return file.substring(0, file.indexOf('.'));
    }

    @Test
    void every_event_has_a_contract_and_every_contract_an_event() throws IOException {
        Set<String> held = new TreeSet<>();
        files().forEach(file -> held.add(event(file)));
        assertThat(held).isEqualTo(new TreeSet<>(EventForms.names()));
        assertThat(files())
                .containsAll(held.stream().map(event -> event + ".json").toList());
    }

    @TestFactory
    Stream<DynamicTest> a_contract_reads_as_its_event_and_is_written_as_it_stands() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    RelationEvent event = EventForms.read(event(file), 1, Json.read(text(file)));
                    assertThat(EventForms.name(event)).isEqualTo(event(file));
                    assertThat(PRETTY.writeValueAsString(EventForms.write(event)) + "\n")
                            .isEqualTo(text(file));
                    assertThat(EventForms.read(event(file), 1, EventForms.write(event)))
                            .isEqualTo(event);
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_contracts_of_an_event_fill_every_field() {
        return EventForms.all().values().stream()
                .map(form -> DynamicTest.dynamicTest(form.name(), () -> {
                    List<String> missing = new ArrayList<>();
                    List<JsonNode> contracts = new ArrayList<>();
                    for (String file : files()) {
                        if (event(file).equals(form.name())) {
                            contracts.add(Json.read(text(file)));
                        }
                    }
                    for (Field field : form.fields()) {
                        if (contracts.stream().noneMatch(contract -> contract.has(field.name()))
                                && !STAND_FOR_EACH_OTHER.contains(field.name())) {
                            missing.add(field.name());
                        }
                    }
                    assertThat(missing).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_event_of_a_command_has_the_fields_of_the_command() throws IOException {
        return files().stream()
                .filter(file -> RelationEvent.Act.class.isAssignableFrom(
                        EventForms.all().get(event(file)).type()))
                .filter(file -> !event(file).equals("relation-continued")) // no command makes it
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    RelationEvent.Act act = (RelationEvent.Act) EventForms.read(event(file), 1, Json.read(text(file)));
                    String command = Form.of(RelationRules.command(act)).name();
                    RelationCommand read = CommandForms.read(command, Json.read(text(file)), () -> null, _ -> null);
                    assertThat(RelationRules.event((RelationCommand.Act) read).getClass())
                            .isEqualTo(act.getClass());
                    assertThat(CommandForms.write(read)).isEqualTo(Json.read(text(file)));
                }));
    }

    @Test
    void what_is_held_is_read_whatever_the_bounds_for_new_commands() {
        ObjectNode payload = (ObjectNode) Json.read("""
                {"between":["SYR","TUR"],"reason":" ","recordId":"0193587c-1a00-7000-8000-000000000002","occurred":"2011",
                 "grade":"REPORTED","mark":"TLP:CLEAR"}""");
        assertThat(EventForms.write(EventForms.read("ties-severed", 1, payload)))
                .isEqualTo(payload);
    }

    @Test
    void a_payload_of_another_event_or_of_a_later_program_is_refused() {
        JsonNode payload = Json.read("{\"record\":\"0193587c-1a00-7000-8000-000000000002\",\"reason\":\"twice\"}");
        assertThat(EventForms.read("record-retracted", 1, payload)).isInstanceOf(RelationEvent.RecordRetracted.class);
        assertThatThrownBy(() -> EventForms.read("record-retracted", 2, payload))
                .isInstanceOf(Unreadable.class)
                .hasMessage(
                        "found revision 2 of record-retracted, expected revision 1; a later version of the program wrote it");
        assertThatThrownBy(() -> EventForms.read("record-removed", 1, payload))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("found the event \"record-removed\"");
        assertThatThrownBy(() -> EventForms.read("source-added", 1, payload))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("/reason: found a field that source-added does not have");
    }
}
