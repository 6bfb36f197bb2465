package org.chancery.drafting;

/**
 * A stretch of a text, in UTF-16 units.
 *
 * @param from the first unit
 * @param to the unit after the last
 */
public record Span(int from, int to) implements Comparable<Span> {

    /** @throws IllegalArgumentException if it is empty or begins before the text */
    public Span {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("no stretch of a text: " + from + " to " + to);
        }
    }

    boolean overlaps(Span other) {
        return from < other.to && other.from < to;
    }

    boolean contains(Span other) {
        return from <= other.from && other.to <= to;
    }

    String in(String text) {
        return text.substring(from, to);
    }

    @Override
    public int compareTo(Span other) {
        int first = Integer.compare(from, other.from);
        return first != 0 ? first : Integer.compare(other.to, to);
    }
}
