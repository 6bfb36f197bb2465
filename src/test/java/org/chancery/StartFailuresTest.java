package org.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import org.chancery.cli.Chancery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whoever starts a server that cannot start is told why in a sentence, and what to do. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailuresTest {

    @TempDir
    private Path data;

    @Test
    void a_data_directory_that_another_server_has_open(CapturedOutput output) throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        data.resolve("chancery").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(holder.getInputStream().readNBytes(4)).asString().isEqualTo("open");

            assertThat(serve("--port", "0")).isEqualTo(1);

            assertThat(output.getAll())
                    .contains("The data directory is in use; another server has its books open.")
                    .contains("Stop that server, or name another directory in --data.")
                    .doesNotContain("\tat org.");
        } finally {
            holder.destroy();
            holder.waitFor();
        }
    }

    @Test
    void a_port_on_which_another_program_listens(CapturedOutput output) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(serve("--port", String.valueOf(other.getLocalPort()))).isEqualTo(1);
            assertThat(output.getAll())
                    .contains("Port " + other.getLocalPort() + " is in use; another program listens there.")
                    .contains("Stop that program, or name another port in --port.")
                    .doesNotContain("\tat org.");
        }
    }

    @Test
    void a_token_that_is_too_short(CapturedOutput output) throws IOException {
        write("1234", "rw-------");

        assertThat(serve("--port", "0")).isEqualTo(1);

        assertThat(output.getAll())
                .contains("admin-token has 4 characters, expected at least 32; delete the file and start again.")
                .doesNotContain("\tat org.");
    }

    @Test
    void a_token_that_others_may_read(CapturedOutput output) throws IOException {
        write("x".repeat(43), "rw-r-----");

        assertThat(serve("--port", "0")).isEqualTo(1);

        assertThat(output.getAll())
                .contains("admin-token may be read or written by others (rw-r-----), expected its owner alone;"
                        + " make it so with chmod 600, or delete the file and start again.")
                .doesNotContain("\tat org.");
    }

    private void write(String token, String permissions) throws IOException {
        Path file = data.resolve("admin-token");
        Files.writeString(file, token);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private int serve(String... port) {
        return Chancery.run(
                new String[] {"serve", "--data", data.toString(), port[0], port[1]},
                settings -> SpringApplication.run(Application.class, settings));
    }

    /** A process that has the books open until it is ended. */
    public static final class Holder {

        private Holder() {}

        /** Takes the file. */
        public static void main(String[] file) throws Exception {
            try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file[0], "sa", "")) {
                System.out.write("open".getBytes(StandardCharsets.US_ASCII));
                System.out.flush();
                System.in.read();
                connection.isValid(1);
            }
        }
    }
}
