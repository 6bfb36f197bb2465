package org.chancery.ledger;

import java.util.List;
import java.util.stream.Collectors;
import org.chancery.form.EventForms;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Between events and what the ledger stores of them: chosen names and canonical JSON, no class names anywhere. */
final class Payloads {

    private static final JsonMapper JSON = new JsonMapper();

    /** From so many entries on it is worth decoding on several threads. */
    private static final int WORTH_SHARING = 200;

    private Payloads() {}

    /**
     * The event as it is stored.
     *
     * @throws RecordTooLarge if it would be longer than an entry may be
     */
    static String write(RelationEvent event) {
        String payload = CanonicalJson.write(EventForms.write(event));
        if (payload.length() > RecordTooLarge.MOST) {
            throw new RecordTooLarge(payload.length());
        }
        return payload;
    }

    /** Whether two events say the same: whatever they list, the order in which they list it says nothing. */
    static boolean meanTheSame(RelationEvent one, @Nullable RelationEvent other) {
        return other != null
                && one.getClass().equals(other.getClass())
                && (one.equals(other) || meaning(EventForms.write(one)).equals(meaning(EventForms.write(other))));
    }

    /** The canonical form of a value, its lists sorted. */
    private static String meaning(JsonNode value) {
        if (value.isArray()) {
            return value.values().stream().map(Payloads::meaning).sorted().collect(Collectors.joining(",", "[", "]"));
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(member -> "\"" + member.getKey() + "\":" + meaning(member.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return CanonicalJson.write(value);
    }

    static Recorded<RelationEvent> read(Entry entry) {
        return entry.recorded(EventForms.read(entry.name(), entry.revision(), JSON.readTree(entry.payload())));
    }

    /** The same in the same order. */
    static List<Recorded<RelationEvent>> readAll(List<Entry> entries) {
        return (entries.size() < WORTH_SHARING ? entries.stream() : entries.parallelStream())
                .map(Payloads::read)
                .toList();
    }
}
