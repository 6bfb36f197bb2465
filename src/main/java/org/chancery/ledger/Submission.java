package org.chancery.ledger;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.jspecify.annotations.Nullable;

/**
 * The one command the bus carries: streams to hold still, a decision to take while they are, and in the end the plan it
 * came to and the entries that were stored for it.
 */
final class Submission {

    private final SortedSet<String> streams;
    private final String recordedBy;
    private final @Nullable String requestId;
    private final boolean remembering;
    private final Decider decider;
    private Plan plan = Plan.NOTHING;
    private List<Entry> stored = List.of();

    /**
     * @param streams by name, held in this order, so that two submissions never wait for each other in a circle
     * @param remembering whether to decide on what is kept in memory, without a look at what others have stored since
     */
    Submission(
            SortedSet<String> streams,
            String recordedBy,
            @Nullable String requestId,
            boolean remembering,
            Decider decider) {
        this.streams = streams;
        this.recordedBy = recordedBy;
        this.requestId = requestId;
        this.remembering = remembering;
        this.decider = decider;
    }

    /** Decides about relations as they stand, every one among the streams held. */
    interface Decider {
        Plan decide(Map<Pair, Relation> relations);
    }

    /** Whether to decide on what is kept in memory; what is stored by others meanwhile is found out by the append. */
    boolean isRemembering() {
        return remembering;
    }

    SortedSet<String> streams() {
        return streams;
    }

    String recordedBy() {
        return recordedBy;
    }

    @Nullable
    String requestId() {
        return requestId;
    }

    Plan decide(Map<Pair, Relation> relations) {
        plan = decider.decide(relations);
        return plan;
    }

    Plan plan() {
        return plan;
    }

    void store(List<Entry> entries) {
        stored = entries;
    }

    /** The entries of the plan's steps, one each and in order; empty until they are on disk. */
    List<Entry> stored() {
        return stored;
    }
}
