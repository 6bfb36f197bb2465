package org.chancery.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chancery.audit.NotSigned.Reason;
import org.chancery.ledger.Ledger;

/**
 * The tree over the ledger's leaves. In memory are the roots of full tiles, 32 bytes for 256 events; leaves are read from
 * the ledger where they are wanted. For use by one thread at a time.
 */
final class LeafTree implements Subtrees {

    private static final int PAGE = 16 * Tile.FULL;
    private static final int TILES_KEPT = 64;

    private final Ledger ledger;
    private final LogTables tables;
    private final MerkleTree growing = new MerkleTree(this::complete);
    /** By level of tiles, from 1: the roots of the full tiles below it. */
    private final List<Hashes> roots = new ArrayList<>();

    private final Map<Long, Hash[]> tilesRead = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Hash[]> eldest) {
            return size() > TILES_KEPT;
        }
    };

    private long rootsKept;

    /** Hashes one after the other. */
    private static final class Hashes {
        private byte[] bytes = new byte[Tile.FULL * Hash.LENGTH];
        private int count;

        void add(Hash hash) {
            if ((count + 1) * Hash.LENGTH > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            hash.copyTo(bytes, count * Hash.LENGTH);
            count++;
        }

        Hash get(long index) {
            return Hash.at(bytes, Math.toIntExact(index) * Hash.LENGTH);
        }
    }

    /**
     * A tree that takes the roots of its first full tiles from where they are kept, and everything after them from the
     * leaves.
     *
     * @param signed over how many of the first leaves a checkpoint will be compared, so that roots need not be believed
     */
    LeafTree(Ledger ledger, LogTables tables, long signed) {
        this.ledger = ledger;
        this.tables = tables;
        for (Hash root : tables.tileRoots(signed / Tile.FULL)) {
            growing.add(Tile.HEIGHT, root);
            rootsKept++;
        }
    }

    private void complete(int level, long index, Hash hash) {
        if (level % Tile.HEIGHT != 0 || level == 0) {
            return;
        }
        int above = level / Tile.HEIGHT - 1;
        if (roots.size() == above) {
            roots.add(new Hashes());
        }
        roots.get(above).add(hash);
    }

    /** How many leaves it has. */
    long size() {
        return growing.size();
    }

    /** The root over all of them. */
    Hash root() {
        return growing.root();
    }

    /**
     * Takes the leaves up to a position.
     *
     * @throws NotSigned if one is missing, or is no hash; those before it are taken
     */
    void growTo(long position) {
        while (growing.size() < position) {
            long after = growing.size();
            int wanted = (int) Math.min(PAGE, position - after);
            int read = ledger.leaves(after, wanted, this::take);
            if (read < wanted) {
                throw gap(growing.size() + 1);
            }
        }
        keepRoots();
    }

    private void take(long position, byte[] leaf) {
        if (position != growing.size() + 1) {
            throw gap(growing.size() + 1);
        }
        growing.add(hash(position, leaf));
    }

    private static Hash hash(long position, byte[] leaf) {
        if (leaf.length != Hash.LENGTH) {
            throw new NotSigned(
                    Reason.GAP,
                    "the leaf of position " + position + " has " + leaf.length + " bytes, expected " + Hash.LENGTH
                            + ". Somebody has changed the database; restore it, and audit it");
        }
        return Hash.of(leaf);
    }

    /** An event that should be there is not. */
    static NotSigned gap(long position) {
        return new NotSigned(
                Reason.GAP,
                "the event of position " + position
                        + " is missing, though there are later ones. Somebody has changed the"
                        + " database; restore it, and audit it");
    }

    private void keepRoots() {
        Hashes first = roots.isEmpty() ? null : roots.getFirst();
        while (first != null && rootsKept < first.count) {
            tables.keepTileRoot(rootsKept, first.get(rootsKept));
            rootsKept++;
        }
    }

    @Override
    public Hash hash(int level, long index) {
        int tiles = level / Tile.HEIGHT;
        int within = level % Tile.HEIGHT;
        long first = index << within;
        Hash[] hashes = new Hash[1 << within];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = tileHash(tiles, first + i);
        }
        for (int width = hashes.length; width > 1; width /= 2) {
            for (int i = 0; i < width / 2; i++) {
                hashes[i] = Hash.ofNode(hashes[2 * i], hashes[2 * i + 1]);
            }
        }
        return hashes[0];
    }

    /** What stands in tiles of a level: leaves, or roots of the full tiles of the level below. */
    private Hash tileHash(int level, long index) {
        return level > 0 ? roots.get(level - 1).get(index) : leavesOf(index / Tile.FULL)[(int) (index % Tile.FULL)];
    }

    /** The leaves of a tile, as many as there are. */
    private Hash[] leavesOf(long number) {
        long after = number * Tile.FULL;
        int width = (int) Math.min(Tile.FULL, growing.size() - after);
        Hash[] kept = tilesRead.get(number);
        if (kept != null && kept.length == width) {
            return kept;
        }
        List<Hash> leaves = new ArrayList<>(width);
        ledger.leaves(after, width, (position, leaf) -> {
            if (position == after + leaves.size() + 1) {
                leaves.add(hash(position, leaf));
            }
        });
        if (leaves.size() < width) {
            throw gap(after + leaves.size() + 1);
        }
        Hash[] read = leaves.toArray(Hash[]::new);
        tilesRead.put(number, read);
        return read;
    }

    /** The bytes of a tile of hashes. */
    byte[] tile(Tile tile) {
        byte[] bytes = new byte[tile.width() * Hash.LENGTH];
        for (int i = 0; i < tile.width(); i++) {
            tileHash(tile.level(), tile.number() * Tile.FULL + i).copyTo(bytes, i * Hash.LENGTH);
        }
        return bytes;
    }
}
