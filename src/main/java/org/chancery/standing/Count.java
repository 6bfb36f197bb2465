package org.chancery.standing;

/**
 * How many there are, where that is not certain of each.
 *
 * @param least how many for certain
 * @param most how many at most
 */
public record Count(int least, int most) {

    static final Count NONE = new Count(0, 0);

    /** @param times how many more there are of which the same is so */
    Count with(Match match, int times) {
        return switch (match) {
            case NOT -> this;
            case POSSIBLE -> new Count(least, most + times);
            case CERTAIN -> new Count(least + times, most + times);
        };
    }
}
