package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.relation.Histories.History;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationEvent.Provenance;
import org.chancery.relation.RelationEvent.RecordCorrected;
import org.chancery.time.DayRange;
import org.chancery.time.OccurrenceDate.Once;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The laws of answers, on random histories of every facet. {@code -Dchancery.histories=} sets how many, a twentieth of which
 * is used for each law; {@code -Dchancery.seed=} where to begin.
 */
class FoldLawsTest {
    private static final int HISTORIES = Histories.many(1_000);
    private static final long SEED = Long.getLong("chancery.seed", 1961);

    /** A law on one history; it is broken where it answers with words. */
    private interface Law {
        @Nullable
        String broken(History history, Random random);
    }

    private static void holds(Law law) {
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            History history = Histories.next(seed);
            String broken = law.broken(history, new Random(seed));
            assertThat(broken).as("seed %d: %s", seed, history).isNull();
        }
    }

    @Test
    void the_order_of_recording_never_changes_an_answer() {
        holds((history, random) -> {
            List<Recorded<RelationEvent>> acts = new ArrayList<>();
            List<Recorded<RelationEvent>> later = new ArrayList<>();
            for (Recorded<RelationEvent> recorded : history.stream()) {
                (recorded.event() instanceof Act ? acts : later).add(recorded);
            }
            List<Recorded<RelationEvent>> other = Histories.shuffled(acts, random);
            other.addAll(later);
            return difference(history.relation(), history.with(other).relation(), history);
        });
    }

    @Test
    void an_answer_as_known_then_never_changes_whatever_is_recorded_later() {
        holds((history, random) -> {
            int known = random.nextInt(history.stream().size() + 1);
            Relation then = history.with(history.stream().subList(0, known)).relation();
            List<Answer> before = answers(then, history);
            Relation later = then;
            for (Recorded<RelationEvent> recorded :
                    history.stream().subList(known, history.stream().size())) {
                later = later.evolve(recorded);
                answers(later, history);
            }
            return before.equals(answers(then, history)) ? null : "what was known then answers otherwise now";
        });
    }

    @Test
    void events_taken_at_once_come_to_the_same_as_one_after_the_other() {
        holds((history, random) -> {
            int known = random.nextInt(history.stream().size() + 1);
            Relation then = history.with(history.stream().subList(0, known)).relation();
            Relation.Growing growing = then.growing();
            Relation later = then;
            for (Recorded<RelationEvent> recorded :
                    history.stream().subList(known, history.stream().size())) {
                growing.take(recorded);
                later = later.evolve(recorded);
            }
            Relation grown = growing.grown();
            boolean same = grown.records().equals(later.records())
                    && grown.keys().equals(later.keys())
                    && grown.events() == later.events()
                    && grown.position() == later.position()
                    && grown.recordedAfter(then).equals(later.recordedAfter(then));
            return same ? difference(later, grown, history) : "records, keys or position differ";
        });
    }

    @Test
    void what_was_taken_at_once_can_be_folded_on() {
        holds((history, random) -> {
            int known = random.nextInt(history.stream().size() + 1);
            Relation.Growing growing = history.with(List.of()).relation().growing();
            history.stream().subList(0, known).forEach(growing::take);
            Relation later = growing.grown();
            answers(later, history);
            for (Recorded<RelationEvent> recorded :
                    history.stream().subList(known, history.stream().size())) {
                later = later.evolve(recorded);
            }
            return difference(history.relation(), later, history);
        });
    }

    @Test
    void what_is_corrected_and_corrected_back_answers_as_before() {
        holds((history, random) -> {
            Relation relation = history.relation();
            List<Held> held = relation.records().stream()
                    .filter(record -> !record.retracted())
                    .toList();
            if (held.isEmpty()) {
                return null;
            }
            answers(relation, history);
            Held one = held.get(random.nextInt(held.size()));
            Act other = Histories.dated(one.act(), Once.on(Histories.FIRST.minusDays(1)));
            Relation corrected = relation.evolve(correction(one, other, 90));
            answers(corrected, history);
            return difference(relation, corrected.evolve(correction(one, one.act(), 91)), history);
        });
    }

    @Test
    void a_record_brought_by_a_correction_answers_as_if_it_had_been_here_all_along() {
        holds((history, random) -> {
            Relation relation = history.relation();
            List<Held> held = relation.records().stream()
                    .filter(record -> !record.retracted())
                    .toList();
            if (held.isEmpty()) {
                return null;
            }
            Held one = held.get(random.nextInt(held.size()));
            List<Recorded<RelationEvent>> others = new ArrayList<>(history.stream());
            others.removeIf(recorded -> speaksOf(recorded.event(), one.id()));
            Provenance provenance = new Provenance(
                    List.of(Pair.of(Histories.A, Histories.C)),
                    one.recordedOn(),
                    one.added(),
                    relation.openDisputes(one.id()));
            Relation brought = history.with(others)
                    .relation()
                    .evolve(Histories.recorded(
                            90,
                            Histories.FIRST.plusDays(90),
                            new RecordCorrected(one.id(), "misread", one.act(), provenance)));
            return difference(relation.evolve(correction(one, one.act(), 90)), brought, history);
        });
    }

    private static boolean speaksOf(RelationEvent event, UUID record) {
        return switch (event) {
            case Act act -> act.particulars().recordId().equals(record);
            case RecordCorrected corrected -> corrected.record().equals(record);
            case RelationEvent.SourceAdded added -> added.record().equals(record);
            case RelationEvent.RecordDisputed disputed ->
                disputed.record().equals(record) || disputed.instead().contains(record);
            case RelationEvent.RecordRetracted _, RelationEvent.DisputeResolved _, RelationEvent.ActorEvent _ -> false;
        };
    }

    private static Recorded<RelationEvent> correction(Held held, Act content, long position) {
        LocalDate day = Histories.FIRST.plusDays(90);
        return Histories.recorded(position, day, new RecordCorrected(held.id(), "misread", content));
    }

    @Test
    void a_record_never_changes_the_answer_of_a_key_it_does_not_touch() {
        holds((history, random) -> {
            Relation relation = history.empty();
            for (Recorded<RelationEvent> recorded : history.stream()) {
                Relation next = relation.evolve(recorded);
                if (recorded.event() instanceof Act act) {
                    for (FacetKey key : relation.keys()) {
                        if (!touches(act, key)) {
                            for (LocalDate day : days(history)) {
                                if (!relation.answer(key, day).equals(next.answer(key, day))) {
                                    return key + " on " + day + " is changed by " + Histories.words(act);
                                }
                            }
                        }
                    }
                }
                relation = next;
            }
            return null;
        });
    }

    private static boolean touches(Act act, FacetKey key) {
        return Effects.of(act, Histories.PAIR).stream()
                .anyMatch(change -> change.everyKey()
                        ? change.facet() == key.facet() && change.by().equals(key.by())
                        : change.facetKey().equals(key));
    }

    @Test
    void narrowing_a_window_never_adds_a_value_where_as_many_changes_stay_unrecorded_in_both_positions() {
        holds((history, random) -> {
            for (int at = 0; at < history.stream().size(); at++) {
                Recorded<RelationEvent> recorded = history.stream().get(at);
                if (recorded.event() instanceof Act act
                        && act.particulars().occurred() instanceof Once(var _, Window window, var _)
                        && window.earliest() != null
                        && window.latestDay() > window.earliestDay()) {
                    long from = window.earliestDay()
                            + random.nextInt((int) (window.latestDay() - window.earliestDay()) + 1);
                    long through = from + random.nextInt((int) (window.latestDay() - from) + 1);
                    if (LocalDate.ofEpochDay(from).isAfter(recorded.recordedOn())) {
                        continue;
                    }
                    Act narrow = Histories.dated(act, Once.within(new Window(from, through)));
                    List<Recorded<RelationEvent>> other = new ArrayList<>(history.stream());
                    other.set(at, Histories.recorded(recorded.position(), recorded.recordedOn(), narrow));
                    String added = added(history, history.with(other));
                    if (added != null) {
                        return added + " once narrowed to " + new Window(from, through) + ": " + Histories.words(act);
                    }
                }
            }
            return null;
        });
    }

    private static @Nullable String added(History wide, History narrow) {
        Relation before = wide.relation();
        Relation after = narrow.relation();
        for (FacetKey key : before.keys()) {
            if (before.fold(key).isExact() && sameChangesInBothPositions(wide, narrow, key)) {
                for (LocalDate day : days(wide)) {
                    Set<Value> had = new HashSet<>(before.answer(key, day).possible());
                    List<Value> has = after.answer(key, day).possible();
                    if (!had.containsAll(has)) {
                        return key + " on " + day + " gained: " + has + " after " + had;
                    }
                }
            }
        }
        return null;
    }

    /** Weighs each position as a history of its own. */
    private static boolean sameChangesInBothPositions(History wide, History narrow, FacetKey key) {
        Set<UUID> disputed = new HashSet<>();
        Set<UUID> alternatives = new HashSet<>();
        Relation relation = wide.relation();
        for (Recorded<RelationEvent> recorded : wide.stream()) {
            if (recorded.event() instanceof RelationEvent.RecordDisputed dispute
                    && relation.isOpen(dispute.disputeId())) {
                disputed.add(dispute.record());
                alternatives.addAll(dispute.instead());
            }
        }
        return List.of(alternatives, disputed).stream()
                .allMatch(out -> without(wide, out).relation().unrecordedChanges(key)
                        == without(narrow, out).relation().unrecordedChanges(key));
    }

    private static History without(History history, Set<UUID> records) {
        List<Recorded<RelationEvent>> rest = new ArrayList<>(history.stream());
        rest.removeIf(recorded -> switch (recorded.event()) {
            case Act act -> records.contains(act.particulars().recordId());
            case RecordCorrected corrected -> records.contains(corrected.record());
            case RelationEvent.RecordDisputed _ -> true;
            case RelationEvent _ -> false;
        });
        return history.with(rest);
    }

    @Test
    void the_stretches_of_a_timeline_follow_each_other_are_maximal_and_say_what_each_day_says() {
        holds((history, random) -> {
            Relation relation = history.relation();
            for (FacetKey key : relation.keys()) {
                List<Stretch> stretches = relation.timeline(key, new DayRange(null, null));
                if (stretches.getFirst().days().from() != null
                        || stretches.getLast().days().to() != null) {
                    return key + ": the timeline does not reach from end to end";
                }
                for (int i = 1; i < stretches.size(); i++) {
                    if (!stretches
                            .get(i)
                            .days()
                            .from()
                            .equals(stretches.get(i - 1).days().to())) {
                        return key + ": a gap or overlap before " + stretches.get(i);
                    }
                    if (stretches
                            .get(i)
                            .answer()
                            .saysTheSameAs(stretches.get(i - 1).answer())) {
                        return key + ": could be one: " + stretches.get(i - 1) + " and " + stretches.get(i);
                    }
                }
                for (LocalDate day : days(history)) {
                    Stretch on = stretches.stream()
                            .filter(stretch -> stretch.days().contains(day))
                            .findFirst()
                            .orElseThrow();
                    if (!on.answer().saysTheSameAs(relation.answer(key, day))) {
                        return key + " on " + day + ": " + on + " but " + relation.answer(key, day);
                    }
                }
                LocalDate from = history.from().plusDays(random.nextInt(6));
                LocalDate to = from.plusDays(1 + random.nextInt(6));
                List<Stretch> cut = relation.timeline(key, new DayRange(from, to));
                if (!from.equals(cut.getFirst().days().from())
                        || !to.equals(cut.getLast().days().to())) {
                    return key + ": not cut to " + from + " and " + to + ": " + cut;
                }
                if (!cut.getFirst().answer().equals(relation.answer(key, from))) {
                    return key + ": a cut timeline does not begin with the answer of its first day";
                }
            }
            return null;
        });
    }

    @Test
    void a_value_stands_since_the_day_that_walking_back_day_by_day_finds() {
        holds((history, random) -> {
            Relation relation = history.relation();
            for (FacetKey key : relation.keys()) {
                LocalDate first = history.from().minusDays(10);
                List<Set<Value>> walked = new ArrayList<>();
                List<List<Set<Value>>> walkedByPosition = List.of(new ArrayList<>(), new ArrayList<>());
                for (LocalDate day = first; !day.isAfter(history.through()); day = day.plusDays(1)) {
                    Answer answer = relation.answer(key, day);
                    EnumSet<Value> values = EnumSet.noneOf(Value.class);
                    values.addAll(answer.possible());
                    walked.add(values);
                    for (int position = 0; position < 2; position++) {
                        walkedByPosition.get(position).add(held(answer, position));
                    }
                    for (Answer.Possible possible : answer.values()) {
                        int earliest = walked.size();
                        while (earliest > 0 && walked.get(earliest - 1).contains(possible.value())) {
                            earliest--;
                        }
                        int definite = walked.size();
                        for (List<Set<Value>> position : walkedByPosition) {
                            definite = later(definite, alone(possible.value(), position), walked.size());
                        }
                        LocalDate began = earliest == 0 ? null : first.plusDays(earliest);
                        LocalDate sure = definite == 0 || definite == walked.size() ? null : first.plusDays(definite);
                        boolean isSure = definite < walked.size();
                        if (!Objects.equals(began, possible.earliest())
                                || !Objects.equals(sure, possible.definiteFrom())
                                || isSure
                                        != (held(answer, 0).equals(EnumSet.of(possible.value()))
                                                || held(answer, 1).equals(EnumSet.of(possible.value())))) {
                            return key + " on " + day + ": walked back to " + began + " and " + sure + ", found "
                                    + possible;
                        }
                    }
                }
            }
            return null;
        });
    }

    /** What a position holds; where the positions agree, what the answer says. */
    private static Set<Value> held(Answer answer, int position) {
        return Set.copyOf(
                answer.positions().isEmpty()
                        ? answer.possible()
                        : answer.positions().get(position).values());
    }

    /** The first of the days up to the last on which a value was the only one; the number of days where it is not. */
    private static int alone(Value value, List<Set<Value>> walked) {
        int first = walked.size();
        while (first > 0 && walked.get(first - 1).equals(EnumSet.of(value))) {
            first--;
        }
        return first;
    }

    /** The later of two days, neither of which is the one that stands for none. */
    private static int later(int one, int other, int none) {
        return one == none ? other : other == none ? one : Math.max(one, other);
    }

    @Test
    void the_changes_between_two_folds_are_the_days_that_answer_otherwise_and_no_others() {
        holds((history, random) -> {
            Relation relation = history.empty();
            for (Recorded<RelationEvent> recorded : history.stream()) {
                answers(relation, history);
                Relation next = relation.evolve(recorded);
                for (FacetKey key : next.touched()) {
                    KeyFold before = relation.fold(key);
                    KeyFold after = next.fold(key);
                    List<Change> changes = KeyFold.changes(
                            before,
                            after,
                            before.isEmpty() || after.isEmpty() ? Position.Affected.EVERYTHING : after.affected());
                    for (LocalDate day : days(history)) {
                        Answer was = relation.answer(key, day);
                        Answer is = next.answer(key, day);
                        boolean told = changes.stream()
                                .anyMatch(change -> change.days().contains(day)
                                        && change.before().saysTheSameAs(was)
                                        && change.after().saysTheSameAs(is));
                        if (told == was.saysTheSameAs(is)) {
                            return key + " on " + day + " at " + recorded.position() + ": " + was + " then " + is
                                    + " told " + changes;
                        }
                    }
                }
                relation = next;
            }
            return null;
        });
    }

    @Test
    void counting_machine_records_and_then_not_answers_as_never_having_counted_them() {
        holds((history, random) -> {
            Relation relation = history.relation();
            answers(relation, history);
            Grade other = relation.minimum() == Grade.MACHINE ? Grade.REPORTED : Grade.MACHINE;
            Relation counted = relation.counting(other);
            answers(counted, history);
            return difference(relation, counted.counting(relation.minimum()), history);
        });
    }

    private static List<LocalDate> days(History history) {
        return history.from().datesUntil(history.through().plusDays(1)).toList();
    }

    private static List<Answer> answers(Relation relation, History history) {
        List<Answer> answers = new ArrayList<>();
        for (FacetKey key : relation.keys()) {
            for (LocalDate day : days(history)) {
                answers.add(relation.answer(key, day));
            }
        }
        return answers;
    }

    /** Keys are compared as keys: which spelling was recorded first is not part of an answer. */
    private static @Nullable String difference(Relation one, Relation other, History history) {
        Set<FacetKey> keys = new TreeSet<>(one.keys());
        keys.addAll(other.keys());
        for (FacetKey key : keys) {
            if (one.unrecordedChanges(key) != other.unrecordedChanges(key)) {
                return key + ": " + one.unrecordedChanges(key) + " and " + other.unrecordedChanges(key) + " changes";
            }
            for (LocalDate day : days(history)) {
                if (!one.answer(key, day).equals(other.answer(key, day))) {
                    return key + " on " + day + ": " + one.answer(key, day) + " and " + other.answer(key, day);
                }
            }
        }
        return null;
    }
}
