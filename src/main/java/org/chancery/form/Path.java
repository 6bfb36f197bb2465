package org.chancery.form;

import org.jspecify.annotations.Nullable;

/** The way from the top of a JSON text to one of its values. */
record Path(@Nullable Path parent, String step) {

    static final Path TOP = new Path(null, "");

    Path to(String name) {
        return new Path(this, name);
    }

    Path to(int index) {
        return new Path(this, Integer.toString(index));
    }

    /** As a JSON Pointer. */
    String pointer() {
        return parent == null
                ? ""
                : parent.pointer() + "/" + step.replace("~", "~0").replace("/", "~1");
    }
}
