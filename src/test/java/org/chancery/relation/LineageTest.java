package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.chancery.time.DayRange;
import org.junit.jupiter.api.Test;

/** How the versions of a facet key came from each other, and that one weighed from another answers as one weighed alone. */
class LineageTest {
    private static final FacetKey TIES = FacetKey.mutual(Facet.TIES, Histories.PAIR, null);
    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);

    private final TiesMoves ties = new TiesMoves();

    private Move seen(int number) {
        return ties.observed(Value.ESTABLISHED, FIRST.plusDays(2L * number).toString());
    }

    private static KeyFold more(KeyFold before, Move... moves) {
        return before.with(List.of(moves), List.of(), Disputes.NONE);
    }

    /** Versions of a key, each with one move more than the one before; the first has none. */
    private List<KeyFold> versions(int many) {
        List<KeyFold> versions = new ArrayList<>(List.of(KeyFold.of(TIES)));
        while (versions.size() < many) {
            versions.add(more(versions.getLast(), seen(versions.size())));
        }
        return versions;
    }

    @Test
    void two_versions_differ_in_the_moves_that_came_or_went_on_the_way_from_one_to_the_other() {
        Move first = seen(1);
        Move second = seen(2);
        Move third = seen(3);
        KeyFold one = more(KeyFold.of(TIES), first);
        KeyFold two = more(one, second);
        KeyFold three = two.with(List.of(third), List.of(first), Disputes.NONE);
        KeyFold branch = more(one, third);
        assertThat(one.lineage().between(one.lineage())).isEmpty();
        assertThat(one.lineage().between(two.lineage())).containsExactly(second.id());
        assertThat(two.lineage().between(one.lineage())).containsExactly(second.id());
        assertThat(one.lineage().between(three.lineage())).containsExactly(first.id(), second.id(), third.id());
        assertThat(branch.lineage().between(two.lineage())).containsExactly(second.id(), third.id());
        assertThat(three.lineage().between(branch.lineage())).containsExactly(first.id(), second.id(), third.id());
    }

    @Test
    void the_version_weighed_nearest_by_is_found_unless_it_is_too_far() {
        List<KeyFold> versions = versions(60);
        Lineage asked = versions.get(30).lineage();
        assertThat(asked.nearestWeighed(100)).isNull();
        for (int weighed : new int[] {40, 5, 24, 59}) {
            versions.get(weighed).lineage().weighed(versions.get(weighed));
        }
        assertThat(asked.nearestWeighed(100)).isSameAs(versions.get(24));
        assertThat(asked.nearestWeighed(6)).isSameAs(versions.get(24));
        assertThat(asked.nearestWeighed(5)).isNull();
        assertThat(versions.get(40).lineage().nearestWeighed(0)).isSameAs(versions.get(40));
        assertThat(versions.get(39).lineage().nearestWeighed(0)).isNull();
        assertThat(versions.get(0).lineage().nearestWeighed(5)).isSameAs(versions.get(5));
        assertThat(versions.get(55).lineage().nearestWeighed(20)).isSameAs(versions.get(59));
    }

    @Test
    void of_very_many_versions_weighed_some_are_remembered_all_along_the_line() {
        for (int seed = 0; seed < 4; seed++) {
            List<KeyFold> versions = versions(320);
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, 320).boxed().toList());
            if (seed > 0) {
                Collections.shuffle(order, new Random(seed));
            }
            for (int weighed : order) {
                versions.get(weighed).lineage().weighed(versions.get(weighed));
            }
            int remembered = 0;
            for (KeyFold version : versions) {
                remembered += version.lineage().nearestWeighed(0) == null ? 0 : 1;
                assertThat(version.lineage().nearestWeighed(20)).isNotNull();
            }
            assertThat(remembered).isEqualTo(32);
            assertThat(versions.getFirst().lineage().nearestWeighed(0)).isSameAs(versions.getFirst());
            assertThat(versions.getLast().lineage().nearestWeighed(0)).isSameAs(versions.getLast());
        }
    }

    @Test
    void a_version_of_many_moves_answers_alike_whether_weighed_alone_or_from_one_near_it() {
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            List<Move> moves = new ArrayList<>();
            new TiesMoves().groups(random, FIRST, 90).forEach(moves::addAll);
            Collections.shuffle(moves, random);
            List<KeyFold> versions = new ArrayList<>(List.of(KeyFold.of(TIES)));
            moves.forEach(move -> versions.add(more(versions.getLast(), move)));
            for (int asked = 0; asked < 12; asked++) {
                int number = 60 + random.nextInt(versions.size() - 60);
                KeyFold alone = KeyFold.of(TIES).with(moves.subList(0, number), List.of(), Disputes.NONE);
                assertThat(versions.get(number).stretches(DayRange.ALWAYS))
                        .as("seed %d, version %d", seed, number)
                        .isEqualTo(alone.stretches(DayRange.ALWAYS));
                assertThat(versions.get(number).changes()).isEqualTo(alone.changes());
            }
        }
    }

    @Test
    void a_key_without_moves_is_empty_and_can_be_asked() {
        KeyFold none = KeyFold.of(TIES);
        assertThat(none.isEmpty()).isTrue();
        assertThat(more(none, seen(1)).isEmpty()).isFalse();
        assertThat(none.changes()).isZero();
        assertThatNoException().isThrownBy(() -> none.stretches(DayRange.ALWAYS));
    }
}
