package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.chancery.actor.Actor;
import org.chancery.actor.Actors;
import org.chancery.chronicle.Chronicled;
import org.chancery.chronicle.Found;
import org.chancery.chronicle.Place;
import org.chancery.chronicle.Search;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the books say of a word: actors that bear it and records that hold it. */
@Controller
class SearchPages {

    private static final int A_PAGE = 50;
    private static final int MOST_ACTORS = 12;
    private static final int MOST_RELATIONS = 6;

    private final Desk desk;

    SearchPages(Desk desk) {
        this.desk = desk;
    }

    /** An actor that bears the word. */
    record Bearer(String name, String code, @Nullable String also, String address) {}

    /** A relation a record lands in. */
    record Link(String code, String address) {}

    /**
     * A record that holds the word.
     *
     * @param id its identity
     * @param written its date as it was written
     * @param sentence what happened
     * @param grade how well it is supported
     * @param retracted whether it no longer counts
     * @param disputed whether a dispute over it is open
     * @param relations the relations it lands in, on the last day on which it can have happened
     * @param more how many relations more
     */
    record Hit(
            String id,
            String written,
            String sentence,
            String grade,
            boolean retracted,
            boolean disputed,
            List<Link> relations,
            int more) {}

    /**
     * The answer.
     *
     * @param text what was looked for; null where nothing was
     * @param actor the code of the actor whose records alone are wanted, as written; null for any
     * @param from the first day, as written
     * @param to the last day, as written
     */
    record Page(
            @Nullable String text,
            @Nullable String actor,
            @Nullable String from,
            @Nullable String to,
            List<Bearer> actors,
            List<Hit> hits,
            @Nullable String more) {}

    @GetMapping("/search")
    String search(HttpServletRequest request, Model model) {
        PageWords words = desk.words();
        PageQuestion.only(request, List.of("q", "actor", "from", "to", "after"), words);
        PageQuestion question = PageQuestion.NOW;
        Actors actors = desk.actors(question);
        String text = PageQuestion.written(request, "q");
        String from = PageQuestion.written(request, "from");
        String to = PageQuestion.written(request, "to");
        String of = PageQuestion.written(request, "actor");
        Address here = Address.of("/search").with("q", text).with("from", from).with("to", to);
        Actor actor = of == null ? null : actor(of, here, actors, words);
        boolean asked = text != null || actor != null || from != null || to != null;
        Search search =
                new Search(text, null, actor == null ? null : actor.code(), day(from, words), day(to, words), null);
        Place after = after(request, words);
        Found found = asked ? desk.search(search, after, A_PAGE) : new Found(desk.position(question), List.of(), null);
        Narration narration = new Narration(Names.of(actors));
        Address mine = here.with("actor", actor == null ? null : actor.code().value());
        Address programs = mine.at("/api/records");
        model.addAttribute(
                "page",
                new Page(
                        text,
                        of,
                        from,
                        to,
                        text == null ? List.of() : bearers(text, actors, question, words),
                        found.records().stream()
                                .map(record -> hit(record, null, question, narration::sentence, words))
                                .toList(),
                        found.next() == null
                                ? null
                                : mine.with("after", found.next().toString()).toString()));
        model.addAttribute("q", text);
        model.addAttribute(
                "frame",
                Frame.now(
                                mine,
                                text == null ? words.say("search.title") : words.say("search.title.of", text),
                                desk.now(),
                                asked ? programs : null,
                                asked ? programs.at("/api/records.csv") : null,
                                found.position(),
                                words)
                        .from(Objects.toString(after, null)));
        DyadPages.picker(model, actors, question, words);
        return "search/search";
    }

    /** @param asOf the day on which its relations are opened; null for the last day on which it can have happened */
    static Hit hit(
            Chronicled record,
            @Nullable LocalDate asOf,
            PageQuestion question,
            Function<RelationEvent, String> sentences,
            PageWords words) {
        String written = "";
        LocalDate first = asOf;
        if (record.content() instanceof Act act) {
            written = act.particulars().occurred().text();
            LocalDate begins = act.particulars().occurred().begins().latest();
            first = asOf == null && begins != null ? begins : asOf;
        }
        String day = Objects.toString(first, null);
        String known = question.known();
        List<Link> relations = new ArrayList<>();
        for (Pair pair : record.relations().stream().limit(MOST_RELATIONS).toList()) {
            relations.add(new Link(
                    pair.toString(),
                    Address.of("/dyads/" + pair)
                            .with("asOf", day)
                            .with("knownAt", known)
                            .toString()));
        }
        return new Hit(
                record.id().toString(),
                written,
                sentences.apply(record.content()),
                words.say("grade." + record.grade()),
                record.retracted(),
                record.disputed(),
                relations,
                Math.max(0, record.relations().size() - MOST_RELATIONS));
    }

    private static List<Bearer> bearers(String text, Actors actors, PageQuestion question, PageWords words) {
        String wanted = folded(text);
        return actors.all().stream()
                .filter(actor -> folded(actor.code().value()).equals(wanted)
                        || folded(words.name(actor)).contains(wanted)
                        || actor.names().stream()
                                .anyMatch(name -> folded(name.text()).contains(wanted)))
                .limit(MOST_ACTORS)
                .map(actor -> new Bearer(
                        words.today(actor),
                        actor.code().value(),
                        actor.names().stream()
                                .map(Actor.Name::text)
                                .filter(name -> !name.equals(actor.name())
                                        && folded(name).contains(wanted))
                                .findFirst()
                                .orElse(null),
                        question.address("/states/" + actor.code())))
                .toList();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Actor actor(String text, Address here, Actors actors, PageWords words) {
        Actor actor = DyadPages.named(text, actors, words);
        if (actor == null) {
            throw new Unanswerable(
                    HttpStatus.BAD_REQUEST,
                    List.of(DyadPages.unknown(
                            text,
                            PageQuestion.NOW,
                            actors,
                            words,
                            code -> here.with("actor", code).toString())));
        }
        return actor;
    }

    private static @Nullable LocalDate day(@Nullable String text, PageWords words) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Unanswerable.bad(
                    words.say("wrong.day", PageQuestion.shortened(Objects.requireNonNull(text))),
                    words.say("wrong.asOf.expected"));
        }
    }

    private static @Nullable Place after(HttpServletRequest request, PageWords words) {
        String text = PageQuestion.written(request, "after");
        try {
            return text == null ? null : Place.parse(text);
        } catch (IllegalArgumentException e) {
            throw Unanswerable.bad(
                    words.say("wrong.after", PageQuestion.shortened(Objects.requireNonNull(text))),
                    words.say("wrong.after.expected"));
        }
    }
}
