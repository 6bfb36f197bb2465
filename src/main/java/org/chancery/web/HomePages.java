package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Headline;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: the world as of a day, seen from one actor, from a group or from nowhere. */
@Controller
class HomePages {

    static final String MAP = "map";
    static final String TABLE = "table";
    static final String NETWORK = "network";
    static final String MATRIX = "matrix";

    /** The ways of showing the world. */
    static final List<String> VIEWS = List.of(MAP, TABLE, NETWORK, MATRIX);

    private final Desk desk;

    HomePages(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/")
    Object home(HttpServletRequest request, Model model) {
        PageWords plain = desk.words();
        PageQuestion question =
                PageQuestion.of(request, desk.now(), Set.of("after", "focus", "view", "status", "add"), plain);
        PageWords words = desk.words(question);
        Actors actors = desk.actors(question);
        DyadPages.picker(model, actors, question, words);
        if (desk.isEmpty(question)) {
            model.addAttribute("then", question.knownAt() != null);
            model.addAttribute("frame", empty(question, words));
            return "home/empty";
        }
        String view = view(request, words);
        Headline.Word status = status(request, words);
        Asked focus = focus(request, actors, question, words);
        if (question.untidy() || focus.untidy()) {
            Address tidy = Address.of("/")
                    .with("focus", focus.focus() == null ? null : focus.focus().text())
                    .with("view", view.equals(MAP) ? null : view)
                    .with("status", status == null ? null : status.name())
                    .with("asOf", Objects.toString(question.asOf(), null))
                    .with("knownAt", Objects.toString(question.knownAt(), null));
            return DyadPages.moved(tidy.toString(), false);
        }
        Pair after = after(request, plain);
        boolean listed = view.equals(TABLE) || view.equals(MAP);
        WorldMaterial material = desk.world(
                question, focus.focus(), status, view.equals(TABLE) ? after : null, listed ? WorldPage.MOST_ROWS : 1);
        Narration narration = new Narration(Names.of(actors));
        Company company = switch (view) {
            case MATRIX -> desk.company(material, WorldMatrix.USUAL, true);
            case NETWORK -> desk.company(material, WorldNetwork.MOST_NODES, false);
            default -> null;
        };
        WorldPage page = WorldPage.of(material, company, view, words, (pair, day) -> {
            Held behind = desk.behind(pair, day, question);
            return behind == null ? null : narration.sentence(behind.act());
        });
        model.addAttribute("page", page);
        model.addAttribute("frame", page.frame());
        model.addAttribute("reader", words.reader());
        model.addAttribute("months", String.join(",", words.months()));
        return "home/home";
    }

    private Frame empty(PageQuestion question, PageWords words) {
        return Frame.of(
                Address.of("/"),
                words.say("product.motto"),
                question,
                desk.when(question),
                desk.now(),
                null,
                null,
                null,
                null,
                0,
                words);
    }

    /** From where somebody wants to see the world, and whether the address should say so otherwise. */
    private record Asked(@Nullable Focus focus, boolean untidy) {}

    private static Asked focus(HttpServletRequest request, Actors actors, PageQuestion question, PageWords words) {
        String text = PageQuestion.written(request, "focus");
        String more = PageQuestion.written(request, "add");
        String both = text == null || Focus.isNowhere(text) ? more : more == null ? text : text + "," + more;
        if (both == null) {
            return text == null
                    ? new Asked(null, request.getParameter("focus") != null || request.getParameter("add") != null)
                    : new Asked(
                            Focus.NOWHERE, !text.equals(Focus.NOWHERE.text()) || request.getParameter("add") != null);
        }
        Set<ActorCode> codes = new LinkedHashSet<>();
        List<Unanswerable.Problem> problems = new ArrayList<>();
        for (String part : both.split(",", -1)) {
            if (!part.isBlank()) {
                Actor actor = DyadPages.named(part.strip(), actors, day(question, words));
                if (actor == null) {
                    problems.add(new Unanswerable.Problem(
                            words.say("wrong.actor.unknown", PageQuestion.shortened(part.strip())),
                            words.say("wrong.focus.expected"),
                            List.of()));
                } else {
                    codes.add(actor.code());
                }
            }
        }
        if (codes.size() > Focus.MOST) {
            problems.add(new Unanswerable.Problem(
                    words.say("wrong.focus.many", codes.size()), words.say("wrong.focus.few", Focus.MOST), List.of()));
        }
        if (!problems.isEmpty()) {
            throw new Unanswerable(
                    HttpStatus.BAD_REQUEST, problems.stream().limit(5).toList());
        }
        Focus focus = new Focus(List.copyOf(codes));
        return new Asked(focus, !focus.text().equals(text) || request.getParameter("add") != null);
    }

    private static LocalDate day(PageQuestion question, PageWords words) {
        LocalDate asOf = question.asOf();
        return asOf == null ? words.day() : asOf;
    }

    private static String view(HttpServletRequest request, PageWords words) {
        String text = PageQuestion.written(request, "view");
        if (text == null) {
            return MAP;
        }
        if (!VIEWS.contains(text)) {
            throw new Unanswerable(
                    HttpStatus.BAD_REQUEST,
                    List.of(new Unanswerable.Problem(
                            words.say("wrong.view", PageQuestion.shortened(text)),
                            words.say("wrong.view.expected", String.join(", ", VIEWS)),
                            List.of())));
        }
        return text;
    }

    private static Headline.@Nullable Word status(HttpServletRequest request, PageWords words) {
        String text = PageQuestion.written(request, "status");
        if (text == null) {
            return null;
        }
        return Arrays.stream(Headline.Word.values())
                .filter(word -> word.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Unanswerable(
                        HttpStatus.BAD_REQUEST,
                        List.of(new Unanswerable.Problem(
                                words.say("wrong.status", PageQuestion.shortened(text)),
                                words.say("wrong.status.expected", Arrays.toString(Headline.Word.values())),
                                List.of()))));
    }

    private static @Nullable Pair after(HttpServletRequest request, PageWords words) {
        String after = PageQuestion.written(request, "after");
        try {
            return after == null ? null : Pair.parse(after);
        } catch (IllegalArgumentException e) {
            throw new Unanswerable(
                    HttpStatus.BAD_REQUEST,
                    List.of(new Unanswerable.Problem(
                            words.say("wrong.pair", PageQuestion.shortened(Objects.requireNonNull(after))),
                            words.say("wrong.pair.expected"),
                            List.of())));
        }
    }
}
