package org.chancery.relation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.relation.Knot.Reading;
import org.chancery.relation.Position.Affected;
import org.chancery.time.DayRange;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * The history of one facet key: every live move on it, weighed in one position or, where something is disputed, in two.
 *
 * <p>It never changes. The positions are worked out when first asked for and from then on revised, not redone.
 */
final class KeyFold {
    private final FacetKey key;
    private final Scale scale;
    private final Ordered<Move.Id, Move> moves;
    private final Disputes disputes;
    private @Nullable Weighed weighed;

    /** Position 1 holds all but the alternatives, position 2 all but the disputed; {@code null} where they are one. */
    private record Weighed(Position one, @Nullable Position two) {}

    /** What one day and those after it look like, up to the next change. */
    private record Moment(Reading one, @Nullable Reading two, long from) {}

    private KeyFold(FacetKey key, Scale scale, Ordered<Move.Id, Move> moves, Disputes disputes) {
        this.key = key;
        this.scale = scale;
        this.moves = moves;
        this.disputes = disputes;
    }

    static KeyFold of(FacetKey key) {
        return new KeyFold(key, Scale.of(key.facet()), Ordered.empty(), Disputes.NONE);
    }

    FacetKey key() {
        return key;
    }

    /** The moves, by record. */
    Iterable<Move> moves() {
        return moves.values();
    }

    boolean isEmpty() {
        return moves.isEmpty();
    }

    /** The fold after some moves came and others went, and under the disputes now open. */
    KeyFold with(Collection<Move> added, Collection<Move> removed, Disputes now) {
        Ordered<Move.Id, Move> next = moves;
        for (Move move : removed) {
            next = next.remove(move.id());
        }
        for (Move move : added) {
            next = next.put(move.id(), move);
        }
        KeyFold changed = new KeyFold(key, scale, next, now);
        Weighed known = weighed;
        if (known != null) {
            changed.weighed = revise(known, added, removed, next, now);
        }
        return changed;
    }

    private Weighed revise(
            Weighed known,
            Collection<Move> added,
            Collection<Move> removed,
            Ordered<Move.Id, Move> next,
            Disputes now) {
        if (!disputes.bearsOn(moves.values()) && !now.bearsOn(next.values())) {
            return new Weighed(known.one.with(added, removed), null);
        }
        Position two = known.two == null ? known.one : known.two;
        return new Weighed(
                known.one.with(
                        missing(next, moves, now.alternatives(), disputes.alternatives()),
                        missing(moves, next, disputes.alternatives(), now.alternatives())),
                two.with(
                        missing(next, moves, now.disputed(), disputes.disputed()),
                        missing(moves, next, disputes.disputed(), now.disputed())));
    }

    /** The moves that count in one set and not in the other. */
    private static List<Move> missing(
            Ordered<Move.Id, Move> here, Ordered<Move.Id, Move> there, Set<UUID> leftOutHere, Set<UUID> leftOutThere) {
        List<Move> missing = new ArrayList<>();
        for (Move move : here.values()) {
            Move other = there.get(move.id());
            boolean counts = !leftOutHere.contains(move.id().record());
            boolean counted = other != null && !leftOutThere.contains(move.id().record()) && move.equals(other);
            if (counts && !counted) {
                missing.add(move);
            }
        }
        return missing;
    }

    private Weighed weighed() {
        Weighed known = weighed;
        if (known == null) {
            List<Move> all = new ArrayList<>();
            moves.values().forEach(all::add);
            if (disputes.bearsOn(all)) {
                known = new Weighed(
                        Position.of(scale, without(all, disputes.alternatives())),
                        Position.of(scale, without(all, disputes.disputed())));
            } else {
                known = new Weighed(Position.of(scale, all), null);
            }
            weighed = known;
        }
        return known;
    }

    private static List<Move> without(List<Move> moves, Set<UUID> records) {
        return moves.stream()
                .filter(move -> !records.contains(move.id().record()))
                .toList();
    }

    /** The unrecorded changes of the better of the two positions. */
    int changes() {
        Weighed known = weighed();
        return known.two == null ? known.one.changes() : Math.min(known.one.changes(), known.two.changes());
    }

    /** Whether every order was weighed, everywhere. */
    boolean isExact() {
        Weighed known = weighed();
        return known.one.isExact() && (known.two == null || known.two.isExact());
    }

    /** Where it can answer otherwise than the fold it was made from. */
    Affected affected() {
        Weighed known = weighed();
        return known.two == null ? known.one.affected() : known.one.affected().and(known.two.affected());
    }

    /** The acts of one best world of the better position, where this fold differs from the one it was made from. */
    List<Sweep.Step> bestWorldWhereAffected() {
        Weighed known = weighed();
        return known.two != null && known.two.changes() < known.one.changes()
                ? known.two.bestWorldWhereAffected()
                : known.one.bestWorldWhereAffected();
    }

    private Moment on(long day) {
        Weighed known = weighed();
        Reading one = known.one.on(day);
        if (known.two == null) {
            return new Moment(one, null, one.from());
        }
        Reading two = known.two.on(day);
        return new Moment(one, two, Math.max(one.from(), two.from()));
    }

    private long nextAfter(long day) {
        Weighed known = weighed();
        long next = known.one.nextAfter(day);
        return known.two == null ? next : Math.min(next, known.two.nextAfter(day));
    }

    /** What holds at the end of a day. */
    Answer answer(LocalDate asOf) {
        return answer(asOf.toEpochDay(), on(asOf.toEpochDay()));
    }

    private Answer answer(long day, Moment moment) {
        return answer(day, moment, true);
    }

    /** An answer that does not say since when, which is what takes long to find. */
    private Answer answerAlone(long day) {
        return answer(day, on(day), false);
    }

    private Answer answer(long day, Moment moment, boolean withSince) {
        Set<Value> one = shown(moment.one);
        Set<Value> two = moment.two == null ? one : shown(moment.two);
        boolean contested = !one.equals(two);
        Set<Value> all = EnumSet.copyOf(one);
        all.addAll(two);
        boolean exact = moment.one.exact() && (moment.two == null || moment.two.exact());
        List<Answer.Possible> values = new ArrayList<>();
        for (Value value : scale.inOrder(all)) {
            values.add(possible(value, day, moment, withSince));
        }
        List<Answer.Side> sides = contested && moment.two != null
                ? List.of(side("recorded", moment.one, one), side("disputed", moment.two, two))
                : List.of();
        Certainty certainty =
                contested ? Certainty.CONTESTED : all.size() == 1 && exact ? Certainty.DEFINITE : Certainty.POSSIBLE;
        return new Answer(key, certainty, values, sides, bearing(), exact);
    }

    private List<UUID> bearing() {
        return disputes.isNone() ? List.of() : disputes.on(moves.values());
    }

    private Set<Value> shown(Reading reading) {
        return scale.shown(reading.values() | reading.implied());
    }

    private boolean isOnly(Value value, Moment moment) {
        return shown(moment.one).equals(Set.of(value))
                && moment.one.exact()
                && (moment.two == null || (shown(moment.two).equals(Set.of(value)) && moment.two.exact()));
    }

    private boolean has(Value value, Moment moment) {
        return shown(moment.one).contains(value)
                || (moment.two != null && shown(moment.two).contains(value));
    }

    private Answer.Side side(String name, Reading reading, Set<Value> values) {
        Set<UUID> records = new LinkedHashSet<>();
        for (Value value : values) {
            records.addAll(records(basis(value, reading)));
        }
        return new Answer.Side(name, scale.inOrder(values), List.copyOf(records));
    }

    private Answer.Possible possible(Value value, long day, Moment moment, boolean withSince) {
        TreeSet<Move> basis = basis(value, moment.one);
        boolean implied = isImplied(value, moment.one);
        if (moment.two != null) {
            basis.addAll(basis(value, moment.two));
            implied &= isImplied(value, moment.two);
        }
        long earliest = day;
        long definite = day;
        boolean stillDefinite = true;
        for (Moment at = moment; withSince && has(value, at); at = on(earliest - 1)) {
            stillDefinite &= isOnly(value, at);
            earliest = at.from;
            definite = stillDefinite ? at.from : definite;
            if (earliest == Window.UNBOUNDED_PAST) {
                break;
            }
        }
        boolean onlyNow = isOnly(value, moment);
        return new Answer.Possible(
                value,
                implied,
                rule(basis),
                earliest == Window.UNBOUNDED_PAST ? null : LocalDate.ofEpochDay(earliest),
                !onlyNow || definite == Window.UNBOUNDED_PAST ? null : LocalDate.ofEpochDay(definite),
                records(basis),
                details(value, basis, moment));
    }

    private boolean isImplied(Value value, Reading reading) {
        return !scale.shown(reading.values()).contains(value);
    }

    private TreeSet<Move> basis(Value value, Reading reading) {
        TreeSet<Move> basis = new TreeSet<>();
        for (int number = 0; number < reading.bases().size(); number++) {
            if ((reading.values() & 1 << number) != 0 && scale.value(number).shown() == value) {
                basis.addAll(reading.bases().get(number).moves());
            }
        }
        return basis;
    }

    private static List<UUID> records(Collection<Move> basis) {
        return basis.stream()
                .map(move -> move.id().record())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static @Nullable String rule(Collection<Move> basis) {
        Set<String> rules = new TreeSet<>();
        for (Move move : basis) {
            if (move.rule() == null) {
                return null;
            }
            rules.add(move.rule());
        }
        return rules.isEmpty() ? null : String.join(", ", rules);
    }

    private SortedMap<String, String> details(Value value, Collection<Move> basis, Moment moment) {
        SortedMap<String, String> details = new TreeMap<>();
        for (Move move : basis) {
            details.putAll(move.details());
        }
        if (key.facet() == Facet.FORCE && value == Value.ACTIVE) {
            details.put("kind", String.join(", ", kindsOfForce(moment)));
        }
        return details;
    }

    /** How far an episode of force can have gone: THREAT, DISPLAY, USE. */
    private Set<String> kindsOfForce(Moment moment) {
        int numbers = moment.one.values() | (moment.two == null ? 0 : moment.two.values());
        Set<String> kinds = new LinkedHashSet<>();
        for (int number = 0; number < scale.size(); number++) {
            Value held = scale.value(number);
            if ((numbers & 1 << number) != 0 && held.shown() == Value.ACTIVE && held != Value.ACTIVE) {
                kinds.add(held.name().substring("ACTIVE_".length()));
            }
        }
        return kinds;
    }

    /** Works the positions out, so that from here on they are revised; says whether that was still to be done. */
    boolean weigh() {
        boolean news = weighed == null;
        weighed();
        return news;
    }

    /** What one fold answers otherwise than another, within the days on which it can. */
    static List<Change> changes(KeyFold before, KeyFold after, Affected affected) {
        List<Change> changes = new ArrayList<>();
        if (affected.isNothing()) {
            return changes;
        }
        long from = affected.from();
        while (from < affected.until()) {
            Answer was = before.answer(from, before.on(from));
            Answer is = after.answer(from, after.on(from));
            long until = from;
            long next = from;
            while (next < affected.until()
                    && (next == from
                            || (before.answerAlone(next).saysTheSameAs(was)
                                    && after.answerAlone(next).saysTheSameAs(is)))) {
                until = Math.min(affected.until(), Math.min(before.nextAfter(next), after.nextAfter(next)));
                next = until;
            }
            if (!was.saysTheSameAs(is)) {
                changes.add(new Change(range(from, until), was, is));
            }
            from = until;
        }
        return changes;
    }

    /** The maximal stretches of the same answer that meet a range of days, cut to it, ascending. */
    List<Stretch> stretches(DayRange within) {
        List<Stretch> stretches = new ArrayList<>();
        long from =
                within.from() == null ? Window.UNBOUNDED_PAST : within.from().toEpochDay();
        long until = within.to() == null ? Window.UNBOUNDED_FUTURE : within.to().toEpochDay();
        long begun = from;
        Answer current = answer(from, on(from));
        long next = nextAfter(from);
        while (next < until) {
            if (!answerAlone(next).saysTheSameAs(current)) {
                stretches.add(new Stretch(range(begun, next), current));
                begun = next;
                current = answer(next, on(next));
            }
            next = nextAfter(next);
        }
        stretches.add(new Stretch(range(begun, until), current));
        return stretches;
    }

    private static DayRange range(long from, long until) {
        return new DayRange(
                from == Window.UNBOUNDED_PAST ? null : LocalDate.ofEpochDay(from),
                until == Window.UNBOUNDED_FUTURE ? null : LocalDate.ofEpochDay(until));
    }
}
