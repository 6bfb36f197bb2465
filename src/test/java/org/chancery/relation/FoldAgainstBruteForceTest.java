package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.relation.Histories.History;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationEvent.RecordCorrected;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.OccurrenceDate.Once;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The fold says what {@link BruteForce} says, on every key of random small histories of every facet.
 *
 * <p>{@code -Dchancery.histories=} sets how many, {@code -Dchancery.seed=} where to begin; a failure names the seed of its
 * history and shows the smallest history found that still fails.
 */
class FoldAgainstBruteForceTest {
    private static final int HISTORIES = Integer.getInteger("chancery.histories", 20_000);
    private static final long SEED = Long.getLong("chancery.seed", 1961);
    private static final long MOST_PLACEMENTS = 4_000;

    @Test
    void the_fold_says_what_brute_force_says() {
        int weighed = 0;
        for (long seed = SEED; weighed < HISTORIES; seed++) {
            History history = Histories.next(seed);
            if (isSmall(history)) {
                weighed++;
                String difference = difference(history, seed);
                if (difference != null) {
                    History least = shrunk(history, seed);
                    fail("seed " + seed + ": " + least + "\n" + difference(least, seed));
                }
            }
        }
        assertThat(weighed).isEqualTo(HISTORIES);
    }

    private static boolean isSmall(History history) {
        BruteForce oracle = history.oracle();
        for (FacetKey key : asked(history, history.relation())) {
            if (oracle.placements(key) > MOST_PLACEMENTS || oracle.contradictory(key)) {
                return false;
            }
        }
        return true;
    }

    private static List<FacetKey> asked(History history, Relation relation) {
        List<FacetKey> asked = new ArrayList<>(relation.keys());
        if (!asked.contains(history.theme())) {
            asked.add(history.theme());
        }
        return asked;
    }

    /** What differs, in words; null where nothing does. */
    private static @Nullable String difference(History history, long seed) {
        Random random = new Random(seed);
        boolean askedBetween = random.nextBoolean();
        Relation relation = history.empty();
        for (Recorded<RelationEvent> recorded : history.stream()) {
            relation = relation.evolve(recorded);
            if (askedBetween && random.nextInt(4) > 0) {
                relation.answers(history.from().plusDays(random.nextInt(8)));
            }
        }
        Relation fresh = history.relation();
        BruteForce oracle = history.oracle();
        for (FacetKey key : asked(history, relation)) {
            BruteForce.Verdict verdict = oracle.weigh(key);
            String expected = verdict.changes() + " unrecorded changes";
            String found = relation.unrecordedChanges(key) + " unrecorded changes";
            if (!expected.equals(found)) {
                return key + "\n    expected " + expected + "\n    found    " + found;
            }
            for (Map.Entry<LocalDate, BruteForce.DayAnswer> day : verdict.days().entrySet()) {
                expected = words(day.getValue());
                found = words(relation.answer(key, day.getKey()));
                if (!expected.equals(found)) {
                    return key + " on " + day.getKey() + "\n    expected " + expected + "\n    found    " + found;
                }
                Answer revised = relation.answer(key, day.getKey());
                Answer anew = fresh.answer(key, day.getKey());
                if (!revised.equals(anew)) {
                    return key + " on " + day.getKey() + "\n    revised " + revised + "\n    anew    " + anew;
                }
            }
        }
        return null;
    }

    private static String words(BruteForce.DayAnswer day) {
        SortedMap<String, String> values = new TreeMap<>();
        day.values()
                .forEach((value, why) ->
                        values.put(value, words(why.implied(), why.rule(), new TreeSet<>(why.records()))));
        return day.certainty() + " " + values;
    }

    private static String words(Answer answer) {
        SortedMap<String, String> values = new TreeMap<>();
        for (Answer.Possible possible : answer.values()) {
            values.put(
                    possible.value().name(),
                    words(possible.implied(), possible.rule(), new TreeSet<>(possible.records())));
        }
        return answer.certainty() + " " + values + (answer.exact() ? "" : " inexact");
    }

    private static String words(boolean implied, @Nullable String rule, TreeSet<UUID> records) {
        return (implied ? "implied " : "") + (rule == null ? "" : rule + " ") + records;
    }

    /** The history made smaller for as long as it still fails: events dropped, dates narrowed. */
    private static History shrunk(History history, long seed) {
        History least = history;
        boolean shrinking = true;
        while (shrinking) {
            shrinking = false;
            for (History smaller : smaller(least)) {
                if (isSmall(smaller) && difference(smaller, seed) != null) {
                    least = smaller;
                    shrinking = true;
                    break;
                }
            }
        }
        return least;
    }

    private static List<History> smaller(History history) {
        List<History> smaller = new ArrayList<>();
        List<Recorded<RelationEvent>> stream = history.stream();
        for (int half = stream.size() / 2; half > 0; half /= 2) {
            for (int from = 0; from + half <= stream.size(); from += half) {
                List<Recorded<RelationEvent>> fewer = new ArrayList<>(stream);
                fewer.subList(from, from + half).clear();
                smaller.add(history.with(fewer));
            }
        }
        History immortal = history.withoutLifespans();
        if (!immortal.equals(history)) {
            smaller.add(immortal);
        }
        for (int at = 0; at < stream.size(); at++) {
            Recorded<RelationEvent> recorded = stream.get(at);
            for (RelationEvent narrower : narrower(recorded.event())) {
                List<Recorded<RelationEvent>> other = new ArrayList<>(stream);
                other.set(at, Histories.recorded(recorded.position(), recorded.recordedOn(), narrower));
                smaller.add(history.with(other));
            }
        }
        return smaller;
    }

    private static List<RelationEvent> narrower(RelationEvent event) {
        return switch (event) {
            case Act act
            when act.particulars().occurred() instanceof Once(var _, Window window, var _) ->
                halves(window).stream()
                        .<RelationEvent>map(half -> Histories.dated(act, half))
                        .toList();
            case RecordCorrected(var record, var reason, var content, var _) ->
                narrower(content).stream()
                        .<RelationEvent>map(act -> new RecordCorrected(record, reason, (Act) act))
                        .toList();
            case RelationEvent _ -> List.of();
        };
    }

    private static List<OccurrenceDate> halves(Window window) {
        if (window.isSingleDay() || window.latest() == null) {
            return List.of();
        }
        if (window.earliest() == null) {
            return List.of(Once.on(window.latest()));
        }
        long middle = Math.floorDiv(window.earliestDay() + window.latestDay(), 2L);
        return List.of(
                Once.within(new Window(window.earliestDay(), middle)),
                Once.within(new Window(middle + 1, window.latestDay())));
    }
}
