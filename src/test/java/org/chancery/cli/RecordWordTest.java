package org.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.form.CommandForms;
import org.chancery.form.Field;
import org.chancery.form.Form;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RecordWordTest {

    private static final String ID = "0193587c-1a00-7000-8000-000000000002";

    @TempDir
    private Path directory;

    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void flags_are_the_fields_of_the_body() {
        server.answers(201, "{}");
        record(
                "sever-ties",
                "--between",
                "SYR,TUR",
                "--initiator",
                "TUR",
                "--occurred",
                "2011",
                "--record-id",
                ID,
                "--source",
                "Putin-Assad Meeting in Moscow",
                "--published",
                "2024-07-24",
                "--reliability",
                "B",
                "--credibility",
                "2",
                "--source",
                "Official Gazette",
                "--url",
                "https://example.org/1");

        assertThat(server.onlySeen().uri()).hasToString("/api/commands/sever-ties");
        assertThat(sent()).isEqualTo(Json.read("""
                {"between": ["SYR", "TUR"], "initiator": "TUR", "occurred": "2011",
                 "recordId": "0193587c-1a00-7000-8000-000000000002",
                 "sources": [{"title": "Putin-Assad Meeting in Moscow", "published": "2024-07-24", "reliability": "B", "credibility": 2},
                             {"title": "Official Gazette", "url": "https://example.org/1"}]}
                """));
    }

    @Test
    void one_code_stays_one_and_several_become_a_list() {
        server.answers(201, "{}").answers(201, "{}");
        record("sever-ties", "--by", "TUR", "--toward", "SYR", "--record-id", ID);
        record("sever-ties", "--by", "SAU", "--by", "BHR,ARE", "--toward", "QAT", "--record-id", ID);

        assertThat(Json.read(server.seen().get(0).body()))
                .isEqualTo(Json.read("{\"by\":\"TUR\",\"toward\":\"SYR\",\"recordId\":\"" + ID + "\"}"));
        assertThat(Json.read(server.seen().get(1).body()))
                .isEqualTo(
                        Json.read("{\"by\":[\"SAU\",\"BHR\",\"ARE\"],\"toward\":\"QAT\",\"recordId\":\"" + ID + "\"}"));
    }

    @Test
    void a_meeting_is_written_in_short() {
        server.answers(201, "{}");
        record(
                "hold-meeting",
                "--record-id",
                ID,
                "--delegation",
                "RUS:HOST:Vladimir Putin (President); Sergey Lavrov",
                "--delegation",
                "SYR",
                "--meeting-format",
                "BILATERAL",
                "--topics",
                "one, and two",
                "--topics",
                "three");

        assertThat(sent()).isEqualTo(Json.read("""
                {"recordId": "0193587c-1a00-7000-8000-000000000002",
                 "delegations": [{"actor": "RUS", "role": "HOST", "people": [{"name": "Vladimir Putin", "office": "President"}, {"name": "Sergey Lavrov"}]},
                                 {"actor": "SYR", "role": "PRINCIPAL"}],
                 "format": "BILATERAL", "topics": ["one, and two", "three"]}
                """));
    }

    @Test
    void what_has_parts_may_be_json_too() {
        server.answers(201, "{}");
        record(
                "sever-ties",
                "--record-id",
                ID,
                "--people",
                "TUR:Ahmet Davutoğlu (Foreign Minister)",
                "--people",
                "{\"name\":\"X: (y)\"}");

        assertThat(sent().path("people")).isEqualTo(Json.read("""
                [{"name": "Ahmet Davutoğlu", "office": "Foreign Minister", "actor": "TUR"}, {"name": "X: (y)"}]
                """));
    }

    @Test
    void a_record_without_an_id_gets_one_before_it_is_sent() {
        server.answers(201, "{}");
        record("sever-ties", "--by", "TUR", "--toward", "SYR");

        assertThat(UUID.fromString(sent().path("recordId").asString())).isNotNull();
    }

    @Test
    void every_field_of_every_command_has_a_flag() {
        for (Form form : CommandForms.all().values()) {
            FieldFlags flags = new FieldFlags(form);
            assertThat(form.fields().stream().map(field -> FieldFlags.flag(form, field)))
                    .as(form.name())
                    .doesNotHaveDuplicates()
                    .doesNotContain("server", "token-file", "dry-run", "help");
            assertThat(form.fields().stream().map(field -> flags.flagAt("/" + field.name())))
                    .as(form.name())
                    .allMatch(flag -> flag.matches("--[a-z]+(-[a-z]+)*"));
        }
    }

    @Test
    void the_example_of_every_field_of_every_command_comes_through_its_flag_unchanged() {
        for (Form form : CommandForms.all().values()) {
            server.answers(201, "{}");
            List<String> words = new ArrayList<>(List.of(form.name()));
            ObjectNode expected = Json.NODES.objectNode();
            for (Field field : form.fields()) {
                words.add("--" + FieldFlags.flag(form, field));
                JsonNode example = field.example();
                JsonNode one = example.isArray() ? example.path(0) : example;
                words.add(one.isObject() ? one.toString() : one.asString());
                boolean single = !example.isArray() || field.type().endsWith("or a list of them");
                expected.set(field.name(), single ? one : Json.NODES.arrayNode().add(one));
                if (!example.isArray() && field.type().startsWith("list")) {
                    expected.putArray(field.name()).add(one);
                }
            }
            record(words.toArray(String[]::new));

            assertThat(Json.read(server.seen().getLast().body()))
                    .as(form.name())
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_source_needs_its_title_first() {
        Typed typed = record("sever-ties", "--published", "2011", "--source", "A Gazette");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).isEqualTo("""
                A source has no title.
                  found     --source-published before any --source
                  expected  --source TITLE first
                """);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void an_unknown_command_is_answered_with_the_nearest() {
        Typed typed = record("severe-ties", "--by", "TUR");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).isEqualTo("""
                There is no such command.
                  found     severe-ties
                  to do     did you mean sever-ties?
                            chancery record --help lists them all
                """);
    }

    private Typed record(String... words) {
        String[] line = new String[words.length + 3];
        line[0] = "record";
        System.arraycopy(words, 0, line, 1, words.length);
        line[words.length + 1] = "--server";
        line[words.length + 2] = server.address();
        return new Typed.At(directory).type(line);
    }

    private ObjectNode sent() {
        return (ObjectNode) Json.read(server.onlySeen().body());
    }
}
