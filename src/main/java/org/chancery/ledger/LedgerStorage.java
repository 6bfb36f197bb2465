package org.chancery.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.chancery.form.EventForms;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import org.jspecify.annotations.Nullable;

/**
 * Axon's view of the ledger's tables.
 *
 * <p>Loading an aggregate hands it the kept fold of its stream as a snapshot and then reads the tail from the database,
 * unless the submission is decided on what is remembered: whatever others have stored since takes the places in the
 * streams that its events are meant for. Appending gives the events of one unit of work to the {@link GroupAppend} in one batch.
 */
final class LedgerStorage implements EventStorageEngine {

    static final String RELATION = "relation";
    static final String ACTOR = "actor";

    private final EventTable table;
    private final Folds folds;
    private final Function<Pair, Folds.Origin> origins;
    private final GroupAppend append;
    private final LongSupplier readable;

    /**
     * @param origins where the fold of a relation starts, as far as the actors are known now
     * @param readable the last position that may be shown to anybody
     */
    LedgerStorage(
            EventTable table,
            Folds folds,
            Function<Pair, Folds.Origin> origins,
            GroupAppend append,
            LongSupplier readable) {
        this.table = table;
        this.folds = folds;
        this.origins = origins;
        this.append = append;
        this.readable = readable;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        Submission submission = current();
        Plan plan = submission.plan();
        if (messages.size() != plan.steps().size()) {
            throw new IllegalStateException(
                    "a plan of " + plan.steps().size() + " events came to " + messages.size() + " messages");
        }
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            drafts.add(
                    draft((DomainEventMessage<?>) messages.get(i), plan.steps().get(i), submission));
        }
        submission.store(append.append(new Batch(drafts, plan.claims(), plan.mentions(), plan.actorsUpTo())));
    }

    private static Submission current() {
        return (Submission) CurrentUnitOfWork.get().getMessage().getPayload();
    }

    private Draft draft(DomainEventMessage<?> message, Plan.Step step, Submission submission) {
        return new Draft(
                UUID.fromString(message.getIdentifier()),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                EventForms.name(step.event()),
                EventForms.REVISION,
                submission.recordedBy(),
                submission.requestId(),
                step.recordId(),
                step.payload());
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return Optional.of(
                switch (StreamId.parse(stream)) {
                    case StreamId.OfRelation relation -> {
                        Folds.Origin origin = origins.apply(relation.pair());
                        Relation kept = folds.keptOrRead(origin, readable.getAsLong());
                        yield new GenericDomainEventMessage<>(
                                RELATION, stream, kept.events() - 1, new RelationShell(stream, origin, kept));
                    }
                    case StreamId.OfActor actor ->
                        new GenericDomainEventMessage<>(
                                ACTOR,
                                stream,
                                table.lastSequence(stream, readable.getAsLong()),
                                new ActorShell(stream));
                });
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        if (current().isRemembering()) {
            return DomainEventStream.empty();
        }
        List<StoredMessage> messages = new ArrayList<>();
        List<Entry> page;
        long next = firstSequence;
        do {
            page = table.stream(stream, next, readable.getAsLong(), EventTable.PAGE);
            List<Recorded<RelationEvent>> recorded = Payloads.readAll(page);
            for (int i = 0; i < page.size(); i++) {
                messages.add(new StoredMessage(RELATION, page.get(i), recorded.get(i)));
            }
            next += page.size();
        } while (page.size() == EventTable.PAGE);
        return DomainEventStream.of(messages);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new IllegalStateException("the ledger keeps folds in memory and stores none");
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new IllegalStateException("the ledger is followed by position, not by Axon's processors");
    }
}
