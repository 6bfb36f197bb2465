package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chancery.SharedData;
import org.chancery.form.EventForms;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Named;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationRules;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The world demo is what our own importer makes of the timeline of recognition, which is in the public domain. */
class WorldDemoTest {

    private static final Path SHIPPED = Path.of("src/main/resources/demo/world/us-recognition.jsonl");

    /** The importer names the import, which is another each time. */
    private static final String IMPLIES = "impliesUnrecordedChange";

    @Test
    void what_is_shipped_is_what_the_importer_makes_of_the_published_file() throws IOException {
        Path published = SharedData.require("data/us-recognition/timeline.csv");
        List<String> lines = new ArrayList<>();
        try (Desk desk = new Desk(TestDatabase.H2_IN_MEMORY)) {
            desk.take("us-recognition", published);
            desk.ledger.forEachEvent(0, event -> {
                if (event.event() instanceof Act act) {
                    lines.add(line(act));
                }
            });
        }
        List<String> once = lines.stream().distinct().toList();
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(SHIPPED.getParent());
            Files.write(SHIPPED, once);
        }
        assertThat(Files.readAllLines(SHIPPED)).isEqualTo(once);
    }

    private static String line(Act act) {
        Class<? extends RelationCommand.Act> command = RelationRules.command(act);
        if (command == null) {
            throw new AssertionError(act + " is made by no command");
        }
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("command", command.getAnnotation(Named.class).value());
        body.setAll(EventForms.write(act));
        if (body.has(IMPLIES)) {
            body.put(IMPLIES, "as the guide has it; it does not say what happened before");
        }
        return body.toString();
    }
}
