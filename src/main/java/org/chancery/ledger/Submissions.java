package org.chancery.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AbstractAggregateFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.Repository;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;

/** Axon, put together by hand: a bus with one handler, an aggregate for each stream, and the ledger as event store. */
final class Submissions {

    private static final String NAME = "submission";

    private final CommandBus bus;
    private final EmbeddedEventStore store;
    private final Repository<RelationShell> relations;
    private final Repository<ActorShell> actors;
    private final Folds folds;

    Submissions(LedgerStorage storage, Folds folds) {
        this.folds = folds;
        this.bus = SimpleCommandBus.builder().build();
        this.store = EmbeddedEventStore.builder().storageEngine(storage).build();
        this.relations = EventSourcingRepository.builder(RelationShell.class)
                .eventStore(store)
                .aggregateFactory(new FromSnapshot<>(RelationShell.class))
                .build();
        this.actors = EventSourcingRepository.builder(ActorShell.class)
                .eventStore(store)
                .aggregateFactory(new FromSnapshot<>(ActorShell.class))
                .build();
        bus.subscribe(NAME, message -> handle((Submission) message.getPayload()));
    }

    /**
     * Decides and stores. Returns when what was decided is on disk, or at once where nothing was.
     *
     * @throws LostRace if somebody else recorded on one of the streams in between; nothing is stored
     * @throws LedgerUnavailable if the database failed
     */
    void submit(Submission submission) {
        AtomicReference<CommandResultMessage<?>> result = new AtomicReference<>();
        bus.dispatch(
                new GenericCommandMessage<>(GenericCommandMessage.asCommandMessage(submission), NAME),
                (CommandMessage<? extends Submission> command, CommandResultMessage<?> outcome) -> result.set(outcome));
        CommandResultMessage<?> outcome = result.get();
        if (outcome == null) {
            throw new IllegalStateException("the bus answered nothing");
        }
        if (outcome.isExceptional()) {
            throw unchecked(outcome.exceptionResult());
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        return switch (failure) {
            case DeadlockException deadlock -> new LostRace(deadlock);
            case LockAcquisitionFailedException busy -> new LostRace(busy);
            case RuntimeException e -> e;
            case Error e -> throw e;
            case Throwable e -> new IllegalStateException(e);
        };
    }

    private Object handle(Submission submission) throws Exception {
        Map<String, Aggregate<?>> aggregates = new LinkedHashMap<>();
        SortedMap<Pair, Held> held = new TreeMap<>();
        for (String stream : submission.streams()) {
            switch (StreamId.parse(stream)) {
                case StreamId.OfRelation(Pair pair) -> {
                    Aggregate<RelationShell> aggregate = relations.load(stream);
                    Held one = aggregate.invoke(shell -> new Held(shell.origin(), shell.relation()));
                    folds.keep(one.origin, one.relation);
                    held.put(pair, one);
                    aggregates.put(stream, aggregate);
                }
                case StreamId.OfActor actor -> aggregates.put(stream, actors.load(stream));
            }
        }
        SortedMap<Pair, Relation> stand = new TreeMap<>();
        held.forEach((pair, one) -> stand.put(pair, one.relation));
        for (Plan.Step step : submission.decide(stand).steps()) {
            Aggregate<?> aggregate = aggregates.get(step.stream().name());
            if (aggregate == null) {
                throw new IllegalStateException(step.stream() + " is planned for but not held");
            }
            aggregate.execute(shell -> AggregateLifecycle.apply(step.event()));
        }
        CurrentUnitOfWork.get().onCommit(unit -> foldOn(submission, held));
        return submission;
    }

    private void foldOn(Submission submission, Map<Pair, Held> held) {
        for (int i = 0; i < submission.stored().size(); i++) {
            Plan.Step step = submission.plan().steps().get(i);
            Entry entry = submission.stored().get(i);
            if (step.stream() instanceof StreamId.OfRelation(Pair pair)) {
                held.computeIfPresent(pair, (same, one) -> {
                    Relation next = one.relation.evolve(entry.recorded(step.event()));
                    folds.keep(one.origin, next);
                    return new Held(one.origin, next);
                });
            }
        }
    }

    /** A relation while its stream is held still. */
    private record Held(Folds.Origin origin, Relation relation) {}

    void close() {
        store.shutDown();
    }

    /** Every load brings a snapshot, so no aggregate is ever made from its first event. */
    private static final class FromSnapshot<T> extends AbstractAggregateFactory<T> {

        private FromSnapshot(Class<T> type) {
            super(type);
        }

        @Override
        @SuppressWarnings("rawtypes")
        protected T doCreateAggregate(String identifier, DomainEventMessage firstEvent) {
            throw new IllegalStateException("loaded without a snapshot: " + identifier);
        }
    }
}
