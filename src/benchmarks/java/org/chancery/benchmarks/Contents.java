package org.chancery.benchmarks;

import java.lang.reflect.RecordComponent;
import org.chancery.relation.Particulars;
import org.chancery.relation.RelationCommand.Act;

/** Acts with other particulars; every act is a record and has them as one component. */
final class Contents {

    private Contents() {}

    static Act with(Act act, Particulars particulars) {
        try {
            RecordComponent[] components = act.getClass().getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = types[i] == Particulars.class
                        ? particulars
                        : components[i].getAccessor().invoke(act);
            }
            return (Act) act.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
