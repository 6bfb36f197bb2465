package org.chancery.relation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.chancery.time.DayRange;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/** Answers from the spans of a facet key, wherever they are kept, as a {@link Relation} would give them. */
public final class Spans {

    private Spans() {}

    /**
     * What a key was at the end of a day.
     *
     * @param backwards its spans that begin on that day or before it, the latest first; read no further than the answer
     *     needs
     */
    public static Answer answer(FacetKey key, LocalDate asOf, Iterator<Span> backwards) {
        return answer(key, asOf.toEpochDay(), backwards);
    }

    private static Answer answer(FacetKey key, long day, Iterator<Span> backwards) {
        Walk walk = new Walk(key, day, backwards);
        Answer alone = walk.moment(0).answer;
        List<Answer.Possible> values = new ArrayList<>();
        for (Answer.Possible possible : alone.values()) {
            values.add(walk.since(possible));
        }
        return new Answer(key, alone.certainty(), values, alone.positions(), alone.disputes(), alone.exact());
    }

    /**
     * The maximal stretches of the same answer within a range of days, ascending, as {@link Relation#timeline} gives them.
     *
     * @param ascending the spans of the key that begin before the end of the range
     */
    public static List<Stretch> timeline(FacetKey key, DayRange within, List<Span> ascending) {
        long from =
                within.from() == null ? Window.UNBOUNDED_PAST : within.from().toEpochDay();
        long until = within.to() == null ? Window.UNBOUNDED_FUTURE : within.to().toEpochDay();
        List<Long> begins = new ArrayList<>();
        begins.add(from);
        for (Span span : ascending) {
            for (long day : new long[] {span.from(), span.until()}) {
                if (day > begins.getLast() && day < until) {
                    begins.add(day);
                }
            }
        }
        List<Stretch> stretches = new ArrayList<>();
        long begun = from;
        Answer current = null;
        int past = 0;
        for (long day : begins) {
            while (past < ascending.size() && ascending.get(past).from() <= day) {
                past++;
            }
            List<Span> before = ascending.subList(0, past);
            Answer alone = new Walk(key, day, before.reversed().iterator()).moment(0).answer;
            if (current == null || !alone.saysTheSameAs(current)) {
                if (current != null) {
                    stretches.add(new Stretch(KeyFold.range(begun, day), current));
                }
                begun = day;
                current = answer(key, day, before.reversed().iterator());
            }
        }
        if (current != null) {
            stretches.add(new Stretch(KeyFold.range(begun, until), current));
        }
        return stretches;
    }

    /** What was answered from a day on, and with which values, in each of two positions and in either. */
    private record Moment(long from, Answer answer, Set<Value> values, Set<Value> one, Set<Value> two, int inexact) {
        static Moment of(long from, Answer answer, int inexact) {
            Set<Value> values = EnumSet.copyOf(answer.possible());
            List<Answer.Side> sides = answer.positions();
            return new Moment(
                    from,
                    answer,
                    values,
                    sides.isEmpty() ? values : EnumSet.copyOf(sides.getFirst().values()),
                    sides.isEmpty() ? values : EnumSet.copyOf(sides.getLast().values()),
                    inexact);
        }

        boolean isOnlyInOne(Value value) {
            return (inexact & 1) == 0 && one.size() == 1 && one.contains(value);
        }

        boolean isOnlyInTwo(Value value) {
            return (inexact & 2) == 0 && two.size() == 1 && two.contains(value);
        }
    }

    /** The way back from a day, silence between the spans included. */
    private static final class Walk {
        private final Answer silence;
        private final Iterator<Span> rest;
        private final List<Moment> moments = new ArrayList<>();
        private long before;
        private @Nullable Span met;

        Walk(FacetKey key, long day, Iterator<Span> backwards) {
            this.silence = Span.silence(key);
            this.rest = backwards;
            this.before = day;
            this.met = rest.hasNext() ? rest.next() : null;
        }

        Moment moment(int index) {
            while (moments.size() <= index) {
                moments.add(earlier());
            }
            return moments.get(index);
        }

        /** The moment that holds on the day {@link #before}. */
        private Moment earlier() {
            Span span = met;
            Moment moment;
            if (span == null) {
                moment = Moment.of(Window.UNBOUNDED_PAST, silence, 0);
            } else if (span.until() <= before) {
                moment = Moment.of(span.until(), silence, 0);
            } else {
                moment = Moment.of(span.from(), span.answer(), span.inexact());
                met = rest.hasNext() ? rest.next() : null;
            }
            before = moment.from - 1;
            return moment;
        }

        Answer.Possible since(Answer.Possible possible) {
            Value value = possible.value();
            long earliest = since(moment -> moment.values.contains(value));
            long definite = definiteSince(value);
            return new Answer.Possible(
                    value,
                    possible.implied(),
                    possible.rule(),
                    earliest == Window.UNBOUNDED_PAST ? null : LocalDate.ofEpochDay(earliest),
                    definite == Window.UNBOUNDED_PAST ? null : LocalDate.ofEpochDay(definite),
                    possible.records(),
                    possible.details());
        }

        /** In both positions; where they differ, in the one that leaves no other value. */
        private long definiteSince(Value value) {
            Moment now = moment(0);
            boolean one = now.isOnlyInOne(value);
            boolean two = now.isOnlyInTwo(value);
            if (one != two && now.one.equals(now.two)) {
                return Window.UNBOUNDED_PAST; // they agree, and in one of them not every order was weighed
            }
            return Math.max(
                    one ? since(moment -> moment.isOnlyInOne(value)) : Window.UNBOUNDED_PAST,
                    two ? since(moment -> moment.isOnlyInTwo(value)) : Window.UNBOUNDED_PAST);
        }

        /** The first day from which on something holds up to the day asked, on which it does. */
        private long since(Predicate<Moment> holds) {
            long since = moment(0).from;
            for (int i = 1; since != Window.UNBOUNDED_PAST && holds.test(moment(i)); i++) {
                since = moment(i).from;
            }
            return since;
        }
    }
}
