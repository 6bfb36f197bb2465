package org.chancery.exchange;

import java.time.LocalDate;
import java.util.List;
import org.chancery.relation.RelationCommand;
import org.jspecify.annotations.Nullable;

/** What a row is, as far as it says so itself; nothing of the ledger is known to it. */
sealed interface Reading {

    /**
     * The row says something that can be recorded.
     *
     * @param id the identity the source gives the row, within its format; empty where it gives none
     * @param date the date as far as it belongs to the identity
     * @param content what makes two rows of one id the same
     * @param telling the commands it comes to
     * @param look why somebody should look at it although it is recorded; null for no reason
     */
    record Says(
            String id,
            String date,
            List<String> content,
            Telling telling,
            @Nullable String look) implements Reading {}

    /** The row may say something, but not for certain: a person has to read it. */
    record Review(String why) implements Reading {}

    /**
     * The row is wrong in itself.
     *
     * @param why why
     * @param strangers the names in it of which a person has to say whom they mean; if there are some, nothing else is wrong
     */
    record Refused(String why, List<Stranger> strangers) implements Reading {
        public Refused {
            strangers = List.copyOf(strangers);
        }

        Refused(String why) {
            this(why, List.of());
        }
    }

    /**
     * A name for which no actor was found, or several.
     *
     * @param name the name as it is written
     * @param from the first day on which it was looked for
     * @param to the last one
     */
    record Stranger(String name, LocalDate from, LocalDate to) {}

    /** The row is well, and there is nothing in it to record. */
    record Nothing(String why) implements Reading {}

    /** Writes the commands of a row under the identities it is given. */
    @FunctionalInterface
    interface Telling {
        /** At least one command, in order, always the same for the same pen. */
        List<RelationCommand> commands(Pen pen);
    }
}
