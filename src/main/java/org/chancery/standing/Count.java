package org.chancery.standing;

/**
 * How many there are, where that is not certain of each.
 *
 * @param least how many for certain
 * @param most how many at most
 */
public record Count(int least, int most) {

    static final Count NONE = new Count(0, 0);

    Count with(Match match) {
        return switch (match) {
            case NOT -> this;
            case POSSIBLE -> new Count(least, most + 1);
            case CERTAIN -> new Count(least + 1, most + 1);
        };
    }
}
