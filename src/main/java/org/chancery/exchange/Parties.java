package org.chancery.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.actor.Actor;
import org.chancery.actor.Actor.ForeignCode.Scheme;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.actor.Actors.Resolution;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * Whom the names in somebody's own table mean. What was said of a name holds; else it is looked up on the first and the last
 * day on which its row may have happened. One actor must be meant, and the same on both days: nothing is guessed.
 */
final class Parties {

    private static final int MOST_KEPT = 50_000;

    private final Mapping mapping;
    private final Actors actors;
    private final Map<Asked, Answer> answered = new HashMap<>();

    private record Asked(
            String name,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {}

    /** What came of it: a code, or why there is none. */
    sealed interface Answer {
        /** The actor of that code. */
        record Meant(String code) implements Answer {}

        /**
         * Nobody is meant for certain.
         *
         * @param why what is the matter, in words
         */
        record Unclear(String why, Reading.Stranger stranger) implements Answer {}
    }

    Parties(Mapping mapping, Actors actors) {
        this.mapping = mapping;
        this.actors = actors;
    }

    /** @param window when the row happened; null where it does not say: then codes are understood, and names as was said */
    Answer meant(String name, @Nullable Window window) {
        String said = mapping.actors().get(name);
        if (said != null) {
            return new Answer.Meant(said);
        }
        LocalDate first = window == null ? null : window.earliest();
        LocalDate last = window == null ? null : window.latest();
        if (answered.size() > MOST_KEPT) {
            answered.clear();
        }
        return answered.computeIfAbsent(new Asked(name, first, last), this::answer);
    }

    private Answer answer(Asked asked) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day : new LocalDate[] {asked.last, asked.first}) {
            if (day != null) {
                days.add(day);
            }
        }
        Set<ActorCode> found = new LinkedHashSet<>();
        for (LocalDate day : days) {
            meant(asked.name, day).forEach(actor -> found.add(actor.code()));
        }
        if (found.size() == 1) {
            return new Answer.Meant(found.iterator().next().value());
        }
        if (found.isEmpty() && (mapping.codes() == null || days.isEmpty())) {
            Actor bearer = actors.find(asked.name).orElse(null);
            if (bearer != null) {
                return new Answer.Meant(bearer.code().value());
            }
        }
        String why = Found.text(asked.name)
                + (found.isEmpty()
                        ? " is nobody known on the day of the row"
                        : " can be "
                                + String.join(
                                        " or ",
                                        found.stream().map(ActorCode::value).toList()) + " on the day of the row")
                + "; say whom it means";
        LocalDate today = days.isEmpty() ? LocalDate.EPOCH : days.getFirst();
        return new Answer.Unclear(
                why, new Reading.Stranger(asked.name, days.isEmpty() ? today : days.getLast(), today));
    }

    private List<Actor> meant(String name, LocalDate day) {
        Mapping.Codes codes = mapping.codes();
        if (codes != null) {
            boolean isNumber = name.chars().allMatch(c -> c >= '0' && c <= '9');
            Scheme scheme = isNumber ? codes.numbers() : codes.letters();
            String code = isNumber ? name.replaceFirst("^0+(?=.)", "") : name;
            List<Actor> bearers = actors.byForeignCode(scheme, code, day).stream()
                    .filter(actor -> actor.livesOn(day))
                    .toList();
            if (!bearers.isEmpty()) {
                return bearers;
            }
        }
        return switch (actors.resolve(name, day)) {
            case Resolution.Found(Actor actor) -> List.of(actor);
            case Resolution.Ambiguous(var _, List<Actor> several) -> several;
            case Resolution.Unknown _ -> List.of();
        };
    }
}
