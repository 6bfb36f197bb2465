package org.chancery.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the log keeps in the database: the roots of full tiles, and every checkpoint that was signed. */
final class LogTables {

    /** Stands before the key of a log that has come to its end; no key begins so. */
    private static final String ENDED = "ended+";

    private final JdbcClient jdbc;

    LogTables(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The roots of the first full tiles, so many at most, as far as they were kept without a gap and are hashes. */
    List<Hash> tileRoots(long most) {
        return jdbc.sql("select number, root from log_tile where number < ? order by number")
                .param(most)
                .query(rows -> {
                    List<Hash> roots = new ArrayList<>();
                    while (rows.next() && rows.getLong(1) == roots.size() && rows.getBytes(2).length == Hash.LENGTH) {
                        roots.add(Hash.of(rows.getBytes(2)));
                    }
                    return roots;
                });
    }

    /** Keeps the root of a tile, in place of any other. */
    void keepTileRoot(long number, Hash root) {
        int changed = jdbc.sql("update log_tile set root = ? where number = ?")
                .params(root.bytes(), number)
                .update();
        if (changed == 0) {
            try {
                jdbc.sql("insert into log_tile (number, root) values (?, ?)")
                        .params(number, root.bytes())
                        .update();
            } catch (DuplicateKeyException e) {
                // another process was faster, with the same
            }
        }
    }

    void forgetTileRoots() {
        jdbc.sql("delete from log_tile").update();
    }

    /**
     * Keeps a checkpoint; what witnesses said of it before stays with it.
     *
     * @return the checkpoint as it is kept now
     */
    SignedNote keep(long size, VerifierKey key, Instant signedAt, SignedNote offered) {
        SignedNote note = withWhatIsKept(size, key, offered);
        int changed = jdbc.sql("update log_checkpoint set note = ? where size = ? and key_id = ?")
                .params(note.toString(), size, key.toString())
                .update();
        if (changed == 0) {
            try {
                jdbc.sql("insert into log_checkpoint (size, key_id, signed_at, note) values (?, ?, ?, ?)")
                        .params(
                                size,
                                key.toString(),
                                ChronoUnit.MICROS.between(Instant.EPOCH, signedAt),
                                note.toString())
                        .update();
            } catch (DuplicateKeyException e) {
                // another process was faster, with the same
            }
        }
        return note;
    }

    private SignedNote withWhatIsKept(long size, VerifierKey key, SignedNote offered) {
        List<String> kept = jdbc.sql("select note from log_checkpoint where size = ? and key_id = ?")
                .params(size, key.toString())
                .query((row, number) -> row.getString(1))
                .list();
        SignedNote before;
        try {
            before = kept.isEmpty() ? offered : SignedNote.parse(kept.getFirst());
        } catch (Broken e) {
            return offered; // somebody wrote there what is no note
        }
        if (!before.text().equals(offered.text())) {
            return offered;
        }
        try {
            SignedNote note = offered;
            for (Signature signature : before.signatures()) {
                note = key.isNamedBy(signature) ? note : note.with(signature);
            }
            return note;
        } catch (Broken e) {
            return before; // one more than a note holds
        }
    }

    /** Lets the log that was kept so far be at its end. Its checkpoints stay. */
    void end() {
        jdbc.sql("update log_checkpoint set key_id = '" + ENDED + "' || key_id where key_id not like '" + ENDED + "%'")
                .update();
    }

    /** The checkpoints after a size, smallest first, at most {@code limit} of them. */
    List<Kept> kept(long afterSize, int limit) {
        return jdbc.sql("select size, key_id, signed_at, note from log_checkpoint where size > ? and key_id not like '"
                        + ENDED + "%'" + " order by size, key_id limit ?")
                .params(afterSize, limit)
                .query((row, number) -> new Kept(
                        row.getLong(1),
                        row.getString(2),
                        Instant.EPOCH.plus(row.getLong(3), ChronoUnit.MICROS),
                        row.getString(4)))
                .list();
    }

    /** The largest checkpoint; null where none was signed. */
    @Nullable
    Kept last() {
        return jdbc.sql("select size, key_id, signed_at, note from log_checkpoint where key_id not like '" + ENDED
                        + "%' order by size desc, signed_at desc limit 1")
                .query((row, number) -> new Kept(
                        row.getLong(1),
                        row.getString(2),
                        Instant.EPOCH.plus(row.getLong(3), ChronoUnit.MICROS),
                        row.getString(4)))
                .optional()
                .orElse(null);
    }
}
