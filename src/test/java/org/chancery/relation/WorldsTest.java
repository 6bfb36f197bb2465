package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.SharedData;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Parties.Mutual;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 1,500 small histories of TIES with their answers by brute force, see {@code worlds/SOURCE.txt} of the shared data. */
class WorldsTest {
    private static final Pair PAIR = Pair.of(ActorCode.of("SYR"), ActorCode.of("TUR"));
    private static final FacetKey TIES = FacetKey.mutual(Facet.TIES, PAIR, null);
    private static final Instant RECORDED = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void every_history_answers_as_brute_force_does_in_whatever_order_it_is_recorded() throws IOException {
        Path file = SharedData.require("data/worlds/ties.jsonl");
        JsonMapper json = JsonMapper.builder().build();
        Random random = new Random(1961);
        List<String> wrong = new ArrayList<>();
        int histories = 0;
        for (String line : Files.readAllLines(file)) {
            JsonNode history = json.readTree(line);
            histories++;
            Relation relation = recordShuffled(history, random);
            TreeMap<String, String> expected = new TreeMap<>();
            TreeMap<String, String> found = new TreeMap<>();
            history.get("answers").properties().forEach(day -> {
                expected.put(day.getKey(), words(day.getValue()));
                found.put(day.getKey(), words(relation.answer(TIES, LocalDate.parse(day.getKey()))));
            });
            expected.put("unrecorded changes", history.get("unrecordedChanges").asString());
            found.put("unrecorded changes", Integer.toString(relation.unrecordedChanges(TIES)));
            if (!expected.equals(found)) {
                wrong.add(history.get("records") + "\n  expected " + expected + "\n  found    " + found);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(histories).isEqualTo(1_500);
    }

    private static Relation recordShuffled(JsonNode history, Random random) {
        List<RelationEvent> first = new ArrayList<>();
        List<RelationEvent> second = new ArrayList<>();
        for (JsonNode record : history.get("records")) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            first.add(act(id, record));
            if (record.has("retracted")) {
                second.add(new RelationEvent.RecordRetracted(id, "wrong"));
            } else if (record.has("disputed")) {
                second.add(new RelationEvent.RecordDisputed(
                        new UUID(random.nextLong(), random.nextLong()),
                        id,
                        "somebody",
                        "doubt",
                        List.of(),
                        List.of(),
                        "test"));
            }
        }
        Collections.shuffle(first, random);
        Collections.shuffle(second, random);
        Relation relation = Relation.of(PAIR, List.of(Lifespan.ALWAYS), List.of(Lifespan.ALWAYS));
        long position = 0;
        first.addAll(second);
        boolean asked = random.nextBoolean();
        for (RelationEvent event : first) {
            position++;
            relation = relation.evolve(new Recorded<>(position, RECORDED.plusMillis(position), "analyst", null, event));
            if (asked) {
                relation.answer(TIES, LocalDate.of(1961, 1, 5));
            }
        }
        return relation;
    }

    private static RelationEvent.Act act(UUID id, JsonNode record) {
        OccurrenceDate occurred = OccurrenceDate.parse(record.get("occurred").asString());
        Integer order = record.has("orderInDay") ? record.get("orderInDay").asInt() : null;
        Particulars particulars = new Particulars(
                id, occurred, order, null, List.of(), List.of(), "test", Grade.REPORTED, Mark.CLEAR, null, null, null);
        Mutual both = new Mutual(List.of(PAIR.first(), PAIR.second()));
        return switch (record.get("command").asString()) {
            case "establish-ties" -> new RelationEvent.TiesEstablished(both, null, null, particulars);
            case "restore-ties" -> new RelationEvent.TiesRestored(both, null, particulars);
            case "suspend-ties" -> new RelationEvent.TiesSuspended(both, null, particulars);
            case "sever-ties" -> new RelationEvent.TiesSevered(both, null, null, particulars);
            case "observe-status" ->
                new RelationEvent.StatusObserved(
                        both,
                        Facet.TIES,
                        null,
                        Value.valueOf(record.get("value").asString()),
                        null,
                        particulars);
            default -> throw new IllegalArgumentException(record.toString());
        };
    }

    private static String words(JsonNode answer) {
        TreeSet<String> values = new TreeSet<>();
        answer.get("values").forEach(value -> values.add(value.asString()));
        return answer.get("certainty").asString() + " " + values;
    }

    private static String words(Answer answer) {
        TreeSet<String> values = new TreeSet<>();
        answer.possible().forEach(value -> values.add(value.name()));
        return answer.certainty() + " " + values;
    }
}
