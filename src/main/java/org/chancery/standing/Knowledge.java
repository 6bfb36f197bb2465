package org.chancery.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Answer;
import org.chancery.relation.Effects;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Grade;
import org.chancery.relation.Headline;
import org.chancery.relation.Held;
import org.chancery.relation.Holdings;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.chancery.relation.Stretch;
import org.chancery.time.DayRange;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a relation at an instant: its answers from the rows of the projection where they reach, else from the
 * fold of its events. Both say the same, so that one question may be answered by the rows and the next by the fold.
 *
 * <p>The present is always answered from the fold, which is in memory. For one question, of one thread.
 */
final class Knowledge {

    private final Ledger ledger;
    private final Projected projected;
    private final Pair pair;
    private final Instant knownAt;
    private final long position;
    private final Grade minimum;
    private final boolean past;
    private @Nullable Relation fold;
    private @Nullable Holdings holdings;
    private @Nullable Boolean inRows;

    /** @param position the last position known at that instant */
    Knowledge(Ledger ledger, Projected projected, Pair pair, Instant knownAt, long position, Grade minimum) {
        this.ledger = ledger;
        this.projected = projected;
        this.pair = pair;
        this.knownAt = knownAt;
        this.position = position;
        this.minimum = minimum;
        this.past = projected.hasRows() && knownAt.isBefore(ledger.head().recordedAt());
    }

    Pair pair() {
        return pair;
    }

    Instant knownAt() {
        return knownAt;
    }

    long position() {
        return position;
    }

    Grade minimum() {
        return minimum;
    }

    /** The facet keys to be listed. */
    List<FacetKey> keys() {
        List<FacetKey> kept = isInRows() ? projected.keys(pair, position) : null;
        return kept == null ? fold().keys() : kept;
    }

    Answer answer(FacetKey key, LocalDate day) {
        Answer kept = isInRows() ? projected.answer(pair, key, day, position) : null;
        return kept == null ? fold().answer(key, day) : kept;
    }

    /** What every listed key was at the end of a day. */
    List<Answer> answers(LocalDate day) {
        List<Answer> kept = isInRows() ? projected.answers(pair, day, position) : null;
        return kept == null ? fold().answers(day) : kept;
    }

    List<Stretch> timeline(FacetKey key, DayRange within) {
        List<Stretch> kept = isInRows() ? projected.timeline(pair, key, within, position) : null;
        return kept == null ? fold().timeline(key, within) : kept;
    }

    /** @param answers what every listed key was on that day */
    Headline headline(LocalDate day, List<Answer> answers) {
        Headline kept = isInRows() ? projected.headline(pair, day, position) : null;
        return kept == null ? Headline.of(fold(), answers) : kept;
    }

    /** The records as they were held. */
    Holdings holdings() {
        if (fold != null) {
            return fold;
        }
        if (!past) {
            return fold();
        }
        if (holdings == null) {
            holdings = ledger.relation(pair).holdings(position);
        }
        return holdings;
    }

    /** The fold of what was known, with the reasons that no row holds. */
    Relation fold() {
        if (fold == null) {
            fold = ledger.relation(pair, knownAt).counting(minimum);
        }
        return fold;
    }

    /**
     * Whether the rows speak of what is asked. They are made for records of the usual grade; where none that moves a facet
     * lies between that and the one asked for, they hold for both.
     */
    private boolean isInRows() {
        if (fold != null || !past) {
            return false;
        }
        if (inRows == null) {
            inRows = minimum == Grade.REPORTED || holdings().records().stream().noneMatch(this::isBetweenTheGrades);
        }
        return inRows;
    }

    private boolean isBetweenTheGrades(Held held) {
        boolean counts = held.grade().compareTo(minimum) >= 0;
        boolean usually = held.grade().compareTo(Grade.REPORTED) >= 0;
        return counts != usually
                && !held.retracted()
                && !Effects.of(held.act(), pair).isEmpty();
    }
}
