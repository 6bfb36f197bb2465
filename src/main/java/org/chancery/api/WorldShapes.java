package org.chancery.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Headline;
import org.chancery.relation.Pair;
import org.chancery.standing.Circle;
import org.chancery.standing.Count;
import org.chancery.standing.Covered;
import org.chancery.standing.Density;
import org.chancery.standing.Listed;
import org.chancery.standing.Relations;
import org.chancery.standing.Scrubbing;
import org.chancery.standing.Succession;
import org.chancery.time.Window;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers about all relations as JSON. */
final class WorldShapes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private WorldShapes() {}

    /** @param narrowed whether each relation is to say if it is among them for certain */
    static ObjectNode relations(Relations relations, boolean narrowed) {
        ObjectNode json = JSON.objectNode()
                .put("asOf", relations.asOf().toString())
                .put("knownAt", relations.knownAt().toString())
                .put("position", relations.position())
                .put("actorTable", relations.actorTable())
                .put("rules", relations.rules())
                .put("total", relations.total());
        ObjectNode counts = json.putObject("counts");
        counts(counts.putArray("headline"), relations.headlines());
        if (!relations.values().isEmpty()) {
            counts(counts.putArray("value"), relations.values());
        }
        ArrayNode items = json.putArray("relations");
        for (Listed listed : relations.items()) {
            ObjectNode item =
                    items.addObject().put("relation", listed.relation().toString());
            item.set("headline", Shapes.headline(listed.headline()));
            if (narrowed) {
                item.put("match", listed.match().name());
            }
            item.set("coverage", Shapes.coverage(listed.coverage()));
            successors(item.putArray("successors"), listed.successors());
            predecessors(item.putArray("predecessors"), listed.predecessors());
        }
        return json;
    }

    private static void counts(ArrayNode into, Map<? extends Enum<?>, Count> counts) {
        counts.forEach((word, count) -> into.addObject()
                .put("value", word.name())
                .put("least", count.least())
                .put("most", count.most()));
    }

    private static void successors(ArrayNode into, List<Succession> successions) {
        successions.forEach(each -> succession(into, each.former(), each.successor(), each));
    }

    private static void predecessors(ArrayNode into, List<Succession> successions) {
        successions.forEach(each -> succession(into, each.successor(), each.former(), each));
    }

    private static void succession(ArrayNode into, ActorCode of, ActorCode code, Succession succession) {
        into.addObject()
                .put("of", of.value())
                .put("code", code.value())
                .put("kind", succession.kind().name())
                .put("day", succession.day().toString());
    }

    /** Points are a day and the place of a headline in the list of all that occur. */
    static ObjectNode changes(Scrubbing changes, Circle circle, Instant knownAt, long position) {
        ObjectNode json = JSON.objectNode().put("knownAt", knownAt.toString()).put("position", position);
        Map<Headline, Integer> places = new LinkedHashMap<>();
        ArrayNode relations = JSON.arrayNode();
        for (Scrubbing.Line line : changes.relations()) {
            Pair pair = line.relation();
            ObjectNode one = relations.addObject().put("relation", pair.toString());
            if (circle.actors().size() == 1) {
                circle.actors()
                        .forEach(actor ->
                                one.put("counterpart", pair.other(actor).value()));
            }
            ArrayNode points = one.putArray("points");
            for (Scrubbing.Point point : line.points()) {
                ArrayNode written = points.addArray();
                written.add(
                        point.from() == Window.UNBOUNDED_PAST
                                ? null
                                : LocalDate.ofEpochDay(point.from()).toString());
                written.add(places.computeIfAbsent(point.headline(), each -> places.size()));
            }
        }
        ArrayNode headlines = json.putArray("headlines");
        places.keySet().forEach(headline -> headlines.add(Shapes.headline(headline)));
        json.set("relations", relations);
        return json;
    }

    static ObjectNode density(Density density, Instant knownAt, long position) {
        ObjectNode json = JSON.objectNode()
                .put("knownAt", knownAt.toString())
                .put("position", position)
                .put("records", density.records());
        ArrayNode months = json.putArray("months");
        for (Density.Month month : density.months()) {
            months.addObject()
                    .put("month", month.month().toString())
                    .put("least", month.least())
                    .put("most", month.most());
        }
        return json;
    }

    static ObjectNode coverage(Covered covered, Instant knownAt, long position) {
        ObjectNode json = JSON.objectNode()
                .put("knownAt", knownAt.toString())
                .put("position", position)
                .put("total", covered.total());
        ArrayNode relations = json.putArray("relations");
        for (Covered.Relation each : covered.relations()) {
            ObjectNode one =
                    relations.addObject().put("relation", each.relation().toString());
            one.set("coverage", Shapes.coverage(each.coverage()));
            one.putObject("within")
                    .put("least", each.within().least())
                    .put("most", each.within().most());
            ObjectNode grades = one.putObject("grades");
            each.grades().forEach((grade, records) -> grades.put(grade.name(), records));
        }
        return json;
    }
}
