package org.chancery.relation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationEvent.DisputeResolved;
import org.chancery.relation.RelationEvent.Provenance;
import org.chancery.relation.RelationEvent.RecordCorrected;
import org.chancery.relation.RelationEvent.RecordDisputed;
import org.chancery.relation.RelationEvent.RecordRetracted;
import org.chancery.relation.RelationEvent.SourceAdded;
import org.jspecify.annotations.Nullable;

/** The records of a relation as they were after a part of its events. */
final class PastHoldings implements Holdings {

    private final Pair pair;
    private final Map<UUID, Held> records = new LinkedHashMap<>();
    private final Map<UUID, RecordDisputed> open = new TreeMap<>();
    private long position;
    private @Nullable List<Held> moving;

    private PastHoldings(Pair pair) {
        this.pair = pair;
    }

    static PastHoldings of(Pair pair, List<Recorded<? extends RelationEvent>> events) {
        PastHoldings past = new PastHoldings(pair);
        events.forEach(past::take);
        return past;
    }

    private void take(Recorded<? extends RelationEvent> recorded) {
        position = recorded.position();
        switch (recorded.event()) {
            case Act act -> records.put(act.particulars().recordId(), Held.of(act, recorded));
            case RecordCorrected correction
            when !records.containsKey(correction.record()) -> bring(correction, recorded);
            case RecordDisputed disputed -> {
                open.put(disputed.disputeId(), disputed);
                said(disputed.record(), recorded);
            }
            case DisputeResolved resolved -> {
                open.remove(resolved.dispute());
                said(resolved.record(), recorded);
            }
            case RecordCorrected correction -> said(correction.record(), recorded);
            case RecordRetracted retracted -> said(retracted.record(), recorded);
            case SourceAdded added -> said(added.record(), recorded);
            case RelationEvent.ActorEvent _ -> {}
        }
    }

    private void bring(RecordCorrected correction, Recorded<? extends RelationEvent> recorded) {
        Provenance provenance = correction.provenance();
        if (provenance != null) {
            provenance.disputed().forEach(disputed -> open.put(disputed.disputeId(), disputed));
        }
        records.put(correction.record(), Held.of(correction.content(), recorded));
    }

    private void said(UUID record, Recorded<? extends RelationEvent> recorded) {
        records.computeIfPresent(record, (id, held) -> held.after(recorded));
    }

    @Override
    public Pair pair() {
        return pair;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public List<Held> records() {
        return new ArrayList<>(records.values());
    }

    @Override
    public @Nullable Held record(UUID id) {
        return records.get(id);
    }

    @Override
    public List<RecordDisputed> openDisputes(UUID record) {
        return open.values().stream()
                .filter(dispute ->
                        dispute.record().equals(record) || dispute.instead().contains(record))
                .toList();
    }

    @Override
    public List<Touch> touches(FacetKey key, Grade minimum) {
        TreeSet<Move> sorted = new TreeSet<>();
        for (Held held : moving()) {
            if (held.grade().compareTo(minimum) >= 0) {
                List<FacetChange> changes = Effects.of(held.act(), pair).stream()
                        .filter(change -> change.concerns(key))
                        .toList();
                sorted.addAll(Moves.of(
                        held.id(), held.act().particulars(), changes, Scale.of(key.facet()), held.recordedOn()));
            }
        }
        return sorted.stream().map(Touch::of).toList();
    }

    /** The records that say something on any facet. */
    private List<Held> moving() {
        List<Held> known = moving;
        if (known == null) {
            known = records.values().stream()
                    .filter(held ->
                            !held.retracted() && !Effects.of(held.act(), pair).isEmpty())
                    .toList();
            moving = known;
        }
        return known;
    }
}
