package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.RelationEvent.StatusObserved;
import org.chancery.relation.RelationEvent.TiesSevered;
import org.chancery.time.DayRange;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.Test;

/** A key with ten thousand records: what is found far back, and what a change in the middle leaves alone. */
class LongHistoriesTest {
    private static final ActorCode A = ActorCode.of("AAA");
    private static final ActorCode B = ActorCode.of("BBB");
    private static final Pair PAIR = Pair.of(A, B);
    private static final Mutual BOTH = new Mutual(List.of(A, B));
    private static final FacetKey TIES = FacetKey.mutual(Facet.TIES, PAIR, null);
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final int RECORDS = 10_000;

    private static UUID id(int number) {
        return new UUID(7, number);
    }

    private static Particulars particulars(int number, LocalDate day) {
        return Particulars.of(id(number), OccurrenceDate.parse(day.toString()), List.of());
    }

    private static Relation observed(int from, int to) {
        Relation relation = Relation.of(PAIR, List.of(Lifespan.ALWAYS), List.of(Lifespan.ALWAYS));
        for (int i = from; i < to; i++) {
            StatusObserved seen = new StatusObserved(
                    BOTH, Facet.TIES, null, Value.ESTABLISHED, null, particulars(i, FIRST.plusDays(2L * i)));
            relation = relation.evolve(Histories.recorded(i + 1, LocalDate.of(2026, 1, 1), seen));
        }
        return relation;
    }

    private static Relation broken(Relation relation, int after) {
        TiesSevered ending = new TiesSevered(BOTH, null, null, particulars(RECORDS, FIRST.plusDays(2L * after + 1)));
        return relation.evolve(Histories.recorded(RECORDS + 1, LocalDate.of(2026, 1, 1), ending));
    }

    @Test
    void the_last_of_many_observations_stands_since_the_first_and_rests_on_the_first_and_the_last() {
        Relation relation = observed(0, RECORDS);
        LocalDate last = FIRST.plusDays(2L * RECORDS);
        for (int asked = 0; asked < 3; asked++) {
            Answer.Possible value = relation.answer(TIES, last).values().getFirst();
            assertThat(value.earliest()).isEqualTo(FIRST);
            assertThat(value.definiteFrom()).isEqualTo(FIRST);
            assertThat(value.records()).containsExactly(id(0), id(RECORDS - 1));
        }
    }

    @Test
    void a_endingin_the_middle_is_weighed_as_if_it_had_always_been_there() {
        Relation relation = observed(0, RECORDS);
        relation.answer(TIES, FIRST);
        Relation revised = broken(relation, 5_000);
        Relation anew = broken(observed(0, RECORDS), 5_000);
        for (int day = 9_990; day < 10_010; day++) {
            assertThat(revised.answer(TIES, FIRST.plusDays(day))).isEqualTo(anew.answer(TIES, FIRST.plusDays(day)));
        }
        LocalDate last = FIRST.plusDays(2L * RECORDS);
        assertThat(revised.answer(TIES, last)).isEqualTo(anew.answer(TIES, last));
        assertThat(revised.answer(TIES, last).values().getFirst().records())
                .containsExactly(id(5_001), id(RECORDS - 1));
        assertThat(revised.unrecordedChanges(TIES)).isEqualTo(1);
        assertThat(relation.answer(TIES, last).values().getFirst().records()).containsExactly(id(0), id(RECORDS - 1));
    }

    @Test
    void the_timeline_of_many_records_that_say_the_same_is_one_stretch_and_the_silence_before() {
        List<String> stretches = new ArrayList<>();
        for (Stretch stretch : observed(0, RECORDS).timeline(TIES, new DayRange(null, null))) {
            stretches.add(stretch.days() + " " + stretch.answer().possible());
        }
        assertThat(stretches).hasSize(2);
    }

    @Test
    void a_dispute_of_one_of_many_records_bears_on_the_answer_only_where_the_positions_differ() {
        Relation relation = broken(observed(0, RECORDS), 5_000);
        relation.answer(TIES, FIRST);
        RelationEvent disputed = new RelationEvent.RecordDisputed(
                new UUID(9, 1), id(RECORDS), "somebody", "doubt", List.of(), List.of(), "test");
        Relation contested = relation.evolve(Histories.recorded(RECORDS + 2, LocalDate.of(2026, 1, 1), disputed));
        assertThat(contested.answer(TIES, FIRST.plusDays(10_001)).certainty()).isEqualTo(Certainty.CONTESTED);
        Answer after = contested.answer(TIES, FIRST.plusDays(10_002));
        assertThat(after.certainty()).isEqualTo(Certainty.DEFINITE);
        assertThat(after.values().getFirst().earliest()).isEqualTo(FIRST);
        assertThat(after.values().getFirst().definiteFrom()).isEqualTo(FIRST.plusDays(10_002));
        assertThat(after.disputes()).containsExactly(new UUID(9, 1));
    }

    /** Statements about ties within a few years, now and then corrected, retracted or disputed. */
    private static List<RelationEvent> told(Random random) {
        List<RelationEvent> events = new ArrayList<>();
        List<UUID> open = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            UUID earlier = id(random.nextInt(i + 1));
            switch (i < 10 ? 9 : random.nextInt(12)) {
                case 0 -> events.add(new RelationEvent.RecordCorrected(earlier, "misread", said(earlier, random)));
                case 1 -> events.add(new RelationEvent.RecordRetracted(earlier, "not so"));
                case 2 -> {
                    open.add(new UUID(9, i));
                    events.add(new RelationEvent.RecordDisputed(
                            new UUID(9, i), earlier, "somebody", "doubt", List.of(id(i / 2)), List.of(), "test"));
                }
                case 3, 4 -> {
                    if (!open.isEmpty()) {
                        events.add(new RelationEvent.DisputeResolved(open.removeFirst(), earlier, "so it was"));
                    }
                }
                default -> events.add(said(id(i), random));
            }
        }
        return events;
    }

    private static RelationEvent.Act said(UUID id, Random random) {
        LocalDate day = FIRST.plusDays(random.nextInt(4_000));
        String date = random.nextInt(3) > 0 ? day.toString() : "[" + day + ".." + day.plusDays(random.nextInt(9)) + "]";
        Particulars particulars = Particulars.of(id, OccurrenceDate.parse(date), List.of());
        return switch (random.nextInt(3)) {
            case 0 -> new TiesSevered(BOTH, null, null, particulars);
            case 1 -> new RelationEvent.TiesRestored(BOTH, null, particulars);
            default -> new StatusObserved(BOTH, Facet.TIES, null, Value.ESTABLISHED, null, particulars);
        };
    }

    @Test
    void a_version_weighed_from_another_answers_as_one_weighed_from_nothing() {
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            List<RelationEvent> events = told(random);
            List<Relation> versions = new ArrayList<>();
            Relation relation = Relation.of(PAIR, List.of(Lifespan.ALWAYS), List.of(Lifespan.ALWAYS));
            versions.add(relation);
            for (RelationEvent event : events) {
                relation = relation.evolve(Histories.recorded(versions.size(), LocalDate.of(2026, 1, 1), event));
                versions.add(relation);
            }
            for (int asked = 0; asked < 20; asked++) {
                int number = random.nextInt(versions.size());
                Relation alone = Relation.of(PAIR, List.of(Lifespan.ALWAYS), List.of(Lifespan.ALWAYS));
                for (int i = 0; i < number; i++) {
                    alone = alone.evolve(Histories.recorded(i + 1, LocalDate.of(2026, 1, 1), events.get(i)));
                }
                Relation version = versions.get(number);
                assertThat(version.timeline(TIES, new DayRange(null, null)))
                        .as("seed %d, version %d", seed, number)
                        .isEqualTo(alone.timeline(TIES, new DayRange(null, null)));
                assertThat(version.unrecordedChanges(TIES)).isEqualTo(alone.unrecordedChanges(TIES));
            }
        }
    }

    @Test
    void what_was_recorded_after_an_earlier_version_leads_to_the_later_one() {
        Relation earlier = observed(0, 3);
        Relation later = broken(earlier, 1);
        assertThat(later.recordedAfter(earlier).stream().<Object>map(Recorded::position))
                .containsExactly(RECORDS + 1L);
        assertThat(later.recordedAfter(later)).isEmpty();
        assertThat(later.recordedAfter(observed(0, 0))).hasSize(4);
    }
}
