package org.chancery.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What has parts of its own, written on one line. */
final class InShort {

    private static final Pattern PERSON = Pattern.compile("(?:([A-Z0-9_]{2,12}):)?\\s*([^()]+?)\\s*(?:\\((.+)\\))?");

    private InShort() {}

    /**
     * One side of a meeting: the actor, its role, and its people with semicolons between, such as
     * {@code RUS:HOST:Vladimir Putin (President); Sergey Lavrov}. The role is PRINCIPAL where none is given.
     */
    static ObjectNode delegation(String text) {
        String[] parts = text.split(":", 3);
        ObjectNode delegation = Json.NODES.objectNode();
        delegation.put("actor", parts[0].strip());
        String role = parts.length > 1 ? parts[1].strip() : "";
        delegation.put("role", role.isEmpty() ? "PRINCIPAL" : role);
        if (parts.length > 2 && !parts[2].isBlank()) {
            ArrayNode people = delegation.putArray("people");
            for (String person : parts[2].split(";", -1)) {
                if (!person.isBlank()) {
                    people.add(person(person.strip()));
                }
            }
        }
        return delegation;
    }

    /** A person: the actor acted for, the name, the office, such as {@code RUS:Vladimir Putin (President)}. */
    static ObjectNode person(String text) {
        ObjectNode person = Json.NODES.objectNode();
        Matcher parts = PERSON.matcher(text);
        if (!parts.matches()) {
            return person.put("name", text);
        }
        person.put("name", parts.group(2));
        if (parts.group(3) != null) {
            person.put("office", parts.group(3));
        }
        if (parts.group(1) != null) {
            person.put("actor", parts.group(1));
        }
        return person;
    }
}
