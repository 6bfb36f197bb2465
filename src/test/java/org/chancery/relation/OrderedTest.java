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
        assertThat(map.last())
                .isEqualTo(expected.isEmpty() ? null : expected.lastEntry().getValue());
        assertThat(map.height()).isBetween(lowest(expected.size()), highest(expected.size()));
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

    private static int lowest(int size) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(size);
    }

    /** How high a tree of so many keys can be whose branches never differ by more than one. */
    private static int highest(int size) {
        int height = 0;
        int fewest = 1;
        int fewestBelow = 0;
        while (fewest <= size) {
            int next = 1 + fewest + fewestBelow;
            fewestBelow = fewest;
            fewest = next;
            height++;
        }
        return height;
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

    /** Strings in a row, put together. */
    private static final Ordered.Summing<String, List<String>> ROWS = new Ordered.Summing<>() {
        @Override
        public List<String> of(String value) {
            return List.of(value);
        }

        @Override
        public List<String> join(List<String> earlier, List<String> later) {
            List<String> both = new ArrayList<>(earlier);
            both.addAll(later);
            return both;
        }
    };

    /** Passes values down to one that it does not, and as a whole whatever does not hold that one. */
    private static final class Passing implements Ordered.Walk<String, List<String>> {
        private final String last;
        private final List<String> passed = new ArrayList<>();
        private int wholes;
        private int single;

        Passing(String last) {
            this.last = last;
        }

        @Override
        public boolean passes(String value) {
            passed.add(value);
            single++;
            return !value.equals(last);
        }

        @Override
        public boolean passesAll(List<String> together) {
            if (together.contains(last)) {
                return false;
            }
            wholes++;
            passed.addAll(together.reversed());
            return true;
        }
    }

    @Test
    void a_walk_down_passes_every_value_once_up_to_the_one_it_stops_at() {
        int wholes = 0;
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            TreeMap<Integer, String> sorted = new TreeMap<>();
            int size = random.nextInt(200);
            while (sorted.size() < size) {
                int key = random.nextInt(1_000);
                sorted.put(key, "v" + key);
            }
            Ordered<Integer, String> map = Ordered.of(sorted);
            for (int asked = 0; asked < 40; asked++) {
                int below = random.nextInt(1_000);
                String last = "v" + random.nextInt(1_000);
                Passing walk = new Passing(last);
                boolean through = map.walkDown(below, ROWS, walk);
                List<String> expected = new ArrayList<>();
                for (String value : sorted.headMap(below, false).descendingMap().values()) {
                    expected.add(value);
                    if (value.equals(last)) {
                        break;
                    }
                }
                assertThat(walk.passed).as("seed %d below %d", seed, below).isEqualTo(expected);
                assertThat(through)
                        .isEqualTo(expected.isEmpty() || !expected.getLast().equals(last));
                wholes += walk.wholes;
            }
        }
        assertThat(wholes).as("passed as a whole").isGreaterThan(100);
    }

    @Test
    void what_was_passed_once_is_passed_in_few_steps_from_then_on() {
        TreeMap<Integer, String> sorted = new TreeMap<>();
        for (int key = 0; key < 4_000; key++) {
            sorted.put(key, "v" + key);
        }
        Ordered<Integer, String> map = Ordered.of(sorted);
        map.walkDown(4_000, ROWS, new Passing("nothing"));
        for (int below : new int[] {4_000, 3_999, 2_500, 1}) {
            Passing walk = new Passing("nothing");
            assertThat(map.walkDown(below, ROWS, walk)).isTrue();
            assertThat(walk.passed).hasSize(below);
            assertThat(walk.single + walk.wholes).as("steps below %d", below).isLessThan(40);
        }
    }

    @Test
    void a_walk_over_nothing_passes_everything() {
        Passing walk = new Passing("nothing");
        assertThat(Ordered.<Integer, String>empty().walkDown(1, ROWS, walk)).isTrue();
        assertThat(Ordered.<Integer, String>empty().put(1, "one").walkDown(1, ROWS, walk))
                .isTrue();
        assertThat(walk.passed).isEmpty();
    }
}
