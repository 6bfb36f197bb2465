package org.chancery.time;

/**
 * What a recorder says about how sure a written date is: kept and shown, it never moves the {@linkplain Window window}.
 */
public enum Qualifier {
    /** No qualifier was written. */
    NONE(""),
    /** {@code ?}: the source of the date is doubted. */
    UNCERTAIN("?"),
    /** {@code ~}: the date is an estimate, near the one written. */
    APPROXIMATE("~"),
    /** {@code %}: both uncertain and approximate. */
    BOTH("%");

    private final String mark;

    Qualifier(String mark) {
        this.mark = mark;
    }

    /** The character written after the date; empty for {@link #NONE}. */
    public String mark() {
        return mark;
    }

    static Qualifier ofMark(String mark) {
        return switch (mark) {
            case "?" -> UNCERTAIN;
            case "~" -> APPROXIMATE;
            case "%" -> BOTH;
            default -> NONE;
        };
    }

    static Qualifier of(boolean uncertain, boolean approximate) {
        return uncertain ? (approximate ? BOTH : UNCERTAIN) : approximate ? APPROXIMATE : NONE;
    }
}
