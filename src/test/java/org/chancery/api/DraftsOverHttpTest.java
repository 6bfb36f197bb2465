package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.api.Program.Answer;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DraftsOverHttpTest {

    private static Program program;

    @BeforeAll
    static void start() {
        program = Program.on(TestDatabase.H2_IN_MEMORY);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static Answer draft(String query, String text, String contentType) {
        return program.send(
                "POST",
                "/api/drafts" + query,
                text,
                "Content-Type",
                contentType,
                "Authorization",
                "Bearer " + program.token());
    }

    @Test
    void a_draft_can_be_recorded_as_it_is_and_nothing_is_recorded_before() {
        JsonNode drafted = draft(
                        "?title=A%20brief&published=2024-07-26",
                        "In 2011, Turkey severed ties with Syria.", "text/plain")
                .json();
        JsonNode draft = drafted.get("drafts").get(0);

        assertThat(draft.get("command").stringValue()).isEqualTo("sever-ties");
        assertThat(draft.get("body").toString())
                .isEqualTo(
                        "{\"by\":\"TUR\",\"toward\":\"SYR\",\"occurred\":\"2011\",\"sources\":[{\"title\":\"A brief\","
                                + "\"published\":\"2024-07-26\",\"quote\":\"In 2011, Turkey severed ties with Syria.\"}]}");
        assertThat(program.get("/api/records").json().get("records")).isEmpty();
        assertThat(program.post("/api/commands/sever-ties", draft.get("body").toString())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void what_cannot_be_read_is_said() {
        assertThat(draft("?published=2999-01-01", "x", "text/plain").status()).isEqualTo(400);
        assertThat(draft("", "{}", "application/json").status()).isEqualTo(415);
        assertThat(draft("", "x".repeat(300_000), "text/plain").status()).isEqualTo(413);
        assertThat(draft("", "x".repeat(5_000_000), "text/plain").status()).isEqualTo(413);
        assertThat(program.send("POST", "/api/drafts", "x", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(401);
    }
}
