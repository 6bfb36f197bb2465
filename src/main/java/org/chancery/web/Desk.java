package org.chancery.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.chronicle.Chronicle;
import org.chancery.chronicle.Chronicled;
import org.chancery.chronicle.Found;
import org.chancery.chronicle.Place;
import org.chancery.chronicle.Search;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Grade;
import org.chancery.relation.Headline;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.standing.Aspect;
import org.chancery.standing.Circle;
import org.chancery.standing.Comparison;
import org.chancery.standing.Evidence;
import org.chancery.standing.Standing;
import org.chancery.standing.WorldQuestion;
import org.chancery.standing.Worldwide;
import org.chancery.time.AsOf;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Fetches the answers a page is made of. */
@Component
class Desk {

    private static final int MOST_COURSES = 20_000;
    private static final int MOST_LOOKED_THROUGH = 1_000;

    private final Standing standing;
    private final Worldwide worldwide;
    private final Ledger ledger;
    private final Chronicle chronicle;
    private final MessageSource messages;

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
        return words(new PageQuestion(null, null, false));
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
        List<Course> courses = courses(when.knownAt(), focus == null ? Circle.WORLD : focus.circle());
        Focus chosen = focus;
        if (chosen == null) {
            Focus best = best(courses, actors);
            courses = best.isNowhere()
                    ? courses
                    : courses.stream()
                            .filter(course -> best.circle().has(course.pair()))
                            .toList();
            chosen = best;
        }
        WorldQuestion asked = new WorldQuestion(chosen.circle(), Aspect.ANY, null, status, Grade.REPORTED);
        return new WorldMaterial(
                question,
                when,
                now(),
                actors,
                chosen,
                focus != null,
                status,
                courses,
                worldwide.relations(when, asked, after, limit));
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
        return worldwide.changes(knownAt, circle, null, MOST_COURSES).relations().stream()
                .map(Course::of)
                .toList();
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

    /** Every record of a relation. */
    List<Held> records(Pair pair, PageQuestion question) {
        return ledger.relation(pair, when(question).knownAt()).records();
    }

    /** The state of whose relations most are on record. */
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

    /** The record behind a change on a day: the one that can have happened next to it; null where there is none. */
    @Nullable
    Held behind(Pair pair, LocalDate day, PageQuestion question) {
        AsOf when = standing.when(question.asOf(), question.knownAt());
        long at = day.toEpochDay();
        return ledger.relation(pair, when.knownAt()).records().stream()
                .filter(held -> !held.retracted() && held.grade() != Grade.MACHINE)
                .filter(held -> begins(held).earliestDay() <= at && begins(held).latestDay() + 1 >= at)
                .min(Comparator.comparingLong((Held held) -> Math.min(
                                at - begins(held).earliestDay(),
                                Math.abs(begins(held).latestDay() - at)))
                        .thenComparing(Evidence.DISPLAY))
                .orElse(null);
    }

    private static Window begins(Held held) {
        return held.act().particulars().occurred().begins();
    }

    /** A page of the records wanted, as they are now. */
    Found search(Search search, @Nullable Place after, int limit) {
        return chronicle.search(search, after, limit);
    }

    /** What happened last to an actor by a day, latest first: of the year before, or of as many years as it takes. */
    List<Chronicled> lastRecords(ActorCode actor, LocalDate by, int most) {
        List<Chronicled> last = List.of();
        for (int years = 1; years <= 1_000 && last.size() < most; years *= 10) {
            last = chronicle
                    .search(new Search(null, null, actor, by.minusYears(years), by, null), null, MOST_LOOKED_THROUGH)
                    .records();
        }
        return last.reversed().stream().limit(most).toList();
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

    /** Where two questions are answered differently. */
    Comparison compare(AsOf left, AsOf right, Circle circle, @Nullable Pair after, int limit) {
        return worldwide.compare(left, right, circle, after, limit);
    }

    /** The instant just before something was last recorded; null where nothing was. */
    @Nullable
    Instant beforeTheLastEntry() {
        return ledger.head().position() == 0 ? null : ledger.head().recordedAt().minus(1, ChronoUnit.MICROS);
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
