package org.chancery.relation;

import static org.chancery.relation.Effect.always;
import static org.chancery.relation.Effect.gives;
import static org.chancery.relation.Effect.unless;
import static org.chancery.relation.Facet.*;
import static org.chancery.relation.Value.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.actor.ActorCode;
import org.chancery.relation.FacetChange.Occasion;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.RelationEvent.*;
import org.chancery.time.OccurrenceDate;
import org.jspecify.annotations.Nullable;

/**
 * What every act means: the relations it lands in, and the facets it changes in each.
 *
 * <p>This is the only place that knows. Windows, certainty, corrections and knowledge time are applied by the fold, to all
 * acts alike.
 */
public final class Effects {
    private static final Key STATE = Key.of("state");

    private final Act act;
    private final Pair pair;
    private final List<FacetChange> changes = new ArrayList<>();

    private Effects(Act act, Pair pair) {
        this.act = act;
        this.pair = pair;
    }

    /** The changes an act makes to the facets of one relation; none where it is only a contact or evidence there. */
    public static List<FacetChange> of(Act act, Pair pair) {
        Effects effects = new Effects(act, pair);
        effects.apply();
        return List.copyOf(effects.changes);
    }

    /**
     * The relations an act lands in. Of meetings and mutual acts every pair of principals, and each third party with each
     * principal; of directed acts every pair across the two sides, never within a side.
     */
    public static SortedSet<Pair> relations(Act act) {
        SortedSet<Pair> pairs = new TreeSet<>();
        switch (act) {
            case Gathering gathering -> {
                List<ActorCode> principals = principals(gathering);
                within(principals, pairs);
                for (Delegation delegation : gathering.delegations()) {
                    if (!principals.contains(delegation.actor())) {
                        across(List.of(delegation.actor()), principals, pairs);
                    }
                }
            }
            case Dealing dealing -> {
                switch (dealing.parties()) {
                    case Mutual(var between) -> {
                        within(between, pairs);
                        across(thirdParties(dealing), between, pairs);
                    }
                    case Directed(var by, var toward) -> {
                        across(by, toward, pairs);
                        across(thirdParties(dealing), by, pairs);
                        across(thirdParties(dealing), toward, pairs);
                        across(by, beneficiary(dealing), pairs);
                    }
                }
            }
        }
        return pairs;
    }

    /** Every actor an act names as a party, in the order written, whatever its role. */
    public static List<ActorCode> actors(Act act) {
        return switch (act) {
            case Gathering gathering ->
                gathering.delegations().stream().map(Delegation::actor).toList();
            case Dealing dealing -> {
                List<ActorCode> actors = new ArrayList<>();
                switch (dealing.parties()) {
                    case Mutual(var between) -> actors.addAll(between);
                    case Directed(var by, var toward) -> {
                        actors.addAll(by);
                        actors.addAll(toward);
                    }
                }
                actors.addAll(thirdParties(dealing));
                actors.addAll(beneficiary(dealing));
                yield List.copyOf(actors);
            }
        };
    }

    /** Whether the act may be dated by an interval that says it lasted. */
    public static boolean mayLast(Act act) {
        return switch (act) {
            case MeetingHeld _,
                    StatusObserved _,
                    ForcesDeployed _,
                    SupportProvided _,
                    ForceThreatened _,
                    ForceDisplayed _,
                    ForceUsed _,
                    SanctionsImposed _,
                    BorderClosed _ -> true;
            case Act _ -> false;
        };
    }

    /** Who took part in its own right; where there are two delegations only, both did. */
    static List<ActorCode> principals(Gathering gathering) {
        boolean everybody = gathering.delegations().size() == 2;
        return gathering.delegations().stream()
                .filter(delegation -> everybody || delegation.role() == DelegationRole.PRINCIPAL)
                .map(Delegation::actor)
                .toList();
    }

    private static List<ActorCode> thirdParties(Dealing dealing) {
        return switch (dealing) {
            case TalksProposed e -> e.thirdParty();
            case TalksOpened e -> e.thirdParty();
            case TalksStalled e -> e.thirdParty();
            case TalksResumed e -> e.thirdParty();
            case TalksConcluded e -> e.thirdParty();
            case TalksBrokenOff e -> e.thirdParty();
            case MediationOffered e -> List.of(e.thirdParty());
            case MediationStarted e -> List.of(e.thirdParty());
            case MediationStalled e -> List.of(e.thirdParty());
            case MediationEnded e -> List.of(e.thirdParty());
            case ProtectingPowerDesignated e -> List.of(e.protector());
            case ProtectingPowerEnded e -> List.of(e.protector());
            case Dealing _ -> List.of();
        };
    }

    private static List<ActorCode> beneficiary(Dealing dealing) {
        return switch (dealing) {
            case SupportProvided e when e.beneficiary() != null -> List.of(e.beneficiary());
            case SupportEnded e when e.beneficiary() != null -> List.of(e.beneficiary());
            case Dealing _ -> List.of();
        };
    }

    private static void within(List<ActorCode> actors, SortedSet<Pair> into) {
        for (int i = 0; i < actors.size(); i++) {
            across(actors.subList(i, i + 1), actors.subList(i + 1, actors.size()), into);
        }
    }

    private static void across(List<ActorCode> some, List<ActorCode> others, SortedSet<Pair> into) {
        for (ActorCode one : some) {
            for (ActorCode other : others) {
                if (!one.equals(other)) {
                    into.add(Pair.of(one, other));
                }
            }
        }
    }

    private void apply() {
        switch (act) {
            case StateRecognized e -> {
                Value form = e.form().value();
                directed(e, RECOGNITION, object(e.object()), gives(form, NONE, WITHDRAWN, DE_FACTO, FULL_INFERRED));
            }
            case RecognitionWithdrawn e ->
                directed(e, RECOGNITION, object(e.object()), gives(WITHDRAWN, DE_FACTO, FULL, FULL_INFERRED));
            case TiesEstablished e -> {
                mutual(e, TIES, null, gives(ESTABLISHED, NEVER, LAPSED, ESTABLISHED_INFERRED));
                bothWays(e, RECOGNITION, STATE, always(FULL_INFERRED).keeping(FULL), "recognition-by-ties");
                if (e.level() != null) {
                    bothWays(e, MISSION_LEVEL, null, always(e.level().value()), null);
                }
            }
            case TiesRestored e -> {
                mutual(e, TIES, null, gives(ESTABLISHED, SEVERED, SUSPENDED, LAPSED));
                every(e, PROTECTING_POWER, "protecting-power-ended-by-restoration");
            }
            case TiesSuspended e ->
                mutual(
                        e,
                        TIES,
                        null,
                        gives(SUSPENDED, ESTABLISHED, ESTABLISHED_INFERRED),
                        "initiator",
                        initiator(e.parties(), null));
            case TiesSevered e -> {
                mutual(
                        e,
                        TIES,
                        null,
                        gives(SEVERED, ESTABLISHED, ESTABLISHED_INFERRED, SUSPENDED),
                        "initiator",
                        initiator(e.parties(), e.initiator()));
                missionsEnd(e);
            }
            case TiesLapsed e -> {
                mutual(e, TIES, null, always(LAPSED));
                missionsEnd(e);
            }
            case RelationContinued e -> e.carried().forEach(carried -> carry(e, carried));
            case MissionLevelRaised e ->
                directed(e, MISSION_LEVEL, null, gives(e.level().value(), below(e.level())), "resident", e.resident());
            case MissionLevelLowered e ->
                directed(e, MISSION_LEVEL, null, gives(e.level().value(), above(e.level())), "resident", e.resident());
            case MissionOpened e -> {
                directed(e, MISSION_OPERATION, null, gives(OPEN, CLOSED, SUSPENDED), "city", e.city());
                if (e.level() != null) {
                    directed(e, MISSION_LEVEL, null, always(e.level().value()));
                }
            }
            case MissionSuspended e -> directed(e, MISSION_OPERATION, null, gives(SUSPENDED, OPEN));
            case MissionClosed e -> directed(e, MISSION_OPERATION, null, gives(CLOSED, OPEN, SUSPENDED));
            case CredentialsPresented e -> {
                directed(e, HEAD_OF_MISSION, null, always(IN_POST), "person", e.person());
                directed(e, MISSION_LEVEL, null, always(e.rank().level()), "resident", e.resident());
            }
            case ChargeAdInterimAppointed e ->
                directed(e, HEAD_OF_MISSION, null, always(AD_INTERIM), "person", e.person());
            case TenureEnded e -> directed(e, HEAD_OF_MISSION, null, always(VACANT));
            case AmbassadorRecalled e ->
                directed(e, HEAD_OF_MISSION, null, gives(RECALLED, IN_POST, AD_INTERIM), "person", e.person());
            case AmbassadorReturned e ->
                directed(e, HEAD_OF_MISSION, null, gives(IN_POST, RECALLED, EXPELLED), "person", e.person());
            case AmbassadorWithdrawn e -> {
                directed(e, HEAD_OF_MISSION, null, gives(VACANT, IN_POST, RECALLED, AD_INTERIM));
                Value left = e.level() == null ? CHARGE : e.level().value();
                directed(e, MISSION_LEVEL, null, always(left));
            }
            case DiplomatsExpelled e -> {
                if (Boolean.TRUE.equals(e.headOfMission())) {
                    ofTheSender(e, HEAD_OF_MISSION, gives(EXPELLED, IN_POST, AD_INTERIM, RECALLED));
                }
            }
            case ConsulateOpened e -> directed(e, CONSULATES, e.city(), gives(OPEN, CLOSED));
            case ConsulateClosed e -> directed(e, CONSULATES, e.city(), gives(CLOSED, OPEN));
            case ProtectingPowerDesignated e -> directed(e, PROTECTING_POWER, key(e.protector()), gives(ACTIVE, ENDED));
            case ProtectingPowerEnded e -> directed(e, PROTECTING_POWER, key(e.protector()), gives(ENDED, ACTIVE));
            case PolicyAdopted e ->
                directed(e, POLICY, e.policy(), gives(ADOPTED, RENOUNCED).keeping(ADOPTED));
            case PolicyRenounced e -> directed(e, POLICY, e.policy(), gives(RENOUNCED, ADOPTED));
            case DemandRaised e -> directed(e, DEMANDS, e.demand(), always(RAISED));
            case DemandMet e -> directed(e, DEMANDS, e.demand(), gives(MET, RAISED, REJECTED));
            case DemandDropped e -> directed(e, DEMANDS, e.demand(), gives(DROPPED, RAISED, REJECTED));
            case DemandRejected e -> directed(e, DEMANDS, e.demand(), gives(REJECTED, RAISED, REJECTED));
            case TalksProposed e ->
                talks(e, e.subject(), always(PROPOSED).keeping(UNDER_WAY), e.thirdParty(), e.role(), e.overDemand());
            case TalksOpened e ->
                talks(e, e.subject(), unless(UNDER_WAY, UNDER_WAY), e.thirdParty(), e.role(), e.overDemand());
            case TalksStalled e ->
                talks(e, e.subject(), gives(STALLED, UNDER_WAY), e.thirdParty(), e.role(), e.overDemand());
            case TalksResumed e ->
                talks(e, e.subject(), gives(UNDER_WAY, STALLED, BROKEN_OFF), e.thirdParty(), e.role(), e.overDemand());
            case TalksConcluded e ->
                talks(e, e.subject(), gives(CONCLUDED, UNDER_WAY, STALLED), e.thirdParty(), e.role(), e.overDemand());
            case TalksBrokenOff e ->
                talks(e, e.subject(), gives(BROKEN_OFF, UNDER_WAY, STALLED), e.thirdParty(), e.role(), e.overDemand());
            case MediationOffered e ->
                mediation(e, e.thirdParty(), e.subject(), always(OFFERED).keeping(UNDER_WAY), e.role());
            case MediationStarted e ->
                mediation(e, e.thirdParty(), e.subject(), gives(UNDER_WAY, OFFERED, STALLED), e.role());
            case MediationStalled e -> mediation(e, e.thirdParty(), e.subject(), gives(STALLED, UNDER_WAY), e.role());
            case MediationEnded e -> mediation(e, e.thirdParty(), e.subject(), unless(ENDED, ENDED), e.role());
            case MediationAccepted e ->
                directed(e, MEDIATION_ANSWER, key(e.thirdParty(), e.subject()), always(ACCEPTED));
            case MediationRejected e ->
                directed(e, MEDIATION_ANSWER, key(e.thirdParty(), e.subject()), always(REJECTED));
            case MediationWithdrawnFrom e ->
                directed(e, MEDIATION_ANSWER, key(e.thirdParty(), e.subject()), gives(WITHDRAWN, ACCEPTED));
            case AgreementSigned e -> agreement(e, e.title(), gives(SIGNED, TERMINATED, SIGNED), e.kind());
            case AgreementRatified e -> agreement(e, e.title(), gives(RATIFIED, SIGNED), e.kind());
            case AgreementBroughtIntoForce e ->
                agreement(e, e.title(), gives(IN_FORCE, SIGNED, RATIFIED, SUSPENDED), e.kind());
            case AgreementSuspended e -> agreement(e, e.title(), gives(SUSPENDED, RATIFIED, IN_FORCE), e.kind());
            case AgreementDenounced e -> agreement(e, e.title(), unless(TERMINATED, TERMINATED), e.kind());
            case SanctionsThreatened e ->
                directed(
                        e,
                        SANCTIONS,
                        e.regime(),
                        gives(THREATENED, LIFTED).keeping(THREATENED, IMPOSED, EASED, SUSPENDED));
            case SanctionsImposed e -> {
                directed(e, SANCTIONS, e.regime(), always(IMPOSED), "kinds", joined(e.kinds()));
                end(lifting());
            }
            case SanctionsEased e -> directed(e, SANCTIONS, e.regime(), gives(EASED, IMPOSED, SUSPENDED));
            case SanctionsSuspended e -> directed(e, SANCTIONS, e.regime(), gives(SUSPENDED, IMPOSED, EASED));
            case SanctionsLifted e -> directed(e, SANCTIONS, e.regime(), lifting());
            case BorderClosed e -> {
                mutual(e, BORDER, Key.of(e.kind().name()), always(CLOSED), "initiator", initiator(e.parties(), null));
                end(opening());
            }
            case BorderRestricted e ->
                mutual(
                        e,
                        BORDER,
                        Key.of(e.kind().name()),
                        always(RESTRICTED),
                        "initiator",
                        initiator(e.parties(), null));
            case BorderOpened e -> mutual(e, BORDER, Key.of(e.kind().name()), opening());
            case SupportProvided e -> {
                support(e, e.kind(), e.programme(), e.beneficiary(), always(GIVEN));
                end(gives(ENDED, GIVEN));
            }
            case SupportEnded e -> support(e, e.kind(), e.programme(), e.beneficiary(), gives(ENDED, GIVEN));
            case ForcesDeployed e -> {
                directed(e, DEPLOYMENT, e.operation(), always(e.consent().value()));
                end(unless(NONE, NONE));
            }
            case ForcesWithdrawn e -> directed(e, DEPLOYMENT, e.operation(), unless(NONE, NONE));
            case ForceThreatened e ->
                episode(
                        e,
                        e.episode(),
                        gives(ACTIVE_THREAT, ENDED).keeping(ACTIVE, ACTIVE_THREAT, ACTIVE_DISPLAY, ACTIVE_USE));
            case ForceDisplayed e ->
                episode(
                        e,
                        e.episode(),
                        gives(ACTIVE_DISPLAY, ENDED, ACTIVE, ACTIVE_THREAT).keeping(ACTIVE_DISPLAY, ACTIVE_USE));
            case ForceUsed e ->
                episode(e, e.episode(), gives(ACTIVE_USE, ENDED, ACTIVE, ACTIVE_THREAT, ACTIVE_DISPLAY, ACTIVE_USE));
            case WarDeclared e ->
                mutual(e, HOSTILITY, null, unless(WAR, WAR), "initiator", initiator(e.parties(), null));
            case CeasefireAgreed e -> {
                mutual(e, HOSTILITY, null, always(CEASEFIRE));
                every(e, FORCE, "force-ended-by-ceasefire");
            }
            case ArmisticeAgreed e -> {
                mutual(e, HOSTILITY, null, always(ARMISTICE));
                every(e, FORCE, "force-ended-by-armistice");
            }
            case PeaceMade e -> {
                mutual(e, HOSTILITY, null, unless(Value.NONE, Value.NONE));
                every(e, FORCE, "force-ended-by-peace");
            }
            case StatusObserved e -> observed(e);
            case AmbassadorAppointed _,
                    AmbassadorSummoned _,
                    MeetingHeld _,
                    CallHeld _,
                    MeetingPlanned _,
                    MeetingCancelled _,
                    StatementMade _,
                    InteractionCoded _ -> {}
        }
    }

    private static Effect lifting() {
        return gives(LIFTED, IMPOSED, EASED, SUSPENDED);
    }

    private static Effect opening() {
        return gives(OPEN, CLOSED, RESTRICTED);
    }

    private static Value[] below(MissionLevel level) {
        return levels(level, other -> other.compareTo(level) < 0);
    }

    private static Value[] above(MissionLevel level) {
        return levels(level, other -> other.compareTo(level) > 0);
    }

    /** OTHER stands outside the order: it can be raised or lowered to any level, and any level to it. */
    private static Value[] levels(MissionLevel level, Predicate<MissionLevel> accepted) {
        return Arrays.stream(MissionLevel.values())
                .filter(other -> level == MissionLevel.OTHER || other == MissionLevel.OTHER || accepted.test(other))
                .map(MissionLevel::value)
                .toArray(Value[]::new);
    }

    private static Key object(@Nullable Key named) {
        return named == null ? STATE : named;
    }

    private static Key key(ActorCode actor) {
        return Key.of(actor.value());
    }

    private static Key key(ActorCode thirdParty, Key subject) {
        return Key.of(thirdParty.value() + " / " + subject.text());
    }

    /** Who began it, of the two: others who did the same on that day did it in relations of their own. */
    private @Nullable String initiator(Parties parties, @Nullable ActorCode stated) {
        if (stated != null) {
            return stated.value();
        }
        return switch (parties) {
            case Directed(var by, var _) -> joined(by.stream().filter(pair::has).toList());
            case Mutual _ -> null;
        };
    }

    private static @Nullable String joined(List<?> values) {
        return values.isEmpty()
                ? null
                : values.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private boolean isBetweenPrincipals(Parties parties) {
        return switch (parties) {
            case Mutual(var between) -> between.contains(pair.first()) && between.contains(pair.second());
            case Directed(var by, var toward) -> faces(by, toward);
        };
    }

    private boolean faces(List<ActorCode> by, List<ActorCode> toward) {
        return (by.contains(pair.first()) && toward.contains(pair.second()))
                || (by.contains(pair.second()) && toward.contains(pair.first()));
    }

    private void add(FacetChange change) {
        boolean endUnknown = act.particulars().occurred() instanceof OccurrenceDate.Lasting lasting
                && lasting.end() instanceof OccurrenceDate.End.Unknown
                && change.rule() == null;
        changes.add(endUnknown ? change.with("endUnknown", "true") : change);
    }

    private void mutual(Dealing dealing, Facet facet, @Nullable Key key, Effect effect) {
        mutual(dealing, facet, key, effect, "", null);
    }

    private void mutual(
            Dealing dealing, Facet facet, @Nullable Key key, Effect effect, String detail, @Nullable Object value) {
        if (isBetweenPrincipals(dealing.parties())) {
            add(FacetChange.of(FacetKey.mutual(facet, pair, key), effect).with(detail, value));
        }
    }

    private void bothWays(Dealing dealing, Facet facet, @Nullable Key key, Effect effect, @Nullable String rule) {
        if (isBetweenPrincipals(dealing.parties())) {
            add(sided(facet, pair.first(), key, effect, rule));
            add(sided(facet, pair.second(), key, effect, rule));
        }
    }

    private FacetChange sided(Facet facet, ActorCode by, @Nullable Key key, Effect effect, @Nullable String rule) {
        FacetChange change = FacetChange.of(FacetKey.directed(facet, by, pair.other(by), key), effect);
        return rule == null ? change : change.inferred(rule);
    }

    private void missionsEnd(Dealing dealing) {
        bothWays(dealing, MISSION_LEVEL, null, always(NONE), null);
        bothWays(dealing, MISSION_OPERATION, null, always(CLOSED), null);
        bothWays(dealing, HEAD_OF_MISSION, null, always(VACANT), null);
    }

    /** Several values of one key stand on the same days in any order, so that each of them can be the one that is left. */
    private void carry(RelationContinued continued, Carried carried) {
        for (Value value : heldAs(carried)) {
            FacetChange change = FacetChange.of(carried.in(pair), always(value)).inferred("succession");
            for (Carried.Detail detail : carried.details()) {
                boolean told = carried.facet() == FORCE && detail.name().equals("kind");
                change = told ? change : change.with(detail.name(), detail.text());
            }
            add(change.with("continues", continued.of()));
        }
    }

    /** As the fold tells values apart: what is carried over is only inferred, and an episode goes on as what it was. */
    private static List<Value> heldAs(Carried carried) {
        if (carried.value() == null) {
            return List.of(NOT_RECORDED);
        }
        if (carried.facet() == RECOGNITION && carried.value() == FULL) {
            return List.of(FULL_INFERRED);
        }
        if (carried.facet() == TIES && carried.value() == ESTABLISHED) {
            return List.of(ESTABLISHED_INFERRED);
        }
        List<Value> kinds = new ArrayList<>();
        if (carried.facet() == FORCE && carried.value() == ACTIVE) {
            for (Carried.Detail detail : carried.details()) {
                if (detail.name().equals("kind")) {
                    Stream.of(ACTIVE_THREAT, ACTIVE_DISPLAY, ACTIVE_USE)
                            .filter(kind -> detail.text().contains(kind.name().substring("ACTIVE_".length())))
                            .forEach(kinds::add);
                }
            }
        }
        return kinds.isEmpty() ? List.of(carried.value()) : kinds;
    }

    private void every(Dealing dealing, Facet facet, String rule) {
        if (isBetweenPrincipals(dealing.parties())) {
            Effect ended = always(ENDED).keeping(NOT_RECORDED);
            add(FacetChange.ofEvery(facet, pair.first(), pair.second(), ended, rule));
            add(FacetChange.ofEvery(facet, pair.second(), pair.first(), ended, rule));
        }
    }

    private void directed(Dealing dealing, Facet facet, @Nullable Key key, Effect effect) {
        directed(dealing, facet, key, effect, "", null);
    }

    private void directed(
            Dealing dealing, Facet facet, @Nullable Key key, Effect effect, String detail, @Nullable Object value) {
        if (dealing.parties() instanceof Directed(var by, var toward)) {
            sides(by, toward, facet, key, effect, detail, value);
        }
    }

    private void sides(
            List<ActorCode> by,
            List<ActorCode> toward,
            Facet facet,
            @Nullable Key key,
            Effect effect,
            String detail,
            @Nullable Object value) {
        for (ActorCode side : List.of(pair.first(), pair.second())) {
            if (by.contains(side) && toward.contains(pair.other(side))) {
                add(FacetChange.of(FacetKey.directed(facet, side, pair.other(side), key), effect)
                        .with(detail, value));
            }
        }
    }

    /** Of an act by the host: the facet belongs to the sender. */
    private void ofTheSender(Dealing dealing, Facet facet, Effect effect) {
        if (dealing.parties() instanceof Directed(var host, var sender)) {
            sides(sender, host, facet, null, effect, "", null);
        }
    }

    private void talks(
            Dealing dealing,
            Key subject,
            Effect effect,
            List<ActorCode> thirdParty,
            @Nullable ThirdPartyRole role,
            @Nullable Key overDemand) {
        if (isBetweenPrincipals(dealing.parties())) {
            add(FacetChange.of(FacetKey.mutual(TALKS, pair, subject), effect)
                    .with("thirdParty", joined(thirdParty))
                    .with("role", role)
                    .with("overDemand", overDemand));
        }
    }

    private void mediation(
            Dealing dealing, ActorCode thirdParty, Key subject, Effect effect, @Nullable ThirdPartyRole role) {
        mutual(dealing, MEDIATION, key(thirdParty, subject), effect, "role", role);
    }

    private void agreement(Dealing dealing, Key title, Effect effect, @Nullable AgreementKind kind) {
        mutual(dealing, COMMITMENTS, title, effect, "kind", kind);
    }

    private void support(
            Dealing dealing,
            SupportKind kind,
            @Nullable Key programme,
            @Nullable ActorCode beneficiary,
            Effect effect) {
        if (dealing.parties() instanceof Directed(var by, var toward)) {
            Key key = programme == null ? Key.of(kind.name()) : Key.of(kind.name() + " / " + programme.text());
            sides(by, beneficiary == null ? toward : List.of(beneficiary), SUPPORT, key, effect, "", null);
        }
    }

    private void episode(Dealing dealing, @Nullable Key named, Effect effect) {
        Key key = named == null ? Key.of(act.particulars().recordId().toString()) : named;
        directed(dealing, FORCE, key, effect);
        if (act.particulars().occurred() instanceof OccurrenceDate.Once) {
            addEnd(always(ENDED));
        } else {
            end(always(ENDED));
        }
    }

    /** Adds the end of what lasted, where the record says when that was. */
    private void end(Effect effect) {
        if (act.particulars().occurred() instanceof OccurrenceDate.Lasting lasting
                && lasting.end() instanceof OccurrenceDate.End.Until) {
            addEnd(effect);
        }
    }

    private void addEnd(Effect effect) {
        for (FacetChange start : List.copyOf(changes)) {
            changes.add(FacetChange.of(start.facetKey(), effect).at(Occasion.END));
        }
    }

    private void observed(StatusObserved e) {
        Key key = e.facet() == RECOGNITION ? object(e.key()) : e.key();
        Effect effect = gives(e.value(), e.value());
        if (e.value() == FULL) {
            effect = gives(FULL, FULL, FULL_INFERRED);
        } else if (e.facet() == TIES && e.value() == ESTABLISHED) {
            effect = gives(ESTABLISHED, ESTABLISHED, ESTABLISHED_INFERRED);
        } else if (e.value() == ACTIVE) {
            effect = effect.keeping(ACTIVE_THREAT, ACTIVE_DISPLAY, ACTIVE_USE);
        }
        if (e.facet().directed()) {
            directed(e, e.facet(), key, effect);
        } else {
            mutual(e, e.facet(), key, effect);
        }
        changes.replaceAll(change -> change.at(Occasion.THROUGHOUT));
    }
}
