package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.actor.Actors;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.Value;
import org.chancery.standing.Explained;
import org.chancery.standing.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Why a relation is answered as it is: the records step by step, what would make it another, and what our books said when. */
@Controller
class WhyPages {

    private static final int MOST_STEPS = 200;
    private static final int MOST_ENTRIES = 60;

    private final Desk desk;

    WhyPages(Desk desk) {
        this.desk = desk;
    }

    /**
     * One record, or a rule, that has a say.
     *
     * @param written the date as it was written; null for a rule
     * @param sentence what happened; what the rule says where it stands alone
     * @param address the record; null for a rule
     * @param gives what it makes of the facet
     * @param rule by which rule; null where the record itself says it
     * @param counts surely, perhaps or not_yet
     * @param countsWords the same in words
     * @param basis whether the answer rests on it
     */
    record Step(
            @Nullable String written,
            String sentence,
            @Nullable String address,
            String gives,
            @Nullable String rule,
            String counts,
            String countsWords,
            boolean basis) {}

    /** Something that would make the answer another: words, and the place where it is so. */
    record Otherwise(String words, @Nullable String address) {}

    /**
     * How one answer came about.
     *
     * @param unrecorded what to say of changes that nobody recorded; null where none must have happened
     * @param left how many steps more there are
     */
    record Reason(
            String facet,
            @Nullable String sides,
            @Nullable String which,
            String answer,
            @Nullable String unrecorded,
            List<Step> steps,
            int left,
            List<String> leftOut,
            List<Otherwise> otherwise) {}

    /** What our books said of a record, with the ways to before it and to what it changed. */
    record Said(RecordEntry.Entry entry, String sentence, String address, String before, String difference) {}

    /** All of it, ready to be written out. */
    record Page(
            String relation,
            String first,
            String second,
            String state,
            List<Reason> reasons,
            List<Said> said,
            int saidLeft) {}

    @GetMapping("/dyads/{pair}/why")
    Object why(@PathVariable String pair, HttpServletRequest request, Model model) {
        PageQuestion question = PageQuestion.of(request, desk.now(), Set.of(), desk.words());
        PageWords words = desk.words(question);
        Actors actors = desk.actors(question);
        Pair asked = DyadPages.pair(pair, question, actors, words, "/why");
        if (!asked.toString().equals(pair) || question.untidy()) {
            return DyadPages.moved(question.address("/dyads/" + asked + "/why"), !question.untidy());
        }
        Narration narration = new Narration(Names.of(actors));
        Explained explained = desk.why(asked, question);
        List<Held> records = desk.records(asked, question);
        int entries = records.stream().mapToInt(held -> held.history().size()).sum();
        List<Reason> reasons = explained.reasons().stream()
                .sorted(Comparator.comparing((Why why) -> why.key().facet() != Facet.TIES)
                        .thenComparing(Why::key))
                .filter(why -> !why.steps().isEmpty() || !why.leftOut().isEmpty())
                .map(why -> reason(why, asked, question, narration::sentence, words))
                .toList();
        List<Said> said = said(records, asked, question, narration::sentence, words);
        model.addAttribute(
                "page",
                new Page(
                        asked.toString(),
                        words.name(asked.first()),
                        words.name(asked.second()),
                        question.address("/dyads/" + asked),
                        reasons,
                        said,
                        Math.max(0, entries - said.size())));
        Address programs = Address.of("/api/relations/" + asked + "/why");
        model.addAttribute(
                "frame",
                Frame.of(
                        Address.of("/dyads/" + asked + "/why"),
                        words.say("why.title", words.name(asked.first()), words.name(asked.second())),
                        question,
                        desk.when(question),
                        desk.now(),
                        null,
                        null,
                        reasons.isEmpty() ? null : programs,
                        null,
                        explained.basis().position(),
                        words));
        DyadPages.picker(model, actors, question, words);
        return "relation/why";
    }

    private static Reason reason(
            Why why, Pair pair, PageQuestion question, Function<RelationEvent, String> sentences, PageWords words) {
        FacetKey key = why.key();
        return new Reason(
                words.facet(key.facet()),
                words.sides(key),
                words.which(key),
                TimelinePicture.inWords(words, key, why.answer()),
                why.unrecordedChanges() == 0 ? null : words.say("why.unrecorded", why.unrecordedChanges()),
                why.steps().stream()
                        .limit(MOST_STEPS)
                        .map(step -> step(step, key.facet(), sentences, words))
                        .toList(),
                why.stepsLeftOut() + Math.max(0, why.steps().size() - MOST_STEPS),
                why.leftOut().stream()
                        .map(left -> words.say(
                                "why.left." + left.reason(),
                                sentences.apply(left.record().act())))
                        .toList(),
                why.wouldChange().stream()
                        .map(otherwise -> otherwise(otherwise, why, pair, question, sentences, words))
                        .toList());
    }

    private static Step step(Why.Step step, Facet facet, Function<RelationEvent, String> sentences, PageWords words) {
        Held held = step.record();
        String name = step.touch().rule();
        String rule = name == null ? null : words.sayOr("rule." + name, name.replace('-', ' '));
        Value result = step.touch().effect().result();
        return new Step(
                held == null ? null : held.act().particulars().occurred().text(),
                held == null ? String.valueOf(rule) : sentences.apply(held.act()),
                held == null ? null : "/records/" + held.id(),
                words.value(facet, result),
                held == null ? null : rule,
                step.counts().name().toLowerCase(Locale.ROOT),
                words.say("why.counts." + step.counts()),
                step.basis());
    }

    private static Otherwise otherwise(
            Why.Otherwise otherwise,
            Why why,
            Pair pair,
            PageQuestion question,
            Function<RelationEvent, String> sentences,
            PageWords words) {
        String answer = TimelinePicture.inWords(words, why.key(), otherwise.answer());
        return switch (otherwise) {
            case Why.Later(var from, var _) ->
                new Otherwise(words.say("why.later", words.day(from), answer), on(from, pair, question));
            case Why.Earlier(var until, var _) ->
                new Otherwise(words.say("why.earlier", words.day(until), answer), on(until, pair, question));
            case Why.Without(var record, var _) ->
                new Otherwise(words.say("why.without", told(record, why, sentences), answer), "/records/" + record);
            case Why.Settled(var _, var _) -> new Otherwise(words.say("why.settled", answer), null);
        };
    }

    private static String told(UUID record, Why why, Function<RelationEvent, String> sentences) {
        return why.steps().stream()
                .map(Why.Step::record)
                .filter(held -> held != null && held.id().equals(record))
                .findFirst()
                .map(held -> sentences.apply(held.act()))
                .orElse(record.toString());
    }

    private static String on(LocalDate day, Pair pair, PageQuestion question) {
        return Address.of("/dyads/" + pair + "/why")
                .with("asOf", day.toString())
                .with("knownAt", question.known())
                .toString();
    }

    /** What our books said of the relation, newest first. */
    private static List<Said> said(
            List<Held> records,
            Pair pair,
            PageQuestion question,
            Function<RelationEvent, String> sentences,
            PageWords words) {
        record Place(Held held, long position) {}
        List<Place> newest = new ArrayList<>();
        for (Held held : records) {
            held.history().forEach(recorded -> newest.add(new Place(held, recorded.position())));
        }
        newest.sort(Comparator.comparingLong(Place::position).reversed());
        Map<UUID, RecordEntry> told = new HashMap<>();
        Set<Long> positions = new HashSet<>();
        for (Place place : newest.stream().limit(MOST_ENTRIES).toList()) {
            positions.add(place.position);
            told.computeIfAbsent(place.held.id(), same -> RecordEntry.of(1, place.held, words.day(), sentences, words));
        }
        List<Said> said = new ArrayList<>();
        told.forEach((id, entry) -> entry.story().stream()
                .filter(each -> positions.contains(each.position()))
                .forEach(each -> said.add(said(each, id, entry.sentence(), pair, question))));
        said.sort(
                Comparator.comparingLong((Said each) -> each.entry().position()).reversed());
        return said;
    }

    private static Said said(RecordEntry.Entry entry, UUID record, String sentence, Pair pair, PageQuestion question) {
        String before =
                Instant.parse(entry.instant()).minus(1, ChronoUnit.MICROS).toString();
        LocalDate asOf = question.asOf();
        String day = asOf == null ? "" : asOf.toString();
        return new Said(
                entry,
                sentence,
                "/records/" + record,
                Address.of("/dyads/" + pair)
                        .with("asOf", day)
                        .with("knownAt", before)
                        .toString(),
                Address.of("/compare")
                        .with("left", day + "," + before)
                        .with("right", day + "," + entry.instant())
                        .with("actor", pair.first().value())
                        .toString());
    }
}
