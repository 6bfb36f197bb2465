package org.chancery.drafting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.drafting.DatePhrases.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * A sentence in which every party, date and quotation is one character, so that a pattern over the rest of its words can
 * say "one actor severed ties with another".
 */
final class Clause {

    static final String ACTOR = "[\uE000-\uE3FF]";
    static final String ADJECTIVE = "[\uE400-\uE7FF]";
    static final String PLACE = "[\uE800-\uEBFF]";

    private static final int ROOM = 0x400;
    private static final char UNREADABLE = '\uFFFD';
    private static final Pattern QUOTATION = Pattern.compile("[“\"]([^“”\"]{3,600})[”\"]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

    private final String mask;
    private final int[] origin;
    private final List<Object> meant;

    private Clause(String mask, int[] origin, List<Object> meant) {
        this.mask = mask;
        this.origin = origin;
        this.meant = meant;
    }

    /** A quotation. */
    record Quote(Span span, String words) {}

    /** The quotations of a sentence. */
    static List<Quote> quotes(String text, Span sentence) {
        List<Quote> quotes = new ArrayList<>();
        Matcher found = QUOTATION.matcher(text).region(sentence.from(), sentence.to());
        while (found.find()) {
            quotes.add(new Quote(
                    new Span(found.start(), found.end()), found.group(1).strip()));
        }
        return quotes;
    }

    static Clause of(String text, Span sentence, List<Party> parties, List<Phrase> dates, List<Quote> quotes) {
        record Part(Span span, Object meant, int base) {}
        List<Part> parts = new ArrayList<>();
        quotes.forEach(quote -> parts.add(new Part(quote.span(), quote, 0xF000)));
        for (Party party : parties) {
            int base = switch (party.form()) {
                case ACTOR -> 0xE000;
                case ADJECTIVE -> 0xE400;
                case PLACE -> 0xE800;
            };
            parts.add(new Part(party.span(), party, base));
        }
        dates.forEach(date -> parts.add(new Part(date.span(), date, 0xEC00)));
        parts.sort(Comparator.comparing(Part::span));
        StringBuilder mask = new StringBuilder();
        List<Integer> origin = new ArrayList<>();
        List<Object> meant = new ArrayList<>();
        int at = sentence.from();
        for (Part part : parts) {
            if (part.span().from() < at || meant.size() >= ROOM) {
                continue;
            }
            append(mask, origin, text, at, part.span().from());
            mask.append((char) (part.base() + meant.size()));
            origin.add(part.span().from());
            meant.add(part.meant());
            at = part.span().to();
        }
        append(mask, origin, text, at, sentence.to());
        origin.add(sentence.to());
        return new Clause(
                mask.toString(), origin.stream().mapToInt(Integer::intValue).toArray(), meant);
    }

    /**
     * Runs of white space become one space, and curly apostrophes straight ones. Characters of private use in the text
     * itself become what stands for an unreadable one, so that none is taken for a part.
     */
    private static void append(StringBuilder mask, List<Integer> origin, String text, int from, int to) {
        boolean space = false;
        for (int at = from; at < to; at++) {
            char one = text.charAt(at);
            boolean blank = SPACE.matcher(String.valueOf(one)).matches();
            if (!blank || !space) {
                mask.append(blank ? ' ' : one == '’' ? '\'' : isPrivate(one) ? UNREADABLE : one);
                origin.add(at);
            }
            space = blank;
        }
    }

    private static boolean isPrivate(char one) {
        return one >= '\uE000' && one <= '\uF8FF';
    }

    String mask() {
        return mask;
    }

    /** Where a stretch of the mask stands in the text. */
    Span span(int from, int to) {
        return new Span(origin[from], to > from ? Math.max(origin[from] + 1, origin[to]) : origin[from] + 1);
    }

    /** The parties among the characters of a stretch of the mask, each actor once. */
    List<Party> parties(@Nullable String stretch) {
        List<Party> parties = new ArrayList<>();
        if (stretch != null) {
            stretch.chars()
                    .filter(one -> one >= 0xE000 && one < 0xEC00)
                    .mapToObj(one -> (Party) meant.get(one % ROOM))
                    .filter(party ->
                            parties.stream().noneMatch(other -> other.actor().equals(party.actor())))
                    .forEach(parties::add);
        }
        return parties;
    }

    List<Party> parties() {
        return parties(mask);
    }

    /** The dates among the characters of a stretch of the mask, in their order. */
    List<Phrase> dates(String stretch) {
        return stretch.chars()
                .filter(one -> one >= 0xEC00 && one < 0xF000)
                .mapToObj(one -> (Phrase) meant.get(one % ROOM))
                .toList();
    }

    /** The first quotation in a stretch of the mask, or null. */
    @Nullable
    Quote quote(String stretch) {
        return stretch.chars()
                .filter(one -> one >= 0xF000 && one < 0xF400)
                .mapToObj(one -> (Quote) meant.get(one % ROOM))
                .findFirst()
                .orElse(null);
    }
}
