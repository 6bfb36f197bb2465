package org.chancery.exchange;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.chancery.actor.Actor;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.ledger.Intake;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Ledger.Recorder;
import org.chancery.ledger.Reply;
import org.chancery.relation.Decision;
import org.chancery.relation.Decision.Recording;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.RegisterActor;
import org.chancery.relation.RelationEvent.InteractionCoded;
import org.chancery.relation.RelationRules;

/** Where the commands of an import go: into the ledger, or into a trial that records nothing. The only place that knows. */
interface Books {

    /** Takes a command; it is answered now or later, in the order of the commands. */
    void record(RelationCommand command);

    /** Answers what is not answered yet. */
    void flush();

    /** Books that are the ledger. */
    static Books of(Ledger ledger, Recorder recorder, Consumer<Reply> replies) {
        Intake intake = ledger.intake(recorder, replies);
        return new Books() {
            @Override
            public void record(RelationCommand command) {
                intake.record(command);
            }

            @Override
            public void flush() {
                intake.flush();
            }
        };
    }

    /** Books of one import alone, which begin as the ledger stands and are thrown away with it. */
    static Books trial(Ledger ledger, Consumer<Reply> replies) {
        return new Trial(ledger, replies);
    }

    /**
     * Decides each command after the one before, as the ledger would, on relations of its own. Interactions move nothing
     * and are not kept; of the others so many, and then it begins again from what the ledger holds.
     */
    final class Trial implements Books {

        private static final long MOST_EVENTS = 300_000;

        private final Ledger ledger;
        private final Consumer<Reply> replies;
        private final Map<Pair, Relation> relations = new HashMap<>();
        private final LocalDate today;
        private final Recorder nobody = new Recorder("trial", null);
        private Actors actors;
        private long kept;

        private Trial(Ledger ledger, Consumer<Reply> replies) {
            this.ledger = ledger;
            this.replies = replies;
            this.actors = ledger.actors();
            this.today = ledger.now().atZone(ZoneOffset.UTC).toLocalDate();
        }

        @Override
        public void record(RelationCommand command) {
            if (!(command instanceof RelationCommand.Act act)
                    || !ledger.eventsOfRecord(act.particulars().recordId()).isEmpty()) {
                Reply reply = ledger.dryRun(List.of(command));
                if (command instanceof RegisterActor actor && reply instanceof Reply.Accepted) {
                    Lifespan lived = actor.lifespan() == null ? Lifespan.ALWAYS : actor.lifespan();
                    actors = actors.with(Actor.of(actor.code(), actor.kind(), actor.name(), lived));
                }
                replies.accept(reply);
                return;
            }
            Map<Pair, Relation> stand = new TreeMap<>();
            for (Pair pair : RelationRules.relations(command)) {
                stand.put(pair, relations.computeIfAbsent(pair, ledger::relation));
            }
            replies.accept(
                    switch (RelationRules.decide(stand, actors, List.of(command), today)) {
                        case Decision.Refused refused -> new Reply.Refused(refused);
                        case Decision.Accepted accepted -> accepted(accepted);
                    });
        }

        private Reply accepted(Decision.Accepted accepted) {
            if (!(accepted.outcomes().getFirst() instanceof Recording recording)) {
                throw new IllegalStateException("a new record is not a repeated one");
            }
            if (!(recording.event() instanceof InteractionCoded)) {
                Recorded<org.chancery.relation.RelationEvent> recorded = new Recorded<>(
                        Long.MAX_VALUE,
                        today.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        nobody.name(),
                        null,
                        recording.event());
                recording.relations().forEach(pair -> relations.computeIfPresent(pair, (p, r) -> r.evolve(recorded)));
                kept += recording.relations().size();
            }
            if (kept > MOST_EVENTS || relations.size() > MOST_EVENTS) {
                relations.clear();
                kept = 0;
            }
            Reply.Entered entered = new Reply.Entered(
                    null, recording.relations(), recording.event(), List.of(), recording.hints(), false);
            return new Reply.Accepted(List.of(entered), accepted.delta());
        }

        @Override
        public void flush() {}
    }
}
