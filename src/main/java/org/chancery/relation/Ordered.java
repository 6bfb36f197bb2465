package org.chancery.relation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes: putting and removing give a new map that shares all but one path with the old. An AVL
 * tree; every operation takes time logarithmic in the size.
 */
final class Ordered<K extends Comparable<? super K>, V> {
    private static final Ordered<?, ?> EMPTY = new Ordered<>(null);

    private final @Nullable Node<K, V> root;

    /** Says of values in a row what they amount to together. */
    interface Summing<V, S> {
        S of(V value);

        S join(S earlier, S later);
    }

    /** Is led down through values, from the greatest on. */
    interface Walk<V, S> {
        /** Takes one value; says whether to go on. */
        boolean passes(V value);

        /** Takes values in a row at once, where it can; says whether it did. */
        boolean passesAll(S together);
    }

    private static final class Node<K, V> {
        /** Below this height a sum is made anew each time. */
        private static final int LOW = 4;

        final K key;
        final V value;
        final @Nullable Node<K, V> left;
        final @Nullable Node<K, V> right;
        final int height;
        final int size;
        private @Nullable Object sum;

        Node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
            this.key = key;
            this.value = value;
            this.left = left;
            this.right = right;
            this.height = 1 + Math.max(Ordered.height(left), Ordered.height(right));
            this.size = 1 + Ordered.size(left) + Ordered.size(right);
        }

        /** What the values below and at it amount to; a map is always summed in the same way. */
        @SuppressWarnings("unchecked")
        <S> S sum(Summing<V, S> summing) {
            S known = (S) sum;
            if (known == null) {
                known = summing.of(value);
                known = left == null ? known : summing.join(left.sum(summing), known);
                known = right == null ? known : summing.join(known, right.sum(summing));
                if (height >= LOW) {
                    sum = known;
                }
            }
            return known;
        }

        boolean isSummed() {
            return sum != null;
        }
    }

    private Ordered(@Nullable Node<K, V> root) {
        this.root = root;
    }

    @SuppressWarnings("unchecked")
    static <K extends Comparable<? super K>, V> Ordered<K, V> empty() {
        return (Ordered<K, V>) EMPTY;
    }

    /** A map of values with ascending keys. */
    static <K extends Comparable<? super K>, V> Ordered<K, V> of(List<V> ascending, Function<V, K> key) {
        return new Ordered<>(build(ascending.stream().map(key).toList(), ascending, 0, ascending.size()));
    }

    /** A map of the same content. */
    static <K extends Comparable<? super K>, V> Ordered<K, V> of(SortedMap<K, V> sorted) {
        return new Ordered<>(
                build(new ArrayList<>(sorted.keySet()), new ArrayList<>(sorted.values()), 0, sorted.size()));
    }

    private static <K, V> @Nullable Node<K, V> build(List<K> keys, List<V> values, int from, int to) {
        if (from == to) {
            return null;
        }
        int middle = (from + to) >>> 1;
        return new Node<>(
                keys.get(middle),
                values.get(middle),
                build(keys, values, from, middle),
                build(keys, values, middle + 1, to));
    }

    int size() {
        return size(root);
    }

    boolean isEmpty() {
        return root == null;
    }

    /** The number of keys on the longest path from the root: what a look-up costs at most. */
    int height() {
        return height(root);
    }

    @Nullable
    V get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int order = key.compareTo(node.key);
            if (order == 0) {
                return node.value;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    /** The value of the greatest key not above the one given. */
    @Nullable
    V floor(K key) {
        Node<K, V> node = root;
        V found = null;
        while (node != null) {
            if (key.compareTo(node.key) < 0) {
                node = node.left;
            } else {
                found = node.value;
                node = node.right;
            }
        }
        return found;
    }

    /** The value of the greatest key below the one given. */
    @Nullable
    V lower(K key) {
        Node<K, V> node = root;
        V found = null;
        while (node != null) {
            if (key.compareTo(node.key) <= 0) {
                node = node.left;
            } else {
                found = node.value;
                node = node.right;
            }
        }
        return found;
    }

    /** The value of the least key above the one given. */
    @Nullable
    V higher(K key) {
        Node<K, V> node = root;
        V found = null;
        while (node != null) {
            if (key.compareTo(node.key) >= 0) {
                node = node.right;
            } else {
                found = node.value;
                node = node.left;
            }
        }
        return found;
    }

    /** The value of the least key. */
    @Nullable
    V first() {
        Node<K, V> node = root;
        while (node != null && node.left != null) {
            node = node.left;
        }
        return node == null ? null : node.value;
    }

    /** The value of the greatest key. */
    @Nullable
    V last() {
        Node<K, V> node = root;
        while (node != null && node.right != null) {
            node = node.right;
        }
        return node == null ? null : node.value;
    }

    Ordered<K, V> put(K key, V value) {
        return new Ordered<>(put(root, key, value));
    }

    Ordered<K, V> remove(K key) {
        return get(key) == null ? this : new Ordered<>(remove(root, key));
    }

    /** The values from a key on, by ascending key. */
    Iterable<V> valuesFrom(K key) {
        return () -> new Ascending<>(root, key);
    }

    /** Leads a walk down from the greatest key below the one given; says whether it passed everything. */
    <S> boolean walkDown(K below, Summing<V, S> summing, Walk<V, S> walk) {
        return walkDown(root, below, summing, walk);
    }

    private static <K extends Comparable<? super K>, V, S> boolean walkDown(
            @Nullable Node<K, V> node, K below, Summing<V, S> summing, Walk<V, S> walk) {
        if (node == null) {
            return true;
        }
        return below.compareTo(node.key) <= 0
                ? walkDown(node.left, below, summing, walk)
                : walkDown(node.right, below, summing, walk)
                        && walk.passes(node.value)
                        && walkDown(node.left, summing, walk);
    }

    /** What is passed as a whole is summed up on the way, so that it is passed at once from then on. */
    private static <K, V, S> boolean walkDown(@Nullable Node<K, V> node, Summing<V, S> summing, Walk<V, S> walk) {
        if (node == null || (node.isSummed() && walk.passesAll(node.sum(summing)))) {
            return true;
        }
        boolean passed =
                walkDown(node.right, summing, walk) && walk.passes(node.value) && walkDown(node.left, summing, walk);
        if (passed && node.height >= Node.LOW) {
            node.sum(summing);
        }
        return passed;
    }

    void forEach(BiConsumer<? super K, ? super V> action) {
        forEach(root, action);
    }

    /** The values, by ascending key. */
    Iterable<V> values() {
        return () -> new Ascending<>(root);
    }

    private static <K, V> void forEach(@Nullable Node<K, V> node, BiConsumer<? super K, ? super V> action) {
        if (node != null) {
            forEach(node.left, action);
            action.accept(node.key, node.value);
            forEach(node.right, action);
        }
    }

    private static <K extends Comparable<? super K>, V> Node<K, V> put(@Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return new Node<>(key, value, node.left, node.right);
        }
        return order < 0
                ? balance(node.key, node.value, put(node.left, key, value), node.right)
                : balance(node.key, node.value, node.left, put(node.right, key, value));
    }

    private static <K extends Comparable<? super K>, V> @Nullable Node<K, V> remove(@Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key);
        if (order < 0) {
            return balance(node.key, node.value, remove(node.left, key), node.right);
        }
        if (order > 0) {
            return balance(node.key, node.value, node.left, remove(node.right, key));
        }
        if (node.left == null) {
            return node.right;
        }
        if (node.right == null) {
            return node.left;
        }
        Node<K, V> next = node.right;
        while (next.left != null) {
            next = next.left;
        }
        return balance(next.key, next.value, node.left, remove(node.right, next.key));
    }

    private static <K, V> Node<K, V> balance(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (left != null && height(left) > height(right) + 1) {
            Node<K, V> inner = left.right;
            if (inner == null || height(left.left) >= height(inner)) {
                return new Node<>(left.key, left.value, left.left, new Node<>(key, value, inner, right));
            }
            return new Node<>(
                    inner.key,
                    inner.value,
                    new Node<>(left.key, left.value, left.left, inner.left),
                    new Node<>(key, value, inner.right, right));
        }
        if (right != null && height(right) > height(left) + 1) {
            Node<K, V> inner = right.left;
            if (inner == null || height(right.right) >= height(inner)) {
                return new Node<>(right.key, right.value, new Node<>(key, value, left, inner), right.right);
            }
            return new Node<>(
                    inner.key,
                    inner.value,
                    new Node<>(key, value, left, inner.left),
                    new Node<>(right.key, right.value, inner.right, right.right));
        }
        return new Node<>(key, value, left, right);
    }

    private static int height(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.height;
    }

    private static int size(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.size;
    }

    private static final class Ascending<K, V> implements Iterator<V> {
        private final Deque<Node<K, V>> path = new ArrayDeque<>();

        Ascending(@Nullable Node<K, V> root) {
            descend(root);
        }

        <C extends Comparable<? super K>> Ascending(@Nullable Node<K, V> root, C least) {
            Node<K, V> node = root;
            while (node != null) {
                if (least.compareTo(node.key) <= 0) {
                    path.push(node);
                    node = node.left;
                } else {
                    node = node.right;
                }
            }
        }

        private void descend(@Nullable Node<K, V> from) {
            for (Node<K, V> node = from; node != null; node = node.left) {
                path.push(node);
            }
        }

        @Override
        public boolean hasNext() {
            return !path.isEmpty();
        }

        @Override
        public V next() {
            if (path.isEmpty()) {
                throw new NoSuchElementException();
            }
            Node<K, V> node = path.pop();
            descend(node.right);
            return node.value;
        }
    }
}
