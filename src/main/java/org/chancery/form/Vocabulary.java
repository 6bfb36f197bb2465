package org.chancery.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.chancery.relation.Delegation;
import org.chancery.relation.Named;
import org.chancery.relation.Person;
import org.chancery.relation.Source;

/** The commands and events as a whole: every one of them, in the order in which they are declared. */
final class Vocabulary {

    private Vocabulary() {}

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
}
