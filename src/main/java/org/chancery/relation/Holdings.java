package org.chancery.relation;

import java.util.List;
import java.util.UUID;
import org.chancery.relation.RelationEvent.RecordDisputed;
import org.jspecify.annotations.Nullable;

/** The records of a relation as they were held after an event, whatever follows from them for any facet. */
public sealed interface Holdings permits Relation, PastHoldings {

    /** The two actors. */
    Pair pair();

    /** The ledger position of the last event; 0 where there is none. */
    long position();

    /** Every record ever held, retracted ones too. */
    List<Held> records();

    /** A record, retracted or not; null where the relation never held it. */
    @Nullable
    Held record(UUID id);

    /** The open disputes that speak of a record, as the one disputed or as what holds instead, by id. */
    List<RecordDisputed> openDisputes(UUID record);

    /**
     * What the records that count say on a facet key, by window; without what follows from life spans alone.
     *
     * @param minimum the grade a record needs in order to count
     */
    List<Touch> touches(FacetKey key, Grade minimum);
}
