package org.chancery.relation;

import java.util.Arrays;

/** An {@link Effect} on the numbered values of one facet. */
final class Transition {
    private final byte[] after;
    private final int accepted;
    private final int implied;

    private Transition(byte[] after, int accepted, int implied) {
        this.after = after;
        this.accepted = accepted;
        this.implied = implied;
    }

    static Transition of(Effect effect, Scale scale) {
        byte[] after = new byte[scale.size()];
        int accepted = 0;
        for (int before = 0; before < after.length; before++) {
            Value value = scale.value(before);
            after[before] = (byte) scale.number(effect.after(value));
            accepted |= effect.accepts(value) ? 1 << before : 0;
        }
        return new Transition(after, accepted, scale.numbers(effect.implied(scale.facet())));
    }

    int after(int before) {
        return after[before];
    }

    boolean accepts(int before) {
        return (accepted & 1 << before) != 0;
    }

    /** The values that can have stood before where an unrecorded change was needed. */
    int implied() {
        return implied;
    }

    /** Every value it leaves in place of some other, given the values it can find. */
    int leaves(int found) {
        int left = 0;
        for (int before = 0; before < after.length; before++) {
            if ((found & 1 << before) != 0) {
                left |= 1 << after[before];
            }
        }
        return left;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Transition that && accepted == that.accepted && Arrays.equals(after, that.after);
    }

    @Override
    public int hashCode() {
        return 31 * accepted + Arrays.hashCode(after);
    }
}
