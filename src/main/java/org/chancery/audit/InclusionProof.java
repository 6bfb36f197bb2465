package org.chancery.audit;

import java.util.List;

/**
 * The proof that a leaf is in a tree.
 *
 * @param index the place of the leaf, from 0
 * @param size how many leaves the tree has
 * @param path the hashes beside the way from the leaf to the root, the leaf's sibling first
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * The root of the tree, given the leaf, as RFC 9162 section 2.1.3.2 works it out.
     *
     * @throws Broken if there is no such leaf in a tree of this size, or the path has not the length it must have
     */
    public Hash root(Hash leaf) {
        if (index < 0 || index >= size) {
            throw new Broken("there is no leaf " + index + " in a tree of " + size);
        }
        long first = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash beside : path) {
            if (last == 0) {
                throw new Broken("the proof is too long: " + path.size() + " hashes");
            }
            if ((first & 1) == 1 || first == last) {
                hash = Hash.ofNode(beside, hash);
                while ((first & 1) == 0) {
                    first >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.ofNode(hash, beside);
            }
            first >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new Broken("the proof is too short: " + path.size() + " hashes");
        }
        return hash;
    }

    /**
     * Checks it.
     *
     * @throws Broken if it does not prove that the leaf is in the tree of this root
     */
    public void check(Hash leaf, Hash root) {
        Hash found = root(leaf);
        if (!found.equals(root)) {
            throw new Broken("the proof leads to the root " + found + ", expected " + root);
        }
    }
}
