package org.chancery.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.chancery.actor.ActorCode;
import org.chancery.actor.ActorKind;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.ledger.Scribe;
import org.chancery.ledger.StreamId;
import org.chancery.relation.ActorRules;
import org.chancery.relation.Histories;
import org.chancery.relation.Histories.History;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.ActorEvent;
import org.chancery.relation.RelationEvent.ActorRegistered;

/** Random histories of several relations, interleaved, with actors whose life spans become known between. */
public final class World {

    private final Random random;
    private final Scribe scribe;
    private final List<Pending> pending = new ArrayList<>();
    private final List<Recorded<RelationEvent>> recorded = new ArrayList<>();
    private final List<StreamId> streams = new ArrayList<>();
    public final SortedSet<Pair> pairs = new TreeSet<>();

    private record Pending(StreamId stream, RelationEvent event) {}

    public World(DataSource dataSource, long seed, int relations) {
        this.random = new Random(seed);
        this.scribe = new Scribe(dataSource, () -> Instant.parse("2001-01-01T00:00:00Z"));
        List<List<Pending>> each = new ArrayList<>();
        for (int i = 0; i < relations; i++) {
            Map<String, String> codes = Map.of(
                    "AAA",
                    String.format("A%02d", i),
                    "BBB",
                    String.format("B%02d", i),
                    "CCC",
                    String.format("C%02d", i));
            each.add(history(codes, 1 + random.nextInt(3)));
        }
        while (!each.isEmpty()) {
            List<Pending> from = each.get(random.nextInt(each.size()));
            if (from.isEmpty()) {
                each.remove(from);
            } else {
                pending.add(from.removeFirst());
            }
        }
    }

    private List<Pending> history(Map<String, String> codes, int parts) {
        ActorCode first = ActorCode.of(codes.get("AAA"));
        Pair pair = Pair.of(first, ActorCode.of(codes.get("BBB")));
        pairs.add(pair);
        List<Pending> events = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            History history = Histories.next(random.nextLong());
            history.stream()
                    .forEach(each -> events.add(
                            new Pending(new StreamId.OfRelation(pair), Scribe.renamed(each.event(), codes))));
        }
        if (random.nextInt(3) == 0) {
            LocalDate last = Histories.FIRST.plusDays(random.nextInt(6));
            events.add(
                    random.nextInt(events.size() + 1),
                    new Pending(
                            new StreamId.OfActor(first),
                            new ActorRegistered(
                                    first,
                                    ActorKind.STATE,
                                    "Somewhere",
                                    new Lifespan(null, last),
                                    List.of(),
                                    "a test",
                                    null)));
        }
        return events;
    }

    public int left() {
        return pending.size();
    }

    /** Records what comes next. */
    public void record(int events) {
        for (int i = 0; i < events && !pending.isEmpty(); i++) {
            Pending next = pending.removeFirst();
            recorded.addAll(scribe.append(next.stream, List.of(next.event)));
            streams.add(next.stream);
        }
    }

    public long head() {
        return recorded.size();
    }

    /** When a position became known. */
    public Instant knownAt(long position) {
        return position == 0
                ? Instant.parse("2000-12-31T00:00:00Z")
                : recorded.get((int) position - 1).recordedAt();
    }

    /** The fold of a relation, as known at a position. */
    public Relation relation(Pair pair, long position) {
        Actors actors = Actors.states();
        for (int i = 0; i < position; i++) {
            if (recorded.get(i).event() instanceof ActorEvent event) {
                actors = ActorRules.evolve(actors, event);
            }
        }
        Relation relation = Scribe.empty(pair, actors);
        for (int i = 0; i < position; i++) {
            if (streams.get(i).equals(new StreamId.OfRelation(pair))) {
                relation = relation.evolve(recorded.get(i));
            }
        }
        return relation;
    }

    public LocalDate day() {
        return Histories.FIRST.plusDays(random.nextInt(30) - 4);
    }

    public long position() {
        return random.nextLong(head() + 1);
    }
}
