package org.chancery.relation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationEvent.DisputeResolved;
import org.chancery.relation.RelationEvent.Provenance;
import org.chancery.relation.RelationEvent.RecordCorrected;
import org.chancery.relation.RelationEvent.RecordDisputed;
import org.chancery.relation.RelationEvent.RecordRetracted;
import org.chancery.relation.RelationEvent.SourceAdded;
import org.chancery.time.DayRange;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * A bilateral relation: the fold of everything recorded about it, which answers for any day.
 *
 * <p>It never changes; {@link #evolve} gives the next one and shares with it all that stayed. The answers depend on the set
 * of live records alone, never on the order in which they were recorded. To ask as known at some instant, fold what was
 * recorded up to then.
 */
public final class Relation implements Holdings {
    private static final String LIFE_SPAN_ENDED = "life-span-ended";
    static final String LIFE_SPAN_BEGAN = "life-span-began";
    private static final List<Facet> UNKEYED =
            Stream.of(Facet.values()).filter(facet -> !facet.keyed()).toList();

    private final Pair pair;
    private final Grade minimum;
    private final Ordered<UUID, Held> records;
    private final Ordered<FacetKey, KeyFold> keys;
    private final Ordered<FacetKey, Key> spellings;
    private final Map<Side, Ordered<UUID, Sweeping>> everyKey;
    private final Ordered<Twin, Held> calendar;
    private final Set<FacetKey> touched;
    private final Disputes disputes;
    private final Ordered<UUID, RecordDisputed> disputesEver;
    private final long position;
    private final @Nullable Instant recordedAt;
    private final long events;
    private Headlined.@Nullable Line headlines;
    private final @Nullable Log log;

    /** What was recorded, back to the first event. */
    private record Log(
            Recorded<? extends RelationEvent> last,
            @Nullable Log before) {}

    /** A facet of one side toward the other, all its keys together. */
    private record Side(Facet facet, ActorCode by) {}

    /** A change that concerns every key of a side. */
    private record Sweeping(FacetChange change, Held held) {}

    /**
     * The place of a record in the calendar of its type. Records of wide windows stand first, under the endless past.
     */
    private record Twin(String type, long earliest, UUID record) implements Comparable<Twin> {
        private static final long WIDE = 1_100;
        private static final UUID FIRST = new UUID(Long.MIN_VALUE, Long.MIN_VALUE);

        static Twin of(Act act) {
            Window window = act.particulars().occurred().begins();
            boolean wide = window.earliestDay() == Window.UNBOUNDED_PAST
                    || window.latestDay() == Window.UNBOUNDED_FUTURE
                    || window.latestDay() - window.earliestDay() > WIDE;
            long earliest = wide ? Window.UNBOUNDED_PAST : window.earliestDay();
            return new Twin(
                    act.getClass().getName(), earliest, act.particulars().recordId());
        }

        @Override
        public int compareTo(Twin that) {
            int byType = type.equals(that.type) ? 0 : type.compareTo(that.type);
            int byDay = byType != 0 ? byType : Long.compare(earliest, that.earliest);
            return byDay != 0 ? byDay : record.compareTo(that.record);
        }
    }

    private Relation(Builder from) {
        this.pair = from.pair;
        this.minimum = from.minimum;
        this.records = from.records;
        this.keys = from.keys;
        this.spellings = from.spellings;
        this.everyKey = from.everyKey;
        this.calendar = from.calendar;
        this.touched = from.touched;
        this.disputes = from.disputes;
        this.disputesEver = from.disputesEver;
        this.position = from.position;
        this.recordedAt = from.recordedAt;
        this.events = from.events;
        this.log = from.log;
    }

    /**
     * A relation of which nothing is recorded.
     *
     * @param pair the two actors
     * @param first the life spans of the first
     * @param second the life spans of the second
     */
    public static Relation of(Pair pair, List<Lifespan> first, List<Lifespan> second) {
        Builder builder = new Builder(pair);
        builder.endings(pair.first(), first);
        builder.endings(pair.second(), second);
        builder.beginnings(first, second);
        return new Relation(builder);
    }

    /** The relation after one more event of its stream. Total: recorded history is fact, and nothing is refused here. */
    public Relation evolve(Recorded<? extends RelationEvent> recorded) {
        Builder next = new Builder(this);
        next.take(recorded);
        return new Relation(next);
    }

    /** From here on many events are taken before the relation is asked again. */
    public Growing growing() {
        return new Growing(this);
    }

    /**
     * A relation that takes many events, in their order, and is put in order only once, after the last. That is sooner than
     * one {@link Relation#evolve} after the other, and comes to the same; but it takes as long as there are events before and
     * after, and what it makes shares little with what was before. For use by one thread.
     */
    public static final class Growing {
        private final Builder next;

        private Growing(Relation before) {
            this.next = new Builder(before);
            next.gather();
        }

        /** Takes the next event of the stream. */
        public void take(Recorded<? extends RelationEvent> recorded) {
            next.take(recorded);
        }

        /** The relation after every event taken; ends the growing. */
        public Relation grown() {
            next.putInOrder();
            return new Relation(next);
        }
    }

    /** The same history with only the records of at least a grade counting; usually REPORTED. */
    public Relation counting(Grade least) {
        if (least == minimum) {
            return this;
        }
        Builder anew = new Builder(this);
        anew.minimum = least;
        anew.keys = Ordered.empty();
        anew.everyKey = Map.of();
        for (KeyFold fold : keys.values()) {
            anew.keepRules(fold);
        }
        for (Held held : records.values()) {
            anew.place(held, Map.of());
        }
        return new Relation(anew);
    }

    @Override
    public Pair pair() {
        return pair;
    }

    @Override
    public long position() {
        return position;
    }

    /** When the last event folded was recorded; null where there is none. */
    public @Nullable Instant recordedAt() {
        return recordedAt;
    }

    /** How many events were folded. */
    public long events() {
        return events;
    }

    /**
     * What was recorded after an earlier version, from which this one came, in order of recording. It takes as long as
     * there are events between the two.
     */
    public List<Recorded<? extends RelationEvent>> recordedAfter(Relation earlier) {
        List<Recorded<? extends RelationEvent>> recorded = new ArrayList<>();
        for (Log at = log; at != null && events - recorded.size() > earlier.events; at = at.before) {
            recorded.add(at.last);
        }
        return recorded.reversed();
    }

    /** The grade a record needs in order to count. */
    public Grade minimum() {
        return minimum;
    }

    @Override
    public List<Held> records() {
        List<Held> held = new ArrayList<>(records.size());
        records.values().forEach(held::add);
        return held;
    }

    /**
     * Its records as they were held after every event up to a position. Nothing is folded for it: it takes as long as there
     * are events.
     */
    public Holdings holdings(long upTo) {
        List<Recorded<? extends RelationEvent>> past = new ArrayList<>();
        for (Log at = log; at != null; at = at.before) {
            if (at.last.position() <= upTo) {
                past.add(at.last);
            }
        }
        return past.size() == events ? this : PastHoldings.of(pair, past.reversed());
    }

    @Override
    public @Nullable Held record(UUID id) {
        return records.get(id);
    }

    /** A dispute, open or resolved; null where there is none of that id. */
    public @Nullable RecordDisputed dispute(UUID id) {
        return disputesEver.get(id);
    }

    /** Whether a dispute is open. */
    public boolean isOpen(UUID dispute) {
        return disputes.open().containsKey(dispute);
    }

    @Override
    public List<RecordDisputed> openDisputes(UUID record) {
        List<RecordDisputed> open = new ArrayList<>();
        for (UUID id : disputes.on(record::equals)) {
            RecordDisputed dispute = disputesEver.get(id);
            if (dispute != null) {
                open.add(dispute);
            }
        }
        return open;
    }

    /** The facet keys to be listed: every facet without a key, both ways where directed, and the keys on record. */
    public List<FacetKey> keys() {
        Set<FacetKey> listed = new TreeSet<>();
        for (Facet facet : UNKEYED) {
            listed.add(new FacetKey(facet, pair.first(), pair.second(), null));
            if (facet.directed()) {
                listed.add(new FacetKey(facet, pair.second(), pair.first(), null));
            }
        }
        keys.forEach((key, fold) -> listed.add(spelled(key)));
        return List.copyOf(listed);
    }

    /** The key with the spelling that was recorded first. */
    private FacetKey spelled(FacetKey key) {
        Key first = spellings.get(key);
        return first == null ? key : new FacetKey(key.facet(), key.by(), key.toward(), first);
    }

    /** What a facet key was at the end of a day. */
    public Answer answer(FacetKey key, LocalDate asOf) {
        return fold(key).answer(asOf);
    }

    /** What every listed key was at the end of a day. */
    public List<Answer> answers(LocalDate asOf) {
        return keys().stream().map(key -> answer(key, asOf)).toList();
    }

    /** The maximal stretches of the same answer within a range of days, ascending. */
    public List<Stretch> timeline(FacetKey key, DayRange within) {
        return fold(key).stretches(within);
    }

    /** The fewest unrecorded changes a facet key needs, in the better position where something is disputed. */
    public int unrecordedChanges(FacetKey key) {
        return fold(key).changes();
    }

    /** Every record that has a say on a facet key, live and counting, by window. */
    public List<Touch> touches(FacetKey key) {
        TreeSet<Move> sorted = new TreeSet<>();
        fold(key).moves().forEach(sorted::add);
        return sorted.stream().map(Touch::of).toList();
    }

    @Override
    public List<Touch> touches(FacetKey key, Grade least) {
        return counting(least).touches(key).stream()
                .filter(touch -> touch.record() != null)
                .toList();
    }

    /** Its headlines: worked out when first asked for, or told by who revised those of the relation before. */
    Headlined.Line headlines() {
        Headlined.Line known = headlines;
        if (known == null) {
            known = Headlined.Line.of(this);
            headlines = known;
        }
        return known;
    }

    void headlines(Headlined.Line told) {
        headlines = told;
    }

    /** The fold of every key on record. */
    Iterable<KeyFold> folds() {
        return keys.values();
    }

    /** The fold of a key; null where it is not on record. */
    @Nullable
    KeyFold onRecord(FacetKey key) {
        return keys.get(key);
    }

    KeyFold fold(FacetKey key) {
        KeyFold fold = keys.get(key);
        return fold == null ? KeyFold.of(spelled(key)) : fold;
    }

    /** The keys the last event bore on. */
    Set<FacetKey> touched() {
        return touched;
    }

    /** Works out, in the relation before, the keys the last event bore on; says whether any was still to be done. */
    boolean weigh(Relation before) {
        boolean news = false;
        for (FacetKey key : touched) {
            KeyFold fold = before.keys.get(key);
            news |= fold != null && fold.weigh();
        }
        return news;
    }

    /** Live records of the same type whose window overlaps the act's and that can be of the same act, at most five, by id. */
    Set<UUID> twins(Act act) {
        Set<UUID> twins = new TreeSet<>();
        Twin own = Twin.of(act);
        Subject subject = Subject.of(act, pair);
        Window window = act.particulars().occurred().begins();
        long from = window.earliestDay() == Window.UNBOUNDED_PAST
                ? Window.UNBOUNDED_PAST
                : window.earliestDay() - Twin.WIDE;
        overlapping(
                new Twin(own.type, Window.UNBOUNDED_PAST, Twin.FIRST), Window.UNBOUNDED_PAST, window, subject, twins);
        overlapping(new Twin(own.type, from, Twin.FIRST), window.latestDay(), window, subject, twins);
        return twins;
    }

    private void overlapping(Twin from, long until, Window window, Subject subject, Set<UUID> twins) {
        for (Held held : calendar.valuesFrom(from)) {
            Twin other = Twin.of(held.act());
            if (!other.type.equals(from.type) || other.earliest > until || twins.size() == 5) {
                return;
            }
            if (held.begins().overlaps(window) && subject.canBeThatOf(Subject.of(held.act(), pair))) {
                twins.add(held.id());
            }
        }
    }

    /** The spelling of another key of the same facet and sides that reads much like this new one; null if none. */
    @Nullable
    String similarKey(FacetKey key) {
        Key text = key.key();
        if (text == null || keys.get(key) != null || key.facet() == Facet.FORCE) {
            return null;
        }
        for (KeyFold fold : keys.valuesFrom(new FacetKey(key.facet(), key.by(), key.toward(), Key.LEAST))) {
            FacetKey other = fold.key();
            if (other.facet() != key.facet() || !other.by().equals(key.by())) {
                return null;
            }
            if (other.key() != null && text.isCloseTo(other.key())) {
                return spelled(other).key() == null
                        ? null
                        : String.valueOf(spelled(other).key());
            }
        }
        return null;
    }

    /** The agreement kinds stated by live records of a key of COMMITMENTS. */
    Set<String> kinds(FacetKey key) {
        return fold(key).kinds();
    }

    /** What many events make of a relation, not in order yet. */
    private static final class Gathering {
        private final Map<UUID, Held> records = new HashMap<>();
        private final Map<FacetKey, KeyFold.Gathering> keys = new HashMap<>();
        private final Map<Twin, Held> calendar = new HashMap<>();

        Gathering(Ordered<UUID, Held> records, Ordered<FacetKey, KeyFold> keys, Ordered<Twin, Held> calendar) {
            records.forEach(this.records::put);
            keys.forEach((key, fold) -> this.keys.put(key, fold.gathering()));
            calendar.forEach(this.calendar::put);
        }
    }

    /** A relation in the making. */
    private static final class Builder {
        private final Pair pair;
        private Grade minimum = Grade.REPORTED;
        private Ordered<UUID, Held> records = Ordered.empty();
        private Ordered<FacetKey, KeyFold> keys = Ordered.empty();
        private Ordered<FacetKey, Key> spellings = Ordered.empty();
        private Map<Side, Ordered<UUID, Sweeping>> everyKey = Map.of();
        private Ordered<Twin, Held> calendar = Ordered.empty();
        private final Set<FacetKey> touched = new TreeSet<>();
        private Disputes disputes = Disputes.NONE;
        private Ordered<UUID, RecordDisputed> disputesEver = Ordered.empty();
        private long position;
        private @Nullable Instant recordedAt;
        private long events;
        private @Nullable Log log;
        /** Where many events are taken at once, what they made of records and keys so far; null where one is. */
        private @Nullable Gathering gathering;

        Builder(Pair pair) {
            this.pair = pair;
        }

        Builder(Relation relation) {
            this.pair = relation.pair;
            this.minimum = relation.minimum;
            this.records = relation.records;
            this.keys = relation.keys;
            this.spellings = relation.spellings;
            this.everyKey = relation.everyKey;
            this.calendar = relation.calendar;
            this.disputes = relation.disputes;
            this.disputesEver = relation.disputesEver;
            this.position = relation.position;
            this.recordedAt = relation.recordedAt;
            this.events = relation.events;
            this.log = relation.log;
        }

        void take(Recorded<? extends RelationEvent> recorded) {
            touched.clear();
            position = recorded.position();
            recordedAt = recorded.recordedAt();
            events++;
            log = new Log(recorded, log);
            switch (recorded.event()) {
                case Act act -> hold(Held.of(act, recorded));
                case RecordCorrected correction -> correct(correction, recorded);
                case RecordRetracted(var record, var _) -> retract(record, recorded);
                case RecordDisputed disputed -> dispute(disputed, recorded);
                case DisputeResolved(var dispute, var record, var _) -> resolve(dispute, record, recorded);
                case SourceAdded(var record, var _, var _) -> grade(record, recorded);
                case RelationEvent.ActorEvent _ -> {}
            }
        }

        /** From here on what changes is put in order at the end. */
        void gather() {
            gathering = new Gathering(records, keys, calendar);
        }

        void putInOrder() {
            Gathering gathered = Objects.requireNonNull(gathering);
            gathering = null;
            records = Ordered.of(new TreeMap<>(gathered.records));
            calendar = Ordered.of(new TreeMap<>(gathered.calendar));
            SortedMap<FacetKey, KeyFold> made = new TreeMap<>();
            gathered.keys.forEach((key, fold) -> made.put(key, fold.made()));
            keys = Ordered.of(made);
        }

        private @Nullable Held held(UUID record) {
            return gathering == null ? records.get(record) : gathering.records.get(record);
        }

        private void keep(Held held) {
            if (gathering == null) {
                records = records.put(held.id(), held);
            } else {
                gathering.records.put(held.id(), held);
            }
        }

        /** After the end of an actor's span nothing stands between the two, until something is recorded. */
        void endings(ActorCode actor, List<Lifespan> spans) {
            for (Lifespan span : spans) {
                LocalDate last = span.to();
                if (last != null && spans.stream().noneMatch(other -> other.contains(last.plusDays(1)))) {
                    endWith(Effect::always, LIFE_SPAN_ENDED, actor + " " + last, last.plusDays(1));
                }
            }
        }

        /** Where both live again after an end, the books are silent again: what ended then is no news of now. */
        void beginnings(List<Lifespan> first, List<Lifespan> second) {
            List<LocalDate> endings = Stream.concat(first.stream(), second.stream())
                    .map(Lifespan::to)
                    .filter(Objects::nonNull)
                    .toList();
            List<Lifespan> common = Lifespan.common(first, second);
            for (Lifespan together : common) {
                LocalDate day = together.from();
                if (day != null
                        && endings.stream().anyMatch(day::isAfter)
                        && common.stream().noneMatch(other -> other.contains(day.minusDays(1)))) {
                    endWith(Builder::silencing, LIFE_SPAN_BEGAN, "both " + day, day);
                }
            }
        }

        /** Ties, and missions both ways, change by a rule: each by an effect made of the value that an end leaves. */
        private void endWith(Function<Value, Effect> effect, String rule, String part, LocalDate day) {
            rule(FacetKey.mutual(Facet.TIES, pair, null), rule, part, day, effect.apply(Value.LAPSED));
            for (ActorCode side : List.of(pair.first(), pair.second())) {
                ActorCode other = pair.other(side);
                rule(
                        FacetKey.directed(Facet.MISSION_LEVEL, side, other, null),
                        rule,
                        part,
                        day,
                        effect.apply(Value.NONE));
                rule(
                        FacetKey.directed(Facet.MISSION_OPERATION, side, other, null),
                        rule,
                        part,
                        day,
                        effect.apply(Value.CLOSED));
                rule(
                        FacetKey.directed(Facet.HEAD_OF_MISSION, side, other, null),
                        rule,
                        part,
                        day,
                        effect.apply(Value.VACANT));
            }
        }

        /** Turns the value given into silence and keeps every other. */
        private static Effect silencing(Value ended) {
            EnumSet<Value> others = EnumSet.allOf(Value.class);
            others.remove(ended);
            return Effect.always(Value.NOT_RECORDED).keeping(others.toArray(Value[]::new));
        }

        private void rule(FacetKey key, String rule, String part, LocalDate day, Effect effect) {
            change(key, List.of(Moves.byRule(rule, part, day, effect, Scale.of(key.facet()))), List.of());
        }

        void keepRules(KeyFold fold) {
            List<Move> rules = new ArrayList<>();
            for (Move move : fold.moves()) {
                if (move.id().record() == null) {
                    rules.add(move);
                }
            }
            if (!rules.isEmpty()) {
                change(fold.key(), rules, List.of());
            }
        }

        void hold(Held held) {
            keep(held);
            enter(held);
            place(held, Map.of());
        }

        void correct(RecordCorrected correction, Recorded<? extends RelationEvent> recorded) {
            Held held = held(correction.record());
            if (held == null) {
                Provenance provenance = correction.provenance();
                List<RecordDisputed> brought = provenance == null ? List.of() : provenance.disputed();
                brought.forEach(this::open);
                hold(Held.of(correction.content(), recorded));
                brought.forEach(this::weighAnew);
            } else {
                Held corrected = held.after(recorded);
                keep(corrected);
                replace(held, corrected);
            }
        }

        void retract(UUID record, Recorded<? extends RelationEvent> recorded) {
            Held held = held(record);
            if (held != null) {
                Held retracted = held.after(recorded);
                keep(retracted);
                replace(held, retracted);
            }
        }

        void grade(UUID record, Recorded<? extends RelationEvent> recorded) {
            Held held = held(record);
            if (held != null) {
                Held graded = held.after(recorded);
                keep(graded);
                if (counts(held) != counts(graded)) {
                    replace(held, graded);
                }
            }
        }

        void dispute(RecordDisputed disputed, Recorded<? extends RelationEvent> recorded) {
            open(disputed);
            note(disputed.record(), recorded);
            weighAnew(disputed);
        }

        private void open(RecordDisputed disputed) {
            disputesEver = disputesEver.put(disputed.disputeId(), disputed);
            disputes = disputes.with(disputed.disputeId(), disputed.record(), disputed.instead());
        }

        void resolve(UUID dispute, UUID record, Recorded<? extends RelationEvent> recorded) {
            disputes = disputes.without(dispute);
            note(record, recorded);
            RecordDisputed disputed = disputesEver.get(dispute);
            if (disputed != null) {
                weighAnew(disputed);
            }
        }

        private void note(UUID record, Recorded<? extends RelationEvent> recorded) {
            Held held = held(record);
            if (held != null) {
                keep(held.after(recorded));
            }
        }

        /** The keys a dispute bears on are weighed under the disputes now open. */
        private void weighAnew(RecordDisputed disputed) {
            Set<FacetKey> concerned = new TreeSet<>(keysOf(disputed.record()));
            disputed.instead().forEach(record -> concerned.addAll(keysOf(record)));
            for (FacetKey key : concerned) {
                change(key, List.of(), List.of());
            }
        }

        private Set<FacetKey> keysOf(UUID record) {
            Held held = held(record);
            return held == null ? Set.of() : moves(held).keySet();
        }

        private boolean counts(Held held) {
            return !held.retracted() && held.grade().compareTo(minimum) >= 0;
        }

        private void enter(Held held) {
            if (!held.retracted() && held.grade() != Grade.MACHINE) {
                if (gathering == null) {
                    calendar = calendar.put(Twin.of(held.act()), held);
                } else {
                    gathering.calendar.put(Twin.of(held.act()), held);
                }
            }
        }

        private void replace(Held before, Held after) {
            Map<FacetKey, List<Move>> gone = moves(before);
            forgetEveryKey(before);
            if (gathering == null) {
                calendar = calendar.remove(Twin.of(before.act()));
            } else {
                gathering.calendar.remove(Twin.of(before.act()));
            }
            enter(after);
            place(after, gone);
        }

        /** Puts the moves of a record in place of others. */
        private void place(Held held, Map<FacetKey, List<Move>> instead) {
            rememberEveryKey(held);
            Map<FacetKey, List<Move>> moves = moves(held);
            Set<FacetKey> concerned = new TreeSet<>(moves.keySet());
            concerned.addAll(instead.keySet());
            for (FacetKey key : concerned) {
                change(key, moves.getOrDefault(key, List.of()), instead.getOrDefault(key, List.of()));
            }
        }

        private void change(FacetKey key, List<Move> added, List<Move> removed) {
            touched.add(key);
            if (gathering != null) {
                KeyFold.Gathering fold = gathering.keys.get(key);
                List<Move> more = fold == null ? first(key, added) : added;
                fold = fold == null ? KeyFold.of(key).gathering() : fold;
                fold.change(more, removed, disputes);
                gathering.keys.put(key, fold);
                if (!hasOwn(key, fold.moves())) {
                    gathering.keys.remove(key);
                }
                return;
            }
            KeyFold fold = keys.get(key);
            List<Move> more = fold == null ? first(key, added) : added;
            KeyFold changed = (fold == null ? KeyFold.of(key) : fold).with(more, removed, disputes);
            keys = hasOwn(key, changed.moves()) ? keys.put(key, changed) : keys.remove(key);
        }

        /** The first moves of a key that was not on record, with those that bear on every key. */
        private List<Move> first(FacetKey key, List<Move> added) {
            if (key.key() != null && spellings.get(key) == null) {
                spellings = spellings.put(key, key.key());
            }
            List<Move> more = new ArrayList<>(added);
            more.addAll(everyKeyMoves(key, added));
            return more;
        }

        /** Whether something other than a change of every key bears on it. */
        private boolean hasOwn(FacetKey key, Iterable<Move> moves) {
            Side side = new Side(key.facet(), key.by());
            Ordered<UUID, Sweeping> sweeping = everyKey.get(side);
            for (Move move : moves) {
                UUID record = move.id().record();
                if (record == null || sweeping == null || sweeping.get(record) == null) {
                    return true;
                }
            }
            return false;
        }

        private List<Move> everyKeyMoves(FacetKey key, List<Move> except) {
            List<Move> moves = new ArrayList<>();
            Ordered<UUID, Sweeping> sweeping = everyKey.get(new Side(key.facet(), key.by()));
            if (sweeping != null) {
                for (Sweeping one : sweeping.values()) {
                    if (except.stream()
                            .noneMatch(move -> one.held.id().equals(move.id().record()))) {
                        moves.addAll(movesOf(one.held, List.of(one.change), key));
                    }
                }
            }
            return moves;
        }

        private void rememberEveryKey(Held held) {
            if (counts(held)) {
                for (FacetChange change : Effects.of(held.act(), pair)) {
                    if (change.everyKey()) {
                        Side side = new Side(change.facet(), change.by());
                        Ordered<UUID, Sweeping> sweeping = everyKey.getOrDefault(side, Ordered.empty());
                        Map<Side, Ordered<UUID, Sweeping>> more = new LinkedHashMap<>(everyKey);
                        more.put(side, sweeping.put(held.id(), new Sweeping(change, held)));
                        everyKey = more;
                    }
                }
            }
        }

        private void forgetEveryKey(Held held) {
            Map<Side, Ordered<UUID, Sweeping>> fewer = new LinkedHashMap<>(everyKey);
            fewer.replaceAll((side, sweeping) -> sweeping.remove(held.id()));
            everyKey = fewer;
        }

        /** The moves of a record that counts, by key; a change of every key is one of each key now on record. */
        private Map<FacetKey, List<Move>> moves(Held held) {
            if (!counts(held)) {
                return Map.of();
            }
            Map<FacetKey, List<FacetChange>> changes = new TreeMap<>();
            for (FacetChange change : Effects.of(held.act(), pair)) {
                if (change.everyKey()) {
                    forEachKey(key -> {
                        if (key.facet() == change.facet() && key.by().equals(change.by())) {
                            changes.computeIfAbsent(key, each -> new ArrayList<>())
                                    .add(change);
                        }
                    });
                } else {
                    changes.computeIfAbsent(change.facetKey(), each -> new ArrayList<>())
                            .add(change);
                }
            }
            Map<FacetKey, List<Move>> moves = new TreeMap<>();
            changes.forEach((key, some) -> moves.put(key, movesOf(held, some, key)));
            return moves;
        }

        private void forEachKey(Consumer<FacetKey> action) {
            if (gathering == null) {
                keys.forEach((key, fold) -> action.accept(key));
            } else {
                gathering.keys.keySet().forEach(action);
            }
        }

        private static List<Move> movesOf(Held held, List<FacetChange> changes, FacetKey key) {
            return Moves.of(held.id(), held.act().particulars(), changes, Scale.of(key.facet()), held.recordedOn());
        }
    }
}
