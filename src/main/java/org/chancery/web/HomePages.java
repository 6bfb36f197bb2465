package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chancery.relation.Pair;
import org.chancery.standing.Listed;
import org.chancery.standing.Relations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: two actors and two clocks to choose, and what is on record. */
@Controller
class HomePages {

    private static final int MOST_LISTED = 100;

    private final Desk desk;

    HomePages(Desk desk) {
        this.desk = desk;
    }

    /**
     * A relation on record.
     *
     * @param code its code
     * @param first the name of the one side
     * @param second the name of the other
     * @param headline the chip
     * @param records how many records
     * @param from the date of the first, as written
     * @param to the date of the last, as written
     * @param address its page
     */
    record Row(
            String code,
            String first,
            String second,
            RelationPage.Chip headline,
            int records,
            @Nullable String from,
            @Nullable String to,
            String address) {}

    @GetMapping("/")
    String home(HttpServletRequest request, Model model) {
        PageWords plain = desk.words();
        PageQuestion question = PageQuestion.of(request, desk.now(), Set.of("after"), plain);
        PageWords words = desk.words(question);
        Relations relations = desk.relations(question, after(request, plain), MOST_LISTED);
        List<Row> rows = relations.items().stream()
                .map(listed -> row(listed, question, words))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("asOf", relations.asOf().toString());
        model.addAttribute("asOfWords", words.day(relations.asOf()));
        model.addAttribute("knownAt", Objects.toString(question.knownAt(), null));
        model.addAttribute("knownWords", question.knownAt() == null ? null : words.instant(relations.knownAt()));
        model.addAttribute("position", relations.position());
        model.addAttribute("more", more(relations, question));
        model.addAttribute("json", question.address("/api/relations"));
        DyadPages.picker(model, desk.actors(question), question);
        return "home/home";
    }

    private static @Nullable String more(Relations relations, PageQuestion question) {
        Pair next = relations.next();
        if (next == null) {
            return null;
        }
        String here = question.address("/");
        return here + (here.contains("?") ? "&" : "?") + "after=" + next;
    }

    private static Row row(Listed listed, PageQuestion question, PageWords words) {
        Pair pair = listed.relation();
        return new Row(
                pair.toString(),
                words.name(pair.first()),
                words.name(pair.second()),
                RelationPage.Chip.of(listed.headline(), words),
                listed.coverage().records(),
                listed.coverage().first(),
                listed.coverage().last(),
                question.address("/dyads/" + pair));
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
