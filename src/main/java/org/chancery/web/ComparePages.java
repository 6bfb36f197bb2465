package org.chancery.web;

import static java.util.stream.Collectors.toSet;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chancery.actor.Actor;
import org.chancery.actor.Actors;
import org.chancery.exchange.Import;
import org.chancery.exchange.Imports;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Answer;
import org.chancery.relation.Pair;
import org.chancery.relation.Shift;
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

    /** How many relations that differ are counted and drawn. */
    private static final int MOST_COUNTED = 500;

    private final Desk desk;
    private final Imports imports;

    ComparePages(Desk desk, Imports imports) {
        this.desk = desk;
        this.imports = imports;
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
            List<String> shifts,
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

    /**
     * How many answers differ in one way.
     *
     * @param sign what is written on the map where nothing else is
     * @param address where they are shown alone, or, where that is chosen, all
     * @param chosen whether they alone are shown
     */
    record Shifted(String words, String css, String sign, int count, String address, boolean chosen) {}

    /** Two questions somebody may want to ask. */
    record Preset(String words, String address) {}

    /**
     * The comparison, ready to be written out.
     *
     * @param actor the code of the actor whose relations alone are compared, as written; null for all
     * @param code the same as a code alone
     * @param compared how many relations were compared
     * @param counted how many differ, of those counted
     * @param partly whether more differ than are counted and drawn
     * @param shifts how many answers differ in each way, whichever is chosen
     * @param all where every difference is shown; null where it is
     * @param kinds how many of the answers shown have a cause of each kind
     * @param map the actors of whose relations something is shown; null where nothing is
     * @param backward how the first question is later than the second; null where it is not
     * @param believed the day that the question after what was believed begins with
     */
    record Page(
            Side left,
            Side right,
            @Nullable String actor,
            @Nullable String code,
            int compared,
            int counted,
            boolean partly,
            List<Shifted> shifts,
            @Nullable String all,
            List<Kind> kinds,
            @Nullable WorldMap map,
            List<Differing> differing,
            @Nullable String backward,
            String swapped,
            List<Preset> presets,
            String believed,
            @Nullable String more) {}

    @GetMapping("/compare")
    Object compare(HttpServletRequest request, Model model) {
        PageWords plain = desk.words();
        Instant now = desk.now();
        PageQuestion.only(
                request,
                List.of(
                        "left",
                        "right",
                        "actor",
                        "shift",
                        "after",
                        "believed",
                        "leftAsOf",
                        "leftKnownAt",
                        "rightAsOf",
                        "rightKnownAt"),
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
        String believed = PageQuestion.written(request, "believed");
        if (believed != null) {
            return DyadPages.moved(believed(believed, code, now, plain), false);
        }
        String one = PageQuestion.written(request, "left");
        String other = PageQuestion.written(request, "right");
        if (one == null || other == null || !Objects.equals(of, code)) {
            return DyadPages.moved(asked(request, code, plain).toString(), false);
        }
        PageQuestion left = side(one, now, plain);
        PageQuestion right = side(other, now, plain);
        Shift shift = shift(request, plain);
        Pair after = PageQuestion.after(request, plain);
        AsOf leftWhen = desk.when(left);
        AsOf rightWhen = desk.when(right);
        Circle circle = actor == null ? Circle.WORLD : Circle.of(actor.code());
        Comparison whole = desk.compare(leftWhen, rightWhen, circle, null, null, MOST_COUNTED);
        List<Comparison.Relation> fitting = fitting(whole, shift);
        Comparison comparison = whole.next() == null
                ? page(whole, fitting, after)
                : desk.compare(leftWhen, rightWhen, circle, shift, after, A_PAGE);
        PageWords words = desk.words(right);
        Address unfiltered =
                Address.of("/compare").with("left", one).with("right", other).with("actor", code);
        Address here = unfiltered.with("shift", shift == null ? null : shift.name());
        Address filled = Address.of("/compare")
                .with("left", written(comparison.left()))
                .with("right", written(comparison.right()))
                .with("actor", code)
                .with("shift", shift == null ? null : shift.name());
        Narration narration = new Narration(Names.of(actors));
        Pair next = comparison.next();
        Map<Pair, String> rows = rows(fitting, comparison, here);
        Page page = new Page(
                shown(left, comparison.left(), words),
                shown(right, comparison.right(), words),
                actor == null ? null : words.name(actor) + " (" + actor.code() + ")",
                code,
                comparison.compared(),
                fitting.size(),
                whole.next() != null,
                shifts(whole, shift, unfiltered, words),
                shift == null ? null : unfiltered.toString(),
                kinds(fitting, words),
                fitting.isEmpty()
                        ? null
                        : CompareMap.of(
                                fitting,
                                actor == null ? null : actor.code(),
                                desk.actors(right),
                                words,
                                pair -> rows.getOrDefault(pair, "#" + pair),
                                each -> here.with("actor", each.value()).toString()),
                comparison.relations().stream()
                        .map(relation -> differing(relation, left, right, narration, words))
                        .toList(),
                backward(comparison, words),
                here.with("left", other).with("right", one).without("shift").toString(),
                presets(code, now, plain),
                plain.day().minusMonths(1).toString(),
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

    /** What was believed at the end of a day about that day, against what is known of it now. */
    private static String believed(String text, @Nullable String actor, Instant now, PageWords words) {
        String day = Objects.toString(PageQuestion.read(text, text, now, words).asOf());
        return Address.of("/compare")
                .with("left", day + "," + day)
                .with("right", day + ",")
                .with("actor", actor)
                .toString();
    }

    private static @Nullable Shift shift(HttpServletRequest request, PageWords words) {
        String text = PageQuestion.written(request, "shift");
        if (text == null) {
            return null;
        }
        return Stream.of(Shift.values())
                .filter(shift -> shift.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Unanswerable.bad(
                        words.say("wrong.shift", PageQuestion.shortened(text)),
                        words.say(
                                "wrong.shift.expected",
                                words.or(Stream.of(Shift.values())
                                        .map(Shift::name)
                                        .toList()))));
    }

    /** How the first question is later than the second, in our books or in the world; null where it is not. */
    private static @Nullable String backward(Comparison comparison, PageWords words) {
        AsOf left = comparison.left();
        AsOf right = comparison.right();
        if (left.asOf().isAfter(right.asOf())) {
            return words.say("compare.backward");
        }
        boolean books = left.asOf().equals(right.asOf()) && comparison.leftPosition() > comparison.rightPosition();
        return books ? words.say("compare.backward.books") : null;
    }

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

    private List<Preset> presets(@Nullable String actor, Instant now, PageWords words) {
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
        lastImport(now).ifPresent(address -> presets.add(new Preset(words.say("compare.preset.import"), address)));
        return presets;
    }

    /** Where our books before and after the last import that wrote anything are compared. */
    private Optional<String> lastImport(Instant now) {
        for (Import job : imports.latest()) {
            Instant ended = job.endedAt();
            String before = ended == null || job.rows().commands() == 0 ? null : ImportPage.before(job, desk);
            if (before != null && ended != null) {
                return Optional.of(ImportPage.compare(before, ended, now));
            }
        }
        return Optional.empty();
    }

    // The differences

    private static List<Comparison.Relation> fitting(Comparison whole, @Nullable Shift shift) {
        return shift == null
                ? whole.relations()
                : whole.relations().stream()
                        .flatMap(relation -> Stream.ofNullable(relation.only(shift)))
                        .toList();
    }

    /** The page that begins after a relation. */
    private static Comparison page(Comparison whole, List<Comparison.Relation> fitting, @Nullable Pair after) {
        List<Comparison.Relation> rest = fitting.stream()
                .filter(relation -> after == null || relation.relation().compareTo(after) > 0)
                .toList();
        List<Comparison.Relation> first = rest.subList(0, Math.min(A_PAGE, rest.size()));
        return new Comparison(
                whole.left(),
                whole.leftPosition(),
                whole.right(),
                whole.rightPosition(),
                whole.actorTable(),
                whole.rules(),
                whole.compared(),
                first,
                first.size() == rest.size() ? null : first.getLast().relation());
    }

    /** Where the row of each relation stands: on this page, or on the one that begins with it. */
    private static Map<Pair, String> rows(List<Comparison.Relation> fitting, Comparison page, Address here) {
        Set<Pair> shown =
                page.relations().stream().map(Comparison.Relation::relation).collect(toSet());
        Map<Pair, String> rows = new HashMap<>();
        Pair before = null;
        for (Comparison.Relation relation : fitting) {
            Pair pair = relation.relation();
            Address address = here.with("after", Objects.toString(before, null));
            rows.put(pair, (shown.contains(pair) ? "" : address.toString()) + "#" + pair);
            before = pair;
        }
        return rows;
    }

    private static List<Shifted> shifts(Comparison whole, @Nullable Shift chosen, Address unfiltered, PageWords words) {
        return CompareMap.counts(whole.relations()).entrySet().stream()
                .map(entry -> {
                    Shift shift = entry.getKey();
                    CompareMap.Direction direction = CompareMap.Direction.of(List.of(shift));
                    return new Shifted(
                            words.say("shift." + shift),
                            direction.css(),
                            direction.sign(),
                            entry.getValue(),
                            (shift == chosen ? unfiltered : unfiltered.with("shift", shift.name())).toString(),
                            shift == chosen);
                })
                .toList();
    }

    private static List<Kind> kinds(List<Comparison.Relation> relations, PageWords words) {
        Map<Comparison.Kind, Integer> counts = new EnumMap<>(Comparison.Kind.class);
        for (Comparison.Relation relation : relations) {
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
                difference.shifts().stream()
                        .map(shift -> words.say("shift." + shift))
                        .toList(),
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
