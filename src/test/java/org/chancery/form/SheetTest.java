package org.chancery.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.form.Box.Kind;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every command can be filled in by hand, and says the same as when it is sent. */
class SheetTest {

    private static final UUID MADE = UUID.fromString("0193587c-1a00-7000-8000-00000000000a");

    private static RelationCommand read(String name, ObjectNode body) {
        return CommandForms.read(name, body, () -> MADE, _ -> RelationCommand.SeverTies.class);
    }

    @TestFactory
    Stream<DynamicTest> what_is_filled_in_says_what_the_example_says() {
        return CommandForms.all().values().stream()
                .map(form -> DynamicTest.dynamicTest(form.name(), () -> {
                    Sheet sheet = Sheet.of(form);
                    ObjectNode example = form.example();
                    ObjectNode body = sheet.read(sheet.write(example)).body();
                    if (example.get("content") instanceof ObjectNode content) {
                        Sheet inner = Sheet.of("sever-ties");
                        body.set("content", inner.read(inner.write(content)).body());
                    }
                    assertThat(read(form.name(), body)).isEqualTo(read(form.name(), example));
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_box_takes_its_own_example() {
        return CommandForms.all().values().stream()
                .map(form -> DynamicTest.dynamicTest(form.name(), () -> {
                    Sheet sheet = Sheet.of(form);
                    for (Field field : form.fields()) {
                        if (!field.name().equals("content")) {
                            ObjectNode alone = Shape.JSON.objectNode();
                            alone.set(field.name(), field.example());
                            Map<String, String> texts = sheet.write(alone);
                            assertThat(texts).as(field.name()).isNotEmpty();
                            assertThat(sheet.write(sheet.read(texts).body()))
                                    .as(field.name())
                                    .isEqualTo(texts);
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> an_act_that_is_held_can_be_filled_in_again() {
        return CommandForms.all().values().stream()
                .filter(form -> RelationCommand.Act.class.isAssignableFrom(form.type()))
                .map(form -> DynamicTest.dynamicTest(form.name(), () -> {
                    RelationCommand.Act command = (RelationCommand.Act) read(form.name(), form.example());
                    Sheet sheet = Sheet.of(form);
                    Map<String, String> texts = sheet.write(CommandForms.again(RelationRules.event(command)));
                    assertThat(read(form.name(), sheet.read(texts).body())).isEqualTo(command);
                }));
    }

    @Test
    void a_field_is_a_box_of_its_kind() {
        Sheet meeting = Sheet.of("hold-meeting");
        assertThat(meeting.boxes().stream().map(box -> box.name() + " " + box.kind()))
                .containsExactly(
                        "delegations ROWS",
                        "level CHOICE",
                        "topics LIST",
                        "format CHOICE",
                        "occasion LINE",
                        "recordId ID",
                        "occurred DATE",
                        "orderInDay WHOLE",
                        "place LINE",
                        "people ROWS",
                        "sources ROWS",
                        "unsourced PROSE",
                        "grade CHOICE",
                        "mark CHOICE",
                        "note PROSE",
                        "impliesUnrecordedChange PROSE",
                        "overrideLifespan PROSE");
        assertThat(meeting.boxes().getFirst().part("people"))
                .extracting(
                        Box::kind,
                        people -> people.parts().stream().map(Box::name).toList())
                .containsExactly(Kind.ROWS, java.util.List.of("name", "office", "actor"));
    }

    @Test
    void rows_that_say_nothing_are_passed_over_and_a_problem_is_led_back_to_its_row() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("delegations.1.actor", "RUS");
        texts.put("delegations.1.role", "HOST");
        texts.put("delegations.2.actor", " ");
        texts.put("delegations.2.role", "PRINCIPAL");
        texts.put("delegations.4.actor", "SYR");
        texts.put("delegations.4.role", "PRINCIPAL");
        texts.put("delegations.4.people.3.name", "Bashar al-Assad");
        Sheet.Said said = Sheet.of("hold-call").read(texts);
        assertThat(said.body())
                .isEqualTo(Json.read(
                        "{\"delegations\":[{\"actor\":\"RUS\",\"role\":\"HOST\"},{\"actor\":\"SYR\",\"role\":\"PRINCIPAL\","
                                + "\"people\":[{\"name\":\"Bashar al-Assad\"}]}]}"));
        assertThat(said.place("/delegations/1/people/0/name")).isEqualTo("delegations.4.people.3.name");
        assertThat(said.place("/sources/0/title")).isEqualTo("sources.1.title");
        assertThat(said.place("/occurred")).isEqualTo("occurred");
    }

    @Test
    void blanks_at_the_ends_are_no_part_of_a_text_and_lines_end_as_they_are_kept() {
        Sheet.Said said = Sheet.of("close-mission")
                .read(Map.of("by.1", " TUR ", "note", "one\r\ntwo\r\n", "place", "   ", "orderInDay", "x"));
        assertThat(said.body()).isEqualTo(Json.read("{\"by\":\"TUR\",\"note\":\"one\\ntwo\",\"orderInDay\":\"x\"}"));
    }

    @Test
    void what_is_no_number_is_handed_on_so_that_it_is_refused() {
        for (String text : new String[] {"99999999999999999999", "1e5", "--1", "１２"}) {
            assertThat(Sheet.of("expel-diplomats")
                            .read(Map.of("count", text))
                            .body()
                            .get("count")
                            .isString())
                    .as(text)
                    .isTrue();
        }
    }

    @Test
    void rows_beyond_what_a_list_takes_are_handed_on_so_that_they_are_refused() {
        assertThat(Sheet.rows(
                        "by", Map.of("by.1", "", "by.201", "", "by.2000", "", "by.0", "", "by.x", "", "bye.3", "")))
                .containsExactly(1, 201, 2000);
        Map<String, String> texts = new LinkedHashMap<>();
        for (int row = 1; row <= 1001; row++) {
            texts.put("by." + row, "SYR");
        }
        Sheet.Said said = Sheet.of("close-mission").read(texts);
        assertThat(said.body().get("by").size()).isEqualTo(1001);
        assertThat(said.place("/by/1000")).isEqualTo("by.1001");
    }
}
