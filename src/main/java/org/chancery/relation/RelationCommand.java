package org.chancery.relation;

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
 * What a person asks the ledger to record, in the imperative.
 *
 * <p>The whole vocabulary on one screen: {@link Act acts} happened in the world, {@link Amendment amendments} speak of a
 * record already held, {@link ActorCommand actor commands} speak of an actor. The written name of each is its {@link Named}.
 */
public sealed interface RelationCommand {

    /** An act in the world, dated and sourced by its particulars. */
    sealed interface Act extends RelationCommand {
        Particulars particulars();
    }

    /** A statement about a record already held; nothing in the ledger is changed or removed by it. */
    sealed interface Amendment extends RelationCommand {}

    /** A statement about one actor, kept in that actor's own stream. */
    sealed interface ActorCommand extends RelationCommand {}

    // Recognition and ties
    /** Recognition of a state, or of a named government, by another actor. */
    @Named("recognize-state")
    record RecognizeState(Directed parties, @Nullable Key object, Recognition form, Particulars particulars)
            implements Act {}

    /** Withdrawal of a recognition given before. */
    @Named("withdraw-recognition")
    record WithdrawRecognition(Directed parties, @Nullable Key object, Particulars particulars) implements Act {}

    /** Diplomatic relations begin; recognition both ways is inferred. */
    @Named("establish-ties")
    record EstablishTies(
            Mutual parties,
            @Nullable MissionLevel level,
            @Nullable Key government,
            Particulars particulars) implements Act {}

    /** Diplomatic relations resume; every protecting power ends. */
    @Named("restore-ties")
    record RestoreTies(Mutual parties, @Nullable Key government, Particulars particulars) implements Act {}

    /** Diplomatic relations are suspended, by one side or by both. */
    @Named("suspend-ties")
    record SuspendTies(Parties parties, @Nullable String cause, Particulars particulars) implements Act {}

    /** Diplomatic relations are broken off; missions close both ways. */
    @Named("sever-ties")
    record SeverTies(
            Parties parties,
            @Nullable ActorCode initiator,
            @Nullable String reason,
            Particulars particulars) implements Act {}

    /** Relations lapse because one of the two ceased to exist or merged. */
    @Named("end-existence")
    record EndExistence(Mutual parties, Particulars particulars) implements Act {}

    // Missions and their heads
    /** The sender raises the level of its mission at the host. */
    @Named("raise-mission-level")
    record RaiseMissionLevel(
            Directed parties, MissionLevel level, @Nullable Boolean resident, Particulars particulars) implements Act {}

    /** The sender lowers the level of its mission at the host. */
    @Named("lower-mission-level")
    record LowerMissionLevel(
            Directed parties, MissionLevel level, @Nullable Boolean resident, Particulars particulars) implements Act {}

    /** A mission opens, for the first time or again. */
    @Named("open-mission")
    record OpenMission(
            Directed parties, @Nullable Key city, @Nullable MissionLevel level, Particulars particulars)
            implements Act {}

    /** A mission suspends its operation. */
    @Named("suspend-mission")
    record SuspendMission(Directed parties, @Nullable String reason, Particulars particulars) implements Act {}

    /** A mission closes. */
    @Named("close-mission")
    record CloseMission(Directed parties, @Nullable String reason, Particulars particulars) implements Act {}

    /** A head of mission is appointed; nothing moves until credentials are presented. */
    @Named("appoint-ambassador")
    record AppointAmbassador(
            Directed parties,
            String person,
            @Named("class") RepresentativeClass rank,
            @Nullable Boolean resident,
            Particulars particulars)
            implements Act {}

    /** A head of mission presents credentials and is in post. */
    @Named("present-credentials")
    record PresentCredentials(
            Directed parties,
            String person,
            @Named("class") RepresentativeClass rank,
            @Nullable Boolean resident,
            Particulars particulars)
            implements Act {}

    /** A chargé d'affaires ad interim heads the mission. */
    @Named("appoint-charge-ad-interim")
    record AppointChargeAdInterim(
            Directed parties, @Nullable String person, Particulars particulars) implements Act {}

    /** A head of mission leaves the post in the ordinary course; the level stays. */
    @Named("end-tenure")
    record EndTenure(Directed parties, @Nullable String person, TenureEnd how, Particulars particulars)
            implements Act {}

    /** The sender recalls its head of mission for consultations; the level stays. */
    @Named("recall-ambassador")
    record RecallAmbassador(Directed parties, @Nullable String person, Particulars particulars) implements Act {}

    /** A recalled or expelled head of mission returns to the post. */
    @Named("return-ambassador")
    record ReturnAmbassador(Directed parties, @Nullable String person, Particulars particulars) implements Act {}

    /** The sender withdraws its head of mission and leaves a lower level behind (CHARGE where none is given). */
    @Named("withdraw-ambassador")
    record WithdrawAmbassador(
            Directed parties,
            @Nullable String person,
            @Nullable MissionLevel level,
            Particulars particulars) implements Act {}

    /** The host (by) expels diplomats of the sender (toward), perhaps the head of mission. */
    @Named("expel-diplomats")
    record ExpelDiplomats(
            Directed parties,
            @Nullable Integer count,
            List<String> names,
            @Nullable Boolean headOfMission,
            Particulars particulars)
            implements Act {}

    /** The host (by) summons the sender's head of mission (toward). */
    @Named("summon-ambassador")
    record SummonAmbassador(Directed parties, @Nullable String reason, Particulars particulars) implements Act {}

    /** A consulate opens in a city of the host. */
    @Named("open-consulate")
    record OpenConsulate(Directed parties, Key city, Particulars particulars) implements Act {}

    /** A consulate closes. */
    @Named("close-consulate")
    record CloseConsulate(Directed parties, Key city, Particulars particulars) implements Act {}

    /** A third state takes charge of the sender's interests at the host. */
    @Named("designate-protecting-power")
    record DesignateProtectingPower(Directed parties, ActorCode protector, Particulars particulars) implements Act {}

    /** The charge of a protecting power ends. */
    @Named("end-protecting-power")
    record EndProtectingPower(Directed parties, ActorCode protector, Particulars particulars) implements Act {}

    // Contacts
    /** Representatives of two or more actors met. */
    @Named("hold-meeting")
    record HoldMeeting(
            List<Delegation> delegations,
            @Nullable MeetingLevel level,
            List<String> topics,
            @Nullable MeetingFormat format,
            @Nullable String occasion,
            Particulars particulars)
            implements Act {}

    /** Representatives spoke by telephone or video. */
    @Named("hold-call")
    record HoldCall(List<Delegation> delegations, List<String> topics, Particulars particulars) implements Act {}

    /** A meeting is announced for a date that may lie in the future. */
    @Named("plan-meeting")
    record PlanMeeting(List<Delegation> delegations, OccurrenceDate plannedFor, Particulars particulars)
            implements Act {}

    /** An announced meeting is called off; record names the announcement. */
    @Named("cancel-meeting")
    record CancelMeeting(
            List<Delegation> delegations,
            @Nullable OccurrenceDate plannedFor,
            @Nullable UUID record,
            Particulars particulars)
            implements Act {}

    /** One side speaks publicly about, or to, the other. */
    @Named("make-statement")
    record MakeStatement(
            Directed parties, Stance stance, @Nullable String words, Particulars particulars) implements Act {}

    // Policies and demands
    /** One side states a policy toward the other. */
    @Named("adopt-policy")
    record AdoptPolicy(Directed parties, Key policy, Particulars particulars) implements Act {}

    /** One side renounces a stated policy. */
    @Named("renounce-policy")
    record RenouncePolicy(Directed parties, Key policy, Particulars particulars) implements Act {}

    /** The demanding side (by) raises a demand. */
    @Named("raise-demand")
    record RaiseDemand(Directed parties, Key demand, Particulars particulars) implements Act {}

    /** The demand of by is met by toward. */
    @Named("meet-demand")
    record MeetDemand(Directed parties, Key demand, Particulars particulars) implements Act {}

    /** The demanding side (by) drops its demand. */
    @Named("drop-demand")
    record DropDemand(Directed parties, Key demand, Particulars particulars) implements Act {}

    /** The demand of by is rejected by toward. */
    @Named("reject-demand")
    record RejectDemand(Directed parties, Key demand, Particulars particulars) implements Act {}

    // Talks and mediation
    /** Talks on a subject are proposed. */
    @Named("propose-talks")
    record ProposeTalks(
            Mutual parties,
            Key subject,
            List<ActorCode> thirdParty,
            @Nullable ThirdPartyRole role,
            @Nullable Key overDemand,
            @Nullable String outcome,
            Particulars particulars)
            implements Act {}

    /** Talks on a subject begin. */
    @Named("open-talks")
    record OpenTalks(
            Mutual parties,
            Key subject,
            List<ActorCode> thirdParty,
            @Nullable ThirdPartyRole role,
            @Nullable Key overDemand,
            @Nullable String outcome,
            Particulars particulars)
            implements Act {}

    /** Talks stall without being broken off. */
    @Named("stall-talks")
    record StallTalks(
            Mutual parties,
            Key subject,
            List<ActorCode> thirdParty,
            @Nullable ThirdPartyRole role,
            @Nullable Key overDemand,
            @Nullable String outcome,
            Particulars particulars)
            implements Act {}

    /** Stalled or broken-off talks resume. */
    @Named("resume-talks")
    record ResumeTalks(
            Mutual parties,
            Key subject,
            List<ActorCode> thirdParty,
            @Nullable ThirdPartyRole role,
            @Nullable Key overDemand,
            @Nullable String outcome,
            Particulars particulars)
            implements Act {}

    /** Talks end with an outcome. */
    @Named("conclude-talks")
    record ConcludeTalks(
            Mutual parties,
            Key subject,
            List<ActorCode> thirdParty,
            @Nullable ThirdPartyRole role,
            @Nullable Key overDemand,
            @Nullable String outcome,
            Particulars particulars)
            implements Act {}

    /** Talks are broken off. */
    @Named("break-off-talks")
    record BreakOffTalks(
            Mutual parties,
            Key subject,
            List<ActorCode> thirdParty,
            @Nullable ThirdPartyRole role,
            @Nullable Key overDemand,
            @Nullable String outcome,
            Particulars particulars)
            implements Act {}

    /** A third party offers its services between two sides. */
    @Named("offer-mediation")
    record OfferMediation(
            Mutual parties, ActorCode thirdParty, ThirdPartyRole role, Key subject, Particulars particulars)
            implements Act {}

    /** The service of a third party begins. */
    @Named("start-mediation")
    record StartMediation(
            Mutual parties, ActorCode thirdParty, ThirdPartyRole role, Key subject, Particulars particulars)
            implements Act {}

    /** The service of a third party stalls. */
    @Named("stall-mediation")
    record StallMediation(
            Mutual parties, ActorCode thirdParty, ThirdPartyRole role, Key subject, Particulars particulars)
            implements Act {}

    /** The service of a third party ends. */
    @Named("end-mediation")
    record EndMediation(Mutual parties, ActorCode thirdParty, ThirdPartyRole role, Key subject, Particulars particulars)
            implements Act {}

    /** One side (by) accepts the mediation of a third party with the other. */
    @Named("accept-mediation")
    record AcceptMediation(Directed parties, ActorCode thirdParty, Key subject, Particulars particulars)
            implements Act {}

    /** One side (by) rejects the mediation of a third party with the other. */
    @Named("reject-mediation")
    record RejectMediation(Directed parties, ActorCode thirdParty, Key subject, Particulars particulars)
            implements Act {}

    /** One side (by) withdraws from a mediation it had accepted. */
    @Named("withdraw-from-mediation")
    record WithdrawFromMediation(Directed parties, ActorCode thirdParty, Key subject, Particulars particulars)
            implements Act {}

    // Agreements
    /** An agreement is signed. */
    @Named("sign-agreement")
    record SignAgreement(
            Mutual parties,
            Key title,
            @Nullable AgreementKind kind,
            @Nullable String registration,
            Particulars particulars)
            implements Act {}

    /** An agreement is ratified. */
    @Named("ratify-agreement")
    record RatifyAgreement(
            Parties parties,
            Key title,
            @Nullable AgreementKind kind,
            @Nullable String registration,
            Particulars particulars)
            implements Act {}

    /** An agreement enters into force. */
    @Named("bring-agreement-into-force")
    record BringAgreementIntoForce(
            Mutual parties,
            Key title,
            @Nullable AgreementKind kind,
            @Nullable String registration,
            Particulars particulars)
            implements Act {}

    /** The operation of an agreement is suspended. */
    @Named("suspend-agreement")
    record SuspendAgreement(
            Parties parties,
            Key title,
            @Nullable AgreementKind kind,
            @Nullable String registration,
            Particulars particulars)
            implements Act {}

    /** An agreement is denounced or otherwise terminated. */
    @Named("denounce-agreement")
    record DenounceAgreement(
            Parties parties,
            Key title,
            @Nullable AgreementKind kind,
            @Nullable String registration,
            Particulars particulars)
            implements Act {}

    // Sanctions and borders
    /** Sanctions are threatened. */
    @Named("threaten-sanctions")
    record ThreatenSanctions(Directed parties, Key regime, List<SanctionKind> kinds, Particulars particulars)
            implements Act {}

    /** Sanctions are imposed. */
    @Named("impose-sanctions")
    record ImposeSanctions(Directed parties, Key regime, List<SanctionKind> kinds, Particulars particulars)
            implements Act {}

    /** Sanctions are eased. */
    @Named("ease-sanctions")
    record EaseSanctions(Directed parties, Key regime, List<SanctionKind> kinds, Particulars particulars)
            implements Act {}

    /** Sanctions are suspended. */
    @Named("suspend-sanctions")
    record SuspendSanctions(Directed parties, Key regime, List<SanctionKind> kinds, Particulars particulars)
            implements Act {}

    /** Sanctions are lifted. */
    @Named("lift-sanctions")
    record LiftSanctions(Directed parties, Key regime, List<SanctionKind> kinds, Particulars particulars)
            implements Act {}

    /** A border closes. */
    @Named("close-border")
    record CloseBorder(Parties parties, BorderKind kind, Particulars particulars) implements Act {}

    /** Crossing a border is restricted. */
    @Named("restrict-border")
    record RestrictBorder(Parties parties, BorderKind kind, Particulars particulars) implements Act {}

    /** A border opens. */
    @Named("open-border")
    record OpenBorder(Parties parties, BorderKind kind, Particulars particulars) implements Act {}

    // Support and forces
    /** One side supports the other, or a group (beneficiary) inside it. */
    @Named("provide-support")
    record ProvideSupport(
            Directed parties,
            SupportKind kind,
            @Nullable Key programme,
            @Nullable ActorCode beneficiary,
            Particulars particulars)
            implements Act {}

    /** Support ends. */
    @Named("end-support")
    record EndSupport(
            Directed parties,
            SupportKind kind,
            @Nullable Key programme,
            @Nullable ActorCode beneficiary,
            Particulars particulars)
            implements Act {}

    /** Forces of by are stationed in or enter the territory of toward. */
    @Named("deploy-forces")
    record DeployForces(
            Directed parties,
            Consent consent,
            @Nullable Key operation,
            @Nullable String purpose,
            List<ActorCode> against,
            Particulars particulars)
            implements Act {}

    /** Deployed forces leave. */
    @Named("withdraw-forces")
    record WithdrawForces(Directed parties, @Nullable Key operation, Particulars particulars) implements Act {}

    /** Force is threatened. */
    @Named("threaten-force")
    record ThreatenForce(
            Directed parties,
            @Nullable Key episode,
            @Nullable String means,
            Particulars particulars) implements Act {}

    /** Force is displayed. */
    @Named("display-force")
    record DisplayForce(
            Directed parties,
            @Nullable Key episode,
            @Nullable String means,
            Particulars particulars) implements Act {}

    /** Force is used. */
    @Named("use-force")
    record UseForce(
            Directed parties,
            @Nullable Key episode,
            @Nullable String means,
            Particulars particulars) implements Act {}

    /** War is declared. */
    @Named("declare-war")
    record DeclareWar(Parties parties, Particulars particulars) implements Act {}

    /** A ceasefire is agreed; every episode of force ends. */
    @Named("agree-ceasefire")
    record AgreeCeasefire(Mutual parties, Particulars particulars) implements Act {}

    /** An armistice is agreed; every episode of force ends. */
    @Named("agree-armistice")
    record AgreeArmistice(Mutual parties, Particulars particulars) implements Act {}

    /** Peace is made; every episode of force ends. */
    @Named("make-peace")
    record MakePeace(Mutual parties, Particulars particulars) implements Act {}

    // Observations and codings
    /** A facet was seen to have a value, without the act that led there. */
    @Named("observe-status")
    record ObserveStatus(
            Parties parties,
            Facet facet,
            @Nullable Key key,
            Value value,
            @Nullable String dataset,
            Particulars particulars)
            implements Act {}

    /** A machine-coded interaction in a foreign scheme; always of grade MACHINE. */
    @Named("code-interaction")
    record CodeInteraction(
            Directed parties,
            String scheme,
            String code,
            @Nullable Double weight,
            String externalId,
            Particulars particulars)
            implements Act {}

    // Records already held

    /** The record counts with new content from now on; its type stays. */
    @Named("correct-record")
    record CorrectRecord(UUID record, String reason, Act content) implements Amendment {}

    /** The record no longer counts. */
    @Named("retract-record")
    record RetractRecord(UUID record, String reason) implements Amendment {}

    /** Somebody holds that a record is wrong; {@code instead} names records that hold only if it is. */
    @Named("dispute-record")
    record DisputeRecord(
            UUID disputeId,
            UUID record,
            String disputedBy,
            String grounds,
            List<UUID> instead,
            List<Source> sources,
            @Nullable String unsourced)
            implements Amendment {}

    /** A dispute ends with an outcome. */
    @Named("resolve-dispute")
    record ResolveDispute(UUID dispute, String outcome) implements Amendment {}

    /** A further source for a record, which may raise its grade. */
    @Named("add-source")
    record AddSource(UUID record, Source source, @Nullable Grade grade) implements Amendment {}

    // Actors

    /** An organisation, group, territory or further state enters the books. */
    @Named("register-actor")
    record RegisterActor(
            ActorCode code,
            ActorKind kind,
            String name,
            @Nullable Lifespan lifespan,
            List<Source> sources,
            @Nullable String unsourced,
            @Nullable String note)
            implements ActorCommand {}

    /** An actor takes another name. */
    @Named("rename-actor")
    record RenameActor(ActorCode actor, String name, Particulars particulars) implements ActorCommand {}

    /** An actor's government changes; relations are not touched by it. */
    @Named("change-government")
    record ChangeGovernment(ActorCode actor, String name, GovernmentChange how, Particulars particulars)
            implements ActorCommand {}

    /** One actor follows another. */
    @Named("record-succession")
    record RecordSuccession(ActorCode of, List<ActorCode> by, Actor.Successor.Kind kind, Particulars particulars)
            implements ActorCommand {}
}
