package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final int MOST_COMMAS = 3;
    private static final int MOST_PROBLEMS = 5;

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
        Pair after = PageQuestion.after(request, plain);
        boolean canonical = status == null || status.name().equals(request.getParameter("status"));
        if (question.untidy() || focus.untidy() || !canonical) {
            Address tidy = Address.of("/")
                    .with("focus", focus.focus() == null ? null : focus.focus().text())
                    .with("view", view.equals(MAP) ? null : view)
                    .with("status", status == null ? null : status.name())
                    .with("after", Objects.toString(after, null));
            return DyadPages.moved(question.onto(tidy).toString(), false);
        }
        boolean listed = view.equals(TABLE) || view.equals(MAP);
        WorldMaterial material = desk.world(
                question, focus.focus(), status, view.equals(TABLE) ? after : null, listed ? WorldPage.MOST_ROWS : 1);
        Narration narration = new Narration(Names.of(actors));
        Company company = switch (view) {
            case MATRIX -> desk.company(material, WorldMatrix.USUAL, true);
            case NETWORK -> desk.company(material, WorldNetwork.MOST_NODES, false);
            default -> null;
        };
        WorldPage page = WorldPage.of(material, company, view, after, words, turn -> {
            Held behind = desk.behind(turn, question);
            return behind == null ? null : narration.sentence(behind.act());
        });
        model.addAttribute("page", page);
        model.addAttribute("frame", page.frame());
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
        boolean untidy = request.getParameter("add") != null;
        if (text == null && more == null) {
            return request.getParameter("focus") == null ? new Asked(null, untidy) : new Asked(Focus.NOWHERE, true);
        }
        if (more == null && Focus.isNowhere(Objects.requireNonNull(text))) {
            return new Asked(Focus.NOWHERE, untidy || !text.equals(Focus.NOWHERE.text()));
        }
        Set<ActorCode> codes = new LinkedHashSet<>();
        List<Unanswerable.Problem> problems = new ArrayList<>();
        if (text != null && !Focus.isNowhere(text)) {
            collect(text, codes, problems, actors, question, words);
        }
        if (more != null) {
            collect(more, codes, problems, actors, question, words);
        }
        if (codes.size() > Focus.MOST) {
            problems.add(new Unanswerable.Problem(
                    words.say("wrong.focus.many", codes.size()), words.say("wrong.focus.few", Focus.MOST), List.of()));
        }
        if (!problems.isEmpty()) {
            throw new Unanswerable(
                    HttpStatus.BAD_REQUEST,
                    problems.stream().limit(MOST_PROBLEMS).toList());
        }
        Focus focus = new Focus(List.copyOf(codes));
        return new Asked(focus, untidy || !focus.text().equals(text));
    }

    /** Reads actors with commas between them; a name with commas in it is taken as long as it can be. */
    private static void collect(
            String text,
            Set<ActorCode> codes,
            List<Unanswerable.Problem> problems,
            Actors actors,
            PageQuestion question,
            PageWords words) {
        List<String> parts = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        int at = 0;
        while (at < parts.size() && problems.size() < MOST_PROBLEMS) {
            Actor actor = null;
            int until = Math.min(parts.size(), at + MOST_COMMAS + 1);
            for (int between = at; between < until - 1; between++) {
                if (parts.get(between).endsWith(")")
                        || actors.find(parts.get(between)).isPresent()) {
                    until = between + 1;
                }
            }
            while (actor == null && until > at) {
                actor = DyadPages.named(String.join(", ", parts.subList(at, until)), actors, words);
                until--;
            }
            if (actor == null) {
                String part = parts.get(at);
                problems.add(DyadPages.unknown(
                        part,
                        question,
                        actors,
                        words,
                        code -> Address.of("/")
                                .with("focus", text.replace(part, code))
                                .toString()));
                at++;
            } else {
                codes.add(actor.code());
                at = until + 1;
            }
        }
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
                                words.say(
                                        "wrong.status.expected",
                                        Arrays.stream(Headline.Word.values())
                                                .map(Headline.Word::name)
                                                .collect(Collectors.joining(", "))),
                                List.of()))));
    }
}
