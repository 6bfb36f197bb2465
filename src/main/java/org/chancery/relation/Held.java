package org.chancery.relation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.relation.RelationEvent.DisputeResolved;
import org.chancery.relation.RelationEvent.Provenance;
import org.chancery.relation.RelationEvent.RecordCorrected;
import org.chancery.relation.RelationEvent.RecordDisputed;
import org.chancery.relation.RelationEvent.RecordRetracted;
import org.chancery.relation.RelationEvent.SourceAdded;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * A record as a relation holds it: what it says now, and everything that was ever said about it.
 *
 * @param id the record
 * @param act its present content
 * @param recordedOn the UTC day on which it was first recorded; kept across corrections, also those that bring it here
 * @param grade its present grade, raised by added sources
 * @param retracted whether it no longer counts
 * @param history what was recorded about it here, in order of recording; the first is the act itself, or the correction that
 *     brought it here
 */
public record Held(
        UUID id,
        RelationEvent.Act act,
        LocalDate recordedOn,
        Grade grade,
        boolean retracted,
        List<Recorded<? extends RelationEvent>> history) {

    static Held of(RelationEvent.Act act, Recorded<? extends RelationEvent> recorded) {
        List<Recorded<? extends RelationEvent>> history = List.of(recorded);
        Provenance provenance = provenance(history);
        return new Held(
                act.particulars().recordId(),
                act,
                provenance == null ? recorded.recordedOn() : provenance.recordedOn(),
                highest(act, added(history)),
                false,
                history);
    }

    /** The days on one of which it began: what is recorded has happened by the day it was first recorded. */
    public Window begins() {
        return act.particulars().occurred().begins().notAfter(recordedOn);
    }

    /** Where it came from; null where it was recorded here at first. */
    public @Nullable Provenance provenance() {
        return provenance(history);
    }

    private static @Nullable Provenance provenance(List<Recorded<? extends RelationEvent>> history) {
        return history.getFirst().event() instanceof RecordCorrected brought ? brought.provenance() : null;
    }

    /** The sources added to it so far, in order, also those added before it came here. */
    public List<SourceAdded> added() {
        return added(history);
    }

    private static List<SourceAdded> added(List<Recorded<? extends RelationEvent>> history) {
        Provenance provenance = provenance(history);
        List<SourceAdded> added = new ArrayList<>(provenance == null ? List.of() : provenance.added());
        for (Recorded<? extends RelationEvent> recorded : history) {
            if (recorded.event() instanceof SourceAdded source) {
                added.add(source);
            }
        }
        return added;
    }

    /** The open disputes over it, by id. */
    public Set<UUID> openDisputes() {
        Provenance provenance = provenance();
        List<RelationEvent> said = new ArrayList<>(provenance == null ? List.of() : provenance.disputed());
        history.forEach(recorded -> said.add(recorded.event()));
        Set<UUID> open = new TreeSet<>();
        for (RelationEvent event : said) {
            if (event instanceof RecordDisputed disputed && disputed.record().equals(id)) {
                open.add(disputed.disputeId());
            } else if (event instanceof DisputeResolved resolved) {
                open.remove(resolved.dispute());
            }
        }
        return open;
    }

    /** The act as first recorded, or as the correction says that brought it here. */
    public RelationEvent.Act first() {
        return switch (history.getFirst().event()) {
            case RelationEvent.Act first -> first;
            case RecordCorrected corrected -> corrected.content();
            case RelationEvent.Amendment _, RelationEvent.ActorEvent _ -> act;
        };
    }

    /** The record after one more event that speaks of it. */
    Held after(Recorded<? extends RelationEvent> recorded) {
        return switch (recorded.event()) {
            case RecordCorrected correction -> corrected(correction.content(), recorded);
            case RecordRetracted _ -> retracted(recorded);
            case SourceAdded(var _, var _, var raised) -> raised == null ? noted(recorded) : graded(raised, recorded);
            case RecordDisputed _, DisputeResolved _, RelationEvent.Act _, RelationEvent.ActorEvent _ ->
                noted(recorded);
        };
    }

    /** The grade is the one now stated, or that of an added source where it is higher. */
    Held corrected(RelationEvent.Act content, Recorded<? extends RelationEvent> recorded) {
        return new Held(id, content, recordedOn, highest(content, added()), retracted, with(recorded));
    }

    private static Grade highest(RelationEvent.Act content, List<SourceAdded> added) {
        Grade highest = gradeOf(content);
        for (SourceAdded source : added) {
            Grade grade = source.grade();
            if (grade != null && grade.compareTo(highest) > 0) {
                highest = grade;
            }
        }
        return highest;
    }

    Held retracted(Recorded<? extends RelationEvent> recorded) {
        return new Held(id, act, recordedOn, grade, true, with(recorded));
    }

    Held graded(Grade other, Recorded<? extends RelationEvent> recorded) {
        return new Held(id, act, recordedOn, other.compareTo(grade) > 0 ? other : grade, retracted, with(recorded));
    }

    Held noted(Recorded<? extends RelationEvent> recorded) {
        return new Held(id, act, recordedOn, grade, retracted, with(recorded));
    }

    private List<Recorded<? extends RelationEvent>> with(Recorded<? extends RelationEvent> recorded) {
        List<Recorded<? extends RelationEvent>> longer = new ArrayList<>(history);
        longer.add(recorded);
        return List.copyOf(longer);
    }

    /** A machine coding is of grade MACHINE whatever it says. */
    private static Grade gradeOf(RelationEvent.Act act) {
        return act instanceof RelationEvent.InteractionCoded
                ? Grade.MACHINE
                : act.particulars().grade();
    }
}
