package org.chancery.ledger;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.chancery.actor.Actors;
import org.chancery.form.EventForms;
import org.chancery.ledger.Ledger.Recorder;
import org.chancery.relation.Decision;
import org.chancery.relation.Decision.Recording;
import org.chancery.relation.Effects;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationRules;
import org.jspecify.annotations.Nullable;

/**
 * Commands recorded in turn, each on its own: every one is judged after the one before, and many are written together.
 *
 * <p>It answers what {@link Ledger#record} would have answered to one command after the other, in the same order, and each
 * answer only once the command is on disk. An act is judged on the relations as they stand with the acts that are not
 * written yet, and one that they hold already is answered from them; what cannot be said so, a refusal or anything but an
 * act, is left to {@link Ledger#record} after all before it are written. Where others record on the same relations meanwhile, or an identity is in use, the group is halved
 * and judged anew until the one is found.
 *
 * <p>At most {@value #MOST} events wait to be written. For use by one thread; others may record at the same time.
 */
public final class Intake {

    /** The most events that are written together. */
    public static final int MOST = 1_000;

    private static final long NOT_WRITTEN = Long.MAX_VALUE;

    private final Ledger ledger;
    private final GroupAppend append;
    private final ActorBook book;
    private final Folds folds;
    private final Recorder recorder;
    private final Consumer<Reply> replies;

    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Batch.Claim> claims = new ArrayList<>();
    private final Map<Pair, Standing> relations = new LinkedHashMap<>();
    private Actors actors = Actors.none();
    private LocalDate today = LocalDate.EPOCH;
    private long actorsUpTo;
    private boolean overtaken;

    Intake(Ledger ledger, GroupAppend append, ActorBook book, Folds folds, Recorder recorder, Consumer<Reply> replies) {
        this.ledger = ledger;
        this.append = append;
        this.book = book;
        this.folds = folds;
        this.recorder = recorder;
        this.replies = replies;
    }

    /** An act that waits for its answer. */
    private sealed interface Waiting {
        RelationCommand.Act act();
    }

    /** One that is accepted and waits to be written, with its drafts from a place on. */
    private record ToWrite(RelationCommand.Act act, Decision.Accepted decision, Recording recording, int first)
            implements Waiting {}

    /** One that was recorded before and says the same; its answer waits for those of the acts before it. */
    private record Repeated(RelationCommand.Act act, Reply.Entered entered) implements Waiting {}

    /** A relation as it is stored, and as it will be once what waits is. */
    private static final class Standing {
        private final Folds.Origin origin;
        private Relation stored;
        private Relation coming;

        private Standing(Folds.Origin origin, Relation stored) {
            this.origin = origin;
            this.stored = stored;
            this.coming = stored;
        }
    }

    /**
     * Judges a command. Its answer comes now or later, in the order of the commands.
     *
     * @throws RecordTooLarge if it is; it gets no answer, and nothing of it is recorded
     * @throws LedgerUnavailable if the database failed: whether the commands not answered yet are recorded is not known.
     *     They are forgotten here; repeat them under the same record ids
     */
    public void record(RelationCommand command) {
        if (command instanceof RelationCommand.Act act && isAccepted(act)) {
            if (drafts.size() >= MOST || waiting.size() >= MOST) {
                flush();
            }
        } else {
            flush();
            replies.accept(ledger.record(List.of(command), recorder));
        }
    }

    /**
     * Writes what waits and answers it.
     *
     * @throws LedgerUnavailable as {@link #record} does
     */
    public void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> group = List.copyOf(waiting);
        List<Entry> stored;
        try {
            stored = drafts.isEmpty()
                    ? List.of()
                    : append.append(new Batch(List.copyOf(drafts), List.copyOf(claims), List.of(), actorsUpTo));
        } catch (LostRace lost) {
            begin(true);
            again(group.stream().map(Waiting::act).toList());
            return;
        } catch (LedgerUnavailable e) {
            begin(true);
            throw e;
        }
        foldOn(group, stored);
        List<Pair> recordedOn = stored.isEmpty() ? List.of() : List.copyOf(relations.keySet());
        begin(false);
        ledger.follow(recordedOn);
        for (Waiting one : group) {
            replies.accept(
                    switch (one) {
                        case ToWrite written ->
                            reply(written, stored.subList(written.first, written.first + streams(written)));
                        case Repeated(var act, var entered) ->
                            new Reply.Accepted(
                                    List.of(entered), ledger.firstDelta(List.of(act), List.of(entered), actors));
                    });
        }
    }

    /** How many commands wait for their answer. */
    public int waiting() {
        return waiting.size();
    }

    /** How many relations it holds on to. */
    int looked() {
        return relations.size();
    }

    private static int streams(ToWrite one) {
        return one.recording.relations().size();
    }

    /** Records again, in halves, what could not be written together. */
    private void again(List<RelationCommand.Act> acts) {
        if (acts.size() == 1) {
            replies.accept(ledger.record(acts, recorder));
            return;
        }
        int half = acts.size() / 2;
        for (List<RelationCommand.Act> part : List.of(acts.subList(0, half), acts.subList(half, acts.size()))) {
            part.forEach(this::record);
            flush();
        }
    }

    private boolean isAccepted(RelationCommand.Act act) {
        RelationEvent.Act event = RelationRules.event(act);
        if (Effects.actors(event).size() > RelationRules.MOST_PARTIES) {
            return false;
        }
        if (waiting.isEmpty()) {
            relations.clear();
            look();
        }
        Map<Pair, Relation> stand = new TreeMap<>();
        for (Pair pair : Effects.relations(event)) {
            stand.put(pair, relations.computeIfAbsent(pair, this::standing).coming);
        }
        Decision decision = RelationRules.decide(stand, actors, List.of(act), today);
        if (decision instanceof Decision.Accepted accepted
                && accepted.outcomes().getFirst() instanceof Recording recording) {
            await(act, accepted, recording);
            return true;
        }
        Reply.Entered entered = repeated(act, event, stand);
        if (entered != null) {
            waiting.add(new Repeated(act, entered));
        }
        return entered != null;
    }

    /** What an act came to that every relation it lands in holds already, as it was written; null where that is not so. */
    private static Reply.@Nullable Entered repeated(
            RelationCommand.Act act, RelationEvent.Act event, Map<Pair, Relation> stand) {
        UUID id = act.particulars().recordId();
        List<Recorded<RelationEvent>> recorded = new ArrayList<>();
        for (Relation relation : stand.values()) {
            Held held = relation.record(id);
            Recorded<? extends RelationEvent> first =
                    held == null ? null : held.history().getFirst();
            if (first == null
                    || first.position() == NOT_WRITTEN
                    || !first.event().equals(event)) {
                return null;
            }
            recorded.add(new Recorded<>(
                    first.position(), first.recordedAt(), first.recordedBy(), first.requestId(), first.event()));
        }
        return new Reply.Entered(id, new TreeSet<>(stand.keySet()), event, recorded, List.of(), true);
    }

    /** What a group is judged on besides its relations. */
    private void look() {
        Database.Head head = overtaken ? append.head() : append.known();
        actorsUpTo = overtaken ? head.position() : head.ofActors();
        actors = book.at(actorsUpTo);
        today = ledger.today(head);
    }

    private Standing standing(Pair pair) {
        Folds.Origin origin = ActorBook.origin(pair, actors);
        return new Standing(
                origin, overtaken ? folds.at(origin, append.readable()) : folds.keptOrRead(origin, append.readable()));
    }

    private void await(RelationCommand.Act act, Decision.Accepted accepted, Recording recording) {
        int first = drafts.size();
        RelationEvent event = recording.event();
        String payload = Payloads.write(event);
        Recorded<RelationEvent> coming =
                new Recorded<>(NOT_WRITTEN, today.atStartOfDay(ZoneOffset.UTC).toInstant(), "", null, event);
        for (Pair pair : recording.relations()) {
            Standing standing = relations.computeIfAbsent(pair, this::standing);
            drafts.add(new Draft(
                    TimeOrderedIdentifiers.next(),
                    new StreamId.OfRelation(pair).name(),
                    standing.coming.events(),
                    EventForms.name(event),
                    EventForms.REVISION,
                    recorder.name(),
                    recorder.requestId(),
                    act.particulars().recordId(),
                    payload));
            standing.coming = standing.coming.evolve(coming);
        }
        claims.add(new Batch.Claim(act.particulars().recordId(), first, drafts.size() - 1));
        waiting.add(new ToWrite(act, accepted, recording, first));
    }

    private void foldOn(List<Waiting> group, List<Entry> stored) {
        for (Waiting each : group) {
            if (!(each instanceof ToWrite one)) {
                continue;
            }
            int next = one.first;
            for (Pair pair : one.recording.relations()) {
                Standing standing = relations.computeIfAbsent(pair, this::standing);
                standing.stored = standing.stored.evolve(stored.get(next++).recorded(one.recording.event()));
                folds.keep(standing.origin, standing.stored);
            }
        }
    }

    private void begin(boolean overtakenNow) {
        overtaken = overtakenNow;
        waiting.clear();
        drafts.clear();
        claims.clear();
        relations.clear();
    }

    private static Reply reply(ToWrite one, List<Entry> stored) {
        RelationEvent event = one.recording.event();
        return new Reply.Accepted(
                List.of(new Reply.Entered(
                        one.act.particulars().recordId(),
                        one.recording.relations(),
                        event,
                        stored.stream().map(entry -> entry.recorded(event)).toList(),
                        one.recording.hints(),
                        false)),
                one.decision.delta());
    }
}
