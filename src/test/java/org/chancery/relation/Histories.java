package org.chancery.relation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.RelationEvent.*;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.OccurrenceDate.End;
import org.chancery.time.OccurrenceDate.Lasting;
import org.chancery.time.OccurrenceDate.Once;
import org.jspecify.annotations.Nullable;

/** Random small histories of one relation, all from one seed. */
public final class Histories {
    public static final ActorCode A = ActorCode.of("AAA");
    static final ActorCode B = ActorCode.of("BBB");
    static final ActorCode C = ActorCode.of("CCC");
    public static final Pair PAIR = Pair.of(A, B);
    public static final LocalDate FIRST = LocalDate.of(1961, 1, 1);

    private static final Source SOURCE = new Source("a source", null, null, null, null, null, null);
    private static final Map<Facet, List<Maker>> MAKERS = new EnumMap<>(Facet.class);

    private final Random random;
    private final int days;
    private final boolean wide;

    /** Makes acts of one type. */
    private interface Maker {
        Act make(Particulars particulars, Histories histories);
    }

    /**
     * A stream of events as a ledger would hold it.
     *
     * @param theme the key most of it is about
     * @param first the life spans of {@link #A}
     * @param second the life spans of {@link #B}
     * @param minimum the grade a record needs to count
     * @param stream the events, in order of recording
     * @param days how many days the calendar has, from {@link #FIRST}
     */
    public record History(
            FacetKey theme,
            List<Lifespan> first,
            List<Lifespan> second,
            Grade minimum,
            List<Recorded<RelationEvent>> stream,
            int days) {

        Relation relation() {
            Relation relation = empty();
            for (Recorded<RelationEvent> recorded : stream) {
                relation = relation.evolve(recorded);
            }
            return relation;
        }

        Relation empty() {
            return Relation.of(PAIR, first, second).counting(minimum);
        }

        BruteForce oracle() {
            return new BruteForce(PAIR, Map.of(A, first, B, second), minimum, stream, from(), through());
        }

        History with(List<Recorded<RelationEvent>> other) {
            return new History(theme, first, second, minimum, List.copyOf(other), days);
        }

        History withoutLifespans() {
            return new History(theme, List.of(Lifespan.ALWAYS), List.of(Lifespan.ALWAYS), minimum, stream, days);
        }

        /** The days worth asking about: some before the first, some after the last. */
        LocalDate from() {
            return FIRST.minusDays(2);
        }

        LocalDate through() {
            return FIRST.plusDays(days + 3L);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(theme + ", counting " + minimum);
            if (!first.equals(List.of(Lifespan.ALWAYS)) || !second.equals(List.of(Lifespan.ALWAYS))) {
                text.append(", lived ").append(first).append(' ').append(second);
            }
            for (Recorded<RelationEvent> recorded : stream) {
                text.append("\n  ").append(recorded.recordedOn()).append(' ').append(words(recorded.event()));
            }
            return text.toString();
        }
    }

    Histories(Random random) {
        this.random = random;
        this.wide = chance(30);
        this.days = wide ? 12 + random.nextInt(8) : 4 + random.nextInt(7);
    }

    /**
     * How many histories a test goes through that goes through {@code usual} where nothing is said: the same part of
     * {@code -Dchancery.histories} as {@code usual} is of 20,000, and at least 20.
     */
    static int many(int usual) {
        return (int) Math.max(20, (long) usual * Integer.getInteger("chancery.histories", 20_000) / 20_000);
    }

    /** A history of at most five records, amended now and then. */
    public static History next(long seed) {
        return new Histories(new Random(seed)).history(5, true);
    }

    /** A history of acts alone. */
    public static History ofActs(long seed, int most) {
        return new Histories(new Random(seed)).history(most, false);
    }

    private History history(int most, boolean amended) {
        Facet facet = Facet.values()[random.nextInt(Facet.values().length)];
        List<Recorded<RelationEvent>> stream = new ArrayList<>();
        List<Maker> makers = MAKERS.get(facet);
        Map<UUID, Maker> made = new LinkedHashMap<>();
        int records = 1 + random.nextInt(wide ? Math.min(3, most) : most);
        for (int i = 0; i < records; i++) {
            List<Maker> from = chance(12) ? MAKERS.get(Facet.values()[random.nextInt(19)]) : makers;
            Maker maker = from.get(random.nextInt(from.size()));
            Act act = act(maker, id(), null);
            made.put(act.particulars().recordId(), maker);
            stream.add(recorded(stream.size() + 1, recordedOn(act), act));
        }
        if (amended && chance(45)) {
            amend(stream, made);
        }
        List<Lifespan> first = List.of(Lifespan.ALWAYS);
        List<Lifespan> second = first;
        if (chance(8)) {
            first = List.of(new Lifespan(null, day(random.nextInt(days))));
        }
        if (chance(5)) {
            LocalDate last = day(random.nextInt(days));
            second = List.of(new Lifespan(null, last), new Lifespan(last.plusDays(random.nextInt(2) + 1), null));
        }
        Grade minimum = chance(15) ? Grade.MACHINE : Grade.REPORTED;
        return new History(theme(facet), first, second, minimum, List.copyOf(stream), days);
    }

    private void amend(List<Recorded<RelationEvent>> stream, Map<UUID, Maker> made) {
        List<UUID> records = new ArrayList<>(made.keySet());
        List<RelationEvent> disputes = new ArrayList<>();
        int amendments = 1 + random.nextInt(4);
        for (int i = 0; i < amendments; i++) {
            UUID record = records.get(random.nextInt(records.size()));
            RelationEvent event = switch (random.nextInt(7)) {
                case 0, 1 -> {
                    LocalDate first = stream.stream()
                            .filter(recorded -> recorded.event() instanceof Act act
                                    && act.particulars().recordId().equals(record))
                            .map(Recorded::recordedOn)
                            .findFirst()
                            .orElseThrow();
                    yield new RecordCorrected(record, "misread", act(made.get(record), record, first));
                }
                case 2 -> new RecordRetracted(record, "not so");
                case 3, 4 -> {
                    List<UUID> instead = new ArrayList<>(records);
                    instead.removeIf(other -> other.equals(record) || chance(60));
                    yield new RecordDisputed(id(), record, "someone", "doubt", instead, List.of(), "test");
                }
                case 5 ->
                    new SourceAdded(
                            record, SOURCE, chance(20) ? null : Grade.values()[random.nextInt(Grade.values().length)]);
                default ->
                    disputes.isEmpty()
                            ? new RecordRetracted(record, "not so")
                            : disputes.get(random.nextInt(disputes.size()));
            };
            if (event instanceof RecordDisputed disputed) {
                disputes.add(new DisputeResolved(disputed.disputeId(), disputed.record(), "settled"));
            }
            stream.add(recorded(stream.size() + 1, stream.getLast().recordedOn(), event));
        }
        if (chance(30)) {
            stream.addFirst(stream.removeLast());
            List<Recorded<RelationEvent>> again = new ArrayList<>();
            for (Recorded<RelationEvent> recorded : stream) {
                again.add(recorded(again.size() + 1, recorded.recordedOn(), recorded.event()));
            }
            if (again.getFirst().event() instanceof RecordDisputed) {
                stream.clear();
                stream.addAll(again);
            } else {
                stream.addLast(stream.removeFirst());
            }
        }
    }

    static Recorded<RelationEvent> recorded(long position, LocalDate on, RelationEvent event) {
        Instant at = on.atTime(12, 0).toInstant(ZoneOffset.UTC).plusMillis(position);
        return new Recorded<>(position, at, "analyst", null, event);
    }

    /** The same events recorded in another order. */
    static List<Recorded<RelationEvent>> shuffled(List<Recorded<RelationEvent>> stream, Random random) {
        List<Recorded<RelationEvent>> other = new ArrayList<>(stream);
        Collections.shuffle(other, random);
        List<Recorded<RelationEvent>> renumbered = new ArrayList<>();
        for (Recorded<RelationEvent> recorded : other) {
            renumbered.add(recorded(renumbered.size() + 1, recorded.recordedOn(), recorded.event()));
        }
        return renumbered;
    }

    /** The same act with another date. */
    static Act dated(Act act, OccurrenceDate occurred) {
        Particulars p = act.particulars();
        boolean day = occurred instanceof Once once && once.window().isSingleDay();
        Particulars other = new Particulars(
                p.recordId(),
                occurred,
                day ? p.orderInDay() : null,
                p.place(),
                p.people(),
                p.sources(),
                p.unsourced(),
                p.grade(),
                p.mark(),
                p.note(),
                p.impliesUnrecordedChange(),
                p.overrideLifespan());
        try {
            Object[] parts = Arrays.stream(act.getClass().getRecordComponents())
                    .map(component -> {
                        try {
                            return component.getType() == Particulars.class
                                    ? other
                                    : component.getAccessor().invoke(act);
                        } catch (ReflectiveOperationException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toArray();
            return (Act) act.getClass().getDeclaredConstructors()[0].newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static String words(RelationEvent event) {
        return switch (event) {
            case RecordCorrected corrected -> "corrected to " + words(corrected.content());
            case Act act ->
                act.toString()
                                .replaceAll("Particulars\\[.*", "")
                                .replaceAll("ActorCode|List|Directed|Mutual|value=", "")
                        + "\"" + act.particulars().occurred().text() + "\" order "
                        + act.particulars().orderInDay() + " "
                        + act.particulars().grade() + " id "
                        + act.particulars().recordId();
            case RelationEvent other -> other.toString();
        };
    }

    private FacetKey theme(Facet facet) {
        Key key = switch (facet) {
            case RECOGNITION -> Key.of("state");
            case PROTECTING_POWER -> Key.of("CCC");
            case MEDIATION, MEDIATION_ANSWER -> Key.of("CCC / peace");
            case BORDER -> Key.of("LAND");
            case SUPPORT -> Key.of("MILITARY");
            case DEPLOYMENT -> null;
            default -> facet.keyed() ? Key.of("main") : null;
        };
        return new FacetKey(facet, A, B, key);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private LocalDate day(int index) {
        return FIRST.plusDays(index);
    }

    private Act act(Maker maker, UUID id, @Nullable LocalDate firstRecordedOn) {
        while (true) {
            Act act = maker.make(particulars(id, "1961-01-01"), this);
            OccurrenceDate date = OccurrenceDate.parse(date(lasts(act)));
            if (firstRecordedOn == null || !needs(date).isAfter(firstRecordedOn)) {
                return dated(act, date);
            }
        }
    }

    private static boolean lasts(Act act) {
        return act instanceof StatusObserved
                || act instanceof ForcesDeployed
                || act instanceof SupportProvided
                || act instanceof ForceThreatened
                || act instanceof ForceDisplayed
                || act instanceof ForceUsed
                || act instanceof SanctionsImposed
                || act instanceof BorderClosed;
    }

    private Particulars particulars(UUID id, String date) {
        Integer order = chance(35) ? random.nextInt(4) - 1 : null;
        Grade grade = chance(10) ? Grade.MACHINE : chance(20) ? Grade.CONFIRMED : Grade.REPORTED;
        return new Particulars(
                id,
                OccurrenceDate.parse(date),
                order,
                null,
                List.of(),
                List.of(SOURCE),
                null,
                grade,
                Mark.CLEAR,
                null,
                null,
                null);
    }

    private String date(boolean lasts) {
        if (lasts && chance(45)) {
            int from = random.nextInt(days);
            String start = span(from, Math.min(days - 1, from + width()), chance(8));
            return switch (random.nextInt(8)) {
                case 0 -> start + "/..";
                case 1 -> start + "/";
                default -> {
                    int last = from + random.nextInt(days - from);
                    yield start + "/" + span(last, Math.min(days - 1, last + width()), false);
                }
            };
        }
        int from = random.nextInt(days);
        return span(from, Math.min(days - 1, from + width()), chance(8));
    }

    private int width() {
        return chance(45) ? 0 : random.nextInt(wide ? 16 : 5);
    }

    private String span(int from, int through, boolean open) {
        if (open) {
            return "[.." + day(through) + "]";
        }
        return from == through ? day(from).toString() : "[" + day(from) + ".." + day(through) + "]";
    }

    private static LocalDate needs(OccurrenceDate date) {
        LocalDate needed =
                date.begins().earliest() == null ? FIRST : date.begins().earliest();
        if (date instanceof Lasting(var _, var _, End.Until(Once last))) {
            LocalDate end = last.window().earliest();
            needed = end != null && end.isAfter(needed) ? end : needed;
        }
        return needed;
    }

    private LocalDate recordedOn(Act act) {
        LocalDate needed = needs(act.particulars().occurred());
        return chance(25) ? needed.plusDays(random.nextInt(4)) : FIRST.plusDays(days + 4L);
    }

    // What the acts are made of

    private Directed way() {
        int which = random.nextInt(20);
        if (which == 0) {
            return new Directed(List.of(A, C), List.of(B));
        }
        return which < 4 ? new Directed(List.of(B), List.of(A)) : new Directed(List.of(A), List.of(B));
    }

    private Mutual both() {
        return new Mutual(chance(5) ? List.of(C, B, A) : List.of(A, B));
    }

    private Parties either() {
        return chance(50) ? both() : way();
    }

    private Key main() {
        return chance(10) ? Key.of("other") : Key.of(chance(50) ? "main" : " Main ");
    }

    private @Nullable Key perhaps() {
        return chance(60) ? main() : null;
    }

    private MissionLevel level() {
        return MissionLevel.values()[random.nextInt(MissionLevel.values().length)];
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private Act observed(Facet facet, Particulars p) {
        Key key = switch (facet) {
            case RECOGNITION -> null;
            case PROTECTING_POWER -> Key.of("ccc");
            case MEDIATION, MEDIATION_ANSWER -> Key.of("ccc / Peace");
            case BORDER -> Key.of("land");
            case SUPPORT -> Key.of("military");
            case DEPLOYMENT -> null;
            default -> facet.keyed() ? main() : null;
        };
        Value value = facet.scale().get(random.nextInt(facet.scale().size()));
        return new StatusObserved(facet.directed() ? way() : either(), facet, key, value, null, p);
    }

    private static void makers(Facet facet, Maker... makers) {
        List<Maker> all = new ArrayList<>(List.of(makers));
        all.add((p, h) -> h.observed(facet, p));
        MAKERS.put(facet, all);
    }

    private static final Maker ESTABLISH =
            (p, h) -> new TiesEstablished(h.both(), h.chance(30) ? h.level() : null, null, p);
    private static final Maker RESTORE = (p, h) -> new TiesRestored(h.both(), null, p);
    private static final Maker SEVER = (p, h) -> new TiesSevered(h.either(), h.chance(30) ? B : null, null, p);
    private static final Maker LAPSE = (p, h) -> new TiesLapsed(h.both(), p);
    private static final Maker OPEN = (p, h) -> new MissionOpened(h.way(), null, h.chance(50) ? h.level() : null, p);
    private static final Maker CREDENTIALS =
            (p, h) -> new CredentialsPresented(h.way(), "N. N.", h.one(RepresentativeClass.values()), null, p);
    private static final Maker WITHDRAW =
            (p, h) -> new AmbassadorWithdrawn(h.way(), null, h.chance(50) ? h.level() : null, p);
    private static final Maker CEASEFIRE = (p, h) -> new CeasefireAgreed(h.both(), p);
    private static final Maker ARMISTICE = (p, h) -> new ArmisticeAgreed(h.both(), p);
    private static final Maker PEACE = (p, h) -> new PeaceMade(h.both(), p);

    static {
        makers(
                Facet.RECOGNITION,
                (p, h) -> new StateRecognized(h.way(), null, h.one(Recognition.values()), p),
                (p, h) -> new StateRecognized(h.way(), Key.of("State"), h.one(Recognition.values()), p),
                (p, h) -> new RecognitionWithdrawn(h.way(), null, p),
                ESTABLISH);
        makers(
                Facet.TIES,
                ESTABLISH,
                RESTORE,
                SEVER,
                LAPSE,
                (p, h) -> new TiesSuspended(h.either(), null, p),
                (p, h) -> new TiesSuspended(h.either(), null, p));
        makers(
                Facet.MISSION_LEVEL,
                (p, h) -> new MissionLevelRaised(h.way(), h.one(MissionLevel.values()), null, p),
                (p, h) -> new MissionLevelLowered(h.way(), h.one(MissionLevel.values()), h.chance(50), p),
                OPEN,
                CREDENTIALS,
                WITHDRAW,
                SEVER,
                ESTABLISH);
        makers(
                Facet.MISSION_OPERATION,
                OPEN,
                (p, h) -> new MissionSuspended(h.way(), null, p),
                (p, h) -> new MissionClosed(h.way(), null, p),
                SEVER,
                LAPSE);
        makers(
                Facet.HEAD_OF_MISSION,
                CREDENTIALS,
                (p, h) -> new ChargeAdInterimAppointed(h.way(), "N. N.", p),
                (p, h) -> new TenureEnded(h.way(), null, TenureEnd.DIED, p),
                (p, h) -> new AmbassadorRecalled(h.way(), null, p),
                (p, h) -> new AmbassadorReturned(h.way(), null, p),
                WITHDRAW,
                (p, h) -> new DiplomatsExpelled(turned(h.way()), null, List.of(), !h.chance(10), p),
                SEVER,
                (p, h) -> new AmbassadorAppointed(h.way(), "N. N.", RepresentativeClass.AMBASSADOR, null, p),
                (p, h) -> new AmbassadorSummoned(h.way(), null, p));
        makers(
                Facet.CONSULATES,
                (p, h) -> new ConsulateOpened(h.way(), h.main(), p),
                (p, h) -> new ConsulateClosed(h.way(), h.main(), p));
        makers(
                Facet.PROTECTING_POWER,
                (p, h) -> new ProtectingPowerDesignated(h.way(), C, p),
                (p, h) -> new ProtectingPowerEnded(h.way(), C, p),
                RESTORE);
        makers(Facet.HOSTILITY, (p, h) -> new WarDeclared(h.either(), p), CEASEFIRE, ARMISTICE, PEACE);
        makers(
                Facet.FORCE,
                (p, h) -> new ForceThreatened(h.way(), h.main(), null, p),
                (p, h) -> new ForceDisplayed(h.way(), h.main(), null, p),
                (p, h) -> new ForceUsed(h.way(), h.main(), null, p),
                (p, h) -> new ForceUsed(h.way(), h.perhaps(), null, p),
                CEASEFIRE,
                ARMISTICE,
                PEACE);
        makers(
                Facet.DEPLOYMENT,
                (p, h) -> new ForcesDeployed(h.way(), h.one(Consent.values()), null, null, List.of(), p),
                (p, h) -> new ForcesDeployed(h.way(), h.one(Consent.values()), h.perhaps(), null, List.of(C), p),
                (p, h) -> new ForcesWithdrawn(h.way(), null, p));
        makers(
                Facet.SUPPORT,
                (p, h) -> new SupportProvided(h.way(), SupportKind.MILITARY, null, null, p),
                (p, h) -> new SupportProvided(h.way(), SupportKind.MILITARY, h.perhaps(), h.chance(50) ? C : B, p),
                (p, h) -> new SupportEnded(h.way(), SupportKind.MILITARY, null, null, p));
        makers(
                Facet.COMMITMENTS,
                (p, h) -> new AgreementSigned(h.both(), h.main(), h.one(AgreementKind.values()), null, p),
                (p, h) -> new AgreementRatified(h.either(), h.main(), null, null, p),
                (p, h) -> new AgreementBroughtIntoForce(h.both(), h.main(), null, null, p),
                (p, h) -> new AgreementSuspended(h.either(), h.main(), null, null, p),
                (p, h) -> new AgreementDenounced(h.either(), h.main(), null, null, p));
        makers(
                Facet.SANCTIONS,
                (p, h) -> new SanctionsThreatened(h.way(), h.main(), List.of(), p),
                (p, h) -> new SanctionsImposed(h.way(), h.main(), List.of(SanctionKind.TRADE), p),
                (p, h) -> new SanctionsEased(h.way(), h.main(), List.of(), p),
                (p, h) -> new SanctionsSuspended(h.way(), h.main(), List.of(), p),
                (p, h) -> new SanctionsLifted(h.way(), h.main(), List.of(), p));
        makers(
                Facet.BORDER,
                (p, h) -> new BorderClosed(h.either(), BorderKind.LAND, p),
                (p, h) -> new BorderRestricted(h.either(), BorderKind.LAND, p),
                (p, h) -> new BorderOpened(h.either(), BorderKind.LAND, p));
        makers(
                Facet.TALKS,
                (p, h) -> new TalksProposed(h.both(), h.main(), List.of(C), ThirdPartyRole.MEDIATION, null, null, p),
                (p, h) -> new TalksOpened(h.both(), h.main(), List.of(), null, null, null, p),
                (p, h) -> new TalksStalled(h.both(), h.main(), List.of(), null, null, null, p),
                (p, h) -> new TalksResumed(h.both(), h.main(), List.of(), null, null, null, p),
                (p, h) -> new TalksConcluded(h.both(), h.main(), List.of(), null, null, null, p),
                (p, h) -> new TalksBrokenOff(h.both(), h.main(), List.of(), null, null, null, p));
        makers(
                Facet.MEDIATION,
                (p, h) -> new MediationOffered(h.both(), C, ThirdPartyRole.MEDIATION, Key.of("peace"), p),
                (p, h) -> new MediationStarted(h.both(), C, ThirdPartyRole.MEDIATION, Key.of("PEACE"), p),
                (p, h) -> new MediationStalled(h.both(), C, ThirdPartyRole.MEDIATION, Key.of("peace"), p),
                (p, h) -> new MediationEnded(h.both(), C, ThirdPartyRole.MEDIATION, Key.of("peace"), p));
        makers(
                Facet.MEDIATION_ANSWER,
                (p, h) -> new MediationAccepted(h.way(), C, Key.of("peace"), p),
                (p, h) -> new MediationRejected(h.way(), C, Key.of("peace"), p),
                (p, h) -> new MediationWithdrawnFrom(h.way(), C, Key.of("peace"), p));
        makers(
                Facet.DEMANDS,
                (p, h) -> new DemandRaised(h.way(), h.main(), p),
                (p, h) -> new DemandMet(h.way(), h.main(), p),
                (p, h) -> new DemandDropped(h.way(), h.main(), p),
                (p, h) -> new DemandRejected(h.way(), h.main(), p));
        makers(
                Facet.POLICY,
                (p, h) -> new PolicyAdopted(h.way(), h.main(), p),
                (p, h) -> new PolicyRenounced(h.way(), h.main(), p));
    }

    private static Directed turned(Directed way) {
        return new Directed(way.toward(), way.by());
    }
}
