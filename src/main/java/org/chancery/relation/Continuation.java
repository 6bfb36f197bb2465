package org.chancery.relation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.actor.Actor;
import org.chancery.actor.Actor.Successor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.chancery.relation.RelationEvent.RelationContinued;
import org.chancery.relation.RelationEvent.SuccessionRecorded;
import org.chancery.relation.RelationEvent.TiesLapsed;
import org.jspecify.annotations.Nullable;

/**
 * What a succession does to one relation of the actor that is followed: it lapses with an actor that ends, and goes on
 * with the actor that continues it. Pure: no clock, no randomness.
 */
public final class Continuation {
    private Continuation() {}

    /** Whether the actor that is followed ends: in every case but a secession, which it outlives. */
    public static boolean ends(SuccessionRecorded succession) {
        return succession.kind() != Successor.Kind.SECESSION;
    }

    /** The end of a relation of the actor that ended. */
    public static TiesLapsed lapsed(SuccessionRecorded succession, Pair pair, UUID id) {
        return new TiesLapsed(new Parties.Mutual(List.of(pair.first(), pair.second())), particulars(succession, id));
    }

    /**
     * The last day on which an actor lived before its succession can have happened.
     *
     * @return null where the succession has no earliest day, or the actor lived on no day before it
     */
    public static @Nullable LocalDate eve(SuccessionRecorded succession, Actor ended) {
        LocalDate earliest = succession.particulars().occurred().begins().earliest();
        LocalDate eve = null;
        for (Lifespan span : ended.lifespans()) {
            LocalDate last = span.to();
            if (earliest != null && (span.from() == null || span.from().isBefore(earliest))) {
                LocalDate lived = last == null || !last.isBefore(earliest) ? earliest.minusDays(1) : last;
                eve = eve == null || lived.isAfter(eve) ? lived : eve;
            }
        }
        return eve;
    }

    /**
     * What goes on of a relation with the actor that continues the ended one: every value that could hold on the eve.
     *
     * @param ended the relation of the ended actor
     * @param eve the day whose end counts
     * @param successor who continues it
     * @param id the identity of the record
     * @return what goes on; nothing is carried where the books were silent
     * @throws IllegalArgumentException where the other party is the successor itself
     */
    public static RelationContinued continued(
            SuccessionRecorded succession, Relation ended, LocalDate eve, ActorCode successor, UUID id) {
        ActorCode other = ended.pair().other(succession.of());
        List<Carried> carried = new ArrayList<>();
        for (Answer answer : ended.answers(eve)) {
            if (restsOnRecords(answer)) {
                answer.values().forEach(possible -> carried.add(carry(answer.key(), possible, succession, successor)));
            }
        }
        Pair pair = Pair.of(successor, other);
        return new RelationContinued(
                new Parties.Mutual(List.of(pair.first(), pair.second())),
                succession.of(),
                succession.particulars().recordId(),
                carried,
                particulars(succession, id));
    }

    private static boolean restsOnRecords(Answer answer) {
        return answer.values().stream().anyMatch(possible -> !possible.records().isEmpty());
    }

    private static Carried carry(
            FacetKey key, Answer.Possible possible, SuccessionRecorded succession, ActorCode successor) {
        ActorCode by = key.by().equals(succession.of()) ? successor : key.by();
        List<Carried.Detail> details = new ArrayList<>();
        possible.details().forEach((name, text) -> details.add(new Carried.Detail(name, text)));
        return new Carried(
                key.facet(),
                key.facet().directed() ? by : null,
                key.key(),
                possible.value() == Value.NOT_RECORDED ? null : possible.value(),
                details);
    }

    /** The evidence and the date are those of the succession. */
    private static Particulars particulars(SuccessionRecorded succession, UUID id) {
        Particulars of = succession.particulars();
        return new Particulars(
                id,
                of.occurred(),
                null,
                null,
                List.of(),
                of.sources(),
                of.unsourced(),
                of.grade(),
                of.mark(),
                null,
                null,
                null);
    }
}
