package org.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chancery.actor.Actors;
import org.chancery.audit.NotSigned.Reason;
import org.chancery.ledger.Entry;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnBothDatabases
class LogTest {

    private static final Random CHANCE = new Random(20);
    private static final SigningKey WITNESS = SigningKey.generateWitness("witness.example/w1", new SecureRandom());

    private final HikariDataSource pool;
    private Ledger ledger;
    private Log log;

    @TempDir
    private Path data;

    LogTest(TestDatabase database) {
        this.pool = database.newLedger();
    }

    @BeforeEach
    void open() {
        ledger = new Ledger(pool, InstantSource.system(), Actors.states(), 10_000);
        log = log();
    }

    @AfterEach
    void close() {
        ledger.close();
        pool.close();
    }

    private Log log() {
        return new Log(ledger, pool, folder(), "example.com/chancery", List.of(WITNESS.verifier()));
    }

    private Path folder() {
        return data.resolve("log");
    }

    private void record(int events) {
        Statements.record(ledger, events);
    }

    private JdbcClient sql() {
        return JdbcClient.create(pool);
    }

    private List<Hash> leaves() {
        List<Hash> leaves = new ArrayList<>();
        ledger.leaves(0, Integer.MAX_VALUE, (position, leaf) -> leaves.add(Hash.of(leaf)));
        return leaves;
    }

    private Checkpoint says(SignedNote note) {
        return Checkpoint.verified(note, log.key());
    }

    private static Reason refusal(Log log) {
        try {
            log.checkpoint();
            return null;
        } catch (NotSigned e) {
            assertThat(log.refusal()).isSameAs(e);
            return e.reason();
        }
    }

    @Test
    void an_empty_ledger_has_a_signed_log_of_nothing() {
        assertThat(says(log.checkpoint())).isEqualTo(new Checkpoint("example.com/chancery", 0, Hash.OF_NOTHING));
        assertThat(log.tile(new Tile(0, 0, 1))).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> log.inclusion(0, 0));
    }

    @Test
    void a_checkpoint_is_signed_over_the_leaves_of_everything_recorded() {
        for (int recorded : List.of(1, 2, 255, 1, 1, 300)) {
            record(recorded);
            List<Hash> leaves = leaves();
            assertThat(says(log.checkpoint()))
                    .isEqualTo(new Checkpoint("example.com/chancery", leaves.size(), RecursiveTree.root(leaves)));
        }
        assertThat(log.kept(-1)).extracting(Kept::size).containsExactly(0L, 1L, 3L, 258L, 259L, 260L, 560L);
        log.kept(-1)
                .forEach(kept -> assertThat(kept.checkpoint().root())
                        .isEqualTo(RecursiveTree.root(leaves().subList(0, (int) kept.size()))));
    }

    @Test
    void nothing_new_is_signed_where_nothing_new_is_recorded() {
        record(3);
        assertThat(log.checkpoint()).isEqualTo(log.checkpoint());
        assertThat(log.kept(-1)).hasSize(2);
    }

    @Test
    void proofs_of_any_size_are_those_of_the_recursive_tree() {
        record(600);
        List<Hash> leaves = leaves();
        for (int round = 0; round < 100; round++) {
            int size = 1 + CHANCE.nextInt(600);
            int index = CHANCE.nextInt(size);
            int old = 1 + CHANCE.nextInt(size);
            List<Hash> first = leaves.subList(0, size);
            assertThat(log.root(size)).isEqualTo(RecursiveTree.root(first));
            assertThat(log.inclusion(index, size).path()).isEqualTo(RecursiveTree.path(index, first));
            assertThat(log.consistency(old, size).path()).isEqualTo(RecursiveTree.proof(old, first));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> log.root(601));
        assertThatIllegalArgumentException().isThrownBy(() -> log.inclusion(0, 601));
        assertThatIllegalArgumentException().isThrownBy(() -> log.inclusion(600, 600));
        assertThatIllegalArgumentException().isThrownBy(() -> log.inclusion(-1, 600));
        assertThatIllegalArgumentException().isThrownBy(() -> log.consistency(0, 600));
        assertThatIllegalArgumentException().isThrownBy(() -> log.consistency(1, Long.MAX_VALUE));
    }

    @Test
    void tiles_hold_the_hashes_and_entries_of_their_place() {
        record(600);
        List<Hash> leaves = leaves();
        Subtrees subtrees = RecursiveTree.subtrees(leaves);
        byte[] second = log.tile(new Tile(0, 1, 256));
        for (int i = 0; i < 256; i++) {
            assertThat(Hash.at(second, 32 * i)).isEqualTo(leaves.get(256 + i));
        }
        assertThat(log.tile(new Tile(0, 2, 88))).hasSize(88 * 32);
        assertThat(log.tile(new Tile(0, 2, 5))).hasSize(5 * 32);
        assertThat(log.tile(new Tile(0, 2, 89))).isNull();
        byte[] above = log.tile(new Tile(1, 0, 2));
        assertThat(Hash.at(above, 0)).isEqualTo(subtrees.hash(8, 0));
        assertThat(Hash.at(above, 32)).isEqualTo(subtrees.hash(8, 1));
        assertThat(log.tile(new Tile(2, 0, 1))).isNull();
        List<byte[]> entries = EntryBundle.read(log.tile(new Tile(Tile.ENTRIES, 2, 88)), 88, true);
        assertThat(Hash.ofLeaf(entries.getLast())).isEqualTo(leaves.getLast());
    }

    @Test
    void a_record_is_exported_with_its_proof() {
        record(7);
        RecordProof proof = RecordProof.parse(log.proof(5).bytes());
        byte[] entry = proof.extra();
        assertThat(entry).isEqualTo(ledger.entries(4, 1).getFirst().bytes());
        assertThat(proof.check(entry, log.key()).size()).isEqualTo(7);
        assertThatIllegalArgumentException().isThrownBy(() -> log.proof(8));
    }

    @Test
    void a_log_opened_again_goes_on_with_its_key_and_reads_only_the_last_leaves() {
        record(1000);
        Checkpoint before = says(log.checkpoint());
        assertThat(sql().sql("select count(*) from log_tile").query(Long.class).single())
                .isEqualTo(3);
        sql().sql("update event set leaf = ? where position = 10")
                .param(new byte[32])
                .update();
        Log again = log();
        assertThat(again.checkpoint()).isEqualTo(log.checkpoint());
        record(1);
        assertThat(again.root(1000)).isEqualTo(before.root());
        assertThat(Checkpoint.verified(again.checkpoint(), log.key()).size()).isEqualTo(1001);
    }

    @Test
    void roots_of_tiles_that_somebody_changed_are_made_again() {
        record(600);
        SignedNote signed = log.checkpoint();
        sql().sql("update log_tile set root = ? where number = 1")
                .param(new byte[32])
                .update();
        assertThat(log().checkpoint()).isEqualTo(signed);
        assertThat(log().checkpoint()).isEqualTo(signed);
        sql().sql("delete from log_tile where number = 0").update();
        assertThat(log().checkpoint()).isEqualTo(signed);
    }

    @Test
    void the_key_is_for_its_owner_alone_and_made_once() throws IOException {
        log.checkpoint();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve("key"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(folder().resolve("vkey"))).isEqualTo(log.key() + "\n");
        assertThat(log.key().name()).isEqualTo("example.com/chancery");
        Log again = log();
        again.checkpoint();
        assertThat(again.key()).isEqualTo(log.key());
    }

    @Test
    void an_old_backup_under_a_newer_checkpoint_is_not_signed_but_answers() {
        record(5);
        log.checkpoint();
        record(3);
        SignedNote newer = log.checkpoint();
        sql().sql("delete from event where position > 5").update();
        sql().sql("delete from log_checkpoint where size > 5").update();
        Ledger restored = new Ledger(pool, InstantSource.system(), Actors.states(), 10_000);
        Log old = new Log(restored, pool, folder(), null, List.of());

        assertThat(refusal(old)).isEqualTo(Reason.SHORTER);
        assertThat(old.refusal()).hasMessageContaining("over 8 events").hasMessageContaining("has 5");
        assertThat(old.size()).isEqualTo(5);
        assertThat(old.root(5)).isEqualTo(RecursiveTree.root(leaves()));
        assertThat(old.tile(new Tile(0, 0, 5))).hasSize(160);
        Statements.record(restored, 3);
        Log grownAgain = new Log(restored, pool, folder(), null, List.of());
        assertThat(refusal(grownAgain)).isEqualTo(Reason.DIFFERENT);
        assertThat(new LogFolder(folder()).checkpoint()).isEqualTo(newer);
        restored.close();
    }

    @Test
    void a_ledger_that_shrinks_under_a_running_program_is_not_signed_where_the_program_can_see_it() {
        record(5);
        SignedNote signed = log.checkpoint();
        sql().sql("delete from event where position > 3").update();
        if (ledger.head().position() == 3) {
            assertThat(refusal(log)).isEqualTo(Reason.SHORTER);
            assertThat(log.hasSigned(new Tile(0, 0, 3))).isFalse();
        } else {
            // Where one program owns the file, it knows of its end by itself; the next start sees it.
            assertThat(log.checkpoint()).isEqualTo(signed);
        }
        Ledger restored = new Ledger(pool, InstantSource.system(), Actors.states(), 10_000);
        assertThat(refusal(new Log(restored, pool, folder(), null, List.of()))).isEqualTo(Reason.SHORTER);
        restored.close();
    }

    @Test
    void an_event_missing_in_the_middle_is_named() {
        record(600);
        sql().sql("delete from event where position = 77").update();
        assertThat(refusal(log)).isEqualTo(Reason.GAP);
        assertThat(log.refusal()).hasMessageContaining("position 77 is missing");
    }

    @Test
    void a_leaf_changed_under_a_checkpoint_is_not_signed_over() {
        record(20);
        log.checkpoint();
        sql().sql("update event set leaf = ? where position = 10")
                .param(new byte[32])
                .update();
        assertThat(refusal(log())).isEqualTo(Reason.DIFFERENT);
    }

    @Test
    void a_missing_key_is_not_made_anew_over_checkpoints_it_signed() throws IOException {
        record(2);
        log.checkpoint();
        Files.delete(folder().resolve("key"));
        assertThat(refusal(log())).isEqualTo(Reason.KEY_MISSING);
        Files.delete(folder().resolve("checkpoint"));
        assertThat(refusal(log())).isEqualTo(Reason.KEY_MISSING);
        assertThat(folder().resolve("key")).doesNotExist();
    }

    @Test
    void a_key_others_can_read_is_not_used() throws IOException {
        log.checkpoint();
        Files.setPosixFilePermissions(folder().resolve("key"), PosixFilePermissions.fromString("rw-r--r--"));
        Log again = log();
        assertThat(refusal(again)).isEqualTo(Reason.KEY_OPEN_TO_OTHERS);
        assertThat(again.refusal()).hasMessageContaining("rw-r--r--").hasMessageContaining("chmod 600");
    }

    @Test
    void another_key_in_its_place_is_not_used() throws IOException {
        log.checkpoint();
        String other =
                SigningKey.generate("example.com/chancery", new SecureRandom()).secret();
        Files.writeString(folder().resolve("key"), other);
        assertThat(refusal(log())).isEqualTo(Reason.KEY_REPLACED);
        Files.writeString(folder().resolve("key"), "nothing");
        assertThat(refusal(log())).isEqualTo(Reason.KEY_UNREADABLE);
    }

    @Test
    void without_the_last_checkpoint_nothing_is_signed() throws IOException {
        record(1);
        SignedNote signed = log.checkpoint();
        Files.delete(folder().resolve("checkpoint"));
        assertThat(refusal(log())).isEqualTo(Reason.CHECKPOINT_MISSING);
        Files.writeString(folder().resolve("checkpoint"), "nothing");
        assertThat(refusal(log())).isEqualTo(Reason.CHECKPOINT_UNREADABLE);
        Files.write(folder().resolve("checkpoint"), signed.bytes());
        assertThat(log().checkpoint()).isEqualTo(signed);
    }

    @Test
    void an_older_checkpoint_put_in_place_of_the_last_does_not_help() throws IOException {
        record(5);
        log.checkpoint();
        Path older = data.resolve("older");
        Files.copy(folder().resolve("checkpoint"), older);
        record(5);
        log.checkpoint();
        sql().sql("delete from event where position > 7").update();
        Files.copy(older, folder().resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        Ledger restored = new Ledger(pool, InstantSource.system(), Actors.states(), 10_000);
        assertThat(refusal(new Log(restored, pool, folder(), null, List.of()))).isEqualTo(Reason.SHORTER);
        restored.close();
    }

    @Test
    void a_log_that_cannot_go_on_is_put_away_for_a_new_one_where_that_was_asked_for() throws IOException {
        record(5);
        SignedNote before = log.checkpoint();
        Log sound = new Log(ledger, pool, folder(), "example.com/chancery", List.of(), true);
        assertThat(sound.checkpoint()).isEqualTo(before);
        sql().sql("delete from event where position > 3").update();
        Ledger restored = new Ledger(pool, InstantSource.system(), Actors.states(), 10_000);
        Log anew = new Log(restored, pool, folder(), "example.com/chancery", List.of(), true);
        Checkpoint says = Checkpoint.verified(anew.checkpoint(), anew.key());
        assertThat(says.size()).isEqualTo(3);
        assertThat(anew.key()).isNotEqualTo(log.key());
        assertThat(Files.readAllBytes(data.resolve("log-ended-1/checkpoint"))).isEqualTo(before.bytes());
        assertThat(anew.kept(-1)).extracting(Kept::size).containsExactly(0L, 3L);
        assertThat(new Log(restored, pool, folder(), null, List.of()).checkpoint())
                .isEqualTo(anew.checkpoint());
        restored.close();
    }

    @Test
    void witnesses_that_are_known_can_add_their_word() {
        record(4);
        SignedNote signed = log.checkpoint();
        Signature statement = WITNESS.cosign(signed.text(), 1_700_000_000);
        SignedNote both = log.cosign(signed.with(statement));
        assertThat(both.signatures()).containsExactly(signed.signatures().getFirst(), statement);
        assertThat(log.checkpoint()).isEqualTo(both);
        assertThat(log.cosign(both)).isEqualTo(both);
        assertThat(log().checkpoint()).isEqualTo(both);
        SigningKey stranger = SigningKey.generateWitness("witness.example/w2", new SecureRandom());
        assertThatExceptionOfType(Broken.class)
                .isThrownBy(() -> log.cosign(signed.with(stranger.cosign(signed.text(), 1))))
                .withMessageContaining("witness.example/w2");
        assertThatExceptionOfType(Broken.class)
                .isThrownBy(() -> log.cosign(signed.with(WITNESS.cosign("other\n", 1))))
                .withMessageContaining("does not fit");
        String other = new Checkpoint("example.com/chancery", 3, Hash.OF_NOTHING).text();
        assertThatExceptionOfType(Broken.class)
                .isThrownBy(() -> log.cosign(new SignedNote(other, List.of(WITNESS.cosign(other, 1)))))
                .withMessageContaining("no such checkpoint");
    }

    @Test
    void of_each_witness_the_newest_word_is_kept_however_often_it_speaks() {
        record(4);
        SignedNote signed = log.checkpoint();
        for (int hour = 1; hour <= 150; hour++) {
            log.cosign(signed.with(WITNESS.cosign(signed.text(), 3_600L * hour)));
        }
        SignedNote newest = signed.with(WITNESS.cosign(signed.text(), 3_600L * 150));
        assertThat(log.checkpoint()).isEqualTo(newest);
        assertThat(log.cosign(signed.with(WITNESS.cosign(signed.text(), 3_600L * 7))))
                .isEqualTo(newest);
        assertThat(log().checkpoint()).isEqualTo(newest);
        assertThat(log.keptRoots()).allMatch(kept -> kept.root() != null).hasSize(3);
    }

    @Test
    void what_witnesses_said_stays_where_an_older_checkpoint_is_put_in_place_of_the_last() throws IOException {
        record(2);
        byte[] older = log.checkpoint().bytes();
        record(2);
        SignedNote signed = log.checkpoint();
        SignedNote both = log.cosign(signed.with(WITNESS.cosign(signed.text(), 1)));
        Files.write(folder().resolve("checkpoint"), older);

        assertThat(log().checkpoint()).isEqualTo(both);
        assertThat(new LogFolder(folder()).checkpoint()).isEqualTo(both);
    }

    @Test
    void a_checkpoint_that_came_no_further_than_the_folder_is_kept_at_the_next_start() {
        record(2);
        log.checkpoint();
        record(2);
        SignedNote signed = log.checkpoint();
        sql().sql("delete from log_checkpoint where size = 4").update();
        Log again = log();

        assertThat(again.checkpoint()).isEqualTo(signed);
        assertThat(again.kept(2)).extracting(Kept::note).containsExactly(signed.toString());
        assertThat(again.cosign(signed.with(WITNESS.cosign(signed.text(), 1))).signatures())
                .hasSize(2);
    }

    @Test
    void a_checkpoint_in_the_database_that_is_none_is_a_reason_not_to_sign() {
        record(2);
        log.checkpoint();
        sql().sql("update log_checkpoint set note = 'x' where size = 2").update();
        Log again = log();

        assertThat(refusal(again)).isEqualTo(Reason.KEY_REPLACED);
        assertThat(again.refusal()).hasMessageContaining("the last checkpoint in the database");
    }

    @Test
    void roots_of_tiles_there_are_not_are_not_believed() {
        record(600);
        SignedNote signed = log.checkpoint();
        for (int number = 2; number < 5; number++) {
            sql().sql("insert into log_tile (number, root) values (?, ?)")
                    .params(number, new byte[32])
                    .update();
        }
        Log again = log();
        assertThat(again.checkpoint()).isEqualTo(signed);
        record(300);
        List<Hash> leaves = leaves();
        assertThat(says(again.checkpoint()).root()).isEqualTo(RecursiveTree.root(leaves));
        assertThat(says(log().checkpoint()).root()).isEqualTo(RecursiveTree.root(leaves));
    }

    @Test
    void a_root_of_a_tile_that_is_no_hash_is_made_again() {
        record(600);
        SignedNote signed = log.checkpoint();
        sql().sql("update log_tile set root = ? where number = 1")
                .param(new byte[1])
                .update();
        assertThat(log().checkpoint()).isEqualTo(signed);
        assertThat(log().checkpoint()).isEqualTo(signed);
        assertThat(sql().sql("select root from log_tile where number = 1")
                        .query((row, i) -> row.getBytes(1))
                        .single())
                .hasSize(32);
    }

    @Test
    void an_event_that_cannot_be_hashed_is_named() {
        record(5);
        log.checkpoint();
        sql().sql("update event set recorded_at = recorded_at + 300000000000000000 where position = 3")
                .update();
        assertThatExceptionOfType(NotSigned.class)
                .isThrownBy(() -> log.tile(new Tile(Tile.ENTRIES, 0, 5)))
                .withMessageContaining("position 3 cannot be hashed");
        assertThatExceptionOfType(NotSigned.class)
                .isThrownBy(() -> log.proof(3))
                .withMessageContaining("position 3 cannot be hashed");
    }

    @Test
    void what_keeps_it_from_signing_is_remembered_until_it_signs() {
        record(2);
        sql().sql("alter table log_checkpoint rename to elsewhere").update();
        log.close();
        assertThat(log.trouble()).isInstanceOf(DataAccessException.class);
        assertThat(log.refusal()).isNull();
        sql().sql("alter table elsewhere rename to log_checkpoint").update();
        log.close();
        assertThat(log.trouble()).isNull();
        assertThat(log.kept(0)).extracting(Kept::size).containsExactly(2L);
    }

    @Test
    void tiles_are_signed_over_as_far_as_the_last_checkpoint_goes() {
        record(3);
        assertThat(log.hasSigned(new Tile(0, 0, 3))).isFalse();
        log.checkpoint();
        record(2);
        assertThat(log.hasSigned(new Tile(0, 0, 3))).isTrue();
        assertThat(log.hasSigned(new Tile(Tile.ENTRIES, 0, 3))).isTrue();
        assertThat(log.hasSigned(new Tile(0, 0, 5))).isFalse();
    }

    @Test
    void who_recorded_is_hidden_in_the_leaf_and_can_go_without_breaking_it() {
        record(3);
        Entry entry = ledger.entries(1, 1).getFirst();
        String text = new String(entry.bytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("\"" + entry.recordedBy() + "\"");
        SignedNote signed = log.checkpoint();
        String hidden = text.replaceAll(".*\"recordedBy\":\"(sha256:[0-9a-f]{64})\".*", "$1");
        sql().sql("update event set recorded_by = ?, salt = null where position = 2")
                .param(hidden)
                .update();
        Entry erased = ledger.entries(1, 1).getFirst();
        assertThat(erased.recordedBy()).isEqualTo(hidden);
        assertThat(erased.leaf()).isEqualTo(entry.leaf());
        assertThat(log().checkpoint()).isEqualTo(signed);
    }

    @Test
    void it_signs_by_itself_what_is_recorded_and_the_rest_when_it_ends() {
        record(2);
        log.start();
        record(3);
        log.close();
        assertThat(says(new LogFolder(folder()).checkpoint()).size()).isEqualTo(5);
    }
}
