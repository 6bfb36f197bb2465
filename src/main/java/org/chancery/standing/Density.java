package org.chancery.standing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.List;

/**
 * How many records there are of what happened, month by month.
 *
 * @param records how many records count, each once however many relations it concerns
 * @param months the months in which some can have happened, ascending; at most {@value #MOST_MONTHS}
 */
public record Density(int records, List<Month> months) {

    /** How many months are counted at most: a thousand years. */
    public static final int MOST_MONTHS = 12_000;

    /**
     * One month.
     *
     * @param least how many happened in it for certain
     * @param most how many can have happened in it
     */
    public record Month(YearMonth month, int least, int most) {}

    /** A span is of more months than are counted. */
    public static final class SpanTooLong extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final YearMonth from;
        private final YearMonth to;

        SpanTooLong(YearMonth from, YearMonth to) {
            super("from " + from + " to " + to + " are more than " + MOST_MONTHS + " months");
            this.from = from;
            this.to = to;
        }

        /** Its first month. */
        public YearMonth from() {
            return from;
        }

        /** Its last month. */
        public YearMonth to() {
            return to;
        }
    }

    static long month(long day) {
        return month(YearMonth.from(LocalDate.ofEpochDay(day)));
    }

    static long month(YearMonth month) {
        return month.getLong(ChronoField.PROLEPTIC_MONTH);
    }

    static YearMonth written(long month) {
        return YearMonth.of((int) Math.floorDiv(month, 12L), (int) Math.floorMod(month, 12L) + 1);
    }
}
