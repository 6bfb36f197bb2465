package org.chancery.actor;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.actor.Actor.ForeignCode;
import org.chancery.actor.Actor.Name;
import org.chancery.actor.Actor.Successor;

/**
 * All known actors, looked up by code, by name and by the codes of others, always with a day in mind. Immutable: every
 * change gives a new one.
 *
 * <p>{@link #states()} is the table of states that comes with the program; registered actors are added to it.
 */
public final class Actors {

    private static final int MOST_SUGGESTIONS = 5;

    private final Map<ActorCode, Actor> byCode;
    private final Map<String, List<Entry>> byText;
    private final Map<ForeignText, List<Actor>> byForeignText;
    private final List<Actor> all;
    private final String version;

    private Actors(Map<ActorCode, Actor> byCode, Map<String, List<Entry>> byText, String version) {
        this.byCode = byCode;
        this.byText = byText;
        this.all = List.copyOf(byCode.values());
        this.byForeignText = all.stream()
                .flatMap(actor -> actor.codes().stream()
                        .map(code -> Map.entry(new ForeignText(code.scheme(), code.code()), actor))
                        .distinct())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        this.version = version;
    }

    /** The states that come with the program. */
    public static Actors states() {
        return States.TABLE;
    }

    /** No actors at all, with the version {@code none}. */
    public static Actors none() {
        return of(List.of(), "none");
    }

    static Actors of(Collection<Actor> actors, String version) {
        Map<ActorCode, Actor> byCode = new TreeMap<>();
        Map<String, List<Entry>> byText = new LinkedHashMap<>();
        for (Actor actor : actors) {
            if (byCode.put(actor.code(), actor) != null) {
                throw new IllegalArgumentException("two actors have the code " + actor.code());
            }
            index(byText, actor);
        }
        return new Actors(byCode, byText, version);
    }

    /**
     * The version of the table of states below these actors: short, the same for the same table on every machine, and
     * another whenever the table says something else. It belongs to the identity of every answer. Registered actors do
     * not change it: they are events of the ledger.
     */
    public String version() {
        return version;
    }

    /** Every actor, by code. */
    public List<Actor> all() {
        return all;
    }

    /** The actor of that code, living or not. */
    public Optional<Actor> find(ActorCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The actor of that code, living or not; empty also where the text could not be a code. Case does not matter. */
    public Optional<Actor> find(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        return ActorCode.isWellFormed(upper) ? find(ActorCode.of(upper)) : Optional.empty();
    }

    /**
     * The actors for which a code of another scheme stood on that day, by code. Usually one; where the number passed
     * from one actor to the next, the one that bore it that day, whether it lived or not.
     */
    public List<Actor> byForeignCode(ForeignCode.Scheme scheme, String code, LocalDate on) {
        List<Actor> bearers = byForeignText.getOrDefault(new ForeignText(scheme, code), List.of()).stream()
                .filter(actor -> actor.codes().stream()
                        .anyMatch(one -> one.scheme() == scheme && one.code().equals(code) && one.inUseOn(on)))
                .toList();
        List<Actor> living = bearers.stream().filter(actor -> actor.livesOn(on)).toList();
        return living.isEmpty() ? bearers : living;
    }

    /**
     * The actor that somebody means by a code or a name on that day. Actor codes, ISO alpha-2 and alpha-3 codes, names
     * and aliases are understood; case, accents and punctuation do not matter. Only an actor that lived that day is
     * found. A shown name is understood on every day of its actor, an alias with dates on those dates. Where several
     * actors are meant, those whose name was in use that day come first; then the code wins over the name.
     */
    public Resolution resolve(String codeOrName, LocalDate on) {
        String wanted = Spelling.plain(codeOrName);
        List<Entry> meant = byText.getOrDefault(wanted, List.of());
        List<Entry> living = meant.stream()
                .filter(entry -> actor(entry).livesOn(on) && (entry.inUseOn(on) || !entry.only()))
                .toList();
        List<Entry> inUse = living.stream().filter(entry -> entry.inUseOn(on)).toList();
        List<Actor> found = distinct(inUse.isEmpty() ? living : inUse);
        if (found.size() > 1) {
            String code = codeOrName.strip();
            List<Actor> bearing = found.stream()
                    .filter(actor -> actor.code().value().equalsIgnoreCase(code))
                    .toList();
            found = bearing.isEmpty() ? found : bearing;
        }
        if (found.isEmpty()) {
            return new Resolution.Unknown(codeOrName, on, suggestions(wanted, notFound(meant, on), on));
        }
        return found.size() == 1 ? new Resolution.Found(found.getFirst()) : new Resolution.Ambiguous(codeOrName, found);
    }

    /**
     * These actors and one more, or one that takes the place of the actor of the same code.
     */
    public Actors with(Actor actor) {
        return with(List.of(actor));
    }

    /** These actors and more; each takes the place of an actor of the same code. */
    public Actors with(Collection<Actor> more) {
        Map<ActorCode, Actor> actors = new TreeMap<>(byCode);
        Map<String, List<Entry>> texts = new LinkedHashMap<>(byText);
        for (Actor actor : more) {
            if (actors.put(actor.code(), actor) != null) {
                texts.replaceAll((text, entries) -> entries.stream()
                        .filter(entry -> !entry.code().equals(actor.code()))
                        .toList());
            }
            index(texts, actor);
        }
        return new Actors(actors, texts, version);
    }

    /**
     * These actors, with another name for one of them from that day on.
     *
     * @throws IllegalArgumentException if there is no such actor
     */
    public Actors rename(ActorCode code, String name, LocalDate from) {
        return with(known(code).renamed(name, from));
    }

    /**
     * These actors, with a successor for one of them; see {@link Actor#succeededBy}.
     *
     * @throws IllegalArgumentException if there is no actor {@code of}, or it did not live before that day
     */
    public Actors succeed(ActorCode of, Successor by) {
        return with(known(of).succeededBy(by));
    }

    private Actor known(ActorCode code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("there is no actor " + code));
    }

    private Actor actor(Entry entry) {
        return known(entry.code());
    }

    private List<Actor> distinct(List<Entry> entries) {
        return entries.stream()
                .map(Entry::code)
                .distinct()
                .sorted()
                .map(this::known)
                .toList();
    }

    /** Those meant but not found that day, first those whose name would have been in use then; at most four. */
    private List<Actor> notFound(List<Entry> meant, LocalDate on) {
        Stream<Actor> inUse =
                distinct(meant.stream().filter(entry -> entry.inUseOn(on)).toList()).stream();
        return Stream.concat(inUse, distinct(meant).stream())
                .distinct()
                .limit(MOST_SUGGESTIONS - 1L)
                .toList();
    }

    private List<Suggestion> suggestions(String wanted, List<Actor> meant, LocalDate on) {
        Map<ActorCode, Suggestion> offered = new LinkedHashMap<>();
        for (Actor actor : meant) {
            inThePlaceOf(actor, on).stream()
                    .limit(MOST_SUGGESTIONS - meant.size())
                    .forEach(other -> offered.putIfAbsent(
                            other.code(),
                            new Suggestion(other, other.nameOn(on), Suggestion.Why.IN_THE_PLACE_OF, actor.code())));
        }
        for (Actor actor : meant) {
            offered.putIfAbsent(
                    actor.code(),
                    new Suggestion(
                            actor,
                            actor.nameOn(on),
                            actor.livesOn(on) ? Suggestion.Why.SIMILAR : Suggestion.Why.DID_NOT_LIVE_THEN,
                            actor.code()));
        }
        if (meant.isEmpty() && !wanted.isEmpty()) {
            similar(wanted, on)
                    .forEach(
                            suggestion -> offered.putIfAbsent(suggestion.actor().code(), suggestion));
        }
        return offered.values().stream().limit(MOST_SUGGESTIONS).toList();
    }

    /**
     * Those who stood in the actor's place that day, by succession: who had followed it by then, or who was yet to give
     * way to it. Over as many steps as it takes to come to one that lived; continuations first.
     */
    private List<Actor> inThePlaceOf(Actor actor, LocalDate on) {
        Set<ActorCode> seen = new LinkedHashSet<>(Set.of(actor.code()));
        List<Actor> ring = List.of(actor);
        while (!ring.isEmpty()) {
            List<Actor> next = ring.stream()
                    .flatMap(one -> neighbours(one, on))
                    .filter(other -> seen.add(other.code()))
                    .toList();
            List<Actor> living =
                    next.stream().filter(other -> other.livesOn(on)).toList();
            if (!living.isEmpty()) {
                return living;
            }
            ring = next;
        }
        return List.of();
    }

    private Stream<Actor> neighbours(Actor actor, LocalDate on) {
        record Link(Successor.Kind kind, ActorCode code) {}
        Stream<Link> followed = actor.successors().stream()
                .filter(successor -> successor.kind() != Successor.Kind.SECESSION
                        && !successor.day().isAfter(on))
                .map(successor -> new Link(successor.kind(), successor.code()));
        Stream<Link> preceded = byCode.values().stream()
                .flatMap(other -> other.successors().stream()
                        .filter(successor -> successor.code().equals(actor.code())
                                && successor.day().isAfter(on))
                        .map(successor -> new Link(successor.kind(), other.code())));
        return Stream.concat(followed, preceded)
                .sorted(Comparator.comparing(Link::kind))
                .flatMap(link -> find(link.code()).stream());
    }

    private List<Suggestion> similar(String wanted, LocalDate on) {
        record Near(Entry entry, boolean living, int distance, boolean otherInitial) {}
        int most = Math.max(1, (wanted.length() + 1) / 3);
        Map<ActorCode, Near> nearest = byText.entrySet().stream()
                .flatMap(text -> {
                    int distance = Spelling.distance(wanted, text.getKey(), most);
                    return distance > most
                            ? Stream.empty()
                            : text.getValue().stream()
                                    .map(entry -> new Near(
                                            entry,
                                            actor(entry).livesOn(on),
                                            distance,
                                            !text.getKey().startsWith(wanted.substring(0, 1))));
                })
                .collect(Collectors.toMap(
                        near -> near.entry().code(),
                        near -> near,
                        (one, other) -> one.distance() <= other.distance() ? one : other));
        return nearest.values().stream()
                .sorted(Comparator.comparingInt(Near::distance)
                        .thenComparing(Near::living, Comparator.reverseOrder())
                        .thenComparing(Near::otherInitial)
                        .thenComparing(near -> near.entry().code()))
                .map(near -> new Suggestion(
                        actor(near.entry()),
                        near.entry().text(),
                        near.living() ? Suggestion.Why.SIMILAR : Suggestion.Why.DID_NOT_LIVE_THEN,
                        near.entry().code()))
                .toList();
    }

    private static void index(Map<String, List<Entry>> byText, Actor actor) {
        Set<Entry> entries = new LinkedHashSet<>();
        entries.add(new Entry(actor.code(), actor.code().value(), Lifespan.ALWAYS, false));
        for (ForeignCode code : actor.codes()) {
            boolean understood = code.scheme() == ForeignCode.Scheme.ISO2 || code.scheme() == ForeignCode.Scheme.ISO3;
            if (understood && !code.code().equals(actor.code().value())) {
                entries.add(new Entry(actor.code(), code.code(), new Lifespan(code.from(), code.to()), false));
            }
        }
        for (Name name : actor.names()) {
            entries.add(new Entry(
                    actor.code(), name.text(), new Lifespan(name.from(), name.to()), name.use() == Name.Use.ALIAS));
        }
        for (Entry entry : entries) {
            byText.merge(
                    Spelling.plain(entry.text()),
                    List.of(entry),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
    }

    /** A text that means an actor: on the days of its use only, or, where it is known for longer, on those first. */
    private record Entry(ActorCode code, String text, Lifespan use, boolean only) {
        boolean inUseOn(LocalDate day) {
            return use.contains(day);
        }
    }

    private record ForeignText(ForeignCode.Scheme scheme, String code) {}

    private static final class States {
        static final Actors TABLE = StateTable.read();
    }

    /** What a code or name came to on a day. */
    public sealed interface Resolution {

        /** Exactly one actor was meant, and it lived that day. */
        record Found(Actor actor) implements Resolution {}

        /** Several actors that lived that day were meant, by code. */
        record Ambiguous(String asked, List<Actor> actors) implements Resolution {
            public Ambiguous {
                actors = List.copyOf(actors);
            }
        }

        /** No actor that lived that day was meant; the closest matches, best first, at most five. */
        record Unknown(String asked, LocalDate on, List<Suggestion> suggestions) implements Resolution {
            public Unknown {
                suggestions = List.copyOf(suggestions);
            }
        }
    }

    /**
     * An actor that may have been meant.
     *
     * @param actor the actor
     * @param name the name or code that came close
     * @param why why it is offered
     * @param meant the actor that was asked for, where it did not live that day; else this one
     */
    public record Suggestion(Actor actor, String name, Why why, ActorCode meant) {

        /** Why an actor is offered. */
        public enum Why {
            /** It lived that day where the actor asked for did not yet or no longer. */
            IN_THE_PLACE_OF,
            /** Code or name fit, or nearly, but the actor did not live that day. */
            DID_NOT_LIVE_THEN,
            /** It is called nearly the same, or so on other days. */
            SIMILAR
        }
    }
}
