package org.chancery.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.chancery.relation.Delegation;
import org.chancery.relation.Named;
import org.chancery.relation.Person;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.Source;

/** The commands and events as a whole: every one of them, and which event each command makes. */
public final class Vocabulary {

    private static final Map<Class<?>, Class<? extends RelationEvent>> EVENTS = new HashMap<>();
    private static final Map<Class<?>, Class<? extends RelationCommand>> COMMANDS = new HashMap<>();

    static {
        pair(RelationCommand.Amendment.class, RelationEvent.Amendment.class);
        pair(RelationCommand.ActorCommand.class, RelationEvent.ActorEvent.class);
        pair(RelationCommand.Act.class, RelationEvent.Act.class);
    }

    private Vocabulary() {}

    /** The event that a command makes. */
    public static Class<? extends RelationEvent> eventOf(Class<? extends RelationCommand> command) {
        Class<? extends RelationEvent> event = EVENTS.get(command);
        if (event == null) {
            throw new IllegalArgumentException("no event of " + command);
        }
        return event;
    }

    /** The command that makes an event. */
    public static Class<? extends RelationCommand> commandOf(Class<? extends RelationEvent> event) {
        Class<? extends RelationCommand> command = COMMANDS.get(event);
        if (command == null) {
            throw new IllegalArgumentException("no command of " + event);
        }
        return command;
    }

    /** The command that makes an act. */
    public static Class<? extends RelationCommand.Act> commandOfAct(Class<? extends RelationEvent.Act> act) {
        return commandOf(act).asSubclass(RelationCommand.Act.class);
    }

    /** The record types of a sealed root, in the order in which they are declared. */
    static List<Class<?>> records(Class<?> root) {
        List<Class<?>> records = new ArrayList<>();
        collect(root, records);
        return records;
    }

    private static void collect(Class<?> type, List<Class<?>> into) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            into.add(type);
        } else {
            for (Class<?> each : permitted) {
                collect(each, into);
            }
        }
    }

    static SequencedMap<String, Form> forms(Class<?> root) {
        SequencedMap<String, Form> forms = new LinkedHashMap<>();
        for (Class<?> type : records(root)) {
            Form form = Form.of(type);
            if (!type.isAnnotationPresent(Named.class) || forms.put(form.name(), form) != null) {
                throw new IllegalStateException(type + " needs a chosen name of its own");
            }
        }
        return Collections.unmodifiableSequencedMap(forms);
    }

    /** The forms of the objects that several commands have as parts. */
    static List<Form> shared() {
        return List.of(Form.of(Source.class), Form.of(Person.class), Form.of(Delegation.class));
    }

    /** Both roots declare theirs in the same order; a command has the components that its event has, or fewer. */
    private static void pair(Class<?> commandRoot, Class<?> eventRoot) {
        List<Class<?>> commands = new ArrayList<>(records(commandRoot));
        for (Class<?> event : records(eventRoot)) {
            Class<?> command = Stream.of(0, 1)
                    .flatMap(more -> commands.stream().filter(candidate -> matches(candidate, event, more)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no command makes " + event));
            commands.remove(command);
            EVENTS.put(command, event.asSubclass(RelationEvent.class));
            COMMANDS.put(event, command.asSubclass(RelationCommand.class));
        }
        if (!commands.isEmpty()) {
            throw new IllegalStateException("no event is made by " + commands);
        }
    }

    private static boolean matches(Class<?> command, Class<?> event, int more) {
        List<String> has = names(event);
        List<String> needs = names(command);
        return has.containsAll(needs) && has.size() == needs.size() + more;
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName() + component.getType().getSimpleName())
                .map(name -> name.replace("RelationEvent", "").replace("RelationCommand", ""))
                .toList();
    }
}
