package org.chancery.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.chancery.ledger.Step;
import org.chancery.narration.Narration;
import org.chancery.relation.Answer;
import org.chancery.relation.Certainty;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.relation.Headlined;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.Rewriting;
import org.chancery.relation.Span;
import org.chancery.relation.Value;
import org.chancery.time.DayRange;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * One step of a relation, ready to be written out.
 *
 * @param relation the relation's code
 * @param first the name of the side whose code sorts first
 * @param second the name of the other
 * @param number the number of the step, from 1; 0 where there is none
 * @param all how many steps there are
 * @param asOf the day the state is of
 * @param asOfWords the same in words
 * @param position the ledger position of the entry
 * @param known when the last of what is shown was recorded; null where there is no step
 * @param taken the entry and, after it, what became known of the two actors before the next
 * @param headline the headline on that day after the step; null where there is no step
 * @param state what is answered on that day after it
 * @param stateLeft how many answers more there are
 * @param then the relation as known just after all that is shown
 * @param before the relation as known just before it
 */
record StepPage(
        String relation,
        String first,
        String second,
        long number,
        long all,
        String asOf,
        String asOfWords,
        long position,
        @Nullable Instant known,
        List<Taken> taken,
        RelationPage.@Nullable Chip headline,
        List<Standing> state,
        int stateLeft,
        @Nullable String then,
        @Nullable String before) {

    /** How many steps are listed on each side of the one shown. */
    static final int AROUND = 4;

    private static final int MOST_TURNS = 60;
    private static final int MOST_ANSWERS = 60;

    /** A step in the list of those around. */
    record Line(long number, String address, String day, String sentence, boolean here) {}

    /** An answer on the day asked about; {@code changed} where the step changed what is answered of it on some day. */
    record Standing(String sentence, String certainty, boolean changed) {}

    /**
     * What an entry answers otherwise on some days.
     *
     * @param what the facet; null for the headline
     * @param sides between whom; null where it belongs to both
     * @param which the key; null where there is none
     * @param rule by which rule; null where the entry says it itself
     */
    record Turn(
            @Nullable String what,
            @Nullable String sides,
            @Nullable String which,
            String days,
            RelationPage.Chip before,
            RelationPage.Chip after,
            @Nullable String rule) {}

    /**
     * An entry, and what it did.
     *
     * @param ofActor whether it is about one of the two actors alone
     * @param record the address of the record; null where it is about none
     * @param turns what is answered otherwise, the headline first
     * @param turnsLeft how many more there are
     * @param restated the facets that are answered as before, but rest on other records
     */
    record Taken(
            String sentence,
            boolean ofActor,
            @Nullable String record,
            String recordedAt,
            String instant,
            String recordedBy,
            long position,
            List<Turn> turns,
            int turnsLeft,
            List<String> restated) {}

    static StepPage none(Pair pair, LocalDate asOf, PageWords words) {
        return new StepPage(
                pair.toString(),
                words.name(pair.first()),
                words.name(pair.second()),
                0,
                0,
                asOf.toString(),
                words.day(asOf),
                0,
                null,
                List.of(),
                null,
                List.of(),
                0,
                null,
                null);
    }

    static StepPage of(
            Pair pair, List<Step> steps, long number, long all, LocalDate asOf, Narration narration, PageWords words) {
        Recorded<RelationEvent> entry = steps.getFirst().event().recorded();
        Instant known = steps.getLast().event().recorded().recordedAt();
        Relation after = steps.getLast().rewritings().getFirst().after();
        Set<FacetKey> changed = new HashSet<>();
        steps.forEach(step -> step.rewritings().getFirst().keys().forEach(key -> changed.add(key.key())));
        List<Standing> state = after.answers(asOf).stream()
                .filter(answer -> !answer.possible().equals(List.of(Value.NOT_RECORDED)))
                .map(answer -> new Standing(
                        narration.sentence(answer), css(answer.certainty()), changed.contains(answer.key())))
                .toList();
        return new StepPage(
                pair.toString(),
                words.name(pair.first()),
                words.name(pair.second()),
                number,
                all,
                asOf.toString(),
                words.day(asOf),
                entry.position(),
                known,
                steps.stream().map(step -> taken(step, narration, words)).toList(),
                RelationPage.Chip.of(Headline.of(after, asOf), words),
                state.stream().limit(MOST_ANSWERS).toList(),
                Math.max(0, state.size() - MOST_ANSWERS),
                known(pair, asOf, known),
                number == 1 ? null : known(pair, asOf, entry.recordedAt().minusNanos(1_000)));
    }

    private static String known(Pair pair, LocalDate asOf, Instant knownAt) {
        return Address.of("/dyads/" + pair)
                .with("asOf", asOf.toString())
                .with("knownAt", knownAt.toString())
                .toString();
    }

    /** What an entry is told as. */
    static Taken taken(Step step, Narration narration, PageWords words) {
        Recorded<RelationEvent> entry = step.event().recorded();
        Rewriting rewriting = step.rewritings().getFirst();
        List<Turn> turns = new ArrayList<>();
        Set<String> restated = new LinkedHashSet<>();
        rows(
                        rewriting.gone(),
                        rewriting.come(),
                        Headlined::from,
                        Headlined::until,
                        run -> RelationPage.Chip.of(run == null ? Headlined.SILENCE : run.headline(), words),
                        run -> null)
                .forEach(row -> turns.add(row.of(null, null, null)));
        for (Rewriting.Rewritten key : rewriting.keys()) {
            List<Row> rows = rows(
                    key.gone(),
                    key.come(),
                    Span::from,
                    Span::until,
                    span -> chip(key.key(), span, words),
                    span -> rule(span, words));
            rows.forEach(row ->
                    turns.add(row.of(words.facet(key.key().facet()), words.sides(key.key()), words.which(key.key()))));
            if (rows.isEmpty() && !key.come().isEmpty()) {
                restated.add(words.full(key.key()));
            }
        }
        UUID record = record(entry.event());
        return new Taken(
                narration.sentence(entry.event()),
                entry.event() instanceof RelationEvent.ActorEvent,
                record == null ? null : "/records/" + record,
                words.instant(entry.recordedAt()),
                entry.recordedAt().toString(),
                entry.recordedBy(),
                entry.position(),
                turns.stream().limit(MOST_TURNS).toList(),
                Math.max(0, turns.size() - MOST_TURNS),
                List.copyOf(restated));
    }

    private static RelationPage.Chip chip(FacetKey key, @Nullable Span span, PageWords words) {
        if (span == null) {
            return new RelationPage.Chip(
                    words.value(key.facet(), Value.NOT_RECORDED), Tone.SILENT.css(), Tone.SILENT.css(), null);
        }
        Answer answer = span.answer();
        boolean silent = answer.possible().equals(List.of(Value.NOT_RECORDED));
        List<String> values = answer.values().stream()
                .map(possible -> words.value(key.facet(), possible.value()))
                .distinct()
                .toList();
        Tone tone = answer.values().stream()
                .map(possible -> Tone.of(key.facet(), possible.value()))
                .filter(each -> each != Tone.SILENT)
                .findFirst()
                .orElse(Tone.SILENT);
        return new RelationPage.Chip(
                words.or(values),
                tone.css(),
                silent ? Tone.SILENT.css() : css(answer.certainty()),
                silent ? null : words.say("certainty." + answer.certainty()));
    }

    private static @Nullable String rule(@Nullable Span after, PageWords words) {
        return after == null
                ? null
                : after.answer().values().stream()
                        .map(Answer.Possible::rule)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(rule -> words.sayOr("rule." + rule, rule))
                        .orElse(null);
    }

    /** Days on which something else is said than before. */
    private record Row(
            DayRange days,
            RelationPage.Chip before,
            RelationPage.Chip after,
            @Nullable String rule) {

        Turn of(@Nullable String what, @Nullable String sides, @Nullable String which) {
            return new Turn(what, sides, which, PageWords.capitalised(Narration.phrase(days)), before, after, rule);
        }

        boolean goesOnIn(Row next) {
            return Objects.equals(days.to(), next.days.from())
                    && before.equals(next.before)
                    && after.equals(next.after)
                    && Objects.equals(rule, next.rule);
        }
    }

    /** What is said of a run of days; of none, where nothing stands. */
    @FunctionalInterface
    private interface Said<R, T extends @Nullable Object> {
        T of(@Nullable R run);
    }

    private static <R> List<Row> rows(
            List<R> gone,
            List<R> come,
            ToLongFunction<R> from,
            ToLongFunction<R> until,
            Said<R, RelationPage.Chip> chips,
            Said<R, @Nullable String> rules) {
        TreeSet<Long> turns = new TreeSet<>();
        for (List<R> runs : List.of(gone, come)) {
            runs.forEach(run -> {
                turns.add(from.applyAsLong(run));
                turns.add(until.applyAsLong(run));
            });
        }
        List<Row> rows = new ArrayList<>();
        for (Long begin : turns) {
            Long end = turns.higher(begin);
            if (end == null) {
                break;
            }
            R left = covering(gone, begin, from, until);
            R entered = covering(come, begin, from, until);
            Row row = new Row(days(begin, end), chips.of(left), chips.of(entered), rules.of(entered));
            if (row.before.equals(row.after)) {
                continue;
            }
            if (!rows.isEmpty() && rows.getLast().goesOnIn(row)) {
                Row last = rows.removeLast();
                row = new Row(new DayRange(last.days.from(), row.days.to()), row.before, row.after, row.rule);
            }
            rows.add(row);
        }
        return rows;
    }

    private static <R> @Nullable R covering(List<R> runs, long day, ToLongFunction<R> from, ToLongFunction<R> until) {
        return runs.stream()
                .filter(run -> from.applyAsLong(run) <= day && day < until.applyAsLong(run))
                .findFirst()
                .orElse(null);
    }

    private static DayRange days(long from, long until) {
        return new DayRange(
                from == Window.UNBOUNDED_PAST ? null : LocalDate.ofEpochDay(from),
                until == Window.UNBOUNDED_FUTURE ? null : LocalDate.ofEpochDay(until));
    }

    private static @Nullable UUID record(RelationEvent event) {
        return switch (event) {
            case RelationEvent.Act act -> act.particulars().recordId();
            case RelationEvent.RecordDisputed disputed -> disputed.record();
            case RelationEvent.RecordCorrected corrected -> corrected.record();
            case RelationEvent.RecordRetracted retracted -> retracted.record();
            case RelationEvent.DisputeResolved resolved -> resolved.record();
            case RelationEvent.SourceAdded added -> added.record();
            case RelationEvent.ActorEvent _ -> null;
        };
    }

    private static String css(Certainty certainty) {
        return switch (certainty) {
            case DEFINITE -> "definite";
            case POSSIBLE -> "possible";
            case CONTESTED -> "contested";
        };
    }
}
