package org.chancery.relation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
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
    /** As many moves as it takes before weighing from another version is worth a thought. */
    private static final int MANY = 64;

    /** How many moves are weighed anew in the time it takes to revise one. */
    private static final int NEAR = 8;

    private final FacetKey key;
    private final Scale scale;
    private final Ordered<Move.Id, Move> moves;
    private final Disputes disputes;
    private final Lineage lineage;
    private @Nullable Weighed weighed;
    private @Nullable Set<String> kinds;

    /** Position 1 holds all but the alternatives, position 2 all but the disputed; {@code null} where they are one. */
    private record Weighed(Position one, @Nullable Position two) {
        List<Position> positions() {
            return two == null ? List.of(one) : List.of(one, two);
        }
    }

    /** What a day and those after it look like, up to the next change. */
    private record Moment(
            Position firstPosition,
            Reading one,
            @Nullable Position secondPosition,
            @Nullable Reading two,
            long day) {}

    private KeyFold(FacetKey key, Scale scale, Ordered<Move.Id, Move> moves, Disputes disputes, Lineage lineage) {
        this.key = key;
        this.scale = scale;
        this.moves = moves;
        this.disputes = disputes;
        this.lineage = lineage;
    }

    static KeyFold of(FacetKey key) {
        return new KeyFold(key, Scale.of(key.facet()), Ordered.empty(), Disputes.NONE, Lineage.begun());
    }

    FacetKey key() {
        return key;
    }

    /** The moves, by record. */
    Iterable<Move> moves() {
        return moves.values();
    }

    Lineage lineage() {
        return lineage;
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
        KeyFold changed = new KeyFold(key, scale, next, now, lineage.then(added, removed));
        Weighed known = weighed;
        if (known != null) {
            changed.weighed = revise(known, lineage.between(changed.lineage), changed);
        }
        Set<String> stated = kinds;
        if (stated != null && kinds(removed).isEmpty()) {
            Set<String> more = kinds(added);
            more.addAll(stated);
            changed.kinds = more;
        }
        return changed;
    }

    /** The key while many events change it. */
    Gathering gathering() {
        return new Gathering(this);
    }

    /** A key that changes many times before it is asked again. */
    static final class Gathering {
        private final KeyFold before;
        private final Map<Move.Id, Move> moves = new HashMap<>();
        private Disputes disputes;
        private boolean changed;

        private Gathering(KeyFold before) {
            this.before = before;
            this.disputes = before.disputes;
            before.moves.forEach(moves::put);
        }

        void change(Collection<Move> added, Collection<Move> removed, Disputes now) {
            removed.forEach(move -> moves.remove(move.id()));
            added.forEach(move -> moves.put(move.id(), move));
            disputes = now;
            changed = true;
        }

        Iterable<Move> moves() {
            return moves.values();
        }

        /** A version that knows nothing of those before it; the same one where nothing changed. */
        KeyFold made() {
            return changed
                    ? new KeyFold(before.key, before.scale, Ordered.of(new TreeMap<>(moves)), disputes, Lineage.begun())
                    : before;
        }
    }

    /** The kinds its moves state, such as those of an agreement. */
    Set<String> kinds() {
        Set<String> stated = kinds;
        if (stated == null) {
            stated = kinds(moves());
            kinds = stated;
        }
        return stated;
    }

    private static Set<String> kinds(Iterable<Move> moves) {
        Set<String> kinds = new TreeSet<>();
        for (Move move : moves) {
            String kind = move.details().get("kind");
            if (kind != null) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** What another version of the key weighs, from what this one does. */
    private Weighed revise(Weighed known, Set<Move.Id> different, KeyFold changed) {
        if (!isDisputed() && !changed.isDisputed()) {
            return new Weighed(revise(known.one, different, Set.of(), changed, Set.of()), null);
        }
        Set<Move.Id> concerned = new TreeSet<>(different);
        for (Disputes some : List.of(disputes, changed.disputes)) {
            for (UUID record : some.records()) {
                movesOf(record).forEach(move -> concerned.add(move.id()));
                changed.movesOf(record).forEach(move -> concerned.add(move.id()));
            }
        }
        Position two = known.two == null ? known.one : known.two;
        return new Weighed(
                revise(known.one, concerned, disputes.alternatives(), changed, changed.disputes.alternatives()),
                revise(two, concerned, disputes.disputed(), changed, changed.disputes.disputed()));
    }

    private Position revise(
            Position position, Set<Move.Id> concerned, Set<UUID> leftOut, KeyFold changed, Set<UUID> leftOutNow) {
        List<Move> added = new ArrayList<>();
        List<Move> removed = new ArrayList<>();
        for (Move.Id id : concerned) {
            Move was = leftOut.contains(id.record()) ? null : moves.get(id);
            Move is = leftOutNow.contains(id.record()) ? null : changed.moves.get(id);
            if (!Objects.equals(was, is)) {
                if (was != null) {
                    removed.add(was);
                }
                if (is != null) {
                    added.add(is);
                }
            }
        }
        return position.with(added, removed);
    }

    /** Whether a record that is disputed, or stands only instead of one, has a say. */
    private boolean isDisputed() {
        return disputes.records().stream().anyMatch(record -> !movesOf(record).isEmpty());
    }

    private List<Move> movesOf(UUID record) {
        List<Move> found = new ArrayList<>();
        for (Move move : moves.valuesFrom(new Move.Id(record, ""))) {
            if (!record.equals(move.id().record())) {
                break;
            }
            found.add(move);
        }
        return found;
    }

    private Weighed weighed() {
        Weighed known = weighed;
        if (known == null) {
            known = weighFromNear();
            weighed = known;
            if (moves.size() >= MANY) {
                lineage.weighed(this);
            }
        }
        return known;
    }

    private Weighed weighFromNear() {
        KeyFold near = moves.size() < MANY ? null : lineage.nearestWeighed(moves.size() / NEAR);
        Weighed known = near == null ? null : near.weighed;
        return near == null || known == null ? weighAnew() : near.revise(known, near.lineage.between(lineage), this);
    }

    private Weighed weighAnew() {
        List<Move> all = new ArrayList<>();
        moves.values().forEach(all::add);
        return isDisputed()
                ? new Weighed(
                        Position.of(scale, without(all, disputes.alternatives())),
                        Position.of(scale, without(all, disputes.disputed())))
                : new Weighed(Position.of(scale, all), null);
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
    List<Worlds.Step> bestWorldWhereAffected() {
        Weighed known = weighed();
        return known.two != null && known.two.changes() < known.one.changes()
                ? known.two.bestWorldWhereAffected()
                : known.one.bestWorldWhereAffected();
    }

    private Moment on(long day) {
        Weighed known = weighed();
        return new Moment(known.one, known.one.on(day), known.two, known.two == null ? null : known.two.on(day), day);
    }

    /** The first day after the one given on which something may be answered otherwise; unbounded future where there is none. */
    long nextAfter(long day) {
        Weighed known = weighed();
        long next = known.one.nextAfter(day);
        return known.two == null ? next : Math.min(next, known.two.nextAfter(day));
    }

    /** The first of the days, up to the one given, on which the same is answered for the same reasons; may be unbounded. */
    long beginOf(long day) {
        Moment moment = on(day);
        return moment.two == null ? moment.one.from() : Math.max(moment.one.from(), moment.two.from());
    }

    /** In which positions not every order was weighed on a day: bit 0 the first, bit 1 the second. */
    int inexact(long day) {
        Moment moment = on(day);
        Reading two = moment.two == null ? moment.one : moment.two;
        return (moment.one.exact() ? 0 : 1) | (two.exact() ? 0 : 2);
    }

    /** The open disputes that bear on the key. */
    List<UUID> disputes() {
        return bearing();
    }

    /**
     * The days on which it can answer otherwise than the fold it was made from, or for other reasons: a value can rest on
     * what was long before it, so that reasons change on days on which no value does.
     */
    Affected affectedWithReasons(KeyFold before) {
        Affected affected = affected();
        if (affected.isNothing()) {
            return affected;
        }
        long until = affected.until();
        while (until != Window.UNBOUNDED_FUTURE && !reasons(until).equals(before.reasons(until))) {
            until = nextAfter(until);
        }
        return new Affected(affected.from(), until);
    }

    /** Why each value stands on a day, whether or not it is told apart from others where it is shown. */
    private List<List<Move>> reasons(long day) {
        Weighed known = weighed();
        List<List<Move>> reasons = new ArrayList<>(known.one.reasons(day));
        reasons.addAll((known.two == null ? known.one : known.two).reasons(day));
        return reasons;
    }

    /** What holds at the end of a day. */
    Answer answer(LocalDate asOf) {
        return answer(on(asOf.toEpochDay()));
    }

    /** An answer that does not say since when. */
    Answer answerAlone(long day) {
        return answer(on(day), false);
    }

    /** What weighs in a headline on a day, without reasons except where a headline needs them; null where nothing does. */
    @Nullable
    Answer weighing(long day) {
        Moment moment = on(day);
        int one = moment.one.shown(scale);
        int two = moment.two == null ? one : moment.two.shown(scale);
        boolean exact = isExact(moment);
        if (exact && ((one | two) & scale.weights()) == 0) {
            return null;
        }
        if (key.facet() == Facet.FORCE) {
            return answer(moment, false);
        }
        List<Answer.Possible> values = new ArrayList<>();
        for (Value value : scale.inOrder(scale.shown(one | two))) {
            values.add(new Answer.Possible(value, false, null, null, null, List.of(), Collections.emptySortedMap()));
        }
        List<Answer.Side> sides = one == two
                ? List.of()
                : List.of(
                        new Answer.Side("recorded", scale.inOrder(scale.shown(one)), List.of()),
                        new Answer.Side("disputed", scale.inOrder(scale.shown(two)), List.of()));
        return new Answer(key, Certainty.POSSIBLE, values, sides, List.of(), exact);
    }

    private Answer answer(Moment moment) {
        return answer(moment, true);
    }

    private Answer answer(Moment moment, boolean withSince) {
        Set<Value> one = scale.shown(moment.one.shown(scale));
        Set<Value> two = moment.two == null ? one : scale.shown(moment.two.shown(scale));
        boolean contested = !one.equals(two);
        Set<Value> all = EnumSet.copyOf(one);
        all.addAll(two);
        boolean exact = isExact(moment);
        List<Answer.Possible> values = new ArrayList<>();
        for (Value value : scale.inOrder(all)) {
            values.add(possible(value, moment, withSince));
        }
        List<Answer.Side> sides = contested && moment.two != null && moment.secondPosition != null
                ? List.of(
                        side("recorded", moment.firstPosition, moment.one, moment.day, one),
                        side("disputed", moment.secondPosition, moment.two, moment.day, two))
                : List.of();
        Certainty certainty =
                contested ? Certainty.CONTESTED : all.size() == 1 && exact ? Certainty.DEFINITE : Certainty.POSSIBLE;
        return new Answer(key, certainty, values, sides, bearing(), exact);
    }

    private List<UUID> bearing() {
        return disputes.isNone()
                ? List.of()
                : disputes.on(record -> !movesOf(record).isEmpty());
    }

    private static boolean isExact(Moment moment) {
        return moment.one.exact() && (moment.two == null || moment.two.exact());
    }

    private Answer.Side side(String name, Position position, Reading reading, long day, Set<Value> values) {
        Set<UUID> records = new LinkedHashSet<>();
        for (Value value : values) {
            TreeSet<Move> basis = new TreeSet<>();
            addBasis(value, position, reading, day, basis);
            records.addAll(records(basis));
        }
        return new Answer.Side(name, scale.inOrder(values), List.copyOf(records));
    }

    private Answer.Possible possible(Value value, Moment moment, boolean withSince) {
        TreeSet<Move> basis = new TreeSet<>();
        addBasis(value, moment.firstPosition, moment.one, moment.day, basis);
        if (moment.two != null && moment.secondPosition != null) {
            addBasis(value, moment.secondPosition, moment.two, moment.day, basis);
        }
        int number = scale.number(value);
        long earliest = withSince ? heldSince(number, moment.day) : Window.UNBOUNDED_PAST;
        long definite = withSince ? definiteSince(number, moment) : Window.UNBOUNDED_PAST;
        return new Answer.Possible(
                value,
                (given(moment) & 1 << number) == 0,
                rule(basis),
                earliest == Window.UNBOUNDED_PAST ? null : LocalDate.ofEpochDay(earliest),
                definite == Window.UNBOUNDED_PAST ? null : LocalDate.ofEpochDay(definite),
                records(basis),
                details(value, basis, moment));
    }

    /** The values that some record gives, in whichever position, by the numbers by which they are shown. */
    private int given(Moment moment) {
        return moment.one.given(scale) | (moment.two == null ? 0 : moment.two.given(scale));
    }

    /**
     * Since when a value alone can hold: in both positions; where they differ, in the one that leaves no other. Unbounded
     * past where there is no such day.
     */
    private long definiteSince(int number, Moment moment) {
        boolean one = isOnly(number, moment.one);
        if (moment.two == null || moment.secondPosition == null) {
            return one ? moment.firstPosition.onlySince(number, moment.day) : Window.UNBOUNDED_PAST;
        }
        boolean two = isOnly(number, moment.two);
        if (one != two && moment.one.shown(scale) == moment.two.shown(scale)) {
            return Window.UNBOUNDED_PAST; // they agree, and not both are exact
        }
        long sinceOne = one ? moment.firstPosition.onlySince(number, moment.day) : Window.UNBOUNDED_PAST;
        long sinceTwo = two ? moment.secondPosition.onlySince(number, moment.day) : Window.UNBOUNDED_PAST;
        return Math.max(sinceOne, sinceTwo);
    }

    private boolean isOnly(int number, Reading reading) {
        return reading.exact() && reading.shown(scale) == 1 << number;
    }

    /** A value holds while it does in one of the positions, whichever. */
    private long heldSince(int number, long day) {
        Weighed known = weighed();
        long since = day + 1;
        boolean further = true;
        while (further && since != Window.UNBOUNDED_PAST) {
            further = false;
            for (Position position : known.positions()) {
                if (since != Window.UNBOUNDED_PAST && (position.on(since - 1).shown(scale) & 1 << number) != 0) {
                    since = position.heldSince(number, since - 1);
                    further = true;
                }
            }
        }
        return since;
    }

    /** Adds the moves on which a value rests in one position. */
    private void addBasis(Value value, Position position, Reading reading, long day, Set<Move> basis) {
        position.basis(day, reading, standing(value, reading), move -> {
            basis.add(move);
            return true;
        });
    }

    /** The numbers of a value, and of those shown alike, that some record gives in a reading. */
    private int standing(Value value, Reading reading) {
        return reading.values() & scale.shownBy(scale.number(value));
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
        if (rules.size() > 1) {
            rules.remove(Relation.LIFE_SPAN_BEGAN); // what it keeps it does not explain
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
            Moment wasFrom = before.on(from);
            Moment isFrom = after.on(from);
            long until = Math.min(affected.until(), Math.min(before.nextAfter(from), after.nextAfter(from)));
            while (until < affected.until()
                    && before.saysTheSame(before.on(until), wasFrom)
                    && after.saysTheSame(after.on(until), isFrom)) {
                until = Math.min(affected.until(), Math.min(before.nextAfter(until), after.nextAfter(until)));
            }
            Answer was = before.answer(wasFrom);
            Answer is = after.answer(isFrom);
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
        Moment begun = on(from);
        for (long next = nextAfter(from); next < until; next = nextAfter(next)) {
            Moment moment = on(next);
            if (!saysTheSame(moment, begun)) {
                stretches.add(new Stretch(range(begun.day, next), answer(begun)));
                begun = moment;
            }
        }
        stretches.add(new Stretch(range(begun.day, until), answer(begun)));
        return stretches;
    }

    /** Whether the answers of two moments say the same to a reader, without finding out what they rest on. */
    private boolean saysTheSame(Moment some, Moment other) {
        return some.one.shown(scale) == other.one.shown(scale)
                && (some.two == null ? 0 : some.two.shown(scale)) == (other.two == null ? 0 : other.two.shown(scale))
                && given(some) == given(other)
                && isExact(some) == isExact(other)
                && rules(some).equals(rules(other));
    }

    /** By which rules values stand that stand by rules alone; a value with a record behind it is left out. */
    private Map<Value, Set<String>> rules(Moment moment) {
        Map<Value, Set<String>> rules = new EnumMap<>(Value.class);
        for (Value value : scale.shown(given(moment))) {
            Ruling ruling = new Ruling();
            moment.firstPosition.basis(moment.day, moment.one, standing(value, moment.one), ruling);
            if (moment.two != null && moment.secondPosition != null) {
                moment.secondPosition.basis(moment.day, moment.two, standing(value, moment.two), ruling);
            }
            if (!ruling.byRecord) {
                rules.put(value, ruling.rules);
            }
        }
        return rules;
    }

    /** Looks at a basis until it finds a record that says the value itself. */
    private static final class Ruling implements Predicate<Move> {
        private final Set<String> rules = new TreeSet<>();
        private boolean byRecord;

        @Override
        public boolean test(Move move) {
            byRecord |= move.rule() == null;
            if (move.rule() != null) {
                rules.add(move.rule());
            }
            return !byRecord;
        }
    }

    static DayRange range(long from, long until) {
        return new DayRange(
                from == Window.UNBOUNDED_PAST ? null : LocalDate.ofEpochDay(from),
                until == Window.UNBOUNDED_FUTURE ? null : LocalDate.ofEpochDay(until));
    }
}
