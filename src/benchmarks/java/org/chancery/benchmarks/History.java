package org.chancery.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.chancery.actor.ActorCode;
import org.chancery.relation.AgreementKind;
import org.chancery.relation.Delegation;
import org.chancery.relation.DelegationRole;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Key;
import org.chancery.relation.Pair;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.Act;
import org.chancery.relation.RepresentativeClass;
import org.chancery.relation.SanctionKind;
import org.chancery.relation.Source;
import org.chancery.relation.Stance;
import org.chancery.relation.TenureEnd;
import org.chancery.relation.Value;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * A made-up relation: acts of the whole vocabulary in the order in which they happened, from 1850 to 2009, each possible
 * after those before it. 85 of 100 are dated to the day, 12 to the month, 3 to the year; 2 of 100 are corrections of an
 * earlier date, 1 of 200 retracts a meeting. The same pair, number and seed always give the same history.
 */
final class History {
    static final LocalDate FIRST_DAY = LocalDate.of(1850, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(2009, 12, 31);

    private static final Source SOURCE =
            new Source("Register of the benchmarks", "Chancery", null, null, null, null, "as the register has it");

    private final Pair pair;
    private final int records;
    private final Random random;
    private final Map<String, Integer> steps = new HashMap<>();
    private final List<Dated> coarse = new ArrayList<>();
    private final List<UUID> meetings = new ArrayList<>();
    private boolean interrupted;

    /**
     * One command, and what a table of states would be told with it.
     *
     * @param day the day on which it truly happened
     * @param key the facet key it moves; null where it moves none
     */
    record Said(
            RelationCommand command,
            LocalDate day,
            @Nullable FacetKey key,
            @Nullable Value value) {}

    private record Dated(Act act, LocalDate day) {}

    /** Makes an act from its particulars. */
    private interface Saying {
        Act act(Particulars particulars);
    }

    History(Pair pair, int records, long seed) {
        this.pair = pair;
        this.records = records;
        this.random = new Random(seed);
    }

    List<Said> said() {
        List<Said> said = new ArrayList<>(records);
        long first = FIRST_DAY.toEpochDay();
        long days = LAST_DAY.toEpochDay() - first;
        said.add(move(
                FIRST_DAY,
                FacetKey.mutual(Facet.TIES, pair, null),
                Value.ESTABLISHED,
                p -> new RelationCommand.EstablishTies(mutual(), null, null, p)));
        while (said.size() < records) {
            LocalDate day = LocalDate.ofEpochDay(first + 1 + days * said.size() / records);
            Said next = next(day);
            if (next != null) {
                said.add(next);
            }
        }
        return said;
    }

    private @Nullable Said next(LocalDate day) {
        int lot = random.nextInt(1_000);
        if (lot < 330) {
            return contact(day);
        }
        if (lot < 350 && !coarse.isEmpty()) {
            Dated dated = coarse.remove(random.nextInt(coarse.size()));
            return new Said(
                    new RelationCommand.CorrectRecord(
                            dated.act.particulars().recordId(), "the day was found", toTheDay(dated)),
                    day,
                    null,
                    null);
        }
        if (lot < 355 && !meetings.isEmpty()) {
            UUID meeting = meetings.remove(random.nextInt(meetings.size()));
            return new Said(new RelationCommand.RetractRecord(meeting, "it did not take place"), day, null, null);
        }
        boolean forth = random.nextBoolean();
        Directed parties = forth ? directed(pair.first(), pair.second()) : directed(pair.second(), pair.first());
        ActorCode by = parties.by().getFirst();
        ActorCode toward = parties.toward().getFirst();
        if (lot < 365) {
            return ties(day);
        }
        if (lot < 455) {
            return interrupted ? null : head(day, parties, FacetKey.directed(Facet.HEAD_OF_MISSION, by, toward, null));
        }
        if (lot < 500) {
            return interrupted
                    ? null
                    : mission(day, parties, FacetKey.directed(Facet.MISSION_OPERATION, by, toward, null));
        }
        if (lot < 640) {
            Key regime = Key.of("regime " + random.nextInt(12));
            return sanctions(day, parties, regime, FacetKey.directed(Facet.SANCTIONS, by, toward, regime));
        }
        if (lot < 730) {
            Key demand = Key.of("demand " + random.nextInt(10));
            return demand(day, parties, demand, FacetKey.directed(Facet.DEMANDS, by, toward, demand));
        }
        if (lot < 820) {
            Key title = Key.of("agreement " + random.nextInt(16));
            return agreement(day, title, FacetKey.mutual(Facet.COMMITMENTS, pair, title));
        }
        if (lot < 900) {
            Key subject = Key.of("subject " + random.nextInt(8));
            return talks(day, subject, FacetKey.mutual(Facet.TALKS, pair, subject));
        }
        if (lot < 940) {
            Key city = Key.of("city " + random.nextInt(6));
            return consulate(day, parties, city, FacetKey.directed(Facet.CONSULATES, by, toward, city));
        }
        return observation(day, parties, by, toward);
    }

    private Said contact(LocalDate day) {
        List<Delegation> delegations = List.of(
                new Delegation(pair.first(), DelegationRole.PRINCIPAL, List.of()),
                new Delegation(pair.second(), DelegationRole.PRINCIPAL, List.of()));
        Particulars particulars = particulars(day);
        Act act = switch (random.nextInt(3)) {
            case 0 -> {
                meetings.add(particulars.recordId());
                yield new RelationCommand.HoldMeeting(
                        delegations, null, List.of("trade", "borders"), null, null, particulars);
            }
            case 1 -> new RelationCommand.HoldCall(delegations, List.of("trade"), particulars);
            default ->
                new RelationCommand.MakeStatement(
                        directed(pair.first(), pair.second()), Stance.NEUTRAL, "words", particulars);
        };
        return new Said(act, day, null, null);
    }

    private Said ties(LocalDate day) {
        FacetKey key = FacetKey.mutual(Facet.TIES, pair, null);
        boolean restore = interrupted;
        interrupted = !interrupted;
        if (restore) {
            return move(day, key, Value.ESTABLISHED, p -> new RelationCommand.RestoreTies(mutual(), null, p));
        }
        if (random.nextInt(3) > 0) {
            return move(day, key, Value.SUSPENDED, p -> new RelationCommand.SuspendTies(mutual(), null, p));
        }
        for (FacetKey ended : List.of(
                FacetKey.directed(Facet.MISSION_OPERATION, pair.first(), pair.second(), null),
                FacetKey.directed(Facet.MISSION_OPERATION, pair.second(), pair.first(), null))) {
            steps.put(ended.toString(), 3);
        }
        for (FacetKey ended : List.of(
                FacetKey.directed(Facet.HEAD_OF_MISSION, pair.first(), pair.second(), null),
                FacetKey.directed(Facet.HEAD_OF_MISSION, pair.second(), pair.first(), null))) {
            steps.put(ended.toString(), 0);
        }
        return move(day, key, Value.SEVERED, p -> new RelationCommand.SeverTies(mutual(), null, null, p));
    }

    private Said head(LocalDate day, Directed parties, FacetKey key) {
        return switch (step(key, 4)) {
            case 0 ->
                move(
                        day,
                        key,
                        Value.IN_POST,
                        p -> new RelationCommand.PresentCredentials(
                                parties, "a person", RepresentativeClass.AMBASSADOR, true, p));
            case 1 -> move(day, key, Value.RECALLED, p -> new RelationCommand.RecallAmbassador(parties, null, p));
            case 2 -> move(day, key, Value.IN_POST, p -> new RelationCommand.ReturnAmbassador(parties, null, p));
            default ->
                move(
                        day,
                        key,
                        Value.VACANT,
                        p -> new RelationCommand.EndTenure(parties, null, TenureEnd.TOUR_ENDED, p));
        };
    }

    private Said mission(LocalDate day, Directed parties, FacetKey key) {
        return switch (step(key, 4)) {
            case 1 -> move(day, key, Value.SUSPENDED, p -> new RelationCommand.SuspendMission(parties, null, p));
            case 2 -> move(day, key, Value.CLOSED, p -> new RelationCommand.CloseMission(parties, null, p));
            case 3 -> {
                steps.put(key.toString(), 1);
                yield move(day, key, Value.OPEN, p -> new RelationCommand.OpenMission(parties, null, null, p));
            }
            default -> move(day, key, Value.OPEN, p -> new RelationCommand.OpenMission(parties, null, null, p));
        };
    }

    private Said sanctions(LocalDate day, Directed parties, Key regime, FacetKey key) {
        List<SanctionKind> kinds = List.of(SanctionKind.TRADE, SanctionKind.FINANCIAL);
        return switch (step(key, 4)) {
            case 0 ->
                move(day, key, Value.IMPOSED, p -> new RelationCommand.ImposeSanctions(parties, regime, kinds, p));
            case 1 -> move(day, key, Value.EASED, p -> new RelationCommand.EaseSanctions(parties, regime, kinds, p));
            case 2 ->
                move(day, key, Value.SUSPENDED, p -> new RelationCommand.SuspendSanctions(parties, regime, kinds, p));
            default -> move(day, key, Value.LIFTED, p -> new RelationCommand.LiftSanctions(parties, regime, kinds, p));
        };
    }

    private Said demand(LocalDate day, Directed parties, Key demand, FacetKey key) {
        return switch (step(key, 4)) {
            case 0, 2 -> move(day, key, Value.RAISED, p -> new RelationCommand.RaiseDemand(parties, demand, p));
            case 1 -> move(day, key, Value.REJECTED, p -> new RelationCommand.RejectDemand(parties, demand, p));
            default -> move(day, key, Value.MET, p -> new RelationCommand.MeetDemand(parties, demand, p));
        };
    }

    private Said agreement(LocalDate day, Key title, FacetKey key) {
        AgreementKind kind = AgreementKind.CONSULTATION;
        return switch (step(key, 4)) {
            case 0 ->
                move(day, key, Value.SIGNED, p -> new RelationCommand.SignAgreement(mutual(), title, kind, null, p));
            case 1 ->
                move(
                        day,
                        key,
                        Value.RATIFIED,
                        p -> new RelationCommand.RatifyAgreement(mutual(), title, kind, null, p));
            case 2 ->
                move(
                        day,
                        key,
                        Value.IN_FORCE,
                        p -> new RelationCommand.BringAgreementIntoForce(mutual(), title, kind, null, p));
            default ->
                move(
                        day,
                        key,
                        Value.TERMINATED,
                        p -> new RelationCommand.DenounceAgreement(mutual(), title, kind, null, p));
        };
    }

    private Said talks(LocalDate day, Key subject, FacetKey key) {
        return switch (step(key, 4)) {
            case 0 ->
                move(
                        day,
                        key,
                        Value.UNDER_WAY,
                        p -> new RelationCommand.OpenTalks(mutual(), subject, List.of(), null, null, null, p));
            case 1 ->
                move(
                        day,
                        key,
                        Value.STALLED,
                        p -> new RelationCommand.StallTalks(mutual(), subject, List.of(), null, null, null, p));
            case 2 ->
                move(
                        day,
                        key,
                        Value.UNDER_WAY,
                        p -> new RelationCommand.ResumeTalks(mutual(), subject, List.of(), null, null, null, p));
            default ->
                move(
                        day,
                        key,
                        Value.CONCLUDED,
                        p -> new RelationCommand.ConcludeTalks(mutual(), subject, List.of(), null, null, null, p));
        };
    }

    private Said consulate(LocalDate day, Directed parties, Key city, FacetKey key) {
        return step(key, 2) == 0
                ? move(day, key, Value.OPEN, p -> new RelationCommand.OpenConsulate(parties, city, p))
                : move(day, key, Value.CLOSED, p -> new RelationCommand.CloseConsulate(parties, city, p));
    }

    /** Somebody saw ties established, or a policy in force, without being told how it came about. */
    private @Nullable Said observation(LocalDate day, Directed parties, ActorCode by, ActorCode toward) {
        if (random.nextInt(8) > 0) {
            FacetKey key = FacetKey.directed(Facet.POLICY, by, toward, Key.of("policy " + random.nextInt(8)));
            return move(
                    day,
                    key,
                    Value.ADOPTED,
                    p -> new RelationCommand.ObserveStatus(
                            parties, Facet.POLICY, key.key(), Value.ADOPTED, "a dataset", p));
        }
        if (interrupted) {
            return null;
        }
        return move(
                day,
                FacetKey.mutual(Facet.TIES, pair, null),
                Value.ESTABLISHED,
                p -> new RelationCommand.ObserveStatus(mutual(), Facet.TIES, null, Value.ESTABLISHED, null, p));
    }

    private int step(FacetKey key, int all) {
        int step = steps.getOrDefault(key.toString(), 0);
        steps.put(key.toString(), (step + 1) % all);
        return step;
    }

    private Said move(LocalDate day, FacetKey key, Value value, Saying saying) {
        Act act = saying.act(particulars(day));
        if (!act.particulars().occurred().begins().isSingleDay()) {
            coarse.add(new Dated(act, day));
        }
        return new Said(act, day, key, value);
    }

    private Particulars particulars(LocalDate day) {
        UUID id = new UUID(random.nextLong() & ~0xF000L | 0x7000L, random.nextLong() & ~(3L << 62) | 1L << 63);
        int lot = random.nextInt(100);
        OccurrenceDate occurred = lot < 85
                ? OccurrenceDate.Once.on(day)
                : OccurrenceDate.parse(day.toString().substring(0, lot < 97 ? 7 : 4));
        return Particulars.of(id, occurred, List.of(SOURCE));
    }

    private static Act toTheDay(Dated dated) {
        Particulars same = dated.act.particulars();
        return Contents.with(
                dated.act,
                Particulars.of(same.recordId(), OccurrenceDate.Once.within(Window.day(dated.day)), same.sources()));
    }

    private Mutual mutual() {
        return new Mutual(List.of(pair.first(), pair.second()));
    }

    private static Directed directed(ActorCode by, ActorCode toward) {
        return new Directed(List.of(by), List.of(toward));
    }
}
