package org.chancery.relation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * Why a command was not accepted: a named rule, and what it found. The sentence for people is told by the narration.
 *
 * <p>The written name of the rule is the type's {@link Named}.
 */
public sealed interface Refusal {

    /** What kind of answer the refusal is. */
    enum Kind {
        /** It cannot be so, whatever else is on record. */
        IMPOSSIBLE,
        /** It speaks of something that is not on record. */
        UNKNOWN,
        /** It does not fit what is on record. */
        CONFLICT
    }

    /** What kind of answer it is. */
    default Kind kind() {
        return switch (this) {
            case NeedsUnrecordedChange _, AlreadyRetracted _, NotOpen _, AlreadyRegistered _ -> Kind.CONFLICT;
            case UnknownRecord _, UnknownDispute _ -> Kind.UNKNOWN;
            case Refusal _ -> Kind.IMPOSSIBLE;
        };
    }

    /** The written name of the rule. */
    default String rule() {
        Named named = getClass().getAnnotation(Named.class);
        if (named == null) {
            throw new IllegalStateException(getClass() + " has no written name");
        }
        return named.value();
    }

    /** The records in the way; empty where none is. */
    default List<UUID> records() {
        return switch (this) {
            case NeedsUnrecordedChange needs -> needs.inTheWay();
            case AlreadyRetracted(var record) -> List.of(record);
            case OtherContent(var record) -> List.of(record);
            case OtherType(var record, var _, var _) -> List.of(record);
            case FollowsFromASuccession(var record, var succession, var _) -> List.of(record, succession);
            case Refusal _ -> List.of();
        };
    }

    /**
     * With this record, the history of a facet key makes sense only if something unrecorded happened in between.
     *
     * @param key the facet key
     * @param gaps where the change would have to have happened
     * @param twins records of the same type at the same time, which may be the same act
     * @param command the written name of the command
     */
    @Named("needs-unrecorded-change")
    record NeedsUnrecordedChange(FacetKey key, List<Gap> gaps, List<UUID> twins, String command) implements Refusal {

        /** The records on either side of the gaps, other than the new one. */
        public List<UUID> inTheWay() {
            return gaps.stream()
                    .flatMap(gap -> java.util.stream.Stream.of(gap.left(), gap.act()))
                    .filter(side -> side.record() != null && !side.isNew())
                    .map(Side::record)
                    .filter(java.util.Objects::nonNull)
                    .distinct()
                    .toList();
        }
    }

    /**
     * A place in history where an act finds a value it cannot follow.
     *
     * @param left what came before, and left the value
     * @param value the value it left
     * @param act the act that cannot follow it
     * @param accepted the values the act can follow
     */
    record Gap(Side left, Value value, Side act, Set<Value> accepted) {}

    /**
     * A record on one side of a gap.
     *
     * @param record the record; null where a rule stands alone
     * @param type the written name of the event, or of the rule
     * @param window when it happened
     * @param isNew whether it is (part of) what was to be recorded
     */
    record Side(@Nullable UUID record, String type, Window window, boolean isNew) {}

    /** An act names the same actor twice. */
    @Named("same-actor-twice")
    record SameActorTwice(ActorCode actor) implements Refusal {}

    /** An act names fewer parties than it takes. */
    @Named("too-few-parties")
    record TooFewParties(int found, int least) implements Refusal {}

    /** A meeting in which no two parties took part as principals. */
    @Named("nobody-to-meet")
    record NobodyToMeet(int principals) implements Refusal {}

    /** The one said to have begun it is not among the parties. */
    @Named("not-a-party")
    record NotAParty(String field, ActorCode actor) implements Refusal {}

    /** An act names more parties than one record holds. */
    @Named("too-many-parties")
    record TooManyParties(int found, int most) implements Refusal {}

    /** A code nobody has. */
    @Named("unknown-actor")
    record UnknownActor(String code, List<String> suggestions) implements Refusal {}

    /** On no day of the date did all its actors exist. */
    @Named("outside-life-span")
    record OutsideLifespan(Window window, List<Lived> actors) implements Refusal {}

    /** An actor and the days it lived. */
    record Lived(ActorCode actor, String name, List<Lifespan> spans) {}

    /** It begins after today; recorded means happened. */
    @Named("begins-in-the-future")
    record BeginsInTheFuture(LocalDate begins, LocalDate today) implements Refusal {}

    /** An interval on an act that happens once. */
    @Named("does-not-last")
    record DoesNotLast(
            String command, String occurred, @Nullable String once) implements Refusal {}

    /** A rank within the day, without a day. */
    @Named("order-needs-a-day")
    record OrderNeedsADay(String occurred) implements Refusal {}

    /** Neither a source nor a reason why there is none, or both. */
    @Named("no-evidence")
    record NoEvidence(boolean both) implements Refusal {}

    /** A facet that is kept by key was observed without one, or the other way round. */
    @Named("key-does-not-fit")
    record KeyDoesNotFit(Facet facet, @Nullable String found) implements Refusal {}

    /** A value the facet does not have, or NOT_RECORDED, which cannot be observed. */
    @Named("value-does-not-fit")
    record ValueDoesNotFit(Facet facet, Value found) implements Refusal {}

    /** A directed facet was observed between parties, without saying whose it is. */
    @Named("needs-direction")
    record NeedsDirection(Facet facet) implements Refusal {}

    /** A level that nothing is lower, or higher, than. */
    @Named("level-out-of-reach")
    record LevelOutOfReach(String command, MissionLevel level) implements Refusal {}

    /** No record of that id. */
    @Named("unknown-record")
    record UnknownRecord(UUID record) implements Refusal {}

    /** The record no longer counts, and nothing more can be said of it. */
    @Named("already-retracted")
    record AlreadyRetracted(UUID record) implements Refusal {}

    /**
     * What goes on of an ended actor's relation follows from a succession; no command made it, and none corrects it.
     *
     * @param record the record
     * @param succession the record of the succession
     * @param of the actor that ended
     */
    @Named("follows-from-a-succession")
    record FollowsFromASuccession(UUID record, UUID succession, ActorCode of) implements Refusal {}

    /** A correction of another type; the type of a record stays. */
    @Named("type-stays")
    record OtherType(UUID record, String found, String expected) implements Refusal {}

    /** A correction whose content has another id than the record. */
    @Named("record-id-stays")
    record OtherId(UUID record, UUID found) implements Refusal {}

    /** The id is in use for a record that says something else. */
    @Named("id-used-for-other-content")
    record OtherContent(UUID record) implements Refusal {}

    /** A record cannot be an alternative to itself. */
    @Named("alternative-to-itself")
    record AlternativeToItself(UUID record) implements Refusal {}

    /** No dispute of that id. */
    @Named("unknown-dispute")
    record UnknownDispute(UUID dispute) implements Refusal {}

    /** The dispute was resolved before. */
    @Named("dispute-not-open")
    record NotOpen(UUID dispute) implements Refusal {}

    /** A further source may raise a grade, not lower it. */
    @Named("grade-only-rises")
    record GradeOnlyRises(Grade found, Grade present) implements Refusal {}

    /** A code that is in use. */
    @Named("already-registered")
    record AlreadyRegistered(ActorCode code, String name) implements Refusal {}
}
