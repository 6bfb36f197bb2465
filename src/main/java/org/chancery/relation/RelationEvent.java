package org.chancery.relation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.ActorKind;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Parties.Mutual;
import org.chancery.time.OccurrenceDate;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger holds, in the past tense: the outcome of a {@link RelationCommand}.
 *
 * <p>An event is stored under its {@link Named name}, never under its class name. What it means for the facets of a
 * relation is said by {@link Effects} alone.
 */
public sealed interface RelationEvent {

    /** An act that happened in the world; the record as first held. */
    sealed interface Act extends RelationEvent {
        Particulars particulars();
    }

    /** An act of one side toward another, or of sides together. */
    sealed interface Dealing extends Act {
        Parties parties();
    }

    /** A meeting or call of delegations, held or planned. */
    sealed interface Gathering extends Act {
        List<Delegation> delegations();
    }

    /** A later statement about a record of the same stream. */
    sealed interface Amendment extends RelationEvent {}

    /** What happened to one actor, in that actor's own stream. */
    sealed interface ActorEvent extends RelationEvent {}

    // Recognition and ties
    /** Recognition of a state, or of a named government, by another actor. */
    @Named("state-recognized")
    record StateRecognized(Directed parties, @Nullable Key object, Recognition form, Particulars particulars)
            implements Dealing {}

    /** Withdrawal of a recognition given before. */
    @Named("recognition-withdrawn")
    record RecognitionWithdrawn(Directed parties, @Nullable Key object, Particulars particulars) implements Dealing {}

    /** Diplomatic relations begin; recognition both ways is inferred. */
    @Named("ties-established")
    record TiesEstablished(
            Mutual parties,
            @Nullable MissionLevel level,
            @Nullable Key government,
            Particulars particulars) implements Dealing {}

    /** Diplomatic relations resume; every protecting power ends. */
    @Named("ties-restored")
    record TiesRestored(Mutual parties, @Nullable Key government, Particulars particulars) implements Dealing {}

    /** Diplomatic relations are suspended, by one side or by both. */
    @Named("ties-suspended")
    record TiesSuspended(Parties parties, @Nullable String cause, Particulars particulars) implements Dealing {}

    /** Diplomatic relations are broken off; missions close both ways. */
    @Named("ties-severed")
    record TiesSevered(
            Parties parties,
            @Nullable ActorCode initiator,
            @Nullable String reason,
            Particulars particulars) implements Dealing {}

    /** Relations lapse because one of the two ceased to exist or merged. */
    @Named("ties-lapsed")
    record TiesLapsed(Mutual parties, Particulars particulars) implements Dealing {}

    /**
     * The relation of an ended actor goes on with the actor that continues it: what held on the eve of the succession holds
     * here, inferred. No command makes it; it follows from {@link SuccessionRecorded}.
     *
     * @param of the actor that is continued
     * @param succession the record of the succession
     * @param carried what held, each value that was possible on its own
     */
    @Named("relation-continued")
    record RelationContinued(
            Mutual parties, ActorCode of, UUID succession, List<Carried> carried, Particulars particulars)
            implements Dealing {
        public RelationContinued {
            carried = List.copyOf(carried);
        }
    }

    // Missions and their heads
    /** The sender raises the level of its mission at the host. */
    @Named("mission-level-raised")
    record MissionLevelRaised(
            Directed parties, MissionLevel level, @Nullable Boolean resident, Particulars particulars)
            implements Dealing {}

    /** The sender lowers the level of its mission at the host. */
    @Named("mission-level-lowered")
    record MissionLevelLowered(
            Directed parties, MissionLevel level, @Nullable Boolean resident, Particulars particulars)
            implements Dealing {}

    /** A mission opens, for the first time or again. */
    @Named("mission-opened")
    record MissionOpened(
            Directed parties, @Nullable Key city, @Nullable MissionLevel level, Particulars particulars)
            implements Dealing {}

    /** A mission suspends its operation. */
    @Named("mission-suspended")
    record MissionSuspended(Directed parties, @Nullable String reason, Particulars particulars) implements Dealing {}

    /** A mission closes. */
    @Named("mission-closed")
    record MissionClosed(Directed parties, @Nullable String reason, Particulars particulars) implements Dealing {}

    /** A head of mission is appointed; nothing moves until credentials are presented. */
    @Named("ambassador-appointed")
    record AmbassadorAppointed(
            Directed parties,
            String person,
            @Named("class") RepresentativeClass rank,
            @Nullable Boolean resident,
            Particulars particulars)
            implements Dealing {}

    /** A head of mission presents credentials and is in post. */
    @Named("credentials-presented")
    record CredentialsPresented(
            Directed parties,
            String person,
            @Named("class") RepresentativeClass rank,
            @Nullable Boolean resident,
            Particulars particulars)
            implements Dealing {}

    /** A chargé d'affaires ad interim heads the mission. */
    @Named("charge-ad-interim-appointed")
    record ChargeAdInterimAppointed(
            Directed parties, @Nullable String person, Particulars particulars) implements Dealing {}

    /** A head of mission leaves the post in the ordinary course; the level stays. */
    @Named("tenure-ended")
    record TenureEnded(Directed parties, @Nullable String person, TenureEnd how, Particulars particulars)
            implements Dealing {}

    /** The sender recalls its head of mission for consultations; the level stays. */
    @Named("ambassador-recalled")
    record AmbassadorRecalled(Directed parties, @Nullable String person, Particulars particulars) implements Dealing {}

    /** A recalled or expelled head of mission returns to the post. */
    @Named("ambassador-returned")
    record AmbassadorReturned(Directed parties, @Nullable String person, Particulars particulars) implements Dealing {}

    /** The sender withdraws its head of mission and leaves a lower level behind (CHARGE where none is given). */
    @Named("ambassador-withdrawn")
    record AmbassadorWithdrawn(
            Directed parties,
            @Nullable String person,
            @Nullable MissionLevel level,
            Particulars particulars) implements Dealing {}

    /** The host (by) expels diplomats of the sender (toward), perhaps the head of mission. */
    @Named("diplomats-expelled")
    record DiplomatsExpelled(
            Directed parties,
            @Nullable Integer count,
            List<String> names,
            @Nullable Boolean headOfMission,
            Particulars particulars)
            implements Dealing {}

    /** The host (by) summons the sender's head of mission (toward). */
    @Named("ambassador-summoned")
    record AmbassadorSummoned(Directed parties, @Nullable String reason, Particulars particulars) implements Dealing {}

    /** A consulate opens in a city of the host. */
    @Named("consulate-opened")
    record ConsulateOpened(Directed parties, Key city, Particulars particulars) implements Dealing {}

    /** A consulate closes. */
    @Named("consulate-closed")
    record ConsulateClosed(Directed parties, Key city, Particulars particulars) implements Dealing {}

    /** A third state takes charge of the sender's interests at the host. */
    @Named("protecting-power-designated")
    record ProtectingPowerDesignated(Directed parties, ActorCode protector, Particulars particulars)
            implements Dealing {}

    /** The charge of a protecting power ends. */
    @Named("protecting-power-ended")
    record ProtectingPowerEnded(Directed parties, ActorCode protector, Particulars particulars) implements Dealing {}

    // Contacts
    /** Representatives of two or more actors met. */
    @Named("meeting-held")
    record MeetingHeld(
            List<Delegation> delegations,
            @Nullable MeetingLevel level,
            List<String> topics,
            @Nullable MeetingFormat format,
            @Nullable String occasion,
            Particulars particulars)
            implements Gathering {}

    /** Representatives spoke by telephone or video. */
    @Named("call-held")
    record CallHeld(List<Delegation> delegations, List<String> topics, Particulars particulars) implements Gathering {}

    /** A meeting is announced for a date that may lie in the future. */
    @Named("meeting-planned")
    record MeetingPlanned(List<Delegation> delegations, OccurrenceDate plannedFor, Particulars particulars)
            implements Gathering {}

    /** An announced meeting is called off; record names the announcement. */
    @Named("meeting-cancelled")
    record MeetingCancelled(
            List<Delegation> delegations,
            @Nullable OccurrenceDate plannedFor,
            @Nullable UUID record,
            Particulars particulars)
            implements Gathering {}

    /** One side speaks publicly about, or to, the other. */
    @Named("statement-made")
    record StatementMade(
            Directed parties, Stance stance, @Nullable String words, Particulars particulars) implements Dealing {}

    // Policies and demands
    /** One side states a policy toward the other. */
    @Named("policy-adopted")
    record PolicyAdopted(Directed parties, Key policy, Particulars particulars) implements Dealing {}

    /** One side renounces a stated policy. */
    @Named("policy-renounced")
    record PolicyRenounced(Directed parties, Key policy, Particulars particulars) implements Dealing {}

    /** The demanding side (by) raises a demand. */
    @Named("demand-raised")
    record DemandRaised(Directed parties, Key demand, Particulars particulars) implements Dealing {}

    /** The demand of by is met by toward. */
    @Named("demand-met")
    record DemandMet(Directed parties, Key demand, Particulars particulars) implements Dealing {}

    /** The demanding side (by) drops its demand. */
    @Named("demand-dropped")
    record DemandDropped(Directed parties, Key demand, Particulars particulars) implements Dealing {}

    /** The demand of by is rejected by toward. */
    @Named("demand-rejected")
    record DemandRejected(Directed parties, Key demand, Particulars particulars) implements Dealing {}

    // Talks and mediation
    /** Talks on a subject are proposed. */
    @Named("talks-proposed")
    record TalksProposed(
            Mutual parties,
            Key subject,
            List<ActorCode> thirdParty,
            @Nullable ThirdPartyRole role,
            @Nullable Key overDemand,
            @Nullable String outcome,
            Particulars particulars)
            implements Dealing {}

    /** Talks on a subject begin. */
    @Named("talks-opened")
    record TalksOpened(
            Mutual parties,
            Key subject,
            List<ActorCode> thirdParty,
            @Nullable ThirdPartyRole role,
            @Nullable Key overDemand,
            @Nullable String outcome,
            Particulars particulars)
            implements Dealing {}

    /** Talks stall without being broken off. */
    @Named("talks-stalled")
    record TalksStalled(
            Mutual parties,
            Key subject,
            List<ActorCode> thirdParty,
            @Nullable ThirdPartyRole role,
            @Nullable Key overDemand,
            @Nullable String outcome,
            Particulars particulars)
            implements Dealing {}

    /** Stalled or broken-off talks resume. */
    @Named("talks-resumed")
    record TalksResumed(
            Mutual parties,
            Key subject,
            List<ActorCode> thirdParty,
            @Nullable ThirdPartyRole role,
            @Nullable Key overDemand,
            @Nullable String outcome,
            Particulars particulars)
            implements Dealing {}

    /** Talks end with an outcome. */
    @Named("talks-concluded")
    record TalksConcluded(
            Mutual parties,
            Key subject,
            List<ActorCode> thirdParty,
            @Nullable ThirdPartyRole role,
            @Nullable Key overDemand,
            @Nullable String outcome,
            Particulars particulars)
            implements Dealing {}

    /** Talks are broken off. */
    @Named("talks-broken-off")
    record TalksBrokenOff(
            Mutual parties,
            Key subject,
            List<ActorCode> thirdParty,
            @Nullable ThirdPartyRole role,
            @Nullable Key overDemand,
            @Nullable String outcome,
            Particulars particulars)
            implements Dealing {}

    /** A third party offers its services between two sides. */
    @Named("mediation-offered")
    record MediationOffered(
            Mutual parties, ActorCode thirdParty, ThirdPartyRole role, Key subject, Particulars particulars)
            implements Dealing {}

    /** The service of a third party begins. */
    @Named("mediation-started")
    record MediationStarted(
            Mutual parties, ActorCode thirdParty, ThirdPartyRole role, Key subject, Particulars particulars)
            implements Dealing {}

    /** The service of a third party stalls. */
    @Named("mediation-stalled")
    record MediationStalled(
            Mutual parties, ActorCode thirdParty, ThirdPartyRole role, Key subject, Particulars particulars)
            implements Dealing {}

    /** The service of a third party ends. */
    @Named("mediation-ended")
    record MediationEnded(
            Mutual parties, ActorCode thirdParty, ThirdPartyRole role, Key subject, Particulars particulars)
            implements Dealing {}

    /** One side (by) accepts the mediation of a third party with the other. */
    @Named("mediation-accepted")
    record MediationAccepted(Directed parties, ActorCode thirdParty, Key subject, Particulars particulars)
            implements Dealing {}

    /** One side (by) rejects the mediation of a third party with the other. */
    @Named("mediation-rejected")
    record MediationRejected(Directed parties, ActorCode thirdParty, Key subject, Particulars particulars)
            implements Dealing {}

    /** One side (by) withdraws from a mediation it had accepted. */
    @Named("mediation-withdrawn-from")
    record MediationWithdrawnFrom(Directed parties, ActorCode thirdParty, Key subject, Particulars particulars)
            implements Dealing {}

    // Agreements
    /** An agreement is signed. */
    @Named("agreement-signed")
    record AgreementSigned(
            Mutual parties,
            Key title,
            @Nullable AgreementKind kind,
            @Nullable String registration,
            Particulars particulars)
            implements Dealing {}

    /** An agreement is ratified. */
    @Named("agreement-ratified")
    record AgreementRatified(
            Parties parties,
            Key title,
            @Nullable AgreementKind kind,
            @Nullable String registration,
            Particulars particulars)
            implements Dealing {}

    /** An agreement enters into force. */
    @Named("agreement-brought-into-force")
    record AgreementBroughtIntoForce(
            Mutual parties,
            Key title,
            @Nullable AgreementKind kind,
            @Nullable String registration,
            Particulars particulars)
            implements Dealing {}

    /** The operation of an agreement is suspended. */
    @Named("agreement-suspended")
    record AgreementSuspended(
            Parties parties,
            Key title,
            @Nullable AgreementKind kind,
            @Nullable String registration,
            Particulars particulars)
            implements Dealing {}

    /** An agreement is denounced or otherwise terminated. */
    @Named("agreement-denounced")
    record AgreementDenounced(
            Parties parties,
            Key title,
            @Nullable AgreementKind kind,
            @Nullable String registration,
            Particulars particulars)
            implements Dealing {}

    // Sanctions and borders
    /** Sanctions are threatened. */
    @Named("sanctions-threatened")
    record SanctionsThreatened(Directed parties, Key regime, List<SanctionKind> kinds, Particulars particulars)
            implements Dealing {}

    /** Sanctions are imposed. */
    @Named("sanctions-imposed")
    record SanctionsImposed(Directed parties, Key regime, List<SanctionKind> kinds, Particulars particulars)
            implements Dealing {}

    /** Sanctions are eased. */
    @Named("sanctions-eased")
    record SanctionsEased(Directed parties, Key regime, List<SanctionKind> kinds, Particulars particulars)
            implements Dealing {}

    /** Sanctions are suspended. */
    @Named("sanctions-suspended")
    record SanctionsSuspended(Directed parties, Key regime, List<SanctionKind> kinds, Particulars particulars)
            implements Dealing {}

    /** Sanctions are lifted. */
    @Named("sanctions-lifted")
    record SanctionsLifted(Directed parties, Key regime, List<SanctionKind> kinds, Particulars particulars)
            implements Dealing {}

    /** A border closes. */
    @Named("border-closed")
    record BorderClosed(Parties parties, BorderKind kind, Particulars particulars) implements Dealing {}

    /** Crossing a border is restricted. */
    @Named("border-restricted")
    record BorderRestricted(Parties parties, BorderKind kind, Particulars particulars) implements Dealing {}

    /** A border opens. */
    @Named("border-opened")
    record BorderOpened(Parties parties, BorderKind kind, Particulars particulars) implements Dealing {}

    // Support and forces
    /** One side supports the other, or a group (beneficiary) inside it. */
    @Named("support-provided")
    record SupportProvided(
            Directed parties,
            SupportKind kind,
            @Nullable Key programme,
            @Nullable ActorCode beneficiary,
            Particulars particulars)
            implements Dealing {}

    /** Support ends. */
    @Named("support-ended")
    record SupportEnded(
            Directed parties,
            SupportKind kind,
            @Nullable Key programme,
            @Nullable ActorCode beneficiary,
            Particulars particulars)
            implements Dealing {}

    /** Forces of by are stationed in or enter the territory of toward. */
    @Named("forces-deployed")
    record ForcesDeployed(
            Directed parties,
            Consent consent,
            @Nullable Key operation,
            @Nullable String purpose,
            List<ActorCode> against,
            Particulars particulars)
            implements Dealing {}

    /** Deployed forces leave. */
    @Named("forces-withdrawn")
    record ForcesWithdrawn(Directed parties, @Nullable Key operation, Particulars particulars) implements Dealing {}

    /** Force is threatened. */
    @Named("force-threatened")
    record ForceThreatened(
            Directed parties,
            @Nullable Key episode,
            @Nullable String means,
            Particulars particulars) implements Dealing {}

    /** Force is displayed. */
    @Named("force-displayed")
    record ForceDisplayed(
            Directed parties,
            @Nullable Key episode,
            @Nullable String means,
            Particulars particulars) implements Dealing {}

    /** Force is used. */
    @Named("force-used")
    record ForceUsed(
            Directed parties,
            @Nullable Key episode,
            @Nullable String means,
            Particulars particulars) implements Dealing {}

    /** War is declared. */
    @Named("war-declared")
    record WarDeclared(Parties parties, Particulars particulars) implements Dealing {}

    /** A ceasefire is agreed; every episode of force ends. */
    @Named("ceasefire-agreed")
    record CeasefireAgreed(Mutual parties, Particulars particulars) implements Dealing {}

    /** An armistice is agreed; every episode of force ends. */
    @Named("armistice-agreed")
    record ArmisticeAgreed(Mutual parties, Particulars particulars) implements Dealing {}

    /** Peace is made; every episode of force ends. */
    @Named("peace-made")
    record PeaceMade(Mutual parties, Particulars particulars) implements Dealing {}

    // Observations and codings
    /** A facet was seen to have a value, without the act that led there. */
    @Named("status-observed")
    record StatusObserved(
            Parties parties,
            Facet facet,
            @Nullable Key key,
            Value value,
            @Nullable String dataset,
            Particulars particulars)
            implements Dealing {}

    /** A machine-coded interaction in a foreign scheme; always of grade MACHINE. */
    @Named("interaction-coded")
    record InteractionCoded(
            Directed parties,
            String scheme,
            String code,
            @Nullable Double weight,
            String externalId,
            Particulars particulars)
            implements Dealing {}

    // Records already held

    /**
     * The record counts with new content from this event on; added sources and disputes stay. Where the new content lands
     * in a relation that did not hold the record, the event says where it comes from and what was said of it there.
     */
    @Named("record-corrected")
    record RecordCorrected(
            UUID record,
            String reason,
            Act content,
            @Nullable Provenance provenance) implements Amendment {

        /** A correction that stays within the relations that hold the record. */
        public RecordCorrected(UUID record, String reason, Act content) {
            this(record, reason, content, null);
        }
    }

    /**
     * Where a record comes from that a correction brings into a relation, and what that relation has to know of it: the
     * stream of a relation is complete in itself.
     *
     * @param from the relations it was between until then, sorted
     * @param recordedOn the UTC day on which it was first recorded
     * @param added the sources added to it so far, with the grades they brought
     * @param disputed the open disputes that speak of it, as the record disputed or as what holds instead
     */
    record Provenance(List<Pair> from, LocalDate recordedOn, List<SourceAdded> added, List<RecordDisputed> disputed) {

        public Provenance {
            from = List.copyOf(from);
            added = List.copyOf(added);
            disputed = List.copyOf(disputed);
        }
    }

    /** The record no longer counts. */
    @Named("record-retracted")
    record RecordRetracted(UUID record, String reason) implements Amendment {}

    /** Two positions exist on the record from this event on. */
    @Named("record-disputed")
    record RecordDisputed(
            UUID disputeId,
            UUID record,
            String disputedBy,
            String grounds,
            List<UUID> instead,
            List<Source> sources,
            @Nullable String unsourced)
            implements Amendment {}

    /** A dispute ended. */
    @Named("dispute-resolved")
    record DisputeResolved(UUID dispute, UUID record, String outcome) implements Amendment {}

    /** The evidence for a record rose. */
    @Named("source-added")
    record SourceAdded(UUID record, Source source, @Nullable Grade grade) implements Amendment {}

    // Actors

    /** An actor entered the books. */
    @Named("actor-registered")
    record ActorRegistered(
            ActorCode code,
            ActorKind kind,
            String name,
            @Nullable Lifespan lifespan,
            List<Source> sources,
            @Nullable String unsourced,
            @Nullable String note)
            implements ActorEvent {}

    /** An actor took another name. */
    @Named("actor-renamed")
    record ActorRenamed(ActorCode actor, String name, Particulars particulars) implements ActorEvent {}

    /** An actor's government changed. */
    @Named("government-changed")
    record GovernmentChanged(ActorCode actor, String name, GovernmentChange how, Particulars particulars)
            implements ActorEvent {}

    /** One actor followed another. */
    @Named("succession-recorded")
    record SuccessionRecorded(ActorCode of, List<ActorCode> by, Actor.Successor.Kind kind, Particulars particulars)
            implements ActorEvent {}
}
