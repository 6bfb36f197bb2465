package org.chancery.relation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chancery.time.Window;

/**
 * A run of days on which a facet key has the very same answer, down to the records it rests on.
 *
 * @param from the first day, counted from 1970-01-01; {@link Window#UNBOUNDED_PAST} where there is none
 * @param until the day after the last; {@link Window#UNBOUNDED_FUTURE} where there is none
 * @param answer what holds on each of them, without since when: that depends on the days before
 * @param inexact in which positions not every order of the records was weighed: bit 0 the first, bit 1 the second; where
 *     nothing is disputed the two are one
 */
public record Span(long from, long until, Answer answer, int inexact) {

    /** What is answered where nothing is recorded: what stands wherever there is no span. */
    static Answer silence(FacetKey key) {
        Answer.Possible nothing = new Answer.Possible(
                Value.NOT_RECORDED, false, null, null, null, List.of(), Collections.emptySortedMap());
        return new Answer(key, Certainty.DEFINITE, List.of(nothing), List.of(), List.of(), true);
    }

    /** Whether it says no more than the absence of a span. */
    boolean isSilent() {
        return inexact == 0 && answer.equals(silence(answer.key()));
    }

    /**
     * The spans of a key that meet a range of days or touch it, each at its full length, ascending; silent ones are left
     * out.
     */
    static List<Span> meeting(KeyFold fold, long from, long until) {
        List<Span> spans = new ArrayList<>();
        long next = begin(fold, from == Window.UNBOUNDED_PAST ? from : from - 1);
        do {
            long begin = next;
            Answer answer = fold.answerAlone(begin);
            int inexact = fold.inexact(begin);
            do {
                next = fold.nextAfter(next);
            } while (next != Window.UNBOUNDED_FUTURE && holds(answer, inexact, fold, next));
            Span span = new Span(begin, next, answer, inexact);
            if (!span.isSilent()) {
                spans.add(span);
            }
        } while (next != Window.UNBOUNDED_FUTURE && next <= until);
        return spans;
    }

    private static long begin(KeyFold fold, long day) {
        Answer answer = fold.answerAlone(day);
        int inexact = fold.inexact(day);
        long begin = fold.beginOf(day);
        while (begin != Window.UNBOUNDED_PAST && holds(answer, inexact, fold, begin - 1)) {
            begin = fold.beginOf(begin - 1);
        }
        return begin;
    }

    private static boolean holds(Answer answer, int inexact, KeyFold fold, long day) {
        return fold.inexact(day) == inexact && fold.answerAlone(day).equals(answer);
    }
}
