package org.chancery.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.chronicle.Chronicle;
import org.chancery.chronicle.Chronicled;
import org.chancery.chronicle.Found;
import org.chancery.chronicle.Place;
import org.chancery.chronicle.Search;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.Step;
import org.chancery.ledger.StreamId;
import org.chancery.relation.Facet;
import org.chancery.relation.Grade;
import org.chancery.relation.Headline;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Shift;
import org.chancery.standing.Aspect;
import org.chancery.standing.Circle;
import org.chancery.standing.Comparison;
import org.chancery.standing.Explained;
import org.chancery.standing.Scrubbing;
import org.chancery.standing.Standing;
import org.chancery.standing.WorldQuestion;
import org.chancery.standing.Worldwide;
import org.chancery.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Fetches the answers a page is made of. */
@Component
class Desk {

    private static final int COURSES_AT_ONCE = 20_000;

    /** The facets by which a headline is told, the gravest first. */
    private static final List<Facet> WEIGHTY = List.of(
            Facet.TIES,
            Facet.HOSTILITY,
            Facet.FORCE,
            Facet.HEAD_OF_MISSION,
            Facet.MISSION_OPERATION,
            Facet.MISSION_LEVEL,
            Facet.COMMITMENTS);

    private final Standing standing;
    private final Worldwide worldwide;
    private final Ledger ledger;
    private final Chronicle chronicle;
    private final MessageSource messages;
    private volatile @Nullable Best best;

    /** Of whom most was on record up to a position. */
    private record Best(long position, Focus focus) {}

    Desk(Standing standing, Worldwide worldwide, Ledger ledger, Chronicle chronicle, MessageSource messages) {
        this.standing = standing;
        this.worldwide = worldwide;
        this.ledger = ledger;
        this.chronicle = chronicle;
        this.messages = messages;
    }

    /** The ledger's clock. */
    Instant now() {
        return ledger.now();
    }

    /** The words of a page, with the names of actors on the day it asks about, in the language of who asks now. */
    PageWords words(PageQuestion question) {
        Actors actors = actors(question);
        return new PageWords(
                messages,
                PageWords.LANGUAGE,
                actors,
                question.asOf() == null ? now().atZone(ZoneOffset.UTC).toLocalDate() : question.asOf(),
                LocaleContextHolder.getLocale());
    }

    /** The words of a page that asks about today. */
    PageWords words() {
        return words(PageQuestion.NOW);
    }

    /** The actors as known then. */
    Actors actors(PageQuestion question) {
        Instant knownAt = question.knownAt();
        return knownAt == null ? ledger.actors() : ledger.actors(knownAt);
    }

    /** Everything a page says about a relation. */
    Material material(Pair pair, PageQuestion question) {
        AsOf when = standing.when(question.asOf(), question.knownAt());
        List<Held> records = ledger.relation(pair, when.knownAt()).records();
        return new Material(
                pair,
                when,
                question.knownAt(),
                now(),
                actors(question),
                standing.status(pair, when, Grade.REPORTED),
                standing.timeline(pair, Aspect.ANY, null, null, when.knownAt(), Grade.REPORTED),
                records,
                question.knownAt() == null ? 0 : later(pair, when.knownAt()));
    }

    /** How many entries about a relation were recorded after an instant. */
    private long later(Pair pair, Instant knownAt) {
        return ledger.relation(pair).records().stream()
                .flatMap(held -> held.history().stream())
                .filter(entry -> entry.recordedAt().isAfter(knownAt))
                .map(Recorded::position)
                .distinct()
                .count();
    }

    /**
     * The world on a day.
     *
     * @param focus from where it is seen; null from the actor of whom most is on record
     * @param status the headline looked for; null for all
     * @param after the relation after which the page of relations begins; null for the first page
     * @param limit how many relations the page has at most
     */
    WorldMaterial world(
            PageQuestion question,
            @Nullable Focus focus,
            Headline.@Nullable Word status,
            @Nullable Pair after,
            int limit) {
        AsOf when = standing.when(question.asOf(), question.knownAt());
        Actors actors = actors(question);
        Focus chosen = focus == null ? best(when.knownAt(), actors) : focus;
        List<Course> courses = courses(when.knownAt(), chosen.circle());
        WorldQuestion asked = new WorldQuestion(chosen.circle(), Aspect.ANY, null, status, Grade.REPORTED);
        return new WorldMaterial(
                question, when, now(), actors, chosen, status, courses, worldwide.relations(when, asked, after, limit));
    }

    /**
     * Those the world is seen from and those who stand with them, by how much is on record of them.
     *
     * @param most how many at most
     * @param alone whether a group is set against itself alone
     */
    Company company(WorldMaterial material, int most, boolean alone) {
        Focus focus = material.focus();
        LocalDate asOf = material.when().asOf();
        Map<ActorCode, Integer> weights = new TreeMap<>();
        if (!alone || !focus.isGroup()) {
            for (Course course : material.courses()) {
                for (ActorCode side :
                        List.of(course.pair().first(), course.pair().second())) {
                    boolean lives = material.actors()
                            .find(side)
                            .map(actor -> actor.livesOn(asOf))
                            .orElse(false);
                    if (lives && !focus.has(side)) {
                        weights.merge(side, 1 + course.turns().size(), Integer::sum);
                    }
                }
            }
        }
        List<ActorCode> actors = new ArrayList<>(focus.actors());
        weights.entrySet().stream()
                .sorted(Map.Entry.<ActorCode, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(Math.max(0, most - actors.size()))
                .forEach(entry -> actors.add(entry.getKey()));
        Set<ActorCode> all = Set.copyOf(actors);
        WorldQuestion asked =
                new WorldQuestion(new Circle(all, all), Aspect.ANY, null, material.status(), Grade.REPORTED);
        return new Company(
                List.copyOf(actors),
                focus.actors().size() + weights.size() - actors.size(),
                worldwide.relations(material.when(), asked, null, WorldNetwork.MOST_EDGES));
    }

    private List<Course> courses(Instant knownAt, Circle circle) {
        List<Course> courses = new ArrayList<>();
        Pair after = null;
        do {
            Scrubbing part = worldwide.changes(knownAt, circle, after, COURSES_AT_ONCE);
            part.relations().forEach(line -> courses.add(Course.of(line)));
            after = part.next();
        } while (after != null);
        return courses;
    }

    /** How one relation went through time. */
    Course course(Pair pair, PageQuestion question) {
        Circle circle = new Circle(Set.of(pair.first()), Set.of(pair.second()));
        return courses(when(question).knownAt(), circle).stream().findFirst().orElse(new Course(pair, List.of()));
    }

    /** How each relation of an actor went through time. */
    List<Course> coursesOf(ActorCode actor, PageQuestion question) {
        return courses(when(question).knownAt(), Circle.of(actor));
    }

    /** Why each facet of a relation is answered as it is. */
    Explained why(Pair pair, PageQuestion question) {
        return standing.why(pair, Aspect.ANY, when(question), Grade.REPORTED);
    }

    /** Every record of a relation. */
    List<Held> records(Pair pair, PageQuestion question) {
        return ledger.relation(pair, when(question).knownAt()).records();
    }

    /** The state of whose relations most are on record; worked out once for all that is known at a time. */
    private Focus best(Instant knownAt, Actors actors) {
        long position = standing.position(knownAt);
        Best known = best;
        if (known == null || known.position != position) {
            known = new Best(position, best(courses(knownAt, Circle.WORLD), actors));
            best = known;
        }
        return known.focus;
    }

    private static Focus best(List<Course> courses, Actors actors) {
        Map<ActorCode, Integer> counts = new TreeMap<>();
        for (Course course : courses) {
            counts.merge(course.pair().first(), 1, Integer::sum);
            counts.merge(course.pair().second(), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .filter(entry -> actors.find(entry.getKey())
                        .map(actor -> actor.lastDay() == null)
                        .orElse(false))
                .max(Map.Entry.<ActorCode, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(entry -> new Focus(List.of(entry.getKey())))
                .orElse(Focus.NOWHERE);
    }

    /**
     * The record behind a change of a headline: one that made the difference between the day before and the day, in what
     * the headline is told by. Null where a rule or a life span did.
     */
    @Nullable
    Held behind(Course.Turn turn, PageQuestion question) {
        Instant knownAt = when(question).knownAt();
        AsOf before = new AsOf(turn.day().minusDays(1), knownAt);
        AsOf after = new AsOf(turn.day(), knownAt);
        List<Facet> order = new ArrayList<>(telling(turn.after().value()));
        order.addAll(telling(turn.before().value()));
        order.addAll(WEIGHTY);
        return standing.compare(before, after, turn.pair()).relations().stream()
                .flatMap(relation -> relation.differences().stream())
                .filter(difference -> WEIGHTY.contains(difference.left().key().facet()))
                .sorted(Comparator.comparingInt(
                        difference -> order.indexOf(difference.left().key().facet())))
                .flatMap(difference ->
                        Stream.ofNullable(cause(difference, turn.day().toEpochDay())))
                .findFirst()
                .orElse(null);
    }

    /** The facets by which a headline is told. */
    private static List<Facet> telling(Headline.Word word) {
        return switch (word) {
            case ENDED, SEVERED, SUSPENDED, NO_RELATIONS, NORMAL -> List.of(Facet.TIES);
            case WAR -> List.of(Facet.HOSTILITY);
            case ARMED_CONFLICT -> List.of(Facet.FORCE);
            case STRAINED -> List.of(Facet.HEAD_OF_MISSION, Facet.MISSION_OPERATION, Facet.FORCE);
            case ALLIED -> List.of(Facet.COMMITMENTS);
            case NOT_RECORDED -> List.of();
        };
    }

    /** Of the records that make a difference, one whose date begins or ends on the day. */
    private static @Nullable Held cause(Comparison.Difference difference, long day) {
        return difference.causes().stream()
                .map(Comparison.Cause::record)
                .filter(held -> held.act().particulars().occurred().begins().earliestDay() == day
                        || held.act().particulars().occurred().begins().latestDay() == day)
                .findFirst()
                .orElse(null);
    }

    /** A page of the records wanted, as they are now. */
    Found search(Search search, @Nullable Place after, int limit) {
        return chronicle.search(search, after, limit);
    }

    /** What happened last to an actor by the day of a question, latest first. */
    List<Chronicled> lastRecords(ActorCode actor, Collection<Pair> relations, PageQuestion question, int most) {
        AsOf when = when(question);
        return chronicle
                .latest(new Search(null, null, actor, null, when.asOf(), null), standing.position(when.knownAt()), most)
                .orElseGet(() -> chronicle.latest(relations, when.asOf(), when.knownAt(), most));
    }

    /** One record with all that was ever said about it; by the id of a dispute, the record it disputes. */
    Optional<Chronicled> record(UUID id) {
        return chronicle.record(id);
    }

    /** A record as the first of its relations holds it; null where it is in none. */
    @Nullable
    Held held(Chronicled record) {
        return record.relations().isEmpty()
                ? null
                : ledger.relation(record.relations().first()).record(record.id());
    }

    /** How many entries our books have about a relation. */
    long entries(Pair pair) {
        return ledger.relation(pair).events();
    }

    /** How many of them were known at an instant. */
    long entries(Pair pair, Instant knownAt) {
        return ledger.relation(pair, knownAt).events();
    }

    /** What our books say about a relation, entry by entry, from one on, counted from 0. */
    List<LedgerEvent> entries(Pair pair, long from, int limit) {
        return ledger.events(new StreamId.OfRelation(pair), from, limit);
    }

    /**
     * One entry about a relation, counted from 0, with what it made of it; and after it, what became known of the two
     * actors before the next.
     */
    List<Step> step(Pair pair, long number) {
        List<Step> steps = ledger.steps(pair, number, 2);
        return steps.stream()
                .filter(step -> !(step.event().stream() instanceof StreamId.OfRelation)
                        || step.event().sequence() == number)
                .toList();
    }

    /** Where two questions are answered differently. */
    Comparison compare(AsOf left, AsOf right, Circle circle, @Nullable Shift shift, @Nullable Pair after, int limit) {
        return worldwide.compare(left, right, circle, shift, after, limit);
    }

    /** The instant just before something was last recorded; null where nothing was. */
    @Nullable
    Instant beforeTheLastEntry() {
        return ledger.head().position() == 0 ? null : ledger.head().recordedAt().minus(1, ChronoUnit.MICROS);
    }

    /** The entry at a position with what it made of its relation; null where it is about none. */
    @Nullable
    Step stepAt(long position) {
        List<LedgerEvent> found = position < 1 ? List.of() : ledger.events(position - 1, 1);
        return found.isEmpty() || !(found.getFirst().stream() instanceof StreamId.OfRelation(var pair))
                ? null
                : ledger.steps(pair, found.getFirst().sequence(), 1).getFirst();
    }

    /** When the entry at a position was recorded; null where there is none. */
    @Nullable
    Instant recordedAt(long position) {
        List<LedgerEvent> found = position < 1 ? List.of() : ledger.events(position - 1, 1);
        return found.isEmpty() ? null : found.getFirst().recorded().recordedAt();
    }

    /** The last ledger position known to a question. */
    long position(PageQuestion question) {
        return standing.position(when(question).knownAt());
    }

    /** Both clocks of a question, filled in. */
    AsOf when(PageQuestion question) {
        return standing.when(question.asOf(), question.knownAt());
    }

    /** Whether nothing was recorded up to an instant. */
    boolean isEmpty(PageQuestion question) {
        return position(question) == 0;
    }
}
