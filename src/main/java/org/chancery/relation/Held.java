package org.chancery.relation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A record as a relation holds it: what it says now, and everything that was ever said about it.
 *
 * @param id the record
 * @param act its present content
 * @param recordedOn the UTC day on which it was first held; kept across corrections
 * @param grade its present grade, raised by added sources
 * @param retracted whether it no longer counts
 * @param history what was recorded about it, in order of recording; the first is the act itself
 */
public record Held(
        UUID id,
        RelationEvent.Act act,
        LocalDate recordedOn,
        Grade grade,
        boolean retracted,
        List<Recorded<? extends RelationEvent>> history) {

    static Held of(RelationEvent.Act act, Recorded<? extends RelationEvent> recorded) {
        return new Held(
                act.particulars().recordId(), act, recorded.recordedOn(), gradeOf(act), false, List.of(recorded));
    }

    /** The act as first recorded. */
    public RelationEvent.Act first() {
        return switch (history.getFirst().event()) {
            case RelationEvent.Act first -> first;
            case RelationEvent.RecordCorrected(var _, var _, var content) -> content;
            case RelationEvent.Amendment _, RelationEvent.ActorEvent _ -> act;
        };
    }

    /** The grade is the one now stated, or that of an added source where it is higher. */
    Held corrected(RelationEvent.Act content, Recorded<? extends RelationEvent> recorded) {
        Grade highest = gradeOf(content);
        for (Recorded<? extends RelationEvent> earlier : history) {
            if (earlier.event() instanceof RelationEvent.SourceAdded(var _, var _, var added)
                    && added != null
                    && added.compareTo(highest) > 0) {
                highest = added;
            }
        }
        return new Held(id, content, recordedOn, highest, retracted, with(recorded));
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
