package org.chancery.form;

import java.util.SequencedMap;
import java.util.Set;
import org.chancery.relation.RelationEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events as JSON: the payload of each as the ledger holds it.
 *
 * <p>What is held is fact: it is read whatever the bounds for new commands are by now.
 */
public final class EventForms {

    /** The revision in which every event is written today. */
    public static final int REVISION = 1;

    private static final String EVENT = "event";
    private static final SequencedMap<String, Form> BY_NAME = Vocabulary.forms(RelationEvent.class);

    private EventForms() {}

    /** The names of all events, in the order of the vocabulary. */
    public static Set<String> names() {
        return BY_NAME.sequencedKeySet();
    }

    /** All forms, in the order of the vocabulary. */
    public static SequencedMap<String, Form> all() {
        return BY_NAME;
    }

    /** The name of an event. */
    public static String name(RelationEvent event) {
        return Form.of(event.getClass()).name();
    }

    /** The payload of an event, in the order of its fields and without those that hold nothing: equal events, equal payloads. */
    public static ObjectNode write(RelationEvent event) {
        ObjectNode payload = Shape.JSON.objectNode();
        Form.of(event.getClass()).write(event, payload);
        return payload;
    }

    /**
     * Reads the payload of an event.
     *
     * @throws Unreadable for an unknown name or revision, or a payload that is not of that event
     */
    public static RelationEvent read(String name, int revision, JsonNode payload) {
        if (revision != REVISION) {
            throw new Unreadable(
                    "",
                    "revision " + revision + " of " + name,
                    "revision " + REVISION,
                    "a later version of the program wrote it");
        }
        Form form = BY_NAME.get(name);
        if (form == null) {
            throw new Unreadable(
                    "", "the event " + Found.text(name), "the name of an event", Nearest.advice(name, names(), ""));
        }
        Reading reading = Reading.ofEvent();
        Object event = form.read(payload, Path.TOP, reading, EVENT);
        reading.throwIfAny();
        if (event == null) {
            throw new IllegalStateException("nothing read and nothing said: " + name);
        }
        return (RelationEvent) event;
    }

    static @Nullable Object readNested(JsonNode content, Path path, Reading reading) {
        JsonNode name = content.get(EVENT);
        Form form = name == null || !name.isString() ? null : BY_NAME.get(name.stringValue());
        if (form == null || !RelationEvent.Act.class.isAssignableFrom(form.type())) {
            reading.problem(path.to(EVENT), name == null ? "nothing" : Found.in(name), "the name of an act", "");
            return null;
        }
        return form.read(content, path, reading, EVENT);
    }

    static void writeNested(Object act, ObjectNode into) {
        Form form = Form.of(act.getClass());
        into.put(EVENT, form.name());
        form.write(act, into);
    }
}
