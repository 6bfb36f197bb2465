package org.chancery.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.chancery.actor.Actors;
import org.chancery.relation.ActorRules;
import org.chancery.relation.Change;
import org.chancery.relation.Decision;
import org.chancery.relation.Decision.Outcome;
import org.chancery.relation.Decision.Recording;
import org.chancery.relation.Effects;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Refusal;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.ActorCommand;
import org.chancery.relation.RelationCommand.AddSource;
import org.chancery.relation.RelationCommand.ChangeGovernment;
import org.chancery.relation.RelationCommand.CorrectRecord;
import org.chancery.relation.RelationCommand.DisputeRecord;
import org.chancery.relation.RelationCommand.RecordSuccession;
import org.chancery.relation.RelationCommand.RegisterActor;
import org.chancery.relation.RelationCommand.RenameActor;
import org.chancery.relation.RelationCommand.ResolveDispute;
import org.chancery.relation.RelationCommand.RetractRecord;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.ActorEvent;
import org.chancery.relation.RelationEvent.SuccessionRecorded;
import org.chancery.relation.RelationRules;
import org.chancery.relation.Rewriting;
import org.jspecify.annotations.Nullable;

/**
 * History: the one way to record commands and to read what was recorded.
 *
 * <p>It keeps its own clock. What it answers is on disk: an event is shown to nobody before it would survive the loss of
 * power, and a command is answered only then. Safe for use by many threads, and by several processes on PostgreSQL.
 */
public final class Ledger implements AutoCloseable {

    /** The longest name of who records, and the longest request id, in characters. */
    public static final int LONGEST_NAME = 200;

    /** What the request id of everything begins with that an import records; its id follows. */
    public static final String IMPORTED = "import:";

    private static final int ATTEMPTS = 24;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private final InstantSource clock;
    private final EventTable table;
    private final GroupAppend append;
    private final ActorBook book;
    private final Folds folds;
    private final Submissions submissions;
    private final Successions successions;
    private final Replay replay;
    private final Moments moments;
    private final List<Following> followings = new CopyOnWriteArrayList<>();

    /**
     * Opens the ledger in a database whose schema is up to date.
     *
     * @param dataSource a pool of connections; the ledger does not close it
     * @param clock what time it is; it may go back, {@code recordedAt} does not
     * @param states the actors that come with the program
     * @param eventsKept how many events the folds kept in memory may stand for together
     * @throws LedgerUnavailable if the database does not answer
     */
    public Ledger(DataSource dataSource, InstantSource clock, Actors states, long eventsKept) {
        this.clock = clock;
        this.table = new EventTable(dataSource);
        this.append = new GroupAppend(dataSource, Database.of(dataSource), clock);
        this.book = new ActorBook(table, states);
        this.folds = new Folds(table, eventsKept);
        this.submissions = new Submissions(
                new LedgerStorage(
                        table, folds, pair -> ActorBook.origin(pair, book.latest()), append, append::readable),
                folds);
        this.successions = new Successions(submissions, append, book, table);
        this.replay = new Replay(dataSource, table, book, folds, eventsKept / 2);
        this.moments = new Moments(table);
        append.announceBy(() -> followings.forEach(Following::wake));
    }

    /**
     * Who records.
     *
     * @param name who, at most {@value #LONGEST_NAME} characters
     * @param requestId the request it came with, at most {@value #LONGEST_NAME} characters
     */
    public record Recorder(String name, @Nullable String requestId) {

        /** @throws IllegalArgumentException if one of them is too long, or the name is blank */
        public Recorder {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("who records is named in 1 to " + LONGEST_NAME + " characters");
            }
            if (requestId != null && requestId.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("a request id has at most " + LONGEST_NAME + " characters");
            }
        }
    }

    /** Whether a request id begins like those the program gives what it records itself; nobody else may use such a one. */
    public static boolean isReserved(String requestId) {
        return requestId.startsWith(IMPORTED) || requestId.startsWith(Recorded.SUCCEEDED);
    }

    // Recording

    /**
     * Records commands that stand or fall together. Returns when they are on disk.
     *
     * <p>What was recorded before under the same ids, and says the same, is answered as it was the first time.
     *
     * @param commands one or more, in order; they are judged as a whole
     * @throws RecordTooLarge if one of them is; nothing is recorded
     * @throws LedgerUnavailable if the database failed; repeat the commands under the same record ids
     */
    public Reply record(List<? extends RelationCommand> commands, Recorder recorder) {
        Reply reply = recordAlone(commands, recorder);
        if (reply instanceof Reply.Accepted accepted) {
            accepted.entries().forEach(this::followUp);
        }
        return reply;
    }

    /** What follows from what was recorded, when it is on disk. */
    private void followUp(Reply.Entered entered) {
        if (entered.event() instanceof SuccessionRecorded succession) {
            for (Recorded<RelationEvent> recorded : entered.recorded()) {
                successions.carryThrough(recorded.of(succession));
            }
        } else {
            follow(entered.relations());
        }
    }

    /** Carries over what was recorded of relations of actors that others continue. */
    void follow(Collection<Pair> relations) {
        successions.follow(relations);
    }

    /**
     * Carries through the successions whose relations were not all dealt with when the program was stopped. Can be called
     * at any time and at any time be interrupted; what is dealt with already is left alone.
     *
     * @throws LedgerUnavailable if the database failed
     */
    public void finishSuccessions() {
        successions.resume();
    }

    /** Records, and leaves what follows from it undone. */
    Reply recordAlone(List<? extends RelationCommand> commands, Recorder recorder) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            boolean remembering = attempt == 1 && commands.stream().allMatch(RelationCommand.Act.class::isInstance);
            Judgement judgement = new Judgement(commands, remembering);
            Submission submission = new Submission(
                    judgement.streams, recorder.name(), recorder.requestId(), remembering, judgement::plan);
            try {
                submissions.submit(submission);
                if (!remembering || !submission.stored().isEmpty()) {
                    return judgement.reply(submission.stored());
                }
            } catch (LostRace lost) {
                append.awaitGroup();
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS * attempt));
            }
        }
        return new Reply.Overtaken(ATTEMPTS);
    }

    /**
     * Opens an intake: for very many commands, each on its own, that come one after the other.
     *
     * @param replies takes the answers, one for each command and in their order, each once the command is on disk
     */
    public Intake intake(Recorder recorder, Consumer<Reply> replies) {
        return new Intake(this, append, book, folds, recorder, replies);
    }

    /**
     * Decides as {@link #record} would at this moment, and records nothing.
     *
     * @throws RecordTooLarge if one of them is
     */
    public Reply dryRun(List<? extends RelationCommand> commands) {
        Judgement judgement = new Judgement(commands, false);
        Map<Pair, Relation> relations = new TreeMap<>();
        for (String stream : judgement.streams) {
            if (StreamId.parse(stream) instanceof StreamId.OfRelation(Pair pair)) {
                relations.put(pair, relation(pair));
            }
        }
        judgement.plan(relations);
        return judgement.reply(List.of());
    }

    /** A new identity for a record or a dispute, ordered by time. */
    public UUID newId() {
        return TimeOrderedIdentifiers.next();
    }

    // Reading

    /** Where the ledger stands. */
    public Head head() {
        Database.Head head = append.head();
        return new Head(head.position(), instantOf(head));
    }

    private static Instant instantOf(Database.Head head) {
        return head.position() == 0 ? Instant.EPOCH : Entry.instant(head.recordedAt());
    }

    /**
     * The ledger's clock: the latest instant a question may ask about, in whole microseconds; never before the time of what
     * was recorded last.
     */
    public Instant now() {
        return now(head().recordedAt());
    }

    private Instant now(Instant last) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(last) ? now : last;
    }

    /** The UTC day, where the ledger stands so. */
    LocalDate today(Database.Head head) {
        return now(instantOf(head)).atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The relation as far as known now; empty of records where nothing was ever recorded of it. */
    public Relation relation(Pair pair) {
        return folds.at(origin(pair), readable());
    }

    /**
     * The relation as it was known at an instant, that instant included. The answer stays the same for ever.
     *
     * @throws IllegalArgumentException if the instant is later than {@link #now}
     */
    public Relation relation(Pair pair, Instant knownAt) {
        return folds.asKnown(ActorBook.origin(pair, actors(knownAt)), knownAt, readable());
    }

    /**
     * The relation as it was known at an instant, where that is in memory or near what is; null where much of its history
     * would have to be read or folded for it. The answer stays the same for ever.
     *
     * @throws IllegalArgumentException if the instant is later than {@link #now}
     */
    public @Nullable Relation remembered(Pair pair, Instant knownAt) {
        Actors actors = actors(knownAt);
        return folds.remembered(ActorBook.origin(pair, actors), knownAt, readable());
    }

    /**
     * The position of the last event known at an instant, that instant included; 0 before any. It stays the same for ever.
     *
     * @throws IllegalArgumentException if the instant is later than {@link #now}
     */
    public long position(Instant knownAt) {
        Head head = settle(knownAt);
        return head.recordedAt().isAfter(knownAt)
                ? moments.lastBy(Entry.micros(knownAt), head.position())
                : head.position();
    }

    /** The actors as far as known now: the states that come with the program, and those registered. */
    public Actors actors() {
        return book.at(append.head().position());
    }

    /**
     * The actors as they were known at an instant, that instant included.
     *
     * @throws IllegalArgumentException if the instant is later than {@link #now}
     */
    public Actors actors(Instant knownAt) {
        return book.asKnown(knownAt, settle(knownAt).position());
    }

    /** The actors as they were known at a position that was read before. It stays the same for ever. */
    public Actors actors(long position) {
        return book.after(position);
    }

    /** Every relation of which anything was ever recorded, sorted. */
    public SortedSet<Pair> relations() {
        return new TreeSet<>(table.relations(readable()));
    }

    /** The events after a position, in order, at most {@code limit} of them. */
    public List<LedgerEvent> events(long after, int limit) {
        return ledgerEvents(table.page(after, readable(), limit));
    }

    /** The rows after a position, in order and not decoded, at most {@code limit} of them. */
    public List<Entry> entries(long after, int limit) {
        return table.page(after, readable(), limit);
    }

    /**
     * Hands over the leaves stored with the events after a position, in order, at most {@code limit} of them.
     *
     * @return how many there were
     */
    public int leaves(long after, int limit, LeafReader reader) {
        return table.leaves(after, readable(), limit, reader);
    }

    /** Hands over every event after a position, in order, and returns the position of the last. */
    public long forEachEvent(long after, Consumer<LedgerEvent> consumer) {
        long last = after;
        List<LedgerEvent> page;
        do {
            page = events(last, EventTable.PAGE);
            page.forEach(consumer);
            last = page.isEmpty() ? last : page.getLast().position();
        } while (!page.isEmpty());
        return last;
    }

    /** The events of one stream from a sequence on, in order, at most {@code limit} of them. */
    public List<LedgerEvent> events(StreamId stream, long fromSequence, int limit) {
        return ledgerEvents(table.stream(stream.name(), fromSequence, readable(), limit));
    }

    /**
     * What happened to a relation from a sequence on, with what each event made of it, in order: the events of its stream
     * and, between them, those of actors after which the two lived on other days than was known before.
     *
     * @param limit how many events of its stream at most
     */
    public List<Step> steps(Pair pair, long fromSequence, int limit) {
        List<LedgerEvent> events = events(new StreamId.OfRelation(pair), fromSequence, limit);
        if (events.isEmpty()) {
            return List.of();
        }
        long first = events.getFirst().position();
        long last = events.size() < limit ? head().position() : events.getLast().position();
        Deque<Turn> turns = new ArrayDeque<>();
        for (Turn turn : Turn.among(ledgerEvents(table.ofActors(first, last)), book.after(first))) {
            if (turn.concerns(pair)) {
                turns.add(turn);
            }
        }
        List<Step> steps = new ArrayList<>(events.size());
        Relation relation = folds.at(ActorBook.origin(pair, book.after(first)), first - 1);
        for (LedgerEvent event : events) {
            relation = turned(relation, event.position(), turns, steps);
            Rewriting rewriting = Rewriting.by(relation, event.recorded());
            steps.add(new Step(event, List.of(rewriting)));
            relation = rewriting.after();
        }
        turned(relation, Long.MAX_VALUE, turns, steps);
        return steps;
    }

    private Relation turned(Relation from, long before, Deque<Turn> turns, List<Step> steps) {
        Relation relation = from;
        while (!turns.isEmpty() && turns.getFirst().event().position() < before) {
            Turn turn = turns.removeFirst();
            Relation after = folds.at(ActorBook.origin(relation.pair(), turn.after()), relation.position());
            Rewriting rewriting = Rewriting.between(relation, after);
            if (!rewriting.isNothing()) {
                steps.add(new Step(turn.event(), List.of(rewriting)));
            }
            relation = after;
        }
        return relation;
    }

    /** Every event that makes a record (or a dispute) or speaks of it, in order, once for each stream. */
    public List<LedgerEvent> eventsOfRecord(UUID id) {
        return ledgerEvents(table.entriesOf(id, readable()));
    }

    /** History read again, from its rows. */
    public Replay replay() {
        return replay;
    }

    /** Keeps a projection up to date from now on, until it is closed or the ledger is. */
    public Following keepUpToDate(Projection projection) {
        Following following =
                new Following(projection, replay, table, () -> append.head().position());
        followings.add(following);
        return following.start();
    }

    /** Stops taking commands and following. The database is closed by who opened it. */
    @Override
    public void close() {
        followings.forEach(Following::close);
        submissions.close();
    }

    private static List<LedgerEvent> ledgerEvents(List<Entry> entries) {
        List<Recorded<RelationEvent>> recorded = Payloads.readAll(entries);
        List<LedgerEvent> events = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            events.add(LedgerEvent.of(entries.get(i), recorded.get(i)));
        }
        return events;
    }

    /** From here on nothing more can become known at an instant; says where the ledger stands then. */
    private Head settle(Instant knownAt) {
        if (knownAt.isAfter(clock.instant().truncatedTo(ChronoUnit.MICROS)) && knownAt.isAfter(head().recordedAt())) {
            throw new IllegalArgumentException("knownAt is in the future: " + knownAt);
        }
        append.settle(knownAt);
        return head();
    }

    private long readable() {
        return append.readable();
    }

    private Folds.Origin origin(Pair pair) {
        return ActorBook.origin(pair, actors());
    }

    /** One try at commands: what was decided about them, and what to answer. */
    private final class Judgement {
        private final List<? extends RelationCommand> commands;
        private final boolean remembering;
        private final Database.Head head;
        private final long actorsUpTo;
        private final Actors actors;
        private final SortedSet<String> streams = new TreeSet<>();
        private final Map<UUID, RelationEvent> taken = new HashMap<>();
        private final List<Plan.Step> steps = new ArrayList<>();
        private final List<Batch.Claim> claims = new ArrayList<>();
        private final List<Batch.Mention> mentions = new ArrayList<>();
        private Decision decision = new Decision.Accepted(List.of(), List.of());

        /**
         * @param remembering whether to judge on what this process knows, with no look at the database. What it records so
         *     holds, for the append finds out who else was faster; what it refuses so must be judged anew.
         */
        private Judgement(List<? extends RelationCommand> commands, boolean remembering) {
            if (commands.isEmpty()) {
                throw new IllegalArgumentException("there is no command to judge");
            }
            this.commands = commands;
            this.remembering = remembering;
            this.head = remembering ? append.known() : append.head();
            this.actorsUpTo = remembering ? head.ofActors() : head.position();
            this.actors = book.at(actorsUpTo);
            commands.forEach(this::hold);
        }

        /** The streams to hold still: where the commands land, and where what they speak of is held. */
        private void hold(RelationCommand command) {
            switch (command) {
                case RelationCommand.Act act -> {
                    if (Effects.actors(RelationRules.event(act)).size() <= RelationRules.MOST_PARTIES) {
                        holdRelations(command);
                    }
                    holdWhereHeld(act.particulars().recordId());
                }
                case CorrectRecord correction -> {
                    holdRelations(command);
                    holdWhereHeld(correction.record());
                }
                case RetractRecord(var record, var _) -> holdWhereHeld(record);
                case AddSource(var record, var _, var _) -> holdWhereHeld(record);
                case DisputeRecord dispute -> {
                    holdWhereHeld(dispute.disputeId());
                    holdWhereHeld(dispute.record());
                    dispute.instead().forEach(this::holdWhereHeld);
                }
                case ResolveDispute(var dispute, var _) -> holdWhereDisputed(dispute);
                case ActorCommand actor -> {
                    streams.add(new StreamId.OfActor(ActorRules.actor(actor)).name());
                    UUID id = claimed(actor);
                    if (id != null) {
                        holdWhereHeld(id);
                    }
                }
            }
        }

        /** A dispute goes with the records it speaks of into every relation they are corrected into. */
        private void holdWhereDisputed(UUID dispute) {
            holdWhereHeld(dispute);
            if (taken.get(dispute) instanceof RelationEvent.RecordDisputed disputed) {
                holdWhereHeld(disputed.record());
                disputed.instead().forEach(this::holdWhereHeld);
            }
        }

        private void holdRelations(RelationCommand command) {
            for (Pair pair : RelationRules.relations(command)) {
                streams.add(new StreamId.OfRelation(pair).name());
            }
        }

        private void holdWhereHeld(UUID id) {
            if (remembering) {
                return;
            }
            List<LedgerEvent> events = eventsOfRecord(id);
            if (!events.isEmpty()) {
                taken.put(id, events.getFirst().event());
            }
            events.forEach(event -> streams.add(event.stream().name()));
        }

        private Plan plan(Map<Pair, Relation> relations) {
            decision = unlessTaken(decide(relations));
            if (decision instanceof Decision.Accepted accepted) {
                accepted.outcomes().forEach(this::plan);
            }
            return new Plan(steps, claims, mentions, actorsUpTo);
        }

        /** Actors are decided first, so that an act may speak of an actor registered with it. */
        private Decision decide(Map<Pair, Relation> relations) {
            LocalDate today = today(head);
            Actors actors = this.actors;
            List<Integer> places = new ArrayList<>();
            List<RelationCommand> others = new ArrayList<>();
            SortedMap<Integer, Outcome> outcomes = new TreeMap<>();
            SortedMap<Integer, List<Refusal>> refusals = new TreeMap<>();
            for (int i = 0; i < commands.size(); i++) {
                if (commands.get(i) instanceof ActorCommand command) {
                    switch (ActorRules.decide(actors, command, today)) {
                        case Decision.Accepted accepted -> {
                            Outcome outcome = accepted.outcomes().getFirst();
                            outcomes.put(i, outcome);
                            if (outcome instanceof Recording(ActorEvent event, var pairs, var hints)) {
                                actors = ActorRules.evolve(actors, event);
                            }
                        }
                        case Decision.Refused refused -> refusals.put(i, refused.all());
                    }
                    continue;
                }
                RelationEvent taking = taking(commands.get(i));
                UUID id = taking == null ? null : claimed(taking);
                RelationEvent holder = id == null ? null : taken.get(id);
                if (taking != null && id != null && Payloads.meanTheSame(taking, holder)) {
                    outcomes.put(i, new Decision.Repeated(id));
                } else if (id != null && holder != null) {
                    refusals.put(i, List.of(new Refusal.OtherContent(id)));
                } else {
                    places.add(i);
                    others.add(commands.get(i));
                }
            }
            List<Change> delta = List.of();
            switch (RelationRules.decide(relations, actors, others, today)) {
                case Decision.Accepted accepted -> {
                    delta = accepted.delta();
                    for (int i = 0; i < others.size(); i++) {
                        outcomes.put(places.get(i), accepted.outcomes().get(i));
                    }
                }
                case Decision.Refused refused ->
                    refused.refusals().forEach((place, found) -> refusals.put(places.get(place), found));
            }
            return refusals.isEmpty()
                    ? new Decision.Accepted(List.copyOf(outcomes.values()), delta)
                    : new Decision.Refused(refusals);
        }

        /** An identity may be in use where the rules do not look: for a record, a dispute or an actor. */
        private Decision unlessTaken(Decision decided) {
            if (!(decided instanceof Decision.Accepted accepted)) {
                return decided;
            }
            List<Outcome> outcomes = new ArrayList<>(accepted.outcomes());
            SortedMap<Integer, List<Refusal>> refusals = new TreeMap<>();
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i) instanceof Recording recording) {
                    UUID id = claimed(recording.event());
                    RelationEvent holder = id == null ? null : taken.get(id);
                    if (id != null && Payloads.meanTheSame(recording.event(), holder)) {
                        outcomes.set(i, new Decision.Repeated(id));
                    } else if (id != null && holder != null) {
                        refusals.put(i, List.of(new Refusal.OtherContent(id)));
                    }
                }
            }
            return refusals.isEmpty()
                    ? new Decision.Accepted(outcomes, accepted.delta())
                    : new Decision.Refused(refusals);
        }

        private void plan(Outcome outcome) {
            if (!(outcome instanceof Recording recording)) {
                return;
            }
            int first = steps.size();
            UUID about = about(recording.event());
            String payload = Payloads.write(recording.event());
            for (StreamId stream : streamsOf(recording)) {
                steps.add(new Plan.Step(stream, recording.event(), about, payload));
            }
            UUID claimed = claimed(recording.event());
            if (claimed != null) {
                claims.add(new Batch.Claim(claimed, first, steps.size() - 1));
            }
            if (about != null && !about.equals(claimed)) {
                for (int i = first; i < steps.size(); i++) {
                    mentions.add(new Batch.Mention(about, i));
                }
            }
        }

        private Reply reply(List<Entry> stored) {
            return switch (decision) {
                case Decision.Refused refused -> new Reply.Refused(refused);
                case Decision.Accepted accepted -> {
                    List<Reply.Entered> entered = new ArrayList<>();
                    int next = 0;
                    for (Outcome outcome : accepted.outcomes()) {
                        switch (outcome) {
                            case Recording recording -> {
                                int streams = streamsOf(recording).size();
                                entered.add(new Reply.Entered(
                                        claimed(recording.event()),
                                        recording.relations(),
                                        recording.event(),
                                        stored.isEmpty()
                                                ? List.of()
                                                : stored.subList(next, next + streams).stream()
                                                        .map(entry -> entry.recorded(recording.event()))
                                                        .toList(),
                                        recording.hints(),
                                        false));
                                next += streams;
                            }
                            case Decision.Repeated(UUID id) -> entered.add(firstAnswer(id));
                        }
                    }
                    Reply.Accepted reply = new Reply.Accepted(entered, accepted.delta());
                    yield reply.repeated()
                            ? new Reply.Accepted(entered, firstDelta(commands, entered, actors()))
                            : reply;
                }
            };
        }
    }

    private static List<StreamId> streamsOf(Recording recording) {
        return recording.event() instanceof ActorEvent event
                ? List.of(new StreamId.OfActor(ActorRules.actor(event)))
                : recording.relations().stream()
                        .map(pair -> (StreamId) new StreamId.OfRelation(pair))
                        .toList();
    }

    /** What the same command came to when it was given first. */
    private Reply.Entered firstAnswer(UUID id) {
        List<LedgerEvent> events = eventsOfRecord(id);
        RelationEvent first = events.getFirst().event();
        List<LedgerEvent> same =
                events.stream().filter(event -> event.event().equals(first)).toList();
        SortedSet<Pair> relations = new TreeSet<>();
        for (LedgerEvent event : same) {
            if (event.stream() instanceof StreamId.OfRelation(Pair pair)) {
                relations.add(pair);
            }
        }
        return new Reply.Entered(
                id, relations, first, same.stream().map(LedgerEvent::recorded).toList(), List.of(), true);
    }

    private static @Nullable UUID claimed(ActorCommand command) {
        return switch (command) {
            case RegisterActor _ -> null;
            case RenameActor renamed -> renamed.particulars().recordId();
            case ChangeGovernment changed -> changed.particulars().recordId();
            case RecordSuccession succession -> succession.particulars().recordId();
        };
    }

    /** What was answered otherwise after the commands were first recorded, judged again as of then. */
    List<Change> firstDelta(List<? extends RelationCommand> commands, List<Reply.Entered> entered, Actors actors) {
        List<RelationCommand> others = new ArrayList<>(commands);
        others.removeIf(command -> command instanceof ActorCommand);
        Recorded<RelationEvent> first = entered.stream()
                .map(each -> each.recorded().getFirst())
                .min(Comparator.comparingLong(Recorded::position))
                .orElseThrow();
        Map<Pair, Relation> before = new TreeMap<>();
        for (Reply.Entered each : entered) {
            each.relations()
                    .forEach(pair -> before.put(pair, folds.at(ActorBook.origin(pair, actors), first.position() - 1)));
        }
        return switch (RelationRules.decide(before, actors, others, first.recordedOn())) {
            case Decision.Accepted(var _, var delta) -> delta;
            case Decision.Refused _ -> List.of();
        };
    }

    /** The event by which an act or a dispute takes an identity; null for any other command. */
    private static @Nullable RelationEvent taking(RelationCommand command) {
        return switch (command) {
            case RelationCommand.Act act -> RelationRules.event(act);
            case DisputeRecord(
                    var dispute,
                    var record,
                    var disputedBy,
                    var grounds,
                    var instead,
                    var sources,
                    var unsourced) ->
                new RelationEvent.RecordDisputed(dispute, record, disputedBy, grounds, instead, sources, unsourced);
            case CorrectRecord _, RetractRecord _, AddSource _, ResolveDispute _, ActorCommand _ -> null;
        };
    }

    /** The identity an event takes, so that nothing else ever has it; null where it takes none. */
    static @Nullable UUID claimed(RelationEvent event) {
        return switch (event) {
            case RelationEvent.Act act -> act.particulars().recordId();
            case RelationEvent.RecordDisputed disputed -> disputed.disputeId();
            case RelationEvent.RecordCorrected _,
                    RelationEvent.RecordRetracted _,
                    RelationEvent.DisputeResolved _,
                    RelationEvent.SourceAdded _,
                    RelationEvent.ActorRegistered _ -> null;
            case RelationEvent.ActorRenamed renamed -> renamed.particulars().recordId();
            case RelationEvent.GovernmentChanged changed ->
                changed.particulars().recordId();
            case RelationEvent.SuccessionRecorded succession ->
                succession.particulars().recordId();
        };
    }

    /** The record an event makes or speaks of; null where it is about an actor alone. */
    static @Nullable UUID about(RelationEvent event) {
        return switch (event) {
            case RelationEvent.Act act -> act.particulars().recordId();
            case RelationEvent.RecordDisputed disputed -> disputed.record();
            case RelationEvent.RecordCorrected corrected -> corrected.record();
            case RelationEvent.RecordRetracted retracted -> retracted.record();
            case RelationEvent.DisputeResolved resolved -> resolved.record();
            case RelationEvent.SourceAdded added -> added.record();
            case ActorEvent actor -> claimed(actor);
        };
    }
}
