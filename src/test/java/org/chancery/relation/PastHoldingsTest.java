package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Histories.History;
import org.chancery.relation.RelationEvent.*;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.Test;

/** The records of a relation as they were after a part of its events. */
class PastHoldingsTest {
    private static final UUID SEVERED = new UUID(1, 1);
    private static final UUID USED = new UUID(1, 2);
    private static final UUID DISPUTE = new UUID(2, 1);
    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);
    private static final Source SOURCE = new Source("a source", null, null, null, null, null, null);
    private static final Parties.Mutual BOTH = new Parties.Mutual(List.of(Histories.A, Histories.B));
    private static final FacetKey TIES = FacetKey.mutual(Facet.TIES, Histories.PAIR, null);

    private final List<Recorded<RelationEvent>> stream = new ArrayList<>();

    private void record(RelationEvent event) {
        stream.add(Histories.recorded(stream.size() + 1, DAY.plusDays(stream.size()), event));
    }

    private static Particulars particulars(UUID id, String date) {
        return Particulars.of(id, OccurrenceDate.parse(date), List.of(SOURCE));
    }

    private static Act severed(String date) {
        return new TiesSevered(BOTH, null, null, particulars(SEVERED, date));
    }

    private Holdings holdings() {
        return PastHoldings.of(Histories.PAIR, List.copyOf(stream));
    }

    private Relation relation() {
        Relation relation = Relation.of(Histories.PAIR, List.of(Lifespan.ALWAYS), List.of(Lifespan.ALWAYS));
        for (Recorded<RelationEvent> recorded : stream) {
            relation = relation.evolve(recorded);
        }
        return relation;
    }

    private static void same(Holdings past, Relation relation, String where) {
        assertThat(past.pair()).isEqualTo(relation.pair());
        assertThat(past.position()).as(where).isEqualTo(relation.position());
        assertThat(past.records()).as(where).containsExactlyInAnyOrderElementsOf(relation.records());
        for (Held held : relation.records()) {
            assertThat(past.record(held.id())).as(where).isEqualTo(held);
            assertThat(past.openDisputes(held.id())).as(where).isEqualTo(relation.openDisputes(held.id()));
        }
        for (Grade least : Grade.values()) {
            for (KeyFold fold : relation.counting(least).folds()) {
                assertThat(past.touches(fold.key(), least))
                        .as("%s, %s of at least %s", where, fold.key(), least)
                        .isEqualTo(relation.touches(fold.key(), least));
            }
        }
    }

    @Test
    void after_every_event_of_any_history_they_are_those_that_the_fold_held_then() {
        int disputed = 0;
        for (long seed = 0; seed < 250; seed++) {
            History history = Histories.next(seed);
            Relation whole = history.relation();
            Relation relation = history.empty();
            for (int count = 0; count < history.stream().size(); count++) {
                Recorded<RelationEvent> recorded = history.stream().get(count);
                relation = relation.evolve(recorded);
                String where = "seed " + seed + " after " + (count + 1) + "\n" + history;
                same(
                        PastHoldings.of(
                                Histories.PAIR, List.copyOf(history.stream().subList(0, count + 1))),
                        relation,
                        where);
                same(whole.holdings(recorded.position()), relation, where);
                disputed += recorded.event() instanceof RecordDisputed ? 1 : 0;
            }
        }
        assertThat(disputed).as("disputes met").isGreaterThan(20);
    }

    @Test
    void before_the_first_event_nothing_is_held() {
        record(severed("2019-05-01"));
        Holdings past = relation().holdings(0);
        assertThat(past.pair()).isEqualTo(Histories.PAIR);
        assertThat(past.position()).isZero();
        assertThat(past.records()).isEmpty();
        assertThat(past.record(SEVERED)).isNull();
        assertThat(past.openDisputes(SEVERED)).isEmpty();
        assertThat(past.touches(TIES, Grade.MACHINE)).isEmpty();
    }

    @Test
    void after_the_last_event_they_are_those_of_the_relation_itself() {
        record(severed("2019-05-01"));
        record(new RecordRetracted(SEVERED, "not so"));
        Relation relation = relation();
        assertThat(relation.holdings(2)).isSameAs(relation);
        assertThat(relation.holdings(Long.MAX_VALUE)).isSameAs(relation);
        assertThat(relation.holdings(1).record(SEVERED)).isEqualTo(Held.of(severed("2019-05-01"), stream.getFirst()));
    }

    @Test
    void a_record_is_told_with_everything_that_was_said_of_it_until_then() {
        record(severed("2019-05-01"));
        record(new SourceAdded(SEVERED, SOURCE, Grade.CONFIRMED));
        record(new RecordDisputed(DISPUTE, SEVERED, "somebody", "doubt", List.of(), List.of(), "test"));
        record(new RecordCorrected(SEVERED, "misread", severed("2019-06-01")));
        record(new DisputeResolved(DISPUTE, SEVERED, "so it was"));
        record(new RecordRetracted(SEVERED, "not so"));
        assertThat(holdings().record(SEVERED))
                .isEqualTo(new Held(SEVERED, severed("2019-06-01"), DAY, Grade.CONFIRMED, true, List.copyOf(stream)));
        assertThat(holdings().position()).isEqualTo(6);
    }

    @Test
    void a_dispute_speaks_of_the_record_disputed_and_of_what_holds_instead_until_it_is_resolved() {
        RecordDisputed dispute =
                new RecordDisputed(DISPUTE, SEVERED, "somebody", "doubt", List.of(USED), List.of(), "test");
        record(severed("2019-05-01"));
        record(new TiesRestored(BOTH, null, particulars(USED, "2019-05-02")));
        record(new TiesRestored(BOTH, null, particulars(new UUID(1, 3), "2019-05-03")));
        record(dispute);
        assertThat(holdings().openDisputes(SEVERED)).containsExactly(dispute);
        assertThat(holdings().openDisputes(USED)).containsExactly(dispute);
        assertThat(holdings().openDisputes(new UUID(1, 3))).isEmpty();
        record(new DisputeResolved(DISPUTE, SEVERED, "so it was"));
        assertThat(holdings().openDisputes(SEVERED)).isEmpty();
        assertThat(holdings().openDisputes(USED)).isEmpty();
    }

    @Test
    void a_record_that_a_correction_brought_is_held_since_it_was_first_recorded_and_brings_its_disputes() {
        RecordDisputed dispute =
                new RecordDisputed(DISPUTE, SEVERED, "somebody", "doubt", List.of(), List.of(), "test");
        SourceAdded added = new SourceAdded(SEVERED, SOURCE, Grade.CONFIRMED);
        Pair elsewhere = Pair.of(Histories.A, ActorCode.of("ZZZ"));
        LocalDate first = LocalDate.of(2019, 12, 1);
        record(new RecordCorrected(
                SEVERED,
                "the other state",
                severed("2019-05-01"),
                new Provenance(List.of(elsewhere), first, List.of(added), List.of(dispute))));
        assertThat(holdings().record(SEVERED))
                .isEqualTo(
                        new Held(SEVERED, severed("2019-05-01"), first, Grade.CONFIRMED, false, List.copyOf(stream)));
        assertThat(holdings().openDisputes(SEVERED)).containsExactly(dispute);
        same(holdings(), relation(), "brought");
        record(new RecordCorrected(SEVERED, "misread", severed("2019-06-01")));
        assertThat(holdings().record(SEVERED))
                .isEqualTo(
                        new Held(SEVERED, severed("2019-06-01"), first, Grade.CONFIRMED, false, List.copyOf(stream)));
    }

    @Test
    void what_the_records_say_on_a_key_leaves_out_what_was_retracted_or_is_of_too_low_a_grade() {
        record(severed("2019-05-01"));
        record(new TiesRestored(BOTH, null, particulars(USED, "2019-05-02").withGrade(Grade.MACHINE)));
        assertThat(holdings().touches(TIES, Grade.MACHINE))
                .extracting(Touch::record)
                .containsExactly(SEVERED, USED);
        assertThat(holdings().touches(TIES, Grade.REPORTED))
                .extracting(Touch::record)
                .containsExactly(SEVERED);
        assertThat(holdings().touches(TIES, Grade.CONFIRMED)).isEmpty();
        assertThat(holdings().touches(FacetKey.mutual(Facet.HOSTILITY, Histories.PAIR, null), Grade.MACHINE))
                .isEmpty();
        record(new RecordRetracted(SEVERED, "not so"));
        assertThat(holdings().touches(TIES, Grade.REPORTED)).isEmpty();
    }

    @Test
    void peace_says_something_on_every_episode_of_force_between_the_two() {
        Parties.Directed way = new Parties.Directed(List.of(Histories.A), List.of(Histories.B));
        record(new ForceUsed(way, Key.of("Spring"), null, particulars(USED, "2019-05-02")));
        record(new PeaceMade(BOTH, particulars(SEVERED, "2019-06-01")));
        FacetKey spring = FacetKey.directed(Facet.FORCE, Histories.A, Histories.B, Key.of("spring"));
        assertThat(holdings().touches(spring, Grade.REPORTED))
                .extracting(Touch::record)
                .containsExactly(USED, USED, SEVERED);
        assertThat(holdings().touches(spring, Grade.REPORTED))
                .extracting(Touch::rule)
                .containsExactly(null, null, "force-ended-by-peace");
        same(holdings(), relation(), "peace");
    }
}
