package org.chancery.relation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.form.CommandForms;
import org.chancery.form.Json;
import org.jspecify.annotations.Nullable;

/**
 * Books kept in memory: every command is decided by the rules, and what they accept is folded, one second after another.
 * Nothing but the pure packages and the form of commands stands behind it.
 */
public final class Books {
    private static final Pattern KEY = Pattern.compile("(\\w+) (\\w+)[→-](\\w+)(?: \"(.*)\")?");

    private LocalDate today;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Pair, Relation> relations = new TreeMap<>();
    private Actors actors = Actors.states();
    private int made;

    private record Entry(Recorded<RelationEvent> recorded, Set<Pair> relations) {}

    private Books(LocalDate today) {
        this.today = today;
    }

    /** Empty books, in which everything is recorded on one day. */
    public static Books on(String today) {
        return new Books(LocalDate.parse(today));
    }

    /** What is recorded from now on is recorded on a later day. */
    void turnTo(LocalDate later) {
        today = later;
    }

    /** Reads one command: its JSON, with its name in the field {@code command}. */
    public RelationCommand read(String body) {
        var json = Json.read(body);
        return CommandForms.read(CommandForms.nameIn(json), json, this::newId, this::typeOf);
    }

    /** Ids in order: 1, 2, 3. */
    public static UUID id(int number) {
        return new UUID(0x0193_587c_1a00_7000L, 0x8000_0000_0000_0000L + number);
    }

    private UUID newId() {
        made++;
        return id(made);
    }

    private @Nullable Class<? extends RelationCommand.Act> typeOf(UUID record) {
        for (Relation relation : relations.values()) {
            Held held = relation.record(record);
            if (held != null) {
                return RelationRules.command(held.act());
            }
        }
        return null;
    }

    /** What the rules say; nothing is recorded. */
    public Decision dryRun(List<? extends RelationCommand> commands) {
        if (commands.getFirst() instanceof RelationCommand.ActorCommand command) {
            return ActorRules.decide(actors, command, today);
        }
        commands.stream()
                .map(RelationRules::relations)
                .flatMap(Set::stream)
                .forEach(pair -> relations.computeIfAbsent(pair, this::nothing));
        return RelationRules.decide(relations, actors, commands, today);
    }

    /** Records commands that stand or fall together; a command about an actor stands alone. */
    public Decision record(List<? extends RelationCommand> commands) {
        Decision decision = dryRun(commands);
        if (decision instanceof Decision.Accepted(var outcomes, var _)) {
            for (Decision.Outcome outcome : outcomes) {
                if (outcome instanceof Decision.Recording(var event, var pairs, var _)) {
                    append(event, pairs);
                }
            }
        }
        return decision;
    }

    private void append(RelationEvent event, Set<Pair> pairs) {
        long position = entries.size() + 1L;
        Recorded<RelationEvent> recorded = new Recorded<>(position, instant(position), "analyst", null, event);
        entries.add(new Entry(recorded, new TreeSet<>(pairs)));
        if (event instanceof RelationEvent.ActorEvent actorEvent) {
            actors = ActorRules.evolve(actors, actorEvent);
        }
        for (Pair pair : pairs) {
            relations.put(pair, relations.computeIfAbsent(pair, this::nothing).evolve(recorded));
        }
    }

    private Instant instant(long position) {
        return today.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(position);
    }

    /** When the last entry was recorded. */
    public Instant now() {
        return instant(entries.size());
    }

    private Relation nothing(Pair pair) {
        return Relation.of(pair, lifespans(pair.first()), lifespans(pair.second()));
    }

    private List<Lifespan> lifespans(ActorCode code) {
        return actors.find(code).map(Actor::lifespans).orElse(List.of(Lifespan.ALWAYS));
    }

    /** A relation as it is known now. */
    public Relation relation(String pair) {
        return relations.computeIfAbsent(Pair.parse(pair), this::nothing);
    }

    /** A relation as it was known at an instant. */
    public Relation relation(String pair, Instant knownAt) {
        Pair wanted = Pair.parse(pair);
        Relation relation = nothing(wanted);
        for (Entry entry : entries) {
            if (entry.relations.contains(wanted) && !entry.recorded.recordedAt().isAfter(knownAt)) {
                relation = relation.evolve(entry.recorded);
            }
        }
        return relation;
    }

    /** The answer to a key written as {@link FacetKey#toString} writes it, in words. */
    public String answer(String key, String asOf) {
        FacetKey facetKey = key(key);
        return words(relation(facetKey.pair().toString()).answer(facetKey, LocalDate.parse(asOf)));
    }

    /** A key as {@link FacetKey#toString} writes it. */
    public static FacetKey key(String text) {
        Matcher parts = KEY.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a facet key: " + text);
        }
        String key = parts.group(4);
        return new FacetKey(
                Facet.valueOf(parts.group(1)),
                ActorCode.of(parts.group(2)),
                ActorCode.of(parts.group(3)),
                key == null ? null : Key.of(key));
    }

    /**
     * An answer in words: the value where it is definite, else the certainty and all values; an implied one is marked so,
     * an inferred one with its rule.
     */
    public static String words(Answer answer) {
        String values = answer.values().stream()
                .map(possible -> possible.value()
                        + (possible.implied() ? " (implied)" : "")
                        + (possible.rule() == null ? "" : " (" + possible.rule() + ")"))
                .collect(Collectors.joining(", "));
        return switch (answer.certainty()) {
            case DEFINITE -> values;
            case POSSIBLE -> "possibly " + values;
            case CONTESTED ->
                answer.positions().stream()
                        .map(side -> side.name() + " "
                                + side.values().stream().map(Value::name).collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; ", "contested: ", ""));
        };
    }
}
