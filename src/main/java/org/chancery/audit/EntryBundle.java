package org.chancery.audit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chancery.ledger.Entry;

/** Entries one after the other, each behind its length in two bytes, as C2SP tlog-tiles sends them. */
final class EntryBundle {

    /** How many bytes a bundle can have. */
    static final int MOST_BYTES = Tile.FULL * (Entry.LONGEST + 2);

    private EntryBundle() {}

    /** @throws IllegalArgumentException if an entry is too long */
    static byte[] write(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > Entry.LONGEST) {
                throw new IllegalArgumentException(
                        "an entry has at most " + Entry.LONGEST + " bytes, found " + entry.length);
            }
            bundle.write(entry.length >> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /**
     * Reads the first entries of a bundle.
     *
     * @param width how many
     * @param exactly whether there may be no more
     * @throws Broken if it holds fewer, is cut short, or has something after them that may not be there
     */
    static List<byte[]> read(byte[] bundle, int width, boolean exactly) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (entries.size() < width) {
            if (at + 2 > bundle.length) {
                throw new Broken("it holds " + entries.size() + " entries, expected " + width);
            }
            int length = (bundle[at] & 0xff) << 8 | (bundle[at + 1] & 0xff);
            at += 2;
            if (length > bundle.length - at) {
                throw new Broken("it is cut short in entry " + entries.size() + " of it");
            }
            entries.add(Arrays.copyOfRange(bundle, at, at + length));
            at += length;
        }
        if (exactly && at < bundle.length) {
            throw new Broken("it has " + (bundle.length - at) + " bytes after its " + width + " entries");
        }
        return entries;
    }
}
