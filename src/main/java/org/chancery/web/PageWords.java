package org.chancery.web;

import static java.util.stream.Collectors.joining;

import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chancery.actor.Actor;
import org.chancery.actor.Actor.ForeignCode;
import org.chancery.actor.Actor.ForeignCode.Scheme;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.narration.Names;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.relation.Key;
import org.chancery.relation.Value;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The words of a page in one language: names of actors on a day, facets, values, days and instants. */
final class PageWords {

    /** The language of the pages. */
    static final Locale LANGUAGE = Locale.ENGLISH;

    private final MessageSource messages;
    private final Locale locale;
    private final Actors actors;
    private final LocalDate day;
    private final Locale reader;
    private final DateTimeFormatter dayForm;
    private final DateTimeFormatter openingForm;
    private final DateTimeFormatter instantForm;

    /**
     * @param day the day for which names of actors are shown
     * @param reader the reader's own language, in which states of today are named
     */
    PageWords(MessageSource messages, Locale locale, Actors actors, LocalDate day, Locale reader) {
        this.reader = reader;
        this.messages = messages;
        this.locale = locale;
        this.actors = actors;
        this.day = day;
        this.dayForm = DateTimeFormatter.ofPattern("d MMM uuuu", locale);
        this.openingForm = DateTimeFormatter.ofPattern("d MMM", locale);
        this.instantForm = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", locale);
    }

    /** The message of that name; a name without a message is a defect and fails. */
    String say(String name, Object... arguments) {
        return messages.getMessage(name, arguments, locale);
    }

    /** The message of that name, or the other text where there is none. */
    String sayOr(String name, String otherwise) {
        String found = messages.getMessage(name, null, otherwise, locale);
        return found == null ? otherwise : found;
    }

    /** One of the three wordings of a message, for none, for one and for more, with the number in it. */
    String counted(String name, int count) {
        return say(name).split("\\|", -1)[Math.min(count, 2)].replace("%", String.valueOf(count));
    }

    /** The name the actor had on the day of the page, in the reader's language where that is known; its code where none is. */
    String name(ActorCode code) {
        return actors.find(code).map(this::name).orElse(code.value());
    }

    /** The name of what may be a code, with the code behind it; the text itself where it is none. */
    String named(String code) {
        return actors.find(code)
                .map(actor -> name(actor) + " (" + actor.code() + ")")
                .orElse(code);
    }

    /** The name the actor had on the day of the page, in the reader's language where that is known. */
    String name(Actor actor) {
        String name = actor.nameOn(day);
        return name.equals(actor.name()) ? today(actor) : name;
    }

    /** The name the actor has today, or had last, in the reader's language where that is known. */
    String today(Actor actor) {
        return reader.getLanguage().equals(locale.getLanguage()) ? actor.name() : translated(actor, actor.name());
    }

    /** The day for which names are shown. */
    LocalDate day() {
        return day;
    }

    /** What the platform calls a state of today; former names and former states have only ours. */
    private String translated(Actor actor, String otherwise) {
        return actor.lastDay() != null
                ? otherwise
                : actor.codes().stream()
                        .filter(code -> code.scheme() == Scheme.ISO2 && code.to() == null)
                        .map(ForeignCode::code)
                        .filter(code -> code.matches("[A-Z]{2}"))
                        .findFirst()
                        .map(code -> {
                            String name = Locale.of("", code).getDisplayCountry(reader);
                            return name.isEmpty() || name.equals(code) ? otherwise : name;
                        })
                        .orElse(otherwise);
    }

    /** The reader's language, as a page says it of the names in it. */
    String reader() {
        return reader.toLanguageTag();
    }

    /** How names are put in order. */
    Collator order() {
        return Collator.getInstance(reader);
    }

    /** The months as a day is written with. */
    List<String> months() {
        DateTimeFormatter form = DateTimeFormatter.ofPattern("MMM", locale);
        return Stream.of(Month.values()).map(form::format).toList();
    }

    /** The name the actor had on the day of the page, as it stands inside a sentence. */
    String called(ActorCode code) {
        return Names.of(actors).inSentence(code, day);
    }

    String facet(Facet facet) {
        return say("facet." + facet);
    }

    /** Which sides a facet key is between, such as "Türkiye in Syria"; null where it belongs to both. */
    @Nullable
    String sides(FacetKey key) {
        return key.facet().directed()
                ? say("facet." + key.facet() + ".sides", called(key.by()), called(key.toward()))
                : null;
    }

    /** The key's own words; null where it has none, or none that say more than the facet. */
    @Nullable
    String which(FacetKey key) {
        Key text = key.key();
        if (text == null || (key.facet() == Facet.RECOGNITION && text.folded().equals("state")) || isId(text)) {
            return null;
        }
        return switch (key.facet()) {
            case BORDER -> sayOr("border." + text.text(), text.text());
            case SUPPORT, MEDIATION, MEDIATION_ANSWER, PROTECTING_POWER ->
                Stream.of(text.text().split(" / ", 2)).map(this::part).collect(joining(", "));
            case RECOGNITION,
                    TIES,
                    MISSION_LEVEL,
                    MISSION_OPERATION,
                    HEAD_OF_MISSION,
                    CONSULATES,
                    HOSTILITY,
                    FORCE,
                    DEPLOYMENT,
                    COMMITMENTS,
                    SANCTIONS,
                    TALKS,
                    DEMANDS,
                    POLICY -> text.text();
        };
    }

    private String part(String text) {
        return ActorCode.isWellFormed(text) && actors.find(ActorCode.of(text)).isPresent()
                ? name(ActorCode.of(text))
                : sayOr("support." + text, text);
    }

    private static boolean isId(Key key) {
        return key.text().matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    }

    /** Facet, sides and key on one line. */
    String full(FacetKey key) {
        String sides = sides(key);
        String which = which(key);
        return facet(key.facet()) + (sides == null ? "" : ", " + sides) + (which == null ? "" : ": " + which);
    }

    String value(Facet facet, Value value) {
        Value shown = value.shown();
        String own = sayOr("value." + facet + "." + shown, "");
        return own.isEmpty() ? say("value." + shown) : own;
    }

    String headline(Headline.Word word) {
        return say("headline." + word);
    }

    String day(LocalDate date) {
        return dayForm.format(date);
    }

    String instant(Instant instant) {
        return instantForm.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC));
    }

    /** The days a date leaves open; null where it is a single day. */
    @Nullable
    String open(Window window) {
        LocalDate earliest = window.earliest();
        LocalDate latest = window.latest();
        if (window.isSingleDay()) {
            return null;
        }
        if (earliest == null) {
            return latest == null ? say("window.any") : say("window.until", day(latest));
        }
        return latest == null
                ? say("window.from", day(earliest))
                : say("window.between", opening(earliest, latest), day(latest));
    }

    /** The first of two days, without the year and the month they share. */
    String opening(LocalDate first, LocalDate last) {
        if (first.getYear() != last.getYear()) {
            return day(first);
        }
        return first.getMonth() == last.getMonth() ? String.valueOf(first.getDayOfMonth()) : openingForm.format(first);
    }

    /** A text with a capital letter at its beginning. */
    static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A written name of a value or role, such as MEDIATION, as a reader would write it; other text stays. */
    static String plain(String text) {
        return text.matches("[A-Z]+(_[A-Z]+)*(, [A-Z]+(_[A-Z]+)*)*")
                ? text.toLowerCase(Locale.ROOT).replace('_', ' ')
                : text;
    }

    /** A text with a small letter at its beginning. */
    static String small(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** Things in a row, the last two joined by "or". */
    String or(List<String> words) {
        return joined(words, "word.or");
    }

    /** Things in a row, the last two joined by "and". */
    String and(List<String> words) {
        return joined(words, "word.and");
    }

    private String joined(List<String> words, String with) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " " + say(with) + " " + words.get(last);
    }
}
