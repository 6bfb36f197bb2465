package org.chancery.relation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** The open disputes of a relation: which records are disputed, and which stand only where the disputed ones do not. */
final class Disputes {
    static final Disputes NONE = new Disputes(Map.of());

    private final Map<UUID, Open> open;
    private final Set<UUID> disputed;
    private final Set<UUID> alternatives;
    private final Set<UUID> records;

    /** One open dispute. */
    record Open(UUID record, Set<UUID> instead) {}

    private Disputes(Map<UUID, Open> open) {
        this.open = open;
        this.disputed = new LinkedHashSet<>();
        this.alternatives = new LinkedHashSet<>();
        for (Open dispute : open.values()) {
            disputed.add(dispute.record);
            alternatives.addAll(dispute.instead);
        }
        this.records = new LinkedHashSet<>(disputed);
        records.addAll(alternatives);
    }

    Disputes with(UUID dispute, UUID record, List<UUID> instead) {
        Map<UUID, Open> more = new TreeMap<>(open);
        more.put(dispute, new Open(record, Set.copyOf(instead)));
        return new Disputes(more);
    }

    Disputes without(UUID dispute) {
        Map<UUID, Open> fewer = new TreeMap<>(open);
        fewer.remove(dispute);
        return new Disputes(fewer);
    }

    boolean isNone() {
        return open.isEmpty();
    }

    Map<UUID, Open> open() {
        return open;
    }

    Set<UUID> disputed() {
        return disputed;
    }

    /** The records that hold only if the disputed ones do not. */
    Set<UUID> alternatives() {
        return alternatives;
    }

    /** Every record that an open dispute speaks of. */
    Set<UUID> records() {
        return records;
    }

    /** The disputes that speak of one of some records, by id. */
    List<UUID> on(Predicate<UUID> some) {
        return open.entrySet().stream()
                .filter(entry -> some.test(entry.getValue().record)
                        || entry.getValue().instead.stream().anyMatch(some))
                .map(Map.Entry::getKey)
                .toList();
    }
}
