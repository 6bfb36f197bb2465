package org.chancery.ledger;

import java.util.List;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;

/** Turns stored entries back into what was recorded. */
final class EventReader {

    /** From so many entries on it is worth decoding on several threads. */
    private static final int WORTH_SHARING = 200;

    private final EventForm form;

    EventReader(EventForm form) {
        this.form = form;
    }

    Recorded<RelationEvent> read(Entry entry) {
        return entry.recorded(form.read(entry.name(), entry.revision(), entry.payload()));
    }

    /** The same in the same order. */
    List<Recorded<RelationEvent>> readAll(List<Entry> entries) {
        return (entries.size() < WORTH_SHARING ? entries.stream() : entries.parallelStream())
                .map(this::read)
                .toList();
    }
}
