package org.chancery.ledger;

/** Takes the leaves of the log as they are stored. */
@FunctionalInterface
public interface LeafReader {

    /**
     * Takes one.
     *
     * @param position the position of its event
     * @param leaf 32 bytes, unless somebody has been at the database
     */
    void leaf(long position, byte[] leaf);
}
