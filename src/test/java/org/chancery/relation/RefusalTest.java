package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Refusal.*;
import org.chancery.time.Window;
import org.junit.jupiter.api.Test;

/** Why a command is not accepted: what kind of answer that is, and which records are in the way. */
class RefusalTest {
    private static final UUID RECORD = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID NEW = new UUID(1, 3);
    private static final ActorCode SYR = ActorCode.of("SYR");
    private static final FacetKey TIES = FacetKey.mutual(Facet.TIES, Pair.of(SYR, ActorCode.of("TUR")), null);
    private static final Window DAY = Window.day(LocalDate.of(2020, 1, 1));

    private static final List<Refusal> ALL = List.of(
            new NeedsUnrecordedChange(TIES, List.of(), List.of(), "sever-ties"),
            new SameActorTwice(SYR),
            new TooFewParties(1, 2),
            new NobodyToMeet(1),
            new NotAParty("initiator", SYR),
            new TooManyParties(300, 200),
            new UnknownActor("SYX", List.of("SYR")),
            new OutsideLifespan(DAY, List.of()),
            new BeginsInTheFuture(LocalDate.MAX, LocalDate.MIN),
            new DoesNotLast("sever-ties", "2020/2021", null),
            new OrderNeedsADay("2020"),
            new NoEvidence(false),
            new KeyDoesNotFit(Facet.TIES, "key"),
            new ValueDoesNotFit(Facet.TIES, Value.OPEN),
            new NeedsDirection(Facet.FORCE),
            new LevelOutOfReach("raise-mission-level", MissionLevel.NONE),
            new UnknownRecord(RECORD),
            new AlreadyRetracted(RECORD),
            new FollowsFromASuccession(RECORD, OTHER, SYR),
            new OtherType(RECORD, "ties-severed", "ties-restored"),
            new OtherId(RECORD, OTHER),
            new OtherContent(RECORD),
            new AlternativeToItself(RECORD),
            new UnknownDispute(OTHER),
            new NotOpen(OTHER),
            new GradeOnlyRises(Grade.MACHINE, Grade.REPORTED),
            new AlreadyRegistered(SYR, "Syria"));

    @Test
    void every_refusal_is_asked() {
        assertThat(ALL.stream().<Class<?>>map(Refusal::getClass))
                .containsExactlyInAnyOrder(Refusal.class.getPermittedSubclasses());
    }

    @Test
    void it_conflicts_with_the_books_or_is_unknown_to_them_or_is_impossible_whatever_they_hold() {
        Map<Kind, Set<String>> rules = new EnumMap<>(Kind.class);
        EnumSet.allOf(Kind.class).forEach(kind -> rules.put(kind, new TreeSet<>()));
        ALL.forEach(refusal -> rules.get(refusal.kind()).add(refusal.rule()));
        assertThat(rules.get(Kind.CONFLICT))
                .containsExactly(
                        "already-registered", "already-retracted", "dispute-not-open", "needs-unrecorded-change");
        assertThat(rules.get(Kind.UNKNOWN)).containsExactly("unknown-dispute", "unknown-record");
        assertThat(rules.get(Kind.IMPOSSIBLE))
                .isEqualTo(ALL.stream()
                        .map(Refusal::rule)
                        .filter(rule -> !rules.get(Kind.CONFLICT).contains(rule))
                        .filter(rule -> !rules.get(Kind.UNKNOWN).contains(rule))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .hasSize(ALL.size() - 6);
    }

    @Test
    void the_records_in_the_way_are_named_where_there_are_any() {
        Map<String, List<UUID>> records = ALL.stream()
                .filter(refusal -> !refusal.records().isEmpty())
                .collect(Collectors.toMap(Refusal::rule, Refusal::records));
        assertThat(records)
                .isEqualTo(Map.of(
                        "already-retracted", List.of(RECORD),
                        "id-used-for-other-content", List.of(RECORD),
                        "type-stays", List.of(RECORD),
                        "follows-from-a-succession", List.of(RECORD, OTHER)));
    }

    @Test
    void of_an_unrecorded_change_the_records_on_either_side_are_in_the_way_each_once_and_not_the_new_one() {
        Side before = new Side(RECORD, "ties-established", DAY, false);
        Side after = new Side(OTHER, "ties-restored", DAY, false);
        Side own = new Side(NEW, "ties-severed", DAY, true);
        Side rule = new Side(null, "life-span-ended", DAY, false);
        List<Gap> gaps = Stream.of(
                        List.of(before, own), List.of(own, after), List.of(rule, after), List.of(before, after))
                .map(sides -> new Gap(sides.getFirst(), Value.ESTABLISHED, sides.getLast(), Set.of(Value.SEVERED)))
                .toList();
        Refusal refusal = new NeedsUnrecordedChange(TIES, gaps, List.of(), "sever-ties");
        assertThat(refusal.records()).containsExactly(RECORD, OTHER);
        assertThat(refusal.kind()).isEqualTo(Kind.CONFLICT);
    }
}
