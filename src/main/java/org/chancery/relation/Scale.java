package org.chancery.relation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values the fold can hold for one facet, numbered from 0 (NOT_RECORDED) so that a sweep can count with them. */
final class Scale {
    private static final Map<Facet, Scale> SCALES = new EnumMap<>(Facet.class);

    static {
        for (Facet facet : Facet.values()) {
            SCALES.put(facet, new Scale(facet));
        }
    }

    private final Facet facet;
    private final Value[] values;
    private final int[] shownBy;
    private final int weights;
    private final Frontier beginning;
    private final Frontier end;

    private Scale(Facet facet) {
        this.facet = facet;
        this.values = facet.held().toArray(Value[]::new);
        this.shownBy = new int[values.length];
        for (int number = 0; number < values.length; number++) {
            shownBy[number] = 1 << number(values[number].shown());
        }
        this.weights = numbers(Headlined.weights(facet));
        this.beginning = Frontier.only(values.length, 0);
        this.end = Frontier.end(values.length);
    }

    static Scale of(Facet facet) {
        Scale scale = SCALES.get(facet);
        if (scale == null) {
            throw new IllegalStateException("no scale for " + facet);
        }
        return scale;
    }

    Facet facet() {
        return facet;
    }

    int size() {
        return values.length;
    }

    Value value(int number) {
        return values[number];
    }

    /** The number of a value; throws IllegalArgumentException where the facet does not have it. */
    int number(Value value) {
        for (int number = 0; number < values.length; number++) {
            if (values[number] == value) {
                return number;
            }
        }
        throw new IllegalArgumentException(facet + " does not have the value " + value);
    }

    /** Values people see, NOT_RECORDED first and then in the order of the facet. */
    List<Value> inOrder(Set<Value> shown) {
        List<Value> ordered = new ArrayList<>();
        if (shown.contains(Value.NOT_RECORDED)) {
            ordered.add(Value.NOT_RECORDED);
        }
        for (Value value : facet.scale()) {
            if (shown.contains(value)) {
                ordered.add(value);
            }
        }
        return ordered;
    }

    /** A set of values as bits of their numbers; values the facet does not have are left out. */
    int numbers(Set<Value> set) {
        int numbers = 0;
        for (int number = 0; number < values.length; number++) {
            if (set.contains(values[number])) {
                numbers |= 1 << number;
            }
        }
        return numbers;
    }

    /** The numbers by which values are shown, as bits, of a set of values. */
    int shownAs(int numbers) {
        int shown = 0;
        for (int number = 0; number < values.length; number++) {
            if ((numbers & 1 << number) != 0) {
                shown |= shownBy[number];
            }
        }
        return shown;
    }

    /** The numbers of all the values that are shown by one, as bits. */
    int shownBy(int number) {
        int numbers = 0;
        for (int other = 0; other < values.length; other++) {
            if (shownBy[other] == 1 << number) {
                numbers |= 1 << other;
            }
        }
        return numbers;
    }

    /** The values by which the facet can make a headline other than silence does, as bits of the numbers by which they are shown. */
    int weights() {
        return weights;
    }

    /** Before any record: NOT_RECORDED. */
    Frontier beginning() {
        return beginning;
    }

    /** After every record: nothing to come. */
    Frontier end() {
        return end;
    }

    /** A set of numbers as the values people see. */
    Set<Value> shown(int numbers) {
        EnumSet<Value> shown = EnumSet.noneOf(Value.class);
        for (int number = 0; number < values.length; number++) {
            if ((numbers & 1 << number) != 0) {
                shown.add(values[number].shown());
            }
        }
        return shown;
    }
}
