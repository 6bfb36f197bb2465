package org.chancery.relation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes: putting and removing give a new map that shares all but one path with the old. An AVL
 * tree; every operation takes time logarithmic in the size.
 */
final class Ordered<K extends Comparable<? super K>, V> {
    private static final Ordered<?, ?> EMPTY = new Ordered<>(null);

    private final @Nullable Node<K, V> root;

    private record Node<K, V>(
            K key,
            V value,
            @Nullable Node<K, V> left,
            @Nullable Node<K, V> right,
            int height,
            int size) {}

    private Ordered(@Nullable Node<K, V> root) {
        this.root = root;
    }

    @SuppressWarnings("unchecked")
    static <K extends Comparable<? super K>, V> Ordered<K, V> empty() {
        return (Ordered<K, V>) EMPTY;
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
        return node(
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
            return new Node<>(key, value, null, null, 1, 1);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return new Node<>(key, value, node.left, node.right, node.height, node.size);
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
                return node(left.key, left.value, left.left, node(key, value, inner, right));
            }
            return node(
                    inner.key,
                    inner.value,
                    node(left.key, left.value, left.left, inner.left),
                    node(key, value, inner.right, right));
        }
        if (right != null && height(right) > height(left) + 1) {
            Node<K, V> inner = right.left;
            if (inner == null || height(right.right) >= height(inner)) {
                return node(right.key, right.value, node(key, value, left, inner), right.right);
            }
            return node(
                    inner.key,
                    inner.value,
                    node(key, value, left, inner.left),
                    node(right.key, right.value, inner.right, right.right));
        }
        return node(key, value, left, right);
    }

    private static <K, V> Node<K, V> node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        return new Node<>(
                key, value, left, right, 1 + Math.max(height(left), height(right)), 1 + size(left) + size(right));
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
