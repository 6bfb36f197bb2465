package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Why a value stands: what gave it, what confirmed it, and of which values before it is the rest. */
class BasisTest {
    private final TiesMoves ties = new TiesMoves();
    private final Move established = ties.established("1950-01-01");
    private final Move severed = ties.severed("1960-01-01");
    private final Move seen = ties.observed(Value.ESTABLISHED, "1970-01-01");

    private static List<Move> shown(Basis basis, boolean giving, int most) {
        List<Move> shown = new ArrayList<>();
        Predicate<Move> seen = move -> {
            shown.add(move);
            return shown.size() < most;
        };
        boolean all = giving ? basis.allGivers(seen) : basis.allConfirming(seen);
        assertThat(all).as("shown to the end").isEqualTo(shown.size() < most);
        return shown;
    }

    private static void is(Basis basis, List<Move> givers, List<Move> confirming, int given, int confirmed) {
        assertThat(shown(basis, true, 9)).isEqualTo(givers);
        assertThat(shown(basis, false, 9)).isEqualTo(confirming);
        assertThat(basis.hasGivers()).isEqualTo(!givers.isEmpty());
        assertThat(basis.hasConfirming()).isEqualTo(!confirming.isEmpty());
        assertThat(basis.given()).isEqualTo(given);
        assertThat(basis.confirmed()).isEqualTo(confirmed);
    }

    @Test
    void nothing_gives_what_never_stands() {
        is(Basis.EMPTY, List.of(), List.of(), 0, 0);
    }

    @Test
    void what_an_act_gave_rests_on_it_alone() {
        is(Basis.givenBy(new Move[] {severed}), List.of(severed), List.of(), 0, 0);
    }

    @Test
    void what_stood_before_rests_on_what_gave_it_and_what_confirmed_it_then() {
        is(Basis.asBefore(0), List.of(), List.of(), 1, 1);
        is(Basis.asBefore(3), List.of(), List.of(), 8, 8);
    }

    @Test
    void what_was_confirmed_rests_on_the_latest_that_confirmed_it_and_on_what_gave_it() {
        is(Basis.asBefore(3).confirmedBy(new Move[] {seen}), List.of(), List.of(seen), 8, 0);
    }

    @Test
    void what_can_stand_for_several_reasons_rests_on_all_of_them_each_once_and_in_order() {
        Basis given = Basis.givenBy(new Move[] {severed}).or(Basis.givenBy(new Move[] {established}));
        is(given, List.of(established, severed), List.of(), 0, 0);
        is(given.or(Basis.givenBy(new Move[] {severed})), List.of(established, severed), List.of(), 0, 0);
        is(given.or(Basis.asBefore(2)), List.of(established, severed), List.of(), 4, 4);
        is(
                Basis.asBefore(1)
                        .or(Basis.asBefore(2).confirmedBy(new Move[] {seen}))
                        .or(given),
                List.of(established, severed),
                List.of(seen),
                6,
                2);
        is(Basis.EMPTY.or(given), List.of(established, severed), List.of(), 0, 0);
        is(given.or(Basis.EMPTY), List.of(established, severed), List.of(), 0, 0);
    }

    @Test
    void who_has_seen_enough_is_shown_no_more() {
        Basis basis = Basis.givenBy(new Move[] {established, severed}).confirmedBy(new Move[] {seen, severed});
        assertThat(shown(basis, true, 1)).containsExactly(established);
        assertThat(shown(basis, false, 1)).containsExactly(seen);
        assertThat(shown(basis, true, 2)).containsExactly(established, severed);
    }
}
