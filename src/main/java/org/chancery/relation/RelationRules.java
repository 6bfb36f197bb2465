package org.chancery.relation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.actor.Actors;
import org.chancery.relation.Decision.Hint;
import org.chancery.relation.Decision.Outcome;
import org.chancery.relation.Position.Affected;
import org.chancery.relation.RelationCommand.AddSource;
import org.chancery.relation.RelationCommand.CorrectRecord;
import org.chancery.relation.RelationCommand.DisputeRecord;
import org.chancery.relation.RelationCommand.ResolveDispute;
import org.chancery.relation.RelationCommand.RetractRecord;
import org.chancery.relation.RelationEvent.Provenance;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * Decides: sees the relations a command concerns, the command and today's day, and answers with events or refusals.
 *
 * <p>Pure: no clock, no randomness. A batch is judged as a whole, so that an episode in the middle of history can come in
 * at once.
 */
public final class RelationRules {
    /** The most parties one record holds; larger acts are recorded as accessions toward an organisation. */
    public static final int MOST_PARTIES = 40;

    private static final long NOT_YET = Long.MAX_VALUE;

    private final Map<Pair, Relation> now;
    private final Actors actors;
    private final LocalDate today;
    private final Map<FacetKey, Weighing> weighings = new TreeMap<>();
    private final Map<Integer, List<Refusal>> refusals = new TreeMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    /** How the fold of a key changed under the commands so far, and who is to answer for it. */
    private static final class Weighing {
        private final KeyFold first;
        private KeyFold last;
        private Affected affected = Affected.NOTHING;
        private int answerable = -1;
        private boolean insisted;

        Weighing(KeyFold first) {
            this.first = first;
            this.last = first;
        }
    }

    private RelationRules(Map<Pair, Relation> relations, Actors actors, LocalDate today) {
        this.now = new LinkedHashMap<>(relations);
        this.actors = actors;
        this.today = today;
    }

    /**
     * Decides on commands that stand or fall together.
     *
     * @param relations every relation the commands concern: those of {@link #relations(RelationCommand)}, and for
     *     amendments and repeated ids those that hold the record
     * @param actors who exists
     * @param commands one or more acts or amendments, in order
     * @param today the UTC day on which they would be recorded
     */
    public static Decision decide(
            Map<Pair, Relation> relations, Actors actors, List<? extends RelationCommand> commands, LocalDate today) {
        RelationRules rules = new RelationRules(relations, actors, today);
        for (int index = 0; index < commands.size(); index++) {
            rules.weigh(index, commands.get(index));
        }
        return rules.conclude(commands);
    }

    /** Decides on one command that concerns one relation only. */
    public static Decision decide(Relation relation, RelationCommand command, Actors actors, LocalDate today) {
        return decide(Map.of(relation.pair(), relation), actors, List.of(command), today);
    }

    /** The relations a command lands in by its own words; of an amendment, those of new content alone. */
    public static SortedSet<Pair> relations(RelationCommand command) {
        return switch (command) {
            case RelationCommand.Act act -> Effects.relations(event(act));
            case CorrectRecord correction -> Effects.relations(event(correction.content()));
            case RelationCommand.Amendment _, RelationCommand.ActorCommand _ -> new TreeSet<>();
        };
    }

    /** The record a command speaks of: its own, or the one it amends; null where it speaks of an actor or a dispute. */
    public static @Nullable UUID record(RelationCommand command) {
        return switch (command) {
            case RelationCommand.Act act -> act.particulars().recordId();
            case CorrectRecord(var record, var _, var _) -> record;
            case RetractRecord(var record, var _) -> record;
            case DisputeRecord dispute -> dispute.record();
            case AddSource(var record, var _, var _) -> record;
            case ResolveDispute _, RelationCommand.ActorCommand _ -> null;
        };
    }

    // One command

    private void weigh(int index, RelationCommand command) {
        switch (command) {
            case RelationCommand.Act act -> record(index, act);
            case CorrectRecord correction -> correct(index, correction);
            case RetractRecord(var record, var reason) -> {
                if (isLive(index, record)) {
                    append(index, new RelationEvent.RecordRetracted(record, reason), holding(record), List.of());
                }
            }
            case DisputeRecord dispute -> dispute(index, dispute);
            case ResolveDispute(var dispute, var outcome) -> resolve(index, dispute, outcome);
            case AddSource(var record, var source, var grade) -> addSource(index, record, source, grade);
            case RelationCommand.ActorCommand _ ->
                throw new IllegalArgumentException("an actor command is decided by the rules of actors");
        }
    }

    private void record(int index, RelationCommand.Act act) {
        RelationEvent.Act event = event(act);
        UUID id = act.particulars().recordId();
        if (!holding(id).isEmpty()) {
            if (held(id).first().equals(event)) {
                outcomes.add(new Decision.Repeated(id));
            } else {
                refuse(index, new Refusal.OtherContent(id));
            }
            return;
        }
        if (isPossible(index, event, today)) {
            SortedSet<Pair> relations = Effects.relations(event);
            append(index, event, relations, hints(event, relations));
        }
    }

    private void correct(int index, CorrectRecord correction) {
        UUID record = correction.record();
        if (!isLive(index, record)) {
            return;
        }
        Held held = held(record);
        if (held.act() instanceof RelationEvent.RelationContinued continued) {
            refuse(index, new Refusal.FollowsFromASuccession(record, continued.succession(), continued.of()));
            return;
        }
        RelationEvent.Act content = event(correction.content());
        if (!held.act().getClass().equals(content.getClass())) {
            refuse(
                    index,
                    new Refusal.OtherType(
                            record, name(correction.content()), named(Objects.requireNonNull(command(held.act())))));
            return;
        }
        if (!content.particulars().recordId().equals(record)) {
            refuse(index, new Refusal.OtherId(record, content.particulars().recordId()));
            return;
        }
        if (!isPossible(index, content, held.recordedOn())) {
            return;
        }
        SortedSet<Pair> holding = holding(record);
        SortedSet<Pair> relations = new TreeSet<>(holding);
        boolean moves = relations.addAll(Effects.relations(content));
        append(
                index,
                new RelationEvent.RecordCorrected(
                        record, correction.reason(), content, moves ? provenance(record) : null),
                relations,
                List.of());
    }

    /** What a relation has to know of a record that it did not hold. */
    private Provenance provenance(UUID record) {
        Relation first = firstHolding(record);
        Held held = held(record);
        return new Provenance(
                List.copyOf(Effects.relations(held.act())),
                held.recordedOn(),
                held.added(),
                first.openDisputes(record));
    }

    private void dispute(int index, DisputeRecord dispute) {
        RelationEvent.RecordDisputed event = new RelationEvent.RecordDisputed(
                dispute.disputeId(),
                dispute.record(),
                dispute.disputedBy(),
                dispute.grounds(),
                dispute.instead(),
                dispute.sources(),
                dispute.unsourced());
        for (Relation relation : now.values()) {
            RelationEvent.RecordDisputed known = relation.dispute(dispute.disputeId());
            if (known != null) {
                if (known.equals(event)) {
                    outcomes.add(new Decision.Repeated(dispute.disputeId()));
                } else {
                    refuse(index, new Refusal.OtherContent(dispute.disputeId()));
                }
                return;
            }
        }
        List<Refusal> unfounded = new ArrayList<>();
        Impossible.evidence(dispute.sources(), dispute.unsourced(), unfounded);
        unfounded.forEach(refusal -> refuse(index, refusal));
        boolean live = isLive(index, dispute.record());
        for (UUID alternative : dispute.instead()) {
            if (alternative.equals(dispute.record())) {
                refuse(index, new Refusal.AlternativeToItself(alternative));
            } else {
                live &= isLive(index, alternative);
            }
        }
        if (live && !refusals.containsKey(index)) {
            SortedSet<Pair> relations = holding(dispute.record());
            dispute.instead().forEach(alternative -> relations.addAll(holding(alternative)));
            append(index, event, relations, List.of());
        }
    }

    private void resolve(int index, UUID dispute, String outcome) {
        SortedSet<Pair> relations = new TreeSet<>();
        UUID record = null;
        boolean open = false;
        for (Relation relation : now.values()) {
            RelationEvent.RecordDisputed known = relation.dispute(dispute);
            if (known != null) {
                relations.add(relation.pair());
                record = known.record();
                open |= relation.isOpen(dispute);
            }
        }
        if (record == null) {
            refuse(index, new Refusal.UnknownDispute(dispute));
        } else if (!open) {
            refuse(index, new Refusal.NotOpen(dispute));
        } else {
            append(index, new RelationEvent.DisputeResolved(dispute, record, outcome), relations, List.of());
        }
    }

    private void addSource(int index, UUID record, Source source, @Nullable Grade grade) {
        if (isLive(index, record)) {
            Held held = held(record);
            if (grade != null && grade.compareTo(held.grade()) < 0) {
                refuse(index, new Refusal.GradeOnlyRises(grade, held.grade()));
                return;
            }
            append(index, new RelationEvent.SourceAdded(record, source, grade), holding(record), List.of());
        }
    }

    private boolean isPossible(int index, RelationEvent.Act event, LocalDate firstRecordedOn) {
        List<Refusal> impossible = Impossible.of(event, actors, today, firstRecordedOn);
        impossible.forEach(refusal -> refuse(index, refusal));
        return impossible.isEmpty();
    }

    private boolean isLive(int index, UUID record) {
        SortedSet<Pair> holding = holding(record);
        if (holding.isEmpty()) {
            refuse(index, new Refusal.UnknownRecord(record));
            return false;
        }
        if (held(record).retracted()) {
            refuse(index, new Refusal.AlreadyRetracted(record));
            return false;
        }
        return true;
    }

    private SortedSet<Pair> holding(UUID record) {
        SortedSet<Pair> holding = new TreeSet<>();
        for (Relation relation : now.values()) {
            if (relation.record(record) != null) {
                holding.add(relation.pair());
            }
        }
        return holding;
    }

    /** Of the relations that hold a record, the one it was first recorded in, which knows all that was said of it. */
    private Relation firstHolding(UUID record) {
        SortedSet<Pair> holding = holding(record);
        for (Pair pair : holding) {
            Held held = now(pair).record(record);
            if (held != null && held.history().getFirst().event() instanceof RelationEvent.Act) {
                return now(pair);
            }
        }
        return now(holding.first());
    }

    private Held held(UUID record) {
        Held held = firstHolding(record).record(record);
        if (held == null) {
            throw new IllegalStateException("no relation holds " + record);
        }
        return held;
    }

    private Relation now(Pair pair) {
        Relation relation = now.get(pair);
        if (relation == null) {
            throw new IllegalArgumentException("the relation " + pair + " was not given to the rules");
        }
        return relation;
    }

    private void refuse(int index, Refusal refusal) {
        refusals.computeIfAbsent(index, each -> new ArrayList<>()).add(refusal);
    }

    private void append(int index, RelationEvent event, SortedSet<Pair> relations, List<Hint> hints) {
        Instant recordedAt = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        Recorded<RelationEvent> recorded = new Recorded<>(NOT_YET, recordedAt, "", null, event);
        for (Pair pair : relations) {
            Relation relation = now(pair);
            Relation next = relation.evolve(recorded);
            if (next.weigh(relation)) {
                next = relation.evolve(recorded);
            }
            for (FacetKey key : next.touched()) {
                Weighing weighing = weighings.computeIfAbsent(key, each -> new Weighing(relation.fold(key)));
                weighing.last = next.fold(key);
                boolean anew = relation.fold(key).isEmpty() || weighing.last.isEmpty();
                weighing.affected = weighing.affected.and(anew ? Affected.EVERYTHING : weighing.last.affected());
                if (event instanceof RelationEvent.Act act && canBeRefused(act)) {
                    weighing.answerable = index;
                    weighing.insisted |= act.particulars().impliesUnrecordedChange() != null;
                }
            }
            now.put(pair, next);
        }
        outcomes.add(new Decision.Recording(event, relations, hints));
    }

    /** Observations report what was seen, and machine codings never cause a refusal. */
    static boolean canBeRefused(RelationEvent.Act act) {
        return !(act instanceof RelationEvent.StatusObserved)
                && act.particulars().grade() != Grade.MACHINE;
    }

    // All together

    private Decision conclude(List<? extends RelationCommand> commands) {
        if (refusals.isEmpty()) {
            weighings.forEach((key, weighing) -> {
                boolean grew = weighing.last.changes() > weighing.first.changes();
                if (grew && weighing.last.isExact() && weighing.answerable >= 0 && !weighing.insisted) {
                    RelationCommand command = commands.get(weighing.answerable);
                    refuse(weighing.answerable, needsChange(key, weighing, command));
                }
            });
        }
        if (!refusals.isEmpty()) {
            return new Decision.Refused(refusals);
        }
        List<Change> delta = new ArrayList<>();
        weighings.forEach(
                (key, weighing) -> delta.addAll(KeyFold.changes(weighing.first, weighing.last, weighing.affected)));
        return new Decision.Accepted(outcomes, delta);
    }

    private Refusal needsChange(FacetKey key, Weighing weighing, RelationCommand command) {
        return new Refusal.NeedsUnrecordedChange(
                key, gaps(key, weighing.last), twins(outcomes.get(weighing.answerable)), name(command));
    }

    /** Where, in the best world there is, an act finds what it cannot follow. */
    private List<Refusal.Gap> gaps(FacetKey key, KeyFold fold) {
        Set<UUID> recorded = recorded();
        List<Refusal.Gap> gaps = new ArrayList<>();
        Worlds.Step last = null;
        for (Worlds.Step step : fold.bestWorldWhereAffected()) {
            if (step.needsChange() && last != null) {
                gaps.add(new Refusal.Gap(
                        side(last.move(), key, recorded),
                        step.found().shown(),
                        side(step.move(), key, recorded),
                        step.move().effect().implied(key.facet())));
            }
            last = step;
        }
        return gaps;
    }

    /** The records that the commands make. */
    private Set<UUID> recorded() {
        Set<UUID> recorded = new HashSet<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Decision.Recording(RelationEvent.Act act, var _, var _)) {
                recorded.add(act.particulars().recordId());
            }
        }
        return recorded;
    }

    /** What may be the same act as the one recorded. */
    private static List<UUID> twins(Outcome outcome) {
        List<UUID> twins = new ArrayList<>();
        if (outcome instanceof Decision.Recording recording) {
            for (Hint hint : recording.hints()) {
                if (hint instanceof Decision.PossibleDuplicates(var records)) {
                    twins.addAll(records);
                }
            }
        }
        return twins;
    }

    private Refusal.Side side(Move move, FacetKey key, Set<UUID> recorded) {
        UUID record = move.id().record();
        Held held = record == null ? null : now(key.pair()).record(record);
        String type = held == null ? String.valueOf(move.rule()) : name(held.act());
        long latest = move.isHeld() ? Math.max(move.latest(), move.heldThrough()) : move.latest();
        return new Refusal.Side(record, type, new Window(move.earliest(), latest), recorded.contains(record));
    }

    // Hints

    private List<Hint> hints(RelationEvent.Act event, SortedSet<Pair> relations) {
        List<Hint> hints = new ArrayList<>();
        if (!canBeRefused(event) && !(event instanceof RelationEvent.StatusObserved)) {
            return hints;
        }
        Set<UUID> twins = new TreeSet<>();
        for (Pair pair : relations) {
            twins.addAll(now(pair).twins(event));
            for (FacetChange change : Effects.of(event, pair)) {
                if (!change.everyKey() && change.key() != null) {
                    String similar = now(pair).similarKey(change.facetKey());
                    if (similar != null) {
                        hints.add(new Decision.SimilarKey(change.facetKey(), similar));
                    }
                }
            }
        }
        if (!twins.isEmpty()) {
            hints.addFirst(new Decision.PossibleDuplicates(List.copyOf(twins)));
        }
        return hints;
    }

    // Command and event

    static String name(Object commandOrEvent) {
        return named(commandOrEvent.getClass());
    }

    /** The written name of the command whose event this is; of the event itself where no command makes it. */
    static String commandName(RelationEvent.Act event) {
        Class<? extends RelationCommand.Act> command = command(event);
        return named(command == null ? event.getClass() : command);
    }

    private static String named(Class<?> type) {
        Named name = type.getAnnotation(Named.class);
        if (name == null) {
            throw new IllegalStateException(type + " has no written name");
        }
        return name.value();
    }

    /** The event of an act, in the past tense. A machine coding is of grade MACHINE whatever was stated. */
    public static RelationEvent.Act event(RelationCommand.Act act) {
        return switch (act) {
            case RelationCommand.RecognizeState c ->
                new RelationEvent.StateRecognized(c.parties(), c.object(), c.form(), c.particulars());
            case RelationCommand.WithdrawRecognition c ->
                new RelationEvent.RecognitionWithdrawn(c.parties(), c.object(), c.particulars());
            case RelationCommand.EstablishTies c ->
                new RelationEvent.TiesEstablished(c.parties(), c.level(), c.government(), c.particulars());
            case RelationCommand.RestoreTies c ->
                new RelationEvent.TiesRestored(c.parties(), c.government(), c.particulars());
            case RelationCommand.SuspendTies c ->
                new RelationEvent.TiesSuspended(c.parties(), c.cause(), c.particulars());
            case RelationCommand.SeverTies c ->
                new RelationEvent.TiesSevered(c.parties(), c.initiator(), c.reason(), c.particulars());
            case RelationCommand.EndExistence c -> new RelationEvent.TiesLapsed(c.parties(), c.particulars());
            case RelationCommand.RaiseMissionLevel c ->
                new RelationEvent.MissionLevelRaised(c.parties(), c.level(), c.resident(), c.particulars());
            case RelationCommand.LowerMissionLevel c ->
                new RelationEvent.MissionLevelLowered(c.parties(), c.level(), c.resident(), c.particulars());
            case RelationCommand.OpenMission c ->
                new RelationEvent.MissionOpened(c.parties(), c.city(), c.level(), c.particulars());
            case RelationCommand.SuspendMission c ->
                new RelationEvent.MissionSuspended(c.parties(), c.reason(), c.particulars());
            case RelationCommand.CloseMission c ->
                new RelationEvent.MissionClosed(c.parties(), c.reason(), c.particulars());
            case RelationCommand.AppointAmbassador c ->
                new RelationEvent.AmbassadorAppointed(c.parties(), c.person(), c.rank(), c.resident(), c.particulars());
            case RelationCommand.PresentCredentials c ->
                new RelationEvent.CredentialsPresented(
                        c.parties(), c.person(), c.rank(), c.resident(), c.particulars());
            case RelationCommand.AppointChargeAdInterim c ->
                new RelationEvent.ChargeAdInterimAppointed(c.parties(), c.person(), c.particulars());
            case RelationCommand.EndTenure c ->
                new RelationEvent.TenureEnded(c.parties(), c.person(), c.how(), c.particulars());
            case RelationCommand.RecallAmbassador c ->
                new RelationEvent.AmbassadorRecalled(c.parties(), c.person(), c.particulars());
            case RelationCommand.ReturnAmbassador c ->
                new RelationEvent.AmbassadorReturned(c.parties(), c.person(), c.particulars());
            case RelationCommand.WithdrawAmbassador c ->
                new RelationEvent.AmbassadorWithdrawn(c.parties(), c.person(), c.level(), c.particulars());
            case RelationCommand.ExpelDiplomats c ->
                new RelationEvent.DiplomatsExpelled(
                        c.parties(), c.count(), c.names(), c.headOfMission(), c.particulars());
            case RelationCommand.SummonAmbassador c ->
                new RelationEvent.AmbassadorSummoned(c.parties(), c.reason(), c.particulars());
            case RelationCommand.OpenConsulate c ->
                new RelationEvent.ConsulateOpened(c.parties(), c.city(), c.particulars());
            case RelationCommand.CloseConsulate c ->
                new RelationEvent.ConsulateClosed(c.parties(), c.city(), c.particulars());
            case RelationCommand.DesignateProtectingPower c ->
                new RelationEvent.ProtectingPowerDesignated(c.parties(), c.protector(), c.particulars());
            case RelationCommand.EndProtectingPower c ->
                new RelationEvent.ProtectingPowerEnded(c.parties(), c.protector(), c.particulars());
            case RelationCommand.HoldMeeting c ->
                new RelationEvent.MeetingHeld(
                        c.delegations(), c.level(), c.topics(), c.format(), c.occasion(), c.particulars());
            case RelationCommand.HoldCall c -> new RelationEvent.CallHeld(c.delegations(), c.topics(), c.particulars());
            case RelationCommand.PlanMeeting c ->
                new RelationEvent.MeetingPlanned(c.delegations(), c.plannedFor(), c.particulars());
            case RelationCommand.CancelMeeting c ->
                new RelationEvent.MeetingCancelled(c.delegations(), c.plannedFor(), c.record(), c.particulars());
            case RelationCommand.MakeStatement c ->
                new RelationEvent.StatementMade(c.parties(), c.stance(), c.words(), c.particulars());
            case RelationCommand.AdoptPolicy c ->
                new RelationEvent.PolicyAdopted(c.parties(), c.policy(), c.particulars());
            case RelationCommand.RenouncePolicy c ->
                new RelationEvent.PolicyRenounced(c.parties(), c.policy(), c.particulars());
            case RelationCommand.RaiseDemand c ->
                new RelationEvent.DemandRaised(c.parties(), c.demand(), c.particulars());
            case RelationCommand.MeetDemand c -> new RelationEvent.DemandMet(c.parties(), c.demand(), c.particulars());
            case RelationCommand.DropDemand c ->
                new RelationEvent.DemandDropped(c.parties(), c.demand(), c.particulars());
            case RelationCommand.RejectDemand c ->
                new RelationEvent.DemandRejected(c.parties(), c.demand(), c.particulars());
            case RelationCommand.ProposeTalks c ->
                new RelationEvent.TalksProposed(
                        c.parties(),
                        c.subject(),
                        c.thirdParty(),
                        c.role(),
                        c.overDemand(),
                        c.outcome(),
                        c.particulars());
            case RelationCommand.OpenTalks c ->
                new RelationEvent.TalksOpened(
                        c.parties(),
                        c.subject(),
                        c.thirdParty(),
                        c.role(),
                        c.overDemand(),
                        c.outcome(),
                        c.particulars());
            case RelationCommand.StallTalks c ->
                new RelationEvent.TalksStalled(
                        c.parties(),
                        c.subject(),
                        c.thirdParty(),
                        c.role(),
                        c.overDemand(),
                        c.outcome(),
                        c.particulars());
            case RelationCommand.ResumeTalks c ->
                new RelationEvent.TalksResumed(
                        c.parties(),
                        c.subject(),
                        c.thirdParty(),
                        c.role(),
                        c.overDemand(),
                        c.outcome(),
                        c.particulars());
            case RelationCommand.ConcludeTalks c ->
                new RelationEvent.TalksConcluded(
                        c.parties(),
                        c.subject(),
                        c.thirdParty(),
                        c.role(),
                        c.overDemand(),
                        c.outcome(),
                        c.particulars());
            case RelationCommand.BreakOffTalks c ->
                new RelationEvent.TalksBrokenOff(
                        c.parties(),
                        c.subject(),
                        c.thirdParty(),
                        c.role(),
                        c.overDemand(),
                        c.outcome(),
                        c.particulars());
            case RelationCommand.OfferMediation c ->
                new RelationEvent.MediationOffered(c.parties(), c.thirdParty(), c.role(), c.subject(), c.particulars());
            case RelationCommand.StartMediation c ->
                new RelationEvent.MediationStarted(c.parties(), c.thirdParty(), c.role(), c.subject(), c.particulars());
            case RelationCommand.StallMediation c ->
                new RelationEvent.MediationStalled(c.parties(), c.thirdParty(), c.role(), c.subject(), c.particulars());
            case RelationCommand.EndMediation c ->
                new RelationEvent.MediationEnded(c.parties(), c.thirdParty(), c.role(), c.subject(), c.particulars());
            case RelationCommand.AcceptMediation c ->
                new RelationEvent.MediationAccepted(c.parties(), c.thirdParty(), c.subject(), c.particulars());
            case RelationCommand.RejectMediation c ->
                new RelationEvent.MediationRejected(c.parties(), c.thirdParty(), c.subject(), c.particulars());
            case RelationCommand.WithdrawFromMediation c ->
                new RelationEvent.MediationWithdrawnFrom(c.parties(), c.thirdParty(), c.subject(), c.particulars());
            case RelationCommand.SignAgreement c ->
                new RelationEvent.AgreementSigned(c.parties(), c.title(), c.kind(), c.registration(), c.particulars());
            case RelationCommand.RatifyAgreement c ->
                new RelationEvent.AgreementRatified(
                        c.parties(), c.title(), c.kind(), c.registration(), c.particulars());
            case RelationCommand.BringAgreementIntoForce c ->
                new RelationEvent.AgreementBroughtIntoForce(
                        c.parties(), c.title(), c.kind(), c.registration(), c.particulars());
            case RelationCommand.SuspendAgreement c ->
                new RelationEvent.AgreementSuspended(
                        c.parties(), c.title(), c.kind(), c.registration(), c.particulars());
            case RelationCommand.DenounceAgreement c ->
                new RelationEvent.AgreementDenounced(
                        c.parties(), c.title(), c.kind(), c.registration(), c.particulars());
            case RelationCommand.ThreatenSanctions c ->
                new RelationEvent.SanctionsThreatened(c.parties(), c.regime(), c.kinds(), c.particulars());
            case RelationCommand.ImposeSanctions c ->
                new RelationEvent.SanctionsImposed(c.parties(), c.regime(), c.kinds(), c.particulars());
            case RelationCommand.EaseSanctions c ->
                new RelationEvent.SanctionsEased(c.parties(), c.regime(), c.kinds(), c.particulars());
            case RelationCommand.SuspendSanctions c ->
                new RelationEvent.SanctionsSuspended(c.parties(), c.regime(), c.kinds(), c.particulars());
            case RelationCommand.LiftSanctions c ->
                new RelationEvent.SanctionsLifted(c.parties(), c.regime(), c.kinds(), c.particulars());
            case RelationCommand.CloseBorder c ->
                new RelationEvent.BorderClosed(c.parties(), c.kind(), c.particulars());
            case RelationCommand.RestrictBorder c ->
                new RelationEvent.BorderRestricted(c.parties(), c.kind(), c.particulars());
            case RelationCommand.OpenBorder c -> new RelationEvent.BorderOpened(c.parties(), c.kind(), c.particulars());
            case RelationCommand.ProvideSupport c ->
                new RelationEvent.SupportProvided(
                        c.parties(), c.kind(), c.programme(), c.beneficiary(), c.particulars());
            case RelationCommand.EndSupport c ->
                new RelationEvent.SupportEnded(c.parties(), c.kind(), c.programme(), c.beneficiary(), c.particulars());
            case RelationCommand.DeployForces c ->
                new RelationEvent.ForcesDeployed(
                        c.parties(), c.consent(), c.operation(), c.purpose(), c.against(), c.particulars());
            case RelationCommand.WithdrawForces c ->
                new RelationEvent.ForcesWithdrawn(c.parties(), c.operation(), c.particulars());
            case RelationCommand.ThreatenForce c ->
                new RelationEvent.ForceThreatened(c.parties(), c.episode(), c.means(), c.particulars());
            case RelationCommand.DisplayForce c ->
                new RelationEvent.ForceDisplayed(c.parties(), c.episode(), c.means(), c.particulars());
            case RelationCommand.UseForce c ->
                new RelationEvent.ForceUsed(c.parties(), c.episode(), c.means(), c.particulars());
            case RelationCommand.DeclareWar c -> new RelationEvent.WarDeclared(c.parties(), c.particulars());
            case RelationCommand.AgreeCeasefire c -> new RelationEvent.CeasefireAgreed(c.parties(), c.particulars());
            case RelationCommand.AgreeArmistice c -> new RelationEvent.ArmisticeAgreed(c.parties(), c.particulars());
            case RelationCommand.MakePeace c -> new RelationEvent.PeaceMade(c.parties(), c.particulars());
            case RelationCommand.ObserveStatus c ->
                new RelationEvent.StatusObserved(
                        c.parties(), c.facet(), c.key(), c.value(), c.dataset(), c.particulars());
            case RelationCommand.CodeInteraction c ->
                new RelationEvent.InteractionCoded(
                        c.parties(),
                        c.scheme(),
                        c.code(),
                        c.weight(),
                        c.externalId(),
                        c.particulars().withGrade(Grade.MACHINE));
        };
    }

    /** The command whose event this is; null for what no command makes. */
    public static @Nullable Class<? extends RelationCommand.Act> command(RelationEvent.Act act) {
        return switch (act) {
            case RelationEvent.StateRecognized _ -> RelationCommand.RecognizeState.class;
            case RelationEvent.RecognitionWithdrawn _ -> RelationCommand.WithdrawRecognition.class;
            case RelationEvent.TiesEstablished _ -> RelationCommand.EstablishTies.class;
            case RelationEvent.TiesRestored _ -> RelationCommand.RestoreTies.class;
            case RelationEvent.TiesSuspended _ -> RelationCommand.SuspendTies.class;
            case RelationEvent.TiesSevered _ -> RelationCommand.SeverTies.class;
            case RelationEvent.TiesLapsed _ -> RelationCommand.EndExistence.class;
            case RelationEvent.RelationContinued _ -> null;
            case RelationEvent.MissionLevelRaised _ -> RelationCommand.RaiseMissionLevel.class;
            case RelationEvent.MissionLevelLowered _ -> RelationCommand.LowerMissionLevel.class;
            case RelationEvent.MissionOpened _ -> RelationCommand.OpenMission.class;
            case RelationEvent.MissionSuspended _ -> RelationCommand.SuspendMission.class;
            case RelationEvent.MissionClosed _ -> RelationCommand.CloseMission.class;
            case RelationEvent.AmbassadorAppointed _ -> RelationCommand.AppointAmbassador.class;
            case RelationEvent.CredentialsPresented _ -> RelationCommand.PresentCredentials.class;
            case RelationEvent.ChargeAdInterimAppointed _ -> RelationCommand.AppointChargeAdInterim.class;
            case RelationEvent.TenureEnded _ -> RelationCommand.EndTenure.class;
            case RelationEvent.AmbassadorRecalled _ -> RelationCommand.RecallAmbassador.class;
            case RelationEvent.AmbassadorReturned _ -> RelationCommand.ReturnAmbassador.class;
            case RelationEvent.AmbassadorWithdrawn _ -> RelationCommand.WithdrawAmbassador.class;
            case RelationEvent.DiplomatsExpelled _ -> RelationCommand.ExpelDiplomats.class;
            case RelationEvent.AmbassadorSummoned _ -> RelationCommand.SummonAmbassador.class;
            case RelationEvent.ConsulateOpened _ -> RelationCommand.OpenConsulate.class;
            case RelationEvent.ConsulateClosed _ -> RelationCommand.CloseConsulate.class;
            case RelationEvent.ProtectingPowerDesignated _ -> RelationCommand.DesignateProtectingPower.class;
            case RelationEvent.ProtectingPowerEnded _ -> RelationCommand.EndProtectingPower.class;
            case RelationEvent.MeetingHeld _ -> RelationCommand.HoldMeeting.class;
            case RelationEvent.CallHeld _ -> RelationCommand.HoldCall.class;
            case RelationEvent.MeetingPlanned _ -> RelationCommand.PlanMeeting.class;
            case RelationEvent.MeetingCancelled _ -> RelationCommand.CancelMeeting.class;
            case RelationEvent.StatementMade _ -> RelationCommand.MakeStatement.class;
            case RelationEvent.PolicyAdopted _ -> RelationCommand.AdoptPolicy.class;
            case RelationEvent.PolicyRenounced _ -> RelationCommand.RenouncePolicy.class;
            case RelationEvent.DemandRaised _ -> RelationCommand.RaiseDemand.class;
            case RelationEvent.DemandMet _ -> RelationCommand.MeetDemand.class;
            case RelationEvent.DemandDropped _ -> RelationCommand.DropDemand.class;
            case RelationEvent.DemandRejected _ -> RelationCommand.RejectDemand.class;
            case RelationEvent.TalksProposed _ -> RelationCommand.ProposeTalks.class;
            case RelationEvent.TalksOpened _ -> RelationCommand.OpenTalks.class;
            case RelationEvent.TalksStalled _ -> RelationCommand.StallTalks.class;
            case RelationEvent.TalksResumed _ -> RelationCommand.ResumeTalks.class;
            case RelationEvent.TalksConcluded _ -> RelationCommand.ConcludeTalks.class;
            case RelationEvent.TalksBrokenOff _ -> RelationCommand.BreakOffTalks.class;
            case RelationEvent.MediationOffered _ -> RelationCommand.OfferMediation.class;
            case RelationEvent.MediationStarted _ -> RelationCommand.StartMediation.class;
            case RelationEvent.MediationStalled _ -> RelationCommand.StallMediation.class;
            case RelationEvent.MediationEnded _ -> RelationCommand.EndMediation.class;
            case RelationEvent.MediationAccepted _ -> RelationCommand.AcceptMediation.class;
            case RelationEvent.MediationRejected _ -> RelationCommand.RejectMediation.class;
            case RelationEvent.MediationWithdrawnFrom _ -> RelationCommand.WithdrawFromMediation.class;
            case RelationEvent.AgreementSigned _ -> RelationCommand.SignAgreement.class;
            case RelationEvent.AgreementRatified _ -> RelationCommand.RatifyAgreement.class;
            case RelationEvent.AgreementBroughtIntoForce _ -> RelationCommand.BringAgreementIntoForce.class;
            case RelationEvent.AgreementSuspended _ -> RelationCommand.SuspendAgreement.class;
            case RelationEvent.AgreementDenounced _ -> RelationCommand.DenounceAgreement.class;
            case RelationEvent.SanctionsThreatened _ -> RelationCommand.ThreatenSanctions.class;
            case RelationEvent.SanctionsImposed _ -> RelationCommand.ImposeSanctions.class;
            case RelationEvent.SanctionsEased _ -> RelationCommand.EaseSanctions.class;
            case RelationEvent.SanctionsSuspended _ -> RelationCommand.SuspendSanctions.class;
            case RelationEvent.SanctionsLifted _ -> RelationCommand.LiftSanctions.class;
            case RelationEvent.BorderClosed _ -> RelationCommand.CloseBorder.class;
            case RelationEvent.BorderRestricted _ -> RelationCommand.RestrictBorder.class;
            case RelationEvent.BorderOpened _ -> RelationCommand.OpenBorder.class;
            case RelationEvent.SupportProvided _ -> RelationCommand.ProvideSupport.class;
            case RelationEvent.SupportEnded _ -> RelationCommand.EndSupport.class;
            case RelationEvent.ForcesDeployed _ -> RelationCommand.DeployForces.class;
            case RelationEvent.ForcesWithdrawn _ -> RelationCommand.WithdrawForces.class;
            case RelationEvent.ForceThreatened _ -> RelationCommand.ThreatenForce.class;
            case RelationEvent.ForceDisplayed _ -> RelationCommand.DisplayForce.class;
            case RelationEvent.ForceUsed _ -> RelationCommand.UseForce.class;
            case RelationEvent.WarDeclared _ -> RelationCommand.DeclareWar.class;
            case RelationEvent.CeasefireAgreed _ -> RelationCommand.AgreeCeasefire.class;
            case RelationEvent.ArmisticeAgreed _ -> RelationCommand.AgreeArmistice.class;
            case RelationEvent.PeaceMade _ -> RelationCommand.MakePeace.class;
            case RelationEvent.StatusObserved _ -> RelationCommand.ObserveStatus.class;
            case RelationEvent.InteractionCoded _ -> RelationCommand.CodeInteraction.class;
        };
    }
}
