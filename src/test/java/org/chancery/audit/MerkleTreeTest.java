package org.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final Random CHANCE = new Random(6962);

    private static List<Hash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Hash.ofLeaf(("entry " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void the_empty_tree_and_the_first_roots_are_those_of_rfc_6962() {
        assertThat(new MerkleTree().root().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        MerkleTree tree = new MerkleTree();
        tree.add(Hash.ofLeaf(new byte[0]));
        assertThat(tree.root().hex()).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        tree.add(Hash.ofLeaf(new byte[] {0}));
        assertThat(tree.root().hex()).isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @Test
    void a_growing_tree_has_at_each_size_the_root_of_the_recursive_one() {
        List<Hash> leaves = leaves(600);
        MerkleTree tree = new MerkleTree();
        for (int size = 0; size <= leaves.size(); size++) {
            assertThat(tree.size()).isEqualTo(size);
            assertThat(tree.root()).isEqualTo(RecursiveTree.root(leaves.subList(0, size)));
            if (size < leaves.size()) {
                tree.add(leaves.get(size));
            }
        }
    }

    @Test
    void a_tree_grows_by_whole_subtrees_as_by_leaves() {
        List<Hash> leaves = leaves(1000);
        MerkleTree tree = new MerkleTree();
        Subtrees subtrees = RecursiveTree.subtrees(leaves);
        for (int tile = 0; tile < 3; tile++) {
            tree.add(8, subtrees.hash(8, tile));
        }
        leaves.subList(768, 1000).forEach(tree::add);
        assertThat(tree.root()).isEqualTo(RecursiveTree.root(leaves));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.add(8, leaves.getFirst()));
    }

    @Test
    void it_tells_of_every_complete_subtree_once() {
        List<Hash> leaves = leaves(300);
        Subtrees subtrees = RecursiveTree.subtrees(leaves);
        List<String> told = new ArrayList<>();
        MerkleTree tree = new MerkleTree((level, index, hash) -> {
            assertThat(hash).isEqualTo(subtrees.hash(level, index));
            told.add(level + "/" + index);
        });
        leaves.forEach(tree::add);
        assertThat(told).doesNotHaveDuplicates().hasSize(300 + 150 + 75 + 37 + 18 + 9 + 4 + 2 + 1);
    }

    @Test
    void proofs_of_every_leaf_and_size_are_the_recursive_ones_and_hold() {
        List<Hash> leaves = leaves(70);
        for (int size = 1; size <= leaves.size(); size++) {
            List<Hash> first = leaves.subList(0, size);
            Subtrees subtrees = RecursiveTree.subtrees(first);
            Hash root = RecursiveTree.root(first);
            assertThat(subtrees.root(size)).isEqualTo(root);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = subtrees.inclusion(index, size);
                assertThat(proof.path()).isEqualTo(RecursiveTree.path(index, first));
                proof.check(leaves.get(index), root);
            }
            for (int old = 1; old <= size; old++) {
                ConsistencyProof proof = subtrees.consistency(old, size);
                assertThat(proof.path()).isEqualTo(RecursiveTree.proof(old, first));
                proof.check(RecursiveTree.root(leaves.subList(0, old)), root);
            }
        }
    }

    @Test
    void proofs_of_random_large_sizes_hold_and_nothing_else_does() {
        for (int round = 0; round < 60; round++) {
            int size = 2 + CHANCE.nextInt(3000);
            List<Hash> leaves = leaves(size);
            Subtrees subtrees = RecursiveTree.subtrees(leaves);
            Hash root = RecursiveTree.root(leaves);
            int index = CHANCE.nextInt(size);
            int old = 1 + CHANCE.nextInt(size);
            Hash oldRoot = RecursiveTree.root(leaves.subList(0, old));
            InclusionProof inclusion = subtrees.inclusion(index, size);
            ConsistencyProof consistency = subtrees.consistency(old, size);
            inclusion.check(leaves.get(index), root);
            consistency.check(oldRoot, root);

            Hash other = leaves.get((index + 1) % size);
            refused(() -> inclusion.check(other, root));
            refused(() -> inclusion.check(leaves.get(index), other));
            refused(() -> new InclusionProof(size, size, inclusion.path()).check(leaves.get(index), root));
            refused(() -> new InclusionProof(-1, size, inclusion.path()).check(leaves.get(index), root));
            List<Hash> longer = new ArrayList<>(inclusion.path());
            longer.add(other);
            refused(() -> new InclusionProof(index, size, longer).check(leaves.get(index), root));
            refused(() -> new InclusionProof(index, size, longer.subList(0, longer.size() - 2))
                    .check(leaves.get(index), root));
            refused(() -> new ConsistencyProof(0, size, consistency.path()).check(Hash.OF_NOTHING, root));
            refused(() -> new ConsistencyProof(old, old - 1L, consistency.path()).check(oldRoot, root));
            refused(() -> consistency.check(other, root));
            refused(() -> consistency.check(oldRoot, other));
            if (old < size) {
                List<Hash> leftOver = new ArrayList<>(consistency.path());
                leftOver.add(other);
                refused(() -> new ConsistencyProof(old, size, leftOver).check(oldRoot, root));
                refused(() ->
                        new ConsistencyProof(old, size, leftOver.subList(0, leftOver.size() - 2)).check(oldRoot, root));
            }
        }
    }

    @Test
    void a_proof_of_a_tree_that_nobody_could_store_is_checked_as_well() {
        Subtrees alike = (level, index) -> Hash.OF_NOTHING;
        InclusionProof proof = alike.inclusion(Long.MAX_VALUE - 1, Long.MAX_VALUE);
        assertThat(proof.root(Hash.OF_NOTHING)).isNotNull();
        refused(() -> new InclusionProof(5, Long.MAX_VALUE, List.of()).root(Hash.OF_NOTHING));
    }

    @Test
    void what_is_not_of_32_bytes_is_no_hash() {
        refused(() -> Hash.of(new byte[31]));
        refused(() -> Hash.of(new byte[0]));
        refused(() -> Hash.ofBase64("YmFuYW5hcw=="));
        refused(() -> Hash.ofBase64(Hash.OF_NOTHING.base64().replace("=", "")));
        assertThat(Hash.ofBase64(Hash.OF_NOTHING.base64())).isEqualTo(Hash.OF_NOTHING);
    }

    @Test
    void no_proof_is_made_of_what_is_not_there() {
        Subtrees subtrees = RecursiveTree.subtrees(leaves(4));
        assertThatIllegalArgumentException().isThrownBy(() -> subtrees.inclusion(4, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> subtrees.inclusion(-1, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> subtrees.consistency(0, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> subtrees.consistency(5, 4));
    }

    private static void refused(Runnable check) {
        assertThatExceptionOfType(Broken.class).isThrownBy(check::run);
    }
}
