package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.actor.Actor;
import org.chancery.actor.Actors;
import org.chancery.actor.Actors.Resolution;
import org.chancery.actor.Actors.Suggestion;
import org.chancery.exchange.Import;
import org.chancery.exchange.Imports.UnclearName;

/**
 * The form in which somebody says whom the names in their table mean.
 *
 * @param address where it is sent to
 * @param back the page of the import
 * @param name what the import is called
 * @param names the names, those of the most rows first
 * @param more how many more there are
 */
record NamesPage(String address, String back, String name, List<Asked> names, long more) {

    private static final Pattern SHOWN = Pattern.compile(".*\\((?<code>[A-Z0-9_]{2,12})\\)");

    /** The most names that are asked for at once. */
    static final int MOST = 100;

    /**
     * A name.
     *
     * @param number its number, from 0
     * @param name the name
     * @param rows in how many rows it stands, and when, in words
     * @param offers who may be meant
     * @param other what was written instead of them
     * @param wrong what is the matter with that; empty where nothing is
     */
    record Asked(int number, String name, String rows, List<Offer> offers, String other, String wrong) {}

    /** An actor that may be meant, and why. */
    record Offer(String code, String name, String why) {}

    /** @param wrong what is the matter with what was written, by name */
    static NamesPage of(
            Import job,
            List<UnclearName> unclear,
            long all,
            Actors actors,
            Map<String, String> written,
            Map<String, String> wrong,
            PageWords words) {
        List<Asked> names = new ArrayList<>();
        for (UnclearName one : unclear) {
            names.add(new Asked(
                    names.size(),
                    one.name(),
                    words.say(
                            "imports.names.rows",
                            one.rows(),
                            String.valueOf(one.from().getYear()),
                            String.valueOf(one.to().getYear()),
                            one.from().getYear() == one.to().getYear() ? 0 : 1),
                    offers(one, actors, words),
                    written.getOrDefault(one.name(), ""),
                    wrong.getOrDefault(one.name(), "")));
        }
        return new NamesPage(
                ImportPages.address(job.id()) + "/names",
                ImportPages.address(job.id()),
                job.name(),
                names,
                all - names.size());
    }

    private static List<Offer> offers(UnclearName unclear, Actors actors, PageWords words) {
        Map<String, Offer> offers = new LinkedHashMap<>();
        for (LocalDate day : List.of(unclear.to(), unclear.from())) {
            switch (actors.resolve(unclear.name(), day)) {
                case Resolution.Found(Actor actor) -> offer(offers, actor, day, words.say("imports.names.then"));
                case Resolution.Ambiguous(var _, List<Actor> several) ->
                    several.forEach(actor -> offer(offers, actor, day, words.say("imports.names.one-of")));
                case Resolution.Unknown(var _, var _, List<Suggestion> suggestions) ->
                    suggestions.forEach(one ->
                            offer(offers, one.actor(), day, words.say("imports.names.why." + one.why(), one.name())));
            }
        }
        return List.copyOf(offers.values());
    }

    private static void offer(Map<String, Offer> offers, Actor actor, LocalDate day, String why) {
        String code = actor.code().value();
        offers.putIfAbsent(code, new Offer(code, actor.nameOn(day), why));
    }

    /** The code of the actor that a text means, as the boxes write it, or by its code, or by its name of today. */
    static Optional<String> code(String text, Actors actors, Instant now) {
        Matcher shown = SHOWN.matcher(text);
        Optional<Actor> found = actors.find(shown.matches() ? shown.group("code") : text);
        if (found.isEmpty()
                && actors.resolve(text, now.atZone(ZoneOffset.UTC).toLocalDate())
                        instanceof Resolution.Found(Actor actor)) {
            found = Optional.of(actor);
        }
        return found.map(actor -> actor.code().value());
    }

    /**
     * What was filled in: whom names mean, as it was written or chosen, by name.
     */
    static Map<String, String> filled(HttpServletRequest request) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (int i = 0; i < MOST && request.getParameter("name." + i) != null; i++) {
            String other = text(request, "other." + i);
            String chosen = text(request, "actor." + i);
            if (!other.isEmpty() || !chosen.isEmpty()) {
                filled.put(text(request, "name." + i), other.isEmpty() ? chosen : other);
            }
        }
        return filled;
    }

    private static String text(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text == null ? "" : text.strip();
    }
}
