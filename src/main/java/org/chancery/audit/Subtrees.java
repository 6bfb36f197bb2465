package org.chancery.audit;

import java.util.ArrayList;
import java.util.List;

/** The complete subtrees of a Merkle tree, from which its roots and proofs are made (RFC 9162 section 2.1). */
@FunctionalInterface
public interface Subtrees {

    /**
     * The hash of a complete subtree.
     *
     * @param level its height: it stands over 2^level leaves
     * @param index its place among those of its height, from 0
     */
    Hash hash(int level, long index);

    /** The root of the tree of the first leaves. */
    default Hash root(long size) {
        return size == 0 ? Hash.OF_NOTHING : range(0, size);
    }

    /**
     * The proof that a leaf is in the tree of the first leaves.
     *
     * @throws IllegalArgumentException if there is no such leaf
     */
    default InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (index < middle) {
                path.addFirst(range(middle, to));
                to = middle;
            } else {
                path.addFirst(range(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, size, path);
    }

    /**
     * The proof that a tree begins with an earlier one.
     *
     * @throws IllegalArgumentException unless {@code 0 < oldSize <= newSize}
     */
    default ConsistencyProof consistency(long oldSize, long newSize) {
        if (oldSize < 1 || oldSize > newSize) {
            throw new IllegalArgumentException("no proof from a tree of " + oldSize + " to one of " + newSize);
        }
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = newSize;
        while (oldSize < to) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (oldSize <= middle) {
                path.addFirst(range(middle, to));
                to = middle;
            } else {
                path.addFirst(range(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            path.addFirst(range(from, to));
        }
        return new ConsistencyProof(oldSize, newSize, path);
    }

    private Hash range(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return hash(level, from >> level);
        }
        long middle = from + Long.highestOneBit(leaves);
        return Hash.ofNode(range(from, middle), range(middle, to));
    }
}
