package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Pair;
import org.chancery.standing.Listed;
import org.chancery.time.DayRange;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of one actor: what it was called, when it lived, who came before and after, and how it stands with others. */
@Controller
class ActorPages {

    private static final int MOST_RELATIONS = 400;
    private static final int LAST_RECORDS = 8;

    private final Desk desk;

    ActorPages(Desk desk) {
        this.desk = desk;
    }

    /** A name and the days on which it was used. */
    record Called(String name, @Nullable String days) {}

    /** An actor that came before or after. */
    record Kin(String name, String how, String address) {}

    /** A code in somebody else's scheme. */
    record Coded(String scheme, String code, @Nullable String days) {}

    /**
     * A relation with another actor.
     *
     * @param code the relation's code
     * @param other the other side
     */
    record Row(
            String code,
            String other,
            RelationPage.Chip headline,
            @Nullable String since,
            int records,
            String address) {}

    /**
     * An actor, ready to be written out.
     *
     * @param code its code
     * @param name its name on the day
     * @param sort what sort of actor it is
     * @param lived the days on which it lived
     * @param absent what to say where it did not live on the day; null where it did
     * @param names what it was called, earliest first
     * @param before who came before
     * @param after who came after
     * @param codes its codes in other schemes
     * @param rows its relations
     * @param total how many relations it has in all
     * @param records what was last on record by the day
     * @param world the world as seen from it
     */
    record Page(
            String code,
            String name,
            String sort,
            List<String> lived,
            @Nullable String absent,
            List<Called> names,
            List<Kin> before,
            List<Kin> after,
            List<Coded> codes,
            List<Row> rows,
            int total,
            List<SearchPages.Hit> records,
            String world) {}

    @GetMapping("/states/{code}")
    Object actor(@PathVariable String code, HttpServletRequest request, Model model) {
        PageQuestion question = PageQuestion.of(request, desk.now(), Set.of(), desk.words());
        PageWords words = desk.words(question);
        Actors actors = desk.actors(question);
        Actor actor = actors.find(code)
                .orElseThrow(() -> new Unanswerable(
                        HttpStatus.NOT_FOUND,
                        List.of(DyadPages.unknown(code, question, actors, words, other -> "/states/" + other))));
        if (!actor.code().value().equals(code) || question.untidy()) {
            return DyadPages.moved(question.address("/states/" + actor.code()), !question.untidy());
        }
        Focus focus = new Focus(List.of(actor.code()));
        WorldMaterial material = desk.world(question, focus, null, null, MOST_RELATIONS);
        LocalDate asOf = material.when().asOf();
        Narration narration = new Narration(Names.of(actors));
        Map<Pair, Course> courses =
                material.courses().stream().collect(Collectors.toMap(Course::pair, Function.identity()));
        Page page = new Page(
                actor.code().value(),
                words.name(actor),
                words.say("actor.kind." + actor.kind()),
                actor.lifespans().stream().map(span -> span(span, words)).toList(),
                actor.livesOn(asOf) ? null : words.say("actor.absent", words.day(asOf)),
                names(actor, words),
                before(actor, actors, question, words),
                actor.successors().stream()
                        .map(successor -> kin("after.", successor.code(), successor, question, words))
                        .distinct()
                        .toList(),
                codes(actor, words),
                material.relations().items().stream()
                        .map(listed -> row(listed, actor.code(), courses, asOf, question, words))
                        .sorted(Comparator.comparing(Row::other, words.order()))
                        .toList(),
                material.relations().total(),
                desk.lastRecords(actor.code(), courses.keySet(), question, LAST_RECORDS).stream()
                        .map(found -> SearchPages.hit(found, asOf, question, narration::sentence, words))
                        .toList(),
                question.onto(Address.of("/").with("focus", actor.code().value()))
                        .toString());
        Address programs =
                Address.of("/api/relations").with("actor", actor.code().value());
        List<Course.Turn> turns = material.courses().stream()
                .flatMap(course -> course.turns().stream())
                .toList();
        model.addAttribute(
                "frame",
                Frame.of(
                        Address.of("/states/" + actor.code()),
                        page.name(),
                        question,
                        material.when(),
                        material.now(),
                        turns.stream()
                                .map(Course.Turn::day)
                                .filter(day -> day.isBefore(asOf))
                                .max(Comparator.naturalOrder())
                                .orElse(null),
                        turns.stream()
                                .map(Course.Turn::day)
                                .filter(day -> day.isAfter(asOf))
                                .min(Comparator.naturalOrder())
                                .orElse(null),
                        programs,
                        programs.at("/api/relations.csv"),
                        material.relations().position(),
                        words));
        model.addAttribute("page", page);
        DyadPages.picker(model, actors, question, words);
        return "actor/actor";
    }

    private static String span(Lifespan span, PageWords words) {
        LocalDate to = span.to();
        return TimelinePicture.days(words, new DayRange(span.from(), to == null ? null : to.plusDays(1)));
    }

    private static @Nullable String days(@Nullable LocalDate from, @Nullable LocalDate to, PageWords words) {
        return from == null && to == null ? null : span(new Lifespan(from, to), words);
    }

    private static List<Called> names(Actor actor, PageWords words) {
        return actor.names().stream()
                .filter(name -> name.use() == Actor.Name.Use.SHOWN)
                .sorted(Comparator.comparing(Actor.Name::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(name -> new Called(name.text(), days(name.from(), name.to(), words)))
                .toList();
    }

    private static List<Kin> before(Actor actor, Actors actors, PageQuestion question, PageWords words) {
        return actors.all().stream()
                .flatMap(other -> other.successors().stream()
                        .filter(successor -> successor.code().equals(actor.code()))
                        .map(successor -> kin("before.", other.code(), successor, question, words)))
                .distinct()
                .toList();
    }

    private static Kin kin(
            String where, ActorCode code, Actor.Successor successor, PageQuestion question, PageWords words) {
        return new Kin(
                words.name(code),
                words.say(where + successor.kind(), words.day(successor.day())),
                question.address("/states/" + code));
    }

    private static List<Coded> codes(Actor actor, PageWords words) {
        return actor.codes().stream()
                .map(code -> new Coded(
                        words.say("scheme." + code.scheme()), code.code(), days(code.from(), code.to(), words)))
                .toList();
    }

    private static Row row(
            Listed listed,
            ActorCode self,
            Map<Pair, Course> courses,
            LocalDate asOf,
            PageQuestion question,
            PageWords words) {
        Course course = courses.get(listed.relation());
        LocalDate since = course == null ? null : course.since(asOf);
        return new Row(
                listed.relation().toString(),
                words.name(listed.relation().other(self)),
                RelationPage.Chip.of(listed.headline(), words),
                since == null ? null : words.day(since),
                listed.coverage().records(),
                question.address("/dyads/" + listed.relation()));
    }
}
