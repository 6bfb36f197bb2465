package org.chancery.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.chancery.actor.Actors;
import org.chancery.form.EventForms;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same events in Axon's own table, replayed by its pooled streaming processor, which decodes the same payloads by the
 * same code and folds the same relations. It computes no leaf.
 */
public final class AxonReplay {
    private static final JsonMapper JSON = new JsonMapper();

    private final DataSource dataSource;

    public AxonReplay(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Puts the events of the ledger in the same database into Axon's table. */
    public void fill() throws SQLException {
        boolean h2 = Database.of(dataSource) == Database.H2;
        String bytes = h2 ? "varbinary(1000000)" : "bytea";
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table DomainEventEntry (globalIndex bigint not null primary key,"
                    + " aggregateIdentifier varchar(255) not null, sequenceNumber bigint not null, type varchar(255),"
                    + " eventIdentifier varchar(255) not null unique, metaData " + bytes + ", payload " + bytes
                    + " not null, payloadRevision varchar(255), payloadType varchar(255) not null,"
                    + " timeStamp varchar(255) not null, unique (aggregateIdentifier, sequenceNumber))");
            connection.setAutoCommit(false);
            long last = 0;
            boolean more = true;
            try (PreparedStatement select = connection.prepareStatement(
                            "select position, stream, sequence, event_id, payload, name, recorded_at from event"
                                    + " where position > ? order by position limit 4000");
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into DomainEventEntry (globalIndex,"
                                    + " aggregateIdentifier, sequenceNumber, type, eventIdentifier, metaData, payload,"
                                    + " payloadRevision, payloadType, timeStamp) values (?, ?, ?, 'relation', ?, ?, ?, '1', ?, ?)")) {
                while (more) {
                    select.setLong(1, last);
                    more = false;
                    try (ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            more = true;
                            last = row.getLong(1);
                            insert.setLong(1, last);
                            insert.setString(2, row.getString(2));
                            insert.setLong(3, row.getLong(3));
                            insert.setString(4, row.getString(4));
                            insert.setBytes(5, "{}".getBytes(StandardCharsets.UTF_8));
                            insert.setBytes(6, row.getString(5).getBytes(StandardCharsets.UTF_8));
                            insert.setString(7, row.getString(6));
                            insert.setString(8, Entry.instant(row.getLong(7)).toString());
                            insert.addBatch();
                        }
                    }
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    /**
     * Replays everything once.
     *
     * @param segments how many threads work on it, each on its own relations
     * @return how many nanoseconds it took
     */
    public long replay(long events, int segments, int batch) throws Exception {
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(dataSource::getConnection)
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(new Decoding())
                .snapshotSerializer(new Decoding())
                .persistenceExceptionResolver(exception -> false)
                .batchSize(batch)
                .build();
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(engine).build();
        Handling handling = new Handling(events);
        ScheduledExecutorService coordinator = Executors.newScheduledThreadPool(1);
        ScheduledExecutorService workers = Executors.newScheduledThreadPool(segments);
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name("replay")
                .eventHandlerInvoker(handling)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(store)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialToken(source -> source.createTailToken())
                .initialSegmentCount(segments)
                .batchSize(batch)
                .build();
        long begun = System.nanoTime();
        processor.start();
        try {
            if (!handling.done.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Axon handled " + handling.handled + " of " + events);
            }
            return System.nanoTime() - begun;
        } finally {
            processor.shutDown();
            store.shutDown();
            stop(coordinator);
            stop(workers);
        }
    }

    private static void stop(ExecutorService threads) {
        threads.shutdownNow();
    }

    /** Folds each relation on. */
    private static final class Handling implements EventHandlerInvoker {
        private final Map<String, Relation> relations = new ConcurrentHashMap<>();
        private final AtomicLong handled = new AtomicLong();
        private final CountDownLatch done = new CountDownLatch(1);
        private final long events;

        Handling(long events) {
            this.events = events;
        }

        @Override
        public boolean canHandle(EventMessage<?> message, Segment segment) {
            return segment.matches(((DomainEventMessage<?>) message).getAggregateIdentifier());
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            Relation before = relations.get(event.getAggregateIdentifier());
            if (before == null) {
                Pair pair = Pair.parse(event.getAggregateIdentifier().substring(StreamId.OfRelation.PREFIX.length()));
                Folds.Origin origin = ActorBook.origin(pair, Actors.none());
                before = Relation.of(pair, origin.first(), origin.second());
            }
            relations.put(
                    event.getAggregateIdentifier(),
                    before.evolve(new Recorded<>(
                            before.position() + 1, event.getTimestamp(), "benchmarks", null, (RelationEvent)
                                    event.getPayload())));
            if (handled.incrementAndGet() == events) {
                done.countDown();
            }
        }
    }

    /** Reads payloads as the ledger does; metadata there is none. */
    private static final class Decoding implements Serializer {
        private final Converter converter = new ChainingConverter();

        @Override
        public <T> SerializedObject<T> serialize(Object object, Class<T> expected) {
            throw new UnsupportedOperationException("only read");
        }

        @Override
        public <T> boolean canSerializeTo(Class<T> expected) {
            return byte[].class.equals(expected);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <S, T> T deserialize(SerializedObject<S> serialized) {
            String name = serialized.getType().getName();
            if (MetaData.class.getName().equals(name)) {
                return (T) MetaData.emptyInstance();
            }
            return (T) EventForms.read(name, 1, JSON.readTree((byte[]) serialized.getData()));
        }

        @Override
        public Class<?> classForType(SerializedType type) {
            return MetaData.class.getName().equals(type.getName()) ? MetaData.class : RelationEvent.class;
        }

        @Override
        public SerializedType typeForClass(Class type) {
            return new SimpleSerializedType(type.getName(), "1");
        }

        @Override
        public Converter getConverter() {
            return converter;
        }
    }
}
