package org.chancery.relation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an act does to one facet key: which values it can follow, and what it leaves in place of each.
 *
 * <p>NOT_RECORDED is always accepted, since the books may be incomplete. Where an act finds a value it does not accept,
 * the world needs an unrecorded change, and the act leaves its {@link #result()}.
 */
public final class Effect {
    private static final Set<Value> NEVER_IMPLIED = EnumSet.of(
            Value.NOT_RECORDED,
            Value.NEVER,
            Value.LAPSED,
            Value.FULL_INFERRED,
            Value.ESTABLISHED_INFERRED,
            Value.ACTIVE_THREAT,
            Value.ACTIVE_DISPLAY,
            Value.ACTIVE_USE);

    private final Value result;
    private final Map<Value, Value> leaves;

    private Effect(Value result, EnumMap<Value, Value> leaves) {
        this.result = result;
        this.leaves = leaves;
    }

    /** An act that accepts only the values given (and NOT_RECORDED) and leaves {@code result}. */
    public static Effect gives(Value result, Value... accepted) {
        EnumMap<Value, Value> leaves = new EnumMap<>(Value.class);
        leaves.put(Value.NOT_RECORDED, result);
        for (Value value : accepted) {
            leaves.put(value, result);
        }
        return new Effect(result, leaves);
    }

    /** An act that accepts every value and leaves {@code result}. */
    public static Effect always(Value result) {
        return gives(result, Value.values());
    }

    /** An act that accepts every value but the ones given and leaves {@code result}. */
    public static Effect unless(Value result, Value... refused) {
        EnumMap<Value, Value> leaves = new EnumMap<>(always(result).leaves);
        for (Value value : refused) {
            leaves.remove(value);
        }
        return new Effect(result, leaves);
    }

    /** The same, but the values given are accepted and stay as found. */
    public Effect keeping(Value... kept) {
        EnumMap<Value, Value> changed = new EnumMap<>(leaves);
        for (Value value : kept) {
            changed.put(value, value);
        }
        return new Effect(result, changed);
    }

    /** The value left where nothing says otherwise. */
    public Value result() {
        return result;
    }

    /** Whether the act can follow the value without an unrecorded change. */
    public boolean accepts(Value before) {
        return leaves.containsKey(before);
    }

    /** The value left after finding {@code before}; {@link #result()} where that took an unrecorded change. */
    public Value after(Value before) {
        return leaves.getOrDefault(before, result);
    }

    /** The values of a facet it can follow, as people see them, without NOT_RECORDED and those it follows only if inferred. */
    public Set<Value> accepted(Facet facet) {
        EnumSet<Value> accepted = EnumSet.noneOf(Value.class);
        for (Value value : facet.held()) {
            if (value != Value.NOT_RECORDED && accepts(value) && accepts(value.shown())) {
                accepted.add(value.shown());
            }
        }
        return accepted;
    }

    /**
     * The values of a facet that can have stood before it where an unrecorded change was needed. NEVER and LAPSED are not
     * among them; where that leaves nothing, SEVERED and SUSPENDED are.
     */
    public Set<Value> implied(Facet facet) {
        EnumSet<Value> implied = EnumSet.noneOf(Value.class);
        for (Value value : facet.held()) {
            if (accepts(value) && !NEVER_IMPLIED.contains(value)) {
                implied.add(value);
            }
        }
        return implied.isEmpty() ? EnumSet.of(Value.SEVERED, Value.SUSPENDED) : implied;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Effect that && result == that.result && leaves.equals(that.leaves);
    }

    @Override
    public int hashCode() {
        return Objects.hash(result, leaves);
    }

    /** Such as {@code ESTABLISHED, SUSPENDED → SEVERED}; {@code all} where it accepts every value. */
    @Override
    public String toString() {
        String accepted = leaves.size() == Value.values().length
                ? "all"
                : leaves.keySet().stream()
                        .filter(value -> value != Value.NOT_RECORDED && value == value.shown())
                        .map(Value::name)
                        .collect(Collectors.joining(", "));
        return accepted + " → " + result.shown();
    }
}
