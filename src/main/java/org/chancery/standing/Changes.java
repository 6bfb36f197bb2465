package org.chancery.standing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that a run of history brings, and rows on the shelf that it closes. What comes and goes within the run is written
 * once, closed.
 */
final class Changes<T> {

    private final Map<Place, Row<T>> open = new HashMap<>();
    private final List<Row<T>> closed = new ArrayList<>();
    private final List<Closing> closings = new ArrayList<>();

    /** Where a row stands among those that hold still: at most one does. */
    record Place(int relation, int key, long from) {}

    /** A row, with what it says. */
    static final class Row<T> {
        final Place place;
        final long until;
        final long knownFrom;
        final T content;
        long knownTo = Long.MAX_VALUE;

        Row(Place place, long until, long knownFrom, T content) {
            this.place = place;
            this.until = until;
            this.knownFrom = knownFrom;
            this.content = content;
        }
    }

    /** A row on the shelf that holds no longer. */
    record Closing(Place place, long knownTo) {}

    void gone(Place place, long position) {
        Row<T> row = open.remove(place);
        if (row == null) {
            closings.add(new Closing(place, position));
        } else {
            row.knownTo = position;
            closed.add(row);
        }
    }

    void come(Place place, long until, long position, T content) {
        open.put(place, new Row<>(place, until, position, content));
    }

    /** How many rows there are. */
    int rows() {
        return closed.size() + open.size();
    }

    /** How many rows are closed for good. */
    int closedRows() {
        return closed.size();
    }

    /** Hands over the closings of rows on the shelf. */
    List<Closing> takeClosings() {
        List<Closing> taken = List.copyOf(closings);
        closings.clear();
        return taken;
    }

    /** Hands over the rows that are closed for good. */
    List<Row<T>> takeClosed() {
        List<Row<T>> taken = new ArrayList<>(closed);
        closed.clear();
        return taken;
    }

    /** Hands over all rows. */
    List<Row<T>> takeAll() {
        List<Row<T>> taken = takeClosed();
        taken.addAll(open.values());
        open.clear();
        return taken;
    }
}
