package org.chancery.exchange;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chancery.actor.Actor;
import org.chancery.actor.Actor.ForeignCode.Scheme;
import org.chancery.actor.Actors;
import org.chancery.actor.Actors.Resolution;
import org.chancery.actor.Actors.Suggestion;
import org.chancery.time.Window;

/** Whom a foreign code or name means within a window: always an actor that lived on some day of it. */
final class Known {

    private final Actors actors;
    private final Map<Asked, Optional<Actor>> answered = new HashMap<>();

    private record Asked(String scheme, String text, LocalDate first, LocalDate last) {}

    Known(Actors actors) {
        this.actors = actors;
    }

    /** The bearer of a number of the Correlates of War on some day of the window. */
    Optional<Actor> ofCow(String number, Window window) {
        return asked("cow", number, window, () -> {
            for (LocalDate day : List.of(last(window), first(window))) {
                List<Actor> bearers = actors.byForeignCode(Scheme.COW, number, day).stream()
                        .filter(actor -> actor.livesWithin(first(window), last(window)))
                        .toList();
                if (bearers.size() == 1) {
                    return Optional.of(bearers.getFirst());
                }
            }
            return Optional.empty();
        });
    }

    /** The actor of a code or name that itself lived on some day of the window, and none that stood in its place. */
    Optional<Actor> itself(String name, Window window) {
        Optional<Actor> plain = actors.find(name);
        if (plain.isPresent()) {
            return plain.filter(actor -> actor.livesWithin(first(window), last(window)));
        }
        return asked("itself", name, window, () -> found(name, window));
    }

    /**
     * The actor of a code or name; where it did not live, the one that by succession stood in its place, if there was one
     * only.
     */
    Optional<Actor> named(String name, Window window) {
        Optional<Actor> plain = actors.find(name);
        if (plain.isPresent() && plain.get().livesWithin(first(window), last(window))) {
            return plain;
        }
        return asked("name", name, window, () -> {
            Optional<Actor> found = found(name, window);
            if (found.isPresent()) {
                return found;
            }
            for (LocalDate day : List.of(last(window), first(window))) {
                if (actors.resolve(name, day) instanceof Resolution.Unknown unknown) {
                    List<Actor> inPlace = unknown.suggestions().stream()
                            .filter(suggestion -> suggestion.why() == Suggestion.Why.IN_THE_PLACE_OF)
                            .map(Suggestion::actor)
                            .distinct()
                            .toList();
                    if (inPlace.size() == 1) {
                        return Optional.of(inPlace.getFirst());
                    }
                }
            }
            return Optional.empty();
        });
    }

    private Optional<Actor> found(String name, Window window) {
        for (LocalDate day : List.of(last(window), first(window))) {
            if (actors.resolve(name, day) instanceof Resolution.Found(Actor actor)) {
                return Optional.of(actor);
            }
        }
        return Optional.empty();
    }

    /** The actor of that code, if it lived on some day of the window. */
    Optional<Actor> living(String code, Window window) {
        return actors.find(code).filter(actor -> actor.livesWithin(first(window), last(window)));
    }

    /** Whether the books know the code or name at all, on whatever day. */
    boolean knows(String code) {
        return actors.find(code).isPresent();
    }

    private Optional<Actor> asked(String scheme, String text, Window window, Supplier<Optional<Actor>> answer) {
        Asked question = new Asked(scheme, text, first(window), last(window));
        if (answered.size() > 50_000) {
            answered.clear();
        }
        Optional<Actor> known = answered.get(question);
        if (known == null) {
            known = answer.get();
            answered.put(question, known);
        }
        return known;
    }

    private static LocalDate first(Window window) {
        LocalDate first = window.earliest();
        return first == null ? LocalDate.MIN : first;
    }

    private static LocalDate last(Window window) {
        LocalDate last = window.latest();
        return last == null ? LocalDate.MAX : last;
    }
}
