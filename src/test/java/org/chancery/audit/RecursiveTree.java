package org.chancery.audit;

import java.util.ArrayList;
import java.util.List;

/** The tree as RFC 6962 section 2.1 writes it down, worked out anew each time. */
final class RecursiveTree {

    private RecursiveTree() {}

    /** MTH(D). */
    static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.OF_NOTHING;
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = split(leaves);
        return Hash.ofNode(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    /** PATH(m, D). */
    static List<Hash> path(int m, List<Hash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves);
        List<Hash> left = leaves.subList(0, k);
        List<Hash> right = leaves.subList(k, leaves.size());
        return m < k ? plus(path(m, left), root(right)) : plus(path(m - k, right), root(left));
    }

    /** PROOF(m, D). */
    static List<Hash> proof(int m, List<Hash> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<Hash> subproof(int m, List<Hash> leaves, boolean whole) {
        if (m == leaves.size()) {
            return whole ? List.of() : List.of(root(leaves));
        }
        int k = split(leaves);
        List<Hash> left = leaves.subList(0, k);
        List<Hash> right = leaves.subList(k, leaves.size());
        return m <= k ? plus(subproof(m, left, whole), root(right)) : plus(subproof(m - k, right, false), root(left));
    }

    private static int split(List<Hash> leaves) {
        int k = 1;
        while (2 * k < leaves.size()) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> plus(List<Hash> hashes, Hash last) {
        List<Hash> more = new ArrayList<>(hashes);
        more.add(last);
        return more;
    }

    /** The subtrees of these leaves. */
    static Subtrees subtrees(List<Hash> leaves) {
        return (level, index) ->
                root(leaves.subList(Math.toIntExact(index << level), Math.toIntExact((index + 1) << level)));
    }
}
