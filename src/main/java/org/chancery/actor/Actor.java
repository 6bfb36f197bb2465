package org.chancery.actor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A party to diplomatic acts. One actor keeps one code through changes of name, government and regime; when it ceases
 * it stays in the books, with its life spans closed and its successors named.
 *
 * @param code its stable code
 * @param kind what sort of party it is
 * @param names its names; at least one is shown
 * @param lifespans the days on which it lived, at least one stretch, kept earliest first, none sharing a day
 * @param codes its codes in other schemes
 * @param successors who took its place, wholly or in part, kept by day
 */
public record Actor(
        ActorCode code,
        ActorKind kind,
        List<Name> names,
        List<Lifespan> lifespans,
        List<ForeignCode> codes,
        List<Successor> successors) {

    /** @throws IllegalArgumentException if no name is shown, or no life span is given, or two of them share a day */
    public Actor {
        names = List.copyOf(names);
        if (names.stream().noneMatch(name -> name.use() == Name.Use.SHOWN)) {
            throw new IllegalArgumentException(code + " has no name to show");
        }
        if (lifespans.isEmpty()) {
            throw new IllegalArgumentException(code + " has no life span; an open one is written ../..");
        }
        lifespans = lifespans.stream()
                .sorted(Comparator.comparing(Lifespan::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        for (int i = 1; i < lifespans.size(); i++) {
            Lifespan before = lifespans.get(i - 1);
            Lifespan after = lifespans.get(i);
            if (before.overlaps(after.from(), after.to())) {
                throw new IllegalArgumentException(
                        "two life spans of " + code + " share a day: " + before + " and " + after);
            }
        }
        codes = List.copyOf(codes);
        successors = successors.stream()
                .sorted(Comparator.comparing(Successor::day).thenComparing(Successor::code))
                .toList();
    }

    /** An actor with one name and one life span, as a registration gives it. */
    public static Actor of(ActorCode code, ActorKind kind, String name, Lifespan lifespan) {
        return new Actor(code, kind, List.of(Name.shown(name)), List.of(lifespan), List.of(), List.of());
    }

    /**
     * The name shown for that day: of the shown names that were in use then the one that began last, a name without
     * dates only where no other was in use. Outside every life span too: never null.
     */
    public String nameOn(LocalDate day) {
        return names.stream()
                .filter(name -> name.use() == Name.Use.SHOWN && name.inUseOn(day))
                .max(Name.BEGINNING)
                .map(Name::text)
                .orElseGet(this::name);
    }

    /** The name shown where no day is asked for: the shown name that ends last, and of several the one that began last. */
    public String name() {
        return names.stream()
                .filter(name -> name.use() == Name.Use.SHOWN)
                .max(Name.END.thenComparing(Name.BEGINNING))
                .map(Name::text)
                .orElseThrow();
    }

    /** Whether the actor lived on that day. */
    public boolean livesOn(LocalDate day) {
        return lifespans.stream().anyMatch(span -> span.contains(day));
    }

    /**
     * Whether the actor lived on at least one of the days from {@code earliest} to {@code latest}, both included.
     *
     * @param earliest null for no limit
     * @param latest null for no limit
     */
    public boolean livesWithin(@Nullable LocalDate earliest, @Nullable LocalDate latest) {
        return lifespans.stream().anyMatch(span -> span.overlaps(earliest, latest));
    }

    /** The last day of its last life span, or null where that is open. */
    public @Nullable LocalDate lastDay() {
        return lifespans.getLast().to();
    }

    /** This actor under another name from that day on; its earlier names stay, for earlier days. */
    public Actor renamed(String name, LocalDate from) {
        List<Name> more = new ArrayList<>(names);
        more.add(new Name(name, Name.Use.SHOWN, from, null));
        return new Actor(code, kind, more, lifespans, codes, successors);
    }

    /**
     * This actor with one more successor. Unless the successor only seceded, the actor lived through the day before
     * {@code successor.day()} and no longer: a life span that runs beyond is closed there, later ones are dropped.
     *
     * @throws IllegalArgumentException if the actor did not live before that day
     */
    public Actor succeededBy(Successor successor) {
        List<Successor> more = new ArrayList<>(successors);
        more.add(successor);
        List<Lifespan> spans = lifespans;
        if (successor.kind() != Successor.Kind.SECESSION) {
            LocalDate last = successor.day().minusDays(1);
            spans = lifespans.stream()
                    .filter(span -> span.overlaps(null, last))
                    .map(span -> span.contains(successor.day()) ? new Lifespan(span.from(), last) : span)
                    .toList();
            if (spans.isEmpty()) {
                throw new IllegalArgumentException(
                        code + " cannot be succeeded on " + successor.day() + ", before it lived: " + lifespans);
            }
        }
        return new Actor(code, kind, names, spans, codes, more);
    }

    /**
     * One name of an actor.
     *
     * @param text the name, as it is shown
     * @param use whether it is shown or only understood
     * @param from the first day of its use, or null if not limited
     * @param to the last day of its use, or null if not limited
     */
    public record Name(
            String text,
            Use use,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        static final Comparator<Name> BEGINNING = Comparator.comparing(
                        (Name name) -> name.from() != null || name.to() != null)
                .thenComparing(Name::from, Comparator.nullsFirst(Comparator.naturalOrder()));

        static final Comparator<Name> END =
                Comparator.comparing(Name::to, Comparator.nullsLast(Comparator.naturalOrder()));

        /** @throws IllegalArgumentException if the text is blank or the use ends before it begins */
        public Name {
            if (text.isBlank()) {
                throw new IllegalArgumentException("a name needs at least one letter");
            }
            if (from != null && to != null && to.isBefore(from)) {
                throw new IllegalArgumentException(
                        "the name " + text + " cannot end on " + to + ", before it begins on " + from);
            }
        }

        /** A shown name without dates. */
        public static Name shown(String text) {
            return new Name(text, Use.SHOWN, null, null);
        }

        /** An understood name without dates. */
        public static Name alias(String text) {
            return new Name(text, Use.ALIAS, null, null);
        }

        /** Whether the name was in use on that day. */
        public boolean inUseOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }

        /** How a name serves. */
        public enum Use {
            /** It stands where the actor is shown. */
            SHOWN,
            /** It is understood where somebody writes it, and never shown. */
            ALIAS
        }
    }

    /**
     * An actor's code in somebody else's scheme, as text: {@code 010} is not {@code 10}.
     *
     * @param scheme whose code it is
     * @param code the code
     * @param from the first day on which the code meant this actor, or null if not limited
     * @param to the last such day, or null if not limited
     */
    public record ForeignCode(
            Scheme scheme,
            String code,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        /** Whether the code meant this actor on that day. */
        public boolean inUseOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }

        /** Whose code it is. */
        public enum Scheme {
            /** Correlates of War, state number. */
            COW,
            /** Correlates of War, state abbreviation. */
            COW_LETTERS,
            /** Gleditsch and Ward, state number. */
            GW,
            /** Gleditsch and Ward, state abbreviation. */
            GW_LETTERS,
            /** ISO 3166-1 alpha-2, and ISO 3166-3 for withdrawn ones. */
            ISO2,
            /** ISO 3166-1 alpha-3, and ISO 3166-3 for withdrawn ones. */
            ISO3,
            /** ISO 3166-1 numeric, three digits. */
            ISO_NUMERIC,
            /** FIPS 10-4 of the United States, withdrawn in 2008 and still found in event data. */
            FIPS
        }
    }

    /**
     * Who took an actor's place, wholly or in part.
     *
     * @param code the successor
     * @param kind how
     * @param day the first day of the new order
     */
    public record Successor(ActorCode code, Kind kind, LocalDate day) {

        /** How one actor follows another. */
        public enum Kind {
            /** It carries on the other's legal personality, relations and agreements. */
            CONTINUATION,
            /** The other went into it, alone or with more. */
            MERGER,
            /** It is one of those into which the other fell apart. */
            DISSOLUTION,
            /** It left the other, which lived on. */
            SECESSION
        }
    }
}
