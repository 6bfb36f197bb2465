package org.chancery.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.actor.Actors;
import org.chancery.form.CommandForms;
import org.chancery.relation.RelationCommand;
import tools.jackson.databind.node.ObjectNode;

/** What a row says, in short: each command as its name, who, when and what matters; or why it says nothing. */
final class Told {

    private static final List<String> LEFT_OUT = List.of(
            "recordId", "mark", "sources", "note", "place", "delegations", "grade", "format", "externalId", "scheme");

    private Told() {}

    /** A row given as column and cell, one after the other; the others are empty. */
    static List<String> by(Format format, String... cells) {
        return by(format, format.layouts().getFirst(), cells);
    }

    static List<String> by(Format format, Layout layout, String... cells) {
        return switch (format.reader(Actors.states()).read(row(layout, cells))) {
            case Reading.Says says -> {
                List<String> told = new ArrayList<>();
                for (RelationCommand command :
                        says.telling().commands(new Pen(part -> new UUID(0, part), false, null))) {
                    told.add(CommandForms.name(command) + " " + shown(command));
                }
                if (says.look() != null) {
                    told.add("look: " + says.look());
                }
                yield told;
            }
            case Reading.Review(String why) -> List.of("review: " + why);
            case Reading.Refused(String why, var _) -> List.of("refused: " + why);
            case Reading.Nothing(String why) -> List.of("nothing: " + why);
        };
    }

    static Row row(Layout layout, String... cells) {
        Map<String, Integer> places = new HashMap<>();
        String[] whole = new String[layout.columns().size()];
        Arrays.fill(whole, "");
        for (int i = 0; i < layout.columns().size(); i++) {
            places.put(layout.columns().get(i), i);
        }
        for (int i = 0; i < cells.length; i += 2) {
            whole[places.get(cells[i])] = cells[i + 1];
        }
        return new Row(1, List.of(whole), new Row.Header(layout, layout.columns(), places));
    }

    private static String shown(RelationCommand command) {
        ObjectNode body = CommandForms.write(command);
        LEFT_OUT.forEach(body::remove);
        return body.toString().replace("\"", "");
    }
}
