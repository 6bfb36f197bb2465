package org.chancery.actor;

/**
 * The stable name by which the books know an actor: 2 to 12 of the characters {@code A-Z}, {@code 0-9} and
 * {@code _}. ISO 3166 alpha-3 for living states, own codes for former states and for other actors; never reused.
 *
 * @param value the code, upper case
 */
public record ActorCode(String value) implements Comparable<ActorCode> {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 12;

    /** @throws IllegalArgumentException if the value is not well formed */
    public ActorCode {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    "\"" + value
                            + "\" is not an actor code; a code is 2 to 12 of the characters A-Z, 0-9 and _, such as SYR or VNM_S");
        }
    }

    /**
     * The actor code of that text.
     *
     * @throws IllegalArgumentException if the text is not well formed
     */
    public static ActorCode of(String value) {
        return new ActorCode(value);
    }

    /** Whether the text could be an actor code; it need not be the code of any actor. */
    public static boolean isWellFormed(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(ActorCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
