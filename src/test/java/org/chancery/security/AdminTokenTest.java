package org.chancery.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {

    @TempDir
    private Path folder;

    @Test
    void it_is_made_once_of_256_bits_and_only_its_owner_may_read_it() throws IOException {
        Path data = folder.resolve("data");
        AdminToken made = AdminToken.in(data);
        String token = Files.readString(data.resolve(AdminToken.FILE)).strip();
        assertThat(token).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(Files.getPosixFilePermissions(data.resolve(AdminToken.FILE)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(data)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(made.is(token)).isTrue();
        assertThat(AdminToken.in(data).is(token)).isTrue();
        assertThat(Files.readString(data.resolve(AdminToken.FILE)).strip()).isEqualTo(token);
    }

    @Test
    void nothing_else_is_it() {
        AdminToken token = AdminToken.in(folder);
        assertThat(token.is(null)).isFalse();
        assertThat(token.is("")).isFalse();
        assertThat(token.is("x".repeat(43))).isFalse();
    }

    @Test
    void a_token_that_others_may_read_is_not_accepted() throws IOException {
        AdminToken.in(folder);
        Files.setPosixFilePermissions(folder.resolve(AdminToken.FILE), PosixFilePermissions.fromString("rw----r--"));
        assertThatThrownBy(() -> AdminToken.in(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("may be read or written by others (rw----r--), expected its owner alone");
    }

    @Test
    void a_token_that_is_too_short_is_not_accepted() throws IOException {
        Files.writeString(folder.resolve(AdminToken.FILE), "1234\n");
        assertThatThrownBy(() -> AdminToken.in(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has 4 characters, expected at least 32; delete the file and start again");
    }
}
