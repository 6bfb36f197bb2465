package org.chancery.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Certainty;
import org.chancery.relation.Headline;
import org.chancery.relation.Pair;
import org.chancery.standing.Listed;
import org.jspecify.annotations.Nullable;

/**
 * Everybody with everybody, among some.
 *
 * @param lines one for each actor, with a cell for each
 * @param left how many more actors are on record
 */
record WorldMatrix(List<Line> lines, int left) {

    /** How many actors are set against each other at most, where nobody named them. */
    static final int USUAL = 24;

    /** An actor with how it stands with everybody. */
    record Line(String code, String name, String address, List<Cell> cells) {}

    /**
     * How two stand.
     *
     * @param css its style classes
     * @param letter the letter in it
     * @param label what it says
     * @param address where it leads; null in the diagonal
     */
    record Cell(
            String css,
            String letter,
            String label,
            @Nullable String address) {}

    static WorldMatrix of(Company company, PageWords words, Function<Address, String> addressed) {
        Map<Pair, Headline> headlines = new HashMap<>();
        for (Listed listed : company.relations().items()) {
            headlines.put(listed.relation(), listed.headline());
        }
        List<Line> lines = new ArrayList<>();
        for (ActorCode one : company.actors()) {
            List<Cell> cells = new ArrayList<>();
            for (ActorCode other : company.actors()) {
                cells.add(
                        one.equals(other)
                                ? new Cell("self", "", words.name(one), null)
                                : cell(Pair.of(one, other), one, other, headlines, words, addressed));
            }
            lines.add(new Line(
                    one.value(), words.name(one), addressed.apply(Address.of("/states/" + one)), List.copyOf(cells)));
        }
        return new WorldMatrix(lines, company.left());
    }

    private static Cell cell(
            Pair pair,
            ActorCode one,
            ActorCode other,
            Map<Pair, Headline> headlines,
            PageWords words,
            Function<Address, String> addressed) {
        Headline headline = headlines.get(pair);
        String address = addressed.apply(Address.of("/dyads/" + pair));
        String names = words.name(one) + " – " + words.name(other) + ": ";
        if (headline == null) {
            return new Cell("uncovered", "", names + PageWords.small(words.say("legend.uncovered")), address);
        }
        RelationPage.Chip chip = RelationPage.Chip.of(headline, words);
        String letter = words.say("headline." + headline.value() + ".letter");
        return new Cell(
                WorldMap.css(headline.value()) + " t-" + chip.tone() + " " + RelationPage.css(headline.certainty()),
                headline.certainty() == Certainty.DEFINITE ? letter : letter + "?",
                names
                        + chip.word()
                        + (chip.certaintyWord() == null ? "" : ", " + PageWords.small(chip.certaintyWord())),
                address);
    }
}
