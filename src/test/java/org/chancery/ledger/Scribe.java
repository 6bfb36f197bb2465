package org.chancery.ledger;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.chancery.actor.Actors;
import org.chancery.form.EventForms;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import tools.jackson.databind.json.JsonMapper;

/** Writes events into a ledger's tables without asking any rule, for histories that nobody would have to be allowed. */
public final class Scribe {

    private final GroupAppend append;
    private final Map<String, Long> next = new HashMap<>();
    private final Set<UUID> claimed = new HashSet<>();

    /** Writes where nothing else does. */
    public Scribe(DataSource dataSource, InstantSource clock) {
        this.append = new GroupAppend(dataSource, Database.of(dataSource), clock);
    }

    /** Appends events to the stream of a relation. */
    public List<Recorded<RelationEvent>> append(Pair pair, List<RelationEvent> events) {
        return append(new StreamId.OfRelation(pair), events);
    }

    /** Appends events to a stream. */
    public List<Recorded<RelationEvent>> append(StreamId stream, List<RelationEvent> events) {
        List<Draft> drafts = new ArrayList<>();
        List<Batch.Claim> claims = new ArrayList<>();
        List<Batch.Mention> mentions = new ArrayList<>();
        for (RelationEvent event : events) {
            UUID about = Ledger.about(event);
            UUID claimed = Ledger.claimed(event);
            if (claimed != null && this.claimed.add(claimed)) {
                claims.add(new Batch.Claim(claimed, drafts.size(), drafts.size()));
            } else if (about != null && claimed == null) {
                mentions.add(new Batch.Mention(about, drafts.size()));
            }
            if (event instanceof RelationEvent.RecordDisputed && about != null) {
                mentions.add(new Batch.Mention(about, drafts.size()));
            }
            long sequence = next.merge(stream.name(), 1L, Long::sum) - 1;
            drafts.add(new Draft(
                    TimeOrderedIdentifiers.next(),
                    stream.name(),
                    sequence,
                    EventForms.name(event),
                    EventForms.REVISION,
                    "scribe",
                    null,
                    about,
                    Payloads.write(event)));
        }
        List<Entry> entries = append.append(new Batch(drafts, claims, mentions, Long.MAX_VALUE));
        List<Recorded<RelationEvent>> recorded = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            recorded.add(entries.get(i).recorded(events.get(i)));
        }
        return recorded;
    }

    /** The same event of other actors. */
    public static RelationEvent renamed(RelationEvent event, Map<String, String> codes) {
        String payload = Payloads.write(event);
        for (Map.Entry<String, String> code : codes.entrySet()) {
            payload = payload.replace(code.getKey(), code.getValue());
        }
        return EventForms.read(EventForms.name(event), EventForms.REVISION, new JsonMapper().readTree(payload));
    }

    /** The life spans of the two, as the fold of their relation starts from them among these actors. */
    public static Relation empty(Pair pair, Actors actors) {
        Folds.Origin origin = ActorBook.origin(pair, actors);
        return Relation.of(pair, origin.first(), origin.second());
    }
}
