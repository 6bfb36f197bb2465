package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Histories.History;
import org.chancery.time.DayRange;
import org.chancery.time.Window;
import org.junit.jupiter.api.Test;

/** Rewritings applied one after the other come to what the fold answers, in every word. */
class RewritingTest {

    private static final int HISTORIES = Histories.many(600);

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
