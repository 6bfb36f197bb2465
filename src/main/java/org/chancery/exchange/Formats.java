package org.chancery.exchange;

import java.util.List;
import java.util.Optional;

/** The formats that can be imported. */
public final class Formats {

    private static final List<Format> ALL = List.of(
            new Records(),
            new UsRecognition(),
            new UsChiefs(),
            new UsTravel(),
            new CowDipl(),
            new Alliances(),
            new Gdelt2(),
            new Icews());

    private Formats() {}

    /** All of them, in the order of the documentation. */
    public static List<Format> all() {
        return ALL;
    }

    /** The format of that name. */
    public static Optional<Format> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
