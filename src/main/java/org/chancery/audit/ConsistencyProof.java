package org.chancery.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * The proof that a tree begins with all leaves of an earlier one, in their order.
 *
 * @param oldSize how many leaves the earlier tree has
 * @param newSize how many the later has
 * @param path the hashes, in the order of RFC 9162 section 2.1.4.1
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * Checks it as RFC 9162 section 2.1.4.2 says. Of an empty tree nothing can be proved, so an old size of 0 is refused.
     *
     * @throws Broken if it does not prove that the tree of the new root begins with that of the old one
     */
    public void check(Hash oldRoot, Hash newRoot) {
        if (oldSize < 1 || oldSize > newSize) {
            throw new Broken("nothing can be proved from a tree of " + oldSize + " to one of " + newSize);
        }
        if (oldSize == newSize) {
            if (!path.isEmpty()) {
                throw new Broken(
                        "between trees of one size there is nothing to prove, found " + path.size() + " hashes");
            }
            same(oldRoot, newRoot, "two trees of one size");
            return;
        }
        List<Hash> hashes = new ArrayList<>(path);
        if (Long.bitCount(oldSize) == 1) {
            hashes.addFirst(oldRoot);
        }
        if (hashes.isEmpty() || path.isEmpty()) {
            throw new Broken("the proof is empty");
        }
        long first = oldSize - 1;
        long last = newSize - 1;
        while ((first & 1) == 1) {
            first >>= 1;
            last >>= 1;
        }
        Hash old = hashes.getFirst();
        Hash now = old;
        for (Hash beside : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                throw new Broken("the proof is too long: " + path.size() + " hashes");
            }
            if ((first & 1) == 1 || first == last) {
                old = Hash.ofNode(beside, old);
                now = Hash.ofNode(beside, now);
                while ((first & 1) == 0 && first != 0) {
                    first >>= 1;
                    last >>= 1;
                }
            } else {
                now = Hash.ofNode(now, beside);
            }
            first >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new Broken("the proof is too short: " + path.size() + " hashes");
        }
        same(old, oldRoot, "the earlier tree");
        same(now, newRoot, "the later tree");
    }

    private static void same(Hash found, Hash expected, String of) {
        if (!found.equals(expected)) {
            throw new Broken("the proof leads to the root " + found + " of " + of + ", expected " + expected);
        }
    }
}
