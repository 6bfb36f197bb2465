package org.chancery.exchange;

import java.util.List;
import org.chancery.actor.Actors;

/** A foreign format: how its files are laid out, and what its rows mean. Each is one class. */
public interface Format {

    /** Its name on the command line and in the interface, such as {@code cow-dipl}. */
    String name();

    /** What it holds, in a few words. */
    String title();

    /** The layouts it is published in; which of them a file has, its first row says. */
    List<Layout> layouts();

    /**
     * A reader of its rows.
     *
     * @param actors those that the rows can speak of
     */
    Reader reader(Actors actors);

    /** Reads rows, each for itself and always alike. */
    @FunctionalInterface
    interface Reader {
        Reading read(Row row);
    }
}
