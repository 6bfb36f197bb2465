package org.chancery.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chancery.scenarios.Program.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program killed while it answers a stream of commands. */
class KilledWhileRecordingIT {

    /** So many that the kill comes in the middle of them on any machine. */
    private static final int LINES = 20_000;

    private static final int ENOUGH = 100;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void every_acknowledged_line_is_there_exactly_once_and_sending_the_file_again_adds_the_rest() throws Exception {
        Path file = Files.writeString(folder.resolve("statements.jsonl"), statements());
        Path out = folder.resolve("answers.jsonl");
        Path err = folder.resolve("talk.txt");
        try (Program program = Program.start(folder.resolve("books"))) {
            Process sending = program.wordProcess(out, err, "record", "--file", file.toString(), "--format", "json");
            while (acknowledged(out).size() < ENOUGH) {
                assertThat(sending.waitFor(20, TimeUnit.MILLISECONDS))
                        .as("the stream ended before it was cut: " + Files.readString(err))
                        .isFalse();
            }
            program.kill();
            assertThat(sending.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(sending.exitValue()).as(Files.readString(err)).isEqualTo(3);
        }
        Set<String> acknowledged = acknowledged(out);
        assertThat(acknowledged).hasSizeBetween(ENOUGH, LINES - 1);

        try (Program program = Program.start(folder.resolve("books"))) {
            for (String id : acknowledged) {
                assertThat(program.get("/api/records/" + id).path("versions").size())
                        .as(id)
                        .isEqualTo(1);
            }
            Word again = program.word("record", "--file", file.toString(), "--format", "json");
            assertThat(again.exit()).as(again.err()).isZero();
            long known = again.out()
                    .lines()
                    .map(JSON::readTree)
                    .filter(answer -> answer.path("status").asInt() == 200)
                    .count();
            assertThat(known).isGreaterThanOrEqualTo(acknowledged.size());
            assertThat(program.get("/api/relations/DEU-FRA/records?limit=1")
                            .path("total")
                            .asInt())
                    .isEqualTo(LINES);
        }
    }

    private static String statements() {
        LocalDate first = LocalDate.of(1960, 1, 1);
        return IntStream.range(0, LINES)
                .mapToObj(
                        i -> "{\"command\":\"make-statement\",\"by\":\"FRA\",\"toward\":\"DEU\",\"stance\":\"NEUTRAL\","
                                + "\"occurred\":\"" + first.plusDays(i) + "\",\"unsourced\":\"made for a test\"}\n")
                .collect(Collectors.joining());
    }

    /** The ids of the records whose answers have arrived whole. */
    private static Set<String> acknowledged(Path out) throws IOException {
        String text = Files.readString(out);
        Set<String> ids = new LinkedHashSet<>();
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
            JsonNode answer = JSON.readTree(line);
            assertThat(answer.path("status").asInt()).as(line).isEqualTo(201);
            ids.add(answer.path("recordId").asString());
        });
        return ids;
    }
}
