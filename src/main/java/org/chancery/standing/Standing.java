package org.chancery.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Answer;
import org.chancery.relation.Effects;
import org.chancery.relation.FacetChange;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Grade;
import org.chancery.relation.Headline;
import org.chancery.relation.Held;
import org.chancery.relation.Holdings;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.Shift;
import org.chancery.relation.Stretch;
import org.chancery.relation.Touch;
import org.chancery.time.AsOf;
import org.chancery.time.DayRange;
import org.jspecify.annotations.Nullable;

/**
 * Answers what held: as of a day, as known at an instant, with reasons.
 *
 * <p>The present is answered from the folds the ledger keeps of what it has committed, so that an accepted command is in the
 * next answer. What was known before is answered from the rows of the projection as far as they reach. An answer once given
 * for two clocks stays the same whatever is recorded later.
 */
public final class Standing {

    /**
     * The version of the rules by which answers are worked out; part of every answer's identity. It rises where some answer
     * comes to say something else; docs/reference/rules.md lists what.
     */
    public static final String RULES = "2";

    /** The most steps a reason lists. */
    public static final int MOST_STEPS = 1_000;

    private static final int MOST_RETRACTIONS_TRIED = 25;
    private static final int REGISTERS_KEPT = 2_000;

    private final Ledger ledger;
    private final Projected projected;
    private final Cache<Version, Register> registers =
            Caffeine.newBuilder().maximumSize(REGISTERS_KEPT).build();

    private record Version(Pair pair, long position, Grade minimum) {}

    /** Answers from a ledger alone. */
    public Standing(Ledger ledger) {
        this(ledger, Projected.NOTHING);
    }

    /** Answers from a ledger, and of the past from rows where they reach far enough. */
    Standing(Ledger ledger, Projected projected) {
        this.ledger = ledger;
        this.projected = projected;
    }

    // Clocks

    /**
     * The two clocks of a question.
     *
     * @param asOf the day; null for today, in UTC
     * @param knownAt the instant; null for now
     * @throws NotYetKnown if the instant is later than now
     */
    public AsOf when(@Nullable LocalDate asOf, @Nullable Instant knownAt) {
        Instant now = ledger.now();
        if (knownAt != null && knownAt.isAfter(now)) {
            throw new NotYetKnown(knownAt, now);
        }
        return new AsOf(
                asOf == null ? now.atZone(ZoneOffset.UTC).toLocalDate() : asOf, knownAt == null ? now : knownAt);
    }

    /** The ledger position of the last event known at an instant; 0 before any. It stays the same for ever. */
    public long position(Instant knownAt) {
        return ledger.position(knownAt);
    }

    // Answers

    /**
     * What held between two actors at the end of a day, as known at an instant.
     *
     * @param minimum the grade a record needs in order to count; REPORTED unless something else is wanted
     */
    public Status status(Pair pair, AsOf when, Grade minimum) {
        Knowledge known = known(pair, when.knownAt(), minimum);
        List<Answer> facets = known.answers(when.asOf());
        Headline headline = known.headline(when.asOf(), facets);
        Holdings holdings = known.holdings();
        Register register = register(holdings, minimum);
        return new Status(
                basis(pair, when.knownAt(), minimum),
                when.asOf(),
                headline,
                facets,
                register.contacts(when.asOf()),
                register.coverage(),
                Evidence.of(holdings, facets));
    }

    /**
     * What one facet key was at the end of a day, as known at an instant.
     *
     * @param minimum the grade a record needs in order to count; REPORTED unless something else is wanted
     */
    public Answer answer(Pair pair, FacetKey key, AsOf when, Grade minimum) {
        if (minimum == Grade.REPORTED) { // other grades are in no row
            Relation near = ledger.remembered(pair, when.knownAt());
            if (near != null) {
                return near.answer(key, when.asOf());
            }
            Answer kept = projected.answer(pair, key, when.asOf(), position(when.knownAt()));
            if (kept != null) {
                return kept;
            }
        }
        return relation(pair, when.knownAt(), minimum).answer(key, when.asOf());
    }

    /**
     * How facets of a relation changed over time.
     *
     * @param from the first day; null without limit
     * @param to the last day; null without limit
     */
    public Timeline timeline(
            Pair pair,
            Aspect aspect,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Instant knownAt,
            Grade minimum) {
        Knowledge known = known(pair, knownAt, minimum);
        DayRange within = new DayRange(from, to == null ? null : to.plusDays(1));
        List<Timeline.Line> lines = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (FacetKey key : known.keys().stream().filter(aspect::concerns).toList()) {
            List<Stretch> stretches = known.timeline(key, within);
            stretches.forEach(stretch -> answers.add(stretch.answer()));
            lines.add(new Timeline.Line(key, stretches));
        }
        return new Timeline(basis(pair, knownAt, minimum), lines, Evidence.of(known.holdings(), answers));
    }

    /** Why facets of a relation are answered as they are. */
    public Explained why(Pair pair, Aspect aspect, AsOf when, Grade minimum) {
        Relation relation = relation(pair, when.knownAt(), minimum);
        List<Why> reasons = new ArrayList<>();
        Set<UUID> named = new TreeSet<>();
        for (FacetKey key : relation.keys().stream().filter(aspect::concerns).toList()) {
            Why why = why(relation, key, when.asOf());
            reasons.add(why);
            for (Why.Step step : why.steps()) {
                if (step.record() != null) {
                    named.add(step.record().id());
                }
            }
            why.leftOut().forEach(left -> named.add(left.record().id()));
            why.answer().values().forEach(value -> named.addAll(value.records()));
        }
        return new Explained(basis(pair, when.knownAt(), minimum), when.asOf(), reasons, Evidence.of(relation, named));
    }

    /** Where two questions about one relation are answered differently. */
    public Comparison compare(AsOf left, AsOf right, Pair pair) {
        return compare(left, right, pair, null);
    }

    /**
     * Where two questions about one relation are answered differently in one way.
     *
     * @param shift in what way; null for every way
     */
    public Comparison compare(AsOf left, AsOf right, Pair pair, @Nullable Shift shift) {
        Comparison.Relation difference = difference(pair, left, right, shift);
        long one = position(left.knownAt());
        long other = position(right.knownAt());
        return new Comparison(
                left,
                one,
                right,
                other,
                ledger.actors(Math.max(one, other)).version(),
                RULES,
                1,
                difference == null ? List.of() : List.of(difference),
                null);
    }

    // One relation

    private Relation relation(Pair pair, Instant knownAt, Grade minimum) {
        return ledger.relation(pair, knownAt).counting(minimum);
    }

    private Knowledge known(Pair pair, Instant knownAt, Grade minimum) {
        return new Knowledge(ledger, projected, pair, knownAt, position(knownAt), minimum);
    }

    private Basis basis(Pair pair, Instant knownAt, Grade minimum) {
        return new Basis(
                pair, knownAt, position(knownAt), ledger.actors(knownAt).version(), RULES, minimum);
    }

    /** How much the books hold of a relation. */
    Coverage coverage(Relation relation) {
        return register(relation, relation.minimum()).coverage();
    }

    private Register register(Holdings holdings, Grade minimum) {
        Version version = new Version(holdings.pair(), holdings.position(), minimum);
        return registers.get(version, same -> Register.of(holdings, minimum));
    }

    // Reasons

    private static Why why(Relation relation, FacetKey key, LocalDate asOf) {
        Answer answer = relation.answer(key, asOf);
        Set<UUID> basis = new TreeSet<>();
        answer.values().forEach(value -> basis.addAll(value.records()));
        answer.positions().forEach(side -> basis.addAll(side.records()));
        long day = asOf.toEpochDay();
        List<Touch> touches = relation.touches(key);
        int happened = 0;
        while (happened < touches.size() && touches.get(happened).window().earliestDay() <= day) {
            happened++;
        }
        int first = Math.max(0, Math.min(happened - MOST_STEPS / 2, touches.size() - MOST_STEPS));
        List<Touch> near = touches.subList(first, Math.min(touches.size(), first + MOST_STEPS));
        List<Why.Step> steps = new ArrayList<>();
        for (Touch touch : near) {
            Why.Counts counts = touch.window().latestDay() <= day
                    ? Why.Counts.SURELY
                    : touch.window().earliestDay() <= day ? Why.Counts.PERHAPS : Why.Counts.NOT_YET;
            UUID id = touch.record();
            Held held = id == null ? null : relation.record(id);
            boolean given = id == null ? restsOnRule(answer, touch.rule()) : basis.contains(id);
            steps.add(new Why.Step(held, touch, counts, given && counts != Why.Counts.NOT_YET));
        }
        return new Why(
                answer,
                relation.unrecordedChanges(key),
                List.copyOf(steps),
                touches.size() - near.size(),
                leftOut(relation, key),
                otherwise(relation, answer, asOf, basis));
    }

    private static boolean restsOnRule(Answer answer, @Nullable String rule) {
        return answer.values().stream().anyMatch(value -> Objects.equals(rule, value.rule()) && rule != null);
    }

    private static List<Why.LeftOut> leftOut(Relation relation, FacetKey key) {
        List<Why.LeftOut> leftOut = new ArrayList<>();
        for (Held held : relation.records()) {
            Why.LeftOut.Reason reason = reason(held, relation, key);
            if (reason != null) {
                leftOut.add(new Why.LeftOut(held, reason));
            }
        }
        leftOut.sort((one, other) -> Evidence.DISPLAY.compare(one.record(), other.record()));
        return leftOut;
    }

    /** Why a record that speaks of a key, or spoke of it before it was corrected to other actors, does not count. */
    private static Why.LeftOut.@Nullable Reason reason(Held held, Relation relation, FacetKey key) {
        Pair pair = relation.pair();
        if (!Effects.relations(held.act()).contains(pair)) {
            return spokeOf(held, pair, key) ? Why.LeftOut.Reason.MOVED : null;
        }
        if (!speaksOf(held.act(), pair, key)) {
            return null;
        }
        if (held.retracted()) {
            return Why.LeftOut.Reason.RETRACTED;
        }
        return held.grade().compareTo(relation.minimum()) < 0 ? Why.LeftOut.Reason.BELOW_GRADE : null;
    }

    private static boolean spokeOf(Held held, Pair pair, FacetKey key) {
        return held.history().stream().anyMatch(recorded -> switch (recorded.event()) {
            case RelationEvent.Act act -> speaksOf(act, pair, key);
            case RelationEvent.RecordCorrected corrected -> speaksOf(corrected.content(), pair, key);
            case RelationEvent.Amendment _, RelationEvent.ActorEvent _ -> false;
        });
    }

    private static boolean speaksOf(RelationEvent.Act act, Pair pair, FacetKey key) {
        for (FacetChange change : Effects.of(act, pair)) {
            if (change.concerns(key)) {
                return true;
            }
        }
        return false;
    }

    private static List<Why.Otherwise> otherwise(Relation relation, Answer answer, LocalDate asOf, Set<UUID> basis) {
        List<Why.Otherwise> otherwise = new ArrayList<>();
        FacetKey key = answer.key();
        List<Stretch> stretches = relation.timeline(key, DayRange.ALWAYS);
        for (int i = 0; i < stretches.size(); i++) {
            LocalDate from = stretches.get(i).days().from();
            LocalDate until = stretches.get(i).days().to();
            if (stretches.get(i).days().contains(asOf)) {
                if (i > 0 && from != null) {
                    LocalDate last = from.minusDays(1);
                    otherwise.add(new Why.Earlier(last, relation.answer(key, last)));
                }
                if (i + 1 < stretches.size() && until != null) {
                    otherwise.add(new Why.Later(until, relation.answer(key, until)));
                }
            }
        }
        basis.stream().limit(MOST_RETRACTIONS_TRIED).forEach(record -> {
            Answer without = after(relation, new RelationEvent.RecordRetracted(record, "supposed"))
                    .answer(key, asOf);
            if (!without.saysTheSameAs(answer)) {
                otherwise.add(new Why.Without(record, without));
            }
        });
        for (UUID dispute : answer.disputes()) {
            RelationEvent.RecordDisputed disputed = relation.dispute(dispute);
            if (disputed != null) {
                Answer settled = after(
                                relation, new RelationEvent.DisputeResolved(dispute, disputed.record(), "supposed"))
                        .answer(key, asOf);
                if (!settled.saysTheSameAs(answer)) {
                    otherwise.add(new Why.Settled(dispute, settled));
                }
            }
        }
        return List.copyOf(otherwise);
    }

    /** The relation as it would be after one more event. */
    private static Relation after(Relation relation, RelationEvent event) {
        return relation.evolve(new Recorded<>(relation.position() + 1, Instant.EPOCH, "supposed", null, event));
    }

    // Comparison

    /** How a relation is answered differently, in one way or, where that is null, in every; null where it is not. */
    Comparison.@Nullable Relation difference(Pair pair, AsOf left, AsOf right, @Nullable Shift shift) {
        Comparison.Relation difference = difference(pair, left, right);
        return difference == null || shift == null ? difference : difference.only(shift);
    }

    /** How a relation is answered differently; null where it is not. */
    Comparison.@Nullable Relation difference(Pair pair, AsOf left, AsOf right) {
        Knowledge before = known(pair, left.knownAt(), Grade.REPORTED);
        Knowledge after = known(pair, right.knownAt(), Grade.REPORTED);
        Map<FacetKey, Answer> ones = byKey(before.answers(left.asOf()));
        Map<FacetKey, Answer> others = byKey(after.answers(right.asOf()));
        Headline one = before.headline(left.asOf(), List.copyOf(ones.values()));
        Headline other = after.headline(right.asOf(), List.copyOf(others.values()));
        TreeMap<FacetKey, FacetKey> keys = new TreeMap<>();
        ones.keySet().forEach(key -> keys.put(key, key));
        others.keySet().forEach(key -> keys.putIfAbsent(key, key));
        List<Comparison.Difference> differences = new ArrayList<>();
        List<Answer> lefts = new ArrayList<>();
        List<Answer> rights = new ArrayList<>();
        for (FacetKey key : keys.values()) {
            Answer was = ones.containsKey(key) ? ones.get(key) : before.answer(key, left.asOf());
            Answer is = others.containsKey(key) ? others.get(key) : after.answer(key, right.asOf());
            if (!was.saysTheSameAs(is)) {
                lefts.add(was);
                rights.add(is);
                differences.add(new Comparison.Difference(
                        was, is, causes(before.holdings(), left, after.holdings(), right, key)));
            }
        }
        return differences.isEmpty() && one.equals(other)
                ? null
                : new Comparison.Relation(
                        pair,
                        one,
                        other,
                        differences,
                        Evidence.of(before.holdings(), lefts),
                        Evidence.of(after.holdings(), rights));
    }

    private static Map<FacetKey, Answer> byKey(List<Answer> answers) {
        Map<FacetKey, Answer> byKey = new LinkedHashMap<>();
        answers.forEach(answer -> byKey.put(answer.key(), answer));
        return byKey;
    }

    private static List<Comparison.Cause> causes(Holdings before, AsOf left, Holdings after, AsOf right, FacetKey key) {
        long from = Math.min(left.asOf().toEpochDay(), right.asOf().toEpochDay());
        long to = Math.max(left.asOf().toEpochDay(), right.asOf().toEpochDay());
        Set<UUID> speaking = new TreeSet<>();
        Set<UUID> between = new TreeSet<>();
        for (Holdings side : List.of(before, after)) {
            for (Touch touch : side.touches(key, Grade.REPORTED)) {
                if (touch.record() != null) {
                    speaking.add(touch.record());
                    if (touch.window().latestDay() > from && touch.window().earliestDay() <= to) {
                        between.add(touch.record());
                    }
                }
            }
        }
        List<Comparison.Cause> causes = new ArrayList<>();
        for (UUID record : speaking) {
            Held one = before.record(record);
            Held other = after.record(record);
            if (one == null || other == null) {
                causes.add(new Comparison.Cause(Comparison.Kind.RECORDED, one, other));
            } else if (one.history().size() != other.history().size()) {
                causes.add(new Comparison.Cause(Comparison.Kind.AMENDED, one, other));
            } else if (from != to && between.contains(record)) {
                causes.add(new Comparison.Cause(Comparison.Kind.HAPPENED, one, other));
            }
        }
        causes.sort((one, other) -> Evidence.DISPLAY.compare(one.record(), other.record()));
        return causes;
    }
}
