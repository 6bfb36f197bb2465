package org.chancery.standing;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chancery.relation.Answer;
import org.chancery.relation.Headline;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Shift;
import org.chancery.time.AsOf;
import org.chancery.time.OccurrenceDate;
import org.jspecify.annotations.Nullable;

/**
 * Where two answers differ, and which records make the difference.
 *
 * @param left the question on the left
 * @param leftPosition the last position known to it
 * @param right the question on the right
 * @param rightPosition the last position known to it
 * @param actorTable the version of the table of actors
 * @param rules the version of the rules
 * @param compared how many relations were compared
 * @param relations those that differ, sorted; a page of them
 * @param next after which relation the next page begins; null where there is none
 */
public record Comparison(
        AsOf left,
        long leftPosition,
        AsOf right,
        long rightPosition,
        String actorTable,
        String rules,
        int compared,
        List<Relation> relations,
        @Nullable Pair next) {

    /**
     * A relation that is answered differently.
     *
     * @param relation the two actors
     * @param left its headline on the left
     * @param right its headline on the right
     * @param differences the facet keys that differ
     * @param leftEvidence the records the left answers rest on
     * @param rightEvidence the records the right answers rest on
     */
    public record Relation(
            Pair relation,
            Headline left,
            Headline right,
            List<Difference> differences,
            Evidence leftEvidence,
            Evidence rightEvidence) {

        /** The same with those differences alone that are of one kind; null where none is. */
        public @Nullable Relation only(Shift shift) {
            List<Difference> kept = differences.stream()
                    .filter(difference -> difference.shifts().contains(shift))
                    .toList();
            return kept.isEmpty() ? null : new Relation(relation, left, right, kept, leftEvidence, rightEvidence);
        }
    }

    /**
     * A facet key that is answered differently.
     *
     * @param left the answer on the left; both have the key
     * @param right the answer on the right
     * @param causes the records that make the difference, in display order
     */
    public record Difference(Answer left, Answer right, List<Cause> causes) {

        /** In what ways it differs: one between the two answers, and whether a date was moved. */
        public Set<Shift> shifts() {
            Set<Shift> shifts = EnumSet.of(Shift.between(left, right));
            if (causes.stream().anyMatch(Cause::movesADate)) {
                shifts.add(Shift.DATE_MOVED);
            }
            return shifts;
        }
    }

    /**
     * A record that makes a difference.
     *
     * @param kind how
     * @param left the record as the left side holds it; null where it does not
     * @param right the record as the right side holds it; null where it does not
     */
    public record Cause(
            Kind kind, @Nullable Held left, @Nullable Held right) {

        /** The record as the side that knows more of it holds it. */
        public Held record() {
            if (left != null
                    && (right == null || left.history().size() > right.history().size())) {
                return left;
            }
            return Objects.requireNonNull(right, "a cause is held on one side at least");
        }

        /** Whether the two sides hold it with different dates. */
        boolean movesADate() {
            return left != null && right != null && !occurred(left).equals(occurred(right));
        }

        private static OccurrenceDate occurred(Held held) {
            return held.act().particulars().occurred();
        }
    }

    /** How a record makes a difference. */
    public enum Kind {
        /** Only one side knows of it. */
        RECORDED,
        /** Something was said about it that only one side knows: a correction, a retraction, a dispute, a source. */
        AMENDED,
        /** Both know the same of it, and it can have happened between the two days. */
        HAPPENED
    }
}
