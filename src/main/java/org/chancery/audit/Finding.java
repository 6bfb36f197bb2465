package org.chancery.audit;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something an audit found that is not as it should be.
 *
 * @param kind what is the matter
 * @param position the place in the ledger; null where it has none
 * @param record the record the event makes or speaks of; null where there is none
 * @param relation the relation, or the actor's stream, or the table; null where there is none
 * @param found what was found
 * @param expected what was expected
 */
public record Finding(
        Kind kind,
        @Nullable Long position,
        @Nullable UUID record,
        @Nullable String relation,
        String found,
        String expected) {

    /** The most characters that are kept of what was found, and of what was expected. */
    public static final int LONGEST = 2_000;

    public Finding {
        relation = relation == null ? null : Printable.of(relation);
        found = Printable.shortened(found, LONGEST);
        expected = Printable.shortened(expected, LONGEST);
    }

    /** What can be the matter. */
    public enum Kind {
        /** No event stands at a position. */
        POSITION_MISSING,
        /** A row stands at a position that no event has: before the first. */
        POSITION_STRANGE,
        /** A row does not come to the leaf stored with it: one of the two was altered. */
        LEAF_DIFFERS,
        /** The events up to a checkpoint do not come to its root: one of them was altered, moved, taken out or put in. */
        CHECKPOINT_DIFFERS,
        /** A checkpoint is of more events than there are: the end is missing, or an old copy was restored. */
        LEDGER_SHORTER,
        /** An event has not the place in its stream that follows on the one before. */
        SEQUENCE_BROKEN,
        /** An event was recorded no later than the one before it. */
        TIME_GOES_BACK,
        /** A row cannot be read as an event, or the event not be folded. */
        EVENT_UNREADABLE,
        /** A column says other than the payload. */
        COLUMN_DIFFERS,
        /** A table by which events are found does not lead to them. */
        LOOKUP_DIFFERS,
        /** The actors known are not those that history comes to. */
        ACTORS_DIFFER,
        /** A kept answer says other than history comes to. */
        ROW_DIFFERS,
        /** A kept answer is missing. */
        ROW_MISSING,
        /** A kept answer stands where history brings none. */
        ROW_EXTRA,
        /** What is answered is not what history comes to. */
        ANSWER_DIFFERS,
        /** Kept answers could not be compared, or not up to the end. */
        NOT_COMPARED,
        /** Names of who recorded were taken out, as they may be; the leaves stay as they were. */
        NAME_ERASED,
        /** The rules of today would refuse what was recorded. */
        WOULD_BE_REFUSED;

        /** Whether it is a remark: nothing was altered and nothing is answered wrongly because of it. */
        public boolean isNote() {
            return this == WOULD_BE_REFUSED || this == NAME_ERASED || this == NOT_COMPARED;
        }

        /** Its written name: {@code leaf-differs}. */
        public String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Reads the written name. */
        static Kind of(String written) {
            return valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
