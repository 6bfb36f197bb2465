package org.chancery.audit;

import org.jspecify.annotations.Nullable;

/**
 * What was once said of the log, and kept: the root of the tree of its first entries.
 *
 * @param size how many entries; 0 where it cannot be believed
 * @param root the root; null where it cannot be believed
 * @param where where it was kept, for people, and why it cannot be believed
 * @param isChecked whether its signature was looked at
 */
record KeptRoot(long size, @Nullable Hash root, String where, boolean isChecked) {

    KeptRoot(long size, @Nullable Hash root, String where) {
        this(size, root, where, true);
    }

    /** What a note says that should be signed with a key; where that is null, the signature is not looked at. */
    static KeptRoot of(SignedNote note, @Nullable VerifierKey key, String where) {
        try {
            Checkpoint says = key == null ? Checkpoint.parse(note.text()) : Checkpoint.verified(note, key);
            return new KeptRoot(says.size(), says.root(), where, key != null);
        } catch (Broken e) {
            return unbelievable(where, e.why());
        }
    }

    static KeptRoot unbelievable(String where, String why) {
        return new KeptRoot(0, null, where + ": " + why);
    }
}
