package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chancery.api.Program.Answer;
import org.chancery.ledger.Intake;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many commands as lines: written together where they come together, answered in their order and none too soon. */
class LinesTest {

    private static final String STATEMENT = "{'command':'make-statement','recordId':'%s','by':'PER','toward':'CHL',"
            + "'stance':'WILLING','words':'a','occurred':'2020-01-01','unsourced':'a test'}";

    private final Program program = Program.shared();

    @Test
    void answers_keep_the_order_of_the_lines_whatever_becomes_of_them() {
        List<String> lines = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        String first = STATEMENT.formatted(UUID.randomUUID());
        for (int i = 0; i < 2 * Intake.MOST; i++) {
            switch (i % 10) {
                case 3 -> {
                    lines.add("{'command':'make-statement'}");
                    expected.add(400);
                }
                case 7 -> {
                    lines.add(first);
                    expected.add(i == 7 ? 201 : 200);
                }
                default -> {
                    lines.add(STATEMENT.formatted(UUID.randomUUID()));
                    expected.add(201);
                }
            }
        }

        List<JsonNode> answers = program.lines("", lines.toArray(String[]::new)).lines();

        assertThat(answers)
                .extracting(answer -> answer.get("status").intValue())
                .isEqualTo(expected);
        assertThat(answers)
                .extracting(answer -> answer.get("line").intValue())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, lines.size()).boxed().toList());
        assertThat(answers.stream()
                        .filter(answer -> answer.get("status").intValue() == 201)
                        .map(answer -> answer.get("position").longValue())
                        .toList())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void a_record_may_be_corrected_by_a_later_line_of_the_same_stream() {
        UUID id = UUID.randomUUID();
        List<JsonNode> answers = program.lines(
                        "",
                        STATEMENT.formatted(id),
                        ("{'command':'correct-record','record':'%s','reason':'misread','content':{'by':'PER',"
                                        + "'toward':'CHL','stance':'WILLING','words':'b','occurred':'2020-01-02',"
                                        + "'unsourced':'a test'}}")
                                .formatted(id),
                        "{'command':'retract-record','record':'%s','reason':'a rumour'}".formatted(id))
                .lines();

        assertThat(answers)
                .extracting(answer -> answer.get("status").intValue())
                .containsExactly(201, 201, 201);
    }

    @Test
    void who_waits_for_an_answer_before_the_next_line_gets_it() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", program.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out.write(("POST /api/commands HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                            + "Authorization: Bearer " + program.token()
                            + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int number = 1; number <= 3; number++) {
                String line = STATEMENT.formatted(UUID.randomUUID()).replace('\'', '"') + "\n";
                out.write((Integer.toHexString(line.length()) + "\r\n" + line + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                String answer = in.readLine();
                while (answer != null && !answer.startsWith("{")) {
                    answer = in.readLine();
                }
                assertThat(new JsonMapper().readTree(answer).get("line").intValue())
                        .isEqualTo(number);
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    @Test
    void a_dry_run_of_what_is_recorded_says_so_and_gives_the_first_answer() {
        String body = "{'recordId':'%s','by':'PER','toward':'CHL','stance':'WILLING','words':'a',"
                + "'occurred':'2020-01-01','unsourced':'a test'}";
        UUID id = UUID.randomUUID();
        long position = program.command("make-statement", body.formatted(id))
                .json()
                .get("position")
                .longValue();

        Answer dry = program.post(
                "/api/commands/make-statement?dryRun=true", body.formatted(id).replace('\'', '"'));
        Answer other = program.post(
                "/api/commands/make-statement?dryRun=true",
                body.formatted(id).replace("'a'", "'b'").replace('\'', '"'));

        assertThat(dry.json().get("decision").stringValue()).isEqualTo("REPEATED");
        assertThat(dry.json().get("position").longValue()).isEqualTo(position);
        assertThat(other.json().get("decision").stringValue()).isEqualTo("REFUSED");
        assertThat(other.json().at("/problem/status").intValue()).isEqualTo(422);
    }
}
