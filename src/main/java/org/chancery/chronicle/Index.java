package org.chancery.chronicle;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chancery.form.EventForms;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.StreamId;
import org.chancery.relation.Effects;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.Act;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Every record by place and by last change, in memory. It follows the ledger: each question first reads what came since
 * the one before.
 */
final class Index {

    private static final int PAGE = 1_000;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Set<String> NOT_TEXT = Set.of("recordId", "grade", "mark", "occurred", "url");

    private final Ledger ledger;
    private final Map<UUID, Indexed> records = new HashMap<>();
    private final NavigableMap<Place, Indexed> byPlace = new TreeMap<>();
    private final NavigableMap<Long, Indexed> byChange = new TreeMap<>();
    private long position;

    Index(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A record and the text it is found by. */
    private record Indexed(Chronicled record, String text) {}

    /** A page of the records wanted, in order of place. */
    synchronized Found search(Search search, @Nullable Place after, int limit) {
        follow();
        NavigableMap<Place, Indexed> rest = after == null ? byPlace : byPlace.tailMap(after, false);
        return page(rest.values(), search, limit);
    }

    /** A page of the records wanted that something was said about after a position, in the order in which it was said. */
    synchronized Found changed(Search search, long since, int limit) {
        follow();
        return page(byChange.tailMap(since, false).values(), search, limit);
    }

    private Found page(Iterable<Indexed> candidates, Search search, int limit) {
        List<String> words = search.text() == null
                ? List.of()
                : List.of(SPACES.split(folded(search.text()).strip()));
        List<Chronicled> found = new ArrayList<>();
        Place next = null;
        for (Indexed candidate : candidates) {
            if (isWanted(candidate, search, words)) {
                if (found.size() == limit) {
                    next = Place.of(found.getLast());
                    break;
                }
                found.add(candidate.record);
            }
        }
        return new Found(position, found, next);
    }

    private static boolean isWanted(Indexed candidate, Search search, List<String> words) {
        Chronicled record = candidate.record;
        Place place = Place.of(record);
        return (search.type() == null || search.type().equals(EventForms.name(record.content())))
                && (search.grade() == null || search.grade() == record.grade())
                && (search.from() == null || place.latest() >= search.from().toEpochDay())
                && (search.to() == null || place.earliest() <= search.to().toEpochDay())
                && (search.actor() == null
                        || (record.content() instanceof Act act
                                && Effects.actors(act).contains(search.actor())))
                && words.stream().allMatch(candidate.text::contains);
    }

    private void follow() {
        List<LedgerEvent> events;
        do {
            events = ledger.events(position, PAGE);
            Map<Pair, Set<UUID>> changed = new TreeMap<>();
            for (LedgerEvent event : events) {
                UUID record = recordOf(event.event());
                if (record != null && event.stream() instanceof StreamId.OfRelation(Pair pair)) {
                    changed.computeIfAbsent(pair, each -> new TreeSet<>()).add(record);
                }
                position = event.position();
            }
            changed.forEach((pair, ids) -> {
                Relation relation = ledger.relation(pair);
                ids.forEach(id -> put(relation.record(id)));
            });
        } while (events.size() == PAGE);
    }

    private static @Nullable UUID recordOf(RelationEvent event) {
        return switch (event) {
            case Act act -> act.particulars().recordId();
            case RelationEvent.RecordCorrected(var record, var _, var _) -> record;
            case RelationEvent.RecordRetracted(var record, var _) -> record;
            case RelationEvent.RecordDisputed disputed -> disputed.record();
            case RelationEvent.DisputeResolved(var _, var record, var _) -> record;
            case RelationEvent.SourceAdded(var record, var _, var _) -> record;
            case RelationEvent.ActorEvent _ -> null;
        };
    }

    /** Of the relations that hold a record, the one that held it first tells its whole history. */
    private void put(@Nullable Held held) {
        if (held == null) {
            return;
        }
        Indexed before = records.get(held.id());
        if (before != null) {
            if (before.record.position() < held.history().getFirst().position()) {
                return;
            }
            byPlace.remove(Place.of(before.record));
            byChange.remove(before.record.changedAt());
        }
        Indexed now = new Indexed(Chronicled.of(held), text(held.act()));
        records.put(held.id(), now);
        byPlace.put(Place.of(now.record), now);
        byChange.put(now.record.changedAt(), now);
    }

    /** What a record is found by: all text in it. */
    private static String text(Act act) {
        StringBuilder text = new StringBuilder(EventForms.name(act).replace('-', ' '));
        collect(EventForms.write(act), text);
        return folded(text.toString());
    }

    private static void collect(JsonNode node, StringBuilder text) {
        if (node.isString()) {
            text.append('\n').append(node.stringValue());
        } else if (node.isObject()) {
            node.properties().forEach(field -> {
                if (!NOT_TEXT.contains(field.getKey())) {
                    collect(field.getValue(), text);
                }
            });
        } else if (node.isArray()) {
            node.forEach(each -> collect(each, text));
        }
    }

    /** Lower case, without accents. */
    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
