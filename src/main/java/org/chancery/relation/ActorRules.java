package org.chancery.relation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.relation.RelationCommand.ActorCommand;
import org.chancery.relation.RelationCommand.ChangeGovernment;
import org.chancery.relation.RelationCommand.RecordSuccession;
import org.chancery.relation.RelationCommand.RegisterActor;
import org.chancery.relation.RelationCommand.RenameActor;
import org.chancery.relation.RelationEvent.ActorEvent;
import org.chancery.relation.RelationEvent.ActorRegistered;
import org.chancery.relation.RelationEvent.ActorRenamed;
import org.chancery.relation.RelationEvent.GovernmentChanged;
import org.chancery.relation.RelationEvent.SuccessionRecorded;

/**
 * Decides about actors, as {@link RelationRules} does about relations: sees who exists, the command and today's day, and
 * answers with an event or with refusals. Pure: no clock, no randomness.
 */
public final class ActorRules {

    private ActorRules() {}

    /**
     * Decides on one command.
     *
     * @param actors who exists
     * @param today the UTC day on which it would be recorded
     */
    public static Decision decide(Actors actors, ActorCommand command, LocalDate today) {
        List<Refusal> found = new ArrayList<>();
        ActorEvent event = switch (command) {
            case RegisterActor c -> {
                Impossible.evidence(c.sources(), c.unsourced(), found);
                actors.find(c.code())
                        .ifPresent(known -> found.add(new Refusal.AlreadyRegistered(known.code(), known.name())));
                yield new ActorRegistered(
                        c.code(), c.kind(), c.name(), c.lifespan(), c.sources(), c.unsourced(), c.note());
            }
            case RenameActor c -> {
                known(actors, c.actor(), today, found);
                happened(c.particulars(), today, found);
                yield new ActorRenamed(c.actor(), c.name(), c.particulars());
            }
            case ChangeGovernment c -> {
                known(actors, c.actor(), today, found);
                happened(c.particulars(), today, found);
                yield new GovernmentChanged(c.actor(), c.name(), c.how(), c.particulars());
            }
            case RecordSuccession c -> {
                Set<ActorCode> named = new HashSet<>(Set.of(c.of()));
                known(actors, c.of(), today, found);
                for (ActorCode successor : c.by()) {
                    known(actors, successor, today, found);
                    if (!named.add(successor)) {
                        found.add(new Refusal.SameActorTwice(successor));
                    }
                }
                if (c.by().isEmpty()) {
                    found.add(new Refusal.TooFewParties(1, 2));
                }
                happened(c.particulars(), today, found);
                yield new SuccessionRecorded(c.of(), c.by(), c.kind(), c.particulars());
            }
        };
        if (found.isEmpty()) {
            return new Decision.Accepted(List.of(new Decision.Recording(event, new TreeSet<>(), List.of())), List.of());
        }
        TreeMap<Integer, List<Refusal>> refusals = new TreeMap<>();
        refusals.put(0, found);
        return new Decision.Refused(refusals);
    }

    /** The actor whose stream a command lands in. */
    public static ActorCode actor(ActorCommand command) {
        return switch (command) {
            case RegisterActor c -> c.code();
            case RenameActor c -> c.actor();
            case ChangeGovernment c -> c.actor();
            case RecordSuccession c -> c.of();
        };
    }

    /** The actor whose stream an event belongs to. */
    public static ActorCode actor(ActorEvent event) {
        return switch (event) {
            case ActorRegistered e -> e.code();
            case ActorRenamed e -> e.actor();
            case GovernmentChanged e -> e.actor();
            case SuccessionRecorded e -> e.of();
        };
    }

    /** What an event makes of the actors. Total and silent: recorded history is fact. */
    public static Actors evolve(Actors actors, ActorEvent event) {
        return switch (event) {
            case ActorRegistered registered -> {
                Lifespan lifespan = registered.lifespan();
                yield actors.with(Actor.of(
                        registered.code(),
                        registered.kind(),
                        registered.name(),
                        lifespan == null ? Lifespan.ALWAYS : lifespan));
            }
            case ActorRenamed renamed ->
                actors.find(renamed.actor()).isEmpty()
                        ? actors
                        : actors.rename(renamed.actor(), renamed.name(), certainFrom(renamed.particulars()));
            case GovernmentChanged changed -> actors;
            case SuccessionRecorded succession -> succeeded(actors, succession);
        };
    }

    private static Actors succeeded(Actors actors, SuccessionRecorded succession) {
        LocalDate day = certainFrom(succession.particulars());
        Actors after = actors;
        for (ActorCode successor : succession.by()) {
            boolean livedBefore = after.find(succession.of())
                    .map(actor -> actor.livesWithin(null, day.minusDays(1)))
                    .orElse(false);
            if (livedBefore) {
                after = after.succeed(succession.of(), new Actor.Successor(successor, succession.kind(), day));
            }
        }
        return after;
    }

    /** The first day on which it is certain to have happened. */
    private static LocalDate certainFrom(Particulars particulars) {
        LocalDate latest = particulars.occurred().begins().latest();
        return latest == null ? LocalDate.MAX : latest;
    }

    private static void known(Actors actors, ActorCode code, LocalDate today, List<Refusal> found) {
        if (actors.find(code).isEmpty()) {
            found.add(Impossible.unknown(code, actors, today));
        }
    }

    private static void happened(Particulars particulars, LocalDate today, List<Refusal> found) {
        Impossible.evidence(particulars.sources(), particulars.unsourced(), found);
        Impossible.beginsLater(particulars.occurred().begins(), today, found);
    }
}
