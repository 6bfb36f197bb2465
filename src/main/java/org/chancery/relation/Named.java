package org.chancery.relation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The chosen written name of a command, an event or one of their fields: {@code sever-ties}, {@code ties-severed},
 * {@code class}.
 *
 * <p>It is what files, URLs and the ledger hold, and it never changes once used; class names may.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Named {
    String value();
}
