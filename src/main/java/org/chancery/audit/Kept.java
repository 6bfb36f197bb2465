package org.chancery.audit;

import java.time.Instant;

/**
 * A checkpoint that was signed once, as the database keeps it.
 *
 * @param size how many entries it is over
 * @param key the vkey it was signed with
 * @param signedAt when
 * @param note the signed note
 */
public record Kept(long size, String key, Instant signedAt, String note) {

    /**
     * What it says.
     *
     * @throws Broken if it cannot be read, or its key did not sign it
     */
    public Checkpoint checkpoint() {
        return Checkpoint.verified(SignedNote.parse(note), VerifierKey.parse(key));
    }
}
