package org.chancery.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.chancery.actor.Actors;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;

/**
 * The part of an audit that reads: every row of the history in the order of positions, its leaf computed anew and compared,
 * its payload decoded, and its relation folded from nothing. The stages are the ledger's own.
 */
public final class ReadingPart {
    private final Scan scan;

    public ReadingPart(DataSource dataSource) {
        this.scan = new Scan(dataSource);
    }

    /**
     * What a reading came to.
     *
     * @param sound how many rows come to the leaf stored with them
     * @param relations how many relations were folded
     */
    public record Read(long events, long sound, int relations) {}

    /** Reads the rows, hashes and decodes them beside each other, and folds. */
    public Read all(long upTo) {
        Map<Pair, Relation.Growing> relations = new HashMap<>();
        long events = 0;
        long sound = 0;
        try (Passage<Page> pages = Ahead.of(
                "decode", Ahead.of("read", scan.inOrder(0, upTo), ReadingPart::hashed), ReadingPart::decoded)) {
            while (pages.hasNext()) {
                Page page = pages.next();
                sound += page.sound;
                for (LedgerEvent event : page.events) {
                    if (event.stream() instanceof StreamId.OfRelation(Pair pair)) {
                        relations.computeIfAbsent(pair, ReadingPart::beginning).take(event.recorded());
                    }
                    events++;
                }
            }
        }
        long folded = relations.values().stream()
                .mapToLong(growing -> growing.grown().events())
                .sum();
        if (folded != events) {
            throw new IllegalStateException("folded " + folded + " of " + events);
        }
        return new Read(events, sound, relations.size());
    }

    private static Relation.Growing beginning(Pair pair) {
        Folds.Origin origin = ActorBook.origin(pair, Actors.none());
        return Relation.of(pair, origin.first(), origin.second()).growing();
    }

    private record Page(List<LedgerEvent> events, long sound) {}

    private record Hashed(List<StoredEvent> rows, long sound) {}

    private static Hashed hashed(List<StoredEvent> rows) {
        return new Hashed(rows, rows.stream().filter(StoredEvent::isSound).count());
    }

    private static Page decoded(Hashed hashed) {
        return new Page(
                hashed.rows.stream()
                        .map(row -> LedgerEvent.of(row.entry(), Payloads.read(row.entry())))
                        .toList(),
                hashed.sound);
    }
}
