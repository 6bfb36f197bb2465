package org.chancery.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field that a correction changed.
 *
 * @param label what the field is called
 * @param old what it said and does not say any more, line by line
 * @param now what it says since, line by line
 */
record Revised(String label, List<String> old, List<String> now) {

    /**
     * What a correction changed, field by field, in the order of the fields. Of a field with several entries, such as the
     * sources, only those are told that are not in both.
     *
     * @param before the payload of the act before it
     * @param after the payload since
     */
    static List<Revised> between(ObjectNode before, ObjectNode after, PageWords words) {
        Set<String> names = new LinkedHashSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        List<Revised> revised = new ArrayList<>();
        for (String name : names) {
            List<String> old = lines(before.get(name), words);
            List<String> now = lines(after.get(name), words);
            if (!old.equals(now)) {
                boolean reordered = Set.copyOf(old).equals(Set.copyOf(now));
                revised.add(new Revised(
                        label(name, words), reordered ? old : without(old, now), reordered ? now : without(now, old)));
            }
        }
        return List.copyOf(revised);
    }

    private static List<String> without(List<String> lines, List<String> others) {
        return lines.stream().filter(line -> !others.contains(line)).toList();
    }

    private static List<String> lines(@Nullable JsonNode value, PageWords words) {
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(text(value, words));
        }
        List<String> lines = new ArrayList<>();
        value.forEach(each -> lines.add(text(each, words)));
        return lines;
    }

    private static String text(JsonNode value, PageWords words) {
        if (value.isObject()) {
            List<String> parts = new ArrayList<>();
            value.propertyStream()
                    .forEach(part -> parts.add(label(part.getKey(), words) + ": " + text(part.getValue(), words)));
            return String.join("; ", parts);
        }
        if (value.isArray()) {
            return String.join(", ", lines(value, words));
        }
        return PageWords.plain(words.named(value.asString()));
    }

    private static String label(String name, PageWords words) {
        String spaced = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.sayOr("box." + name, PageWords.capitalised(spaced));
    }
}
