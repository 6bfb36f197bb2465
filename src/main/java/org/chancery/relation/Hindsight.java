package org.chancery.relation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.relation.RelationEvent.ActorEvent;
import org.chancery.relation.RelationEvent.ActorRegistered;
import org.chancery.relation.RelationEvent.ActorRenamed;
import org.chancery.relation.RelationEvent.DisputeResolved;
import org.chancery.relation.RelationEvent.GovernmentChanged;
import org.chancery.relation.RelationEvent.RecordCorrected;
import org.chancery.relation.RelationEvent.RecordDisputed;
import org.chancery.relation.RelationEvent.RecordRetracted;
import org.chancery.relation.RelationEvent.RelationContinued;
import org.chancery.relation.RelationEvent.SourceAdded;
import org.chancery.relation.RelationEvent.SuccessionRecorded;
import org.chancery.relation.RelationEvent.TiesLapsed;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of today say of recorded history: whether they would accept an event now as it was accepted then.
 *
 * <p>Pure. What follows from a succession was recorded by no command, so no rule is asked about it; nor are observations
 * and codings by machine asked to fit what is on record.
 */
public final class Hindsight {

    private Hindsight() {}

    /**
     * An act that fits what is on record only if something unrecorded happened in between.
     *
     * @param key the facet key
     * @param before how many unrecorded changes the key needed before
     * @param after how many it needs with the act
     */
    public record Growth(FacetKey key, int before, int after) {}

    /**
     * What the rules that look at one event alone, and at what it speaks of, would refuse it for.
     *
     * @param before the relation before it
     * @param recorded an event of that relation
     * @param actors who existed when it was decided
     * @return every reason found; empty where it would be accepted
     */
    public static List<Refusal> refusals(Relation before, Recorded<? extends RelationEvent> recorded, Actors actors) {
        if (followsFromASuccession(recorded)) {
            return List.of();
        }
        LocalDate on = recorded.recordedOn();
        return switch (recorded.event()) {
            case RelationEvent.Act act ->
                before.record(act.particulars().recordId()) == null
                        ? impossible(act, actors, on, on)
                        : List.of(new Refusal.OtherContent(act.particulars().recordId()));
            case RecordCorrected correction -> corrected(before, correction, actors, on);
            case RecordRetracted(var record, var _) -> live(before, record);
            case SourceAdded(var record, var _, var grade) -> sourceAdded(before, record, grade);
            case RecordDisputed disputed -> disputed(before, disputed);
            case DisputeResolved(var dispute, var _, var _) ->
                before.dispute(dispute) == null
                        ? List.of(new Refusal.UnknownDispute(dispute))
                        : before.isOpen(dispute) ? List.of() : List.of(new Refusal.NotOpen(dispute));
            case ActorEvent _ -> throw new IllegalArgumentException("an event of an actor is no event of a relation");
        };
    }

    /** What the rules of actors would refuse an event for. */
    public static List<Refusal> refusals(Actors before, Recorded<? extends ActorEvent> recorded) {
        RelationCommand.ActorCommand command = switch (recorded.event()) {
            case ActorRegistered e ->
                new RelationCommand.RegisterActor(
                        e.code(), e.kind(), e.name(), e.lifespan(), e.sources(), e.unsourced(), e.note());
            case ActorRenamed e -> new RelationCommand.RenameActor(e.actor(), e.name(), e.particulars());
            case GovernmentChanged e ->
                new RelationCommand.ChangeGovernment(e.actor(), e.name(), e.how(), e.particulars());
            case SuccessionRecorded e ->
                new RelationCommand.RecordSuccession(e.of(), e.by(), e.kind(), e.particulars());
        };
        return ActorRules.decide(before, command, recorded.recordedOn()) instanceof Decision.Refused refused
                ? refused.all()
                : List.of();
    }

    /**
     * Where an act made a facet key need more unrecorded changes than before, without saying so: what is refused unless
     * other acts, judged together with it, make up for it.
     *
     * @param rewriting what the act made of its relation
     */
    public static List<Growth> growths(Rewriting rewriting, Recorded<? extends RelationEvent> recorded) {
        if (!(recorded.event() instanceof RelationEvent.Act act)
                || !RelationRules.canBeRefused(act)
                || act.particulars().impliesUnrecordedChange() != null
                || followsFromASuccession(recorded)) {
            return List.of();
        }
        List<Growth> growths = new ArrayList<>();
        for (FacetKey key : rewriting.after().touched()) {
            KeyFold after = rewriting.after().fold(key);
            int needed = after.changes();
            if (needed > 0 && after.isExact()) {
                int before = rewriting.before().fold(key).changes();
                if (needed > before) {
                    growths.add(new Growth(after.key(), before, needed));
                }
            }
        }
        return growths;
    }

    /** Whether an act says of itself that something unrecorded happened, on a key it bears on. */
    public static boolean insists(Relation after, Recorded<? extends RelationEvent> recorded, FacetKey key) {
        return recorded.event() instanceof RelationEvent.Act act
                && act.particulars().impliesUnrecordedChange() != null
                && after.touched().contains(key);
    }

    private static boolean followsFromASuccession(Recorded<? extends RelationEvent> recorded) {
        boolean carried = recorded.requestId() != null && recorded.requestId().startsWith(Recorded.SUCCEEDED);
        return switch (recorded.event()) {
            case RelationContinued _ -> true;
            case TiesLapsed _ -> carried;
            case RecordCorrected correction -> carried && correction.content() instanceof RelationContinued;
            case RelationEvent _ -> false;
        };
    }

    private static List<Refusal> impossible(
            RelationEvent.Act act, Actors actors, LocalDate on, LocalDate firstRecordedOn) {
        for (ActorCode actor : Effects.actors(act)) {
            if (actors.find(actor).isEmpty()) {
                return List.of(new Refusal.UnknownActor(actor.value(), List.of()));
            }
        }
        return Impossible.of(act, actors, on, firstRecordedOn);
    }

    private static List<Refusal> live(Relation before, UUID record) {
        Held held = before.record(record);
        if (held == null) {
            return List.of(new Refusal.UnknownRecord(record));
        }
        return held.retracted() ? List.of(new Refusal.AlreadyRetracted(record)) : List.of();
    }

    private static List<Refusal> corrected(Relation before, RecordCorrected correction, Actors actors, LocalDate on) {
        UUID record = correction.record();
        RelationEvent.Act content = correction.content();
        Held held = before.record(record);
        RelationEvent.Provenance provenance = correction.provenance();
        if (held == null) {
            return provenance == null
                    ? List.of(new Refusal.UnknownRecord(record))
                    : impossible(content, actors, on, provenance.recordedOn());
        }
        if (held.retracted()) {
            return List.of(new Refusal.AlreadyRetracted(record));
        }
        if (!held.act().getClass().equals(content.getClass())) {
            return List.of(new Refusal.OtherType(
                    record, RelationRules.commandName(content), RelationRules.commandName(held.act())));
        }
        return content.particulars().recordId().equals(record)
                ? impossible(content, actors, on, held.recordedOn())
                : List.of(new Refusal.OtherId(record, content.particulars().recordId()));
    }

    private static List<Refusal> sourceAdded(Relation before, UUID record, @Nullable Grade grade) {
        Held held = before.record(record);
        if (held == null || held.retracted()) {
            return live(before, record);
        }
        return grade != null && grade.compareTo(held.grade()) < 0
                ? List.of(new Refusal.GradeOnlyRises(grade, held.grade()))
                : List.of();
    }

    /** A relation may hold the record, or only one of those that are said to hold instead. */
    private static List<Refusal> disputed(Relation before, RecordDisputed disputed) {
        List<Refusal> found = new ArrayList<>();
        if (before.dispute(disputed.disputeId()) != null) {
            found.add(new Refusal.OtherContent(disputed.disputeId()));
        }
        Impossible.evidence(disputed.sources(), disputed.unsourced(), found);
        boolean holds = false;
        List<UUID> spokenOf = new ArrayList<>(disputed.instead());
        spokenOf.addFirst(disputed.record());
        for (UUID record : spokenOf) {
            Held held = before.record(record);
            holds |= held != null;
            if (held != null && held.retracted()) {
                found.add(new Refusal.AlreadyRetracted(record));
            }
        }
        if (!holds) {
            found.add(new Refusal.UnknownRecord(disputed.record()));
        }
        if (disputed.instead().contains(disputed.record())) {
            found.add(new Refusal.AlternativeToItself(disputed.record()));
        }
        return found;
    }
}
