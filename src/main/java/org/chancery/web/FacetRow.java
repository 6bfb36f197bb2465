package org.chancery.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Answer;
import org.chancery.relation.Certainty;
import org.chancery.relation.FacetKey;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of facets: what holds on the day asked about, how surely, since when and why.
 *
 * @param id the row's own address within the page
 * @param name the facet
 * @param sides between whom; null where it belongs to both
 * @param which the key; null where there is none
 * @param silent whether nothing is on record for it
 * @param certainty the style class of its certainty: "definite", "possible", "contested" or "silent"
 * @param certaintyWord the same as a word
 * @param values every value that can hold
 * @param positions where it is contested, what each side holds; else empty
 * @param exact whether every order of the records was weighed
 */
record FacetRow(
        String id,
        String name,
        @Nullable String sides,
        @Nullable String which,
        boolean silent,
        String certainty,
        String certaintyWord,
        List<Cell> values,
        List<Side> positions,
        boolean exact) {

    /**
     * A value that can hold.
     *
     * @param word the value
     * @param tone its colour family
     * @param recorded whether it is a value at all, and not silence
     * @param implied whether only an unrecorded change explains it
     * @param inferred by which rule it is inferred; null where a record says it
     * @param since since when it holds or can hold; null for silence
     * @param written how its records write their dates, where that is not a single day; else null
     * @param details what else is known
     * @param basis the records it rests on
     */
    record Cell(
            String word,
            String tone,
            boolean recorded,
            boolean implied,
            @Nullable String inferred,
            @Nullable String since,
            @Nullable String written,
            List<String> details,
            List<Basis> basis) {}

    /** A record of the evidence. */
    record Basis(int number, String target) {}

    /**
     * One of two positions.
     *
     * @param name whose
     * @param values what it holds
     */
    record Side(String name, List<Cell> values) {}

    private static final int MOST_BASIS = 12;
    private static final int MOST_WRITTEN = 3;

    static FacetRow of(String id, Answer answer, Map<UUID, RecordEntry> evidence, PageWords words) {
        FacetKey key = answer.key();
        boolean silent = TimelinePicture.silent(answer);
        return new FacetRow(
                id,
                words.facet(key.facet()),
                words.sides(key),
                words.which(key),
                silent,
                silent ? "silent" : css(answer.certainty()),
                silent ? words.say("value.NOT_RECORDED") : words.say("certainty." + answer.certainty()),
                answer.values().stream()
                        .map(possible -> cell(key, possible, possible.definiteFrom(), evidence, words))
                        .toList(),
                answer.positions().stream()
                        .map(side -> side(key, answer, side, evidence, words))
                        .toList(),
                answer.exact());
    }

    private static Side side(
            FacetKey key, Answer answer, Answer.Side side, Map<UUID, RecordEntry> evidence, PageWords words) {
        List<Cell> cells = answer.values().stream()
                .filter(possible -> side.values().contains(possible.value()))
                .map(possible -> cell(
                        key, possible, side.values().size() == 1 ? possible.definiteFrom() : null, evidence, words))
                .toList();
        return new Side(words.say("position." + side.name()), cells);
    }

    private static Cell cell(
            FacetKey key,
            Answer.Possible possible,
            @Nullable LocalDate definite,
            Map<UUID, RecordEntry> evidence,
            PageWords words) {
        Tone tone = Tone.of(key.facet(), possible.value());
        boolean recorded = tone != Tone.SILENT;
        String rule = possible.rule();
        return new Cell(
                words.value(key.facet(), possible.value()),
                tone.css(),
                recorded,
                possible.implied(),
                rule == null ? null : words.sayOr("rule." + rule, rule),
                recorded ? since(possible.earliest(), definite, words) : null,
                recorded ? written(possible, evidence) : null,
                details(possible, words),
                basis(possible.records(), evidence));
    }

    /** Since when a value holds, or can hold. */
    static String since(Answer.Possible possible, PageWords words) {
        return since(possible.earliest(), possible.definiteFrom(), words);
    }

    private static String since(@Nullable LocalDate earliest, @Nullable LocalDate definite, PageWords words) {
        if (definite == null) {
            return earliest == null ? words.say("since.perhaps") : words.say("since.perhaps.from", words.day(earliest));
        }
        if (earliest == null) {
            return words.say("since.until", words.day(definite));
        }
        return earliest.equals(definite)
                ? words.say("since.day", words.day(definite))
                : words.say("since.between", words.opening(earliest, definite), words.day(definite));
    }

    private static @Nullable String written(Answer.Possible possible, Map<UUID, RecordEntry> evidence) {
        List<String> texts = possible.records().stream()
                .map(evidence::get)
                .filter(Objects::nonNull)
                .filter(entry -> entry.window() != null)
                .map(RecordEntry::written)
                .distinct()
                .limit(MOST_WRITTEN)
                .toList();
        return texts.isEmpty() ? null : String.join(" · ", texts);
    }

    private static List<String> details(Answer.Possible possible, PageWords words) {
        List<String> details = new ArrayList<>();
        possible.details().forEach((name, text) -> {
            String shown = ActorCode.isWellFormed(text) ? words.name(ActorCode.of(text)) : text;
            details.add(words.sayOr("detail." + name, name) + ": "
                    + words.sayOr("detail." + name + "." + text, PageWords.plain(shown)));
        });
        return List.copyOf(details);
    }

    private static List<Basis> basis(List<UUID> records, Map<UUID, RecordEntry> evidence) {
        return records.stream()
                .map(evidence::get)
                .filter(Objects::nonNull)
                .map(entry -> new Basis(entry.number(), entry.target()))
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .limit(MOST_BASIS)
                .toList();
    }

    private static String css(Certainty certainty) {
        return switch (certainty) {
            case DEFINITE -> "definite";
            case POSSIBLE -> "possible";
            case CONTESTED -> "contested";
        };
    }
}
