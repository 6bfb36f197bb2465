package org.chancery.drafting;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.drafting.Party.Spokesman;
import org.jspecify.annotations.Nullable;

/**
 * The words that mean an actor: names of all times, peoples, seats of government, and people known to have spoken for a
 * state, each on the days on which it did.
 */
final class Gazetteer {

    /** What sort of word it is. */
    enum Sort {
        /** A name of the actor. */
        NAME,
        /** Its people, which also serves as its adjective. */
        PEOPLE,
        /** Where its government sits. */
        SEAT,
        /** Somebody who speaks for it. */
        PERSON
    }

    /** One word or group of words and whom it means. */
    private record Entry(
            Sort sort,
            String text,
            ActorCode actor,
            boolean plural,
            @Nullable Spokesman person,
            int from,
            int to) {}

    /**
     * A word found in a text.
     *
     * @param plural whether it is a people in the plural, which acts by itself: "the Russians"
     */
    record Found(
            Span span,
            Sort sort,
            ActorCode actor,
            boolean plural,
            @Nullable Spokesman person) {}

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\d]+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00A0]{1,3}|[-'’.]|\\.\\s|['’]\\s?");
    private static final Pattern HYPHENATED = Pattern.compile(
            "^[-‑](?:backed|led|born|made|sponsored|occupied|brokered|mediated|held|controlled|supported|"
                    + "funded|aligned|based|hosted|language|speaking)\\b.*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern PREFIXED = Pattern.compile(
            ".*\\b(?:pro|anti|non|ex|former|then|post)[-‑]$", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern ABBREVIATION = Pattern.compile("\\s?\\((\\p{Lu}[\\p{Lu}\\d-]{1,7})\\)");
    private static final Set<String> PLURALS = Set.of(
            "Danes", "Poles", "Swedes", "Finns", "Turks", "Britons", "Spaniards", "Icelanders", "New Zealanders");
    private static final int LONGEST = 7;
    private static final int ACRONYM = 3;

    private static final Map<String, List<Entry>> WORDS = words();

    private final Actors actors;
    private final Map<String, List<Entry>> names = new HashMap<>();

    Gazetteer(Actors actors) {
        this.actors = actors;
        for (Actor actor : actors.all()) {
            for (Actor.Name name : actor.names()) {
                add(names, entry(Sort.NAME, name.text(), actor.code()));
            }
        }
        for (String shortened : List.of("US", "USA", "UK", "UAE", "USSR", "DPRK", "PRC", "ROK", "DRC")) {
            if (!names.containsKey(plain(shortened))) {
                Actor actor = bearing(shortened);
                if (actor != null) {
                    add(names, entry(Sort.NAME, shortened, actor.code()));
                }
            }
        }
    }

    private @Nullable Actor bearing(String shortened) {
        String code = switch (shortened) {
            case "US", "USA" -> "USA";
            case "UK" -> "GBR";
            case "UAE" -> "ARE";
            case "USSR" -> "SUN";
            case "DPRK" -> "PRK";
            case "PRC" -> "CHN";
            case "ROK" -> "KOR";
            case "DRC" -> "COD";
            case String other -> throw new IllegalStateException(other);
        };
        return actors.find(code).orElse(null);
    }

    private static Entry entry(Sort sort, String text, ActorCode actor) {
        return new Entry(sort, text, actor, false, null, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static void add(Map<String, List<Entry>> into, Entry entry) {
        into.computeIfAbsent(plain(entry.text()), text -> new ArrayList<>()).add(entry);
    }

    private static Map<String, List<Entry>> words() {
        Map<String, List<Entry>> words = new HashMap<>();
        for (NamedCsvRecord row : rows("peoples-and-seats.csv")) {
            ActorCode actor = ActorCode.of(row.getField("code"));
            List<String> peoples = listed(row.getField("peoples"));
            for (String people : peoples) {
                boolean plural = PLURALS.contains(people)
                        || (people.endsWith("s") && peoples.contains(people.substring(0, people.length() - 1)));
                add(words, new Entry(Sort.PEOPLE, people, actor, plural, null, Integer.MIN_VALUE, Integer.MAX_VALUE));
            }
            for (String seat : listed(row.getField("seats"))) {
                add(words, entry(Sort.SEAT, seat, actor));
            }
        }
        for (NamedCsvRecord row : rows("people.csv")) {
            Spokesman person = new Spokesman(row.getField("name"), row.getField("office"), row.getField("level"));
            for (String known : Stream.concat(Stream.of(row.getField("name")), listed(row.getField("known")).stream())
                    .toList()) {
                add(
                        words,
                        new Entry(
                                Sort.PERSON,
                                known,
                                ActorCode.of(row.getField("actor")),
                                false,
                                person,
                                Integer.parseInt(row.getField("from")),
                                row.getField("to").isEmpty()
                                        ? Integer.MAX_VALUE
                                        : Integer.parseInt(row.getField("to"))));
            }
        }
        return words;
    }

    private static List<String> listed(String cell) {
        return Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<NamedCsvRecord> rows(String resource) {
        try (InputStream in = Objects.requireNonNull(Gazetteer.class.getResourceAsStream(resource), resource);
                CsvReader<NamedCsvRecord> reader =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Letters and digits only, without accents and case, words apart by one space. */
    static String plain(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return String.join(
                        " ",
                        WORD.matcher(bare).results().map(found -> found.group()).toList())
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The words that mean an actor between two places of a text, the longest at each place; none overlaps another.
     *
     * @param on the day by which it is decided whom a word means where it meant several over time
     * @param learnt people that the text itself introduced, by surname
     */
    List<Found> in(String text, Span where, LocalDate on, Map<String, Found> learnt) {
        List<Span> tokens = WORD.matcher(text)
                .region(where.from(), where.to())
                .results()
                .map(found -> new Span(found.start(), found.end()))
                .toList();
        List<Found> found = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            Found longest = null;
            int taken = 0;
            StringBuilder words = new StringBuilder();
            for (int many = 1; many <= LONGEST && at + many <= tokens.size(); many++) {
                Span token = tokens.get(at + many - 1);
                if (many > 1
                        && !BETWEEN.matcher(
                                        text.substring(tokens.get(at + many - 2).to(), token.from()))
                                .matches()) {
                    break;
                }
                words.append(many == 1 ? "" : " ").append(plain(token.in(text)));
                Found meant = meant(text, new Span(tokens.get(at).from(), token.to()), words.toString(), on, learnt);
                if (meant != null) {
                    longest = meant;
                    taken = many;
                }
            }
            if (longest != null) {
                found.add(longest);
                abbreviation(text, longest, learnt);
                at += taken - 1;
            }
        }
        return found;
    }

    /** "Syrian Democratic Forces (SDF)": the letters in brackets mean the same from then on. */
    private static void abbreviation(String text, Found name, Map<String, Found> learnt) {
        Matcher letters = ABBREVIATION.matcher(text).region(name.span().to(), text.length());
        if (name.sort() == Sort.NAME && letters.lookingAt()) {
            learnt.putIfAbsent(plain(letters.group(1)), new Found(name.span(), Sort.NAME, name.actor(), false, null));
        }
    }

    private @Nullable Found meant(String text, Span span, String words, LocalDate on, Map<String, Found> learnt) {
        String written = span.in(text);
        boolean acronym = words.length() <= ACRONYM || (words.length() == 4 && words.equals("ussr"));
        boolean capital = Character.isUpperCase(written.codePointAt(0))
                || written.startsWith("al-")
                || written.startsWith("el-")
                || written.startsWith("de ")
                || written.startsWith("bin ");
        if (!capital
                || (acronym
                        && !written.equals(written.toUpperCase(Locale.ROOT))
                        && !learnt.containsKey(words)
                        && WORDS.getOrDefault(words, List.of()).stream()
                                .noneMatch(entry -> entry.sort() == Sort.PERSON))) {
            return null;
        }
        String after = text.substring(span.to(), Math.min(text.length(), span.to() + 14));
        String before = text.substring(Math.max(0, span.from() - 8), span.from());
        if (HYPHENATED.matcher(after).matches() || PREFIXED.matcher(before).matches()) {
            return null;
        }
        Span whole = written.contains(".") && after.startsWith(".") ? new Span(span.from(), span.to() + 1) : span;
        Found person = learnt.get(words);
        if (person != null) {
            return new Found(whole, person.sort(), person.actor(), false, person.person());
        }
        List<Entry> entries = new ArrayList<>(names.getOrDefault(words, List.of()));
        entries.addAll(WORDS.getOrDefault(words, List.of()));
        if (entries.isEmpty()) {
            return null;
        }
        Entry first = entries.getFirst();
        if (first.sort() == Sort.NAME) {
            Actor actor = named(first.text(), on, entries);
            return actor == null ? null : new Found(whole, Sort.NAME, actor.code(), false, null);
        }
        return entries.stream()
                .filter(entry -> actors.find(entry.actor())
                        .filter(actor -> actor.livesOn(on))
                        .isPresent())
                .filter(entry -> entry.from() <= on.getYear() && on.getYear() <= entry.to())
                .findFirst()
                .map(entry -> new Found(whole, entry.sort(), entry.actor(), entry.plural(), entry.person()))
                .orElse(null);
    }

    /** Whom a name means on a day; where its bearer did not live then, who stood in its place. */
    private @Nullable Actor named(String name, LocalDate on, List<Entry> entries) {
        return switch (actors.resolve(name, on)) {
            case Actors.Resolution.Found(Actor actor) -> actor;
            case Actors.Resolution.Ambiguous ambiguous -> ambiguous.actors().getFirst();
            case Actors.Resolution.Unknown unknown ->
                unknown.suggestions().stream()
                        .filter(suggestion -> suggestion.why() == Actors.Suggestion.Why.IN_THE_PLACE_OF
                                && entries.stream()
                                        .anyMatch(entry -> entry.actor().equals(suggestion.meant())))
                        .map(Actors.Suggestion::actor)
                        .findFirst()
                        .orElse(null);
        };
    }
}
