package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.relation.Histories.History;
import org.chancery.relation.Worlds.Step;
import org.junit.jupiter.api.Test;

/** The world shown where something unrecorded must have happened is a world, and none needs fewer changes. */
class BestWorldTest {

    private static final int HISTORIES = Histories.many(2_000);

    @Test
    void it_holds_every_act_once_on_a_day_of_its_own_and_each_finds_what_the_one_before_it_left() {
        int several = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = Histories.ofActs(seed, 6);
            for (KeyFold fold : history.relation().folds()) {
                List<Move> moves = new ArrayList<>();
                fold.moves().forEach(moves::add);
                Scale scale = Scale.of(fold.key().facet());
                Position position = Position.of(scale, List.of()).with(moves, List.of());
                if (position.isExact() && moves.stream().noneMatch(Move::isHeld)) {
                    List<Step> steps = position.bestWorldWhereAffected();
                    check(steps, moves, position.changes(), scale, "seed " + seed + " " + fold.key() + history);
                    several += steps.size() > 2 ? 1 : 0;
                }
            }
        }
        assertThat(several).as("worlds of several acts").isGreaterThan(HISTORIES / 4);
    }

    @Test
    void an_observation_that_lasted_is_found_on_every_day_that_is_weighed() {
        int held = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = Histories.ofActs(seed, 4);
            for (KeyFold fold : history.relation().folds()) {
                List<Move> moves = new ArrayList<>();
                fold.moves().forEach(moves::add);
                Scale scale = Scale.of(fold.key().facet());
                Position position = Position.of(scale, List.of()).with(moves, List.of());
                if (position.isExact() && moves.stream().filter(Move::isHeld).count() == 1) {
                    List<Step> steps = position.bestWorldWhereAffected();
                    chain(steps, scale, "seed " + seed + " " + fold.key() + history);
                    assertThat(steps.stream().filter(Step::needsChange).count()).isEqualTo(position.changes());
                    held++;
                }
            }
        }
        assertThat(held).as("worlds with one lasting observation").isGreaterThan(HISTORIES / 40);
    }

    private static void check(List<Step> steps, List<Move> moves, int changes, Scale scale, String where) {
        chain(steps, scale, where);
        assertThat(steps.stream().filter(Step::needsChange).count()).as(where).isEqualTo(changes);
        assertThat(scale.beginning().cost(scale.number(steps.getFirst().found())))
                .as(where)
                .isZero();
        Map<Move, Long> begun = new HashMap<>();
        Map<Long, Integer> ranks = new HashMap<>();
        int ends = 0;
        for (Step step : steps) {
            Move move = step.move();
            Long start = begun.putIfAbsent(move, step.day());
            if (start == null) {
                assertThat(step.day()).as(where).isBetween(move.earliest(), move.latest());
                if (move.order() != Move.UNRANKED) {
                    Integer before = ranks.put(step.day(), move.order());
                    assertThat(before == null || before <= move.order())
                            .as("rank within the day, " + where)
                            .isTrue();
                }
            } else {
                Move.Tail tail = Objects.requireNonNull(move.tail(), where);
                assertThat(step.day()).as(where).isBetween(tail.earliest(), tail.latest());
                assertThat(step.day()).as(where).isGreaterThan(start);
                if (tail.nextDay()) {
                    assertThat(step.day()).as(where).isEqualTo(start + 1);
                }
                ends++;
            }
        }
        assertThat(begun.keySet()).as(where).containsExactlyInAnyOrderElementsOf(moves);
        assertThat(ends).as(where).isEqualTo((int)
                moves.stream().filter(move -> move.tail() != null).count());
    }

    /** Each act finds what the one before it left, and needs a change exactly where it cannot follow that. */
    private static void chain(List<Step> steps, Scale scale, String where) {
        Map<Move, Boolean> begun = new HashMap<>();
        Step before = null;
        Value left = null;
        for (Step step : steps) {
            boolean ending = step.move().tail() != null && begun.put(step.move(), true) != null;
            Transition transition = ending
                    ? Objects.requireNonNull(step.move().tail()).transition()
                    : step.move().transition();
            if (before != null) {
                assertThat(step.found()).as(where).isEqualTo(left);
                assertThat(step.day()).as(where).isGreaterThanOrEqualTo(before.day());
            }
            int found = scale.number(step.found());
            assertThat(step.needsChange()).as(where).isEqualTo(!transition.accepts(found));
            left = step.left();
            assertThat(left).as(where).isEqualTo(scale.value(transition.after(found)));
            before = step;
        }
    }
}
