package org.chancery.standing;

import java.util.Locale;

/** One of the two places for the rows of the projection: one answers, and a rebuild fills the other beside it. */
enum Shelf {
    A,
    B;

    static Shelf of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** As the database names it. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of one of its tables. */
    String table(String of) {
        return "standing_" + written() + "_" + of;
    }

    Shelf other() {
        return this == A ? B : A;
    }
}
