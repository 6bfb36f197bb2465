package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.actor.ActorCode;
import org.chancery.relation.FacetChange.Occasion;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.RelationEvent.*;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of effects, row by row, and the relations every kind of act lands in. */
class EffectsTest {
    private static final ActorCode A = ActorCode.of("AAA");
    private static final ActorCode B = ActorCode.of("BBB");
    private static final ActorCode C = ActorCode.of("CCC");
    private static final ActorCode D = ActorCode.of("DDD");
    private static final ActorCode E = ActorCode.of("EEE");
    private static final Pair PAIR = Pair.of(A, B);
    private static final Directed WAY = new Directed(List.of(A), List.of(B));
    private static final Directed BACK = new Directed(List.of(B), List.of(A));
    private static final Mutual BOTH = new Mutual(List.of(B, A));
    private static final UUID ID = new UUID(7, 7);
    private static final Key K = Key.of("k");
    private static final Particulars P = on("1961-01-05");

    private static Particulars on(String date) {
        return Particulars.of(ID, OccurrenceDate.parse(date), List.of());
    }

    private static Arguments row(Act act, String... changes) {
        return Arguments.of(act.getClass().getSimpleName(), act, List.of(changes));
    }

    static Stream<Arguments> rows() {
        List<Arguments> rows = new ArrayList<>();
        rows.add(row(
                new StateRecognized(WAY, null, Recognition.DE_FACTO, P),
                "RECOGNITION AAA→BBB \"state\": NONE, DE_FACTO, WITHDRAWN, FULL_INFERRED → DE_FACTO"));
        rows.add(row(
                new StateRecognized(WAY, Key.of("a government"), Recognition.FULL, P),
                "RECOGNITION AAA→BBB \"a government\": NONE, DE_FACTO, WITHDRAWN, FULL_INFERRED → FULL"));
        rows.add(row(
                new RecognitionWithdrawn(WAY, null, P),
                "RECOGNITION AAA→BBB \"state\": DE_FACTO, FULL, FULL_INFERRED → WITHDRAWN"));
        rows.add(row(
                new TiesEstablished(BOTH, null, null, P),
                "TIES AAA-BBB: NEVER, LAPSED, ESTABLISHED_INFERRED → ESTABLISHED",
                "RECOGNITION AAA→BBB \"state\": all → FULL_INFERRED, FULL keeps by recognition-by-ties",
                "RECOGNITION BBB→AAA \"state\": all → FULL_INFERRED, FULL keeps by recognition-by-ties"));
        rows.add(row(
                new TiesEstablished(BOTH, MissionLevel.MINISTER, null, P),
                "TIES AAA-BBB: NEVER, LAPSED, ESTABLISHED_INFERRED → ESTABLISHED",
                "RECOGNITION AAA→BBB \"state\": all → FULL_INFERRED, FULL keeps by recognition-by-ties",
                "RECOGNITION BBB→AAA \"state\": all → FULL_INFERRED, FULL keeps by recognition-by-ties",
                "MISSION_LEVEL AAA→BBB: all → MINISTER",
                "MISSION_LEVEL BBB→AAA: all → MINISTER"));
        rows.add(row(
                new TiesSuspended(WAY, null, P),
                "TIES AAA-BBB: ESTABLISHED, ESTABLISHED_INFERRED → SUSPENDED {initiator=AAA}"));
        rows.add(row(new TiesSuspended(BOTH, null, P), "TIES AAA-BBB: ESTABLISHED, ESTABLISHED_INFERRED → SUSPENDED"));
        rows.add(row(
                new TiesSevered(BACK, null, null, P),
                "TIES AAA-BBB: ESTABLISHED, SUSPENDED, ESTABLISHED_INFERRED → SEVERED {initiator=BBB}",
                "MISSION_LEVEL AAA→BBB: all → NONE",
                "MISSION_LEVEL BBB→AAA: all → NONE",
                "MISSION_OPERATION AAA→BBB: all → CLOSED",
                "MISSION_OPERATION BBB→AAA: all → CLOSED",
                "HEAD_OF_MISSION AAA→BBB: all → VACANT",
                "HEAD_OF_MISSION BBB→AAA: all → VACANT"));
        rows.add(row(
                new TiesRestored(BOTH, null, P),
                "TIES AAA-BBB: SUSPENDED, SEVERED, LAPSED → ESTABLISHED",
                "every PROTECTING_POWER AAA→BBB: all → ENDED, NOT_RECORDED keeps"
                        + " by protecting-power-ended-by-restoration",
                "every PROTECTING_POWER BBB→AAA: all → ENDED, NOT_RECORDED keeps"
                        + " by protecting-power-ended-by-restoration"));
        rows.add(row(
                new TiesLapsed(BOTH, P),
                "TIES AAA-BBB: all → LAPSED",
                "MISSION_LEVEL AAA→BBB: all → NONE",
                "MISSION_LEVEL BBB→AAA: all → NONE",
                "MISSION_OPERATION AAA→BBB: all → CLOSED",
                "MISSION_OPERATION BBB→AAA: all → CLOSED",
                "HEAD_OF_MISSION AAA→BBB: all → VACANT",
                "HEAD_OF_MISSION BBB→AAA: all → VACANT"));
        rows.add(row(
                new RelationContinued(
                        BOTH,
                        ActorCode.of("CCC"),
                        P.recordId(),
                        List.of(
                                new Carried(Facet.TIES, null, null, Value.ESTABLISHED, List.of()),
                                new Carried(Facet.TIES, null, null, null, List.of()),
                                new Carried(Facet.RECOGNITION, A, Key.of("state"), Value.FULL, List.of()),
                                new Carried(
                                        Facet.FORCE,
                                        B,
                                        Key.of("raid"),
                                        Value.ACTIVE,
                                        List.of(new Carried.Detail("kind", "DISPLAY, USE")))),
                        P),
                "TIES AAA-BBB: all → ESTABLISHED_INFERRED by succession {continues=CCC}",
                "TIES AAA-BBB: all → NOT_RECORDED by succession {continues=CCC}",
                "RECOGNITION AAA→BBB \"state\": all → FULL_INFERRED by succession {continues=CCC}",
                "FORCE BBB→AAA \"raid\": all → ACTIVE_DISPLAY by succession {continues=CCC}",
                "FORCE BBB→AAA \"raid\": all → ACTIVE_USE by succession {continues=CCC}"));
        rows.add(row(
                new MissionLevelRaised(WAY, MissionLevel.MINISTER, true, P),
                "MISSION_LEVEL AAA→BBB: NONE, INTERESTS_SECTION, CHARGE, OTHER → MINISTER {resident=true}"));
        rows.add(row(new MissionLevelRaised(WAY, MissionLevel.OTHER, null, P), "MISSION_LEVEL AAA→BBB: all → OTHER"));
        rows.add(row(
                new MissionLevelLowered(WAY, MissionLevel.CHARGE, false, P),
                "MISSION_LEVEL AAA→BBB: MINISTER, AMBASSADOR, OTHER → CHARGE {resident=false}"));
        rows.add(row(new MissionLevelLowered(WAY, MissionLevel.OTHER, null, P), "MISSION_LEVEL AAA→BBB: all → OTHER"));
        rows.add(row(
                new MissionOpened(WAY, Key.of("Ankara"), null, P),
                "MISSION_OPERATION AAA→BBB: SUSPENDED, CLOSED → OPEN {city=Ankara}"));
        rows.add(row(
                new MissionOpened(WAY, null, MissionLevel.CHARGE, P),
                "MISSION_OPERATION AAA→BBB: SUSPENDED, CLOSED → OPEN",
                "MISSION_LEVEL AAA→BBB: all → CHARGE"));
        rows.add(row(new MissionSuspended(WAY, null, P), "MISSION_OPERATION AAA→BBB: OPEN → SUSPENDED"));
        rows.add(row(new MissionClosed(WAY, null, P), "MISSION_OPERATION AAA→BBB: SUSPENDED, OPEN → CLOSED"));
        rows.add(row(new AmbassadorAppointed(WAY, "N. N.", RepresentativeClass.AMBASSADOR, null, P)));
        rows.add(row(
                new CredentialsPresented(WAY, "N. N.", RepresentativeClass.MINISTER, true, P),
                "HEAD_OF_MISSION AAA→BBB: all → IN_POST {person=N. N.}",
                "MISSION_LEVEL AAA→BBB: all → MINISTER {resident=true}"));
        rows.add(row(
                new ChargeAdInterimAppointed(WAY, "N. N.", P),
                "HEAD_OF_MISSION AAA→BBB: all → AD_INTERIM {person=N. N.}"));
        rows.add(row(new TenureEnded(WAY, null, TenureEnd.DIED, P), "HEAD_OF_MISSION AAA→BBB: all → VACANT"));
        rows.add(row(new AmbassadorRecalled(WAY, null, P), "HEAD_OF_MISSION AAA→BBB: IN_POST, AD_INTERIM → RECALLED"));
        rows.add(row(
                new AmbassadorReturned(WAY, "N. N.", P),
                "HEAD_OF_MISSION AAA→BBB: RECALLED, EXPELLED → IN_POST {person=N. N.}"));
        rows.add(row(
                new AmbassadorWithdrawn(WAY, null, null, P),
                "HEAD_OF_MISSION AAA→BBB: IN_POST, AD_INTERIM, RECALLED → VACANT",
                "MISSION_LEVEL AAA→BBB: all → CHARGE"));
        rows.add(row(
                new AmbassadorWithdrawn(WAY, null, MissionLevel.INTERESTS_SECTION, P),
                "HEAD_OF_MISSION AAA→BBB: IN_POST, AD_INTERIM, RECALLED → VACANT",
                "MISSION_LEVEL AAA→BBB: all → INTERESTS_SECTION"));
        rows.add(row(
                new DiplomatsExpelled(WAY, 3, List.of(), true, P),
                "HEAD_OF_MISSION BBB→AAA: IN_POST, AD_INTERIM, RECALLED → EXPELLED"));
        rows.add(row(new DiplomatsExpelled(WAY, 3, List.of(), null, P)));
        rows.add(row(new DiplomatsExpelled(WAY, 3, List.of(), false, P)));
        rows.add(row(new AmbassadorSummoned(WAY, null, P)));
        rows.add(row(new ConsulateOpened(WAY, K, P), "CONSULATES AAA→BBB \"k\": CLOSED → OPEN"));
        rows.add(row(new ConsulateClosed(WAY, K, P), "CONSULATES AAA→BBB \"k\": OPEN → CLOSED"));
        rows.add(row(new ProtectingPowerDesignated(WAY, C, P), "PROTECTING_POWER AAA→BBB \"CCC\": ENDED → ACTIVE"));
        rows.add(row(new ProtectingPowerEnded(WAY, C, P), "PROTECTING_POWER AAA→BBB \"CCC\": ACTIVE → ENDED"));
        rows.add(row(
                new ForceThreatened(WAY, K, null, P),
                "FORCE AAA→BBB \"k\": all → ACTIVE_THREAT, ACTIVE, ACTIVE_DISPLAY, ACTIVE_USE keeps",
                "FORCE AAA→BBB \"k\": all → ENDED at its END"));
        rows.add(row(
                new ForceDisplayed(WAY, null, null, P),
                "FORCE AAA→BBB \"" + ID + "\": all → ACTIVE_DISPLAY, ACTIVE_USE keeps",
                "FORCE AAA→BBB \"" + ID + "\": all → ENDED at its END"));
        rows.add(row(
                new ForceUsed(WAY, K, null, on("1961-01-05/1961-02-07")),
                "FORCE AAA→BBB \"k\": all → ACTIVE_USE",
                "FORCE AAA→BBB \"k\": all → ENDED at its END"));
        rows.add(row(new ForceUsed(WAY, K, null, on("1961-01-05/..")), "FORCE AAA→BBB \"k\": all → ACTIVE_USE"));
        rows.add(row(new WarDeclared(WAY, P), "HOSTILITY AAA-BBB: NONE, CEASEFIRE, ARMISTICE → WAR {initiator=AAA}"));
        rows.add(row(
                new CeasefireAgreed(BOTH, P),
                "HOSTILITY AAA-BBB: all → CEASEFIRE",
                "every FORCE AAA→BBB: all → ENDED, NOT_RECORDED keeps by force-ended-by-ceasefire",
                "every FORCE BBB→AAA: all → ENDED, NOT_RECORDED keeps by force-ended-by-ceasefire"));
        rows.add(row(
                new ArmisticeAgreed(BOTH, P),
                "HOSTILITY AAA-BBB: all → ARMISTICE",
                "every FORCE AAA→BBB: all → ENDED, NOT_RECORDED keeps by force-ended-by-armistice",
                "every FORCE BBB→AAA: all → ENDED, NOT_RECORDED keeps by force-ended-by-armistice"));
        rows.add(row(
                new PeaceMade(BOTH, P),
                "HOSTILITY AAA-BBB: WAR, CEASEFIRE, ARMISTICE → NONE",
                "every FORCE AAA→BBB: all → ENDED, NOT_RECORDED keeps by force-ended-by-peace",
                "every FORCE BBB→AAA: all → ENDED, NOT_RECORDED keeps by force-ended-by-peace"));
        rows.add(row(
                new ForcesDeployed(WAY, Consent.PEACEKEEPING, null, null, List.of(C), P),
                "DEPLOYMENT AAA→BBB: all → PEACEKEEPING"));
        rows.add(row(
                new ForcesDeployed(WAY, Consent.BY_CONSENT, K, null, List.of(), on("1961-01-05/1961-02-07")),
                "DEPLOYMENT AAA→BBB \"k\": all → BY_CONSENT",
                "DEPLOYMENT AAA→BBB \"k\": BY_CONSENT, WITHOUT_CONSENT, PEACEKEEPING → NONE at its END"));
        rows.add(row(
                new ForcesWithdrawn(WAY, null, P),
                "DEPLOYMENT AAA→BBB: BY_CONSENT, WITHOUT_CONSENT, PEACEKEEPING → NONE"));
        rows.add(row(
                new SupportProvided(WAY, SupportKind.MILITARY, null, null, on("1961-01-05/1961-02-07")),
                "SUPPORT AAA→BBB \"MILITARY\": all → GIVEN",
                "SUPPORT AAA→BBB \"MILITARY\": GIVEN → ENDED at its END"));
        rows.add(row(new SupportProvided(WAY, SupportKind.ECONOMIC, null, C, P)));
        rows.add(row(
                new SupportProvided(
                        new Directed(List.of(A), List.of(C)), SupportKind.POLITICAL, K, B, on("1961-01-05/")),
                "SUPPORT AAA→BBB \"POLITICAL / k\": all → GIVEN {endUnknown=true}"));
        rows.add(row(
                new SupportEnded(WAY, SupportKind.HUMANITARIAN, null, null, P),
                "SUPPORT AAA→BBB \"HUMANITARIAN\": GIVEN → ENDED"));
        rows.add(row(
                new AgreementSigned(BOTH, K, AgreementKind.DEFENCE, null, P),
                "COMMITMENTS AAA-BBB \"k\": SIGNED, TERMINATED → SIGNED {kind=DEFENCE}"));
        rows.add(row(new AgreementRatified(WAY, K, null, null, P), "COMMITMENTS AAA-BBB \"k\": SIGNED → RATIFIED"));
        rows.add(row(
                new AgreementBroughtIntoForce(BOTH, K, null, null, P),
                "COMMITMENTS AAA-BBB \"k\": SUSPENDED, SIGNED, RATIFIED → IN_FORCE"));
        rows.add(row(
                new AgreementSuspended(BOTH, K, null, null, P),
                "COMMITMENTS AAA-BBB \"k\": RATIFIED, IN_FORCE → SUSPENDED"));
        rows.add(row(
                new AgreementDenounced(WAY, K, null, null, P),
                "COMMITMENTS AAA-BBB \"k\": SUSPENDED, SIGNED, RATIFIED, IN_FORCE → TERMINATED"));
        rows.add(row(
                new SanctionsThreatened(WAY, K, List.of(), P),
                "SANCTIONS AAA→BBB \"k\": all → THREATENED, SUSPENDED, IMPOSED, EASED keeps"));
        rows.add(row(
                new SanctionsImposed(WAY, K, List.of(SanctionKind.TRADE, SanctionKind.ARMS), P),
                "SANCTIONS AAA→BBB \"k\": all → IMPOSED {kinds=ARMS, TRADE}"));
        rows.add(row(
                new SanctionsImposed(WAY, K, List.of(), on("1961-01-05/1961-02-07")),
                "SANCTIONS AAA→BBB \"k\": all → IMPOSED",
                "SANCTIONS AAA→BBB \"k\": SUSPENDED, IMPOSED, EASED → LIFTED at its END"));
        rows.add(row(new SanctionsEased(WAY, K, List.of(), P), "SANCTIONS AAA→BBB \"k\": SUSPENDED, IMPOSED → EASED"));
        rows.add(row(
                new SanctionsSuspended(WAY, K, List.of(), P), "SANCTIONS AAA→BBB \"k\": IMPOSED, EASED → SUSPENDED"));
        rows.add(row(
                new SanctionsLifted(WAY, K, List.of(), P),
                "SANCTIONS AAA→BBB \"k\": SUSPENDED, IMPOSED, EASED → LIFTED"));
        rows.add(row(
                new BorderClosed(WAY, BorderKind.LAND, on("1961-01-05/1961-02-07")),
                "BORDER AAA-BBB \"LAND\": all → CLOSED {initiator=AAA}",
                "BORDER AAA-BBB \"LAND\": CLOSED, RESTRICTED → OPEN at its END"));
        rows.add(row(new BorderRestricted(BOTH, BorderKind.SEA, P), "BORDER AAA-BBB \"SEA\": all → RESTRICTED"));
        rows.add(row(new BorderOpened(BOTH, BorderKind.AIR, P), "BORDER AAA-BBB \"AIR\": CLOSED, RESTRICTED → OPEN"));
        rows.add(row(
                new TalksProposed(BOTH, K, List.of(D, C), ThirdPartyRole.MEDIATION, Key.of("a demand"), null, P),
                "TALKS AAA-BBB \"k\": all → PROPOSED, UNDER_WAY keeps"
                        + " {overDemand=a demand, role=MEDIATION, thirdParty=CCC, DDD}"));
        rows.add(row(
                new TalksOpened(BOTH, K, List.of(), null, null, null, P),
                "TALKS AAA-BBB \"k\": PROPOSED, STALLED, CONCLUDED, BROKEN_OFF → UNDER_WAY"));
        rows.add(row(
                new TalksStalled(BOTH, K, List.of(), null, null, null, P), "TALKS AAA-BBB \"k\": UNDER_WAY → STALLED"));
        rows.add(row(
                new TalksResumed(BOTH, K, List.of(), null, null, null, P),
                "TALKS AAA-BBB \"k\": STALLED, BROKEN_OFF → UNDER_WAY"));
        rows.add(row(
                new TalksConcluded(BOTH, K, List.of(), null, null, null, P),
                "TALKS AAA-BBB \"k\": UNDER_WAY, STALLED → CONCLUDED"));
        rows.add(row(
                new TalksBrokenOff(BOTH, K, List.of(), null, null, null, P),
                "TALKS AAA-BBB \"k\": UNDER_WAY, STALLED → BROKEN_OFF"));
        rows.add(row(
                new MediationOffered(BOTH, C, ThirdPartyRole.GUARANTOR, K, P),
                "MEDIATION AAA-BBB \"CCC / k\": all → OFFERED, UNDER_WAY keeps {role=GUARANTOR}"));
        rows.add(row(
                new MediationStarted(BOTH, C, ThirdPartyRole.MEDIATION, K, P),
                "MEDIATION AAA-BBB \"CCC / k\": STALLED, OFFERED → UNDER_WAY {role=MEDIATION}"));
        rows.add(row(
                new MediationStalled(BOTH, C, ThirdPartyRole.MEDIATION, K, P),
                "MEDIATION AAA-BBB \"CCC / k\": UNDER_WAY → STALLED {role=MEDIATION}"));
        rows.add(row(
                new MediationEnded(BOTH, C, ThirdPartyRole.MEDIATION, K, P),
                "MEDIATION AAA-BBB \"CCC / k\": UNDER_WAY, STALLED, OFFERED → ENDED {role=MEDIATION}"));
        rows.add(row(new MediationAccepted(WAY, C, K, P), "MEDIATION_ANSWER AAA→BBB \"CCC / k\": all → ACCEPTED"));
        rows.add(row(new MediationRejected(WAY, C, K, P), "MEDIATION_ANSWER AAA→BBB \"CCC / k\": all → REJECTED"));
        rows.add(row(
                new MediationWithdrawnFrom(WAY, C, K, P),
                "MEDIATION_ANSWER AAA→BBB \"CCC / k\": ACCEPTED → WITHDRAWN"));
        rows.add(row(new DemandRaised(WAY, K, P), "DEMANDS AAA→BBB \"k\": all → RAISED"));
        rows.add(row(new DemandMet(WAY, K, P), "DEMANDS AAA→BBB \"k\": REJECTED, RAISED → MET"));
        rows.add(row(new DemandDropped(WAY, K, P), "DEMANDS AAA→BBB \"k\": REJECTED, RAISED → DROPPED"));
        rows.add(row(new DemandRejected(WAY, K, P), "DEMANDS AAA→BBB \"k\": REJECTED, RAISED → REJECTED"));
        rows.add(row(new PolicyAdopted(WAY, K, P), "POLICY AAA→BBB \"k\": all → ADOPTED"));
        rows.add(row(new PolicyRenounced(WAY, K, P), "POLICY AAA→BBB \"k\": ADOPTED → RENOUNCED"));
        rows.add(row(
                new StatusObserved(BOTH, Facet.TIES, null, Value.NEVER, null, P),
                "TIES AAA-BBB: NEVER → NEVER at its THROUGHOUT"));
        rows.add(row(
                new StatusObserved(WAY, Facet.RECOGNITION, null, Value.FULL, null, P),
                "RECOGNITION AAA→BBB \"state\": FULL, FULL_INFERRED → FULL at its THROUGHOUT"));
        rows.add(row(
                new StatusObserved(BACK, Facet.FORCE, K, Value.ACTIVE, null, on("1961/")),
                "FORCE BBB→AAA \"k\": ACTIVE, ACTIVE_THREAT, ACTIVE_DISPLAY, ACTIVE_USE → ACTIVE,"
                        + " ACTIVE_THREAT, ACTIVE_DISPLAY, ACTIVE_USE keeps at its THROUGHOUT {endUnknown=true}"));
        rows.add(row(new StatusObserved(BOTH, Facet.SUPPORT, K, Value.GIVEN, null, P)));
        rows.add(row(new StatementMade(WAY, Stance.WILLING, null, P)));
        rows.add(row(new InteractionCoded(WAY, "CAMEO", "163", null, "1", P)));
        rows.add(row(new CallHeld(List.of(principal(A), principal(B)), List.of(), P)));
        rows.add(row(new MeetingHeld(List.of(principal(A), principal(B)), null, List.of(), null, null, P)));
        rows.add(row(new MeetingPlanned(List.of(principal(A), principal(B)), OccurrenceDate.parse("2030"), P)));
        rows.add(row(new MeetingCancelled(List.of(principal(A), principal(B)), null, null, P)));
        return rows.stream();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("rows")
    void an_act_follows_what_its_row_accepts_and_leaves_what_its_row_gives(String name, Act act, List<String> changes) {
        assertThat(Effects.of(act, PAIR).stream().map(EffectsTest::words))
                .as(name)
                .containsExactlyElementsOf(changes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void every_act_may_follow_silence(String name, Act act, List<String> changes) {
        assertThat(Effects.of(act, PAIR))
                .as(name)
                .hasSameSizeAs(changes)
                .allMatch(change -> change.effect().accepts(Value.NOT_RECORDED));
    }

    private static Delegation principal(ActorCode actor) {
        return new Delegation(actor, DelegationRole.PRINCIPAL, List.of());
    }

    /** In the order of {@link Value}, which is not that of the scale. */
    private static String words(FacetChange change) {
        Effect effect = change.effect();
        List<Value> held = List.copyOf(change.facet().held());
        List<Value> accepted = held.stream()
                .filter(value -> value != Value.NOT_RECORDED && effect.accepts(value))
                .toList();
        List<Value> kept = held.stream()
                .filter(value -> effect.accepts(value) && value != effect.result() && effect.after(value) == value)
                .toList();
        String key = change.everyKey()
                ? "every "
                        + new FacetKey(change.facet(), change.by(), change.toward(), K)
                                .toString()
                                .replace(" \"k\"", "")
                : change.facetKey().toString();
        return key + ": "
                + (accepted.size() == held.size() - 1 ? "all" : joined(accepted))
                + " → " + effect.result()
                + (kept.isEmpty() ? "" : ", " + joined(kept) + " keeps")
                + (change.rule() == null ? "" : " by " + change.rule())
                + (change.occasion() == Occasion.START ? "" : " at its " + change.occasion())
                + (change.details().isEmpty() ? "" : " " + change.details());
    }

    private static String joined(List<Value> values) {
        return values.stream().map(Value::name).collect(Collectors.joining(", "));
    }

    @Test
    void a_value_found_that_is_not_accepted_leaves_the_result_all_the_same() {
        Effect severed = Effect.gives(Value.SEVERED, Value.ESTABLISHED, Value.SUSPENDED);
        assertThat(severed.accepts(Value.SEVERED)).isFalse();
        assertThat(severed.after(Value.LAPSED)).isEqualTo(Value.SEVERED);
    }

    @Test
    void never_and_lapsed_are_not_implied_and_where_that_leaves_nothing_a_break_or_a_suspension_is() {
        assertThat(Effect.gives(Value.ESTABLISHED, Value.NEVER, Value.LAPSED).implied(Facet.TIES))
                .containsExactlyInAnyOrder(Value.SEVERED, Value.SUSPENDED);
        assertThat(Effect.gives(Value.ESTABLISHED, Value.SEVERED, Value.LAPSED).implied(Facet.TIES))
                .containsExactly(Value.SEVERED);
        assertThat(Effect.unless(Value.ENDED, Value.ENDED).implied(Facet.FORCE)).containsExactly(Value.ACTIVE);
    }

    @Test
    void what_an_act_accepts_is_told_in_the_words_people_see() {
        Effect withdrawn = Effect.gives(Value.WITHDRAWN, Value.DE_FACTO, Value.FULL_INFERRED);
        assertThat(withdrawn.accepted(Facet.RECOGNITION)).containsExactly(Value.DE_FACTO);
        assertThat(withdrawn).hasToString("DE_FACTO → WITHDRAWN");
        assertThat(Effect.always(Value.FULL_INFERRED)).hasToString("all → FULL");
    }

    @Test
    void effects_are_equal_when_they_leave_the_same_after_every_value() {
        Effect one = Effect.gives(Value.ADOPTED, Value.RENOUNCED, Value.ADOPTED);
        Effect other = Effect.gives(Value.ADOPTED, Value.RENOUNCED).keeping(Value.ADOPTED);
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one)
                .isNotEqualTo(Effect.gives(Value.ADOPTED, Value.RENOUNCED))
                .isNotEqualTo("ADOPTED");
        assertThat(Effect.always(Value.ADOPTED)).isNotEqualTo(Effect.always(Value.RENOUNCED));
    }

    @Test
    void only_what_lasts_may_be_dated_by_an_interval() {
        List<String> lasting = rows().map(row -> (Act) row.get()[1])
                .filter(Effects::mayLast)
                .map(act -> act.getClass().getSimpleName())
                .distinct()
                .toList();
        assertThat(lasting)
                .containsExactlyInAnyOrder(
                        "MeetingHeld",
                        "StatusObserved",
                        "ForcesDeployed",
                        "SupportProvided",
                        "ForceThreatened",
                        "ForceDisplayed",
                        "ForceUsed",
                        "SanctionsImposed",
                        "BorderClosed");
    }

    @Test
    void a_directed_act_of_lists_lands_across_the_sides_and_never_inside_one() {
        TiesSevered severed = new TiesSevered(new Directed(List.of(A, B), List.of(C, D)), null, null, P);
        assertThat(pairs(severed)).containsExactly("AAA-CCC", "AAA-DDD", "BBB-CCC", "BBB-DDD");
        assertThat(Effects.of(severed, Pair.of(A, B))).isEmpty();
        assertThat(Effects.of(severed, Pair.of(C, D))).isEmpty();
        assertThat(Effects.of(severed, Pair.of(B, C)).getFirst().details()).containsEntry("initiator", "BBB");
        assertThat(Effects.of(new WarDeclared(new Directed(List.of(C, D), List.of(A)), P), Pair.of(A, D)))
                .singleElement()
                .extracting(EffectsTest::words)
                .isEqualTo("HOSTILITY AAA-DDD: NONE, CEASEFIRE, ARMISTICE → WAR {initiator=DDD}");
    }

    @Test
    void a_mutual_act_lands_in_every_pair_of_its_parties() {
        PeaceMade peace = new PeaceMade(new Mutual(List.of(C, A, B)), P);
        assertThat(pairs(peace)).containsExactly("AAA-BBB", "AAA-CCC", "BBB-CCC");
        assertThat(Effects.of(peace, Pair.of(A, D))).isEmpty();
        assertThat(Effects.actors(peace)).containsExactly(C, A, B);
    }

    @Test
    void talks_are_a_contact_of_a_third_party_with_each_side_and_move_nothing_there() {
        TalksOpened talks = new TalksOpened(BOTH, K, List.of(C, D), ThirdPartyRole.MEDIATION, null, null, P);
        assertThat(pairs(talks)).containsExactly("AAA-BBB", "AAA-CCC", "AAA-DDD", "BBB-CCC", "BBB-DDD");
        assertThat(Effects.of(talks, Pair.of(A, C))).isEmpty();
        assertThat(Effects.actors(talks)).containsExactly(B, A, C, D);
    }

    @Test
    void every_act_with_third_parties_lands_with_each_of_them() {
        List<Act> acts = List.of(
                new TalksProposed(BOTH, K, List.of(C), null, null, null, P),
                new TalksStalled(BOTH, K, List.of(C), null, null, null, P),
                new TalksResumed(BOTH, K, List.of(C), null, null, null, P),
                new TalksConcluded(BOTH, K, List.of(C), null, null, null, P),
                new TalksBrokenOff(BOTH, K, List.of(C), null, null, null, P),
                new MediationOffered(BOTH, C, ThirdPartyRole.MEDIATION, K, P),
                new MediationStarted(BOTH, C, ThirdPartyRole.MEDIATION, K, P),
                new MediationStalled(BOTH, C, ThirdPartyRole.MEDIATION, K, P),
                new MediationEnded(BOTH, C, ThirdPartyRole.MEDIATION, K, P),
                new ProtectingPowerDesignated(WAY, C, P),
                new ProtectingPowerEnded(WAY, C, P));
        assertThat(acts).allSatisfy(act -> {
            assertThat(pairs(act)).containsExactly("AAA-BBB", "AAA-CCC", "BBB-CCC");
            assertThat(Effects.of(act, Pair.of(B, C))).isEmpty();
            assertThat(Effects.actors(act)).contains(A, B, C);
        });
    }

    @Test
    void support_for_a_group_moves_only_toward_the_group_and_is_evidence_for_the_country() {
        SupportProvided provided = new SupportProvided(WAY, SupportKind.MILITARY, null, C, P);
        SupportEnded ended = new SupportEnded(WAY, SupportKind.MILITARY, null, C, P);
        for (Act act : List.<Act>of(provided, ended)) {
            assertThat(pairs(act)).containsExactly("AAA-BBB", "AAA-CCC");
            assertThat(Effects.of(act, Pair.of(A, B))).isEmpty();
            assertThat(Effects.of(act, Pair.of(A, C))).hasSize(1);
            assertThat(Effects.actors(act)).containsExactly(A, B, C);
        }
    }

    @Test
    void a_meeting_lands_between_principals_and_of_host_mediator_and_observer_with_each_of_these() {
        MeetingHeld meeting = new MeetingHeld(
                List.of(
                        principal(A),
                        principal(B),
                        new Delegation(C, DelegationRole.HOST, List.of()),
                        new Delegation(D, DelegationRole.OBSERVER, List.of()),
                        new Delegation(E, DelegationRole.MEDIATOR, List.of())),
                null,
                List.of(),
                null,
                null,
                P);
        assertThat(pairs(meeting))
                .containsExactly("AAA-BBB", "AAA-CCC", "AAA-DDD", "AAA-EEE", "BBB-CCC", "BBB-DDD", "BBB-EEE");
        assertThat(Effects.actors(meeting)).containsExactly(A, B, C, D, E);
    }

    private static List<String> pairs(Act act) {
        return Effects.relations(act).stream().map(Pair::toString).toList();
    }
}
