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

    /** The roots of the first full tiles, as far as they were kept without a gap. */
    List<byte[]> tileRoots() {
        return jdbc.sql("select number, root from log_tile order by number").query(rows -> {
            List<byte[]> roots = new ArrayList<>();
            while (rows.next() && rows.getLong(1) == roots.size()) {
                roots.add(rows.getBytes(2));
            }
            return roots;
        });
    }

    /** Keeps the root of a tile, unless it is kept. */
    void keepTileRoot(long number, Hash root) {
        try {
            jdbc.sql("insert into log_tile (number, root) select cast(? as bigint), cast(? as bytea) where not exists"
                            + " (select 1 from log_tile where number = ?)")
                    .params(number, root.bytes(), number)
                    .update();
        } catch (DuplicateKeyException e) {
            // another process was faster, with the same
        }
    }

    void forgetTileRoots() {
        jdbc.sql("delete from log_tile").update();
    }

    /** Keeps a checkpoint, in place of the same with fewer signatures. */
    void keep(long size, VerifierKey key, Instant signedAt, SignedNote note) {
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
