package org.chancery.audit;

import org.jspecify.annotations.Nullable;

/**
 * The Merkle tree of RFC 6962 section 2.1, growing leaf by leaf; of its nodes only those are kept from which it grows on, at
 * most 63. For use by one thread.
 */
public final class MerkleTree {

    private static final int LEVELS = 63;

    /** By level, the complete subtree whose sibling has not come yet: there where the size has a one bit. */
    private final @Nullable Hash[] waiting = new @Nullable Hash[LEVELS];

    private final Grown grown;
    private long size;

    /** Told of each complete subtree as soon as it is. */
    @FunctionalInterface
    interface Grown {
        /**
         * Takes one.
         *
         * @param level its height: it stands over 2^level leaves
         * @param index its place among those of its height, from 0
         */
        void subtree(int level, long index, Hash hash);
    }

    /** An empty tree. */
    public MerkleTree() {
        this((level, index, hash) -> {});
    }

    MerkleTree(Grown grown) {
        this.grown = grown;
    }

    /** Appends a leaf, given its hash. */
    public void add(Hash leaf) {
        add(0, leaf);
    }

    /**
     * Appends a complete subtree.
     *
     * @param level its height
     * @throws IllegalArgumentException if a subtree of this height cannot begin here
     */
    void add(int level, Hash subtree) {
        if ((size & ((1L << level) - 1)) != 0) {
            throw new IllegalArgumentException("no subtree of height " + level + " begins after " + size + " leaves");
        }
        Hash hash = subtree;
        int at = level;
        grown.subtree(at, size >> at, hash);
        Hash left = waiting[at];
        while (left != null) {
            waiting[at] = null;
            hash = Hash.ofNode(left, hash);
            at++;
            grown.subtree(at, size >> at, hash);
            left = waiting[at];
        }
        waiting[at] = hash;
        size += 1L << level;
    }

    /** How many leaves it has. */
    public long size() {
        return size;
    }

    /** Its root as it stands. */
    public Hash root() {
        Hash root = null;
        for (Hash peak : waiting) {
            if (peak != null) {
                root = root == null ? peak : Hash.ofNode(peak, root);
            }
        }
        return root == null ? Hash.OF_NOTHING : root;
    }
}
