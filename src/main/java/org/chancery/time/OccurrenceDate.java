package org.chancery.time;

import java.time.LocalDate;
import java.util.Objects;

/**
 * When something happened in the world, as precisely as the recorder wrote it: a subset of EDTF (ISO 8601-2:2019).
 *
 * <p>The text is kept exactly as written; the days it leaves open are its {@linkplain Window window}. Years run from
 * -9999 to 9999 in the proleptic Gregorian calendar, with a year 0000; there are no times of day and no zones. The
 * accepted and the refused forms are listed in {@code docs/reference/edtf.md}.
 */
public sealed interface OccurrenceDate {

    /** The longest text that is read, in characters. */
    int LONGEST_TEXT = 100;

    /** The date exactly as it was written. */
    String text();

    /** The days on one of which it happened; of something that lasted, the days on one of which it began. */
    Window begins();

    /**
     * Reads a date as it was written.
     *
     * @throws UnreadableDate if the text is not of an accepted form, is inverted or names a day that does not exist
     */
    static OccurrenceDate parse(String text) {
        OccurrenceDate date = Edtf.read(text);
        if (date == null) {
            throw NearestForm.refuse(text);
        }
        return date;
    }

    /**
     * Something that happened once, on some day of its window.
     *
     * @param text the date as written
     * @param window the days on one of which it happened; always the one the text says
     * @param qualifier how sure the recorder is of the date; always the one the text says
     */
    record Once(String text, Window window, Qualifier qualifier) implements OccurrenceDate {

        /** @throws IllegalArgumentException if the text does not say this window and this qualifier */
        public Once {
            Edtf.Single single = Edtf.single(text);
            if (single == null || !single.window().equals(window) || single.qualifier() != qualifier) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" does not say once in " + window + ", qualifier " + qualifier);
            }
        }

        /**
         * The date that says exactly this window: a year, a month or a day, or two of the same kind in brackets,
         * whichever is shortest.
         *
         * @throws IllegalArgumentException if both sides are open, or a side lies outside the years -9999 to 9999
         */
        public static Once within(Window window) {
            return new Once(Edtf.write(window), window, Qualifier.NONE);
        }

        /** The date of exactly this day. */
        public static Once on(LocalDate day) {
            return within(Window.day(day));
        }

        @Override
        public Window begins() {
            return window;
        }
    }

    /**
     * Something that lasted: it began on some day of one window and ended, if it did, after some day of another.
     *
     * @param text the date as written: the start, a solidus, and the end
     * @param start when it began
     * @param end its last day, or why there is none
     */
    record Lasting(String text, Once start, End end) implements OccurrenceDate {

        /** @throws IllegalArgumentException if the text says something else, or it must have ended before it began */
        public Lasting {
            if (!text.equals(start.text() + "/" + end.text())) {
                throw new IllegalArgumentException("\"" + text + "\" does not say " + start + " until " + end);
            }
            if (inverted(start, end)) {
                throw new IllegalArgumentException("\"" + text + "\" ends before it begins");
            }
        }

        /** Whether the last day this end can mean lies before the first day this start can mean. */
        static boolean inverted(Once start, End end) {
            return end instanceof End.Until(Once last)
                    && last.window().latestDay() < start.window().earliestDay();
        }

        @Override
        public Window begins() {
            return start.window();
        }
    }

    /** How something that lasted ended: on a last day, not yet, or nobody knows. */
    sealed interface End {

        /** What stands after the solidus. */
        String text();

        /**
         * It held through its last day, and no longer on the day after.
         *
         * @param last the last day on which it held
         */
        record Until(Once last) implements End {

            public Until {
                Objects.requireNonNull(last, "last");
            }

            @Override
            public String text() {
                return last.text();
            }
        }

        /** {@code ..}: it had not ended when it was recorded. */
        record Ongoing() implements End {

            @Override
            public String text() {
                return "..";
            }
        }

        /** Nothing after the solidus: whether and when it ended is not known. */
        record Unknown() implements End {

            @Override
            public String text() {
                return "";
            }
        }
    }
}
