package org.chancery.ledger;

import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.chancery.relation.Change;
import org.chancery.relation.Decision;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;
import org.jspecify.annotations.Nullable;

/** What the ledger answers to commands that stand or fall together. */
public sealed interface Reply {

    /**
     * All of them were accepted, and what they asked for is on disk; after a dry run it is only what would be.
     *
     * @param entries one for each command, in order
     * @param delta what is answered otherwise since, by relation and facet key
     */
    record Accepted(List<Entered> entries, List<Change> delta) implements Reply {

        /** The last position the commands came to; 0 after a dry run of something new. */
        public long position() {
            return entries.stream().mapToLong(Entered::position).max().orElse(0);
        }

        /** Whether nothing was new: every command had been given before, with the same content. */
        public boolean repeated() {
            return entries.stream().allMatch(Entered::repeated);
        }
    }

    /** At least one was refused, and nothing of any of them is recorded. */
    record Refused(Decision.Refused decision) implements Reply {}

    /**
     * Others recorded on the same relations first, again and again; nothing is recorded, and trying later may help.
     *
     * @param attempts how often it was tried
     */
    record Overtaken(int attempts) implements Reply {}

    /**
     * What became of one command.
     *
     * @param id the record or dispute it made; null where it made none
     * @param relations the relations it landed in; empty for an actor's
     * @param event the event it became
     * @param recorded the event once for each stream it was appended to; empty after a dry run
     * @param hints what is worth a look
     * @param repeated whether the same had been recorded before, and this is the first answer again
     */
    record Entered(
            @Nullable UUID id,
            SortedSet<Pair> relations,
            RelationEvent event,
            List<Recorded<RelationEvent>> recorded,
            List<Decision.Hint> hints,
            boolean repeated) {

        /** The last position it came to; 0 where nothing was recorded. */
        public long position() {
            return recorded.isEmpty() ? 0 : recorded.getLast().position();
        }
    }
}
