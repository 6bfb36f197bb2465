package org.chancery.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.chancery.actor.ActorCode;
import org.chancery.form.CommandForms;
import org.chancery.form.Field;
import org.chancery.form.Form;
import org.chancery.form.Unreadable;
import org.chancery.relation.Effects;
import org.chancery.relation.FacetChange;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Refusal.Gap;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationRules;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The act that would have to have happened in a gap: of all commands the first that can follow the value found and leaves
 * one that the later act accepts. It is a proposal to be filled in, dated somewhere in the gap.
 */
final class MissingAct {

    private static final String TO_FILL_IN = "to be filled in: how this is known";

    /** The fields that name one thing among several of its facet. */
    private static final Set<String> KEYS =
            Set.of("city", "regime", "policy", "demand", "subject", "title", "episode", "operation", "object");

    private MissingAct() {}

    /** A body ready to send; null where no one act fills the gap. */
    static @Nullable ObjectNode filling(FacetKey key, Gap gap, Supplier<UUID> newId) {
        String occurred = between(gap.left().window(), gap.act().window());
        if (occurred == null) {
            return null;
        }
        for (Form form : CommandForms.all().values()) {
            if (RelationCommand.Act.class.isAssignableFrom(form.type())
                    && !form.name().equals("observe-status")) {
                for (ObjectNode body : bodies(form, key)) {
                    body.put("occurred", occurred).put("unsourced", TO_FILL_IN);
                    if (fills(form.name(), body, key, gap, newId)) {
                        return ordered(form, bare(form, body, key, gap, newId));
                    }
                }
            }
        }
        return null;
    }

    private static List<ObjectNode> bodies(Form form, FacetKey key) {
        List<ObjectNode> bodies = new ArrayList<>();
        List<String> fields = form.fields().stream().map(Field::name).toList();
        List<List<ActorCode>> directions = List.of(List.of(key.by(), key.toward()), List.of(key.toward(), key.by()));
        for (List<ActorCode> direction : directions) {
            ObjectNode body = form.example();
            body.remove(List.of("sources", "by", "toward", "between", "initiator", "recordId"));
            if (fields.contains("by")) {
                body.put("by", direction.getFirst().value());
            } else if (fields.contains("between")) {
                body.putArray("between").add(key.by().value()).add(key.toward().value());
            }
            if (fields.contains("toward")) {
                body.put("toward", direction.getLast().value());
            }
            if (key.key() != null) {
                String text = key.key().text();
                fields.stream().filter(KEYS::contains).forEach(field -> body.put(field, text));
            }
            bodies.add(body);
        }
        return bodies;
    }

    /** The body without whatever it fills the gap without: an example is no proposal. */
    private static ObjectNode bare(Form form, ObjectNode body, FacetKey key, Gap gap, Supplier<UUID> newId) {
        ObjectNode bare = body.deepCopy();
        for (Field field : form.fields()) {
            ObjectNode without = bare.deepCopy();
            without.remove(field.name());
            if (!field.name().equals("unsourced") && fills(form.name(), without, key, gap, newId)) {
                bare = without;
            }
        }
        if (bare.has("person")) {
            bare.put("person", "to be filled in");
        }
        return bare;
    }

    private static boolean fills(String name, ObjectNode body, FacetKey key, Gap gap, Supplier<UUID> newId) {
        try {
            RelationCommand command = CommandForms.read(name, body.deepCopy(), newId, id -> null);
            if (!(command instanceof RelationCommand.Act act)) {
                return false;
            }
            RelationEvent.Act event = RelationRules.event(act);
            for (FacetChange change : Effects.of(event, key.pair())) {
                if (!change.everyKey()
                        && change.rule() == null
                        && change.facetKey().equals(key)) {
                    return change.effect().accepts(gap.value())
                            && gap.accepted()
                                    .contains(change.effect().after(gap.value()).shown());
                }
            }
            return false;
        } catch (Unreadable | IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable String between(Window before, Window after) {
        LocalDate from = before.earliest();
        LocalDate to = after.latest();
        if (from == null && to == null) {
            return null;
        }
        if (from != null && from.equals(to)) {
            return from.toString();
        }
        return "[" + (from == null ? "" : from) + ".." + (to == null ? "" : to) + "]";
    }

    private static ObjectNode ordered(Form form, ObjectNode body) {
        ObjectNode ordered = body.objectNode().put("command", form.name());
        ordered.setAll(body);
        return ordered;
    }
}
