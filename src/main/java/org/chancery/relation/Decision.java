package org.chancery.relation;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;

/** What the rules say to one command, or to several that stand or fall together. */
public sealed interface Decision {

    /**
     * Accepted: what is to be appended, and what it changes.
     *
     * @param outcomes one for each command, in order
     * @param delta what would be answered otherwise, by relation and key, from the earliest day
     */
    record Accepted(List<Outcome> outcomes, List<Change> delta) implements Decision {}

    /**
     * Refused, for every reason found.
     *
     * @param refusals by place of the command, from 0; at least one
     */
    record Refused(Map<Integer, List<Refusal>> refusals) implements Decision {
        /** Every refusal, in order of the commands. */
        public List<Refusal> all() {
            return refusals.values().stream().flatMap(List::stream).toList();
        }
    }

    /** What becomes of one accepted command. */
    sealed interface Outcome {}

    /**
     * An event, to be appended to the stream of each of its relations.
     *
     * @param event the event
     * @param relations the relations
     * @param hints what the recorder may want to look at
     */
    record Recording(RelationEvent event, SortedSet<Pair> relations, List<Hint> hints) implements Outcome {}

    /**
     * The same was said before, under the same id; nothing is to be appended.
     *
     * @param id the record, or the dispute
     */
    record Repeated(UUID id) implements Outcome {}

    /** Something worth a look; never a reason to refuse. */
    sealed interface Hint {}

    /** Records of the same type between the same two actors and of the same facet key, if any, whose windows overlap. */
    record PossibleDuplicates(List<UUID> records) implements Hint {}

    /** A new key that reads much like one on record. */
    record SimilarKey(FacetKey key, String onRecord) implements Hint {}
}
