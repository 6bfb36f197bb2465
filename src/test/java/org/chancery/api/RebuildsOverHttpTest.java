package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chancery.api.Program.Answer;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RebuildsOverHttpTest {

    private static Program program;

    @BeforeAll
    static void start() {
        program = Program.on(TestDatabase.H2_IN_MEMORY);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static Answer change(String method, String path) {
        return program.send(method, path, null, "Authorization", "Bearer " + program.token());
    }

    private static JsonNode over(String id) {
        JsonNode rebuild;
        do {
            rebuild = program.get("/api/rebuilds/" + id).json();
        } while (List.of("QUEUED", "RUNNING").contains(rebuild.get("state").stringValue()));
        return rebuild;
    }

    @Test
    void a_rebuild_is_asked_for_watched_and_over() {
        Answer taken = change("POST", "/api/rebuilds");
        String id = taken.json().get("id").stringValue();

        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.header("Location")).isEqualTo("/api/rebuilds/" + id);
        assertThat(over(id).get("state").stringValue()).isEqualTo("DONE");
        assertThat(program.get("/api/rebuilds")
                        .json()
                        .get("rebuilds")
                        .get(0)
                        .get("id")
                        .stringValue())
                .isEqualTo(id);
        assertThat(change("DELETE", "/api/rebuilds/" + id).status()).isEqualTo(409);
    }

    @Test
    void one_that_is_not_known_is_not_found() {
        Answer unknown = program.get("/api/rebuilds/0190e225-4800-7000-8000-000000000001");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("type").stringValue()).endsWith("no-such-rebuild");
    }

    @Test
    void readiness_looks_at_the_rows() {
        JsonNode health = program.get("/actuator/health/readiness").json();

        assertThat(health.get("status").stringValue()).isEqualTo("UP");
    }
}
