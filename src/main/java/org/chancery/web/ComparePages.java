package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.actor.Actor;
import org.chancery.actor.Actors;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Answer;
import org.chancery.relation.Pair;
import org.chancery.standing.Circle;
import org.chancery.standing.Comparison;
import org.chancery.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Two questions side by side: what is answered differently on two days, or by two states of the books, and why. */
@Controller
class ComparePages {

    private static final int A_PAGE = 60;
    private static final int MOST_CAUSES = 4;

    private final Desk desk;

    ComparePages(Desk desk) {
        this.desk = desk;
    }

    /**
     * One of the two questions.
     *
     * @param asOf the day, as a form shows it
     * @param knownAt the instant, as a form shows it; null for now
     * @param words both in words
     */
    record Side(String asOf, @Nullable String knownAt, String words) {}

    /** A record that makes a difference, with how. */
    record Cause(String how, String sentence, String address) {}

    /** A facet key that is answered differently. */
    record Difference(
            String facet,
            @Nullable String sides,
            @Nullable String which,
            String left,
            String right,
            List<Cause> causes,
            int more) {}

    /** A relation that is answered differently. */
    record Differing(
            String code,
            String first,
            String second,
            RelationPage.Chip left,
            RelationPage.Chip right,
            boolean sameHeadline,
            String leftAddress,
            String rightAddress,
            List<Difference> differences) {}

    /** How many differences have a cause of a kind. */
    record Kind(String words, int count) {}

    /** Two questions somebody may want to ask. */
    record Preset(String words, String address) {}

    /**
     * The comparison, ready to be written out.
     *
     * @param actor the code of the actor whose relations alone are compared, as written; null for all
     * @param backward whether the first day is later than the second, with the same books
     */
    record Page(
            Side left,
            Side right,
            @Nullable String actor,
            int compared,
            List<Kind> kinds,
            List<Differing> differing,
            boolean backward,
            String swapped,
            List<Preset> presets,
            @Nullable String more) {}

    @GetMapping("/compare")
    Object compare(HttpServletRequest request, Model model) {
        PageWords plain = desk.words();
        Instant now = desk.now();
        PageQuestion.only(
                request,
                List.of("left", "right", "actor", "after", "leftAsOf", "leftKnownAt", "rightAsOf", "rightKnownAt"),
                plain);
        Actors actors = desk.actors(PageQuestion.NOW);
        String of = PageQuestion.written(request, "actor");
        Actor actor = of == null ? null : DyadPages.named(of, actors, plain);
        if (of != null && actor == null) {
            Address asked = asked(request, null, plain);
            throw new Unanswerable(
                    HttpStatus.BAD_REQUEST,
                    List.of(DyadPages.unknown(
                            of,
                            PageQuestion.NOW,
                            actors,
                            plain,
                            other -> asked.with("actor", other).toString())));
        }
        String code = actor == null ? null : actor.code().value();
        String one = PageQuestion.written(request, "left");
        String other = PageQuestion.written(request, "right");
        if (one == null || other == null || !Objects.equals(of, code)) {
            return DyadPages.moved(asked(request, code, plain).toString(), false);
        }
        PageQuestion left = side(one, now, plain);
        PageQuestion right = side(other, now, plain);
        Pair after = PageQuestion.after(request, plain);
        Comparison comparison = desk.compare(
                desk.when(left),
                desk.when(right),
                actor == null ? Circle.WORLD : Circle.of(actor.code()),
                after,
                A_PAGE);
        PageWords words = desk.words(right);
        Address here =
                Address.of("/compare").with("left", one).with("right", other).with("actor", code);
        Address filled = Address.of("/compare")
                .with("left", written(comparison.left()))
                .with("right", written(comparison.right()))
                .with("actor", code);
        Narration narration = new Narration(Names.of(actors));
        Pair next = comparison.next();
        Page page = new Page(
                shown(left, comparison.left(), words),
                shown(right, comparison.right(), words),
                actor == null ? null : words.name(actor) + " (" + actor.code() + ")",
                comparison.compared(),
                kinds(comparison, words),
                comparison.relations().stream()
                        .map(relation -> differing(relation, left, right, narration, words))
                        .toList(),
                comparison.left().asOf().isAfter(comparison.right().asOf()),
                here.with("left", other).with("right", one).toString(),
                presets(code, plain),
                next == null ? null : here.with("after", next.toString()).toString());
        model.addAttribute("page", page);
        model.addAttribute(
                "frame",
                Frame.now(
                                filled,
                                words.say(
                                        "compare.cited",
                                        page.left().words(),
                                        page.right().words()),
                                now,
                                filled.at("/api/compare"),
                                filled.at("/api/compare.csv"),
                                Math.max(comparison.leftPosition(), comparison.rightPosition()),
                                words)
                        .from(Objects.toString(after, null)));
        DyadPages.picker(model, actors, right, words);
        return "compare/compare";
    }

    // The two questions

    /** From the fields of the form to the address of the page; without any, a year ago and today. */
    private Address asked(HttpServletRequest request, @Nullable String actor, PageWords words) {
        String left = PageQuestion.written(request, "left");
        String right = PageQuestion.written(request, "right");
        LocalDate today = words.day();
        return Address.of("/compare")
                .with(
                        "left",
                        left == null ? both(request, "left", today.minusYears(1).toString()) : left)
                .with("right", right == null ? both(request, "right", today.toString()) : right)
                .with("actor", actor);
    }

    /** A side as it is written; one that was sent empty asks for today with what is known now. */
    private static String both(HttpServletRequest request, String side, String otherwise) {
        if (request.getParameter(side) != null) {
            return ",";
        }
        String day = PageQuestion.written(request, side + "AsOf");
        String instant = PageQuestion.written(request, side + "KnownAt");
        return (day == null ? otherwise : day) + "," + (instant == null ? "" : instant);
    }

    private static PageQuestion side(String text, Instant now, PageWords words) {
        int comma = text.indexOf(',');
        return PageQuestion.read(
                comma < 0 ? text : text.substring(0, comma), comma < 0 ? "" : text.substring(comma + 1), now, words);
    }

    private static String written(AsOf when) {
        return when.asOf() + "," + when.knownAt().truncatedTo(ChronoUnit.MICROS);
    }

    private static Side shown(PageQuestion question, AsOf when, PageWords words) {
        Instant knownAt = question.knownAt();
        return new Side(
                when.asOf().toString(),
                knownAt == null ? null : knownAt.toString(),
                words.day(when.asOf())
                        + (knownAt == null ? "" : ", " + words.say("compare.books", words.instant(knownAt))));
    }

    private List<Preset> presets(@Nullable String actor, PageWords words) {
        LocalDate today = words.day();
        Address page = Address.of("/compare").with("actor", actor);
        List<Preset> presets = new ArrayList<>();
        for (int years : List.of(1, 10, 50)) {
            presets.add(new Preset(
                    words.say("compare.preset.years", years),
                    page.with("left", today.minusYears(years) + ",")
                            .with("right", today + ",")
                            .toString()));
        }
        Instant before = desk.beforeTheLastEntry();
        if (before != null) {
            presets.add(new Preset(
                    words.say("compare.preset.entry"),
                    page.with("left", today + "," + before)
                            .with("right", today + ",")
                            .toString()));
        }
        return presets;
    }

    // The differences

    private static List<Kind> kinds(Comparison comparison, PageWords words) {
        Map<Comparison.Kind, Integer> counts = new EnumMap<>(Comparison.Kind.class);
        for (Comparison.Relation relation : comparison.relations()) {
            for (Comparison.Difference difference : relation.differences()) {
                difference.causes().stream()
                        .map(Comparison.Cause::kind)
                        .distinct()
                        .forEach(kind -> counts.merge(kind, 1, Integer::sum));
            }
        }
        return counts.entrySet().stream()
                .map(entry -> new Kind(words.say("compare.kind." + entry.getKey()), entry.getValue()))
                .toList();
    }

    private static Differing differing(
            Comparison.Relation relation, PageQuestion left, PageQuestion right, Narration narration, PageWords words) {
        Pair pair = relation.relation();
        return new Differing(
                pair.toString(),
                words.name(pair.first()),
                words.name(pair.second()),
                RelationPage.Chip.of(relation.left(), words),
                RelationPage.Chip.of(relation.right(), words),
                relation.left().equals(relation.right()),
                left.address("/dyads/" + pair),
                right.address("/dyads/" + pair),
                relation.differences().stream()
                        .map(difference -> difference(difference, narration, words))
                        .toList());
    }

    private static Difference difference(Comparison.Difference difference, Narration narration, PageWords words) {
        var key = difference.left().key();
        return new Difference(
                words.facet(key.facet()),
                words.sides(key),
                words.which(key),
                said(difference.left(), words),
                said(difference.right(), words),
                difference.causes().stream()
                        .limit(MOST_CAUSES)
                        .map(cause -> new Cause(
                                words.say("compare.cause." + cause.kind()),
                                narration.sentence(cause.record().act()),
                                "/records/" + cause.record().id()))
                        .toList(),
                Math.max(0, difference.causes().size() - MOST_CAUSES));
    }

    private static String said(Answer answer, PageWords words) {
        return TimelinePicture.inWords(words, answer.key(), answer);
    }
}
