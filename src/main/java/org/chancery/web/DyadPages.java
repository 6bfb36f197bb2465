package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chancery.actor.Actor;
import org.chancery.actor.Actors;
import org.chancery.actor.Actors.Resolution;
import org.chancery.actor.Actors.Suggestion;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** The page of one relation, and the way to it from two names. */
@Controller
class DyadPages {

    private static final Pattern NAMED = Pattern.compile(".*\\(([A-Z0-9_]{2,12})\\)");

    private final Desk desk;

    DyadPages(Desk desk) {
        this.desk = desk;
    }

    /** An actor one can choose. */
    record Choice(String text) {}

    /** The page of a relation. Codes in another order or case, and a knowledge time written as a day, are redirected. */
    @GetMapping("/dyads/{pair}")
    Object relation(@PathVariable String pair, HttpServletRequest request, Model model) {
        PageWords plain = desk.words();
        PageQuestion question = PageQuestion.of(request, desk.now(), Set.of(), plain);
        Pair asked = pair(pair, question, desk.actors(question), desk.words(question), "");
        if (!asked.toString().equals(pair) || question.untidy()) {
            return moved(question.address("/dyads/" + asked), !question.untidy());
        }
        PageWords words = desk.words(question);
        Actors actors = desk.actors(question);
        Narration narration = new Narration(Names.of(actors));
        Material material = desk.material(asked, question);
        RelationPage page = RelationPage.of(material, words, narration::sentence);
        model.addAttribute("page", page);
        Address programs = Address.of("/api/relations/" + asked);
        model.addAttribute(
                "frame",
                Frame.of(
                                Address.of("/dyads/" + asked),
                                page.first().name() + " – " + page.second().name(),
                                question,
                                material.when(),
                                material.now(),
                                page.previous(),
                                page.next(),
                                programs,
                                programs.at(programs.path() + ".csv"),
                                page.position(),
                                words)
                        .with(programs.at(programs.path() + "/timeline"), page.versions()));
        if (page.ribbon() != null) {
            model.addAttribute("ignored", page.ribbon().ignored());
        }
        picker(model, actors, question, words);
        return "relation/relation";
    }

    /** From two codes or names to the page of their relation. */
    @GetMapping("/dyads")
    Object find(HttpServletRequest request) {
        PageWords plain = desk.words();
        PageQuestion question = PageQuestion.of(request, desk.now(), Set.of("one", "other"), plain);
        PageWords words = desk.words(question);
        List<Unanswerable.Problem> problems = new ArrayList<>();
        Actor one = resolve("one", "other", request, question, words, problems);
        Actor other = resolve("other", "one", request, question, words, problems);
        if (one == null || other == null) {
            throw new Unanswerable(HttpStatus.NOT_FOUND, problems);
        }
        if (one.code().equals(other.code())) {
            throw new Unanswerable(HttpStatus.BAD_REQUEST, List.of(sameTwice(one, words)));
        }
        return moved(question.address("/dyads/" + Pair.of(one.code(), other.code())), false);
    }

    static RedirectView moved(String address, boolean forGood) {
        RedirectView view = new RedirectView(address, true, false, false);
        view.setStatusCode(forGood ? HttpStatus.MOVED_PERMANENTLY : HttpStatus.FOUND);
        return view;
    }

    /**
     * The relation that two codes with a hyphen between them name.
     *
     * @param beyond what stands behind them in the address, for offers of others
     */
    static Pair pair(String text, PageQuestion question, Actors actors, PageWords words, String beyond) {
        String[] codes = text.split("-", -1);
        if (codes.length != 2 || codes[0].isBlank() || codes[1].isBlank()) {
            throw new Unanswerable(
                    HttpStatus.BAD_REQUEST,
                    List.of(new Unanswerable.Problem(
                            words.say("wrong.pair", PageQuestion.shortened(text)),
                            words.say("wrong.pair.expected"),
                            List.of())));
        }
        Optional<Actor> one = actors.find(codes[0]);
        Optional<Actor> other = actors.find(codes[1]);
        if (one.isEmpty() || other.isEmpty()) {
            List<Unanswerable.Problem> problems = new ArrayList<>();
            if (one.isEmpty()) {
                problems.add(
                        unknown(codes[0], question, actors, words, code -> "/dyads/" + code + "-" + codes[1] + beyond));
            }
            if (other.isEmpty()) {
                problems.add(
                        unknown(codes[1], question, actors, words, code -> "/dyads/" + codes[0] + "-" + code + beyond));
            }
            throw new Unanswerable(HttpStatus.NOT_FOUND, problems);
        }
        if (one.equals(other)) {
            throw new Unanswerable(HttpStatus.BAD_REQUEST, List.of(sameTwice(one.get(), words)));
        }
        return Pair.of(one.get().code(), other.get().code());
    }

    /** Where a link leads in which one actor takes the place of another. */
    @FunctionalInterface
    interface Leading {
        String to(String code);
    }

    private @Nullable Actor resolve(
            String parameter,
            String companion,
            HttpServletRequest request,
            PageQuestion question,
            PageWords words,
            List<Unanswerable.Problem> problems) {
        String text = PageQuestion.written(request, parameter);
        if (text == null) {
            problems.add(new Unanswerable.Problem(
                    words.say("wrong.missing." + parameter), words.say("wrong.actor.expected"), List.of()));
            return null;
        }
        Actors actors = desk.actors(question);
        Matcher named = NAMED.matcher(text);
        Optional<Actor> chosen = actors.find(named.matches() ? named.group(1) : text);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        Leading leading = code -> UriComponentsBuilder.fromPath("/dyads")
                .queryParam(parameter, "{code}")
                .queryParam(companion, "{companion}")
                .encode()
                .buildAndExpand(code, request.getParameter(companion) == null ? "" : request.getParameter(companion))
                .toUriString();
        return switch (actors.resolve(text, words.day())) {
            case Resolution.Found(var actor) -> actor;
            case Resolution.Ambiguous _ -> {
                problems.add(unknown(text, question, actors, words, leading));
                yield null;
            }
            case Resolution.Unknown unknown -> {
                Optional<Actor> meant = meant(unknown, actors).or(() -> inOwnLanguage(text, actors, words));
                if (meant.isEmpty()) {
                    problems.add(unknown(text, question, actors, words, leading));
                }
                yield meant.orElse(null);
            }
        };
    }

    /** The actor that was named exactly, though it did not live on the day. */
    private static Optional<Actor> meant(Resolution.Unknown unknown, Actors actors) {
        return unknown.suggestions().stream()
                .filter(suggestion -> suggestion.why() == Suggestion.Why.IN_THE_PLACE_OF
                        || (suggestion.why() == Suggestion.Why.DID_NOT_LIVE_THEN
                                && suggestion.name().equalsIgnoreCase(unknown.asked())))
                .flatMap(suggestion -> actors.find(suggestion.meant()).stream())
                .findFirst();
    }

    /** That no actor, or not only one, is known by a text, with those that may be meant. */
    static Unanswerable.Problem unknown(
            String text, PageQuestion question, Actors actors, PageWords words, Leading leading) {
        Resolution resolution = actors.resolve(text, words.day());
        Stream<Actor> meant = switch (resolution) {
            case Resolution.Found(var actor) -> Stream.of(actor);
            case Resolution.Ambiguous(var _, var several) -> several.stream();
            case Resolution.Unknown unknown -> unknown.suggestions().stream().map(Suggestion::actor);
        };
        List<Unanswerable.Offer> offers =
                meant.map(actor -> offer(actor, question, words, leading)).toList();
        return new Unanswerable.Problem(
                words.say(
                        resolution instanceof Resolution.Ambiguous ? "wrong.actor.ambiguous" : "wrong.actor.unknown",
                        PageQuestion.shortened(text)),
                words.say(offers.isEmpty() ? "wrong.actor.expected" : "wrong.actor.choose"),
                offers);
    }

    private static Unanswerable.Offer offer(Actor actor, PageQuestion question, PageWords words, Leading leading) {
        String address = leading.to(actor.code().value());
        String clocks = question.address("");
        return new Unanswerable.Offer(
                words.name(actor) + " (" + actor.code() + ")",
                clocks.isEmpty() ? address : address + (address.contains("?") ? "&" + clocks.substring(1) : clocks));
    }

    private static Unanswerable.Problem sameTwice(Actor actor, PageWords words) {
        return new Unanswerable.Problem(
                words.say("wrong.same", words.name(actor)), words.say("wrong.same.expected"), List.of());
    }

    /** The one actor that is meant by a code, by a name with its code behind it, or by a name; null where none or several are. */
    static @Nullable Actor named(String text, Actors actors, PageWords words) {
        Matcher named = NAMED.matcher(text);
        return actors.find(named.matches() ? named.group(1) : text).orElseGet(() -> switch (actors.resolve(
                text, words.day())) {
            case Resolution.Found(var actor) -> actor;
            case Resolution.Ambiguous _ -> null;
            case Resolution.Unknown unknown ->
                meant(unknown, actors)
                        .or(() -> inOwnLanguage(text, actors, words))
                        .orElse(null);
        });
    }

    /** The actor that the reader's own language calls so. */
    private static Optional<Actor> inOwnLanguage(String text, Actors actors, PageWords words) {
        return actors.all().stream()
                .filter(actor -> words.today(actor).equalsIgnoreCase(text))
                .findFirst();
    }

    /** What a page needs to offer all actors for choice. */
    static void picker(Model model, Actors actors, PageQuestion question, PageWords words) {
        LocalDate asOf = question.asOf();
        model.addAttribute(
                "choices",
                actors.all().stream()
                        .map(actor -> new Choice(
                                (asOf == null ? words.today(actor) : words.name(actor)) + " (" + actor.code() + ")"))
                        .sorted(Comparator.comparing(Choice::text, words.order()))
                        .toList());
    }
}
