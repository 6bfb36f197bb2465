package org.chancery.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.relation.Named;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the forms say of themselves, for the served OpenAPI, the reference and the command line. */
class DescriptionTest {

    private static final ObjectNode SCHEMAS = Shape.JSON.objectNode();

    static {
        ObjectNode definitions = SCHEMAS.putObject("$defs");
        CommandForms.schemas("#/$defs/").forEach(definitions::set);
    }

    private static Schema schema(String name) {
        ObjectNode one = SCHEMAS.deepCopy().put("$ref", "#/$defs/" + name);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(one);
    }

    private static List<String> errors(String name, JsonNode body) {
        return schema(name).validate(body.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void every_component_of_every_record_has_its_meaning() {
        List<Class<?>> records = new ArrayList<>();
        records.addAll(Vocabulary.records(RelationCommand.class));
        records.addAll(Vocabulary.records(RelationEvent.class));
        Vocabulary.shared().forEach(form -> records.add(form.type()));
        records.add(Particulars.class);
        List<String> forgotten = new ArrayList<>();
        for (Class<?> record : records) {
            for (RecordComponent component : record.getRecordComponents()) {
                Class<?> type = component.getType();
                Named named = component.getAnnotation(Named.class);
                String field = named == null ? component.getName() : named.value();
                if (type == List.class) {
                    type = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
                }
                boolean flat = Parties.class.isAssignableFrom(type) || type == Particulars.class;
                if (!flat && Meaning.known(record, field, type) == null) {
                    forgotten.add(record.getSimpleName() + "." + field);
                }
            }
        }
        assertThat(forgotten).isEmpty();
    }

    @Test
    void every_command_has_an_example() {
        assertThat(CommandForms.names())
                .allSatisfy(name -> assertThat(Examples.of(name)).isNotNull());
    }

    @TestFactory
    Stream<DynamicTest> the_example_of_a_command_can_be_read_and_fits_its_schema() {
        return CommandForms.all().values().stream()
                .map(form -> DynamicTest.dynamicTest(form.name(), () -> {
                    ObjectNode example = form.example();
                    assertThat(CommandForms.read(
                                    form.name(), example, UUID::randomUUID, _ -> RelationCommand.SeverTies.class))
                            .isInstanceOf(form.type());
                    assertThat(errors(form.name(), example)).isEmpty();
                }));
    }

    @Test
    void the_example_of_a_field_fits_the_field() {
        for (Form form : CommandForms.all().values()) {
            for (Field field : form.fields()) {
                JsonNode property = form.schema("#/$defs/").get("properties").get(field.name());
                ObjectNode schema = SCHEMAS.deepCopy();
                schema.setAll((ObjectNode) property);
                assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(schema)
                                .validate(field.example().toString(), InputFormat.JSON))
                        .as(form + "." + field.name())
                        .isEmpty();
            }
        }
    }

    @Test
    void the_schema_refuses_what_the_reader_refuses() {
        assertThat(errors(
                        "sever-ties",
                        Json.read("{\"between\":[\"SYR\",\"TUR\"],\"unsourced\":\"x\",\"occurred\":\"2011\"}")))
                .isEmpty();
        assertThat(
                        Stream.of(
                                "{\"between\":[\"SYR\"],\"unsourced\":\"x\",\"occurred\":\"2011\"}",
                                "{\"between\":[\"SYR\",\"tur\"],\"unsourced\":\"x\",\"occurred\":\"2011\"}",
                                "{\"between\":[\"SYR\",\"TUR\"],\"by\":\"TUR\",\"toward\":\"SYR\",\"unsourced\":\"x\",\"occurred\":\"2011\"}",
                                "{\"by\":\"TUR\",\"unsourced\":\"x\",\"occurred\":\"2011\"}",
                                "{\"between\":[\"SYR\",\"TUR\"],\"occurred\":\"2011\"}",
                                "{\"between\":[\"SYR\",\"TUR\"],\"unsourced\":\"x\"}",
                                "{\"between\":[\"SYR\",\"TUR\"],\"unsourced\":\"x\",\"occurred\":\"2011\",\"grade\":\"SURE\"}",
                                "{\"between\":[\"SYR\",\"TUR\"],\"unsourced\":\"x\",\"occurred\":\"2011\",\"city\":\"Aleppo\"}"))
                .allSatisfy(body ->
                        assertThat(errors("sever-ties", Json.read(body))).isNotEmpty());
    }

    @Test
    void a_field_says_what_it_takes() {
        assertThat(CommandForms.form("present-credentials").fields().stream()
                        .filter(field -> field.name().equals("class"))
                        .findFirst())
                .contains(new Field(
                        "class",
                        "word",
                        Field.Presence.REQUIRED,
                        null,
                        List.of("AMBASSADOR", "MINISTER", "CHARGE"),
                        "the class of the head of mission",
                        Json.read("\"AMBASSADOR\"")));
    }
}
