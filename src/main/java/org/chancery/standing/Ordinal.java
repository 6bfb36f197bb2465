package org.chancery.standing;

/** The place of a word among its kind, as rows hold it; {@link AnswerBytes#LAYOUT} changes when the order does. */
final class Ordinal {

    private Ordinal() {}

    @SuppressWarnings("EnumOrdinal")
    static int of(Enum<?> word) {
        return word.ordinal();
    }
}
