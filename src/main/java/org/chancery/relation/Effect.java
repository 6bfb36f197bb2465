package org.chancery.relation;

import java.util.Arrays;

/**
 * What an act does to one facet key: which values it can follow, and what it leaves in place of each.
 *
 * <p>NOT_RECORDED is always accepted, since the books may be incomplete. Where an act finds a value it does not accept,
 * the world needs an unrecorded change, and the act leaves its {@link #result()}.
 */
public final class Effect {
    private static final int NOT_ACCEPTED = -1;
    private static final int VALUES = Value.values().length;

    private final Value result;
    private final int[] after;
    private final long implied;
    private final long given;

    private Effect(Value result, int[] after) {
        this.result = result;
        this.after = after;
        long accepted = 0;
        long leaves = 0;
        for (int before = 0; before < VALUES; before++) {
            if (after[before] != NOT_ACCEPTED) {
                accepted |= 1L << before;
                leaves |= after[before] == before ? 0 : 1L << after[before];
            }
        }
        this.given = leaves | result.bit();
        this.implied = accepted
                & ~Value.bits(
                        Value.NOT_RECORDED,
                        Value.NEVER,
                        Value.LAPSED,
                        Value.FULL_INFERRED,
                        Value.ACTIVE_THREAT,
                        Value.ACTIVE_DISPLAY,
                        Value.ACTIVE_USE);
    }

    /** An act that accepts only the values given (and NOT_RECORDED) and leaves {@code result}. */
    public static Effect gives(Value result, Value... accepted) {
        int[] after = new int[VALUES];
        Arrays.fill(after, NOT_ACCEPTED);
        after[Value.NOT_RECORDED.ordinal()] = result.ordinal();
        for (Value value : accepted) {
            after[value.ordinal()] = result.ordinal();
        }
        return new Effect(result, after);
    }

    /** An act that accepts every value and leaves {@code result}. */
    public static Effect always(Value result) {
        int[] after = new int[VALUES];
        Arrays.fill(after, result.ordinal());
        return new Effect(result, after);
    }

    /** An act that accepts every value but the ones given and leaves {@code result}. */
    public static Effect unless(Value result, Value... refused) {
        int[] after = always(result).after;
        for (Value value : refused) {
            after[value.ordinal()] = NOT_ACCEPTED;
        }
        return new Effect(result, after);
    }

    /** The same, but the values given are accepted and stay as found. */
    public Effect keeping(Value... kept) {
        int[] changed = after.clone();
        for (Value value : kept) {
            changed[value.ordinal()] = value.ordinal();
        }
        return new Effect(result, changed);
    }

    /** The same, but {@code found} is accepted and becomes {@code left}. */
    public Effect turning(Value found, Value left) {
        int[] changed = after.clone();
        changed[found.ordinal()] = left.ordinal();
        return new Effect(result, changed);
    }

    /** The value left where nothing says otherwise. */
    public Value result() {
        return result;
    }

    /** Whether the act can follow the value without an unrecorded change. */
    public boolean accepts(Value before) {
        return after[before.ordinal()] != NOT_ACCEPTED;
    }

    /** The value left after finding {@code before}; {@link #result()} where it took an unrecorded change. */
    public Value after(Value before) {
        return Value.at(after(before.ordinal()));
    }

    int after(int before) {
        return after[before] == NOT_ACCEPTED ? result.ordinal() : after[before];
    }

    boolean accepts(int before) {
        return after[before] != NOT_ACCEPTED;
    }

    /**
     * The values of a facet that can have stood before it where an unrecorded change was needed. NEVER and LAPSED are not
     * among them; where that leaves nothing, SEVERED and SUSPENDED are.
     */
    long implied(Facet facet) {
        long candidates = implied & facet.bits();
        return candidates != 0 ? candidates : Value.bits(Value.SEVERED, Value.SUSPENDED);
    }

    /** Every value it can leave behind other than the one it found. */
    long given() {
        return given;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Effect that && result == that.result && Arrays.equals(after, that.after);
    }

    @Override
    public int hashCode() {
        return 31 * result.hashCode() + Arrays.hashCode(after);
    }

    /** Such as {@code ESTABLISHED, SUSPENDED → SEVERED}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Value before : Value.values()) {
            if (before != Value.NOT_RECORDED && accepts(before)) {
                text.append(text.isEmpty() ? "" : ", ").append(before);
            }
        }
        return text.append(" → ").append(result).toString();
    }
}
