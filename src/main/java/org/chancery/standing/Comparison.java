package org.chancery.standing;

import java.util.List;
import java.util.Objects;
import org.chancery.relation.Answer;
import org.chancery.relation.Headline;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.time.AsOf;
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
            Evidence rightEvidence) {}

    /**
     * A facet key that is answered differently.
     *
     * @param left the answer on the left; both have the key
     * @param right the answer on the right
     * @param causes the records that make the difference, in display order
     */
    public record Difference(Answer left, Answer right, List<Cause> causes) {}

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
