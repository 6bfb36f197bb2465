package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.relation.Value.*;

import java.util.Collections;
import java.util.List;
import org.chancery.actor.ActorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In what way one answer differs from another. */
class ShiftTest {

    private static final ActorCode SYR = ActorCode.of("SYR");
    private static final ActorCode TUR = ActorCode.of("TUR");

    @Test
    void what_did_not_stand_and_stands_is_opened() {
        assertThat(shift(Facet.TIES, List.of(SEVERED), List.of(ESTABLISHED))).isEqualTo(Shift.OPENED);
        assertThat(shift(Facet.TIES, List.of(NEVER, LAPSED), List.of(SUSPENDED, ESTABLISHED)))
                .isEqualTo(Shift.OPENED);
        assertThat(shift(Facet.SANCTIONS, List.of(LIFTED), List.of(THREATENED))).isEqualTo(Shift.OPENED);
    }

    @Test
    void what_stood_and_does_not_is_broken() {
        assertThat(shift(Facet.TIES, List.of(ESTABLISHED), List.of(SEVERED))).isEqualTo(Shift.BROKEN);
        assertThat(shift(Facet.MISSION_LEVEL, List.of(CHARGE, AMBASSADOR), List.of(NONE)))
                .isEqualTo(Shift.BROKEN);
        assertThat(shift(Facet.HOSTILITY, List.of(WAR), List.of(NONE))).isEqualTo(Shift.BROKEN);
    }

    @Test
    void more_of_it_is_upgraded_and_less_of_it_downgraded() {
        assertThat(shift(Facet.MISSION_LEVEL, List.of(CHARGE), List.of(AMBASSADOR)))
                .isEqualTo(Shift.UPGRADED);
        assertThat(shift(Facet.MISSION_LEVEL, List.of(AMBASSADOR), List.of(CHARGE, INTERESTS_SECTION)))
                .isEqualTo(Shift.DOWNGRADED);
        assertThat(shift(Facet.HEAD_OF_MISSION, List.of(IN_POST), List.of(RECALLED)))
                .isEqualTo(Shift.DOWNGRADED);
    }

    @Test
    void neither_more_nor_less_or_not_certainly_so_is_only_changed() {
        assertThat(shift(Facet.DEMANDS, List.of(MET), List.of(DROPPED))).isEqualTo(Shift.CHANGED);
        assertThat(shift(Facet.MISSION_LEVEL, List.of(OTHER), List.of(AMBASSADOR)))
                .isEqualTo(Shift.CHANGED);
        assertThat(shift(Facet.TIES, List.of(NOT_RECORDED, SEVERED), List.of(ESTABLISHED)))
                .isEqualTo(Shift.CHANGED);
        assertThat(shift(Facet.MISSION_LEVEL, List.of(CHARGE, AMBASSADOR), List.of(CHARGE, MINISTER)))
                .isEqualTo(Shift.CHANGED);
    }

    @Test
    void silence_is_neither_a_break_nor_an_opening() {
        assertThat(shift(Facet.TIES, List.of(NOT_RECORDED), List.of(ESTABLISHED)))
                .isEqualTo(Shift.FIRST_RECORDED);
        assertThat(shift(Facet.TIES, List.of(NOT_RECORDED), List.of(NOT_RECORDED, ESTABLISHED)))
                .isEqualTo(Shift.FIRST_RECORDED);
        assertThat(shift(Facet.TIES, List.of(SEVERED, ESTABLISHED), List.of(NOT_RECORDED)))
                .isEqualTo(Shift.NO_LONGER_RECORDED);
    }

    @Test
    void fewer_values_of_the_same_are_more_certain_and_more_of_them_less() {
        assertThat(shift(Facet.TIES, List.of(ESTABLISHED, SEVERED), List.of(SEVERED)))
                .isEqualTo(Shift.MORE_CERTAIN);
        assertThat(shift(Facet.TIES, List.of(ESTABLISHED), List.of(ESTABLISHED, SEVERED)))
                .isEqualTo(Shift.LESS_CERTAIN);
    }

    @Test
    void a_dispute_is_told_before_anything_else() {
        Answer agreed = answer(Facet.TIES, Certainty.DEFINITE, List.of(ESTABLISHED));
        Answer disputed = answer(Facet.TIES, Certainty.CONTESTED, List.of(ESTABLISHED, SEVERED));
        assertThat(Shift.between(agreed, disputed)).isEqualTo(Shift.CONTESTED);
        assertThat(Shift.between(disputed, agreed)).isEqualTo(Shift.SETTLED);
        assertThat(Shift.between(disputed, disputed)).isEqualTo(Shift.OTHER_GROUNDS);
    }

    @Test
    void values_that_are_shown_alike_have_other_grounds() {
        assertThat(shift(Facet.RECOGNITION, List.of(FULL_INFERRED), List.of(FULL)))
                .isEqualTo(Shift.OTHER_GROUNDS);
    }

    @ParameterizedTest
    @EnumSource(Facet.class)
    void the_way_back_is_the_opposite(Facet facet) {
        for (Value one : facet.scale()) {
            for (Value other : facet.scale()) {
                assertThat(shift(facet, List.of(one), List.of(other)))
                        .as("%s from %s to %s", facet, one, other)
                        .isEqualTo(opposite(shift(facet, List.of(other), List.of(one))));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Facet.class)
    void every_facet_can_open_and_break_off(Facet facet) {
        List<Shift> shifts = facet.scale().stream()
                .flatMap(one -> facet.scale().stream().map(other -> shift(facet, List.of(one), List.of(other))))
                .toList();
        assertThat(shifts).contains(Shift.OPENED, Shift.BROKEN);
    }

    private static Shift opposite(Shift shift) {
        return switch (shift) {
            case OPENED -> Shift.BROKEN;
            case BROKEN -> Shift.OPENED;
            case UPGRADED -> Shift.DOWNGRADED;
            case DOWNGRADED -> Shift.UPGRADED;
            case CONTESTED -> Shift.SETTLED;
            case SETTLED -> Shift.CONTESTED;
            case MORE_CERTAIN -> Shift.LESS_CERTAIN;
            case LESS_CERTAIN -> Shift.MORE_CERTAIN;
            case FIRST_RECORDED -> Shift.NO_LONGER_RECORDED;
            case NO_LONGER_RECORDED -> Shift.FIRST_RECORDED;
            case CHANGED, OTHER_GROUNDS, DATE_MOVED -> shift;
        };
    }

    private static Shift shift(Facet facet, List<Value> was, List<Value> is) {
        return Shift.between(answer(facet, certainty(was), was), answer(facet, certainty(is), is));
    }

    private static Certainty certainty(List<Value> values) {
        return values.size() == 1 ? Certainty.DEFINITE : Certainty.POSSIBLE;
    }

    private static Answer answer(Facet facet, Certainty certainty, List<Value> values) {
        FacetKey key = new FacetKey(facet, SYR, TUR, facet.needsKey() ? Key.of("one") : null);
        return new Answer(
                key,
                certainty,
                values.stream()
                        .map(value -> new Answer.Possible(
                                value, false, null, null, null, List.of(), Collections.emptySortedMap()))
                        .toList(),
                List.of(),
                List.of(),
                true);
    }
}
