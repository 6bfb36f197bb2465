package org.chancery.ledger;

import java.util.List;
import org.chancery.form.EventForms;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;
import tools.jackson.databind.json.JsonMapper;

/** Between events and what the ledger stores of them: chosen names and canonical JSON, no class names anywhere. */
final class Payloads {

    private static final JsonMapper JSON = new JsonMapper();

    /** From so many entries on it is worth decoding on several threads. */
    private static final int WORTH_SHARING = 200;

    private Payloads() {}

    static String write(RelationEvent event) {
        return CanonicalJson.write(EventForms.write(event));
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
