package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.time.Window;
import org.junit.jupiter.api.Test;

/** How far back a value goes, and on which records it rests, in a history of many acts. */
class PositionTest {
    private static final Scale TIES = TiesMoves.SCALE;
    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
    private static final int ESTABLISHED = TIES.number(Value.ESTABLISHED);
    private static final int SEVERED = TIES.number(Value.SEVERED);

    private final TiesMoves ties = new TiesMoves();

    private static Position of(Move... moves) {
        return Position.of(TIES, List.of(moves));
    }

    private static long day(String day) {
        return LocalDate.parse(day).toEpochDay();
    }

    private Position many(Random random, int groups) {
        List<Move> moves = new ArrayList<>();
        ties.groups(random, FIRST, groups).forEach(moves::addAll);
        return Position.of(TIES, moves);
    }

    private static boolean holds(Position position, int number, boolean only, long day) {
        Reading reading = position.on(day);
        int shown = reading.shown(TIES);
        return only ? reading.exact() && shown == 1 << number : (shown >> number & 1) == 1;
    }

    /** Goes back day by day for as long as a value holds; before the records comes what stood always. */
    private static long since(Position position, int number, boolean only, long day) {
        long back = day;
        while (holds(position, number, only, back - 1)) {
            back--;
            if (back < FIRST.toEpochDay() - 30) {
                return Window.UNBOUNDED_PAST;
            }
        }
        return back;
    }

    @Test
    void a_value_goes_back_as_far_as_it_does_day_by_day_however_often_it_is_asked() {
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            Position position = many(random, 60);
            for (int asked = 0; asked < 60; asked++) {
                long day = FIRST.toEpochDay() + random.nextInt(620);
                for (int number = 0; number < TIES.size(); number++) {
                    String where = "seed %d, day %d, %s".formatted(seed, day, TIES.value(number));
                    if (holds(position, number, false, day)) {
                        assertThat(position.heldSince(number, day))
                                .as(where)
                                .isEqualTo(since(position, number, false, day));
                    }
                    if (holds(position, number, true, day)) {
                        assertThat(position.onlySince(number, day))
                                .as(where)
                                .isEqualTo(since(position, number, true, day));
                    }
                }
            }
        }
    }

    private static List<Move> basis(Position position, long day, int number) {
        TreeSet<Move> basis = new TreeSet<>();
        position.basis(day, position.on(day), 1 << number, move -> {
            basis.add(move);
            return true;
        });
        return List.copyOf(basis);
    }

    @Test
    void a_value_rests_on_the_same_records_however_often_it_is_asked() {
        for (int seed = 0; seed < 3; seed++) {
            List<Move> moves = new ArrayList<>();
            new TiesMoves().groups(new Random(seed), FIRST, 60).forEach(moves::addAll);
            Position asked = Position.of(TIES, moves);
            for (int round = 0; round < 3; round++) {
                for (int day = 0; day < 620; day += 31) {
                    long on = FIRST.toEpochDay() + day;
                    Position fresh = Position.of(TIES, moves);
                    for (int number = 0; number < TIES.size(); number++) {
                        assertThat(basis(asked, on, number)).isEqualTo(basis(fresh, on, number));
                    }
                }
            }
        }
    }

    @Test
    void what_gave_a_value_and_what_confirmed_it_are_together_what_it_rests_on() {
        Position position = many(new Random(3), 40);
        for (long day = FIRST.toEpochDay() - 3; day < FIRST.toEpochDay() + 420; day++) {
            List<List<Move>> reasons = position.reasons(day);
            assertThat(reasons).hasSize(2 * TIES.size());
            for (int number = 0; number < TIES.size(); number++) {
                TreeSet<Move> together = new TreeSet<>(reasons.get(2 * number));
                together.addAll(reasons.get(2 * number + 1));
                boolean stands = (position.on(day).values() >> number & 1) == 1;
                assertThat(List.copyOf(together)).isEqualTo(stands ? basis(position, day, number) : List.of());
            }
        }
    }

    @Test
    void ties_rest_on_what_gave_them_and_on_the_latest_that_found_them_so() {
        Move established = ties.established("1950-01-01");
        Move seen = ties.observed(Value.ESTABLISHED, "1960-01-01");
        Move seenAgain = ties.observed(Value.ESTABLISHED, "1970-01-01");
        Move severed = ties.severed("1980-01-01");
        Position position = of(established, seen, seenAgain, severed);
        assertThat(reasons(position, "1949-12-31", ESTABLISHED)).containsExactly(List.of(), List.of());
        assertThat(reasons(position, "1950-01-01", ESTABLISHED)).containsExactly(List.of(established), List.of());
        assertThat(reasons(position, "1969-12-31", ESTABLISHED)).containsExactly(List.of(established), List.of(seen));
        assertThat(reasons(position, "1979-12-31", ESTABLISHED))
                .containsExactly(List.of(established), List.of(seenAgain));
        assertThat(reasons(position, "1980-01-01", ESTABLISHED)).containsExactly(List.of(), List.of());
        assertThat(reasons(position, "1980-01-01", SEVERED)).containsExactly(List.of(severed), List.of());
    }

    private static List<List<Move>> reasons(Position position, String day, int number) {
        return position.reasons(day(day)).subList(2 * number, 2 * number + 2);
    }

    @Test
    void who_has_seen_enough_is_shown_no_more() {
        Position position = of(
                ties.established("1950-01-01"),
                ties.observed(Value.ESTABLISHED, "1960-01-01"),
                ties.observed(Value.ESTABLISHED, "1970-01-01"));
        long today = day("1980-01-01");
        List<UUID> all = new ArrayList<>();
        position.basis(
                today,
                position.on(today),
                1 << ESTABLISHED,
                move -> all.add(move.id().record()));
        List<UUID> first = new ArrayList<>();
        position.basis(today, position.on(today), 1 << ESTABLISHED, move -> {
            first.add(move.id().record());
            return false;
        });
        assertThat(all).containsExactly(TiesMoves.id(3), TiesMoves.id(1));
        assertThat(first).containsExactly(TiesMoves.id(3));
    }

    @Test
    void what_follows_a_walk_that_broke_off_is_answered_in_full() {
        Position position = many(new Random(5), 60);
        long today = FIRST.toEpochDay() + 600;
        for (int number = 0; number < TIES.size(); number++) {
            position.basis(today, position.on(today), 1 << number, move -> false);
        }
        List<Move> moves = new ArrayList<>();
        new TiesMoves().groups(new Random(5), FIRST, 60).forEach(moves::addAll);
        Position fresh = Position.of(TIES, moves);
        for (int number = 0; number < TIES.size(); number++) {
            assertThat(basis(position, today, number)).isEqualTo(basis(fresh, today, number));
        }
    }

    @Test
    void nothing_recorded_is_silence_at_all_times() {
        Position position = of();
        for (String day : List.of("0001-01-01", "2000-02-29", "9999-12-31")) {
            assertThat(position.on(day(day)).shown(TIES)).isEqualTo(1 << TIES.number(Value.NOT_RECORDED));
            assertThat(position.heldSince(TIES.number(Value.NOT_RECORDED), day(day)))
                    .isEqualTo(Window.UNBOUNDED_PAST);
            assertThat(position.reasons(day(day)))
                    .allSatisfy(moves -> assertThat(moves).isEmpty());
            assertThat(position.nextAfter(day(day))).isEqualTo(Window.UNBOUNDED_FUTURE);
        }
        assertThat(position.changes()).isZero();
        assertThat(position.isExact()).isTrue();
    }

    @Test
    void the_silence_before_the_first_record_goes_back_for_ever_and_ends_on_the_day_before_it() {
        Position position = of(ties.established("0001-01-02"));
        int silent = TIES.number(Value.NOT_RECORDED);
        assertThat(position.heldSince(silent, day("0001-01-01"))).isEqualTo(Window.UNBOUNDED_PAST);
        assertThat(position.onlySince(silent, day("0001-01-01"))).isEqualTo(Window.UNBOUNDED_PAST);
        assertThat(position.onlySince(ESTABLISHED, day("9999-12-31"))).isEqualTo(day("0001-01-02"));
        assertThat(position.nextAfter(day("0001-01-01"))).isEqualTo(day("0001-01-02"));
    }

    @Test
    void a_position_that_was_changed_counts_the_changes_of_one_weighed_anew() {
        for (int seed = 0; seed < 15; seed++) {
            Random random = new Random(seed);
            List<Move> moves = new ArrayList<>();
            ties.groups(random, FIRST, 8).forEach(moves::addAll);
            Position position = Position.of(TIES, moves);
            for (int step = 0; step < 8; step++) {
                List<Move> removed = List.of(moves.remove(random.nextInt(moves.size())));
                List<Move> added = ties.groups(random, FIRST.plusDays(random.nextInt(80)), 1)
                        .getFirst();
                moves.addAll(added);
                position = position.with(added, removed);
                Position anew = Position.of(TIES, moves);
                assertThat(position.changes())
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(anew.changes());
                for (long day = FIRST.toEpochDay() - 3; day < FIRST.toEpochDay() + 110; day++) {
                    assertThat(position.on(day).values()).isEqualTo(anew.on(day).values());
                    assertThat(position.on(day).implied())
                            .isEqualTo(anew.on(day).implied());
                    assertThat(position.reasons(day)).isEqualTo(anew.reasons(day));
                }
            }
        }
    }

    @Test
    void a_long_stretch_goes_back_to_the_act_that_began_it_however_often_it_is_asked() {
        List<Move> moves = new ArrayList<>(List.of(ties.severed("1949-12-31"), ties.restored("1950-01-01")));
        for (int number = 1; number <= 300; number++) {
            moves.add(
                    ties.observed(Value.ESTABLISHED, FIRST.plusDays(2L * number).toString()));
        }
        Position position = Position.of(TIES, moves);
        for (int asked = 0; asked < 3; asked++) {
            for (int number : new int[] {300, 299, 200, 77, 1}) {
                long day = FIRST.toEpochDay() + 2L * number + 1;
                assertThat(position.heldSince(ESTABLISHED, day)).isEqualTo(FIRST.toEpochDay());
                assertThat(position.onlySince(ESTABLISHED, day)).isEqualTo(FIRST.toEpochDay());
                assertThat(basis(position, day, ESTABLISHED)).containsExactly(moves.get(1), moves.get(number + 1));
            }
        }
        Move broke = ties.severed(FIRST.plusDays(301).toString());
        Move again = ties.restored(FIRST.plusDays(303).toString());
        Position broken = position.with(List.of(broke, again), List.of(moves.get(152)));
        for (int asked = 0; asked < 3; asked++) {
            assertThat(broken.onlySince(ESTABLISHED, FIRST.toEpochDay() + 601)).isEqualTo(FIRST.toEpochDay() + 303);
            assertThat(basis(broken, FIRST.toEpochDay() + 601, ESTABLISHED)).containsExactly(again, moves.get(301));
            assertThat(broken.onlySince(ESTABLISHED, FIRST.toEpochDay() + 300)).isEqualTo(FIRST.toEpochDay());
        }
    }

    @Test
    void a_second_brokewithout_a_return_between_needs_one_unrecorded_change() {
        assertThat(of(ties.severed("1950-01-01"), ties.severed("1960-01-01")).changes())
                .isEqualTo(1);
        assertThat(of(ties.severed("1950-01-01"), ties.restored("1955-01-01"), ties.severed("1960-01-01"))
                        .changes())
                .isZero();
    }
}
