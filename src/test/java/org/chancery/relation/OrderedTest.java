package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sorted map that never changes does what a {@link TreeMap} does, and leaves every earlier one as it was. */
class OrderedTest {

    @Test
    void it_holds_what_a_tree_map_holds_through_any_puts_and_removals() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int range = 1 + random.nextInt(120);
            Ordered<Integer, String> map = Ordered.empty();
            TreeMap<Integer, String> expected = new TreeMap<>();
            for (int step = 0; step < 200; step++) {
                Ordered<Integer, String> before = map;
                TreeMap<Integer, String> asBefore = new TreeMap<>(expected);
                int key = random.nextInt(range);
                if (random.nextInt(5) < 3) {
                    map = map.put(key, "v" + step);
                    expected.put(key, "v" + step);
                } else {
                    map = map.remove(key);
                    expected.remove(key);
                }
                if (step % 20 == 0) {
                    same(before, asBefore, range);
                }
                assertThat(map.size()).isEqualTo(expected.size());
            }
            same(map, expected, range);
        }
    }

    private static void same(Ordered<Integer, String> map, TreeMap<Integer, String> expected, int range) {
        assertThat(map.size()).isEqualTo(expected.size());
        assertThat(map.isEmpty()).isEqualTo(expected.isEmpty());
        assertThat(map.values()).containsExactlyElementsOf(expected.values());
        assertThat(map.first())
                .isEqualTo(expected.isEmpty() ? null : expected.firstEntry().getValue());
        TreeMap<Integer, String> visited = new TreeMap<>();
        List<Integer> keys = new ArrayList<>();
        map.forEach((key, value) -> {
            keys.add(key);
            visited.put(key, value);
        });
        assertThat(visited).isEqualTo(expected);
        assertThat(keys).isSorted();
        for (int key = -1; key <= range; key++) {
            assertThat(map.get(key)).isEqualTo(expected.get(key));
            assertThat(map.floor(key)).isEqualTo(value(expected.floorEntry(key)));
            assertThat(map.lower(key)).isEqualTo(value(expected.lowerEntry(key)));
            assertThat(map.higher(key)).isEqualTo(value(expected.higherEntry(key)));
            assertThat(map.valuesFrom(key))
                    .containsExactlyElementsOf(expected.tailMap(key).values());
        }
    }

    private static @Nullable String value(Map.@Nullable Entry<Integer, String> entry) {
        return entry == null ? null : entry.getValue();
    }

    @Test
    void a_sorted_map_becomes_one_of_the_same_content() {
        TreeMap<Integer, String> sorted = new TreeMap<>();
        for (int size = 0; size < 40; size++) {
            same(Ordered.of(sorted), sorted, 2 * size);
            sorted.put(2 * size, "v" + size);
        }
    }

    @Test
    void removing_what_is_not_there_gives_the_very_same_map() {
        Ordered<Integer, String> map = Ordered.<Integer, String>empty().put(1, "one");
        assertThat(map.remove(2)).isSameAs(map);
    }

    @Test
    void an_exhausted_walk_says_so() {
        Iterator<String> walk =
                Ordered.<Integer, String>empty().put(1, "one").values().iterator();
        walk.next();
        assertThat(walk.hasNext()).isFalse();
        assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void twenty_thousand_keys_in_order_stay_quick_to_find() {
        Ordered<Integer, Integer> map = Ordered.empty();
        for (int key = 0; key < 20_000; key++) {
            map = map.put(key, key);
        }
        for (int key = 0; key < 20_000; key += 2) {
            map = map.remove(key);
        }
        assertThat(map.height()).isLessThan(20);
        assertThat(map.size()).isEqualTo(10_000);
    }
}
