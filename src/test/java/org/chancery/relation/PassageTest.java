package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.chancery.relation.Passage.Standing;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.Window;
import org.junit.jupiter.api.Test;

/** A stretch of history that is passed at once tells what one finds who goes through it day by day, and act by act. */
class PassageTest {
    private static final Scale TIES = TiesMoves.SCALE;
    private static final int ESTABLISHED = 1 << TIES.number(Value.ESTABLISHED);
    private static final int SEVERED = 1 << TIES.number(Value.SEVERED);

    private final Ordered.Summing<Knot, Passage> summing = Passage.summing(TIES);
    private final TiesMoves ties = new TiesMoves();

    private static List<Knot> knots(List<List<Move>> groups) {
        List<Knot> knots = new ArrayList<>();
        Frontier past = TIES.beginning();
        for (List<Move> group : groups) {
            Knot knot = Knot.of(TIES, group, past);
            past = knot.past();
            knots.add(knot);
        }
        Frontier future = TIES.end();
        for (int at = knots.size() - 1; at >= 0; at--) {
            knots.set(at, knots.get(at).followedBy(future));
            future = knots.get(at).future();
        }
        return knots;
    }

    private Passage through(List<Knot> knots, Random random) {
        if (knots.size() == 1) {
            return summing.of(knots.getFirst());
        }
        int middle = 1 + random.nextInt(knots.size() - 1);
        return summing.join(
                through(knots.subList(0, middle), random), through(knots.subList(middle, knots.size()), random));
    }

    private Passage through(Move... oneAfterTheOther) {
        List<List<Move>> groups = new ArrayList<>();
        for (Move move : oneAfterTheOther) {
            groups.add(List.of(move));
        }
        return through(knots(groups), new Random(1));
    }

    private static long day(String day) {
        return LocalDate.parse(day).toEpochDay();
    }

    /** What holds on each of the days from the first of some knots up to the one before the next. */
    private static Standing dayByDay(List<Knot> knots, long next) {
        Standing standing = new Standing(~0, ~0);
        int at = 0;
        long first = knots.getFirst().earliest();
        for (long day = first == Window.UNBOUNDED_PAST ? knots.getFirst().latest() - 20 : first; day < next; day++) {
            while (at + 1 < knots.size() && knots.get(at + 1).earliest() <= day) {
                at++;
            }
            Reading reading = knots.get(at).on(day);
            int shown = reading.shown(TIES);
            boolean alone = reading.exact() && Integer.bitCount(shown) == 1;
            standing = new Standing(standing.always() & shown, standing.only() & (alone ? shown : 0));
        }
        return standing;
    }

    @Test
    void what_holds_all_the_time_is_what_holds_on_each_day() {
        int held = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Knot> knots = knots(ties.groups(random, LocalDate.of(1950, 1, 1), 2 + random.nextInt(7)));
            int from = random.nextInt(knots.size() - 1);
            int to = from + 1 + random.nextInt(knots.size() - from);
            List<Knot> some = knots.subList(from, to);
            Passage passage = through(some, random);
            assertThat(passage.earliest()).isEqualTo(some.getFirst().earliest());
            long gap = some.getLast().latest() + 1;
            for (long next : new long[] {gap, gap + 1, gap + 400}) {
                Standing expected = dayByDay(some, next);
                assertThat(passage.until(next))
                        .as("seed %d up to %d", seed, next)
                        .isEqualTo(expected);
                held += expected.only() != 0 ? 1 : 0;
            }
        }
        assertThat(held).as("stretches in which a value was the only one").isGreaterThan(10);
    }

    @Test
    void a_value_is_followed_through_as_act_by_act() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<Knot> knots = knots(ties.groups(random, LocalDate.of(1950, 1, 1), 1 + random.nextInt(6)));
            Passage passage = through(knots, random);
            for (int givenAfter = 0; givenAfter < 1 << TIES.size(); givenAfter++) {
                int confirmedAfter = random.nextInt(1 << TIES.size());
                TreeSet<Move> seen = new TreeSet<>();
                int given = givenAfter;
                int confirmed = confirmedAfter;
                for (Knot knot : knots.reversed()) {
                    int givenBefore = 0;
                    int confirmedBefore = 0;
                    for (int number = 0; number < TIES.size(); number++) {
                        Basis basis = knot.bases().get(number);
                        if ((given >> number & 1) == 1) {
                            basis.allGivers(move -> seen.add(move) || true);
                            givenBefore |= basis.given();
                        }
                        if ((confirmed >> number & 1) == 1) {
                            basis.allConfirming(move -> seen.add(move) || true);
                            confirmedBefore |= basis.confirmed();
                        }
                    }
                    given = givenBefore;
                    confirmed = confirmedBefore;
                }
                assertThat(passage.given(givenAfter)).as("seed %d", seed).isEqualTo(given);
                assertThat(passage.confirmed(confirmedAfter))
                        .as("seed %d", seed)
                        .isEqualTo(confirmed);
                assertThat(passage.bearsOn(givenAfter, confirmedAfter))
                        .as("seed %d", seed)
                        .isEqualTo(!seen.isEmpty());
            }
        }
    }

    @Test
    void ties_established_and_seen_to_stand_stand_alone_from_the_first_day_on() {
        Passage passage = through(
                ties.established("1950-01-01"),
                ties.observed(Value.ESTABLISHED, "1960-01-01"),
                ties.observed(Value.ESTABLISHED, "1970-01-01"));
        assertThat(passage.earliest()).isEqualTo(day("1950-01-01"));
        assertThat(passage.until(day("1980-01-01"))).isEqualTo(new Standing(ESTABLISHED, ESTABLISHED));
    }

    @Test
    void what_ended_on_the_last_of_its_days_did_not_hold_all_the_time() {
        Passage passage = through(ties.established("1950-01-01"), ties.severed("1970-01-01"));
        assertThat(passage.until(day("1970-01-02"))).isEqualTo(new Standing(0, 0));
    }

    @Test
    void what_was_open_for_a_while_was_possible_all_the_time_and_alone_at_no_time() {
        Passage severed = through(ties.severed("[1950-01-01..1950-12-31]"));
        Passage before = through(ties.established("1949-01-01"), ties.severed("[1950-01-01..1950-12-31]"));
        assertThat(severed.until(day("1951-01-01"))).isEqualTo(new Standing(SEVERED, 0));
        assertThat(before.until(day("1951-01-01"))).isEqualTo(new Standing(0, 0));
    }

    @Test
    void what_stands_after_the_last_act_counts_only_where_a_day_lies_before_the_next() {
        Passage severed = through(ties.established("1950-01-01"), ties.severed("[1960-01-01..1960-12-31]"));
        Passage gap = summing.join(severed, through(ties.observed(Value.SEVERED, "1961-01-01")));
        assertThat(severed.until(day("1961-01-01"))).isEqualTo(new Standing(0, 0));
        assertThat(gap.until(day("1961-01-02"))).isEqualTo(new Standing(0, 0));
    }

    @Test
    void a_day_after_the_last_act_on_which_something_unrecorded_may_have_happened_is_not_certain() {
        List<Knot> knots =
                knots(List.of(List.of(ties.established("1950-01-01")), List.of(ties.restored("1960-01-01"))));
        Passage established = summing.of(knots.getFirst());
        assertThat(established.until(day("1950-01-02"))).isEqualTo(new Standing(ESTABLISHED, ESTABLISHED));
        assertThat(established.until(day("1950-01-03")).only()).isZero();
        assertThat(established.until(day("1960-01-01")).only()).isZero();
    }

    @Test
    void a_peace_leaves_the_silence_of_an_episode_of_force_as_it_was() {
        Scale force = Scale.of(Facet.FORCE);
        FacetKey spring = FacetKey.directed(Facet.FORCE, Histories.A, Histories.B, Key.of("Spring"));
        Particulars day = Particulars.of(TiesMoves.id(1), OccurrenceDate.parse("1950-01-01"), List.of());
        RelationEvent.Act peace =
                new RelationEvent.PeaceMade(new Parties.Mutual(List.of(Histories.A, Histories.B)), day);
        List<FacetChange> changes = Effects.of(peace, Histories.PAIR).stream()
                .filter(change -> change.concerns(spring))
                .toList();
        List<Move> moves = Moves.of(TiesMoves.id(1), day, changes, force, LocalDate.of(2026, 1, 1));
        Knot knot = Knot.of(force, moves, force.beginning()).followedBy(force.end());
        Ordered.Summing<Knot, Passage> summingForce = Passage.summing(force);
        Passage twice = summingForce.join(summingForce.of(knot), summingForce.of(knot));
        int silent = 1 << force.number(Value.NOT_RECORDED);
        assertThat(twice.given(silent)).isEqualTo(silent);
        assertThat(twice.confirmed(silent)).isEqualTo(silent);
        assertThat(twice.bearsOn(silent, silent)).isFalse();
        assertThat(twice.until(day("1950-01-02"))).isEqualTo(new Standing(silent, silent));
    }

    @Test
    void the_first_day_of_the_calendar_and_the_last_are_days_like_others() {
        Passage passage = through(
                ties.established("0001-01-01"),
                ties.observed(Value.ESTABLISHED, "0001-01-02"),
                ties.observed(Value.ESTABLISHED, "9999-12-31"));
        assertThat(passage.earliest()).isEqualTo(day("0001-01-01"));
        assertThat(passage.until(day("9999-12-31") + 1)).isEqualTo(new Standing(ESTABLISHED, ESTABLISHED));
        assertThat(passage.until(Window.UNBOUNDED_FUTURE)).isEqualTo(new Standing(ESTABLISHED, ESTABLISHED));
        assertThat(passage.bearsOn(ESTABLISHED, 0)).isTrue();
        assertThat(passage.bearsOn(0, ESTABLISHED)).isTrue();
        assertThat(passage.bearsOn(SEVERED, SEVERED)).isFalse();
    }

    @Test
    void an_act_without_a_first_day_begins_in_the_endless_past() {
        Passage passage =
                through(ties.observed(Value.ESTABLISHED, "[..1950-01-01]"), ties.observed(Value.ESTABLISHED, "1960"));
        assertThat(passage.earliest()).isEqualTo(Window.UNBOUNDED_PAST);
        assertThat(passage.until(day("1970-01-01"))).isEqualTo(new Standing(ESTABLISHED, 0));
    }

    @Test
    void a_value_that_is_only_confirmed_leads_back_to_the_value_before_it() {
        Passage passage = through(ties.observed(Value.ESTABLISHED, "1960-01-01"));
        Passage confirming = summing.of(knots(List.of(
                        List.of(ties.established("1950-01-01")),
                        List.of(ties.observed(Value.ESTABLISHED, "1960-01-01"))))
                .getLast());
        assertThat(passage.bearsOn(ESTABLISHED, 0)).isTrue();
        assertThat(passage.given(ESTABLISHED)).isZero();
        assertThat(confirming.bearsOn(ESTABLISHED, 0)).isFalse();
        assertThat(confirming.bearsOn(0, ESTABLISHED)).isTrue();
        assertThat(confirming.given(ESTABLISHED)).isEqualTo(ESTABLISHED);
        assertThat(confirming.confirmed(ESTABLISHED)).isZero();
    }

    @Test
    void a_value_alone_is_certain_only_where_every_order_was_weighed() {
        Reading alone = new Reading(0, ESTABLISHED, 0, List.of(), true);
        Reading crowded = new Reading(0, ESTABLISHED, 0, List.of(), false);
        Reading several = new Reading(0, ESTABLISHED, SEVERED, List.of(), true);
        assertThat(Standing.of(TIES, alone)).isEqualTo(new Standing(ESTABLISHED, ESTABLISHED));
        assertThat(Standing.of(TIES, crowded)).isEqualTo(new Standing(ESTABLISHED, 0));
        assertThat(Standing.of(TIES, several)).isEqualTo(new Standing(ESTABLISHED | SEVERED, 0));
    }
}
