package org.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeWordTest {

    @TempDir
    private Path directory;

    @Test
    void without_a_word_the_server_starts_as_it_stands() {
        assertThat(type()).isEqualTo(new Typed(0, "", "", List.of()));
    }

    @Test
    void options_without_a_word_are_those_of_serve() {
        assertThat(type("--port", "9090").serverSettings()).containsExactly("--server.port=9090");
    }

    @Test
    void every_option_becomes_a_setting() {
        assertThat(type("serve", "--port", "0", "--data", "books", "--address", "0.0.0.0", "--demo")
                        .serverSettings())
                .containsExactly(
                        "--server.port=0",
                        "--server.address=0.0.0.0",
                        "--chancery.data=" + Path.of("books").toAbsolutePath(),
                        "--chancery.demo=brief");
    }

    @Test
    void the_world_is_a_demo_too() {
        assertThat(type("serve", "--demo=world").serverSettings()).containsExactly("--chancery.demo=world");
    }

    @Test
    void a_port_that_is_none_is_refused() {
        assertThat(type("serve", "--port", "70000")).isEqualTo(new Typed(2, "", """
                        No such port.
                          found     70000
                          expected  a number from 0 to 65535
                        """, List.of()));
    }

    @Test
    void an_unknown_option_is_wrong_use() {
        assertThat(type("serve", "--prot", "1")).isEqualTo(new Typed(2, "", """
                        Unknown options: '--prot', '1'
                          to do     chancery serve --help
                        """, List.of()));
    }

    private Typed type(String... words) {
        return new Typed.At(directory).type(words);
    }
}
