package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Histories.History;
import org.chancery.time.DayRange;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.Window;
import org.junit.jupiter.api.Test;

/** Rewritings applied one after the other come to what the fold answers, in every word. */
class RewritingTest {

    private static final int HISTORIES = Histories.many(600);
    private static final LocalDate RECORDED = LocalDate.of(2026, 1, 1);

    @Test
    void applied_one_after_the_other_they_answer_as_the_fold_does() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = Histories.next(seed);
            Kept kept = new Kept();
            Relation relation = history.empty();
            for (Recorded<RelationEvent> recorded : history.stream()) {
                Rewriting rewriting = Rewriting.by(relation, recorded);
                kept.take(rewriting);
                relation = rewriting.after();
                kept.check(relation, history);
            }
        }
    }

    @Test
    void many_acts_on_one_key_are_rewritten_where_they_matter() {
        for (long seed = 0; seed < Histories.many(60); seed++) {
            History history = Histories.ofActs(seed, 40);
            Kept kept = new Kept();
            Relation relation = history.empty();
            for (Recorded<RelationEvent> recorded : history.stream()) {
                Rewriting rewriting = Rewriting.by(relation, recorded);
                kept.take(rewriting);
                relation = rewriting.after();
            }
            kept.check(relation, history);
        }
    }

    @Test
    void other_life_spans_rewrite_what_rests_on_them() {
        for (long seed = 0; seed < Histories.many(300); seed++) {
            History history = Histories.next(seed).withoutLifespans();
            Kept kept = new Kept();
            Relation relation = history.empty();
            for (Recorded<RelationEvent> recorded : history.stream()) {
                Rewriting rewriting = Rewriting.by(relation, recorded);
                kept.take(rewriting);
                relation = rewriting.after();
            }
            History ended = new History(
                    history.theme(),
                    List.of(new Lifespan(null, history.from().plusDays(4))),
                    history.second(),
                    history.minimum(),
                    history.stream(),
                    history.days());
            kept.take(Rewriting.between(relation, ended.relation()));
            kept.check(ended.relation(), ended);
        }
    }

    @Test
    void an_act_that_moves_nothing_rewrites_nothing() {
        Relation relation = Relation.of(Histories.PAIR, List.of(Lifespan.ALWAYS), List.of(Lifespan.ALWAYS));
        History history = Histories.next(3);
        for (Recorded<RelationEvent> recorded : history.stream()) {
            relation = Rewriting.by(relation, recorded).after();
        }
        Rewriting again = Rewriting.between(relation, relation);

        assertThat(again.isNothing()).isTrue();
    }

    private static final UUID FIRST_RECORD = new UUID(1, 0);

    /** Ties seen to stand every other day, nine times, and what was recorded afterwards. */
    private static History seen(RelationEvent... afterwards) {
        List<Recorded<RelationEvent>> stream = new ArrayList<>();
        for (int number = 0; number < 9; number++) {
            stream.add(Histories.recorded(number + 1, RECORDED, observed(number, Value.ESTABLISHED)));
        }
        for (RelationEvent event : afterwards) {
            stream.add(Histories.recorded(stream.size() + 1, RECORDED, event));
        }
        FacetKey ties = FacetKey.mutual(Facet.TIES, Histories.PAIR, null);
        List<Lifespan> always = List.of(Lifespan.ALWAYS);
        return new History(ties, always, always, Grade.REPORTED, List.copyOf(stream), 20);
    }

    private static RelationEvent.Act observed(int number, Value value) {
        OccurrenceDate day =
                OccurrenceDate.parse(Histories.FIRST.plusDays(2L * number).toString());
        return new RelationEvent.StatusObserved(
                new Parties.Mutual(List.of(Histories.A, Histories.B)),
                Facet.TIES,
                null,
                value,
                null,
                Particulars.of(new UUID(1, number), day, List.of()));
    }

    private static Rewriting last(History history) {
        Kept kept = new Kept();
        Relation relation = history.empty();
        Rewriting rewriting = Rewriting.between(relation, relation);
        for (Recorded<RelationEvent> recorded : history.stream()) {
            rewriting = Rewriting.by(relation, recorded);
            kept.take(rewriting);
            relation = rewriting.after();
            kept.check(relation, history);
        }
        return rewriting;
    }

    @Test
    void where_what_gave_a_value_goes_the_reasons_are_rewritten_on_every_day_it_stood() {
        Rewriting rewriting = last(seen(new RelationEvent.RecordRetracted(FIRST_RECORD, "not so")));
        assertThat(rewriting.isNothing()).isFalse();
        assertThat(rewriting.keys()).hasSize(1);
        assertThat(rewriting.keys().getFirst().gone()).hasSize(9);
        assertThat(rewriting.keys().getFirst().come()).hasSize(8);
        assertThat(rewriting.keys().getFirst().come())
                .extracting(span -> span.answer().values().getFirst().records())
                .startsWith(List.of(new UUID(1, 1)), List.of(new UUID(1, 1), new UUID(1, 2)))
                .endsWith(List.of(new UUID(1, 1), new UUID(1, 8)));
    }

    @Test
    void where_a_confirmation_goes_only_the_days_up_to_the_next_are_rewritten() {
        Rewriting rewriting = last(seen(new RelationEvent.RecordRetracted(new UUID(1, 4), "not so")));
        assertThat(rewriting.keys()).hasSize(1);
        assertThat(rewriting.keys().getFirst().gone()).hasSize(2);
        assertThat(rewriting.keys().getFirst().come()).hasSize(1);
        assertThat(rewriting.gone()).isEmpty();
        assertThat(rewriting.come()).isEmpty();
    }

    @Test
    void a_dispute_and_its_end_rewrite_every_day_on_which_the_disputed_record_bears() {
        UUID dispute = new UUID(2, 1);
        RelationEvent disputed = new RelationEvent.RecordDisputed(
                dispute, FIRST_RECORD, "somebody", "doubt", List.of(), List.of(), "test");
        RelationEvent resolved = new RelationEvent.DisputeResolved(dispute, FIRST_RECORD, "so it was");
        Rewriting there = last(seen(disputed));
        Rewriting back = last(seen(disputed, resolved));
        assertThat(back.keys().getFirst().come())
                .isEqualTo(there.keys().getFirst().gone());
        assertThat(back.keys().getFirst().gone())
                .isEqualTo(there.keys().getFirst().come());
        assertThat(back.come()).isEqualTo(there.gone());
        assertThat(back.gone()).isEqualTo(there.come());
    }

    @Test
    void a_correction_of_the_first_of_many_is_told_on_every_day_that_rests_on_it() {
        last(seen(new RelationEvent.RecordCorrected(FIRST_RECORD, "misread", observed(0, Value.SEVERED))));
        last(seen(new RelationEvent.RecordCorrected(new UUID(1, 4), "misread", observed(4, Value.SEVERED))));
        last(seen(new RelationEvent.RecordCorrected(new UUID(1, 8), "misread", observed(8, Value.SEVERED))));
    }

    @Test
    void other_life_spans_that_bear_on_nothing_rewrite_nothing() {
        Relation relation = seen().relation();
        Relation other = new History(
                        FacetKey.mutual(Facet.TIES, Histories.PAIR, null),
                        List.of(Lifespan.ALWAYS),
                        List.of(new Lifespan(LocalDate.of(1900, 1, 1), null)),
                        Grade.REPORTED,
                        seen().stream(),
                        20)
                .relation();
        assertThat(Rewriting.between(relation, other).isNothing()).isTrue();
    }

    /** The spans as somebody keeps them who only ever hears of rewritings. */
    private static final class Kept {
        private final Map<FacetKey, NavigableMap<Long, Span>> spans = new TreeMap<>();
        private final NavigableMap<Long, Headlined> headlines = new TreeMap<>();

        void take(Rewriting rewriting) {
            for (Rewriting.Rewritten each : rewriting.keys()) {
                assertThat(spans.containsKey(each.key())).isEqualTo(each.was());
                NavigableMap<Long, Span> ofKey = spans.computeIfAbsent(each.key(), key -> new TreeMap<>());
                each.gone()
                        .forEach(span -> assertThat(ofKey.remove(span.from())).isEqualTo(span));
                each.come()
                        .forEach(span -> assertThat(ofKey.put(span.from(), span))
                                .as("stands already")
                                .isNull());
                if (!each.is()) {
                    assertThat(ofKey).isEmpty();
                    spans.remove(each.key());
                }
            }
            rewriting
                    .gone()
                    .forEach(run -> assertThat(headlines.remove(run.from())).isEqualTo(run));
            rewriting
                    .come()
                    .forEach(run -> assertThat(headlines.put(run.from(), run))
                            .as("stands already")
                            .isNull());
        }

        void check(Relation relation, History history) {
            TreeSet<FacetKey> onRecord = new TreeSet<>();
            relation.folds().forEach(fold -> onRecord.add(fold.key()));
            assertThat(spans.keySet()).as("%s", history).isEqualTo(onRecord);
            for (FacetKey key : relation.keys()) {
                NavigableMap<Long, Span> ofKey = spans.getOrDefault(key, new TreeMap<>());
                for (LocalDate day = history.from(); !day.isAfter(history.through()); day = day.plusDays(1)) {
                    assertThat(Spans.answer(
                                    key,
                                    day,
                                    ofKey.headMap(day.toEpochDay(), true)
                                            .descendingMap()
                                            .values()
                                            .iterator()))
                            .as("%s on %s%n%s", key, day, history)
                            .isEqualTo(relation.answer(key, day));
                }
                for (DayRange within : List.of(
                        DayRange.ALWAYS,
                        new DayRange(
                                history.from().plusDays(3), history.through().minusDays(2)))) {
                    LocalDate end = within.to();
                    List<Span> begun = new ArrayList<>(
                            ofKey.headMap(end == null ? Window.UNBOUNDED_FUTURE : end.toEpochDay(), false)
                                    .values());
                    assertThat(Spans.timeline(key, within, begun))
                            .as("%s%n%s", key, history)
                            .isEqualTo(relation.timeline(key, within));
                }
            }
            for (LocalDate day = history.from(); !day.isAfter(history.through()); day = day.plusDays(1)) {
                Map.Entry<Long, Headlined> run = headlines.floorEntry(day.toEpochDay());
                boolean within = run != null && run.getValue().until() > day.toEpochDay();
                assertThat(within ? run.getValue().headline() : Headlined.SILENCE)
                        .as("on %s%n%s", day, history)
                        .isEqualTo(Headline.of(relation, day));
            }
        }
    }
}
