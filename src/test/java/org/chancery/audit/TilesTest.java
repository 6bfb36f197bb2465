package org.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {

    @ParameterizedTest
    @CsvSource({
        "tile/0/000, 0, 0, 256",
        "tile/0/x001/x234/067, 0, 1234067, 256",
        "tile/0/x001/x234/067.p/5, 0, 1234067, 5",
        "tile/1/999.p/255, 1, 999, 255",
        "tile/63/x001/000, 63, 1000, 256",
        "tile/entries/x100/012.p/1, -1, 100012, 1",
        "tile/0/x999/x999/x999/x999/x999/999, 0, 999999999999999999, 256"
    })
    void paths_are_read_and_written_alike(String path, int level, long number, int width) {
        assertThat(Tile.parse(path)).isEqualTo(new Tile(level, number, width));
        assertThat(new Tile(level, number, width).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/0",
                "tile/0/",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/-01",
                "tile/0/+01",
                "tile/00/000",
                "tile/64/000",
                "tile/100/000",
                "tile/-1/000",
                "tile/0/x000/001",
                "tile/0/001/000",
                "tile/0/x001/x000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/000.p/-1",
                "tile/0/000.p/",
                "tile/0/000.p/999999999999",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
                "tile/data/000",
                "tile/0/٠٠٠",
                "tile/0/../../etc/passwd",
                "/tile/0/000"
            })
    void other_paths_are_no_tiles(String path) {
        assertThatExceptionOfType(Broken.class).isThrownBy(() -> Tile.parse(path));
    }

    @Test
    void a_tree_of_70_000_has_the_tiles_the_standard_says() {
        assertThat(Tile.count(0, 70_000) / 256).isEqualTo(273);
        assertThat(Tile.of(0, 273, 70_000)).isEqualTo(new Tile(0, 273, 112));
        assertThat(Tile.of(1, 0, 70_000)).isEqualTo(new Tile(1, 0, 256));
        assertThat(Tile.of(1, 1, 70_000)).isEqualTo(new Tile(1, 1, 17));
        assertThat(Tile.of(2, 0, 70_000)).isEqualTo(new Tile(2, 0, 1));
        assertThat(Tile.count(3, 70_000)).isZero();
        assertThat(Tile.count(1, 256)).isOne();
    }

    @Test
    void a_tile_is_in_a_tree_that_has_all_of_it() {
        assertThat(new Tile(0, 273, 112).isIn(70_000)).isTrue();
        assertThat(new Tile(0, 273, 111).isIn(70_000)).isTrue();
        assertThat(new Tile(0, 273, 113).isIn(70_000)).isFalse();
        assertThat(new Tile(0, 274, 1).isIn(70_000)).isFalse();
        assertThat(new Tile(63, 0, 1).isIn(Long.MAX_VALUE)).isFalse();
        assertThat(new Tile(7, 0, 127).isIn(Long.MAX_VALUE)).isTrue();
        assertThat(new Tile(0, 999_999_999_999_999_999L, 256).isIn(70_000)).isFalse();
    }

    @Test
    void bundles_are_read_as_they_were_written() {
        List<byte[]> entries = List.of(new byte[0], new byte[65_535], "entry".getBytes(StandardCharsets.UTF_8));
        byte[] bundle = EntryBundle.write(entries);
        assertThat(bundle).hasSize(2 + 2 + 65_535 + 2 + 5).startsWith(0, 0, 0xff, 0xff);
        List<byte[]> read = EntryBundle.read(bundle, 3, true);
        assertThat(read).usingElementComparator(Arrays::compare).isEqualTo(entries);
        assertThat(EntryBundle.read(bundle, 1, false)).hasSize(1);
        assertThatExceptionOfType(Broken.class).isThrownBy(() -> EntryBundle.read(bundle, 2, true));
        assertThatExceptionOfType(Broken.class).isThrownBy(() -> EntryBundle.read(bundle, 4, true));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.write(List.of(new byte[65_536])));
    }

    @Test
    void a_bundle_cut_short_anywhere_is_refused() {
        byte[] bundle = EntryBundle.write(List.of(new byte[7], new byte[300]));
        for (int i = 0; i < bundle.length; i++) {
            byte[] cut = Arrays.copyOf(bundle, i);
            assertThatExceptionOfType(Broken.class).isThrownBy(() -> EntryBundle.read(cut, 2, true));
        }
    }

    @Test
    void a_proof_of_one_record_is_written_read_and_checked() {
        SigningKey key = SigningKey.generate("example.com/log", new SecureRandom());
        byte[] entry = "entry".getBytes(StandardCharsets.UTF_8);
        List<Hash> leaves = List.of(Hash.ofLeaf(new byte[] {1}), Hash.ofLeaf(entry), Hash.ofLeaf(new byte[] {2}));
        Subtrees tree = RecursiveTree.subtrees(leaves);
        String text = new Checkpoint("example.com/log", 3, tree.root(3)).text();
        SignedNote checkpoint = new SignedNote(text, List.of(key.sign(text)));
        RecordProof proof = new RecordProof(entry, 1, tree.inclusion(1, 3).path(), checkpoint);

        RecordProof read = RecordProof.parse(proof.bytes());
        assertThat(read).hasToString(proof.toString());
        assertThat(read.extra()).isEqualTo(entry);
        assertThat(read.check(entry, key.verifier()).size()).isEqualTo(3);
        assertThatExceptionOfType(Broken.class).isThrownBy(() -> read.check(new byte[1], key.verifier()));
        assertThat(RecordProof.parse(
                                new RecordProof(null, 1, tree.inclusion(1, 3).path(), checkpoint).bytes())
                        .extra())
                .isNull();
        byte[] bytes = proof.bytes();
        int entryFrom = proof.toString().indexOf("extra ") + 6;
        int entryTo = proof.toString().indexOf("\nindex");
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            boolean unproved = i >= entryFrom && i < entryTo;
            assertThatExceptionOfType(Broken.class).as("byte " + i).isThrownBy(() -> {
                RecordProof other = RecordProof.parse(changed);
                other.check(unproved ? java.util.Objects.requireNonNull(other.extra()) : entry, key.verifier());
            });
        }
    }

    @Test
    void other_files_are_no_proofs() {
        for (String text : List.of(
                "",
                "c2sp.org/tlog-proof@v2\nindex 0\n\nx",
                "c2sp.org/tlog-proof@v1\n\nx",
                "c2sp.org/tlog-proof@v1\nindex 01\n\nx",
                "c2sp.org/tlog-proof@v1\nindex -1\n\nx",
                "c2sp.org/tlog-proof@v1\nindex 99999999999999999999\n\nx",
                "c2sp.org/tlog-proof@v1\nextra *\nindex 0\n\nx",
                "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nx",
                "c2sp.org/tlog-proof@v1\nindex 0\n" + (Hash.OF_NOTHING + "\n").repeat(64) + "\nx")) {
            assertThatExceptionOfType(Broken.class)
                    .as(text)
                    .isThrownBy(() -> RecordProof.parse(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
