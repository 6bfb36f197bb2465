package org.chancery.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.scenarios.Answers.facet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chancery.scenarios.Program.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image does, without an engine: the extracted layers, the caches, and the wrapper on the path. */
class ContainerLayersIT {

    private static final Path DOCKER = Path.of("docker").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void the_program_runs_from_its_layers_with_its_caches() throws Exception {
        Path layers = folder.resolve("layers");
        Path home = Files.createDirectory(folder.resolve("home"));
        run(
                Program.java(),
                "-Djarmode=tools",
                "-jar",
                Program.jar().toString(),
                "extract",
                "--layers",
                "--application-filename",
                "chancery.jar",
                "--destination",
                layers.toString());
        try (Stream<Path> each = Files.list(layers)) {
            assertThat(each.map(layer -> layer.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "dependencies", "spring-boot-loader", "snapshot-dependencies", "application");
        }
        String dockerfile = Files.readString(DOCKER.resolve("Dockerfile"));
        for (String layer : List.of("dependencies", "spring-boot-loader", "snapshot-dependencies", "application")) {
            assertThat(dockerfile).contains("COPY --from=layers --chown=chancery /build/layers/" + layer + "/ ./");
            run("cp", "-R", layers.resolve(layer) + "/.", home.toString());
        }
        String path = "PATH=" + Path.of(Program.java()).getParent() + ":" + System.getenv("PATH");
        run("env", path, "sh", DOCKER.resolve("train").toString(), home.toString());

        List<String> wrapper = List.of(
                "env",
                path,
                "CHANCERY_HOME=" + home,
                "sh",
                DOCKER.resolve("chancery").toString());
        try (Program program = Program.start(wrapper, folder.resolve("books"), "--demo")) {
            assertThat(facet(program.status("SYR-TUR", "2012-01-01"), "TIES")).isEqualTo("DEFINITE SEVERED");
            Word status = program.word("status", "SYR-TUR", "--as-of", "2012-01-01");
            assertThat(status.err()).isEmpty();
            assertThat(status.exit()).isZero();
            assertThat(status.out()).startsWith("SYR-TUR  SEVERED, definite");
        }
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path talk = folder.resolve("talk.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(talk.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES))
                .as(Arrays.toString(command))
                .isTrue();
        assertThat(process.exitValue())
                .as(Arrays.toString(command) + "\n" + Files.readString(talk))
                .isZero();
    }
}
