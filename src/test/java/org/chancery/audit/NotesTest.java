package org.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NotesTest {

    private static final SigningKey LOG = SigningKey.generate("example.com/log", new SecureRandom());
    private static final SigningKey WITNESS = SigningKey.generateWitness("witness.example/w1", new SecureRandom());
    private static final String TEXT = new Checkpoint("example.com/log", 7, Hash.OF_NOTHING).text();

    private static void broken(String why, ThrowingCallable call) {
        assertThatExceptionOfType(Broken.class).isThrownBy(call).withMessageContaining(why);
    }

    private static SignedNote signed() {
        return new SignedNote(TEXT, List.of(LOG.sign(TEXT)));
    }

    @Test
    void what_is_signed_is_verified_and_its_signer_named() {
        SignedNote note = SignedNote.parse(signed().bytes());
        assertThat(note.verified(List.of(LOG.verifier()))).containsExactly(LOG.sign(TEXT));
        assertThat(Checkpoint.verified(note, LOG.verifier()))
                .isEqualTo(new Checkpoint("example.com/log", 7, Hash.OF_NOTHING));
    }

    @Test
    void a_note_that_somebody_else_signed_is_refused_and_says_whose_it_is() {
        SigningKey other = SigningKey.generate("example.com/log", new SecureRandom());
        broken("not signed with the key expected", () -> signed().verified(List.of(other.verifier())));
    }

    @Test
    void one_changed_byte_anywhere_is_noticed() {
        byte[] bytes = signed().bytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThatExceptionOfType(Broken.class)
                    .as("byte " + i)
                    .isThrownBy(() -> SignedNote.parse(changed).verified(List.of(LOG.verifier())));
        }
    }

    @Test
    void a_note_cut_short_anywhere_is_refused() {
        byte[] bytes = signed().bytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, i);
            assertThatExceptionOfType(Broken.class)
                    .isThrownBy(() -> SignedNote.parse(cut).verified(List.of(LOG.verifier())));
        }
    }

    @Test
    void a_witness_states_a_time_and_is_checked_with_its_own_kind_of_key() {
        SignedNote note = signed().with(WITNESS.cosign(TEXT, 1_679_315_147));
        VerifierKey key = VerifierKey.parse(WITNESS.verifier().toString());
        assertThat(key.isWitness()).isTrue();
        assertThat(SignedNote.parse(note.bytes()).verified(List.of(LOG.verifier(), key)))
                .hasSize(2);
        broken("does not fit", () -> new SignedNote("other\n", note.signatures()).verified(List.of(key)));
        assertThat(note.with(WITNESS.cosign(TEXT, 1_679_315_147))).isEqualTo(note);
    }

    @Test
    void a_witness_and_a_log_with_one_key_have_two_ids() {
        VerifierKey log = LOG.verifier();
        VerifierKey witness = new VerifierKey(log.name(), VerifierKey.COSIGNATURE, log.key());
        assertThat(witness.id()).isNotEqualTo(log.id());
        assertThat(witness.hasMade(LOG.sign(TEXT), TEXT)).isFalse();
    }

    @Test
    void keys_that_cannot_be_read_are_refused_with_the_reason() {
        broken("name+id+key", () -> VerifierKey.parse("example.com/log"));
        broken("name+id+key", () -> VerifierKey.parse("example.com/log+530D903A+AekyeRrm"));
        broken("base 64", () -> VerifierKey.parse("example.com/log+530d903a+*"));
        broken("32 bytes", () -> VerifierKey.parse("example.com/log+530d903a+AekyeRrm"));
        broken("type 0x06", () -> VerifierKey.parse("example.com/log+530d903a+" + typed(6)));
        broken("has the id", () -> VerifierKey.parse("example.com/log+530d903a+" + typed(1)));
        broken("neither spaces", () -> VerifierKey.parse("a log+530d903a+" + typed(1)));
        broken("neither spaces", () -> VerifierKey.parse("+530d903a+" + typed(1)));
    }

    private static String typed(int type) {
        byte[] bytes = new byte[33];
        bytes[0] = (byte) type;
        System.arraycopy(LOG.verifier().key(), 0, bytes, 1, 32);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void a_private_key_is_read_back_and_never_shown() {
        SigningKey read = SigningKey.parse(LOG.secret());
        assertThat(read.verifier()).isEqualTo(LOG.verifier());
        assertThat(read.sign(TEXT)).isEqualTo(LOG.sign(TEXT));
        assertThat(LOG.toString())
                .doesNotContain("PRIVATE")
                .contains(LOG.verifier().toString());
        String half = LOG.secret().substring(0, LOG.secret().length() - 10);
        assertThatExceptionOfType(Broken.class)
                .isThrownBy(() -> SigningKey.parse(half))
                .withMessageNotContaining(half.substring(half.length() - 10));
        broken("PRIVATE+KEY", () -> SigningKey.parse("nothing"));
    }

    @Test
    void notes_of_other_shapes_are_refused() {
        String line = LOG.sign(TEXT).line();
        broken("blank line", () -> SignedNote.parse(line));
        broken("at least one signature", () -> SignedNote.parse(TEXT + "\n"));
        broken("ends with a newline", () -> SignedNote.parse(TEXT + "\n" + line.strip()));
        broken("em dash", () -> SignedNote.parse(TEXT + "\n- log abcd\n"));
        broken("more than 4 bytes", () -> SignedNote.parse(TEXT + "\n— log AAAAAA==\n"));
        broken("U+000D", () -> SignedNote.parse(TEXT + "\r\n\n" + line));
        broken("UTF-8", () -> SignedNote.parse(new byte[] {(byte) 0xff, '\n', '\n'}));
        broken("at most 100", () -> SignedNote.parse(TEXT + "\n" + line.repeat(101)));
        broken(
                "1,000,000 bytes",
                () -> SignedNote.parse(("x".repeat(1_000_000) + "\n\n" + line).getBytes(StandardCharsets.UTF_8)));
        assertThat(SignedNote.parse(TEXT + "\n" + line.repeat(16)).verified(List.of(LOG.verifier())))
                .hasSize(16);
    }

    @Test
    void checkpoints_keep_to_their_lines() {
        String root = Hash.OF_NOTHING.base64();
        broken("three lines", () -> Checkpoint.parse("log\n1\n"));
        broken("none of them empty", () -> Checkpoint.parse("log\n1\n" + root + "\n\n"));
        broken("leading zeros", () -> Checkpoint.parse("log\n01\n" + root + "\n"));
        broken("leading zeros", () -> Checkpoint.parse("log\n+1\n" + root + "\n"));
        broken("at most 9223372036854775807", () -> Checkpoint.parse("log\n9223372036854775808\n" + root + "\n"));
        broken("32 bytes", () -> Checkpoint.parse("log\n1\nAAAA\n"));
        assertThat(Checkpoint.parse("log of ours\n0\n" + root + "\nmore\n"))
                .isEqualTo(new Checkpoint("log of ours", 0, Hash.OF_NOTHING, List.of("more")));
    }
}
